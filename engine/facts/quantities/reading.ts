/** What is read of a figure: its amount, its words and the noun that it counts or is of. */

import countingWords from '../../english/data/counting-words.json' with { type: 'json' };
import { isFiniteVerb } from '../../grammar/verbs.ts';
import type { Counted, QuantityFact } from '../../record.ts';
import type { Atom, Atoms } from '../../text/atoms.ts';
import type { AtomNumber, AtomRange } from '../../text/ranges.ts';
import type { Amount } from './amounts.ts';
import rules from './data/quantity-rules.json' with { type: 'json' };
import { PHRASE_STOPS } from './lexicon.ts';
import { isPlural } from './plurals.ts';
import type { Qualifier } from './qualifier.ts';

/** What is read at one place, over atoms. */
export interface Reading extends AtomRange {
  readonly kind: QuantityFact['kind'];
  readonly value: number;
  readonly max: number | null;
  readonly unit: string | null;
  readonly qualifier: Qualifier;
  readonly of: AtomRange | null;
  readonly counts?: Counted | null;
  readonly rule: keyof typeof rules.scores;
  readonly parts: readonly (readonly [number, number])[];
}

/** What an amount says by itself, under the rule that read it. */
export function base(amount: Amount): Pick<Reading, 'kind' | 'from' | 'to' | 'value' | 'unit' | 'rule'> {
  const rule =
    amount.kind === 'money'
      ? amount.prefixed
        ? 'money symbol'
        : amount.vague
          ? 'money vague'
          : 'money noun'
      : amount.kind;
  return { kind: amount.kind, from: amount.from, to: amount.to, value: amount.value, unit: amount.unit, rule };
}

/**
 * After "$2 billion in" these open a time or circumstance ("in the second quarter"), not what the money is ("in
 * loans").
 */
const POINTERS = new Set(countingWords.pointers);

/** What may open a noun phrase before its first word. */
const PHRASE_OPENERS = new Set(countingWords.phraseOpeners);

/** "of" of an amount: "$3 billion of global bonds", "40 percent of the businesses", "$20 million in loans". */
export function objectOf(atoms: Atoms, end: AtomNumber, amount: Amount): Reading['of'] {
  const word = atoms.lower(end);
  if (
    word !== 'of' &&
    !(word === 'in' && amount.kind === 'money' && !POINTERS.has(atoms.lower(end + 1))) &&
    !(word === 'worth' && atoms.lower(end + 1) === 'of')
  )
    return null;
  const start = word === 'worth' ? end + 2 : end + 1;
  const phrase = nounPhrase(atoms, start);
  // "$4 million in Durban": where, not what for.
  return word === 'in' && phrase !== null && atoms.at(phrase.to - 1).capital ? null : phrase;
}

/** Longest counted phrase, in words. */
export const PHRASE_WORDS = 5;

/** Whether an atom may be in the phrase for what is counted. */
export function isPhraseWord({ kind, lower }: Atom): boolean {
  return kind === 'word' && !PHRASE_STOPS.has(lower);
}

/** A short noun phrase after "of" or "in": with its article, up to the first word that ends it. */
function nounPhrase(atoms: Atoms, from: AtomNumber): AtomRange | null {
  const first = PHRASE_OPENERS.has(atoms.lower(from)) ? from + 1 : from;
  let to = first;
  while (to - first < PHRASE_WORDS) {
    const atom = atoms.at(to);
    const isHyphen = atom.lower === '-' && atom.glued && atoms.glued(to + 1);
    if (!isHyphen && !goesOnWith(atoms, to, from, first)) break;
    to++;
    if (!isHyphen && isPlural(atom.lower)) break;
  }
  while (to > first && atoms.lower(to - 1) === '-') to--;
  return to > first ? { from, to } : null;
}

/** Whether the phrase from `from` on, whose first word beside an article is at `first`, goes on with an atom. */
function goesOnWith(atoms: Atoms, at: AtomNumber, from: AtomNumber, first: AtomNumber): boolean {
  const atom = atoms.at(at);
  if (!isPhraseWord(atom) || atom.sentence !== atoms.at(from).sentence) return false;
  return at <= first || !isFiniteVerb(atoms, at, from);
}

/** "40 years old", "6-year-old": an age. */
export function isAge(atoms: Atoms, end: AtomNumber): boolean {
  let at = atoms.lower(end) === '-' ? end + 1 : end;
  if (!AGE_UNITS.has(atoms.lower(at))) return false;
  at++;
  if (atoms.lower(at) === '-') at++;
  return atoms.lower(at) === 'old' || atoms.lower(at) === 'olds';
}

const AGE_UNITS = new Set(countingWords.ageUnits);
