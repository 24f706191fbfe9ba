/**
 * Measures noise removal from plain text.
 *
 *     node bench/noise.ts [--articles 400] [FILE ...]
 *
 * Without a file: generated articles, prose of our own with furniture put in at the places where sites have it (noise-lines.ts). The generator is
 * seeded: the same number of articles gives the same figures.
 *
 * With files: texts that a person has labelled. Each is JSON lines of { "id", "text", "noise": [[start, end], …], "unsure": [[start, end], …] };
 * offsets count UTF-16 units of `text`, noise is a whole line or a part of one, and what is unsure (metadata, or what two readers would label in
 * two ways) counts for nothing. A piece of noise is removed where nine tenths of its characters are; wrongly cut are characters outside of both.
 *
 * Prints the share of noise removed, the share of article characters wrongly cut, what was left and lost, and the time.
 */
import { parseArgs } from 'node:util';
import { cleanDecoded } from '../engine/clean.ts';
import { RejectedError } from '../engine/errors.ts';
import type { CleanArticle } from '../engine/record.ts';
import { INLINE, LOOKALIKES, NOISE, type Place } from './noise-lines.ts';
import { randomFrom, readRows } from './shared.ts';

const PEOPLE = ['Ida Vell', 'Una Marsh', 'Mira Kost', 'Ana Roe'];
const PLACES = ['Rosk', 'Lindhaven', 'Port Orrin', 'Tarnow Bay', 'Eastmere'];
const PROSE = [
  'The council of {place} approved the new ferry pier on Tuesday after a debate that lasted until midnight.',
  '“We have turned boats away for six years,” said {person}, who leads the harbour office in {place}.',
  'The work is expected to cost 12 million crowns and to be finished before the summer season begins.',
  'Advertising for the project had filled the town’s buses for weeks, and not everyone was pleased by it.',
  'Subscribers of the local paper were asked for their view in a poll that drew 2,300 answers.',
  '{person} told reporters that the figures had been checked twice and that no further money was needed.',
  'Fishermen in {place} had asked for a longer breakwater first, and the vote was closer than planned.',
  'Photographs of the old quay, taken in 1931, hang in the hall where the council meets every month.',
  'A spokesman for the region said the loan would be repaid over 20 years from the ferry’s own income.',
  'Read aloud in the hall, the letter from the fishermen’s union was met with long applause.',
  'Share prices of the ferry line rose by 3 percent on the day, while those of its rival hardly moved.',
  'The plan still needs the approval of the court in {place}, which is expected to rule in the spring.',
];
const HEADINGS = ['A Long Debate', 'What comes after the vote', 'The cost of the pier'];

type Span = readonly [start: number, end: number];

interface Labelled {
  readonly id: string;
  readonly text: string;
  readonly noise: readonly Span[];
  readonly unsure: readonly Span[];
}

interface Score {
  put: number;
  gone: number;
  characters: number;
  wronglyCut: number;
  milliseconds: number;
  texts: number;
  unstable: number;
  readonly left: Map<string, number>;
  readonly lost: Map<string, number>;
}

const count = (counts: Map<string, number>, key: string): void => {
  counts.set(key, (counts.get(key) ?? 0) + 1);
};

function clean(text: string): CleanArticle | null {
  try {
    return cleanDecoded({ text, mediaType: 'text/plain' });
  } catch (error) {
    if (error instanceof RejectedError) return null;
    throw error;
  }
}

function scoreOne({ text, noise, unsure }: Labelled, score: Score): void {
  const begin = performance.now();
  const cleaned = clean(text);
  score.milliseconds += performance.now() - begin;
  score.texts++;
  const cut = new Uint8Array(text.length);
  if (cleaned === null) cut.fill(1);
  for (const { start, end } of cleaned?.removed ?? []) if (start !== null && end !== null) cut.fill(1, start, end);
  const other = new Uint8Array(text.length);
  for (const [start, end] of unsure) other.fill(1, start, end);
  for (const [start, end] of noise) {
    other.fill(1, start, end);
    const piece = text.slice(start, end);
    let gone = 0;
    for (let at = start; at < end; at++) if (text.charAt(at) !== ' ') gone += cut[at] ?? 0;
    score.put++;
    if (gone >= piece.replaceAll(' ', '').length * 0.9) score.gone++;
    else count(score.left, piece.slice(0, 120));
  }
  for (let at = 0; at < text.length; at++) {
    if (other[at] === 1 || /\s/.test(text.charAt(at))) continue;
    score.characters++;
    score.wronglyCut += cut[at] ?? 0;
  }
  for (const { rule, start, end } of cleaned?.removed ?? []) {
    if (start === null || end === null || other.subarray(start, end).every((flag) => flag === 1)) continue;
    if (/\S/.test(text.slice(start, end))) count(score.lost, `${rule}: ${text.slice(start, end).slice(0, 120)}`);
  }
  if (cleaned !== null && clean(cleaned.text)?.text !== cleaned.text) score.unstable++;
}

