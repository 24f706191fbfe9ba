import { type Database, openDatabase } from '../export/database.ts';
import { CLOSING, OPENING, type Passage, passagesOf } from './passages.ts';
import { expressionOf } from './query.ts';

/** An article in which something was found. */
export interface Found {
  readonly id: string;
  readonly key: string;
  readonly title: string | null;
  /** How its text begins. */
  readonly lead: string;
  readonly site: string | null;
  readonly publishedAt: string | null;
  readonly language: string | null;
  readonly words: number;
  /** Where it was found in the text, the first places; none where only the title has it. */
  readonly passages: readonly Passage[];
}

export interface FoundPage {
  readonly articles: readonly Found[];
  /** How many articles have it. */
  readonly total: number;
}

export interface TextSearch {
  /** As somebody typed it. */
  readonly q: string;
  readonly order: 'newest' | 'best';
  readonly limit: number;
  /** How many articles are passed over first. */
  readonly skip: number;
}

/** The file is no index that `nutgraf export --format sqlite` wrote. */
class IndexFileError extends Error {
  override readonly name = 'IndexFileError';
}

/** Characters of an article's beginning that are shown where it has no title. */
const LEAD = 160;
/** A word in a title says more of what an article is about than one in its text. */
const BEST = 'bm25(articles_text, 0, 8, 1)';
/** Undated articles come last. */
const ORDERS = { newest: 'a.published_at DESC NULLS LAST, a.article_id', best: `${BEST}, a.article_id` } as const;

/** Full-text search in articles that were exported. */
export class Archive {
  readonly #database: Database;

  /** @param database - with the tables of an export */
  constructor(database: Database) {
    this.#database = database;
  }

  /** @throws IndexFileError */
  static async open(path: string): Promise<Archive> {
    let database: Database | null = null;
    try {
      database = await openDatabase(path, { readOnly: true });
      database.prepare('SELECT count(*) FROM articles_text, articles WHERE 0').get();
      return new Archive(database);
    } catch (cause) {
      database?.close();
      const advice = 'make one with "nutgraf export --format sqlite --out articles.db"';
      throw new IndexFileError(`${path} is no index of articles; ${advice}`, { cause });
    }
  }

  close(): void {
    this.#database.close();
  }

  /** Articles that have every word and phrase. */
  search({ q, order, limit, skip }: TextSearch): FoundPage {
    const expression = expressionOf(q);
    if (expression === null) return { articles: [], total: 0 };
    const total = this.#database
      .prepare('SELECT count(*) AS total FROM articles_text WHERE articles_text MATCH ?')
      .get(expression);
    const rows = this.#database
      .prepare(
        `SELECT articles_text.rowid AS place, a.article_id, a.key, a.title, a.site, a.published_at, a.language, a.words,
           substr(a.text, 1, ${LEAD}) AS beginning
         FROM articles_text JOIN articles a ON a.article_id = articles_text.article_id
         WHERE articles_text MATCH ? ORDER BY ${ORDERS[order]} LIMIT ? OFFSET ?`,
      )
      .all(expression, limit, skip);
    // Marked one by one: in the query above every text that matches would be, and then sorted. A number of JavaScript's
    // is bound as a real one, and a full-text table heeds only whole ones: it would give its first match each time.
    const marked = this.#database.prepare(
      `SELECT highlight(articles_text, 2, '${OPENING}', '${CLOSING}') AS text
       FROM articles_text WHERE articles_text MATCH ? AND rowid = CAST(? AS INTEGER)`,
    );
    const articles = rows.map((row) => foundIn(row, marked.get(expression, row.place ?? null)));
    return { articles, total: Number(total?.total ?? 0) };
  }
}

type Row = Readonly<Record<string, unknown>>;

function textIn(row: Row | undefined, column: string): string | null {
  const value = row?.[column];
  return typeof value === 'string' ? value : null;
}

/** The first line, up to a whole word where it is longer. */
function leadOf(beginning: string): string {
  const [line = ''] = beginning.split('\n', 1);
  return [...beginning].length < LEAD || line.length < beginning.length ? line : line.replace(/\s+\S*$/, ' …');
}

function foundIn(row: Row, marked: Row | undefined): Found {
  return {
    id: textIn(row, 'article_id') ?? '',
    key: textIn(row, 'key') ?? '',
    title: textIn(row, 'title'),
    lead: leadOf(textIn(row, 'beginning') ?? ''),
    site: textIn(row, 'site'),
    publishedAt: textIn(row, 'published_at'),
    language: textIn(row, 'language'),
    words: Number(row.words ?? 0),
    passages: passagesOf(textIn(marked, 'text') ?? ''),
  };
}
