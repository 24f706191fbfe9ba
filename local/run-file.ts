import { once } from 'node:events';
import { existsSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { connect } from 'node:net';
import { join } from 'node:path';
import type { Endpoints } from './system.ts';

/** What `run.json` in the data folder tells of the local run that uses it. */
export interface RunFile extends Endpoints {
  /** Of the process that runs it. */
  readonly pid: number;
}

/** Another local run uses the data folder. */
export class AlreadyRunningError extends Error {
  override readonly name = 'AlreadyRunningError';
}

function runFile(directory: string): string {
  return join(directory, 'run.json');
}

function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    // Someone else's process is one, too.
    return error instanceof Error && 'code' in error && error.code === 'EPERM';
  }
}

/** The local run that uses a data folder; null where none does, or it was killed. */
export function readRunFile(directory: string): RunFile | null {
  if (!existsSync(runFile(directory))) return null;
  try {
    const run: RunFile = JSON.parse(readFileSync(runFile(directory), 'utf8'));
    return isAlive(run.pid) ? run : null;
  } catch {
    return null;
  }
}

/** Whether anything listens at an address of this machine. */
async function isListening(address: string): Promise<boolean> {
  const { hostname, port } = new URL(address);
  const socket = connect(Number(port), hostname);
  try {
    await once(socket, 'connect');
    return true;
  } catch {
    return false;
  } finally {
    socket.destroy();
  }
}

/**
 * Of a run that was killed the file stays, and in a container, where few processes are, another soon has its number: a
 * run that is alive listens as well.
 *
 * @throws AlreadyRunningError
 */
export async function assertNotRunning(directory: string): Promise<void> {
  const run = readRunFile(directory);
  if (run === null || run.pid === process.pid || !(await isListening(run.api))) return;
  throw new AlreadyRunningError(
    `Nutgraf already runs on ${directory} (process ${run.pid}, API at ${run.api}). Stop that one, or choose ` +
      'another folder with --data DIR and other ports with --port.',
  );
}

export function writeRunFile(directory: string, endpoints: Endpoints): void {
  const run: RunFile = { ...endpoints, pid: process.pid };
  writeFileSync(runFile(directory), `${JSON.stringify(run, null, 2)}\n`);
}

export function removeRunFile(directory: string): void {
  rmSync(runFile(directory), { force: true });
}
