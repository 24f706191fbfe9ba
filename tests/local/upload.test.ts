import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { articleFilesBelow, isInside } from '../../local/article-files.ts';

test('links that lead out of the folder are named and not followed', async () => {
  const [folder, elsewhere] = [0, 1].map(() => mkdtempSync(join(tmpdir(), 'nutgraf-below-')));
  if (folder === undefined || elsewhere === undefined) throw new Error('no folders');
  writeFileSync(join(elsewhere, 'secret.txt'), 'x');
  mkdirSync(join(folder, 'news'));
  writeFileSync(join(folder, 'a.txt'), 'x');
  symlinkSync(join(elsewhere, 'secret.txt'), join(folder, 'news/story.txt'));
  symlinkSync('/etc/passwd', join(folder, 'passwd.txt'));
  symlinkSync(join(folder, 'news/story.txt'), join(folder, 'twice.txt'));
  symlinkSync(elsewhere, join(folder, 'linked'));
  // A neighbour whose name only begins like the folder's.
  mkdirSync(`${folder}-2`);
  writeFileSync(join(`${folder}-2`, 'b.txt'), 'x');
  symlinkSync(join(`${folder}-2`, 'b.txt'), join(folder, 'near.txt'));
  const { files, outside } = await articleFilesBelow(folder);
  expect(files).toEqual(['a.txt']);
  expect(outside.toSorted()).toEqual(['near.txt', 'news/story.txt', 'passwd.txt', 'twice.txt']);
  expect(await isInside(folder, 'linked/secret.txt')).toBe(false);
  expect(await isInside(folder, 'a.txt')).toBe(true);
  for (const path of [folder, elsewhere, `${folder}-2`]) rmSync(path, { recursive: true });
});

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
  expect((await articleFilesBelow(`${folder}/`)).files.toSorted()).toEqual([
    'a.txt',
    'news/deep/b.md',
    'news/link.txt',
    'shown.txt',
  ]);
  rmSync(folder, { recursive: true });
});
