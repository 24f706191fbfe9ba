import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdirSync, mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { text } from 'node:stream/consumers';
import { fileURLToPath } from 'node:url';
import { writeRunFile } from '../../local/run-file.ts';
import type { Endpoints } from '../../local/system.ts';

export const ROOT = fileURLToPath(new URL('../..', import.meta.url));

export interface Ran {
  readonly code: number | null;
  readonly out: string;
  readonly err: string;
}

export interface Running {
  readonly child: ChildProcess;
  readonly ended: Promise<Ran>;
}

type Variables = Readonly<Record<string, string>>;

/** Nothing of whoever runs the tests: no profile, no credentials, no stack of theirs. */
function environment(extra: Variables): NodeJS.ProcessEnv {
  const own = Object.entries(process.env).filter(([name]) => !/^(?:AWS_|NUTGRAF_)/.test(name));
  return {
    ...Object.fromEntries(own),
    AWS_CONFIG_FILE: '/nowhere/config',
    AWS_SHARED_CREDENTIALS_FILE: '/nowhere/credentials',
    AWS_EC2_METADATA_DISABLED: 'true',
    ...extra,
  };
}

/** Starts the command; the caller may kill it. */
export function begin(args: readonly string[], variables: Variables = {}): Running {
  const child = spawn(process.execPath, ['bin/nutgraf.ts', ...args], { cwd: ROOT, env: environment(variables) });
  child.stdin.end();
  const ended = Promise.all([text(child.stdout), text(child.stderr), once(child, 'close')]).then(
    ([out, err, [code]]) => ({ code, out, err }),
  );
  return { child, ended };
}

export async function nutgraf(args: readonly string[], variables: Variables = {}): Promise<Ran> {
  return await begin(args, variables).ended;
}

/** A folder that says, as `npm start` would have it, that a local run with these addresses is under way. */
export function runFolder(endpoints: Endpoints): string {
  const folder = mkdtempSync(join(tmpdir(), 'nutgraf-commands-'));
  mkdirSync(folder, { recursive: true });
  writeRunFile(folder, endpoints);
  return folder;
}

/** What a command printed, a JSON value a line. */
export function lines<T>(out: string): readonly T[] {
  return out
    .split('\n')
    .filter((line) => line !== '')
    .map((line): T => JSON.parse(line));
}
