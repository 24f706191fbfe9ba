import type { TextBlock } from '../blocks/blocks.ts';
import { endsSentence } from '../blocks/lines.ts';
import { isProse } from '../blocks/prose.ts';

/**
 * A clock time, as it heads the entries of a live page, alone or before a heading: "10:30", "10.30am", "9am", "14:05
 * GMT", "14h05 The judges return".
 */
const CLOCK = new RegExp(
  '^(?:(?:[01]?\\d|2[0-3])[:.h][0-5]\\d ?(?:[ap]\\.?m\\.?)?|1?\\d ?[ap]m) ?(?:[A-Z]{2,4}|Uhr)?' +
    '(?:$|[ :–—-]{1,3}\\p{Lu}[^.!?]{2,60}$)',
  'iu',
);
/** The fewest entries of a live page; a text with fewer shows a time by chance. */
const MIN_ENTRIES = 3;
/** A heading may stand between an entry's time and its text. */
const MAX_BETWEEN = 2;
/** The times of entries differ; those of a template do not. */
const DISTINCT = 0.5;

/** The times of a live page's entries, each with text after it: they are of the text, as its headings are. */
export function entryTimes(blocks: readonly TextBlock[]): ReadonlySet<TextBlock> {
  const times = blocks.filter(({ text }, at) => {
    if (!CLOCK.test(text)) return false;
    const [next, ...others] = blocks.slice(at + 1, at + 1 + MAX_BETWEEN);
    if (next === undefined) return false;
    // "8:35 p.m." ends in a stop as well.
    const isSentence = endsSentence(next.text) && !CLOCK.test(next.text);
    return isSentence || [next, ...others].some((below) => isProse(below.text, below.kind));
  });
  const different = new Set(times.map(({ text }) => text)).size;
  return times.length >= MIN_ENTRIES && different >= DISTINCT * times.length ? new Set(times) : new Set();
}

/** The heading of an entry above its time is short and no sentence. */
const MAX_HEADING = 100;

function isHeading(block: TextBlock | undefined): boolean {
  if (block === undefined) return false;
  return block.kind === 'heading' || (block.text.length <= MAX_HEADING && !endsSentence(block.text));
}

/** The place of the first entry of a live page, with its heading; the number of blocks where there is none. */
export function firstEntry(blocks: readonly TextBlock[]): number {
  const times = entryTimes(blocks);
  const places = blocks.flatMap((block, at) => (times.has(block) ? [at] : []));
  const [first = blocks.length, ...others] = places;
  return others.length > 0 && places.every((at) => isHeading(blocks[at - 1])) ? first - 1 : first;
}
