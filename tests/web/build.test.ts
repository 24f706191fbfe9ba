import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { build } from 'vite';
import { afterAll, beforeAll, expect, it } from 'vitest';

const ROOT = join(import.meta.dirname, '../..');
/** What the page promises: everything a browser loads, as it travels. */
const BUDGET_BYTES = 60_000;

const folder = mkdtempSync(join(tmpdir(), 'nutgraf-build-'));
beforeAll(async () => {
  await build({ configFile: join(ROOT, 'web/vite.config.ts'), build: { outDir: folder } });
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const files = () =>
  readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => ({ name: entry.name, body: readFileSync(join(entry.parentPath, entry.name)) }));

it('is as small as the README says, and far below its budget', () => {
  const bytes = files().reduce((sum, { body }) => sum + gzipSync(body).length, 0);
  const [, said = ''] = /The page is (\d+) KB/.exec(readFileSync(join(ROOT, 'README.md'), 'utf8')) ?? [];
  expect(Math.abs(bytes / 1000 - Number(said)), `${bytes} bytes`).toBeLessThan(1.5);
  expect(bytes).toBeLessThan(BUDGET_BYTES);
});

it('has nothing inline, nothing from elsewhere, and nothing that makes markup of strings', () => {
  const document =
    files()
      .find(({ name }) => name === 'index.html')
      ?.body.toString() ?? '';
  expect(document).not.toMatch(/<script(?![^>]*\ssrc="\.\/reader\/)|<style|\sstyle=|\son\w+=|https?:/);
  const scripts = files().filter(({ name }) => name.endsWith('.js'));
  expect(scripts).toHaveLength(1);
  for (const { body } of scripts) {
    // Preact knows the property, for those who use it; what calls it is none of ours.
    expect(body.toString()).not.toMatch(/\beval\(|new Function\(|document\.write|insertAdjacentHTML|outerHTML/);
  }
  for (const { body } of files().filter(({ name }) => name.endsWith('.css')))
    expect(body.toString()).not.toMatch(/url\(|@import/);
});

it('asks for no markup in its own code', () => {
  const sources = readdirSync(join(ROOT, 'web'), { recursive: true, encoding: 'utf8' }).filter((name) =>
    /\.tsx?$/.test(name),
  );
  expect(sources.length).toBeGreaterThan(30);
  for (const name of sources) {
    expect(readFileSync(join(ROOT, 'web', name), 'utf8'), name).not.toMatch(/dangerouslySetInnerHTML|innerHTML/);
  }
});
