import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, expect, inject, test } from 'vitest';
import { connect } from './chromium.ts';
import { open } from './open.ts';

const READER = join(import.meta.dirname, '../../bin/reader.ts');

let browser: Browser;
let reader: ChildProcess;
let address = '';
beforeAll(async () => {
  browser = await connect(inject('browser'));
  reader = spawn(process.execPath, [READER, '--api', inject('page'), '--token', 'secret', '--port', '0'], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  if (reader.stdout === null) throw new Error('no output');
  for await (const line of createInterface(reader.stdout)) {
    address = /http:\S+\/$/.exec(line.trim())?.[0] ?? '';
    if (address !== '') break;
  }
});
afterAll(async () => {
  const ended = once(reader, 'exit');
  reader.kill('SIGTERM');
  await ended;
  await browser.close();
});

test('"npm run reader" shows the same page for an API elsewhere: it reads, and cannot write', async () => {
  const page = await open(browser, '', { at: address });
  await page.locator('.entry').first().waitFor();
  await page.getByText(`From ${new URL(inject('page')).host}`).waitFor();
  await page.getByText('nutgraf put article.txt').waitFor();
  await page.locator('.entry a', { hasText: 'Lowmere council backs' }).click();
  await page.locator('.sentence').first().waitFor();
  await page.getByLabel('Length of the summary').fill('1');
  await expect.poll(() => page.locator('.sentence').count()).toBe(1);
  expect(await page.evaluate(() => document.documentElement.outerHTML)).not.toContain('secret');
});
