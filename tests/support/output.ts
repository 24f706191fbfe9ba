import { vi } from 'vitest';

/**
 * Takes in what is written to standard output and error, and to the console, which Powertools writes to by itself;
 * until `vi.restoreAllMocks()`.
 *
 * @returns the pieces so far, in a list that grows
 */
export function captureOutput(): string[] {
  const written: string[] = [];
  for (const stream of [process.stdout, process.stderr]) {
    vi.spyOn(stream, 'write').mockImplementation((chunk) => {
      written.push(String(chunk));
      return true;
    });
  }
  for (const method of ['debug', 'error', 'info', 'log', 'warn'] as const) {
    vi.spyOn(console, method).mockImplementation((...words) => void written.push(words.map(String).join(' ')));
  }
  return written;
}
