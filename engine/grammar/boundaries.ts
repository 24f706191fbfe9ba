/** Where phrases and sentences end, and how far a phrase reaches. */

import type { Atoms } from '../text/atoms.ts';
import { ListedWords } from '../text/listed.ts';
import { startsLine } from '../text/quotation-marks.ts';
import type { AtomNumber } from '../text/ranges.ts';

/** Longest speaker phrase and farthest cue, in atoms. */
export const PHRASE_REACH = 30;
export const CUE_REACH = 40;

export const QUOTE_MARKS = new ListedWords(['“', '”', '"', '«', '»', '`']);
export const BREAKS = new ListedWords([';', ':', '—', '–', '_', '•', '|']);

/** True where a full stop, break or line end parts `at` from the atom before it. */
export function isBoundary(atoms: Atoms, at: AtomNumber): boolean {
  return startsLine(atoms, at) || atoms.at(at).sentence !== atoms.at(at - 1).sentence;
}

export function closingParenthesis(atoms: Atoms, open: AtomNumber): number {
  for (let at = open + 1; at < open + 10; at++) if (atoms.lower(at) === ')') return at;
  return -1;
}

export function openingParenthesis(atoms: Atoms, close: AtomNumber): number {
  for (let at = close - 1; at > close - 10 && at >= 0; at--) if (atoms.lower(at) === '(') return at;
  return -1;
}
