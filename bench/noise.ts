/**
 * Measures noise removal from plain text.
 *
 *     node bench/noise.ts [--articles 400] [FILE ...]
 *
 * Without a file: generated articles, prose of our own with furniture put in at the places where sites have it
 * (noise-lines.ts). The generator is seeded: the same number of articles gives the same figures.
 *
 * With files: texts that a person has labelled. Each is JSON lines of { "id", "text", "noise": [[start, end], …],
 * "unsure": [[start, end], …] }; offsets count UTF-16 units of `text`, noise is a whole line or a part of one, and what
 * is unsure (metadata, or what two readers would label in two ways) counts for nothing. A piece of noise is removed
 * where nine tenths of its characters are; wrongly cut are characters outside of both.
 *
 * Prints the share of noise removed, the share of article characters wrongly cut, what was left and lost, and the time.
 */
import { parseArgs } from 'node:util';
import { INLINE, LOOKALIKES, NOISE, type Place } from './noise-lines.ts';
import { type Labelled, report, type Span } from './noise-score.ts';
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
