/** Words that make a figure more, less or about what it says: "more than", "some", "or so". */

import type { QuantityFact } from '../../record.ts';
import type { Atoms } from '../../text/atoms.ts';
import type { AtomNumber } from '../../text/ranges.ts';
import { QUALIFIERS_BY_LAST, SPANS } from './lexicon.ts';

export type Qualifier = QuantityFact['qualifier'];

/** "over seven innings" is during them, not more than seven. */
export function qualifierOf(atoms: Atoms, at: AtomNumber, end: AtomNumber): Qualifier {
  const isDuring = atoms.lower(at - 1) === 'over' && SPANS.has(atoms.lower(end - 1));
  return isDuring ? null : qualifierBefore(atoms, at);
}

/** "more than", "about", "up to" before an amount. */
export function qualifierBefore(atoms: Atoms, at: AtomNumber): Qualifier {
  for (const { words, qualifier } of QUALIFIERS_BY_LAST.get(atoms.lower(at - 1)) ?? []) {
    if (words.every((word, index) => atoms.lower(at - words.length + index) === word)) return qualifier;
  }
  return null;
}

/** "or more", "or so", "or less", "plus", "+" after an amount. */
export function qualifierAfter(atoms: Atoms, end: AtomNumber): Qualifier {
  const word = atoms.lower(end);
  if ((word === '+' || (word === '-' && atoms.lower(end + 1) === 'plus')) && atoms.glued(end)) return 'at-least';
  if (word !== 'or') return null;
  const next = atoms.lower(end + 1);
  if (next === 'more' || next === 'higher') return 'at-least';
  if (next === 'so' || next === 'thereabouts') return 'about';
  return next === 'less' || next === 'fewer' || next === 'lower' ? 'at-most' : null;
}
