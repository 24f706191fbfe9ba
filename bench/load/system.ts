import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { type RunFile, readRunFile } from '../../local/run-file.ts';
import { DASHBOARD_FILE, type DashboardState } from '../../local/watch/watch.ts';

const START_MS = 120_000;
const STOP_MS = 30_000;

/** The local run in a process of its own, on an empty folder: what it uses is not mixed with what the load uses. */
export interface SystemUnderLoad {
  readonly run: RunFile;
  /** Ends it. Gives what its dashboard shows. */
  stop(): Promise<DashboardState>;
}

/**
 * Starts `npm start`'s own command on free ports. Some events come late, twice or out of order, as on any other run.
 */
export async function startSystem(seed: number): Promise<SystemUnderLoad> {
  const folder = mkdtempSync(join(tmpdir(), 'nutgraf-load-'));
  const data = join(folder, 'data');
  const options = ['--port', '0', '--data', data, '--inbox', join(folder, 'inbox'), '--seed', String(seed), '--quiet'];
  const child = spawn(process.execPath, [fileURLToPath(new URL('../../local/start.ts', import.meta.url)), ...options], {
    stdio: ['ignore', 'ignore', 'inherit'],
  });
  const end = () => {
    child.kill('SIGKILL');
    rmSync(folder, { recursive: true, force: true });
  };
  process.once('exit', end);
  for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => process.exit(130));
  const run = await started(child, data);
  return {
    run,
    async stop() {
      const ended = once(child, 'exit');
      child.kill('SIGINT');
      await Promise.race([ended, sleep(STOP_MS, null, { ref: false })]);
      const state: DashboardState = JSON.parse(readFileSync(join(data, DASHBOARD_FILE), 'utf8'));
      process.off('exit', end);
      end();
      return state;
    },
  };
}

async function started(child: ChildProcess, data: string): Promise<RunFile> {
  for (const until = Date.now() + START_MS; Date.now() < until; await sleep(50)) {
    if (child.exitCode !== null) throw new Error(`the local run ended with ${child.exitCode}`);
    const run = readRunFile(data);
    if (run !== null) return run;
  }
  throw new Error(`the local run did not start within ${START_MS / 1000} s`);
}
