import type { Atoms } from '../../text/atoms.ts';
import type { AtomNumber } from '../../text/ranges.ts';
import { gluedTo } from './forms.ts';

/** "pm", "p.m.": the half of the day, and where it ends. */
export function readMeridiem(atoms: Atoms, at: AtomNumber): { to: number; pm: boolean } | null {
  const word = atoms.lower(at);
  if (word === 'am' || word === 'pm')
    return atoms.at(at).capital && !atoms.at(at).glued && atoms.raw(at) !== word.toUpperCase()
      ? null
      : { to: at + 1, pm: word === 'pm' };
  if (
    (word === 'a' || word === 'p') &&
    gluedTo(atoms, at + 1, '.') &&
    atoms.lower(at + 2) === 'm' &&
    atoms.glued(at + 2)
  ) {
    return { to: gluedTo(atoms, at + 3, '.') ? at + 4 : at + 3, pm: word === 'p' };
  }
  return null;
}
