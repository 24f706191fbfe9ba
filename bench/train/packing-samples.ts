/**
 * Writes what the dictionary of stored blobs is trained on: `node bench/train/packing-samples.ts FOLDER`. Each text of
 * our own (events/articles, tests/fixtures, bench/cases) is cleaned and digested; FOLDER gets its two blobs as they are
 * before they are compressed.
 */
import { globSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { cleanSource, digestArticle, RejectedError, type SourceInput } from '../../engine/index.ts';
import { compacted } from '../../lambdas/shared/store/compact.ts';
import { readRows } from '../shared.ts';

const ROOT = join(import.meta.dirname, '../..');

interface Row {
  readonly text?: string;
  readonly html?: string;
}

function sources(): SourceInput[] {
  const files = globSync(['events/articles/*', 'tests/fixtures/*/source.*'], { cwd: ROOT }).toSorted();
  const rows = globSync('bench/cases/*.jsonl', { cwd: ROOT })
    .toSorted()
    .flatMap((file) => readRows<Row>(join(ROOT, file)));
  return [
    ...files.map((name) => ({ bytes: readFileSync(join(ROOT, name)), name })),
    ...rows.flatMap(({ html, text }) => {
      if (html !== undefined) return [{ bytes: Buffer.from(html), name: 'row.html' }];
      return text === undefined ? [] : [{ bytes: Buffer.from(text), name: 'row.txt' }];
    }),
  ];
}

const [folder] = process.argv.slice(2);
if (folder === undefined) throw new Error('Name a folder for the samples.');
mkdirSync(folder, { recursive: true });
let count = 0;
for (const source of sources()) {
  try {
    const article = cleanSource(source);
    const name = String(count++).padStart(4, '0');
    writeFileSync(join(folder, `${name}.article.json`), JSON.stringify(article));
    writeFileSync(join(folder, `${name}.digest.json`), JSON.stringify(compacted(digestArticle(article), article.text)));
  } catch (error) {
    if (!(error instanceof RejectedError)) throw error;
  }
}
process.stdout.write(`${count} articles\n`);
