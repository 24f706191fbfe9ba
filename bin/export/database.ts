import type { ArticleRecord } from '../../engine/index.ts';
import { ARTICLE_COLUMNS, articleRow, FACT_COLUMNS, factRows } from './rows.ts';

const quoted = (columns: readonly string[]) => columns.map((column) => `"${column}"`).join(', ');

/**
 * Tables of articles and facts, and full-text search (FTS5) over titles and texts and over names. Numbers keep their
 * type and text its own: columns without a type convert nothing.
 */
export const TABLES = `
  CREATE TABLE articles (${quoted(ARTICLE_COLUMNS)}, PRIMARY KEY (article_id));
  CREATE TABLE facts (${quoted(FACT_COLUMNS)});
  CREATE VIRTUAL TABLE articles_text USING fts5(article_id UNINDEXED, title, text);
  CREATE VIRTUAL TABLE facts_names USING fts5(article_id UNINDEXED, kind UNINDEXED, name, text);
`;
/** Made last where many rows are written at once. */
export const INDEXES = `
  CREATE INDEX facts_by_article ON facts (article_id);
  CREATE INDEX facts_by_kind ON facts (kind, name);
`;
const NAMED: ReadonlySet<unknown> = new Set(['person', 'organization', 'place', 'source']);

/** @throws Error where this Node has no SQLite, which says what to do; and where the file is no database */
export async function openDatabase(path: string, options: { readonly readOnly?: boolean } = {}) {
  const { DatabaseSync } = await import('node:sqlite').catch((error: unknown) => {
    throw new Error('this Node has no SQLite: use Node 22.13 or later, or --format csv or jsonl', { cause: error });
  });
  try {
    return new DatabaseSync(path, options);
  } catch (cause) {
    // SQLite does not say which, or why.
    throw new Error(`${path} cannot be opened as a database: is its folder there, and may you write to it?`, { cause });
  }
}

export type Database = Awaited<ReturnType<typeof openDatabase>>;

/** Rows of articles in a database with {@link TABLES}. */
export interface ArticleRows {
  add(record: ArticleRecord): void;
  /** Takes an article out again, where it is there; needs {@link INDEXES} to be quick. */
  remove(id: string): void;
}

/** Rows of the two search tables have the numbers of what they were made from, so that they are found to be removed. */
export function articleRows(database: Database): ArticleRows {
  const insert = (table: string, columns: readonly string[]) =>
    database.prepare(`INSERT INTO ${table} (${quoted(columns)}) VALUES (${columns.map(() => '?').join(', ')})`);
  const toArticles = insert('articles', ARTICLE_COLUMNS);
  const toFacts = insert('facts', FACT_COLUMNS);
  const toTexts = insert('articles_text', ['rowid', 'article_id', 'title', 'text']);
  const toNames = insert('facts_names', ['rowid', 'article_id', 'kind', 'name', 'text']);
  return {
    add(record) {
      const article = articleRow(record);
      const { lastInsertRowid } = toArticles.run(...ARTICLE_COLUMNS.map((column) => article[column]));
      toTexts.run(lastInsertRowid, article.article_id, article.title, article.text);
      for (const fact of factRows(record)) {
        const row = toFacts.run(...FACT_COLUMNS.map((column) => fact[column]));
        if (NAMED.has(fact.kind)) toNames.run(row.lastInsertRowid, fact.article_id, fact.kind, fact.name, fact.text);
      }
    },
    remove(id) {
      for (const sql of REMOVALS) database.prepare(sql).run(id);
    },
  };
}

const REMOVALS = [
  'DELETE FROM articles_text WHERE rowid IN (SELECT rowid FROM articles WHERE article_id = ?)',
  'DELETE FROM facts_names WHERE rowid IN (SELECT rowid FROM facts WHERE article_id = ?)',
  'DELETE FROM facts WHERE article_id = ?',
  'DELETE FROM articles WHERE article_id = ?',
];
