import { existsSync, renameSync, rmSync } from 'node:fs';
import { text } from '../../lambdas/shared/json.ts';
import { articleRows, type Database, INDEXES, openDatabase, TABLES } from './database.ts';
import type { ExportSubject, OpenedTables } from './tables.ts';

const MARK = 'CREATE TABLE export_mark (about, position);';
const UNMARK = 'DROP TABLE export_mark;';

/**
 * A database with the tables `articles` and `facts`, and full-text search (FTS5) over titles and texts in
 * `articles_text` and over names in `facts_names`. It takes the place of the file of this name. How far an export has
 * come is kept in the draft itself, in the same transaction as the rows.
 */
export async function sqliteTables(out: string, { about, restart }: ExportSubject): Promise<OpenedTables> {
  const draft = `${out}.part`;
  const resumed = restart ? null : await resume(draft, about);
  const database = resumed?.database ?? (await begin(draft));
  const rows = articleRows(database);
  const toMark = database.prepare('INSERT INTO export_mark (about, position) VALUES (?, ?)');
  let marked = resumed !== null;
  database.exec('BEGIN');
  return {
    position: resumed?.position ?? null,
    added: resumed?.added ?? new Set(),
    tables: {
      add: (record) => rows.add(record),
      mark: (position) => {
        database.exec('DELETE FROM export_mark');
        toMark.run(about, position);
        database.exec('COMMIT; BEGIN');
        marked = true;
      },
      finish: () => {
        database.exec(`COMMIT; ${UNMARK} ${INDEXES}`);
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
  database.exec(`${TABLES} ${MARK}`);
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
