import type { Atoms } from '../../text/atoms.ts';
import type { AtomNumber } from '../../text/ranges.ts';
import { pad } from '../calendar.ts';
import { ZONES } from '../lexicon.ts';
import { readDayMonth, readMonth, readWeekday, readWithPart } from './days.ts';
import { type Core, dayCore, gluedTo, hasWords, withTime } from './forms.ts';
import { readMeridiem } from './meridiem.ts';

/** The figures of a clock time, before what follows them ("p.m.", "o'clock", "GMT") tells the rest. */
interface ClockFigures {
  readonly to: number;
  readonly hour: number;
  readonly minute: number | null;
  /** "2:03:10" */
  readonly seconds: boolean;
  /** A time by its form alone, as "10:35" is, and "10" and "11.30" are not. */
  readonly plain: boolean;
}

/**
 * "10:35 a.m.", "6am", "11.30am", "18:00 GMT", "1800 GMT", "9 o'clock", and the day it is joined to ("10 p.m.
 * Wednesday").
 */
export function readClock(atoms: Atoms, at: AtomNumber): Core | null {
  // The minutes of "2:03:10" are no time of their own.
  if (atoms.glued(at) && atoms.lower(at - 1) === ':') return null;
  const figures = readDottedFigures(atoms, at) ?? readColonFigures(atoms, at) ?? readFourFigures(atoms, at);
  if (figures === null || figures.hour > 24 || (figures.minute ?? 0) > 59) return null;
  const half = readMeridiem(atoms, figures.to);
  if (half === null) return readWholeDayClock(atoms, at, figures);
  if (figures.hour > 12 || figures.hour === 0) return null;
  return readZonedClock(atoms, half.to, (figures.hour % 12) + (half.pm ? 12 : 0), figures.minute);
}

/** "11.30" */
function readDottedFigures(atoms: Atoms, at: AtomNumber): ClockFigures | null {
  const dotted = /^(\d{1,2})\.(\d\d)$/.exec(atoms.lower(at));
  return dotted === null
    ? null
    : { to: at + 1, hour: Number(dotted[1]), minute: Number(dotted[2]), seconds: false, plain: false };
}

/** "10", "10:35", "2:03:10" */
function readColonFigures(atoms: Atoms, at: AtomNumber): ClockFigures | null {
  const head = atoms.lower(at);
  if (!/^\d{1,2}$/.test(head)) return null;
  const hour = Number(head);
  const hasMinute = gluedTo(atoms, at + 1, ':') && atoms.glued(at + 2) && /^[0-5]\d$/.test(atoms.lower(at + 2));
  if (!hasMinute) return { to: at + 1, hour, minute: null, seconds: false, plain: false };
  const seconds = gluedTo(atoms, at + 3, ':') && /^[0-5]\d(?:\.\d+)?$/.test(atoms.lower(at + 4));
  return { to: at + (seconds ? 5 : 3), hour, minute: atoms.at(at + 2).value, seconds, plain: true };
}

/** "1800" before "GMT" */
function readFourFigures(atoms: Atoms, at: AtomNumber): ClockFigures | null {
  const head = atoms.lower(at);
  const zone = atoms.at(at + 1);
  if (!isFourFigures(head) || !ZONES.has(zone.lower) || zone.glued) return null;
  return { to: at + 1, hour: Number(head.slice(0, 2)), minute: Number(head.slice(2)), seconds: false, plain: true };
}

function isFourFigures(figures: string): boolean {
  return /^[012]\d[0-5]\d$/.test(figures);
}

/** A time without "a.m." or "p.m.": the day has twenty-four hours. */
function readWholeDayClock(atoms: Atoms, at: AtomNumber, figures: ClockFigures): Core | null {
  const { hour, minute, seconds, plain } = figures;
  const named = clockWordEnd(atoms, at, figures.to);
  const end = named ?? figures.to;
  if (minute !== null && isMatchClock(atoms, end)) return null;
  // "won in 2:03:10": hours, minutes and seconds without more are how long a race took.
  if (seconds && readZone(atoms, end) === null && atoms.lower(at - 1) !== 'at') return null;
  return plain || named !== null ? readZonedClock(atoms, end, hour, minute) : null;
}

/** Where "o'clock" ends, or the "hours" of "1800 hours". */
function clockWordEnd(atoms: Atoms, at: AtomNumber, end: AtomNumber): number | null {
  if (hasWords(atoms, end, 'o', "'", 'clock')) return end + 3;
  return hasWords(atoms, end, 'hours') && isFourFigures(atoms.lower(at)) ? end + 1 : null;
}

/** "with 7:12 left", "2:30 to play": the clock of a match. */
function isMatchClock(atoms: Atoms, at: AtomNumber): boolean {
  const word = atoms.lower(at);
  if (word !== 'to') return word === 'left' || word === 'remaining';
  const next = atoms.lower(at + 1);
  return next === 'play' || next === 'go';
}

function readZonedClock(atoms: Atoms, end: AtomNumber, hour: number, minute: number | null): Core {
  const zone = readZone(atoms, end);
  const time = `T${pad(hour)}:${pad(minute ?? 0)}${zone?.suffix ?? ''}`;
  return readClockTail(atoms, zone?.to ?? end, time);
}

function readZone(atoms: Atoms, at: AtomNumber): { to: number; suffix: string } | null {
  const word = atoms.lower(at);
  if (ZONES.has(word) && atoms.raw(at) === word.toUpperCase())
    return { to: at + 1, suffix: word === 'gmt' || word === 'utc' ? 'Z' : '' };
  if (word === 'local' && atoms.lower(at + 1) === 'time') return { to: at + 2, suffix: '' };
  if ((word === 'eastern' || word === 'pacific' || word === 'central') && atoms.lower(at + 1) === 'time')
    return { to: at + 2, suffix: '' };
  return null;
}

/**
 * A clock time, with the day right after it where there is one: "10 p.m. Wednesday", "noon on Friday", "5 p.m. EST,
 * Nov. 6".
 */
export function readClockTail(atoms: Atoms, end: AtomNumber, time: string): Core {
  const day = readDayAfter(atoms, end);
  if (day !== null) return { ...day, type: 'TIME', rule: 'clock with day', expression: withTime(day.expression, time) };
  return { to: end, type: 'TIME', rule: 'clock', expression: { kind: 'clock', time } };
}

/** The day after a time: "at 9 a.m., on March 3", "at noon Tuesday", "at 5 p.m. yesterday". */
export function readDayAfter(atoms: Atoms, at: AtomNumber): Core | null {
  const comma = atoms.lower(at) === ',' ? 1 : 0;
  const on = atoms.lower(at + comma) === 'on' ? 1 : 0;
  const next = at + comma + on;
  const atom = atoms.at(next);
  if (atom.kind === 'number') return readDayMonth(atoms, next);
  if (atom.capital) return readMonth(atoms, next, true) ?? readWeekday(atoms, next);
  if (comma + on > 0) return null;
  const offset = DAY_OFFSETS.get(atom.lower);
  return offset === undefined ? null : dayCore(next + 1, 'day word', offset, 'reference');
}

/** Words for a day by how far it is from the article's. */
export const DAY_OFFSETS: ReadonlyMap<string, number> = new Map([
  ['yesterday', -1],
  ['today', 0],
  ['tomorrow', 1],
]);

/** "yesterday", "today at noon", "tomorrow night" */
export function readDayWord(atoms: Atoms, at: AtomNumber, word: string): Core {
  return readWithPart(atoms, dayCore(at + 1, 'day word', DAY_OFFSETS.get(word) ?? 0, 'reference'));
}
