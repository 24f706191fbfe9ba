import type { Atoms } from '../../text/atoms.ts';
import type { AtomNumber } from '../../text/ranges.ts';
import { REFERENCES } from '../lexicon.ts';
import { CLAUSE_WORDS, type Core, fixedDate, lengthCore, readUnitWord } from './forms.ts';

/** "now", "recently", "soon". */
export function readReference(atoms: Atoms, at: AtomNumber): Core | null {
  const word = atoms.lower(at);
  const value = REFERENCES.get(word);
  if (value === undefined) return null;
  // "as soon as", "now that": a conjunction.
  if (
    word === 'soon' &&
    (atoms.lower(at + 1) === 'as' || atoms.lower(at + 1) === 'after' || atoms.lower(at - 1) === 'as')
  )
    return null;
  // "Now, that is a bridge": the word opens a remark.
  if (word === 'now' && atoms.at(at).capital && atoms.lower(at + 1) === ',') return null;
  return fixedDate(at + 1, `reference ${word}`, value);
}

/** "recent weeks", "the current quarter", "future", as adjectives. */
export function readAdjective(atoms: Atoms, at: AtomNumber, word: string): Core | null {
  const unit = readUnitWord(atoms, at + 1);
  if (word === 'recent') {
    return unit === null
      ? fixedDate(at + 1, 'recent', 'PAST_REF')
      : lengthCore(unit.to, 'recent units', null, unit.unit);
  }
  if (word === 'current') return fixedDate(at + 1, 'current', 'PRESENT_REF');
  return fixedDate(at + 1, 'future', 'FUTURE_REF');
}

/** "in the near term", "the future". */
export function readTheFuture(atoms: Atoms, at: AtomNumber): Core | null {
  // "in the near term"
  if (atoms.lower(at + 1) === 'term' && (atoms.lower(at) === 'near' || atoms.lower(at) === 'short')) {
    return fixedDate(at + 2, 'the future', 'FUTURE_REF');
  }
  const future = atoms.lower(at) === 'future' ? at : at + 1;
  if (atoms.lower(future) !== 'future') return null;
  // "the future president": an adjective.
  const next = atoms.at(future + 1);
  if (next.kind === 'word' && !CLAUSE_WORDS.has(next.lower)) return null;
  return fixedDate(future + 1, 'the future', 'FUTURE_REF');
}
