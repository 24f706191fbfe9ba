import type { Atoms } from '../atoms.ts';
import { FUTURE_MARKERS, PAST_MARKERS } from './lexicon.ts';

export type Tense = 'past' | 'future';

/** How far a verb may stand from the date it governs, in atoms. */
const REACH_BACK = 24;
const REACH_FORWARD = 16;

/**
 * Whether the clause a date stands in tells of the past or of what is to come, by the nearest verb or auxiliary before it in its
 * sentence, else the first after it; null where neither is seen.
 */
export function tenseAt(atoms: Atoms, start: number, end: number): Tense | null {
  const { sentence } = atoms.at(start);
  for (let at = start - 1; at >= 0 && at >= start - REACH_BACK && atoms.at(at).sentence === sentence; at--) {
    const tense = tenseOf(atoms, at);
    if (tense !== null) return tense;
  }
  for (let at = end; at < end + REACH_FORWARD && atoms.at(at).sentence === sentence; at++) {
    const tense = tenseOf(atoms, at);
    if (tense !== null) return tense;
  }
  return null;
}

function tenseOf(atoms: Atoms, at: number): Tense | null {
  const atom = atoms.at(at);
  if (atom.kind !== 'word') return null;
  const word = atom.lower;
  if (atom.capital && word !== 'will') return null;
  if (FUTURE_MARKERS.has(word)) {
    // "was expected Friday" and "set a record" tell of the past; "is set to" and "due" do not.
    if (word === 'set') return atoms.lower(at + 1) === 'to' || atoms.lower(at + 1) === 'for' ? 'future' : 'past';
    if (word === 'by') return null;
    return 'future';
  }
  if (word === 'to' && atoms.at(at + 1).kind === 'word' && isInfinitive(atoms.lower(at + 1))) return null;
  if (PAST_MARKERS.has(word)) return 'past';
  if (word.length > 4 && word.endsWith('ed') && atoms.lower(at - 1) !== '-') return 'past';
  return null;
}

const isInfinitive = (word: string) => word === 'be' || word === 'have';
