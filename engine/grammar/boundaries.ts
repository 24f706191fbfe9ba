/** Where phrases and sentences end, and how far a phrase reaches. */

import type { Atoms } from '../text/atoms.ts';
import { ListedWords } from '../text/listed.ts';
import { startsLine } from '../text/quotation-marks.ts';
import type { AtomNumber } from '../text/ranges.ts';

/** The longest phrase for who speaks, in atoms. */
export const PHRASE_REACH = 30;
/** How far from what is said the verb of saying may be, in atoms. */
export const CUE_REACH = 40;

/** Double marks of quotations, as atoms have them. */
export const QUOTE_MARKS = new ListedWords(['“', '”', '"', '«', '»', '`']);
/** Marks that part one phrase from the next. */
export const BREAKS = new ListedWords([';', ':', '—', '–', '―', '_', '•', '|']);

/** The most atoms of a parenthesis in a phrase. */
const PARENTHESIS_REACH = 10;

/** True where a full stop, break or line end parts `at` from the atom before it. */
export function isBoundary(atoms: Atoms, at: AtomNumber): boolean {
  return startsLine(atoms, at) || atoms.at(at).sentence !== atoms.at(at - 1).sentence;
}

/** The atom that closes a parenthesis of a few words, or -1. */
export function closingParenthesis(atoms: Atoms, open: AtomNumber): number {
  return atoms.find(')', open + 1, open + PARENTHESIS_REACH);
}

/** The atom that opened a parenthesis of a few words, or -1. */
export function openingParenthesis(atoms: Atoms, close: AtomNumber): number {
  for (let at = close - 1; at > close - PARENTHESIS_REACH && at >= 0; at--) if (atoms.lower(at) === '(') return at;
  return -1;
}
