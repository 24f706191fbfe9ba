import type { Atoms } from '../../text/atoms.ts';
import { REFERENCES } from '../lexicon.ts';
import { durationValue } from './duration.ts';
import { CLAUSE_WORDS, type Core, fixed, readUnitWord, unitCore } from './forms.ts';

export function readReference(atoms: Atoms, at: number): Core | null {
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
  return { end: at + 1, type: 'DATE', rule: `reference ${word}`, expression: fixed(value) };
}

/** "recent weeks", "the current quarter", "future", as adjectives. */
export function readAdjective(atoms: Atoms, at: number, word: string): Core | null {
  const unit = readUnitWord(atoms, at + 1);
  if (word === 'recent') {
    if (unit !== null)
      return {
        end: unit.end,
        type: 'DURATION',
        rule: 'recent units',
        expression: fixed(durationValue(null, unit.unit)),
      };
    return { end: at + 1, type: 'DATE', rule: 'recent', expression: fixed('PAST_REF') };
  }
  if (word === 'current') {
    if (unit !== null && (unit.unit === 'Y' || unit.unit === 'M' || unit.unit === 'W'))
      return unitCore(unit.end, unit.unit, 0, 'reference', 'current unit');
    return { end: at + 1, type: 'DATE', rule: 'current', expression: fixed('PRESENT_REF') };
  }
  return { end: at + 1, type: 'DATE', rule: 'future', expression: fixed('FUTURE_REF') };
}

export function readTheFuture(atoms: Atoms, at: number): Core | null {
  // "in the near term"
  if (atoms.lower(at + 1) === 'term' && (atoms.lower(at) === 'near' || atoms.lower(at) === 'short')) {
    return { end: at + 2, type: 'DATE', rule: 'the future', expression: fixed('FUTURE_REF') };
  }
  const future = atoms.lower(at) === 'future' ? at : at + 1;
  if (atoms.lower(future) !== 'future') return null;
  // "the future president": an adjective.
  const next = atoms.at(future + 1);
  if (next.kind === 'word' && !CLAUSE_WORDS.has(next.lower)) return null;
  return { end: future + 1, type: 'DATE', rule: 'the future', expression: fixed('FUTURE_REF') };
}
