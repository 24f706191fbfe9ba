/** The noun phrase that ends right before a place, read backwards: as far as a mark, a verb or a clause's start. */

import grammarWords from '../english/data/grammar-words.json' with { type: 'json' };
import type { Atoms } from '../text/atoms.ts';
import { ListedWords } from '../text/listed.ts';
import type { AtomNumber, AtomRange } from '../text/ranges.ts';
import { BREAKS, isBoundary, openingParenthesis, PHRASE_REACH, QUOTE_MARKS } from './boundaries.ts';
import { isLegalForm } from './legal-form.ts';
import { AUXILIARIES, CLAUSE_STARTS, CUES, PHRASE_ENDS, PRONOUNS } from './speech.ts';
import { trimPhrase } from './trimmed-phrase.ts';
import { isNoun } from './word-kinds.ts';

/** Words after a phrase that are none of it: "without going into detail", "however". */
export const PREPOSED = new ListedWords(grammarWords.preposed);

/** The noun phrase that ends right before `to`. */
export function phraseEnding(atoms: Atoms, to: AtomNumber): AtomRange | null {
  let from = to;
  while (from > 0 && from > to - PHRASE_REACH && !isBoundary(atoms, from)) {
    const inserted = beforeInsertion(atoms, from);
    if (inserted < 0) break;
    if (inserted < from) {
      from = inserted;
      continue;
    }
    const word = atoms.lower(from - 1);
    const isPart = from < to && OPENS_PHRASE.has(word) && !AUXILIARIES.has(atoms.lower(from));
    if (isBeforePhrase(atoms, from - 1) || (from < to && isPronoun(word) && !isPart)) break;
    from--;
    // "a lawyer for one of the guards", "more than one guard"
    if (PRONOUNS.has(word) && !(OPENS_PHRASE.has(word) && BEFORE_ONE.has(atoms.lower(from - 1)))) break;
  }
  return trimPhrase(atoms, { from: beforeCount(atoms, from), to });
}

/** Where "more than" or "no fewer than" begins, which ends before `from`; else `from`. */
function beforeCount(atoms: Atoms, from: AtomNumber): AtomNumber {
  if (atoms.lower(from - 1) !== 'than' || !COMPARED.has(atoms.lower(from - 2))) return from;
  return atoms.lower(from - 3) === 'no' ? from - 3 : from - 2;
}

const COMPARED = new Set(['more', 'fewer', 'less']);

/** Where what is put into a name begins, if it ends before `from`; else `from`, and -1 where it never begins. */
function beforeInsertion(atoms: Atoms, from: AtomNumber): number {
  // "Ana Ray (Con, Eastfield) said"
  if (atoms.lower(from - 1) === ')') return openingParenthesis(atoms, from - 1);
  // "farmers in | more than | nine valleys"
  const counted = beforeCount(atoms, from);
  if (counted < from && isPreposition(atoms.lower(counted - 1))) return counted;
  return atoms.lower(from - 1) === ',' && partsLegalForm(atoms, from - 1) ? from - 1 : from;
}

/** "Veridian Robotics, Inc. said": whether the comma only parts a company's name from its legal form. */
function partsLegalForm(atoms: Atoms, comma: AtomNumber): boolean {
  const { start, end } = atoms.at(comma + 1);
  return atoms.at(comma - 1).capital && isLegalForm(atoms.text.slice(start, end));
}

/** Pronouns that a noun or "of" may follow: "both men", "one in three", "some of the guards". */
export const OPENS_PHRASE = new Set(['one', 'some', 'many', 'both', 'others']);

/** Prepositions inside a phrase for a speaker. */
export function isPreposition(word: string): boolean {
  return PREPOSED.has(word) || PHRASE_ENDS.has(word) || WITHIN_PHRASE.has(word);
}

const WITHIN_PHRASE = new Set(['of', 'for', 'from']);

/** What a phrase for whoever speaks goes on before. */
const BEFORE_ONE = new Set(['of', 'for', 'to', 'than']);

function isPronoun(word: string): boolean {
  return PRONOUNS.has(word) || word === 'him' || word === 'them';
}

/** Whether the atom at `at` ends a phrase that is read backwards: a mark, the start of a clause, a verb. */
function isBeforePhrase(atoms: Atoms, at: AtomNumber): boolean {
  const { lower, capital } = atoms.at(at);
  if (QUOTE_MARKS.has(lower) || BREAKS.has(lower) || lower === ',' || lower === '(' || CLAUSE_STARTS.has(lower))
    return true;
  // "in what officials say is", "a tape in which | Ana Ray said", "HULL (Newsline) - Ana Ray said"
  if (opensNounClause(atoms, at) || (lower === '-' && !atoms.glued(at + 1)) || isDoubledMark(atoms, at)) return true;
  const isJoint = lower === 'and' || lower === 'but' || lower === 'or';
  const joined = atoms.lower(at + 1) === 'the' ? at + 2 : at + 1;
  if (isJoint && !(atoms.at(at - 1).capital && atoms.at(joined).capital)) return true;
  // "a gang calling itself Black Heron claimed"
  if (CUES.has(lower) && REFLEXIVES.has(atoms.lower(at + 1))) return false;
  return !capital && (CUES.has(lower) || AUXILIARIES.has(lower)) && !isNoun(atoms, at);
}

/** "in what", "in which" */
function opensNounClause(atoms: Atoms, at: AtomNumber): boolean {
  const { lower } = atoms.at(at);
  return lower === 'what' || (lower === 'which' && isPreposition(atoms.lower(at - 1)));
}

/** "''It is late,'' Ana Ray said": the second of two marks that stand for one. */
function isDoubledMark(atoms: Atoms, at: AtomNumber): boolean {
  return atoms.lower(at) === "'" && atoms.glued(at) && atoms.lower(at - 1) === "'";
}

const REFLEXIVES = new Set(['herself', 'himself', 'itself', 'themselves']);
