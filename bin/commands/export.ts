import type { ArticleRecord } from '../../engine/index.ts';
import { csvTables } from '../export/csv.ts';
import { jsonlTables } from '../export/jsonl.ts';
import { sqliteTables } from '../export/sqlite.ts';
import { storedPages } from '../export/stored.ts';
import type { ExportSubject, OpenedTables, Tables } from '../export/tables.ts';
import type { ReadApi } from '../read-api.ts';
import { resolveTarget, type TargetOptions } from '../target.ts';
import { printable } from '../terminal/printable.ts';
import { Progress } from '../terminal/progress.ts';
import { inOrder } from '../workers/in-order.ts';
import type { FileJob } from '../workers/messages.ts';
import { filesIn } from './folders.ts';
import { labelOf, STDIN } from './sources.ts';

export interface ExportOptions extends TargetOptions {
  readonly format: 'csv' | 'jsonl' | 'sqlite';
  /** A file; for CSV a folder. */
  readonly out?: string;
  /** How many threads digest files. */
  readonly threads: number;
  /** Begin anew, though an earlier run was broken off. */
  readonly restart?: true;
}

/** The command line has to change. */
export class ExportUsageError extends Error {
  override readonly name = 'ExportUsageError';
}

/**
 * `nutgraf export [files or folders…]`: articles and their facts as tables; from files, or from a deployment where none
 * is named. An export of a deployment that was broken off goes on where it was.
 *
 * @returns the exit code: 1 where a file was refused
 * @throws ExportUsageError where the options do not go together
 */
export async function exportTables(paths: readonly string[], options: ExportOptions): Promise<number> {
  const { local, stack } = options;
  if (paths.length > 0 && (local === true || stack !== undefined))
    throw new ExportUsageError('name files, or --local or --stack, not both');
  if (paths.length === 0 && local !== true && stack === undefined)
    throw new ExportUsageError('name files or folders, or --local or --stack');
  if (paths.length > 0) return await exportFiles(paths, options);
  const { api, identity } = await resolveTarget(options);
  return await exportStored(api, identity, options);
}

async function exportFiles(paths: readonly string[], options: ExportOptions): Promise<number> {
  // What was made of files costs little, and the files may have changed.
  const { tables } = await openTables(options, { about: 'files', restart: true });
  return await filling(options, tables, (progress) => addFiles(paths, tables, options.threads, progress));
}

/**
 * Exports a deployment.
 *
 * @param identity - what tells it from every other: only an export of the same is gone on with
 */
export async function exportStored(api: ReadApi, identity: string, options: ExportOptions): Promise<number> {
  const about = `${options.format} of ${identity}`;
  const opened = await openTables(options, { about, restart: options.restart === true });
  return await filling(options, opened.tables, (progress) => addStored(api, opened, progress));
}

/** What came of an export. */
interface Filled {
  readonly articles: number;
  readonly refused: number;
}

/** Fills tables, which are finished then, or given up where that fails. */
async function filling(
  { out }: ExportOptions,
  tables: Tables,
  fill: (progress: Progress) => Promise<Filled>,
): Promise<number> {
  const progress = new Progress();
  try {
    const { articles, refused } = await fill(progress);
    tables.finish();
    const failures = refused === 0 ? '' : `, ${refused} refused`;
    if (out !== undefined) progress.note(`${articles} exported to ${printable(out)}${failures}`);
    return refused === 0 ? 0 : 1;
  } catch (error) {
    tables.abandon();
    throw error;
  } finally {
    progress.end();
  }
}

async function openTables({ format, out }: ExportOptions, subject: ExportSubject): Promise<OpenedTables> {
  if (format === 'jsonl') return await jsonlTables(out ?? null, subject);
  if (out === undefined)
    throw new ExportUsageError(format === 'csv' ? 'csv needs --out <folder>' : 'sqlite needs --out <file>');
  return format === 'csv' ? await csvTables(out, subject) : await sqliteTables(out, subject);
}

async function addFiles(
  paths: readonly string[],
  tables: Tables,
  threads: number,
  progress: Progress,
): Promise<Filled> {
  const files = await filesIn(paths);
  const jobs: readonly FileJob[] = files.map((file) => ({ kind: 'file', file }));
  let done = 0;
  let refused = 0;
  // Threads have no standard input.
  for await (const [{ file }, result] of inOrder(jobs, { threads: files.includes(STDIN) ? 1 : threads })) {
    if ('json' in result) {
      const record: ArticleRecord = JSON.parse(result.json);
      tables.add(record);
      done += 1;
    } else {
      refused += 1;
      progress.note(`${printable(labelOf(file))}: ${result.problem}`);
    }
    progress.update(done + refused, files.length, labelOf(file));
  }
  return { articles: done, refused };
}

/** An article whose place in the listing moves meanwhile stands on two pages, or on none: it is added once. */
async function addStored(api: ReadApi, { tables, position, added }: OpenedTables, progress: Progress): Promise<Filled> {
  const seen = new Set(added);
  if (position !== null) progress.note(`going on after ${seen.size} articles of a run that was broken off`);
  for await (const { records, next } of storedPages(api, position, seen)) {
    for (const record of records) {
      seen.add(record.id);
      tables.add(record);
      progress.update(seen.size, null, record.key);
    }
    if (next !== null) tables.mark(next);
  }
  return { articles: seen.size, refused: 0 };
}
