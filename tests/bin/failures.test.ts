import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, test } from 'vitest';
import { nutgrafHere } from './in-process.ts';

describe('what is wrong with a file or folder is told in plain words, with its path', () => {
  const folder = mkdtempSync(join(tmpdir(), 'nutgraf-faults-'));
  afterAll(() => rmSync(folder, { recursive: true }));
  const article = join(folder, 'a.txt');
  const taken = join(folder, 'taken');
  writeFileSync(article, 'The mill in Orsund closed on Monday, its owner said.\n');
  writeFileSync(taken, '');
  mkdirSync(join(folder, 'dir'));

  test.each([
    [['export', '--format', 'csv', '--out', taken, article], `${taken}: a file of this name is in the way`],
    [['export', '--format', 'jsonl', '--out', join(taken, 'x'), article], /: a part of this path is a file/],
    [['export', '--format', 'jsonl', '--out', join(folder, 'none/x'), article], /: there is no such file or folder/],
    [['export', '--format', 'sqlite', '--out', join(folder, 'none/x.db'), article], /x\.db.* cannot be opened as a/],
    // Node's own way to make a folder and those above it never comes back from there.
    [['export', '--format', 'csv', '--out', '/proc/none/tables', article], '/proc/none'],
    [['mcp', '--files', join(folder, 'none')], `${join(folder, 'none')}: there is no such file or folder`],
  ])('%j', async (args, said) => {
    const { code, err } = await nutgrafHere(args);
    expect(code).toBe(1);
    expect(err).toMatch(/^error: /);
    if (typeof said === 'string') expect(err).toContain(said);
    else expect(err).toMatch(said);
  });
});
