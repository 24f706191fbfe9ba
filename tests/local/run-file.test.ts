import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type Listener, listen } from '../../local/listen.ts';
import { AlreadyRunningError, assertNotRunning } from '../../local/run-file.ts';

let folder = '';
let other: Listener;
beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'nutgraf-run-'));
  other = await listen(createServer(), 0, 'other');
});
afterAll(async () => {
  await other.stop();
  rmSync(folder, { recursive: true });
});

/** As a run of that process would have left it. */
const left = (pid: number, api: string) => writeFileSync(join(folder, 'run.json'), JSON.stringify({ pid, api }));

test('a second start on a data folder is refused, with the address of the first', async () => {
  left(process.ppid, other.endpoint);
  const asserted = assertNotRunning(folder);
  await expect(asserted).rejects.toThrow(AlreadyRunningError);
  await expect(asserted).rejects.toThrow(other.endpoint);
});

test('what a killed run left is no run, though another process has its number by now', async () => {
  const gone = await listen(createServer(), 0, 'gone');
  await gone.stop();
  left(process.ppid, gone.endpoint);
  await assertNotRunning(folder);
  writeFileSync(join(folder, 'run.json'), '{"pid":');
  await assertNotRunning(folder);
  rmSync(join(folder, 'run.json'));
  await assertNotRunning(folder);
});
