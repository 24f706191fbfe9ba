import type { Atoms } from '../atoms.ts';
import { readNumber, readOrdinal, readSpokenYear } from '../numerals.ts';
import type { Anchor, Expression, Match } from './expression.ts';
import {
  APPROXIMATE,
  COUNTED_THINGS,
  HOLIDAYS_BY_WORD,
  MONTH_ABBREVIATIONS,
  MONTHS,
  PARTS_OF_DAY,
  REFERENCES,
  SEASONS,
  SETS,
  SPELLED_DECADES,
  UNITS,
  type Unit,
  WEEKDAY_ABBREVIATIONS,
  WEEKDAYS,
  ZONES,
} from './lexicon.ts';

type Core = Omit<Match, 'start' | 'mod'> & { readonly mod?: string | null };

/** Reads the longest time expression that starts at an atom. Every rule looks at a bounded number of atoms. */
export class DateGrammar {
  readonly #atoms: Atoms;

  constructor(atoms: Atoms) {
    this.#atoms = atoms;
  }

  read(start: number): Match | null {
    const core = this.#modified(start);
    return core === null
      ? null
      : { start, end: core.end, type: core.type, mod: core.mod ?? null, rule: core.rule, expression: core.expression };
  }

  #lower(index: number): string {
    return this.#atoms.lower(index);
  }

  /** True where atoms from `index` on are these words. */
  #words(index: number, ...words: string[]): boolean {
    return words.every((word, offset) => this.#lower(index + offset) === word);
  }

  // ---- modifiers -------------------------------------------------------------------------------------------------

  #modified(at: number): Core | null {
    const word = this.#lower(at);
    switch (word) {
      case 'early':
      case 'late':
      case 'earlier':
      case 'later':
      case 'mid':
        return this.#partOf(at, word);
      case 'more':
      case 'less':
      case 'fewer':
        return this.#lower(at + 1) === 'than'
          ? this.#approximate(at + 2, word === 'more' ? 'MORE_THAN' : 'LESS_THAN')
          : null;
      case 'at':
        if (this.#lower(at + 1) === 'least') return this.#approximate(at + 2, 'EQUAL_OR_MORE');
        return this.#lower(at + 1) === 'most' ? this.#approximate(at + 2, 'EQUAL_OR_LESS') : null;
      case 'up':
        return this.#lower(at + 1) === 'to' ? this.#approximate(at + 2, 'EQUAL_OR_LESS') : null;
      case 'as':
        return this.#lower(at + 1) === 'much' || this.#lower(at + 1) === 'many' || this.#lower(at + 1) === 'long'
          ? this.#approximate(at + 3, 'EQUAL_OR_LESS')
          : null;
      default: {
        const mod = APPROXIMATE.get(word);
        return mod === undefined ? this.#core(at) : this.#approximate(at + 1, mod);
      }
    }
  }

  /** "nearly four years", "about 10 p.m.": only before what can be measured or counted. */
  #approximate(at: number, mod: string): Core | null {
    const core = this.#core(at);
    if (core === null || core.mod != null) return null;
    const { kind } = core.expression;
    const counted =
      core.type === 'DURATION' || kind === 'shift' || kind === 'clock' || (kind === 'calendar' && core.rule !== 'year');
    return counted ? { ...core, mod } : null;
  }

  /** "early Thursday", "late last week", "mid-1998", "earlier this month", "later today". */
  #partOf(at: number, word: string): Core | null {
    const hyphen = this.#lower(at + 1) === '-' && this.#atoms.glued(at + 1) ? 1 : 0;
    const next = at + 1 + hyphen;
    const mod = word === 'mid' ? 'MID' : word === 'late' || word === 'later' ? 'END' : 'START';
    if (word === 'mid' || word === 'early' || word === 'late') {
      const part = PARTS_OF_DAY.get(this.#lower(next));
      if (part !== undefined && part !== 'NI' && !part.includes(':')) {
        const day = this.#dayAfter(next + 1);
        const time = `T${part}`;
        if (day !== null) return { ...day, expression: withTime(day.expression, time), type: 'TIME', mod };
        return {
          end: next + 1,
          type: 'TIME',
          rule: 'part of day',
          mod,
          expression: { kind: 'day', offset: 0, anchor: 'context', time },
        };
      }
    }
    const core = this.#core(next);
    if (core === null || core.mod != null || core.type === 'DURATION' || core.type === 'SET') return null;
    if (core.expression.kind === 'fixed' && core.rule === 'reference') return null;
    return { ...core, mod };
  }

  // ---- cores -----------------------------------------------------------------------------------------------------

  #core(at: number): Core | null {
    const atom = this.#atoms.at(at);
    if (atom.kind === 'number') return this.#figures(at);
    if (atom.kind === 'mark') return atom.lower === "'" ? this.#shortDecade(at) : null;
    if (atom.kind === 'end') return null;
    const word = atom.lower;
    if (atom.capital) {
      const named = this.#month(at) ?? this.#weekday(at) ?? this.#holiday(at);
      if (named !== null) return named;
    }
    switch (word) {
      case 'the':
        return this.#the(at + 1);
      case 'a':
      case 'an':
      case 'one':
        return this.#counted(at) ?? this.#indefinite(at + 1);
      case 'this':
      case 'last':
      case 'next':
      case 'past':
      case 'previous':
      case 'coming':
      case 'following':
        return this.#deictic(at, false);
      case 'that':
      case 'same':
        return this.#named(at + 1);
      case 'each':
      case 'every':
        return this.#every(at + 1);
      case 'recent':
      case 'current':
      case 'future':
        return this.#adjective(at, word);
      case 'yesterday':
        return this.#dayWord(at, -1);
      case 'today':
        return this.#dayWord(at, 0);
      case 'tomorrow':
        return this.#dayWord(at, 1);
      case 'tonight':
        return {
          end: at + 1,
          type: 'TIME',
          rule: 'day word',
          expression: { kind: 'day', offset: 0, anchor: 'reference', time: 'TNI' },
        };
      case 'overnight':
        return {
          end: at + 1,
          type: 'TIME',
          rule: 'overnight',
          expression: { kind: 'day', offset: 0, anchor: 'reference', time: 'TNI' },
        };
      case 'fiscal':
        return this.#fiscal(at + 1);
      case 'right':
        return this.#lower(at + 1) === 'now' ? this.#reference(at + 1) : null;
      case 'from':
        return this.#words(at, 'from', 'time', 'to', 'time')
          ? { end: at + 4, type: 'SET', rule: 'from time to time', expression: fixed('XXXX') }
          : null;
      case 'year':
        return this.#yearCompound(at);
      case 'these':
        return this.#lower(at + 1) === 'days'
          ? { end: at + 2, type: 'DATE', rule: 'these days', expression: fixed('PRESENT_REF') }
          : null;
      case 'twice':
      case 'once':
        return this.#frequency(at);
      case 'noon':
      case 'midnight':
        return this.#clockTail(at + 1, word === 'noon' ? 'T12:00' : 'T24:00');
      case 'first':
      case 'second':
      case 'third':
      case 'fourth':
        return this.#quarter(at, null, null) ?? this.#counted(at);
      default:
    }
    if (REFERENCES.has(word)) return this.#reference(at);
    const set = SETS.get(word);
    if (set !== undefined) return { end: at + 1, type: 'SET', rule: `set ${word}`, expression: fixed(set) };
    if (SEASONS.has(word)) return this.#season(at, null);
    return this.#spokenYear(at) ?? this.#counted(at) ?? this.#bareUnits(at);
  }

  // ---- figures ---------------------------------------------------------------------------------------------------

  #figures(at: number): Core | null {
    return (
      this.#isoDate(at) ??
      this.#slashDate(at) ??
      this.#clock(at) ??
      this.#dayMonth(at) ??
      this.#year(at) ??
      this.#century(at) ??
      this.#counted(at)
    );
  }

  #isoDate(at: number): Core | null {
    const a = this.#atoms;
    if (a.at(at).end - a.at(at).start !== 4 || !this.#gluedTo(at + 1, '-') || !this.#gluedTo(at + 3, '-')) return null;
    const month = a.at(at + 2);
    const day = a.at(at + 4);
    if (!isPlainInteger(month.lower, 1, 12) || !isPlainInteger(day.lower, 1, 31) || !day.glued || !month.glued)
      return null;
    return calendar(at + 5, 'iso date', a.at(at).value, month.value, day.value);
  }

  /** "10/26/89", "26/10/1989", "12.05.2016": month first unless that cannot be; with dots, day first. */
  #slashDate(at: number): Core | null {
    const a = this.#atoms;
    const dotted = /^(\d{1,2})\.(\d{1,2})$/.exec(a.lower(at));
    if (dotted !== null) {
      const year = a.at(at + 2);
      if (!this.#gluedTo(at + 1, '.') || !year.glued || !/^(?:19|20)\d\d$/.test(year.lower)) return null;
      return checkedCalendar(at + 3, 'dotted date', year.value, Number(dotted[2]), Number(dotted[1]));
    }
    const separator = a.lower(at + 1);
    if (
      (separator !== '/' && separator !== '-') ||
      !a.glued(at + 1) ||
      a.lower(at + 3) !== separator ||
      !a.glued(at + 2) ||
      !a.glued(at + 4)
    )
      return null;
    const [first, second, third] = [a.at(at), a.at(at + 2), a.at(at + 4)];
    if (
      !isPlainInteger(first.lower, 1, 31) ||
      !isPlainInteger(second.lower, 1, 31) ||
      !/^(?:\d\d|(?:19|20)\d\d)$/.test(third.lower)
    )
      return null;
    if (a.glued(at + 5) && a.lower(at + 5) === separator) return null;
    const year = third.value >= 100 ? third.value : third.value >= 40 ? 1900 + third.value : 2000 + third.value;
    const monthFirst = first.value <= 12;
    return checkedCalendar(
      at + 5,
      'slash date',
      year,
      monthFirst ? first.value : second.value,
      monthFirst ? second.value : first.value,
    );
  }

  /** "10:35 a.m.", "6am", "11.30am", "18:00 GMT", "1800 GMT", "9 o'clock", and the day it is joined to ("10 p.m. Wednesday"). */
  #clock(at: number): Core | null {
    const a = this.#atoms;
    const head = a.lower(at);
    let end = at + 1;
    let hour: number;
    let minute: number | null = null;
    const dotted = /^(\d{1,2})\.(\d\d)$/.exec(head);
    if (dotted !== null) {
      hour = Number(dotted[1]);
      minute = Number(dotted[2]);
    } else if (/^\d{1,2}$/.test(head)) {
      hour = Number(head);
      if (this.#gluedTo(end, ':') && a.glued(end + 1) && /^[0-5]\d$/.test(a.lower(end + 1))) {
        minute = a.at(end + 1).value;
        end += 2;
        if (this.#gluedTo(end, ':') && /^[0-5]\d(?:\.\d+)?$/.test(a.lower(end + 1))) end += 2;
      }
    } else if (/^[012]\d[0-5]\d$/.test(head) && ZONES.has(a.lower(at + 1)) && !a.at(at + 1).glued) {
      hour = Number(head.slice(0, 2));
      minute = Number(head.slice(2));
    } else {
      return null;
    }
    if (hour > 24 || (minute ?? 0) > 59) return null;
    const half = this.#meridiem(end);
    let known = minute !== null && dotted === null;
    if (half !== null) {
      if (hour > 12 || hour === 0) return null;
      hour = (hour % 12) + (half.pm ? 12 : 0);
      end = half.end;
      known = true;
    } else if (this.#words(end, 'o', "'", 'clock')) {
      end += 3;
      known = true;
    } else if (this.#words(end, 'hours') && /^[012]\d[0-5]\d$/.test(head)) {
      end += 1;
      known = true;
    }
    const zone = this.#zone(end);
    if (zone !== null) known = known || (/^\d{4}$/.test(head) && zone.end > end);
    // "12:1" odds, "3:15" in a race: minutes alone count only with a zone or as hh:mm.
    if (!known) return null;
    const tail = `T${String(hour).padStart(2, '0')}:${String(minute ?? 0).padStart(2, '0')}${zone?.suffix ?? ''}`;
    return this.#clockTail(zone?.end ?? end, tail);
  }

  #meridiem(at: number): { end: number; pm: boolean } | null {
    const a = this.#atoms;
    const word = a.lower(at);
    if (word === 'am' || word === 'pm')
      return a.at(at).capital && !a.at(at).glued && a.raw(at) !== word.toUpperCase()
        ? null
        : { end: at + 1, pm: word === 'pm' };
    if ((word === 'a' || word === 'p') && this.#gluedTo(at + 1, '.') && a.lower(at + 2) === 'm' && a.glued(at + 2)) {
      return { end: this.#gluedTo(at + 3, '.') ? at + 4 : at + 3, pm: word === 'p' };
    }
    return null;
  }

  #zone(at: number): { end: number; suffix: string } | null {
    const a = this.#atoms;
    const word = a.lower(at);
    if (ZONES.has(word) && a.raw(at) === word.toUpperCase())
      return { end: at + 1, suffix: word === 'gmt' || word === 'utc' ? 'Z' : '' };
    if (word === 'local' && a.lower(at + 1) === 'time') return { end: at + 2, suffix: '' };
    if ((word === 'eastern' || word === 'pacific' || word === 'central') && a.lower(at + 1) === 'time')
      return { end: at + 2, suffix: '' };
    return null;
  }

  /** A clock time, with the day right after it where there is one: "10 p.m. Wednesday", "noon on Friday", "5 p.m. EST, Nov. 6". */
  #clockTail(end: number, time: string): Core {
    const day = this.#dayAfter(end);
    if (day !== null)
      return { ...day, type: 'TIME', rule: 'clock with day', expression: withTime(day.expression, time) };
    return { end, type: 'TIME', rule: 'clock', expression: { kind: 'clock', time } };
  }

  #dayAfter(at: number): Core | null {
    const comma = this.#lower(at) === ',' ? 1 : 0;
    const on = this.#lower(at + comma) === 'on' ? 1 : 0;
    const next = at + comma + on;
    const atom = this.#atoms.at(next);
    if (atom.kind === 'number') return this.#dayMonth(next);
    if (atom.capital) return this.#month(next, true) ?? this.#weekday(next);
    if (comma + on > 0) return null;
    return atom.lower === 'yesterday'
      ? this.#plainDay(next, -1)
      : atom.lower === 'today'
        ? this.#plainDay(next, 0)
        : atom.lower === 'tomorrow'
          ? this.#plainDay(next, 1)
          : null;
  }

  #plainDay(at: number, offset: number): Core {
    return {
      end: at + 1,
      type: 'DATE',
      rule: 'day word',
      expression: { kind: 'day', offset, anchor: 'reference', time: null },
    };
  }

  /** "9 November 2016", "the 11th of July". */
  #dayMonth(at: number): Core | null {
    const ordinal = readOrdinal(this.#atoms, at);
    const day = this.#atoms.at(at);
    const value = ordinal?.value ?? (day.kind === 'number' && /^\d{1,2}$/.test(day.lower) ? day.value : 0);
    if (value < 1 || value > 31) return null;
    let next = ordinal?.end ?? at + 1;
    if (ordinal !== null && this.#lower(next) === 'of') next++;
    const month = this.#monthName(next);
    if (month === null) return null;
    if (!this.#atoms.at(next).capital) return null;
    const year = this.#yearAfter(month.end);
    return checkedCalendar(
      year?.end ?? month.end,
      'day month',
      year?.value ?? null,
      month.value,
      value,
      year?.shift ?? null,
    );
  }

  #year(at: number): Core | null {
    const a = this.#atoms;
    const atom = a.at(at);
    if (!/^(?:1[5-9]|20)\d\d$/.test(atom.lower)) return null;
    // "1990s" and "1980's"
    if (a.glued(at + 1) && a.lower(at + 1) === 's') return this.#decade(at + 2, Math.floor(atom.value / 10), true);
    if (this.#gluedTo(at + 1, "'") && a.lower(at + 2) === 's' && atom.value % 10 === 0)
      return this.#decade(at + 3, Math.floor(atom.value / 10), true);
    if (a.glued(at + 1) && a.at(at + 1).kind === 'word') return null;
    if (atom.glued && !['(', '-', '/', '–', '—', '"', '“', "'", '`', '_', '[', '.', ','].includes(a.lower(at - 1)))
      return null;
    if (
      atom.glued &&
      (a.lower(at - 1) === '.' || a.lower(at - 1) === '-' || a.lower(at - 1) === '/') &&
      a.at(at - 2).kind === 'number' &&
      a.at(at - 2).end - a.at(at - 2).start !== 4
    )
      return null;
    if (
      a.glued(at + 1) &&
      a.lower(at + 1) === '-' &&
      a.glued(at + 2) &&
      a.at(at + 2).kind === 'word' &&
      UNITS.has(a.lower(at + 2))
    )
      return null;
    if (a.glued(at + 1) && (a.lower(at + 1) === '%' || a.lower(at + 1) === '°')) return null;
    const following = a.lower(at + 1);
    if (
      COUNTED_THINGS.has(following) ||
      UNITS.get(following) === 'D' ||
      (UNITS.has(following) && following.endsWith('s'))
    )
      return null;
    const before = a.lower(at - 1);
    if (before === '$' || before === '£' || before === '€' || before === '#' || before === 'no' || before === 'than')
      return null;
    const quarter =
      this.#quarter(at + 1, atom.value, null) ??
      (following === 'fiscal' ? this.#quarter(at + 2, atom.value, null) : null);
    if (quarter !== null) return quarter;
    if (following === 'quarter' || following === 'period') {
      return {
        end: at + 2,
        type: 'DATE',
        rule: 'year quarter',
        expression: { kind: 'quarter', quarter: null, half: false, year: atom.value, shift: null },
      };
    }
    const season = SEASONS.get(following);
    if (season !== undefined && following !== 'fall' && following !== 'spring') {
      return {
        end: at + 2,
        type: 'DATE',
        rule: 'season',
        expression: { kind: 'season', season, year: atom.value, shift: null },
      };
    }
    const plausible = atom.value >= 1800 && atom.value < 2050;
    const preposed =
      before === 'in' ||
      before === 'since' ||
      before === 'of' ||
      before === 'by' ||
      before === 'until' ||
      before === 'during' ||
      before === 'from' ||
      before === 'for' ||
      before === '(' ||
      before === 'and' ||
      before === 'to' ||
      before === 'for';
    if (!plausible && !preposed) return null;
    return {
      end: at + 1,
      type: 'DATE',
      rule: 'year',
      expression: { kind: 'calendar', year: atom.value, month: null, day: null, shift: null, time: null },
    };
  }

  #spokenYear(at: number): Core | null {
    const year = readSpokenYear(this.#atoms, at);
    if (year === null || UNITS.has(this.#lower(year.end)) || COUNTED_THINGS.has(this.#lower(year.end))) return null;
    return {
      end: year.end,
      type: 'DATE',
      rule: 'spoken year',
      expression: { kind: 'calendar', year: year.value, month: null, day: null, shift: null, time: null },
    };
  }

  #decade(end: number, decade: number, definite: boolean): Core {
    return { end, type: 'DATE', rule: definite ? 'decade' : 'short decade', expression: fixed(String(decade)) };
  }

  /** "'90s" */
  #shortDecade(at: number): Core | null {
    const a = this.#atoms;
    if (!/^[2-9]0$/.test(a.lower(at + 1)) || !a.glued(at + 1) || a.lower(at + 2) !== 's' || !a.glued(at + 2))
      return null;
    return this.#decade(at + 3, 190 + a.at(at + 1).value / 10, false);
  }

  /** "19th century", "the twentieth century" */
  #century(at: number): Core | null {
    const ordinal = readOrdinal(this.#atoms, at);
    if (ordinal === null) return null;
    const hyphen = this.#lower(ordinal.end) === '-' ? 1 : 0;
    if (this.#lower(ordinal.end + hyphen) !== 'century' || ordinal.value < 1 || ordinal.value > 30) return null;
    return {
      end: ordinal.end + hyphen + 1,
      type: 'DATE',
      rule: 'century',
      expression: fixed(String(ordinal.value - 1).padStart(2, '0')),
    };
  }

  // ---- months, weekdays, holidays --------------------------------------------------------------------------------

  #monthName(at: number): { end: number; value: number; full: boolean } | null {
    const word = this.#lower(at);
    const full = MONTHS.get(word);
    if (full !== undefined) return { end: at + 1, value: full, full: true };
    const short = MONTH_ABBREVIATIONS.get(word);
    if (short === undefined) return null;
    const dot = this.#gluedTo(at + 1, '.') ? 1 : 0;
    // Without its dot an abbreviation must be followed by a figure ("Dec 30"), else it is some other word ("Mar", "Jan").
    if (dot === 0 && this.#atoms.at(at + 1).kind !== 'number' && word !== 'sept') return null;
    return { end: at + 1 + dot, value: short, full: false };
  }

  #month(at: number, dayNeeded = false): Core | null {
    const month = this.#monthName(at);
    if (month === null) return null;
    const a = this.#atoms;
    const day = a.at(month.end);
    const ordinal = readOrdinal(a, month.end);
    const dayValue = ordinal?.value ?? (day.kind === 'number' && /^\d{1,2}$/.test(day.lower) ? day.value : 0);
    if (
      dayValue >= 1 &&
      dayValue <= 31 &&
      !(a.glued(month.end + 1) && ['%', ':'].includes(a.lower(month.end + 1))) &&
      this.#meridiem(month.end + 1) === null
    ) {
      let end = ordinal?.end ?? month.end + 1;
      const year = this.#yearAfter(end);
      end = year?.end ?? end;
      const core = checkedCalendar(end, 'month day', year?.value ?? null, month.value, dayValue, year?.shift ?? null);
      return core === null ? null : this.#withPart(core);
    }
    if (dayNeeded) return null;
    const year = this.#yearAfter(month.end);
    if (year !== null) return calendar(year.end, 'month year', year.value, month.value, null, year.shift);
    if (!this.#monthAlone(at, month.full)) return null;
    return calendar(month.end, 'month', null, month.value, null);
  }

  /** "May", "March", "August" and "Jan." are also names, verbs and adjectives: alone they count only in a place where a month stands. */
  #monthAlone(at: number, full: boolean): boolean {
    const word = this.#lower(at);
    if (this.#gluedTo(at + 1, '-') && !full) return false;
    if (word !== 'may' && word !== 'march' && word !== 'april' && word !== 'june' && word !== 'august' && full)
      return true;
    const before = this.#lower(at - 1);
    const placed = MONTH_PREPOSITIONS.has(before);
    if (word === 'may' || word === 'march' || !full) return placed;
    // "April Jones": a following capitalised word makes it a name.
    return placed || !this.#atoms.at(at + 1).capital;
  }

  #weekdayName(at: number): { end: number; value: number; plural: boolean } | null {
    const a = this.#atoms;
    const word = a.lower(at);
    const full = WEEKDAYS.get(word);
    if (full !== undefined) return { end: at + 1, value: full, plural: false };
    if (word.endsWith('days')) {
      const plural = WEEKDAYS.get(word.slice(0, -1));
      return plural === undefined ? null : { end: at + 1, value: plural, plural: true };
    }
    const short = WEEKDAY_ABBREVIATIONS.get(word);
    if (short === undefined || !this.#gluedTo(at + 1, '.')) return null;
    // "Sun." may end a sentence about the sun: it needs a month or a figure behind it.
    const next = a.lower(at + 2) === ',' ? at + 3 : at + 2;
    return this.#monthName(next) !== null ? { end: at + 2, value: short, plural: false } : null;
  }

  #weekday(at: number): Core | null {
    const name = this.#weekdayName(at);
    if (name === null) return null;
    if (name.plural)
      return { end: name.end, type: 'SET', rule: 'weekdays', expression: fixed(`XXXX-WXX-${name.value}`) };
    const comma = this.#lower(name.end) === ',' || this.#lower(name.end) === '(' ? 1 : 0;
    const atom = this.#atoms.at(name.end + comma);
    const date = atom.capital
      ? this.#month(name.end + comma, true)
      : atom.kind === 'number'
        ? this.#dayMonth(name.end + comma)
        : null;
    if (date !== null) return { ...date, rule: 'weekday date' };
    if (this.#words(name.end, 'of', 'last', 'week')) return weekday(name.end + 3, name.value, -2, 'weekday of week');
    if (this.#words(name.end, 'of', 'next', 'week')) return weekday(name.end + 3, name.value, 2, 'weekday of week');
    if (this.#words(name.end, 'last', 'week')) return weekday(name.end + 2, name.value, -2, 'weekday of week');
    if (this.#words(name.end, 'next', 'week')) return weekday(name.end + 2, name.value, 2, 'weekday of week');
    return this.#withPart(weekday(name.end, name.value, null, 'weekday'));
  }

  /** A part of the day after a day: "Friday night", "Monday at noon". */
  #withPart(core: Core): Core {
    const at = this.#lower(core.end) === 'at' ? 1 : 0;
    const part = PARTS_OF_DAY.get(this.#lower(core.end + at));
    if (part !== undefined && part.includes(':') === (at === 1)) {
      return {
        ...core,
        end: core.end + at + 1,
        type: 'TIME',
        rule: 'day part',
        expression: withTime(core.expression, `T${part}`),
      };
    }
    if (this.#lower(core.end) === 'nights') {
      return core.expression.kind === 'weekday'
        ? {
            end: core.end + 1,
            type: 'SET',
            rule: 'weekdays',
            expression: fixed(`XXXX-WXX-${core.expression.weekday}TNI`),
          }
        : core;
    }
    return core;
  }

  /** A year after a month or a day: "1989", ", 1989", "of 1989", "last year", "this year". */
  #yearAfter(at: number): { end: number; value: number | null; shift: number | null } | null {
    const a = this.#atoms;
    const joint = a.lower(at) === ',' || a.lower(at) === 'of' ? 1 : 0;
    const atom = a.at(at + joint);
    if (atom.kind === 'number' && /^(?:1[5-9]|20)\d\d$/.test(atom.lower)) {
      if (a.glued(at + joint + 1) && a.at(at + joint + 1).kind === 'word') return null;
      if (COUNTED_THINGS.has(a.lower(at + joint + 1))) return null;
      return { end: at + joint + 1, value: atom.value, shift: null };
    }
    const spoken = joint === 0 ? readSpokenYear(a, at) : null;
    if (spoken !== null) return { end: spoken.end, value: spoken.value, shift: null };
    const of = a.lower(at) === 'of' ? 1 : 0;
    if (a.lower(at + of + 1) === 'year') {
      const word = a.lower(at + of);
      const shift = word === 'last' ? -1 : word === 'this' ? 0 : word === 'next' ? 1 : null;
      if (shift !== null) return { end: at + of + 2, value: null, shift };
    }
    return null;
  }

  #holiday(at: number): Core | null {
    const known = HOLIDAYS_BY_WORD.get(this.#lower(at));
    if (known === undefined) return null;
    for (const holiday of known) {
      if (!this.#words(at, ...holiday.name)) continue;
      const end = at + holiday.name.length;
      const year = this.#yearAfter(end);
      return {
        end: year?.end ?? end,
        type: 'DATE',
        rule: 'holiday',
        expression: { kind: 'holiday', holiday, year: year?.value ?? null, shift: year?.shift ?? null },
      };
    }
    return null;
  }

  // ---- determiners -----------------------------------------------------------------------------------------------

  #the(at: number): Core | null {
    const a = this.#atoms;
    const word = a.lower(at);
    const atom = a.at(at);
    if (atom.kind === 'number') return this.#dayOrdinal(at) ?? this.#year(at) ?? this.#century(at) ?? this.#counted(at);
    if (word === "'") return this.#shortDecade(at);
    if (atom.capital) return this.#month(at, true) ?? this.#holiday(at);
    switch (word) {
      case 'last':
      case 'next':
      case 'past':
      case 'previous':
      case 'following':
      case 'coming':
        return this.#deictic(at, true);
      case 'end':
      case 'beginning':
      case 'start':
      case 'middle':
      case 'close':
        return this.#endOf(at);
      case 'early':
      case 'late':
      case 'mid':
        return this.#theEarly(at);
      case 'future':
      case 'foreseeable':
      case 'near':
        return this.#theFuture(at);
      case 'latest':
      case 'current':
      case 'fiscal':
      case 'same':
      case 'final':
        return this.#qualified(at);
      case 'year':
        return this.#yearCompound(at) ?? this.#plainUnit(at);
      case 'day':
        return this.#dayRelative(at) ?? this.#plainUnit(at);
      case 'morning':
      case 'afternoon':
      case 'evening':
        return {
          end: at + 1,
          type: 'TIME',
          rule: 'the part of day',
          expression: { kind: 'day', offset: 0, anchor: 'context', time: `T${PARTS_OF_DAY.get(word) ?? ''}` },
        };
      default:
    }
    const decade = SPELLED_DECADES.get(word);
    if (decade !== undefined) return this.#decade(at + 1, 190 + decade, true);
    if (SEASONS.has(word)) return this.#season(at, null);
    const ordinal = readOrdinal(a, at);
    if (ordinal !== null)
      return (
        this.#quarter(at, null, null) ?? this.#century(at) ?? this.#firstUnits(ordinal.end) ?? this.#dayOrdinal(at)
      );
    if (UNITS.has(word)) return this.#plainUnit(at);
    return this.#counted(at);
  }

  /** "the 11th of July" */
  #dayOrdinal(at: number): Core | null {
    const ordinal = readOrdinal(this.#atoms, at);
    return ordinal !== null && this.#lower(ordinal.end) === 'of' ? this.#dayMonth(at) : null;
  }

  /** "the first nine months", "the first two years" */
  #firstUnits(at: number): Core | null {
    const count = readNumber(this.#atoms, at);
    if (count === null) return null;
    const unit = this.#unitWord(count.end);
    return unit === null
      ? null
      : {
          end: unit.end,
          type: 'DURATION',
          rule: 'the n units',
          expression: fixed(durationValue(count.value, unit.unit)),
        };
  }

  #endOf(at: number): Core | null {
    const word = this.#lower(at);
    if (this.#lower(at + 1) !== 'of') return null;
    const inner = this.#core(at + 2);
    if (
      inner === null ||
      inner.mod != null ||
      inner.type !== 'DATE' ||
      (inner.expression.kind === 'fixed' && inner.rule !== 'decade' && inner.rule !== 'century')
    )
      return null;
    return {
      ...inner,
      rule: 'end of',
      mod: word === 'end' || word === 'close' ? 'END' : word === 'middle' ? 'MID' : 'START',
    };
  }

  #theEarly(at: number): Core | null {
    const hyphen = this.#lower(at + 1) === '-' ? 1 : 0;
    const inner = this.#core(at + 1 + hyphen);
    if (inner === null || inner.mod != null || inner.type !== 'DATE') return null;
    const word = this.#lower(at);
    return { ...inner, mod: word === 'early' ? 'START' : word === 'late' ? 'END' : 'MID' };
  }

  #theFuture(at: number): Core | null {
    const future = this.#lower(at) === 'future' ? at : at + 1;
    if (this.#lower(future) !== 'future') return null;
    // "the future president": an adjective.
    const next = this.#atoms.at(future + 1);
    if (next.kind === 'word' && !CLAUSE_WORDS.has(next.lower)) return null;
    return { end: future + 1, type: 'DATE', rule: 'the future', expression: fixed('FUTURE_REF') };
  }

  /** "the latest quarter", "the current fiscal year", "the same period" */
  #qualified(at: number): Core | null {
    const word = this.#lower(at);
    let next = at + 1;
    if (word === 'fiscal')
      return (
        this.#fiscal(next) ??
        (this.#lower(next) === 'year' ? unitCore(next + 1, 'Y', 0, 'reference', 'fiscal year') : null)
      );
    if (this.#lower(next) === 'fiscal') next++;
    const unit = this.#lower(next);
    if (unit === 'quarter' || (unit === 'period' && word === 'latest')) {
      return {
        end: next + 1,
        type: 'DATE',
        rule: 'latest quarter',
        expression: { kind: 'quarter', quarter: null, half: false, year: null, shift: word === 'current' ? 0 : null },
      };
    }
    if (word === 'same') {
      const named = this.#named(next);
      return named;
    }
    if (word === 'current') {
      const code = UNITS.get(unit);
      if (code === 'W' || code === 'M' || code === 'Y') return unitCore(next + 1, code, 0, 'reference', 'current unit');
    }
    return null;
  }

  /** "fiscal 1990", "fiscal first quarter", "fiscal year 1990" */
  #fiscal(at: number): Core | null {
    const quarter = this.#quarter(at, null, null);
    if (quarter !== null) return quarter;
    const year = this.#lower(at) === 'year' ? at + 1 : at;
    return this.#year(year);
  }

  /** "the week", "the quarter": the one last named, else the article's own. */
  #plainUnit(at: number): Core | null {
    const unit = UNITS.get(this.#lower(at));
    if (unit === undefined || this.#gluedTo(at + 1, '-')) return null;
    const end = at + 1;
    switch (unit) {
      case 'W':
      case 'M':
      case 'Y':
        return this.#lower(at).endsWith('s') ? null : unitCore(end, unit, 0, 'context', `the ${this.#lower(at)}`);
      case 'D':
        return this.#lower(at) === 'day'
          ? {
              end,
              type: 'DATE',
              rule: 'the day',
              expression: { kind: 'day', offset: 0, anchor: 'context', time: null },
            }
          : null;
      case 'K':
        return this.#lower(at) === 'weekend' ? unitCore(end, 'K', 0, 'context', 'the weekend') : null;
      case 'Q':
        return this.#lower(at) === 'quarter'
          ? {
              end,
              type: 'DATE',
              rule: 'the quarter',
              expression: { kind: 'quarter', quarter: null, half: false, year: null, shift: null },
            }
          : null;
      default:
        return null;
    }
  }

  /** "the day before yesterday", "the day after tomorrow", "the day before" */
  #dayRelative(at: number): Core | null {
    const direction = this.#lower(at + 1);
    if (direction !== 'before' && direction !== 'after') return null;
    const sign = direction === 'before' ? -1 : 1;
    const word = this.#lower(at + 2);
    if (word === 'yesterday' || word === 'tomorrow') {
      return {
        end: at + 3,
        type: 'DATE',
        rule: 'day word',
        expression: { kind: 'day', offset: sign * 2, anchor: 'reference', time: null },
      };
    }
    const next = this.#atoms.at(at + 2);
    if (next.kind === 'word') return null;
    return {
      end: at + 2,
      type: 'DATE',
      rule: 'relative day',
      expression: { kind: 'day', offset: sign, anchor: 'context', time: null },
    };
  }

  /** "that day", "that year", "the same month" */
  #named(at: number): Core | null {
    const word = this.#lower(at);
    const unit = UNITS.get(word);
    if (unit === undefined || word.endsWith('s') || this.#gluedTo(at + 1, '-')) return null;
    switch (unit) {
      case 'D':
        return {
          end: at + 1,
          type: 'DATE',
          rule: 'that day',
          expression: { kind: 'day', offset: 0, anchor: 'context', time: null },
        };
      case 'W':
      case 'M':
      case 'Y':
        return unitCore(at + 1, unit, 0, 'context', 'that unit');
      case 'Q':
        return {
          end: at + 1,
          type: 'DATE',
          rule: 'the quarter',
          expression: { kind: 'quarter', quarter: null, half: false, year: null, shift: null },
        };
      case 'N':
        return {
          end: at + 1,
          type: 'TIME',
          rule: 'that night',
          expression: { kind: 'day', offset: 0, anchor: 'context', time: 'TNI' },
        };
      default:
        return null;
    }
  }

  /** "this week", "last October", "next Friday", "the past three months", "last night", "this past spring", "last year's quarter". */
  #deictic(at: number, definite: boolean): Core | null {
    const a = this.#atoms;
    const word = a.lower(at);
    let next = at + 1;
    let shift = word === 'this' ? 0 : word === 'next' || word === 'coming' || word === 'following' ? 1 : -1;
    if (word === 'this' && (a.lower(next) === 'past' || a.lower(next) === 'coming')) {
      shift = a.lower(next) === 'past' ? -1 : 1;
      next++;
    }
    const anchor: Anchor = word === 'previous' || word === 'following' ? 'context' : 'reference';
    if (a.lower(next) === 'fiscal') next++;
    const atom = a.at(next);
    if (atom.capital) {
      const month = this.#monthName(next);
      if (month !== null) {
        const day = a.at(month.end);
        if (day.kind === 'number' && isPlainInteger(day.lower, 1, 31))
          return checkedCalendar(month.end + 1, 'last month day', null, month.value, day.value, monthShift(shift));
        return calendar(month.end, 'last month name', null, month.value, null, monthShift(shift));
      }
      const day = this.#weekdayName(next);
      if (day !== null && !day.plural) {
        const core = weekday(day.end, day.value, shift, 'last weekday', anchor);
        const date = this.#lower(day.end) === ',' ? this.#month(day.end + 1, true) : null;
        return date ?? this.#withPart(core);
      }
      const holiday = this.#holiday(next);
      if (holiday !== null && holiday.expression.kind === 'holiday')
        return { ...holiday, expression: { ...holiday.expression, shift } };
      return null;
    }
    const season = SEASONS.get(atom.lower);
    if (season !== undefined) return this.#season(next, shift);
    const part = PARTS_OF_DAY.get(atom.lower);
    if (part !== undefined && !part.includes(':') && !definite) {
      if (word === 'this' || (word === 'last' && (part === 'NI' || part === 'EV'))) {
        return {
          end: next + 1,
          type: 'TIME',
          rule: 'this part of day',
          expression: { kind: 'day', offset: shift, anchor: 'reference', time: `T${part}` },
        };
      }
      if (word === 'next' || word === 'following') {
        return {
          end: next + 1,
          type: 'TIME',
          rule: 'this part of day',
          expression: { kind: 'day', offset: 1, anchor: 'context', time: `T${part}` },
        };
      }
    }
    const unit = UNITS.get(atom.lower);
    if (unit !== undefined && !this.#gluedTo(next + 1, '-'))
      return this.#deicticUnit(next, unit, word, shift, anchor, definite);
    const quarter = this.#quarter(next, null, shift === 0 ? 0 : shift);
    if (quarter !== null && word !== 'past') return quarter;
    return this.#spanOfUnits(next, word);
  }

  #deicticUnit(at: number, unit: Unit, word: string, shift: number, anchor: Anchor, definite: boolean): Core | null {
    const plural = this.#lower(at).endsWith('s');
    const end = at + 1;
    if (plural) {
      if (word === 'this' || word === 'previous') return null;
      const value = word === 'past' || word === 'last' ? 'PAST_REF' : word === 'coming' ? `PX${unit}` : null;
      return value === null
        ? null
        : {
            end,
            type: 'DATE',
            rule: 'past units',
            expression: fixed(value === 'PAST_REF' ? value : durationValue(null, unit)),
          };
    }
    switch (unit) {
      case 'W':
      case 'M':
        if (word === 'past') return { end, type: 'DURATION', rule: 'past unit', expression: fixed(`P1${unit}`) };
        return unitCore(end, unit, shift, anchor, `${anchor === 'context' ? 'following' : 'last'} unit`);
      case 'Y': {
        // "this year's third quarter", "last year's quarter"
        if (this.#words(end, "'", 's')) {
          const quarter = this.#quarter(end + 2, null, shift);
          if (quarter !== null) return quarter;
          if (this.#lower(end + 2) === 'quarter') {
            return {
              end: end + 3,
              type: 'DATE',
              rule: 'year quarter',
              expression: { kind: 'quarter', quarter: null, half: false, year: null, shift },
            };
          }
        }
        return unitCore(
          end,
          'Y',
          shift,
          anchor,
          `${word === 'past' ? 'past' : anchor === 'context' ? 'following' : 'last'} year`,
        );
      }
      case 'Q':
        return {
          end,
          type: 'DATE',
          rule: 'last quarter',
          expression: { kind: 'unit', unit: 'Q', offset: shift, anchor: 'reference' },
        };
      case 'K':
        return unitCore(end, 'K', shift, anchor, 'last weekend');
      case 'D':
        if (anchor === 'context' || (definite && word === 'next'))
          return {
            end,
            type: 'DATE',
            rule: 'following day',
            expression: { kind: 'day', offset: shift, anchor: 'context', time: null },
          };
        if (word === 'this')
          return {
            end,
            type: 'DATE',
            rule: 'this day',
            expression: { kind: 'day', offset: 0, anchor: 'reference', time: null },
          };
        return null;
      case 'N':
        return word === 'last' || word === 'this'
          ? {
              end,
              type: 'TIME',
              rule: 'this part of day',
              expression: { kind: 'day', offset: shift, anchor: 'reference', time: 'TNI' },
            }
          : null;
      case 'E':
      case 'C':
        return unitCore(end, unit, shift, 'reference', 'last decade');
      default:
        return null;
    }
  }

  /** "the past three months", "the last 24 hours", "the next few days", "past 20 years" */
  #spanOfUnits(at: number, word: string): Core | null {
    if (word === 'this' || (word === 'coming' && this.#atoms.at(at).kind === 'end')) return null;
    const count = readNumber(this.#atoms, at);
    const vague = count === null ? this.#vague(at) : null;
    const to = count !== null && this.#lower(count.end) === 'to' ? readNumber(this.#atoms, count.end + 1) : null;
    let end = to?.end ?? count?.end ?? vague;
    if (end === null || end === undefined) return null;
    if (this.#lower(end) === 'fiscal') end++;
    const unit = this.#unitWord(end);
    if (unit === null) return null;
    const value = to === null && count !== null ? count.value : null;
    return {
      end: unit.end,
      type: 'DURATION',
      rule: 'past n units',
      expression: fixed(durationValue(value, unit.unit)),
    };
  }

  /** "each year", "every Thursday", "every two weeks" */
  #every(at: number): Core | null {
    const a = this.#atoms;
    const day = a.at(at).capital ? this.#weekdayName(at) : null;
    if (day !== null) return { end: day.end, type: 'SET', rule: 'every', expression: fixed(`XXXX-WXX-${day.value}`) };
    const month = a.at(at).capital ? this.#monthName(at) : null;
    if (month !== null)
      return {
        end: month.end,
        type: 'SET',
        rule: 'every',
        expression: fixed(`XXXX-${String(month.value).padStart(2, '0')}`),
      };
    const season = SEASONS.get(a.lower(at));
    if (season !== undefined) return { end: at + 1, type: 'SET', rule: 'every', expression: fixed(`XXXX-${season}`) };
    const part = PARTS_OF_DAY.get(a.lower(at));
    if (part !== undefined && !part.includes(':'))
      return { end: at + 1, type: 'SET', rule: 'every', expression: fixed(`XXXX-XX-XXT${part}`) };
    const other = a.lower(at) === 'other' || a.lower(at) === 'single' ? 1 : 0;
    const count = readNumber(a, at + other);
    const unit = this.#unitWord(count?.end ?? at + other);
    if (unit === null) return null;
    const value = count?.value ?? (a.lower(at) === 'other' ? 2 : 1);
    return { end: unit.end, type: 'SET', rule: 'every', expression: fixed(durationValue(value, unit.unit)) };
  }

  /** "twice a year", "once a week" */
  #frequency(at: number): Core | null {
    if (this.#lower(at + 1) !== 'a' && this.#lower(at + 1) !== 'every') return null;
    const unit = this.#unitWord(at + 2);
    return unit === null
      ? null
      : { end: unit.end, type: 'SET', rule: 'every', expression: fixed(durationValue(1, unit.unit)) };
  }

  // ---- quarters, seasons, compounds ------------------------------------------------------------------------------

  /** "third quarter", "third-quarter", "first half", with "of 1998" or "of last year". */
  #quarter(at: number, year: number | null, shift: number | null): Core | null {
    const fiscal = this.#lower(at) === 'fiscal' ? 1 : 0;
    const ordinal = readOrdinal(this.#atoms, at + fiscal);
    if (ordinal === null || ordinal.value > 4) return null;
    const hyphen = this.#lower(ordinal.end) === '-' ? 1 : 0;
    const word = this.#lower(ordinal.end + hyphen);
    const fiscalAfter = word === 'fiscal' ? 1 : 0;
    const noun = this.#lower(ordinal.end + hyphen + fiscalAfter);
    const half = noun === 'half' && ordinal.value <= 2;
    if (noun !== 'quarter' && !half) return null;
    const end = ordinal.end + hyphen + fiscalAfter + 1;
    const after = year === null && shift === null ? this.#quarterYear(end) : null;
    if (half && after === null && year === null && shift === null) return null;
    return {
      end: after?.end ?? end,
      type: 'DATE',
      rule: half ? 'half year' : 'quarter',
      expression: {
        kind: 'quarter',
        quarter: ordinal.value,
        half,
        year: year ?? after?.value ?? null,
        shift: shift ?? after?.shift ?? null,
      },
    };
  }

  #quarterYear(at: number): { end: number; value: number | null; shift: number | null } | null {
    const fiscal = this.#words(at, 'of', 'fiscal') ? 1 : 0;
    if (fiscal === 1) {
      const atom = this.#atoms.at(at + 2);
      return /^(?:19|20)\d\d$/.test(atom.lower) ? { end: at + 3, value: atom.value, shift: null } : null;
    }
    return this.#yearAfter(at);
  }

  #season(at: number, shift: number | null): Core | null {
    const word = this.#lower(at);
    const season = SEASONS.get(word);
    if (season === undefined || this.#gluedTo(at + 1, '-')) return null;
    const year = shift === null ? this.#yearAfter(at + 1) : null;
    const before = this.#lower(at - 1);
    // "fall" and "spring" are also verbs and nouns, and a season alone must stand where a time stands.
    if (shift === null && year === null) {
      const bare =
        before === 'in' || before === 'by' || before === 'since' || before === 'until' || before === 'during';
      const definite = before === 'the' && SEASON_PREPOSITIONS.has(this.#lower(at - 2));
      if (!(definite || (bare && word !== 'fall'))) return null;
    }
    return {
      end: year?.end ?? at + 1,
      type: 'DATE',
      rule: 'season',
      expression: { kind: 'season', season, year: year?.value ?? null, shift: shift ?? year?.shift ?? null },
    };
  }

  /** "year-end", "year-ago quarter", "year-earlier period" */
  #yearCompound(at: number): Core | null {
    const hyphen = this.#lower(at + 1) === '-' ? 1 : 0;
    const word = this.#lower(at + 1 + hyphen);
    const end = at + 2 + hyphen;
    if (word === 'end' && (hyphen === 1 || !CLAUSE_WORDS.has(this.#lower(end)))) {
      return {
        end,
        type: 'DATE',
        rule: 'year-end',
        mod: 'END',
        expression: { kind: 'unit', unit: 'Y', offset: 0, anchor: 'reference' },
      };
    }
    if (hyphen === 0 || (word !== 'ago' && word !== 'earlier')) return null;
    const noun = this.#lower(end);
    const quarter = this.#quarter(end, null, -1);
    if (quarter !== null) return quarter;
    const named = noun === 'quarter' || noun === 'period' ? 1 : 0;
    return {
      end: end + named,
      type: 'DATE',
      rule: 'year-earlier',
      expression: { kind: 'quarter', quarter: null, half: false, year: null, shift: -1 },
    };
  }

  // ---- counts of units -------------------------------------------------------------------------------------------

  /** "three years", "24 hours", "two-year", "a few days", "a couple of years", each perhaps "ago", "later", "earlier" or "from now". */
  #counted(at: number): Core | null {
    const a = this.#atoms;
    let count: number | null;
    let end: number;
    const number = readNumber(a, at);
    if (number !== null && !(number.end === at + 1 && a.lower(at) === 'second')) {
      count = number.value;
      end = number.end;
      const more =
        this.#lower(end) === 'more' ||
        this.#lower(end) === 'full' ||
        this.#lower(end) === 'consecutive' ||
        this.#lower(end) === 'straight' ||
        this.#lower(end) === 'additional'
          ? 1
          : 0;
      end += more;
      const joint = this.#lower(end);
      if (joint === 'to' || joint === 'or' || (joint === '-' && a.at(end + 1).kind === 'number')) {
        const upper = readNumber(a, end + 1);
        if (upper !== null && this.#unitWord(upper.end) !== null) end = upper.end;
      }
    } else {
      const vague = this.#vague(at);
      if (vague === null) return null;
      count = null;
      end = vague;
    }
    const hyphen = this.#lower(end) === '-' && a.glued(end) ? 1 : 0;
    const unit = this.#unitWord(end + hyphen);
    if (unit === null) return null;
    // An age says how old somebody is, not when something happened (TIMEX3 guidelines mark it only where it is asked for).
    if (this.#isAge(unit.end)) return null;
    const half = this.#words(unit.end, 'and', 'a', 'half') ? 3 : 0;
    const value = count === null ? null : count + (half > 0 ? 0.5 : 0);
    if (hyphen === 1) {
      return { end: unit.end, type: 'DURATION', rule: 'n-unit', expression: fixed(durationValue(value, unit.unit)) };
    }
    return this.#shifted(
      unit.end + half,
      value,
      unit.unit,
      value === 1 ? 'one unit' : value === null ? 'few units' : 'n units',
    );
  }

  #isAge(end: number): boolean {
    const at = this.#lower(end) === '-' ? end + 1 : end;
    return (
      this.#lower(at) === 'old' ||
      this.#lower(at) === 'olds' ||
      (this.#lower(at) === 'of' && this.#lower(at + 1) === 'age')
    );
  }

  /** After an amount of time: "ago", "earlier", "before", "later", "after", "from now" make a date of it. */
  #shifted(end: number, count: number | null, unit: Unit, rule: string): Core | null {
    const word = this.#lower(end);
    const reference =
      word === 'ago' ||
      (word === 'from' && (this.#lower(end + 1) === 'now' || this.#lower(end + 1) === 'today')) ||
      word === 'hence';
    if (reference) {
      const sign = word === 'ago' ? -1 : 1;
      const tail = word === 'from' ? 2 : 1;
      return {
        end: end + tail,
        type: unit === 'H' || unit === 'TM' || unit === 'S' ? 'TIME' : 'DATE',
        rule: 'ago',
        expression: { kind: 'shift', unit, count, sign, anchor: 'reference' },
      };
    }
    if (word === 'earlier' || word === 'later' || word === 'before' || word === 'previously') {
      const next = this.#atoms.at(end + 1);
      if ((word === 'before' && next.kind === 'word') || this.#lower(end + 1) === 'than') {
        return { end, type: 'DURATION', rule, expression: fixed(durationValue(count, unit)) };
      }
      return {
        end: end + 1,
        type: unit === 'H' || unit === 'TM' || unit === 'S' ? 'TIME' : 'DATE',
        rule: word === 'later' ? 'later' : 'earlier',
        expression: { kind: 'shift', unit, count, sign: word === 'later' ? 1 : -1, anchor: 'context' },
      };
    }
    return { end, type: 'DURATION', rule, expression: fixed(durationValue(count, unit)) };
  }

  /** "a year ago", "a week": an indefinite article and a unit. */
  #indefinite(at: number): Core | null {
    const a = this.#atoms;
    const article = a.lower(at - 1);
    if (this.#gluedTo(at + 1, '-')) return null;
    const unit = UNITS.get(a.lower(at));
    const word = a.lower(at);
    if (unit === undefined || (word.endsWith('s') && word !== 'years')) {
      if (word === 'full' || word === 'whole') {
        const inner = this.#unitWord(at + 1);
        return inner === null
          ? null
          : { end: inner.end, type: 'DURATION', rule: 'one unit', expression: fixed(durationValue(1, inner.unit)) };
      }
      return null;
    }
    if (unit === 'S' || word.endsWith('s') || this.#isAge(at + 1)) return null;
    const half = this.#words(at + 1, 'and', 'a', 'half') ? 3 : 0;
    const core = this.#shifted(at + 1 + half, 1 + (half > 0 ? 0.5 : 0), unit, 'a unit');
    if (core === null || core.type !== 'DURATION') return core;
    // "15 a year", "$2 million a year": a rate is a SET.
    if (article !== 'one' && half === 0 && this.#isRate(at - 2)) return { ...core, type: 'SET', rule: 'rate' };
    return core;
  }

  #isRate(at: number): boolean {
    const atom = this.#atoms.at(at);
    return atom.kind === 'number' || atom.lower === '%' || RATE_WORDS.has(atom.lower);
  }

  /** "a few", "several", "a couple of": index after, or null. */
  #vague(at: number): number | null {
    const article = this.#lower(at) === 'a' ? 1 : 0;
    const word = this.#lower(at + article);
    if (word === 'couple') return this.#lower(at + article + 1) === 'of' ? at + article + 2 : at + article + 1;
    if (word === 'few') return at + article + 1;
    if (article === 0 && (word === 'several' || word === 'many')) return at + 1;
    return null;
  }

  #unitWord(at: number): { end: number; unit: Unit } | null {
    const trading =
      this.#lower(at) === 'trading' ||
      this.#lower(at) === 'business' ||
      this.#lower(at) === 'working' ||
      this.#lower(at) === 'calendar'
        ? 1
        : 0;
    const unit = UNITS.get(this.#lower(at + trading));
    return unit === undefined ? null : { end: at + trading + 1, unit };
  }

  /** "years", "months" alone: a length nobody counts, in a place where a length of time stands. */
  #bareUnits(at: number): Core | null {
    const word = this.#lower(at);
    if (!word.endsWith('s')) return null;
    const unit = UNITS.get(word);
    if (unit === undefined || unit === 'S' || unit === 'N' || unit === 'Q' || unit === 'K' || this.#isAge(at + 1))
      return null;
    return this.#shifted(at + 1, null, unit, 'bare units');
  }

  // ---- references ------------------------------------------------------------------------------------------------

  #reference(at: number): Core | null {
    const word = this.#lower(at);
    const value = REFERENCES.get(word);
    if (value === undefined) return null;
    // "as soon as", "now that": a conjunction.
    if (
      word === 'soon' &&
      (this.#lower(at + 1) === 'as' || this.#lower(at + 1) === 'after' || this.#lower(at - 1) === 'as')
    )
      return null;
    if (word === 'now' && this.#lower(at + 1) === 'that') return null;
    return { end: at + 1, type: 'DATE', rule: `reference ${word}`, expression: fixed(value) };
  }

  /** "recent weeks", "the current quarter", "future", as adjectives. */
  #adjective(at: number, word: string): Core | null {
    const unit = this.#unitWord(at + 1);
    if (word === 'recent') {
      if (unit !== null) return { end: unit.end, type: 'DATE', rule: 'recent units', expression: fixed('PAST_REF') };
      return { end: at + 1, type: 'DATE', rule: 'recent', expression: fixed('PAST_REF') };
    }
    if (word === 'current') {
      if (unit !== null && (unit.unit === 'Y' || unit.unit === 'M' || unit.unit === 'W'))
        return unitCore(unit.end, unit.unit, 0, 'reference', 'current unit');
      return { end: at + 1, type: 'DATE', rule: 'current', expression: fixed('PRESENT_REF') };
    }
    return { end: at + 1, type: 'DATE', rule: 'future', expression: fixed('FUTURE_REF') };
  }

  #dayWord(at: number, offset: number): Core {
    return this.#withPart(this.#plainDay(at, offset));
  }

  #gluedTo(index: number, mark: string): boolean {
    return this.#atoms.lower(index) === mark && this.#atoms.glued(index);
  }
}

const MONTH_PREPOSITIONS = new Set([
  'in',
  'since',
  'of',
  'until',
  'till',
  'by',
  'from',
  'through',
  'to',
  'last',
  'next',
  'this',
  'early',
  'late',
  'mid',
  '-',
  'during',
  'for',
  'and',
  'between',
  'before',
  'after',
  'each',
  'every',
  'or',
  'past',
]);
const SEASON_PREPOSITIONS = new Set([
  'in',
  'by',
  'during',
  'over',
  'until',
  'since',
  'for',
  'through',
  'of',
  'throughout',
]);
const CLAUSE_WORDS = new Set([
  'of',
  'and',
  'or',
  'is',
  'was',
  'were',
  'are',
  'will',
  'would',
  'to',
  'for',
  'in',
  'with',
  'but',
  'as',
  'that',
  'when',
  'he',
  'she',
  'they',
  'it',
  'we',
  'if',
  'on',
  'at',
  'by',
  'may',
  'has',
  'than',
  'the',
  'from',
  'because',
  'looks',
  'holds',
  'could',
  'can',
]);
const RATE_WORDS = new Set([
  'times',
  'million',
  'billion',
  'thousand',
  'hundred',
  'dollars',
  'cents',
  'percent',
  'pounds',
  'euros',
  'people',
  'barrels',
  'tons',
  'tonnes',
  'twice',
  'units',
  'yen',
  'tankers',
  'once',
]);

function fixed(value: string): Expression {
  return { kind: 'fixed', value };
}

function calendar(
  end: number,
  rule: string,
  year: number | null,
  month: number | null,
  day: number | null,
  shift: number | null = null,
): Core {
  return { end, type: 'DATE', rule, expression: { kind: 'calendar', year, month, day, shift, time: null } };
}

function checkedCalendar(
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

function weekday(end: number, value: number, shift: number | null, rule: string, anchor: Anchor = 'reference'): Core {
  return { end, type: 'DATE', rule, expression: { kind: 'weekday', weekday: value, shift, anchor, time: null } };
}

function unitCore(end: number, unit: Unit, offset: number, anchor: Anchor, rule: string): Core {
  return { end, type: 'DATE', rule, expression: { kind: 'unit', unit, offset, anchor } };
}

/** "last October" is the most recent one, "this October" that of the article's year. Told apart from a shift of whole years by its own range. */
function monthShift(shift: number): number {
  return shift === 0 ? 0 : shift > 0 ? NEXT_MONTH_NAME : LAST_MONTH_NAME;
}

/** Marks of "last October" and "next October" in a calendar expression's `shift`: nearest before and nearest after. */
export const LAST_MONTH_NAME = -100;
export const NEXT_MONTH_NAME = 100;

function withTime(expression: Expression, time: string): Expression {
  return expression.kind === 'calendar' || expression.kind === 'weekday' || expression.kind === 'day'
    ? { ...expression, time }
    : expression;
}

function isPlainInteger(text: string, low: number, high: number): boolean {
  return /^\d{1,2}$/.test(text) && Number(text) >= low && Number(text) <= high;
}

/** A TIMEX3 duration: "P3M", "PT24H", "P2Y6M" for two years and a half, "PXD" where the count is not told. */
export function durationValue(count: number | null, unit: Unit): string {
  const time = unit === 'H' || unit === 'TM' || unit === 'S';
  if (count === null) {
    if (unit === 'E') return 'PXE';
    return `P${time ? 'T' : ''}X${letter(unit)}`;
  }
  if (unit === 'E') return `P${trim(count * 10)}Y`;
  if (unit === 'C') return `P${trim(count * 100)}Y`;
  if (unit === 'F') return `P${trim(count * 2)}W`;
  if (unit === 'N') return `P${trim(count)}D`;
  if (unit === 'K') return `P${trim(count)}WE`;
  const whole = Math.floor(count);
  if (count - whole === 0.5) {
    const rest = unit === 'Y' ? '6M' : unit === 'H' ? '30M' : unit === 'TM' ? '30S' : unit === 'D' ? 'T12H' : '';
    if (rest !== '') return `P${time ? 'T' : ''}${whole > 0 ? `${whole}${letter(unit)}` : ''}${rest}`;
  }
  return `P${time ? 'T' : ''}${trim(count)}${letter(unit)}`;
}

function letter(unit: Unit): string {
  return unit === 'TM' ? 'M' : unit === 'N' ? 'D' : unit === 'F' ? 'W' : unit === 'K' ? 'WE' : unit;
}

function trim(value: number): string {
  return String(Math.round(value * 100) / 100);
}
