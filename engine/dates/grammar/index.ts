/**
 * The grammar of time expressions: ordered readers, each tried at the words it can begin with. A new form is a reader
 * in a module here, with its score in data/date-rules.json.
 */

import dateWords from '../../english/data/date-words.json' with { type: 'json' };
import { readOrdinal } from '../../grammar/numerals.ts';
import type { Atoms } from '../../text/atoms.ts';
import type { Match } from '../expression.ts';
import { APPROXIMATE, PARTS_OF_DAY, REFERENCES, SEASONS, SETS, SPELLED_DECADES, UNITS } from '../lexicon.ts';
import { readClock, readClockTail, readDayAfter, readDayWord } from './clock.ts';
import { readBareUnits, readCounted, readFirstUnits, readIndefinite } from './counted.ts';
import {
  readDayMonth,
  readDayOrdinal,
  readHoliday,
  readIsoDate,
  readMonth,
  readSlashDate,
  readWeekday,
} from './days.ts';
import { type Core, checkedCalendar, fixed, hasWords, isPlainInteger, withTime } from './forms.ts';
import { readAdjective, readReference, readTheFuture } from './references.ts';
import {
  readDayRelative,
  readDeictic,
  readEvery,
  readFrequency,
  readNamed,
  readPlainUnit,
  readQualified,
} from './relative.ts';
import {
  readCentury,
  readDecade,
  readFiscal,
  readQuarter,
  readSeason,
  readShortDecade,
  readYear,
  readYearCompound,
  readYearInWords,
} from './years.ts';

/** Reads the longest time expression that starts at an atom. Every rule looks at a bounded number of atoms. */
export function readExpression(atoms: Atoms, start: number): Match | null {
  const core = readModified(atoms, start);
  if (core === null) return null;
  return { start, end: core.end, type: core.type, mod: core.mod ?? null, rule: core.rule, expression: core.expression };
}

/** "April 24 and 25", "Oct. 23-25": another day of the month just read. */
export function readNextDay(atoms: Atoms, match: Match | undefined): Match | null {
  if (match?.expression.kind !== 'calendar' || match.rule !== 'month day' || match.expression.day === null) return null;
  const start = match.end + 1;
  if (!DAY_JOINTS.has(atoms.lower(match.end)) || !isPlainInteger(atoms.lower(start), match.expression.day + 1, 31))
    return null;
  const after = atoms.at(start + 1);
  // "April 24 and 25 people": the figure counts something.
  const counts = after.kind === 'word' && !after.capital && !DAY_FOLLOWERS.has(after.lower);
  if (counts || (after.glued && (after.kind === 'word' || DAY_BLOCKERS.has(after.lower)))) return null;
  const day = checkedCalendar(
    start + 1,
    'month day',
    match.expression.year,
    match.expression.month ?? 0,
    atoms.at(start).value,
    match.expression.shift,
  );
  return day === null
    ? null
    : { start, end: day.end, type: 'DATE', mod: null, rule: day.rule, expression: day.expression };
}

const DAY_WORDS = new Set(['today', 'tomorrow', 'yesterday', 'tonight', 'now']);
const PARTS = new Set(['end', 'beginning', 'start', 'middle', 'close']);
const DAY_JOINTS = new Set(['and', 'or', 'to', 'through', '-', '–', '&']);
const DAY_FOLLOWERS = new Set(dateWords.dayFollowers);
const DAY_BLOCKERS = new Set(['%', ':', '-', '/']);

function readModified(atoms: Atoms, at: number): Core | null {
  const word = atoms.lower(at);
  switch (word) {
    case 'early':
    case 'late':
    case 'earlier':
    case 'later':
    case 'mid':
      return readPartOf(atoms, at, word);
    case 'more':
    case 'less':
    case 'fewer':
      return atoms.lower(at + 1) === 'than'
        ? readApproximate(atoms, at + 2, word === 'more' ? 'MORE_THAN' : 'LESS_THAN')
        : null;
    case 'at':
      if (atoms.lower(at + 1) === 'least') return readApproximate(atoms, at + 2, 'EQUAL_OR_MORE');
      return atoms.lower(at + 1) === 'most' ? readApproximate(atoms, at + 2, 'EQUAL_OR_LESS') : null;
    case 'up':
      return atoms.lower(at + 1) === 'to' ? readApproximate(atoms, at + 2, 'EQUAL_OR_LESS') : null;
    case 'as':
      return atoms.lower(at + 1) === 'much' || atoms.lower(at + 1) === 'many' || atoms.lower(at + 1) === 'long'
        ? readApproximate(atoms, at + 3, 'EQUAL_OR_LESS')
        : null;
    case 'over':
      return readOver(atoms, at);
    default: {
      const mod = APPROXIMATE.get(word);
      return mod === undefined ? readCore(atoms, at) : readApproximate(atoms, at + 1, mod);
    }
  }
}

