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
 * A file without labels, whose rows have a `text` alone, is cleaned, and what goes is printed by rule, to be read.
 *
 * Prints the share of noise removed, the share of article characters wrongly cut, what was left and lost, and the time.
 */
import { parseArgs } from 'node:util';
import { INLINE, LOOKALIKES, NOISE, type Place } from './noise-lines.ts';
import { type Labelled, report, reportCuts, type Span } from './noise-score.ts';
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

interface Block {
  readonly text: string;
  /** What of it is noise. */
  readonly noise: Span | null;
}

/** Generates articles, labelled by their making. Every call takes the next of the same random numbers. */
class Generator {
  readonly #next = randomFrom(20240305);

  article(id: string): Labelled {
    const blocks = [...this.#story(), ...this.#end()];
    return this.#joined(id, blocks, this.#happens(0.6) ? '\n\n' : '\n');
  }

  #happens(likely: number): boolean {
    return this.#next() < likely;
  }

  #pick<T>(list: readonly T[]): T {
    const found = list[Math.floor(this.#next() * list.length)];
    if (found === undefined) throw new RangeError('nothing to pick from');
    return found;
  }

  #fill(line: string): string {
    return line.replaceAll('{place}', this.#pick(PLACES)).replaceAll('{person}', this.#pick(PEOPLE));
  }

  #furniture(place: Place): Block {
    const text = this.#fill(this.#pick(this.#pick(NOISE.filter(({ places }) => places.includes(place))).lines));
    return { text, noise: [0, text.length] };
  }

  /** Paragraphs with what sites put above and among them. */
  #story(): Block[] {
    const blocks: Block[] = [];
    if (this.#happens(0.4)) blocks.push(this.#furniture('head'));
    const pool = PROSE.toSorted(() => this.#next() - 0.5);
    for (let at = 0; at + 1 < pool.length; at += 2) {
      if (at > 2 && this.#happens(0.15)) blocks.push({ text: this.#pick(HEADINGS), noise: null });
      blocks.push(this.#paragraph(this.#fill(pool[at] ?? ''), this.#fill(pool[at + 1] ?? '')));
      if (this.#happens(0.5)) blocks.push(this.#furniture('body'));
      if (this.#happens(0.3)) blocks.push({ text: this.#fill(this.#pick(LOOKALIKES)), noise: null });
    }
    return blocks;
  }

  /** Two sentences, perhaps with noise between them. */
  #paragraph(first: string, second: string): Block {
    if (!this.#happens(0.15)) return { text: `${first} ${second}`, noise: null };
    const inside = this.#pick(INLINE);
    const start = first.length + 1;
    return { text: `${first} ${inside} ${second}`, noise: [start, start + inside.length] };
  }

  #end(): Block[] {
    const last = `At the end of the night, all was said: ${this.#fill(this.#pick(PROSE.slice(0, 3)))}`;
    const blocks: Block[] = [{ text: last, noise: null }];
    for (let more = Math.floor(this.#next() * 4); more > 0; more--) blocks.push(this.#furniture('tail'));
    return blocks;
  }

  #joined(id: string, blocks: readonly Block[], separator: string): Labelled {
    const noise: Span[] = [];
    const seen = new Set<string>();
    let text = '';
    for (const block of blocks) {
      if (seen.has(block.text)) continue;
      seen.add(block.text);
      if (text !== '') text += separator;
      if (block.noise !== null) noise.push([text.length + block.noise[0], text.length + block.noise[1]]);
      text += block.text;
    }
    return { id, text, noise, unsure: [] };
  }
}

function generate(articles: number): Labelled[] {
  const generator = new Generator();
  return Array.from({ length: articles }, (_, id) => generator.article(String(id)));
}

const { values, positionals } = parseArgs({
  options: { articles: { type: 'string', default: '400' } },
  allowPositionals: true,
});
if (positionals.length === 0) report('generated', generate(Number(values.articles)));
for (const path of positionals) {
  const rows = readRows<Partial<Labelled> & { readonly text: string }>(path);
  const labelled = rows.flatMap(({ id = '', text, noise, unsure = [] }) =>
    noise ? [{ id, text, noise, unsure }] : [],
  );
  if (labelled.length > 0) report(path, labelled);
  else
    reportCuts(
      path,
      rows.map(({ text }) => text),
    );
}
