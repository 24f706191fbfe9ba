import { once } from 'node:events';
import type { Writable } from 'node:stream';
import { splitLines } from '../lines.ts';
import { inOrder } from '../workers/in-order.ts';
import type { RowJob } from '../workers/messages.ts';
import { failedRow } from './digest-rows.ts';
import type { RecordOptions } from './record.ts';

/** Options of `nutgraf digest --jsonl`. */
export interface DigestStreamOptions extends RecordOptions {
  /** How many threads digest. */
  readonly threads: number;
}

/**
 * Digests a stream of rows, in order, as fast as the reader takes the results. Blank lines are passed over.
 *
 * @returns the exit code
 */
export async function digestStream(
  input: AsyncIterable<Uint8Array | string>,
  output: Writable,
  { threads, ...options }: DigestStreamOptions,
): Promise<number> {
  for await (const [{ line }, done] of inOrder(rowsIn(input, options), { threads })) {
    const row = 'json' in done ? done.json : failedRow(line, done.problem);
    if (!output.write(`${row}\n`)) await once(output, 'drain');
  }
  return 0;
}

async function* rowsIn(input: AsyncIterable<Uint8Array | string>, options: RecordOptions): AsyncGenerator<RowJob> {
  for await (const line of splitLines(input)) if (line.trim() !== '') yield { kind: 'row', line, options };
}
