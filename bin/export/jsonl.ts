import { closeSync, openSync, renameSync, rmSync, writeSync } from 'node:fs';
import type { ArticleRecord } from '../../engine/index.ts';
import { printableJson } from '../terminal/printable.ts';
import { articleRow, factRows } from './rows.ts';
import type { Tables } from './tables.ts';

/** An article's rows as lines of JSON; `table` says which table a row is of, and the article comes before its facts. */
function jsonLines(record: ArticleRecord): string {
  const rows = [
    { table: 'articles', ...articleRow(record) },
    ...factRows(record).map((fact) => ({ table: 'facts', ...fact })),
  ];
  return rows.map((row) => `${printableJson(row)}\n`).join('');
}

/** @param out - a file; null is standard output */
export function jsonlTables(out: string | null): Tables {
  if (out === null) {
    return { add: (record) => void process.stdout.write(jsonLines(record)), finish: () => {}, abandon: () => {} };
  }
  const draft = `${out}.part`;
  const descriptor = openSync(draft, 'w');
  return {
    add: (record) => void writeSync(descriptor, jsonLines(record)),
    finish() {
      closeSync(descriptor);
      renameSync(draft, out);
    },
    abandon() {
      closeSync(descriptor);
      rmSync(draft, { force: true });
    },
  };
}
