/**
 * Facts counted by eye: `npm run sheet`.
 *
 * Without arguments prints, for each version that was read and for the engine as it is, how many of the facts shown are
 * wrong, against the budgets.
 *
 * --list OLD.jsonl NEW.jsonl a blind reading list on stdout: every fact of two runs of `nutgraf digest --jsonl` on
 * bench/sheet/articles.jsonl, once
 *                                each, shuffled, without a word on which run showed it
 * --wrong the facts of the current engine that a reader called wrong, and those that nobody has read
 *
 * bench/sheet/sheet.card.md has the guideline and says how the verdicts are written down.
 */
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { cleanSource, digestArticle, type Facts } from '../engine/index.ts';
import { hashOf } from '../engine/text/hash.ts';
import { readRows } from './shared.ts';
import { BUDGETS, factsShown, KINDS, type Kind, type ShownFact } from './sheet/facts.ts';

interface Article {
  readonly id: string;
  readonly title: string;
  readonly text: string;
}

/** One fact as it was read: which versions show it, and which readers call it wrong. */
interface Verdict {
  readonly article: string;
  readonly kind: Kind;
  readonly fact: string;
  readonly versions: readonly string[];
  readonly wrong: readonly number[];
}

interface Tally {
  shown: number;
  wrong: number;
  disputed: number;
  unread: number;
}

/** How many readers judged each fact. */
const READERS = 2;
const FOLDER = join(import.meta.dirname, 'sheet');
const CURRENT = 'this engine';

const { values: options, positionals } = parseArgs({
  options: { list: { type: 'boolean' }, wrong: { type: 'boolean' } },
  allowPositionals: true,
});
if (options.list === true) list(positionals);
else report();

function keyOf({ article, kind, fact }: ShownFact): string {
  return `${article}\t${kind}\t${fact}`;
}

function currentFacts(): ShownFact[] {
  return readRows<Article>(join(FOLDER, 'articles.jsonl')).flatMap(({ id, title, text }) => {
    const source = { bytes: new TextEncoder().encode(text), contentType: 'text/plain' };
    return factsShown(id, digestArticle({ ...cleanSource(source), title }).facts);
  });
}

function list(files: readonly string[]): void {
  const rows = files.flatMap((file) => readRows<{ readonly id: string; readonly facts: Facts }>(file));
  const facts = new Map(rows.flatMap(({ id, facts }) => factsShown(id, facts)).map((fact) => [keyOf(fact), fact]));
  const order = (key: string): string => `${key.slice(0, key.indexOf('\t'))} ${hashOf(key)}`;
  const shuffled = [...facts.keys()].toSorted((a, b) => (order(a) < order(b) ? -1 : 1));
  process.stdout.write(`${shuffled.join('\n')}\n`);
}

function report(): void {
  const verdicts = readRows<Verdict>(join(FOLDER, 'verdicts.jsonl'));
  const known = new Map(verdicts.map((verdict) => [keyOf(verdict), verdict]));
  const current = currentFacts();
  for (const version of [...new Set(verdicts.flatMap(({ versions }) => versions))].sort())
    print(
      version,
      verdicts.filter(({ versions }) => versions.includes(version)),
      known,
    );
  print(CURRENT, current, known);
  if (options.wrong !== true) return;
  for (const fact of current) {
    const verdict = known.get(keyOf(fact));
    if (verdict === undefined) process.stdout.write(`unread\t${keyOf(fact)}\n`);
    else if (verdict.wrong.length > 0) process.stdout.write(`wrong by ${verdict.wrong.join(', ')}\t${keyOf(fact)}\n`);
  }
}

function print(version: string, shown: readonly ShownFact[], known: ReadonlyMap<string, Verdict>): void {
  const tallies = new Map<Kind, Tally>(KINDS.map((kind) => [kind, { shown: 0, wrong: 0, disputed: 0, unread: 0 }]));
  for (const fact of shown) {
    const tally = tallies.get(fact.kind);
    if (tally === undefined) continue;
    const verdict = known.get(keyOf(fact));
    tally.shown++;
    if (verdict === undefined) tally.unread++;
    else if (verdict.wrong.length === READERS) tally.wrong++;
    else if (verdict.wrong.length > 0) tally.disputed++;
  }
  process.stdout.write(`\n## ${version}\n\nkind           shown  wrong  disputed  unread  wrong of read  budget\n`);
  for (const [kind, tally] of tallies) process.stdout.write(line(kind, tally, BUDGETS[kind]));
  const all = [...tallies.values()];
  const sum = (of: keyof Tally): number => all.reduce((before, tally) => before + tally[of], 0);
  const total = { shown: sum('shown'), wrong: sum('wrong'), disputed: sum('disputed'), unread: sum('unread') };
  process.stdout.write(line('all', total, null));
}

function line(name: string, { shown, wrong, disputed, unread }: Tally, budget: number | null): string {
  const share = shown > unread ? `${((100 * wrong) / (shown - unread)).toFixed(1)} %` : '–';
  const limit = budget === null ? '' : `${(100 * budget).toFixed(0)} %`;
  const counts = [`${shown}`.padStart(5), `${wrong}`.padStart(5), `${disputed}`.padStart(8), `${unread}`.padStart(6)];
  return `${name.padEnd(14)} ${counts.join('  ')}  ${share.padStart(13)}  ${limit.padStart(6)}\n`;
}
