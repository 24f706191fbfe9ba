import type { Atoms } from '../../text/atoms.ts';
import { ZONES } from '../lexicon.ts';
import { readDayMonth, readMonth, readWeekday, readWithPart } from './days.ts';
import { type Core, gluedTo, hasWords, withTime } from './forms.ts';
import { readMeridiem } from './meridiem.ts';

/**
 * "10:35 a.m.", "6am", "11.30am", "18:00 GMT", "1800 GMT", "9 o'clock", and the day it is joined to ("10 p.m.
 * Wednesday").
 */
export function readClock(atoms: Atoms, at: number): Core | null {
  // The minutes of "2:03:10" are no time of their own.
  if (atoms.glued(at) && atoms.lower(at - 1) === ':') return null;
  const head = atoms.lower(at);
  let end = at + 1;
  let hour: number;
  let minute: number | null = null;
  let seconds = false;
  const dotted = /^(\d{1,2})\.(\d\d)$/.exec(head);
  if (dotted !== null) {
    hour = Number(dotted[1]);
    minute = Number(dotted[2]);
  } else if (/^\d{1,2}$/.test(head)) {
    hour = Number(head);
    if (gluedTo(atoms, end, ':') && atoms.glued(end + 1) && /^[0-5]\d$/.test(atoms.lower(end + 1))) {
      minute = atoms.at(end + 1).value;
      end += 2;
      if (gluedTo(atoms, end, ':') && /^[0-5]\d(?:\.\d+)?$/.test(atoms.lower(end + 1))) {
        seconds = true;
        end += 2;
      }
    }
  } else if (/^[012]\d[0-5]\d$/.test(head) && ZONES.has(atoms.lower(at + 1)) && !atoms.at(at + 1).glued) {
    hour = Number(head.slice(0, 2));
    minute = Number(head.slice(2));
  } else {
    return null;
  }
  if (hour > 24 || (minute ?? 0) > 59) return null;
  const half = readMeridiem(atoms, end);
  let known = minute !== null && dotted === null;
  if (half !== null) {
    if (hour > 12 || hour === 0) return null;
    hour = (hour % 12) + (half.pm ? 12 : 0);
    end = half.end;
    known = true;
  } else if (hasWords(atoms, end, 'o', "'", 'clock')) {
    end += 3;
    known = true;
  } else if (hasWords(atoms, end, 'hours') && /^[012]\d[0-5]\d$/.test(head)) {
    end += 1;
    known = true;
  }
  // "with 7:12 left": the clock of a match.
  if (half === null && minute !== null && /^(?:left|remaining|to)$/.test(atoms.lower(end))) {
    if (atoms.lower(end) !== 'to' || /^(?:play|go)$/.test(atoms.lower(end + 1))) return null;
  }
  const zone = readZone(atoms, end);
  // "won in 2:03:10": hours, minutes and seconds without more are how long a race took.
  if (seconds && half === null && zone === null && atoms.lower(at - 1) !== 'at') return null;
  if (zone !== null) known = known || (/^\d{4}$/.test(head) && zone.end > end);
  // "12:1" odds, "3:15" in a race: minutes alone count only with a zone or as hh:mm.
  if (!known) return null;
  const tail = `T${String(hour).padStart(2, '0')}:${String(minute ?? 0).padStart(2, '0')}${zone?.suffix ?? ''}`;
  return readClockTail(atoms, zone?.end ?? end, tail);
}

function readZone(atoms: Atoms, at: number): { end: number; suffix: string } | null {
  const word = atoms.lower(at);
  if (ZONES.has(word) && atoms.raw(at) === word.toUpperCase())
    return { end: at + 1, suffix: word === 'gmt' || word === 'utc' ? 'Z' : '' };
  if (word === 'local' && atoms.lower(at + 1) === 'time') return { end: at + 2, suffix: '' };
  if ((word === 'eastern' || word === 'pacific' || word === 'central') && atoms.lower(at + 1) === 'time')
    return { end: at + 2, suffix: '' };
  return null;
}

/**
 * A clock time, with the day right after it where there is one: "10 p.m. Wednesday", "noon on Friday", "5 p.m. EST,
 * Nov. 6".
 */
export function readClockTail(atoms: Atoms, end: number, time: string): Core {
  const day = readDayAfter(atoms, end);
  if (day !== null) return { ...day, type: 'TIME', rule: 'clock with day', expression: withTime(day.expression, time) };
  return { end, type: 'TIME', rule: 'clock', expression: { kind: 'clock', time } };
}

export function readDayAfter(atoms: Atoms, at: number): Core | null {
  const comma = atoms.lower(at) === ',' ? 1 : 0;
  const on = atoms.lower(at + comma) === 'on' ? 1 : 0;
  const next = at + comma + on;
  const atom = atoms.at(next);
  if (atom.kind === 'number') return readDayMonth(atoms, next);
  if (atom.capital) return readMonth(atoms, next, true) ?? readWeekday(atoms, next);
  if (comma + on > 0) return null;
  return atom.lower === 'yesterday'
    ? readPlainDay(next, -1)
    : atom.lower === 'today'
      ? readPlainDay(next, 0)
      : atom.lower === 'tomorrow'
        ? readPlainDay(next, 1)
        : null;
}

function readPlainDay(at: number, offset: number): Core {
  return {
    end: at + 1,
    type: 'DATE',
    rule: 'day word',
    expression: { kind: 'day', offset, anchor: 'reference', time: null },
  };
}

export function readDayWord(atoms: Atoms, at: number, offset: number): Core {
  return readWithPart(atoms, readPlainDay(at, offset));
}