function report(name: string, texts: readonly Labelled[]): void {
  const score: Score = {
    put: 0,
    gone: 0,
    characters: 0,
    wronglyCut: 0,
    milliseconds: 0,
    texts: 0,
    unstable: 0,
    left: new Map(),
    lost: new Map(),
  };
  for (const text of texts) scoreOne(text, score);
  const share = (part: number, whole: number, digits: number): string =>
    ((part / Math.max(1, whole)) * 100).toFixed(digits);
  process.stdout.write(
    `${name}: noise removed ${share(score.gone, score.put, 1)} % of ${score.put}, article characters wrongly cut ` +
      `${share(score.wronglyCut, score.characters, 3)} % of ${score.characters}, changed by a second cleaning ${score.unstable}, ` +
      `${(score.milliseconds / score.texts).toFixed(2)} ms a text\n`,
  );
  const most = (counts: Map<string, number>) => [...counts].toSorted((a, b) => b[1] - a[1]);
  for (const [line, times] of most(score.left)) process.stdout.write(`  left ${times}× ${line}\n`);
  for (const [line, times] of most(score.lost)) process.stdout.write(`  lost ${times}× ${line}\n`);
}

/** Generated articles, labelled by their making. */
function generate(articles: number): Labelled[] {
  const next = randomFrom(20240305);
  const pick = <T>(list: readonly T[]): T => {
    const found = list[Math.floor(next() * list.length)];
    if (found === undefined) throw new RangeError('nothing to pick from');
    return found;
  };
  const fill = (line: string): string => line.replaceAll('{place}', pick(PLACES)).replaceAll('{person}', pick(PEOPLE));
  const noiseFor = (place: Place): string =>
    fill(pick(pick(NOISE.filter(({ places }) => places.includes(place))).lines));
  return Array.from({ length: articles }, (_, id) => {
    const blocks: { text: string; noise: Span | null }[] = [];
    const put = (text: string): void => {
      blocks.push({ text, noise: [0, text.length] });
    };
    if (next() < 0.4) put(noiseFor('head'));
    const pool = PROSE.toSorted(() => next() - 0.5);
    for (let at = 0; at + 1 < pool.length; at += 2) {
      if (at > 2 && next() < 0.15) blocks.push({ text: pick(HEADINGS), noise: null });
      const [first, second] = [fill(pool[at] ?? ''), fill(pool[at + 1] ?? '')];
      if (next() < 0.15) {
        const inside = pick(INLINE);
        blocks.push({
          text: `${first} ${inside} ${second}`,
          noise: [first.length + 1, first.length + 1 + inside.length],
        });
      } else blocks.push({ text: `${first} ${second}`, noise: null });
      if (next() < 0.5) put(noiseFor('body'));
      if (next() < 0.3) blocks.push({ text: fill(pick(LOOKALIKES)), noise: null });
    }
    blocks.push({
      text: fill(pick(PROSE.slice(0, 3))).replace(/^/, 'At the end of the night, all was said: '),
      noise: null,
    });
    for (let more = Math.floor(next() * 4); more > 0; more--) put(noiseFor('tail'));
    const separator = next() < 0.6 ? '\n\n' : '\n';
    const noise: Span[] = [];
    let text = '';
    const seen = new Set<string>();
    for (const block of blocks) {
      if (seen.has(block.text)) continue;
      seen.add(block.text);
      if (text !== '') text += separator;
      if (block.noise !== null) noise.push([text.length + block.noise[0], text.length + block.noise[1]]);
      text += block.text;
    }
    return { id: String(id), text, noise, unsure: [] };
  });
}

const { values, positionals } = parseArgs({
  options: { articles: { type: 'string', default: '400' } },
  allowPositionals: true,
});
if (positionals.length === 0) report('generated', generate(Number(values.articles)));
for (const path of positionals) report(path, readRows<Labelled>(path));
