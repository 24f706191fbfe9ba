/**
 * Measures noise removal on generated articles: prose of our own with noise lines put in at the places where sites have them.
 *
 *     node bench/noise.ts [--articles 400]
 *
 * Prints the share of noise lines removed, the share of article characters wrongly cut, both by kind, and the time. The generator is seeded:
 * the same number of articles gives the same numbers.
 */
import { parseArgs } from 'node:util';
import { cleanDecoded } from '../engine/clean.ts';

const PEOPLE = ['Ida Vell', 'Tomas Grell', 'Una Marsh', 'Olle Brandt', 'Mira Kost', 'Pavel Dorn'];
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
/** Noise by kind. Written for this bench, apart from the cue lists. */
const NOISE: Readonly<Record<string, readonly string[]>> = {
  advert: [
    'Advertisement',
    'ADVERTISEMENT',
    'Story continues below advertisement',
    '- Advertisement -',
    'Sponsored Content',
  ],
  placeholder: [
    'Loading...',
    'This video cannot be played',
    'Please enable JavaScript to view the comments.',
    'Media playback is not supported on this device',
  ],
  subscribe: [
    'Sign up for our morning newsletter',
    'Subscribe to the Courier for full access',
    'Get the latest headlines delivered to your inbox',
    'Don’t miss a story: download our app today',
    'Already a subscriber? Log in',
  ],
  share: [
    'Share this article',
    'Facebook Twitter WhatsApp Email',
    'Follow us on Instagram for more pictures',
    'Share on Facebook',
    'Copy link',
  ],
  related: [
    'Read more: Storm closes the north road',
    'RELATED: Ten harbours to see this spring',
    'Also read: Who pays for the new bridge?',
    'See also: The last lighthouse keeper',
    'More from {place}',
  ],
  credit: [
    'Photo: Lena Orth/Getty Images',
    'Image credit: Jon Falk',
    '(AP Photo/Jon Falk)',
    'Getty Images',
    'Illustration by Kaia Wren for the Courier',
  ],
  caption: [
    'The old quay in {place} seen from the ferry on Monday. (Photo: Jon Falk/Reuters)',
    'FILE PHOTO: A ferry leaves {place} in heavy rain, May 2, 2023. REUTERS/Jon Falk',
    '{person} speaks at the town hall in {place}. Picture: Lena Orth',
  ],
  wire: [
    '(Reporting by Jon Falk; Editing by Kaia Wren)',
    'Additional reporting by Kaia Wren in {place}.',
    'Kaia Wren contributed to this report.',
    'With inputs from agencies',
  ],
  copyright: [
    '© 2024 The {place} Courier. All rights reserved.',
    'Copyright 2024 The {place} Courier',
    'This material may not be published, broadcast, rewritten or redistributed.',
  ],
  biography: [
    'Jon Falk is a reporter covering ports for the Courier.',
    'Follow Jon Falk on Twitter: @jonfalk',
    'Contact the writer at jon.falk@courier.example',
  ],
  comments: ['12 comments', 'Leave a comment', 'Join the conversation', 'Comments are closed.'],
  timestamp: ['3 min read', 'Last updated: 14:05', '2 hours ago'],
  cookies: ['We use cookies to improve your experience on this site.', 'Accept all cookies'],
  machine: ['This article was generated with the help of AI and reviewed by an editor.'],
};
/** Kinds that sites put at the end only. */
const AT_END = new Set(['copyright', 'biography', 'wire', 'comments', 'machine']);

/** A small generator of our own (mulberry32), so that no run differs from another. */
function random(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296;
  };
}

const { values } = parseArgs({ options: { articles: { type: 'string', default: '400' } } });
const next = random(20240305);
const pick = <T>(list: readonly T[]): T => {
  const found = list[Math.floor(next() * list.length)];
  if (found === undefined) throw new RangeError('nothing to pick from');
  return found;
};
const fill = (line: string): string => line.replaceAll('{place}', pick(PLACES)).replaceAll('{person}', pick(PEOPLE));

const counts = new Map<string, { put: number; left: number }>();
let characters = 0;
let wronglyCut = 0;
let again = 0;
const left: string[] = [];
const lost: string[] = [];
let time = 0;
for (let article = 0; article < Number(values.articles); article++) {
  const pool = PROSE.toSorted(() => next() - 0.5);
  const paragraphs: { text: string; kind: string | null }[] = [];
  for (let at = 0; at + 1 < pool.length; at += 2) {
    if (at > 2 && next() < 0.15) paragraphs.push({ text: pick(HEADINGS), kind: null });
    paragraphs.push({ text: `${fill(pool[at] ?? '')} ${fill(pool[at + 1] ?? '')}`, kind: null });
    if (next() < 0.6) {
      const kind = pick(Object.keys(NOISE).filter((name) => !AT_END.has(name)));
      paragraphs.push({ text: fill(pick(NOISE[kind] ?? [])), kind });
    }
  }
  for (const kind of AT_END) if (next() < 0.4) paragraphs.push({ text: fill(pick(NOISE[kind] ?? [])), kind });
  const separator = next() < 0.7 ? '\n\n' : '\n';
  const source = paragraphs.map(({ text }) => text).join(separator);
  const begin = performance.now();
  const cleaned = cleanDecoded({ text: source, mediaType: 'text/plain' });
  time += performance.now() - begin;
  const seen = new Set<string>();
  for (const { text, kind } of paragraphs) {
    if (kind === null) {
      if (seen.has(text)) continue;
      seen.add(text);
      characters += text.length;
      if (!cleaned.text.includes(text)) {
        wronglyCut += text.length;
        lost.push(text);
      }
      continue;
    }
    const count = counts.get(kind) ?? { put: 0, left: 0 };
    count.put++;
    if (cleaned.text.includes(text)) {
      count.left++;
      left.push(text);
    }
    counts.set(kind, count);
  }
  if (cleanDecoded({ text: cleaned.text, mediaType: 'text/plain' }).text !== cleaned.text) again++;
}
let put = 0;
let remaining = 0;
for (const [kind, count] of [...counts].toSorted()) {
  put += count.put;
  remaining += count.left;
  process.stdout.write(
    `${kind.padEnd(14)} ${String(count.put).padStart(5)} put in, removed ${((1 - count.left / count.put) * 100).toFixed(1)} %\n`,
  );
}
process.stdout.write(
  `noise lines removed ${((1 - remaining / put) * 100).toFixed(2)} %, article characters wrongly cut ${((wronglyCut / characters) * 100).toFixed(3)} %, ` +
    `changed by a second cleaning ${again}, ${(time / Number(values.articles)).toFixed(2)} ms an article\n`,
);
for (const line of new Set(left)) process.stdout.write(`left: ${line}\n`);
for (const line of new Set(lost)) process.stdout.write(`lost: ${line}\n`);
