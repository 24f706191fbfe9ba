import { mkdirSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { Checkpoint } from '../../bin/checkpoint.ts';
import { clearData, FolderError, makeFolder } from '../../local/folders.ts';
import { writeRunFile } from '../../local/run-file.ts';
import { startLocal } from '../../local/system.ts';
import { smallStack } from './small-stack.ts';

let folder = '';
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'nutgraf-folders-'));
});
afterEach(() => rmSync(folder, { recursive: true }));

test('a folder that cannot be used is named, with the reason and the option that changes it', async () => {
  writeFileSync(join(folder, 'file'), '');
  await makeFolder(join(folder, 'new', 'deep'), '--data', 'write');
  for (const [path, reason] of [
    ['file', /file cannot be made or written to: it is a file\. Choose another with --data DIR/],
    ['file/below', /below cannot be made or written to: a file is in its way/],
    ['/proc/none/below', /below cannot be made or written to: no folder can be made there/],
  ] as const) {
    const made = makeFolder(resolve(folder, path), '--data', 'write');
    await expect(made).rejects.toThrow(FolderError);
    await expect(made).rejects.toThrow(reason);
  }
});

test('a fresh start removes everything that a run left, and keeps the synthesised stack', async () => {
  const stack = smallStack();
  const system = await startLocal({ synthesised: stack.synthesised, directory: folder, polls: false, warms: false });
  writeRunFile(folder, system.endpoints);
  await new Checkpoint(folder, 'backfill', []).write({ position: 'a', sent: 1, began: '2026-01-01T00:00:00Z' });
  await system.stop();
  stack.remove();
  mkdirSync(join(folder, 'synth'));
  expect(readdirSync(folder)).toContain('ledger.db');
  await clearData(folder);
  expect(readdirSync(folder)).toEqual(['synth']);
});

test('a fresh start removes nothing that is somebody else\u2019s', async () => {
  mkdirSync(join(folder, 'logs'));
  writeFileSync(join(folder, 'thesis.md'), '');
  await clearData(folder);
  expect(readdirSync(folder).sort()).toEqual(['logs', 'thesis.md']);
  writeFileSync(join(folder, 'ledger.db'), '');
  await clearData(folder);
  expect(readdirSync(folder)).toEqual(['thesis.md']);
});
