import { join } from 'node:path';
import { makeFolders } from '../../local/make-folders.ts';
import { ARTICLE_COLUMNS, articleRow, type Cell, FACT_COLUMNS, factRows } from './rows.ts';
import type { ExportSubject, OpenedTables } from './tables.ts';
import { openTextTables } from './text-tables.ts';

/** Spreadsheets take a cell that begins so for a formula, and run it. */
const FORMULA = /^[=+\-@\t\r]/;

/**
 * A cell as RFC 4180 has it. Text that a spreadsheet would run as a formula gets an apostrophe before it; numbers stay
 * numbers.
 */
export function csvCell(cell: Cell): string {
  if (cell === null) return '';
  if (typeof cell === 'number') return String(cell);
  const safe = FORMULA.test(cell) ? `'${cell}` : cell;
  return /[",\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}

function csvLine(cells: readonly Cell[]): string {
  return `${cells.map(csvCell).join(',')}\r\n`;
}

/** Two files in a folder, `articles.csv` and `facts.csv`: UTF-8, with a line of column names. */
export async function csvTables(folder: string, subject: ExportSubject): Promise<OpenedTables> {
  await makeFolders(folder);
  return openTextTables(
    {
      files: [join(folder, 'articles.csv'), join(folder, 'facts.csv')],
      bookmark: join(folder, 'export.part.json'),
      heads: [csvLine(ARTICLE_COLUMNS), csvLine(FACT_COLUMNS)],
      rows(record) {
        const article = articleRow(record);
        const facts = factRows(record).map((fact) => csvLine(FACT_COLUMNS.map((column) => fact[column])));
        return [csvLine(ARTICLE_COLUMNS.map((column) => article[column])), facts.join('')];
      },
      ids: firstCells,
    },
    subject,
  );
}

/** The first cell of each row but the heading; a line break within quotes is none. Ids are never quoted. */
async function* firstCells(lines: AsyncIterable<string>): AsyncGenerator<string> {
  let isRow = true;
  let heading = true;
  for await (const line of lines) {
    if (isRow && !heading) yield line.slice(0, line.indexOf(','));
    heading = false;
    if (line.split('"').length % 2 === 0) isRow = !isRow;
  }
}