/**
 * "for over two years" and "over two years ago" are lengths exceeded; "spread over two years" and "over the next month"
 * are not.
 */
function readOver(atoms: Atoms, at: number): Core | null {
  const core = readApproximate(atoms, at + 1, 'MORE_THAN');
  if (core === null || core.type !== 'DURATION') return core;
  return EXCEEDED_AFTER.has(atoms.lower(at - 1)) && !SPANS.has(atoms.lower(at + 1)) ? core : null;
}

const SPANS = new Set(dateWords.spans);
const EXCEEDED_AFTER = new Set(dateWords.exceededAfter);

/** "nearly four years", "about 10 p.m.": only before what can be measured or counted. */
function readApproximate(atoms: Atoms, at: number, mod: string): Core | null {
  const core = readCore(atoms, at);
  if (core === null || core.mod != null) return null;
  const { kind } = core.expression;
  const counted =
    core.type === 'DURATION' || kind === 'shift' || kind === 'clock' || (kind === 'calendar' && core.rule !== 'year');
  return counted ? { ...core, mod } : null;
}

/** "early Thursday", "late last week", "mid-1998", "earlier this month", "later today". */
function readPartOf(atoms: Atoms, at: number, word: string): Core | null {
  const hyphen = atoms.lower(at + 1) === '-' && atoms.glued(at + 1) ? 1 : 0;
  const next = at + 1 + hyphen;
  const mod = word === 'mid' ? 'MID' : word === 'late' || word === 'later' ? 'END' : 'START';
  if (word === 'mid' || word === 'early' || word === 'late') {
    const part = PARTS_OF_DAY.get(atoms.lower(next));
    if (part !== undefined && part !== 'NI' && !part.includes(':')) {
      const day = readDayAfter(atoms, next + 1);
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
  const core = readCore(atoms, next);
  if (core === null || core.mod != null || core.type === 'DURATION' || core.type === 'SET') return null;
  if (core.expression.kind === 'fixed' && core.rule === 'reference') return null;
  return { ...core, mod };
}

function readCore(atoms: Atoms, at: number): Core | null {
  const atom = atoms.at(at);
  if (atom.kind === 'number') return readFigures(atoms, at);
  if (atom.kind === 'mark') return atom.lower === "'" ? readShortDecade(atoms, at) : null;
  if (atom.kind === 'end') return null;
  const word = atom.lower;
  // "USA Today", "VOA Today": the second word of a name.
  if (atom.capital && atom.sentence >= 0 && atoms.at(at - 1).capital && DAY_WORDS.has(word)) return null;
  if (atom.capital) {
    const named = readMonth(atoms, at) ?? readWeekday(atoms, at) ?? readHoliday(atoms, at);
    if (named !== null) return named;
  }
  switch (word) {
    case 'the':
      return readDefinite(atoms, at + 1);
    case 'a':
    case 'an':
    case 'one':
      return readCounted(atoms, at) ?? readIndefinite(atoms, at + 1);
    case 'this':
    case 'last':
    case 'next':
    case 'past':
    case 'previous':
    case 'coming':
    case 'following':
      return readDeictic(atoms, at, false);
    case 'that':
    case 'same':
      return readNamed(atoms, at + 1);
    case 'each':
    case 'every':
      return readEvery(atoms, at + 1);
    case 'recent':
    case 'current':
    case 'future':
      return readAdjective(atoms, at, word);
    case 'yesterday':
      return readDayWord(atoms, at, -1);
    case 'today':
      return readDayWord(atoms, at, 0);
    case 'tomorrow':
      return readDayWord(atoms, at, 1);
    case 'tonight':
      return {
        end: at + 1,
        type: 'TIME',
        rule: 'day word',
        expression: { kind: 'day', offset: 0, anchor: 'reference', time: 'TNI' },
      };
    case 'overnight':
      if (describesNext(atoms, at)) return null;
      return {
        end: at + 1,
        type: 'TIME',
        rule: 'overnight',
        expression: { kind: 'day', offset: 0, anchor: 'reference', time: 'TNI' },
      };
    case 'fiscal':
      return readFiscal(atoms, at + 1);
    case 'right':
      return atoms.lower(at + 1) === 'now' ? readReference(atoms, at + 1) : null;
    case 'from':
      return hasWords(atoms, at, 'from', 'time', 'to', 'time')
        ? { end: at + 4, type: 'SET', rule: 'from time to time', expression: fixed('XXXX') }
        : null;
    case 'year':
      return readYearCompound(atoms, at);
    case 'these':
      return atoms.lower(at + 1) === 'days'
        ? { end: at + 2, type: 'DATE', rule: 'these days', expression: fixed('PRESENT_REF') }
        : null;
    case 'twice':
    case 'once':
      return readFrequency(atoms, at);
    case 'noon':
    case 'midday':
    case 'midnight':
      // "High Noon"
      if (atoms.lower(at - 1) === 'high' || atom.capital) return null;
      return readClockTail(atoms, at + 1, word === 'midnight' ? 'T24:00' : 'T12:00');
    case 'first':
    case 'second':
    case 'third':
    case 'fourth':
      return readQuarter(atoms, at, null, null) ?? readCounted(atoms, at);
    default:
  }
  if (REFERENCES.has(word)) return readReference(atoms, at);
  const set = SETS.get(word);
  if (set !== undefined) return { end: at + 1, type: 'SET', rule: `set ${word}`, expression: fixed(set) };
  if (SEASONS.has(word)) return readSeason(atoms, at, null);
  return readYearInWords(atoms, at) ?? readCounted(atoms, at) ?? readBareUnits(atoms, at);
}

function readFigures(atoms: Atoms, at: number): Core | null {
  return (
    readIsoDate(atoms, at) ??
    readSlashDate(atoms, at) ??
    readClock(atoms, at) ??
    readDayMonth(atoms, at) ??
    readYear(atoms, at) ??
    readCentury(atoms, at) ??
    readCounted(atoms, at)
  );
}

function readDefinite(atoms: Atoms, at: number): Core | null {
  const word = atoms.lower(at);
  const atom = atoms.at(at);
  if (atom.kind === 'number')
    return readDayOrdinal(atoms, at) ?? readYear(atoms, at) ?? readCentury(atoms, at) ?? readCounted(atoms, at);
  if (word === "'") return readShortDecade(atoms, at);
  if (atom.capital) return readMonth(atoms, at, true) ?? readHoliday(atoms, at);
  switch (word) {
    case 'last':
    case 'next':
    case 'past':
    case 'previous':
    case 'following':
    case 'coming':
      return readDeictic(atoms, at, true);
    case 'end':
    case 'beginning':
    case 'start':
    case 'middle':
    case 'close':
      return readEndOf(atoms, at);
    case 'early':
    case 'late':
    case 'mid':
      return readTheEarly(atoms, at);
    case 'future':
    case 'foreseeable':
    case 'near':
    case 'short':
      return readTheFuture(atoms, at);
    case 'latest':
    case 'full':
    case 'current':
    case 'fiscal':
    case 'same':
    case 'final':
      return readQualified(atoms, at);
    case 'year':
      return readYearCompound(atoms, at) ?? readPlainUnit(atoms, at);
    case 'day':
      return readDayRelative(atoms, at) ?? readPlainUnit(atoms, at);
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
  if (decade !== undefined) return readDecade(at + 1, 190 + decade, true);
  if (SEASONS.has(word)) return readSeason(atoms, at, null);
  const ordinal = readOrdinal(atoms, at);
  if (ordinal !== null)
    return (
      readQuarter(atoms, at, null, null) ??
      readCentury(atoms, at) ??
      readFirstUnits(atoms, ordinal.end) ??
      readDayOrdinal(atoms, at)
    );
  if (UNITS.has(word)) return readPlainUnit(atoms, at);
  return readCounted(atoms, at);
}

function readEndOf(atoms: Atoms, at: number): Core | null {
  const word = atoms.lower(at);
  // "the end of the end of ...": one part of one time.
  if (atoms.lower(at + 1) !== 'of' || (atoms.lower(at + 2) === 'the' && PARTS.has(atoms.lower(at + 3)))) return null;
  const inner = readCore(atoms, at + 2);
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

function readTheEarly(atoms: Atoms, at: number): Core | null {
  const hyphen = atoms.lower(at + 1) === '-' ? 1 : 0;
  if (atoms.lower(at + 1 + hyphen) === 'the') return null;
  const inner = readCore(atoms, at + 1 + hyphen);
  if (inner === null || inner.mod != null || inner.type !== 'DATE') return null;
  const word = atoms.lower(at);
  return { ...inner, mod: word === 'early' ? 'START' : word === 'late' ? 'END' : 'MID' };
}

/**
 * "Overnight guests", "an overnight stay": a word that opens a sentence or follows an article describes the noun after
 * it.
 */
function describesNext(atoms: Atoms, at: number): boolean {
  const before = atoms.at(at - 1);
  const next = atoms.at(at + 1);
  const opens = before.sentence !== atoms.at(at).sentence || ARTICLES.has(before.lower);
  return opens && next.kind === 'word' && !AFTER_OVERNIGHT.has(next.lower) && !next.lower.endsWith('ed');
}
const ARTICLES = new Set(dateWords.articles);
const AFTER_OVERNIGHT = new Set(dateWords.afterOvernight);
