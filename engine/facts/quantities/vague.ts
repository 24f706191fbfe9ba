/** Numbers that are words without a value of their own: "dozens", "hundreds of thousands". */

import numerals from '../../english/data/numerals.json' with { type: 'json' };
import { scaleOf } from '../../grammar/numerals.ts';
import type { Atoms } from '../../text/atoms.ts';
import type { AtomNumber } from '../../text/ranges.ts';
import type { QuantityNumeral } from './units.ts';

const VAGUE_PLURALS = new Map(Object.entries(numerals.vaguePlurals));

/** Words an indefinite number may start with. */
export const VAGUE_WORDS: readonly string[] = [...VAGUE_PLURALS.keys(), 'few', 'several', 'couple'];

/** "tens of thousands of", "several thousand", "a few million", "millions of": the least they can mean. */
export function vagueNumber(atoms: Atoms, at: AtomNumber): QuantityNumeral | null {
  let value = VAGUE_PLURALS.get(atoms.lower(at));
  if (value !== undefined) {
    let end = at + 1;
    const inner = atoms.lower(end) === 'of' ? VAGUE_PLURALS.get(atoms.lower(end + 1)) : undefined;
    if (inner !== undefined) {
      value *= inner;
      end += 2;
    }
    if (atoms.lower(end) === 'of') end++;
    return { value, to: end, figures: false, scale: value, vague: true };
  }
  const article = atoms.lower(at) === 'a' ? 1 : 0;
  const word = atoms.lower(at + article);
  if (word !== 'few' && (word !== 'several' || article === 1) && word !== 'couple') return null;
  const scale = scaleOf(atoms.lower(at + article + 1));
  return scale === undefined ? null : { value: scale, to: at + article + 2, figures: false, scale, vague: true };
}
