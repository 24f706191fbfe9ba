import { closeSync, mkdirSync, openSync, renameSync, rmSync, writeSync } from 'node:fs';
import { join } from 'node:path';
import { ARTICLE_COLUMNS, articleRow, type Cell, FACT_COLUMNS, factRows } from './rows.ts';
import type { Tables } from './tables.ts';

/** Spreadsheets take a cell that begins so for a formula, and run it. */
const FORMULA = /^[=+\-@\t\r]/;

/**
 * A cell as RFC 4180 has it. Text that a spreadsheet would run as a formula gets an apostrophe before it; numbers stay numbers.
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

class CsvFile {
  readonly #path: string;
  readonly #draft: string;
  readonly #descriptor: number;

  constructor(path: string, columns: readonly string[]) {
    this.#path = path;
    this.#draft = `${path}.part`;
    this.#descriptor = openSync(this.#draft, 'w');
    this.write(csvLine(columns));
  }

  write(lines: string): void {
    writeSync(this.#descriptor, lines);
  }

  finish(): void {
    closeSync(this.#descriptor);
    renameSync(this.#draft, this.#path);
  }

  abandon(): void {
    closeSync(this.#descriptor);
    rmSync(this.#draft, { force: true });
  }
}

/** Two files in a folder, `articles.csv` and `facts.csv`: UTF-8, with a line of column names. */
export function csvTables(folder: string): Tables {
  mkdirSync(folder, { recursive: true });
  const articles = new CsvFile(join(folder, 'articles.csv'), ARTICLE_COLUMNS);
  const facts = new CsvFile(join(folder, 'facts.csv'), FACT_COLUMNS);
  return {
    add(record) {
      const row = articleRow(record);
      articles.write(csvLine(ARTICLE_COLUMNS.map((column) => row[column])));
      const lines = factRows(record).map((fact) => csvLine(FACT_COLUMNS.map((column) => fact[column])));
      facts.write(lines.join(''));
    },
    finish() {
      articles.finish();
      facts.finish();
    },
    abandon() {
      articles.abandon();
      facts.abandon();
    },
  };
}
