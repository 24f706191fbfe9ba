import type { Atoms } from '../../text/atoms.ts';
import type { Weighed } from './candidate.ts';
import weights from './data/event-weights.json' with { type: 'json' };

/** A dateline stands within so many atoms of the beginning: a byline, a caption and a prompt to share may come before it. */
const REACH = 120;
/** From the place to the dash: a region, a date and an agency's tag at most. */
const MAX_LENGTH = 14;
const MAX_PLACE = 4;
/** "USA -" and "BBC -" are no towns. */
const SHORTEST = 4;

/**
 * Candidate for "where": the place of a dateline ("WASHINGTON, Nov 6 (Reuters) -") that still stands in the text. It says where the story was filed,
 * so it answers only where nothing in the sentences does. Cleaning takes datelines off; a text that was not cleaned still has them.
 */
export function datelinePlaces(atoms: Atoms): Weighed[] {
  for (let at = 0; at < Math.min(atoms.length, REACH); at++) {
    const to = capitalsFrom(atoms, at);
    if (to === at) continue;
    if (endsInDash(atoms, to)) return [{ from: at, to, in: 'text', weight: weights.where.dateline }];
    at = to;
  }
  return [];
}

/** Index behind a run of words in capital letters at `at`, or `at`. */
function capitalsFrom(atoms: Atoms, at: number): number {
  let to = at;
  while (to < at + MAX_PLACE && atoms.at(to).kind === 'word' && isCapitals(atoms.raw(to))) to++;
  return to > at && atoms.at(to - 1).end - atoms.at(at).start < SHORTEST ? at : to;
}

function isCapitals(word: string): boolean {
  return word.length > 1 && word === word.toUpperCase() && word !== word.toLowerCase();
}

/** Whether a dash follows, with a region, a date and an agency's tag at most between it and the place. */
function endsInDash(atoms: Atoms, from: number): boolean {
  const tail = atoms.lower(from) === ',' || atoms.lower(from) === '(' ? MAX_LENGTH : 1;
  for (let at = from; at < from + tail; at++) {
    const { kind, lower, glued, opensLine } = atoms.at(at);
    if (kind === 'end' || opensLine) return false;
    // A hyphen that is glued on both sides is part of a word.
    if (
      lower === '—' ||
      lower === '–' ||
      (lower === '-' && !(glued && atoms.at(at + 1).kind === 'word' && atoms.glued(at + 1)))
    )
      return true;
  }
  return false;
}
