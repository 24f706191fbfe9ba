/**
 * How well articles are grouped into stories:
 * `node bench/stories.ts <data folder> <scorer folder> [--half tune|check] [--peers [--python FILE]]`.
 *
 * Scores the topics of ECB+ (halved by topic) by B-cubed, alone and with articles mixed in that have nothing to do with
 * each other, and says how many of those were merged with anything. With `--peers` ways that others group articles are
 * scored on the same rows, each at the threshold that is best there: TF-IDF with centroids, overlap of the words of
 * the first line, and MinHash of word sequences (datasketch, in the Python that is named).
 */
import { execFileSync } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import {
  comparable,
  digestArticle,
  MemoryShelf,
  rawArticle,
  Stories,
  type StoryArticle,
  signArticle,
} from '../engine/index.ts';
import { byCentroids } from './centroids.ts';
import { pythonFrom } from './peers.ts';
import { benchFolders, halfFrom, readRows, scratchFolder } from './shared.ts';
import { labelledRows } from './train/name-texts.ts';

interface Row {
  readonly id: string;
  readonly text: string;
  /** Of ECB+ rows. */
  readonly story?: string;
  readonly topic?: string;
}

interface SignedRow extends Row {
  readonly article: StoryArticle;
  /** Normal forms of its names. */
  readonly names: readonly string[];
}

/** So many unrelated articles are mixed in, where there are as many. */
const UNRELATED = 500;
/** Rows with labelled names that are articles of their own (BBC, of other years), and in no other set. */
const FURTHER = /^(?:xsum|bbc2)-/;
/** A name that comes in more articles says nothing of whether two are related. */
const COMMON_NAME = 0.01;

const { data, scorers } = benchFolders('stories');
const inHalf = halfFrom(process.argv);
const topics = readRows<Row>(join(data, 'stories/ecb.jsonl')).filter(({ topic }) => inHalf(topic ?? ''));
const gold = topics.map(signed);
const summarised = ['cnn', 'dailymail', 'bbc'].flatMap((name) => readRows<Row>(join(data, `summaries/${name}.jsonl`)));
const labelled = labelledRows(join(data, 'facts/silver-names.jsonl.gz')).filter(({ id }) => FURTHER.test(id));
const others = unrelated([...summarised, ...labelled].map(signed)).slice(0, UNRELATED);

console.log(score('stories, alone', await grouped(gold)));
const mixed = await grouped([...gold, ...others]);
console.log(score(`stories, among ${others.length} others`, mixed));
const sizes = new Map<string, number>();
for (const story of mixed.values()) sizes.set(story, (sizes.get(story) ?? 0) + 1);
const merged = others.filter(({ id }) => (sizes.get(mixed.get(id) ?? '') ?? 0) > 1).length;
console.log(`unrelated articles merged: ${merged} of ${others.length}`);
if (process.argv.includes('--peers')) {
  peer('TF-IDF with centroids', (threshold) => byCentroids(gold, threshold));
  peer('words of the first line', (threshold) => linked(threshold, titleLikeness));
  peerInPython(pythonFrom(process.argv));
}

/** MinHash by datasketch; says so where it is not installed. */
function peerInPython(python: string): void {
  const script = new URL('stories-minhash.py', import.meta.url).pathname;
  try {
    execFileSync(python, ['-c', 'import datasketch'], { stdio: 'ignore' });
  } catch {
    console.log(`skipped: ${python} has no datasketch; --python names one that has`);
    return;
  }
  peer('MinHash (datasketch)', (threshold) => {
    const rows = join(scratchFolder(), 'minhash.jsonl');
    writeFileSync(rows, gold.map(({ id, text }) => JSON.stringify({ id, text })).join('\n'));
    const said = execFileSync(python, [script, rows, String(threshold)], { encoding: 'utf8' });
    const groups: readonly (readonly [string, string])[] = JSON.parse(said);
    return new Map(groups);
  });
}

function signed(row: Row): SignedRow {
  const id = String(row.id);
  const clean = rawArticle(row.text, { title: null, publishedAt: null });
  const { facts } = digestArticle(clean);
  const { tokens, signature } = signArticle({ ...clean, facts });
  const names = [...facts.people, ...facts.organizations, ...facts.places].map(({ key }) => key);
  return { ...row, id, names, article: { id, place: `#${id}`, tokens, signature: comparable(signature) } };
}

/** Rows of which no two share a name that is not common. */
function unrelated(rows: readonly SignedRow[]): readonly SignedRow[] {
  const counts = new Map<string, number>();
  for (const { names } of rows) for (const name of new Set(names)) counts.set(name, (counts.get(name) ?? 0) + 1);
  const seen = new Set<string>();
  return rows.filter(({ id, names }) => {
    const telling = names.filter((name) => (counts.get(name) ?? 0) <= COMMON_NAME * rows.length);
    if (!inHalf(id) || telling.some((name) => seen.has(name))) return false;
    for (const name of telling) seen.add(name);
    return true;
  });
}

async function grouped(rows: readonly SignedRow[]): Promise<ReadonlyMap<string, string>> {
  const stories = new Stories(new MemoryShelf(rows.map(({ article }) => article)));
  return new Map(
    await Promise.all(rows.map(async ({ id, article }) => [id, (await stories.rootOf(article)).id] as const)),
  );
}

/** What the scorer says of a grouping of the rows of ECB+. */
function score(what: string, stories: ReadonlyMap<string, string>): string {
  const [goldFile, found] = ['gold.jsonl', 'found.jsonl'].map((name) => join(scratchFolder(), name));
  writeFileSync(goldFile ?? '', gold.map(({ id, story }) => JSON.stringify({ id, story })).join('\n'));
  writeFileSync(found ?? '', gold.map(({ id }) => JSON.stringify({ id, story: stories.get(id) })).join('\n'));
  const said = execFileSync('python3', [join(scorers, 'stories.py'), goldFile ?? '', found ?? ''], {
    encoding: 'utf8',
  });
  return `${what.padEnd(28)} ${said.trim()}`;
}

/** F1 as the scorer prints it. */
function f1(said: string): number {
  return Number(/F1 ([\d.]+)/.exec(said)?.[1]);
}

/** Scores a peer at the best of some thresholds: on all rows given, so it has the advantage. */
function peer(name: string, group: (threshold: number) => ReadonlyMap<string, string>): void {
  const tried = [0.1, 0.15, 0.2, 0.25, 0.3, 0.4, 0.5].map((threshold) =>
    score(`${name}, ${threshold}`, group(threshold)),
  );
  console.log(tried.toSorted((a, b) => f1(b) - f1(a))[0]);
}

/** Each row goes with the earlier one that is likest, from a threshold on. */
function linked(threshold: number, like: (a: Row, b: Row) => number): ReadonlyMap<string, string> {
  const groups = new Map<string, string>();
  for (const [at, row] of gold.entries()) {
    const [best] = gold
      .slice(0, at)
      .map((other) => ({ other, likeness: like(row, other) }))
      .filter(({ likeness }) => likeness >= threshold)
      .sort((a, b) => b.likeness - a.likeness);
    groups.set(row.id, best === undefined ? row.id : (groups.get(best.other.id) ?? row.id));
  }
  return groups;
}

function titleLikeness(a: Row, b: Row): number {
  const [first, second] = [a, b].map(
    ({ text }) => new Set((text.split('\n')[0] ?? '').toLowerCase().match(/\p{L}{4,}/gu)),
  );
  if (first === undefined || second === undefined) return 0;
  const shared = [...first].filter((word) => second.has(word)).length;
  return shared / Math.max(1, first.size + second.size - shared);
}
