import dateWords from '../../english/data/date-words.json' with { type: 'json' };
import type { Atoms } from '../../text/atoms.ts';
import type { Anchor, Expression, Match } from '../expression.ts';
import { UNITS, type Unit } from '../lexicon.ts';

/** Words that may follow a noun of time that is no adjective ("the future of ..."). */
export const CLAUSE_WORDS = new Set(dateWords.clauseWords);

/** What a rule reads: a {@link Match} without its start. */
export type Core = Omit<Match, 'start' | 'mod'> & { readonly mod?: string | null };

export function fixed(value: string): Expression {
  return { kind: 'fixed', value };
}

export function calendar(
  end: number,
  rule: string,
  year: number | null,
  month: number | null,
  day: number | null,
  shift: number | null = null,
): Core {
  return { end, type: 'DATE', rule, expression: { kind: 'calendar', year, month, day, shift, time: null } };
}

export function checkedCalendar(
  end: number,
  rule: string,
  year: number | null,
  month: number,
  day: number,
  shift: number | null = null,
): Core | null {
  const longest = month === 2 ? 29 : month === 4 || month === 6 || month === 9 || month === 11 ? 30 : 31;
  return month >= 1 && month <= 12 && day >= 1 && day <= longest ? calendar(end, rule, year, month, day, shift) : null;
}

export function weekdayCore(
  end: number,
  value: number,
  shift: number | null,
  rule: string,
  anchor: Anchor = 'reference',
): Core {
  return { end, type: 'DATE', rule, expression: { kind: 'weekday', weekday: value, shift, anchor, time: null } };
}

export function unitCore(end: number, unit: Unit, offset: number, anchor: Anchor, rule: string): Core {
  return { end, type: 'DATE', rule, expression: { kind: 'unit', unit, offset, anchor } };
}

export function withTime(expression: Expression, time: string): Expression {
  return expression.kind === 'calendar' || expression.kind === 'weekday' || expression.kind === 'day'
    ? { ...expression, time }
    : expression;
}

export function isPlainInteger(text: string, low: number, high: number): boolean {
  return /^\d{1,2}$/.test(text) && Number(text) >= low && Number(text) <= high;
}

/** True where atoms from `index` on are these words. */
export function hasWords(atoms: Atoms, index: number, ...words: string[]): boolean {
  return words.every((word, offset) => atoms.lower(index + offset) === word);
}

export function gluedTo(atoms: Atoms, index: number, mark: string): boolean {
  return atoms.lower(index) === mark && atoms.glued(index);
}

export function readUnitWord(atoms: Atoms, at: number): { end: number; unit: Unit } | null {
  const trading =
    atoms.lower(at) === 'trading' ||
    atoms.lower(at) === 'business' ||
    atoms.lower(at) === 'working' ||
    atoms.lower(at) === 'calendar'
      ? 1
      : 0;
  const unit = UNITS.get(atoms.lower(at + trading));
  return unit === undefined ? null : { end: at + trading + 1, unit };
}

/** "a few", "several", "a couple of": with the count where it tells one, or null. */
export function readVagueCount(atoms: Atoms, at: number): { end: number; count: number | null } | null {
  const article = atoms.lower(at) === 'a' ? 1 : 0;
  const word = atoms.lower(at + article);
  const end = at + article + 1;
  if (word === 'couple') return { end: atoms.lower(end) === 'of' ? end + 1 : end, count: 2 };
  if (word === 'few' || (article === 0 && (word === 'several' || word === 'many'))) return { end, count: null };
  return null;
}
