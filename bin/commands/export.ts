import { cleanSource } from '../../engine/index.ts';
import { csvTables } from '../export/csv.ts';
import { jsonlTables } from '../export/jsonl.ts';
import { sqliteTables } from '../export/sqlite.ts';
import { storedRecords } from '../export/stored.ts';
import type { Tables } from '../export/tables.ts';
import { resolveTarget, type TargetOptions } from '../target.ts';
import { Progress } from '../terminal/progress.ts';
import { filesIn } from './folders.ts';
import { digestedRecord } from './record.ts';
import { eachSource } from './sources.ts';

export interface ExportOptions extends TargetOptions {
  readonly format: 'csv' | 'jsonl' | 'sqlite';
  /** A file; for CSV a folder. */
  readonly out?: string;
}

/** The command line has to change. */
export class ExportUsageError extends Error {
  override readonly name = 'ExportUsageError';
}

/**
 * `nutgraf export [files or folders…]`: articles and their facts as tables; from files, or from a deployment where none is named.
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
  const tables = await tablesOf(options);
  const progress = new Progress();
  try {
    const code =
      paths.length > 0 ? await addFiles(paths, tables, progress) : await addStored(options, tables, progress);
    tables.finish();
    return code;
  } catch (error) {
    tables.abandon();
    throw error;
  } finally {
    progress.end();
  }
}

async function tablesOf({ format, out }: ExportOptions): Promise<Tables> {
  if (format === 'jsonl') return jsonlTables(out ?? null);
  if (out === undefined)
    throw new ExportUsageError(format === 'csv' ? 'csv needs --out <folder>' : 'sqlite needs --out <file>');
  return format === 'csv' ? csvTables(out) : await sqliteTables(out);
}

async function addFiles(paths: readonly string[], tables: Tables, progress: Progress): Promise<number> {
  const files = await filesIn(paths);
  let done = 0;
  return await eachSource(files, ({ label, name, bytes }) => {
    tables.add(digestedRecord(label, cleanSource({ bytes, name }), {}));
    done += 1;
    progress.update(done, files.length, label);
  });
}

async function addStored(options: ExportOptions, tables: Tables, progress: Progress): Promise<number> {
  const { api } = await resolveTarget(options);
  let done = 0;
  for await (const record of storedRecords(api)) {
    tables.add(record);
    done += 1;
    progress.update(done, null, record.key);
  }
  return 0;
}
