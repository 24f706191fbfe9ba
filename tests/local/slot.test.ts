import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, relative } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { Slot } from '../../local/functions/slot.ts';

/** Gives back its process, and closes its channel where it is asked to, but lives on for a while. */
const HANDLER = `
setTimeout(() => {}, 30_000);
export const handler = ({ leave }) => {
  if (leave) setTimeout(() => process.removeAllListeners('disconnect').disconnect(), 50);
  return process.pid;
};
`;

let folder = '';
let slot: Slot;

function slotOf(codePath: string): Slot {
  return new Slot({
    plan: {
      logicalId: 'Clean',
      name: 'nutgraf-clean',
      arn: 'arn:aws:lambda:eu-west-1:000000000000:function:nutgraf-clean',
      codePath,
      handler: 'index.handler',
      timeoutMs: 20_000,
      memoryMb: 128,
      environment: {},
    },
    environment: {},
    log: () => {},
  });
}

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'nutgraf-slot-'));
  writeFileSync(join(folder, 'index.mjs'), HANDLER);
  slot = slotOf(folder);
});
afterEach(async () => {
  await slot.stop();
  rmSync(folder, { recursive: true });
});

test('an event that meets a process without a channel fails, and the next one has a process of its own', async () => {
  const first = await slot.invoke({ leave: true });
  await sleep(500);
  await expect(slot.invoke({})).rejects.toMatchObject({ name: 'FunctionError', errorType: 'Runtime.ExitError' });
  const second = await slot.invoke({});
  expect(second).not.toBe(first);
});

test('a bundle in CommonJS runs from a folder that is named from the current one', async () => {
  rmSync(join(folder, 'index.mjs'));
  writeFileSync(join(folder, 'index.js'), "exports.handler = () => 'here';");
  slot = slotOf(relative('', folder));
  await expect(slot.invoke({})).resolves.toBe('here');
});
