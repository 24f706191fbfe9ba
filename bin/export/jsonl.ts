import type { ArticleRecord } from '../../engine/index.ts';
import { parsed, text } from '../../lambdas/shared/json.ts';
import { printableJson } from '../terminal/printable.ts';
import { articleRow, factRows } from './rows.ts';
import type { ExportSubject, OpenedTables } from './tables.ts';
import { openTextTables } from './text-tables.ts';

/** An article's rows as lines of JSON; `table` says which table a row is of, and the article comes before its facts. */
function jsonLines(record: ArticleRecord): string {
  const rows = [
    { table: 'articles', ...articleRow(record) },
    ...factRows(record).map((fact) => ({ table: 'facts', ...fact })),
  ];
  return rows.map((row) => `${printableJson(row)}\n`).join('');
}

/** @param out - a file; null is standard output, where nothing can be gone on with */
export function jsonlTables(out: string | null, subject: ExportSubject): Promise<OpenedTables> {
  if (out === null) {
    const add = (record: ArticleRecord) => void process.stdout.write(jsonLines(record));
    const nothing = () => {};
    return Promise.resolve({
      tables: { add, mark: nothing, finish: nothing, abandon: nothing },
      position: null,
      added: new Set(),
    });
  }
  return openTextTables(
    {
      files: [out],
      bookmark: `${out}.part.json`,
      heads: [''],
      rows: (record) => [jsonLines(record)],
      ids: articleIds,
    },
    subject,
  );
}

async function* articleIds(lines: AsyncIterable<string>): AsyncGenerator<string> {
  for await (const line of lines) {
    if (!line.startsWith('{"table":"articles"')) continue;
    const id = text(parsed(line), 'article_id');
    if (id !== undefined) yield id;
  }
}
