import { createReadStream, existsSync, statSync } from 'node:fs';
import path from 'node:path';
import type { ArticleRecord } from '../../engine/index.ts';
import { splitLines } from '../lines.ts';
import { Bookmark } from './bookmark.ts';
import { Draft } from './draft.ts';
import type { ExportSubject, OpenedTables } from './tables.ts';

/** How tables are written as text: files, what each begins with, and an article's part of each. */
export interface TextFormat {
  /** Paths of the files; the first is the one that articles are told from. */
  readonly files: readonly string[];
  /** Where the bookmark of an export under way is kept. */
  readonly bookmark: string;
  /** What each file begins with. */
  readonly heads: readonly string[];
  /** What an article adds to each file. */
  rows(record: ArticleRecord): readonly string[];
  /** The ids of the articles in the lines of the first file. */
  ids(lines: AsyncIterable<string>): AsyncIterable<string>;
}

/** Tables that are text files. What is marked is on the disk, and the bookmark says up to where. */
export async function openTextTables(format: TextFormat, { about, restart }: ExportSubject): Promise<OpenedTables> {
  const bookmark = new Bookmark(format.bookmark, about);
  const held = restart ? null : bookmark.read();
  const sizeOf = (file: string) => held?.sizes[path.basename(file)] ?? 0;
  const whole = held !== null && format.files.every((file) => reaches(`${file}.part`, sizeOf(file)));
  const [first] = format.files;
  const added = new Set<string>();
  if (whole && first !== undefined) {
    const lines = splitLines(createReadStream(`${first}.part`, { end: Math.max(0, sizeOf(first) - 1) }));
    for await (const id of format.ids(lines)) added.add(id);
  } else {
    bookmark.remove();
  }
  const drafts = format.files.map((file, index) => {
    const draft = new Draft(file, whole ? sizeOf(file) : 0);
    if (!whole) draft.write(format.heads[index] ?? '');
    return draft;
  });
  let marked = whole;
  return {
    position: whole ? held.position : null,
    added,
    tables: {
      add: (record) => {
        format.rows(record).forEach((rows, index) => void drafts[index]?.write(rows));
      },
      mark: (position) => {
        const sizes = drafts.map((draft, index) => [path.basename(format.files[index] ?? ''), draft.sync()]);
        bookmark.write({ position, sizes: Object.fromEntries(sizes) });
        marked = true;
      },
      finish: () => {
        for (const draft of drafts) draft.finish();
        bookmark.remove();
      },
      abandon: () => {
        for (const draft of drafts) marked ? draft.close() : draft.remove();
      },
    },
  };
}

function reaches(file: string, bytes: number): boolean {
  return existsSync(file) && statSync(file).size >= bytes;
}
