import type { RecordOptions } from '../commands/record.ts';

/** A row of `digest --jsonl`. */
export interface RowJob {
  readonly kind: 'row';
  readonly line: string;
  readonly options: RecordOptions;
}

/** An article file, of which the record with its text is wanted. */
export interface FileJob {
  readonly kind: 'file';
  readonly file: string;
}

/** What a thread is asked for. */
export type Job = RowJob | FileJob;

/** The result row or the file's record, as JSON; or why there is none. */
export type Done = { readonly json: string } | { readonly problem: string };
