/**
 * Shows that a change alters no record: `npm run golden -- --keep` before it, `npm run golden` after it. Each text of
 * tests/fixtures, events/articles and bench/cases, and each FILE that is named (text or page; or JSONL whose rows have
 * a `text`), is cleaned and digested; kept are hashes of what comes out, field by field, in .cache/golden.json. The
 * second call names what differs and fails where anything does.
 */
import { createHash } from 'node:crypto';
import { mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { cleanSource, digestArticle, RejectedError, type SourceInput } from '../engine/index.ts';
import { readRows } from './shared.ts';

const ROOT = join(import.meta.dirname, '..');
const KEPT = join(ROOT, '.cache/golden.json');

/** Hashes of one text's record: the field's name with the hash of its JSON. */
type Hashes = Readonly<Record<string, string>>;

interface Row {
  readonly id: string;
  readonly text?: string;
  readonly html?: string;
  readonly title?: string | null;
  readonly date?: string;
}

function hash(value: unknown): string {
  return createHash('sha256').update(JSON.stringify(value)).digest('hex').slice(0, 12);
}

/** Every field of the article and of its digest; the facts one by one. */
function hashesOf(source: SourceInput): Hashes {
  try {
    const article = cleanSource(source);
    const { facts, ...digest } = digestArticle(article);
    return Object.fromEntries(
      Object.entries({ ...article, ...digest, ...facts }).map(([name, value]) => [name, hash(value)]),
    );
  } catch (error) {
    if (error instanceof RejectedError) return { error: hash(error.message) };
    throw error;
  }
}

/** A row's text as if it had been uploaded, below its title and date where it has them. */
function sourceOf({ id, html, text = '', title, date }: Row): SourceInput {
  if (html !== undefined) return { bytes: Buffer.from(html), name: `${id}.html` };
  const head = [title, date?.slice(0, 10)].filter((line) => typeof line === 'string');
  return { bytes: Buffer.from([...head, text].join('\n\n')), name: `${id}.txt` };
}

function* sourcesOf(path: string): Generator<readonly [name: string, source: SourceInput]> {
  if (path.endsWith('.jsonl')) {
    for (const [at, row] of readRows<Row>(path).entries())
      if (row.text !== undefined || row.html !== undefined) yield [`${path}:${at + 1}`, sourceOf(row)];
  } else {
    yield [path, { bytes: readFileSync(path), name: path }];
  }
}

/** Files under a folder of the repository whose path matches. */
function filesUnder(folder: string, pattern: RegExp): string[] {
  return readdirSync(join(ROOT, folder), { recursive: true, encoding: 'utf8' })
    .filter((path) => pattern.test(path))
    .map((path) => join(ROOT, folder, path))
    .toSorted();
}

const args = process.argv.slice(2);
const files = [
  ...filesUnder('tests/fixtures', /\/source\.\w+$/),
  ...filesUnder('events/articles', /\.\w+$/),
  ...filesUnder('bench/cases', /\.jsonl$/),
  ...args.filter((arg) => !arg.startsWith('--')),
];
const records: Record<string, Hashes> = {};
for (const file of files)
  for (const [name, source] of sourcesOf(file)) records[name.replace(`${ROOT}/`, '')] = hashesOf(source);

if (args.includes('--keep')) {
  mkdirSync(join(ROOT, '.cache'), { recursive: true });
  writeFileSync(KEPT, JSON.stringify(records));
  process.stdout.write(`kept the hashes of ${Object.keys(records).length} records in .cache/golden.json\n`);
} else {
  const kept: Record<string, Hashes> = JSON.parse(readFileSync(KEPT, 'utf8'));
  const names = new Set([...Object.keys(kept), ...Object.keys(records)]);
  const differing = [...names].flatMap((name) => {
    const [before = {}, after = {}] = [kept[name], records[name]];
    const fields = new Set([...Object.keys(before), ...Object.keys(after)]);
    const changed = [...fields].filter((field) => before[field] !== after[field]);
    return changed.length === 0 ? [] : [`${name}: ${changed.join(', ')}`];
  });
  for (const line of differing) process.stdout.write(`${line}\n`);
  process.stdout.write(`${names.size} records, ${differing.length} differ\n`);
  process.exitCode = differing.length === 0 ? 0 : 1;
}
