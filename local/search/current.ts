import { existsSync, rmSync } from 'node:fs';
import { articleRows, type Database, INDEXES, openDatabase, TABLES } from '../../bin/export/database.ts';
import type { ReadApi } from '../../bin/read-api.ts';
import { Archive } from '../../bin/search/archive.ts';
import type { ArticleRecord } from '../../engine/index.ts';
import { heldUntil } from '../../lambdas/shared/store/embargoes.ts';

/** Raised when the tables change: an index of other ones is made anew. */
const VERSION = 1;
/** Records read at a time. */
const PARALLEL = 4;
/** An article is written several times on its way; it is read when that has ended. */
const SETTLE_MS = 150;
/** Timers reach no further; an embargo that does is looked at again then. */
const LONGEST_WAIT_MS = 2 ** 31 - 1;

interface Listed {
  readonly id: string;
  readonly digestedAt: string | null;
}

/** What an index is kept of. */
interface IndexSource {
  readonly api: ReadApi;
  /** Hears of what went wrong. */
  readonly log: (line: string) => void;
}

/**
 * The index of texts that the local run keeps beside its table: the tables of `nutgraf export`, of what the API lists.
 * It holds nothing that the table does not, so one that is lost or old is made anew.
 */
export class CurrentIndex {
  readonly archive: Archive;
  readonly #database: Database;
  readonly #rows: ReturnType<typeof articleRows>;
  readonly #api: ReadApi;
  readonly #log: (line: string) => void;
  readonly #waiting = new Set<string>();
  readonly #held = new Set<NodeJS.Timeout>();
  #timer: NodeJS.Timeout | null = null;
  #work: Promise<void> = Promise.resolve();
  #stopped = false;

  private constructor(database: Database, { api, log }: IndexSource) {
    this.#database = database;
    this.#rows = articleRows(database);
    this.#api = api;
    this.#log = log;
    this.archive = new Archive(database);
  }

  /** @param path - of the file; null keeps it in memory */
  static async open(path: string | null, source: IndexSource): Promise<CurrentIndex> {
    return new CurrentIndex(await database(path), source);
  }

  /** Brings the index to what the API lists, in the background: what came and went while nobody watched. */
  catchUp(): void {
    this.#then(() => this.#compare());
  }

  /** An article was written, or removed. */
  changed(id: string): void {
    if (this.#stopped) return;
    this.#waiting.add(id);
    this.#timer ??= setTimeout(() => {
      this.#timer = null;
      this.#then(() => this.#read());
    }, SETTLE_MS);
  }

  /** Until what was told so far is in the index. */
  async settled(): Promise<void> {
    while (this.#timer !== null) await new Promise((resolve) => setTimeout(resolve, SETTLE_MS));
    await this.#work;
  }

  async stop(): Promise<void> {
    this.#stopped = true;
    if (this.#timer !== null) clearTimeout(this.#timer);
    for (const timer of this.#held) clearTimeout(timer);
    await this.#work;
    this.#database.close();
  }

  /** One after the other. What fails is tried again with what comes next. */
  #then(step: () => Promise<void>): void {
    this.#work = this.#work.then(step).catch((error: unknown) => this.#log(String(error)));
  }

  async #compare(): Promise<void> {
    const known = new Map(
      this.#database
        .prepare('SELECT article_id, digested_at FROM articles')
        .all()
        .map((row) => [String(row.article_id), row.digested_at]),
    );
    let cursor: string | null = null;
    do {
      if (this.#stopped) return;
      const query = { limit: '100', embargoed: 'true', ...(cursor === null ? {} : { cursor }) };
      const page: { readonly articles: readonly Listed[]; readonly cursor: string | null } = JSON.parse(
        await this.#api.get('/articles', query),
      );
      for (const { id, digestedAt } of page.articles) {
        if (known.get(id) !== digestedAt) this.#waiting.add(id);
        known.delete(id);
      }
      await this.#read();
      cursor = page.cursor;
    } while (cursor !== null);
    for (const gone of known.keys()) this.#waiting.add(gone);
    await this.#read();
  }

  async #read(): Promise<void> {
    while (this.#waiting.size > 0 && !this.#stopped) {
      const ids = [...this.#waiting].slice(0, PARALLEL);
      for (const id of ids) this.#waiting.delete(id);
      const records = await Promise.all(ids.map((id) => this.#record(id))).catch((error: unknown) => {
        for (const id of ids) this.#waiting.add(id);
        throw error;
      });
      this.#database.exec('BEGIN');
      for (const [at, id] of ids.entries()) this.#enter(id, records[at] ?? null);
      this.#database.exec('COMMIT');
    }
  }

  async #record(id: string): Promise<ArticleRecord | null> {
    const answer = await this.#api.ask(`/articles/${id}`, { include: 'text' });
    return answer.status === 200 ? JSON.parse(answer.body) : null;
  }

  #enter(id: string, record: ArticleRecord | null): void {
    this.#rows.remove(id);
    if (record?.status !== 'ready') return;
    const until = heldUntil(record.embargo, new Date().toISOString());
    if (until === null) this.#rows.add(record);
    else this.#later(id, Date.parse(until) - Date.now());
  }

  /** What lists hold is not found by its words either. */
  #later(id: string, wait: number): void {
    const timer = setTimeout(
      () => {
        this.#held.delete(timer);
        this.changed(id);
      },
      Math.min(wait, LONGEST_WAIT_MS),
    );
    this.#held.add(timer.unref());
  }
}

async function database(path: string | null): Promise<Database> {
  if (path === null) return fresh(await openDatabase(':memory:'));
  const held = existsSync(path) ? await openDatabase(path).catch(() => null) : null;
  if (held !== null && isOurs(held)) return held;
  held?.close();
  for (const file of [path, `${path}-wal`, `${path}-shm`]) rmSync(file, { force: true });
  return fresh(await openDatabase(path));
}

function isOurs(database: Database): boolean {
  try {
    return database.prepare('PRAGMA user_version').get()?.user_version === VERSION;
  } catch {
    return false;
  }
}

function fresh(database: Database): Database {
  // A file that a crash spoils is made anew: nothing in it has to be safe at once.
  database.exec(
    `PRAGMA journal_mode = WAL; PRAGMA synchronous = OFF; ${TABLES} ${INDEXES} PRAGMA user_version = ${VERSION};`,
  );
  return database;
}
