import { randomFrom } from '../shared.ts';
import frames from './name-frames.json' with { type: 'json' };
import type { LabelledName, LabelledText } from './name-texts.ts';
import { oneOf, type PersonName, persons } from './origins.ts';

/** Sentences to a text: few, since they have nothing to do with each other. */
const SENTENCES = 3;
/**
 * A whole name, its short form, a first name, a family name, or a span of an organization or place around some of
 * these.
 */
const SLOT = /\{([PSGF])\}|\{([OL]):((?:[^{}]|\{[GF]\})*)\}/g;

/**
 * Sentences of our own, filled with names of every origin: of people, and of what is named after people and is none of
 * them.
 */
export function frameTexts(rounds: number, seed: number): LabelledText[] {
  const random = randomFrom(seed);
  const people = persons(seed, 'learnt');
  const fixed = [...frames.people, ...frames.people, ...frames.others, ...frames.organizations, ...frames.places];
  const texts: LabelledText[] = [];
  for (let round = 0; round < rounds; round++) {
    const made = [
      ...sentencesOf(['{P}'], frames.deeds, random),
      ...sentencesOf(frames.firms, frames.dealings, random),
      ...sentencesOf(frames.things, frames.happenings, random),
    ];
    const order = [...fixed, ...made].map((frame) => ({ frame, key: random() })).sort((a, b) => a.key - b.key);
    for (let from = 0; from < order.length; from += SENTENCES) {
      const filled = order.slice(from, from + SENTENCES).map(({ frame }) => fill(frame, () => people.next().value));
      texts.push(joined(`frames ${round} ${from}`, filled));
    }
  }
  return texts;
}

/** For each thing that can be said of somebody or something, a sentence about one of them. */
function sentencesOf(named: readonly string[], said: readonly string[], random: () => number): string[] {
  return said.map((verb) => {
    const subject = oneOf(frames.subjects, random);
    const name = oneOf(named, random);
    const written = subject.startsWith('{N}') ? name.slice(0, 1).toUpperCase() + name.slice(1) : name;
    return subject.replace('{N}', () => written).replace('{V}', () => verb);
  });
}

type Filled = Pick<LabelledText, 'text' | 'names'>;

function joined(id: string, parts: readonly Filled[]): LabelledText {
  let text = '';
  const names: LabelledName[] = [];
  for (const part of parts) {
    if (text !== '') text += '\n\n';
    for (const { start, end, type } of part.names)
      names.push({ start: text.length + start, end: text.length + end, type });
    text += part.text;
  }
  return { id, text, names };
}

/**
 * Fills a frame; a short form is that of the last whole name before it, a first or family name of no person that the
 * text names.
 */
function fill(frame: string, next: () => PersonName): Filled {
  let text = '';
  let at = 0;
  let last: PersonName | null = null;
  let thing: PersonName | null = null;
  const names: LabelledName[] = [];
  const partOf = (slot: string): string => {
    thing ??= next();
    if (slot === 'G') return thing.full.replace(thing.short, '').trim() || thing.short;
    const family = thing.short;
    // A second family name in one frame is another's.
    thing = { full: thing.full, short: next().short };
    return family;
  };
  for (const match of frame.matchAll(SLOT)) {
    text += frame.slice(at, match.index);
    at = match.index + match[0].length;
    const start = text.length;
    const [, slot, span, inner = ''] = match;
    if (slot === 'P') {
      last = next();
      text += last.full;
    } else if (slot === 'S') text += (last ?? next()).short;
    else if (slot !== undefined) text += partOf(slot);
    else text += inner.replace(/\{([GF])\}/g, (_, part: string) => partOf(part));
    if (slot === 'P' || slot === 'S') names.push({ start, end: text.length, type: 'person' });
    else if (span !== undefined) names.push({ start, end: text.length, type: span === 'O' ? 'organization' : 'place' });
  }
  return { text: text + frame.slice(at), names };
}
