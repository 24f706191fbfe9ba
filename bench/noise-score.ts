/** Scoring of noise removal on plain texts whose noise is known. */

import { assemble } from '../engine/blocks/assemble.ts';
import { RemovalLog } from '../engine/blocks/blocks.ts';
import { plainBlocks } from '../engine/blocks/lines.ts';
import type { RuleName } from '../engine/blocks/rules.ts';
import { KNOWN_NAMES } from '../engine/clean.ts';
import { noMetadata } from '../engine/metadata/metadata.ts';
import { cleanBlocks } from '../engine/noise/clean-blocks.ts';
import { newCleaning } from '../engine/noise/cleaning.ts';

export type Span = readonly [start: number, end: number];

/** A text whose noise is known. Offsets count UTF-16 units of `text`; what is unsure counts for nothing. */
export interface Labelled {
  readonly id: string;
  readonly text: string;
  readonly noise: readonly Span[];
  readonly unsure: readonly Span[];
}

interface Score {
  put: number;
  gone: number;
  noiseCharacters: number;
  noiseCut: number;
  characters: number;
  wronglyCut: number;
  milliseconds: number;
  texts: number;
  unstable: number;
  readonly left: Map<string, number>;
  readonly lost: Map<string, number>;
  /** Characters wrongly cut, by rule. */
  readonly byRule: Map<string, number>;
}

const count = (counts: Map<string, number>, key: string, by = 1): void => {
  counts.set(key, (counts.get(key) ?? 0) + by);
};

interface Cut {
  readonly rule: string;
  readonly start: number;
  readonly end: number;
}

/** Every cut, where the record keeps the first two hundred. */
class WholeLog extends RemovalLog {
  readonly cuts: Cut[] = [];

  override range(rule: RuleName, start: number, end: number): void {
    this.cuts.push({ rule, start, end });
  }
}

interface Cleaned {
  readonly text: string;
  readonly title: string | null;
  readonly cuts: readonly Cut[];
}

/** Cleans a plain text, whose title may be known; all of it is cut where nothing is left. */
function clean(source: string, known: string | null = null): Cleaned {
  const log = new WholeLog(source);
  const metadata = { ...noMetadata(), title: known };
  const { blocks, labels } = cleanBlocks(
    plainBlocks(source),
    metadata,
    newCleaning(source, new Set(), log, KNOWN_NAMES),
  );
  return { text: assemble(blocks, labels).text, title: metadata.title, cuts: log.cuts };
}

function scoreOne({ text, noise, unsure }: Labelled, score: Score): void {
  const begin = performance.now();
  const cleaned = clean(text);
  score.milliseconds += performance.now() - begin;
  score.texts++;
  const cut = new Uint8Array(text.length);
  for (const { start, end } of cleaned.cuts) cut.fill(1, start, end);
  const other = new Uint8Array(text.length);
  for (const [start, end] of [...unsure, ...noise]) other.fill(1, start, end);
  for (const span of noise) scoreNoise(text, span, cut, score);
  for (let at = 0; at < text.length; at++) {
    if (other[at] === 1 || /\s/.test(text.charAt(at))) continue;
    score.characters++;
    score.wronglyCut += cut[at] ?? 0;
  }
  for (const each of cleaned.cuts) scoreCut(text, each, other, score);
  // With its title, as a record has it: without one a first line such as "Who pays?" is a title as good as any.
  if (clean(cleaned.text, cleaned.title).text !== cleaned.text) score.unstable++;
}

/** How much of a piece of noise was cut. */
function scoreNoise(text: string, [start, end]: Span, cut: Uint8Array, score: Score): void {
  const piece = text.slice(start, end);
  let gone = 0;
  for (let at = start; at < end; at++) if (text.charAt(at) !== ' ') gone += cut[at] ?? 0;
  const length = piece.replaceAll(' ', '').length;
  score.noiseCharacters += length;
  score.noiseCut += gone;
  score.put++;
  if (gone >= length * 0.9) score.gone++;
  else count(score.left, piece.slice(0, 120));
}

/** How much of the article a cut took. */
function scoreCut(text: string, { rule, start, end }: Cut, other: Uint8Array, score: Score): void {
  let lost = 0;
  for (let at = start; at < end; at++) if (other[at] === 0 && /\S/.test(text.charAt(at))) lost++;
  if (lost === 0) return;
  count(score.byRule, rule, lost);
  count(score.lost, `${rule}: ${text.slice(start, end).slice(0, 120)}`);
}

/** The commonest first. */
const most = (counts: ReadonlyMap<string, number>) => [...counts].toSorted((a, b) => b[1] - a[1]);

const share = (part: number, whole: number, digits: number): string =>
  ((part / Math.max(1, whole)) * 100).toFixed(digits);

/**
 * Cleans the texts and prints the share of noise removed and of article characters wrongly cut.
 *
 * @param lines whether what was left and lost is printed, too, the commonest first
 */
export function report(name: string, texts: readonly Labelled[], lines = true): void {
  const score: Score = {
    put: 0,
    gone: 0,
    noiseCharacters: 0,
    noiseCut: 0,
    characters: 0,
    wronglyCut: 0,
    milliseconds: 0,
    texts: 0,
    unstable: 0,
    left: new Map(),
    lost: new Map(),
    byRule: new Map(),
  };
  for (const text of texts) scoreOne(text, score);
  process.stdout.write(
    `${name}: noise removed ${share(score.gone, score.put, 1)} % of ` +
      `${score.put} (${share(score.noiseCut, score.noiseCharacters, 1)} % of its ` +
      `characters), article characters wrongly cut ${share(score.wronglyCut, score.characters, 3)} % of ` +
      `${score.characters}, ` +
      `changed by a second cleaning ${score.unstable}, ${(score.milliseconds / score.texts).toFixed(2)} ms a text\n`,
  );
  const rules = most(score.byRule).map(([rule, lost]) => `${rule} ${share(lost, score.characters, 3)}`);
  if (rules.length > 0) process.stdout.write(`  wrongly cut, %: ${rules.join(', ')}\n`);
  if (!lines) return;
  for (const [line, times] of most(score.left)) process.stdout.write(`  left ${times}× ${line}\n`);
  for (const [line, times] of most(score.lost)) process.stdout.write(`  lost ${times}× ${line}\n`);
}

/** Cleans texts without labels and prints how much of them goes under which rule, and the lines that go. */
export function reportCuts(name: string, texts: readonly string[]): void {
  const byRule = new Map<string, number>();
  const lines = new Map<string, number>();
  let characters = 0;
  for (const text of texts) {
    characters += text.length;
    for (const { rule, start, end } of clean(text).cuts) {
      count(byRule, rule, end - start);
      count(lines, `${rule}: ${text.slice(start, end).slice(0, 120)}`);
    }
  }
  const rules = most(byRule).map(([rule, length]) => `${rule} ${share(length, characters, 2)}`);
  process.stdout.write(`${name}: ${texts.length} texts without labels; cut, % of characters: ${rules.join(', ')}\n`);
  for (const [line, times] of most(lines)) process.stdout.write(`  cut ${times}× ${line}\n`);
}
