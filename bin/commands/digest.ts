import { readFile } from 'node:fs/promises';
import { buffer } from 'node:stream/consumers';
import { cleanSource } from '../../engine/clean.ts';
import { RejectedError } from '../../engine/errors.ts';
import type { ArticleRecord } from '../../engine/record.ts';
import { formatRecord } from '../terminal/report.ts';
import { digestedRecord, type RecordOptions } from './record.ts';

/** Options of `nutgraf digest`. */
export interface DigestOptions extends RecordOptions {
  readonly json?: true;
  /** ISO date that stands in for the source's own. */
  readonly date?: string;
  readonly title?: string;
}

const STDIN = '-';

async function readInput(file: string): Promise<Uint8Array> {
  return file === STDIN ? buffer(process.stdin) : readFile(file);
}

function digestBytes(bytes: Uint8Array, file: string, options: DigestOptions): ArticleRecord {
  const article = cleanSource({ bytes, name: file === STDIN ? null : file });
  return digestedRecord(
    file === STDIN ? 'stdin' : file,
    { ...article, title: options.title ?? article.title, publishedAt: options.date ?? article.publishedAt },
    options,
  );
}

function inputProblem(error: unknown): string {
  if (error instanceof RejectedError) return `rejected: ${error.reason}: ${error.message}`;
  if (error instanceof Error && 'code' in error) {
    if (error.code === 'ENOENT') return 'no such file';
    if (error.code === 'EISDIR') return 'is a folder: name the files in it';
    if (error.code === 'EACCES') return 'may not be read';
  }
  throw error;
}

/**
 * `nutgraf digest [files…|-]`: a report for people, or the records as JSON, on standard output; refused inputs are named on
 * standard error and do not stop the others.
 *
 * @returns the exit code: 1 where an input was refused
 */
export async function digestFiles(files: readonly string[], options: DigestOptions): Promise<number> {
  const inputs = files.length === 0 ? [STDIN] : files;
  const records: ArticleRecord[] = [];
  let refused = 0;
  for (const file of inputs) {
    try {
      const record = digestBytes(await readInput(file), file, options);
      if (options.json === true) records.push(record);
      else process.stdout.write(`${inputs.length > 1 ? `${file}\n` : ''}${formatRecord(record)}\n`);
    } catch (error) {
      refused += 1;
      process.stderr.write(`${file}: ${inputProblem(error)}\n`);
    }
  }
  if (options.json === true && records.length > 0) {
    process.stdout.write(`${JSON.stringify(inputs.length > 1 ? records : records[0], null, 2)}\n`);
  }
  return refused === 0 ? 0 : 1;
}
