import { readFileSync } from 'node:fs';
import { buffer } from 'node:stream/consumers';
import { RejectedError } from '../../engine/light.ts';
import { unpackSource } from '../../lambdas/shared/unpack.ts';
import { printable, printableJson } from '../terminal/printable.ts';
import { tellOfTerminal } from '../terminal/stdin.ts';

/** The name that standard input has on the command line. */
export const STDIN = '-';

/** An article file that was named, or standard input. */
export interface Source {
  /** What it is called in messages. */
  readonly label: string;
  /** Its file name, whose extension may tell the media type; null for standard input. */
  readonly name: string | null;
  readonly bytes: Uint8Array;
}

/**
 * Reads sources one after the other and hands each on. One that cannot be read, that the engine refuses, or that it
 * fails on is named on standard error and does not stop the others.
 *
 * @param files - paths; "-" is standard input, and so is no path at all
 * @returns the exit code: 1 where a source was refused
 */
export async function eachSource(files: readonly string[], use: (source: Source) => void): Promise<number> {
  let refused = 0;
  for (const file of files.length === 0 ? [STDIN] : files) {
    try {
      use(await readSource(file));
    } catch (error) {
      refused += 1;
      process.stderr.write(`${printable(labelOf(file))}: ${problemOf(error)}\n`);
    }
  }
  return refused === 0 ? 0 : 1;
}

/** What a source is called in messages. */
export function labelOf(file: string): string {
  return file === STDIN ? 'stdin' : file;
}

/** @throws RejectedError where it is packed so that it cannot be read; what the file system throws */
export async function readSource(file: string): Promise<Source> {
  const isStdin = file === STDIN;
  if (isStdin) tellOfTerminal();
  // Read at once: handing a small file to another thread and back takes longer than to read it, most of all on a busy
  // machine.
  const bytes = isStdin ? await buffer(process.stdin) : readFileSync(file);
  return { label: labelOf(file), ...unpackSource({ bytes, name: isStdin ? null : file }) };
}

/** Why nothing could be made of a source, for people. */
export function problemOf(error: unknown): string {
  if (error instanceof RejectedError) return `rejected: ${error.reason}: ${error.message}`;
  return (
    unreadableReason(error) ??
    `failed: ${printable(String(error))}. This is a fault of Nutgraf: please report it with the file`
  );
}

/** Why a file cannot be read. @throws the error itself where it is of another kind */
export function unreadable(error: unknown): string {
  const reason = unreadableReason(error);
  if (reason === null) throw error;
  return reason;
}

const REASONS: ReadonlyMap<unknown, string> = new Map([
  ['ENOENT', 'no such file'],
  ['EISDIR', 'is a folder: name a file in it'],
  ['EACCES', 'may not be read'],
]);

function unreadableReason(error: unknown): string | null {
  return error instanceof Error && 'code' in error ? (REASONS.get(error.code) ?? null) : null;
}

/**
 * Prints what was made of the sources: one object for one file, an array for several and for a folder, however many
 * are in it; nothing where all were refused.
 *
 * @param paths - as they were named
 * @param files - which they stand for
 */
export function printJson(results: readonly object[], paths: readonly string[], files: readonly string[]): void {
  if (results.length === 0) return;
  const isOne = paths.length <= 1 && files[0] === paths[0];
  process.stdout.write(`${printableJson(isOne ? results[0] : results, 2)}\n`);
}
