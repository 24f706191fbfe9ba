import { existsSync, renameSync, rmSync } from 'node:fs';
import { text } from '../../lambdas/shared/json.ts';
import { ARTICLE_COLUMNS, articleRow, FACT_COLUMNS, factRows } from './rows.ts';
import type { ExportSubject, OpenedTables } from './tables.ts';

const quoted = (columns: readonly string[]) => columns.map((column) => `"${column}"`).join(', ');

/** Numbers keep their type and text its own: columns without a type convert nothing. */
const SCHEMA = `
  CREATE TABLE articles (${quoted(ARTICLE_COLUMNS)}, PRIMARY KEY (article_id));
  CREATE TABLE facts (${quoted(FACT_COLUMNS)});
  CREATE VIRTUAL TABLE articles_text USING fts5(article_id UNINDEXED, title, text);
  CREATE VIRTUAL TABLE facts_names USING fts5(article_id UNINDEXED, kind UNINDEXED, name, text);
  CREATE TABLE export_mark (about, position);
`;
const INDEXES = `
  DROP TABLE export_mark;
  CREATE INDEX facts_by_article ON facts (article_id);
  CREATE INDEX facts_by_kind ON facts (kind, name);
`;
const NAMED: ReadonlySet<unknown> = new Set(['person', 'organization', 'place', 'source']);

/** @throws Error where this Node has no SQLite, which says what to do */
async function openDatabase(path: string) {
  const { DatabaseSync } = await import('node:sqlite').catch((error: unknown) => {
    throw new Error('this Node has no SQLite: use Node 22.13 or later, or --format csv or jsonl', { cause: error });
  });
  return new DatabaseSync(path);
}

type Database = Awaited<ReturnType<typeof openDatabase>>;

/**
 * A database with the tables `articles` and `facts`, and full-text search (FTS5) over titles and texts in
 * `articles_text` and over names in `facts_names`. It takes the place of the file of this name. How far an export has
 * come is kept in the draft itself, in the same transaction as the rows.
 */
export async function sqliteTables(out: string, { about, restart }: ExportSubject): Promise<OpenedTables> {
  const draft = `${out}.part`;
  const resumed = restart ? null : await resume(draft, about);
  const database = resumed?.database ?? (await begin(draft));
  const insert = (table: string, columns: readonly string[]) =>
    database.prepare(`INSERT INTO ${table} (${quoted(columns)}) VALUES (${columns.map(() => '?').join(', ')})`);
  const toArticles = insert('articles', ARTICLE_COLUMNS);
  const toFacts = insert('facts', FACT_COLUMNS);
  const toTexts = insert('articles_text', ['article_id', 'title', 'text']);
  const toNames = insert('facts_names', ['article_id', 'kind', 'name', 'text']);
  const toMark = insert('export_mark', ['about', 'position']);
  let marked = resumed !== null;
  database.exec('BEGIN');
  return {
    position: resumed?.position ?? null,
    added: resumed?.added ?? new Set(),
    tables: {
      add: (record) => {
        const article = articleRow(record);
        toArticles.run(...ARTICLE_COLUMNS.map((column) => article[column]));
        toTexts.run(article.article_id, article.title, article.text);
        for (const fact of factRows(record)) {
          toFacts.run(...FACT_COLUMNS.map((column) => fact[column]));
          if (NAMED.has(fact.kind)) toNames.run(fact.article_id, fact.kind, fact.name, fact.text);
        }
      },
      mark: (position) => {
        database.exec('DELETE FROM export_mark');
        toMark.run(about, position);
        database.exec('COMMIT; BEGIN');
        marked = true;
      },
      finish: () => {
        database.exec(`COMMIT; ${INDEXES}`);
        database.close();
        renameSync(draft, out);
      },
      abandon: () => {
        database.close();
        if (!marked) removeDraft(draft);
      },
    },
  };
}

async function begin(draft: string): Promise<Database> {
  removeDraft(draft);
  const database = await openDatabase(draft);
  database.exec(SCHEMA);
  return database;
}

/** The draft of an export that was broken off, where it is of this one. */
async function resume(
  draft: string,
  about: string,
): Promise<{ readonly database: Database; readonly position: string; readonly added: ReadonlySet<string> } | null> {
  if (!existsSync(draft)) return null;
  const database = await openDatabase(draft);
  const all = (sql: string): readonly unknown[] => {
    try {
      return database.prepare(sql).all();
    } catch {
      // No database, or one that was killed before it had its tables.
      return [];
    }
  };
  const [mark] = all('SELECT about, position FROM export_mark');
  const position = text(mark, 'position');
  if (position === undefined || text(mark, 'about') !== about) {
    database.close();
    return null;
  }
  const added = new Set(all('SELECT article_id FROM articles').flatMap((row) => text(row, 'article_id') ?? []));
  return { database, position, added };
}

/** With the journal of a transaction that was broken off. */
function removeDraft(draft: string): void {
  for (const file of [draft, `${draft}-journal`]) rmSync(file, { force: true });
}
