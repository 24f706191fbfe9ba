import type { Atoms } from '../text/atoms.ts';
import type { AtomNumber, AtomRange } from '../text/ranges.ts';

/** The most digits of an age. */
const AGE_DIGITS = 3;
/** A speaker without an age and what follows it: "Ana Ray, 52, of Velde", "Ana Ray (52)". */
export function withoutAge(atoms: Atoms, { from, to }: AtomRange): AtomRange {
  for (let at = from + 1; at < to; at++) if (isAge(atoms, at, to)) return { from, to: at };
  return { from, to };
}

/** Whether the mark at `at`, after a name, opens an age: ", 52" and "(52)". */
function isAge(atoms: Atoms, at: AtomNumber, end: AtomNumber): boolean {
  const mark = atoms.lower(at);
  if ((mark !== ',' && mark !== '(') || !atoms.at(at - 1).capital) return false;
  const { kind, lower } = atoms.at(at + 1);
  const next = atoms.lower(at + 2);
  return kind === 'number' && lower.length <= AGE_DIGITS && (at + 2 >= end || next === ',' || next === ')');
}
