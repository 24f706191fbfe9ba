import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { Ledger } from '../../local/s3/ledger.ts';

const VERSION = {
  bucket: 'articles',
  key: 'news/mill.txt',
  versionId: 'v1',
  isMarker: false,
  size: 4,
  etag: '"e"',
  modified: '2026-01-01T00:00:00.000Z',
  kept: {},
};
const NOW = Date.UTC(2026, 0, 1);

let folder = '';
let file = '';

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'nutgraf-ledger-'));
  file = join(folder, 'ledger.db');
});
afterEach(() => rmSync(folder, { recursive: true }));

function put(ledger: Ledger): void {
  ledger.change((sequencer) => ledger.add({ ...VERSION, sequencer }));
}

test('a change that fails leaves nothing, and the next one is made', () => {
  const ledger = new Ledger(file, () => NOW);
  expect(() =>
    ledger.change((sequencer) => {
      ledger.add({ ...VERSION, sequencer });
      throw new Error('broken off');
    }),
  ).toThrow('broken off');
  expect(ledger.isEmpty('articles')).toBe(true);
  put(ledger);
  expect(ledger.isEmpty('articles')).toBe(false);
  ledger.close();
});

test('a full disk, where SQLite undoes the change itself, is told as such', () => {
  const ledger = new Ledger(file, () => NOW);
  const disk = new DatabaseSync(file);
  disk.exec(
    "CREATE TRIGGER full BEFORE INSERT ON versions BEGIN SELECT RAISE(ROLLBACK, 'database or disk is full'); END",
  );
  expect(() => put(ledger)).toThrow('database or disk is full');
  disk.exec('DROP TRIGGER full');
  disk.close();
  put(ledger);
  expect(ledger.isEmpty('articles')).toBe(false);
  ledger.close();
});
