import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { articleFilesBelow } from '../../local/upload.ts';

test('the article files of a folder: links to files are files, links to folders are not followed', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'nutgraf-below-'));
  for (const below of ['news/deep', '.git']) mkdirSync(join(folder, below), { recursive: true });
  for (const file of ['a.txt', 'news/deep/b.md', '.git/HEAD.txt', 'draft.tmp', '.hidden']) {
    writeFileSync(join(folder, file), 'x');
  }
  symlinkSync('../a.txt', join(folder, 'news/link.txt'));
  symlinkSync(folder, join(folder, 'news/circle'));
  symlinkSync(join(folder, 'nothing.txt'), join(folder, 'dangling.txt'));
  symlinkSync('.hidden', join(folder, 'shown.txt'));
  expect((await articleFilesBelow(`${folder}/`)).sort()).toEqual([
    'a.txt',
    'news/deep/b.md',
    'news/link.txt',
    'shown.txt',
  ]);
  rmSync(folder, { recursive: true });
});
