import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { jsonLines } from './shared.ts';

/** The Python that may hold peers: `--python FILE`, else `python3`. */
export function pythonFrom(args: readonly string[]): string {
  const at = args.indexOf('--python');
  return (at < 0 ? undefined : args[at + 1]) ?? 'python3';
}

/**
 * Runs a peer of a Python script of this folder over rows.
 *
 * @returns a row of output for each, or null where that Python does not have the tool
 */
export function runPythonPeer<Output>(
  python: string,
  script: string,
  tool: string,
  rows: readonly object[],
): readonly Output[] | null {
  return runPeer(python, [join(import.meta.dirname, script), tool], rows);
}

/**
 * Runs a program that reads rows and prints a row for each.
 *
 * @returns what it printed, or null where it fails without rows: then it lacks its tool
 */
export function runPeer<Output>(
  program: string,
  args: readonly string[],
  rows: readonly object[],
): readonly Output[] | null {
  const run = (input: string) =>
    spawnSync(program, args, {
      input,
      encoding: 'utf8',
      maxBuffer: 1 << 30,
      stdio: ['pipe', 'pipe', 'ignore'],
    });
  if (run('').status !== 0) return null;
  return (
    run(jsonLines(rows))
      .stdout.split('\n')
      // Some packages greet on standard output when they are loaded.
      .filter((line) => line.startsWith('{'))
      .map((line): Output => JSON.parse(line))
  );
}
