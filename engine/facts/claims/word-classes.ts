import { DAY_WORDS, isAdverb } from '../../grammar/attribution.ts';
import { AUXILIARIES, CLAUSE_STARTS, CLOSED, ENDINGS, PRONOUNS } from '../../grammar/speech.ts';
import { isFiniteVerb } from '../../grammar/verbs.ts';
import type { Atoms } from '../../text/atoms.ts';

/** Upper bounds of the classes that lengths are told apart in, in atoms; anything longer is a class of its own. */
const LENGTHS = [2, 4, 7, 12, 20, 32];

/** The class of a length. */
export function lengthClass(count: number): number {
  const found = LENGTHS.findIndex((bound) => count <= bound);
  return found < 0 ? LENGTHS.length : found;
}

/** What an atom is: a mark or a word of the closed classes by itself, any other word by its looks and its ending. */
export function wordClass(atoms: Atoms, at: number): string {
  const { kind, lower, capital } = atoms.at(at);
  if (kind === 'number') return '9';
  if (kind === 'end') return 'end';
  if (kind === 'mark') return lower;
  if (DAY_WORDS.has(lower)) return 'day';
  if (PRONOUNS.has(lower) || AUXILIARIES.has(lower) || CLAUSE_STARTS.has(lower) || CLOSED.has(lower)) return lower;
  if (isAdverb(lower)) return 'adverb';
  return capital ? 'Name' : endingOf(lower);
}

/** The ending of a word that tells most of its kind: "-ers", "-ment"; "word" for any other. */
export function endingOf(word: string): string {
  const found = ENDINGS.find((ending) => word.endsWith(ending));
  return found === undefined ? 'word' : `-${found}`;
}

/** Index of the first finite or auxiliary verb from `from` up to, not including, `to`; -1 where there is none. */
export function verbWithin(atoms: Atoms, from: number, to: number): number {
  for (let at = from; at < to; at++) if (AUXILIARIES.has(atoms.lower(at)) || isFiniteVerb(atoms, at, from)) return at;
  return -1;
}
