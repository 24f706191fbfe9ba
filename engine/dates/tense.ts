import dateWords from '../english/data/date-words.json' with { type: 'json' };
import type { Atoms } from '../text/atoms.ts';
import type { AtomNumber } from '../text/ranges.ts';
import { FUTURE_MARKERS, PAST_MARKERS } from './lexicon.ts';

export type Tense = 'past' | 'future';

/** How far a verb may stand from the date it governs, in atoms. */
const REACH_BACK = 24;
const REACH_FORWARD = 16;
/** How far before "by Sunday" its "had" may stand, in atoms. */
const PERFECT_REACH = 6;

/**
 * Whether the clause a date is in tells of the past or of what is to come, by the nearest verb or auxiliary before it
 * in its sentence, else the first after it; null where neither is seen.
 */
export function tenseAt(atoms: Atoms, start: AtomNumber, end: AtomNumber): Tense | null {
  // "Wednesday's ruling" has been made.
  if (atoms.lower(end) === "'" && atoms.lower(end + 1) === 's') return 'past';
  const { sentence } = atoms.at(start);
  if (DEADLINE.has(atoms.lower(start - 1)) && !atoms.at(start - 1).capital)
    return looksBack(atoms, start - 2, start - PERFECT_REACH) ? 'past' : 'future';
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

/** "had been pledged by Sunday" looks back; "must be paid by Sunday" does not. */
function looksBack(atoms: Atoms, from: AtomNumber, least: number): boolean {
  const { sentence } = atoms.at(from + 2);
  for (let at = from; at >= least && atoms.at(at).sentence === sentence; at--) {
    const next = atoms.lower(at + 1);
    if (atoms.lower(at) === 'had' && (next === 'been' || next.endsWith('ed'))) return true;
  }
  return false;
}

function tenseOf(atoms: Atoms, at: AtomNumber): Tense | null {
  const atom = atoms.at(at);
  if (atom.kind !== 'word') return null;
  const word = atom.lower;
  if (isPlan(atoms, at)) return 'future';
  if (atom.capital && word !== 'will') return null;
  if (FUTURE_MARKERS.has(word)) return isStillToCome(atoms, at) ? 'future' : 'past';
  // "will be held", "must remain closed": the participle of what is still to come.
  if (isToCome(atoms, at)) return 'future';
  if (PAST_MARKERS.has(word)) return 'past';
  if (word.length > 4 && word.endsWith('ed') && atoms.lower(at - 1) !== '-') return 'past';
  return null;
}

/** "set a record" is about the past, "is set to" is not; "had been due" is over. */
function isStillToCome(atoms: Atoms, at: AtomNumber): boolean {
  if (atoms.lower(at) !== 'set') return atoms.lower(at - 1) !== 'been';
  return atoms.lower(at + 1) === 'to' || atoms.lower(at + 1) === 'for';
}

/** "as early as Tuesday", "plan to", "is to resume", "go on sale", "three days of mourning starting on Thursday" */
function isPlan(atoms: Atoms, at: AtomNumber): boolean {
  const before = atoms.lower(at - 1);
  switch (atoms.lower(at)) {
    case 'as':
      return before === 'soon' || before === 'early';
    case 'go':
    case 'goes':
      return atoms.lower(at + 1) === 'on' && before !== 'to';
    case 'plan':
      return atoms.lower(at + 1) === 'to';
    case 'starting':
    case 'beginning':
      return before !== 'the' && (atoms.lower(at + 1) === 'on' || atoms.lower(at + 1) === 'from');
    case 'to':
      return PRESENT_BE.has(before);
    default:
      return false;
  }
}

function isToCome(atoms: Atoms, at: AtomNumber): boolean {
  if (!COPULAS.has(atoms.lower(at - 1))) return false;
  const before = BETWEEN.has(atoms.lower(at - 2)) ? at - 3 : at - 2;
  // "schools to stay closed on Friday", in headlines
  return MODALS.has(atoms.lower(before)) || (atoms.lower(before) === 'to' && atoms.lower(at - 1) !== 'be');
}
const COPULAS = new Set(['be', 'remain', 'stay']);
/** "will not be held", "would still be held" */
const BETWEEN = new Set(['not', 'still', 'also', 'now']);
const MODALS = new Set(dateWords.tenseModals);

/** Words right before a date that make it one to come. */
const DEADLINE = new Set(['by', 'until', 'till', 'through', 'effective']);

const PRESENT_BE = new Set(['is', 'are', "'re", 'am']);
