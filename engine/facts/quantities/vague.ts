/** Numbers that are words without a value of their own: "dozens", "hundreds of thousands". */

import type { Atoms } from '../../text/atoms.ts';
import type { AtomNumber } from '../../text/ranges.ts';
import type { ScaledNumeral } from './units.ts';

const VAGUE_PLURALS: ReadonlyMap<string, number> = new Map([
  ['tens', 10],
  ['dozens', 12],
  ['scores', 20],
  ['hundreds', 100],
  ['thousands', 1000],
  ['millions', 1e6],
  ['billions', 1e9],
  ['trillions', 1e12],
]);
const SCALE_WORDS: ReadonlyMap<string, number> = new Map([
  ['hundred', 100],
  ['thousand', 1000],
  ['million', 1e6],
  ['billion', 1e9],
  ['trillion', 1e12],
]);

/** Words an indefinite number may start with. */
export const VAGUE_WORDS: readonly string[] = [...VAGUE_PLURALS.keys(), 'few', 'several', 'couple'];

/** "tens of thousands of", "several thousand", "a few million", "millions of": the least they can mean. */
export function vagueNumber(atoms: Atoms, at: AtomNumber): ScaledNumeral | null {
  let value = VAGUE_PLURALS.get(atoms.lower(at));
  if (value !== undefined) {
    let end = at + 1;
    const inner = atoms.lower(end) === 'of' ? VAGUE_PLURALS.get(atoms.lower(end + 1)) : undefined;
    if (inner !== undefined) {
      value *= inner;
      end += 2;
    }
    if (atoms.lower(end) === 'of') end++;
    return { value, to: end, figures: false, scaled: true, vague: true };
  }
  const article = atoms.lower(at) === 'a' ? 1 : 0;
  const word = atoms.lower(at + article);
  if (word !== 'few' && (word !== 'several' || article === 1) && word !== 'couple') return null;
  const scale = SCALE_WORDS.get(atoms.lower(at + article + 1));
  return scale === undefined ? null : { value: scale, to: at + article + 2, figures: false, scaled: true, vague: true };
}
