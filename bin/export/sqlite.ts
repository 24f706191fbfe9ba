import { renameSync, rmSync } from 'node:fs';
import { ARTICLE_COLUMNS, articleRow, FACT_COLUMNS, factRows } from './rows.ts';
import type { Tables } from './tables.ts';

const quoted = (columns: readonly string[]) => columns.map((column) => `"${column}"`).join(', ');

/** Numbers keep their type and text its own: columns without a type convert nothing. */
const SCHEMA = `
  PRAGMA journal_mode = OFF;
  PRAGMA synchronous = OFF;
  CREATE TABLE articles (${quoted(ARTICLE_COLUMNS)}, PRIMARY KEY (article_id));
  CREATE TABLE facts (${quoted(FACT_COLUMNS)});
  CREATE VIRTUAL TABLE articles_text USING fts5(article_id UNINDEXED, title, text);
  CREATE VIRTUAL TABLE facts_names USING fts5(article_id UNINDEXED, kind UNINDEXED, name, text);
  BEGIN;
`;
const INDEXES = `
  COMMIT;
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

/**
 * A database with the tables `articles` and `facts`, and full-text search (FTS5) over titles and texts in `articles_text` and over
 * names in `facts_names`. It takes the place of the file of this name.
 */
export async function sqliteTables(out: string): Promise<Tables> {
  const draft = `${out}.part`;
  rmSync(draft, { force: true });
  const database = await openDatabase(draft);
  database.exec(SCHEMA);
  const insert = (table: string, columns: readonly string[]) =>
    database.prepare(
      `INSERT OR REPLACE INTO ${table} (${quoted(columns)}) VALUES (${columns.map(() => '?').join(', ')})`,
    );
  const toArticles = insert('articles', ARTICLE_COLUMNS);
  const toFacts = insert('facts', FACT_COLUMNS);
  const toTexts = insert('articles_text', ['article_id', 'title', 'text']);
  const toNames = insert('facts_names', ['article_id', 'kind', 'name', 'text']);
  return {
    add(record) {
      const article = articleRow(record);
      toArticles.run(...ARTICLE_COLUMNS.map((column) => article[column]));
      toTexts.run(article.article_id, article.title, article.text);
      for (const fact of factRows(record)) {
        toFacts.run(...FACT_COLUMNS.map((column) => fact[column]));
        if (NAMED.has(fact.kind)) toNames.run(fact.article_id, fact.kind, fact.name, fact.text);
      }
    },
    finish() {
      database.exec(INDEXES);
      database.close();
      renameSync(draft, out);
    },
    abandon() {
      database.close();
      rmSync(draft, { force: true });
    },
  };
}
