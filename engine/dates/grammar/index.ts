/**
 * The grammar of time expressions: ordered readers, each tried at the words it can begin with. A new form is a reader
 * in a module here, with its score in data/date-rules.json.
 */

import dateWords from '../../english/data/date-words.json' with { type: 'json' };
import { readOrdinal } from '../../grammar/numerals.ts';
import type { Atoms } from '../../text/atoms.ts';
import { WordTable } from '../../text/listed.ts';
import type { AtomNumber } from '../../text/ranges.ts';
import type { Match } from '../expression.ts';
import { APPROXIMATE, PARTS_OF_DAY, REFERENCES, SEASONS, SETS, SPELLED_DECADES, UNITS } from '../lexicon.ts';
import { DAY_OFFSETS, readClock, readClockTail, readDayAfter, readDayWord } from './clock.ts';
import { readBareUnits, readCounted, readFirstUnits, readIndefinite } from './counted.ts';
import {
  readDayMonth,
  readDayOrdinal,
  readDottedDate,
  readHoliday,
  readIsoDate,
  readMonth,
  readSlashDate,
  readWeekday,
} from './days.ts';
import {
  type Core,
  calendarDay,
  dayCore,
  fixedDate,
  gluedTo,
  hasWords,
  isPlainInteger,
  setCore,
  withTime,
} from './forms.ts';
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
export function readExpression(atoms: Atoms, start: AtomNumber): Match | null {
  const core = readModified(atoms, start);
  if (core === null) return null;
  return {
    from: start,
    to: core.to,
    type: core.type,
    mod: core.mod ?? null,
    rule: core.rule,
    expression: core.expression,
  };
}

/** "April 24 and 25", "Oct. 23-25": another day of the month just read. */
export function readNextDay(atoms: Atoms, match: Match | undefined): Match | null {
  if (match?.expression.kind !== 'calendar' || match.rule !== 'month day' || match.expression.day === null) return null;
  const start = match.to + 1;
  if (!DAY_JOINTS.has(atoms.lower(match.to)) || !isPlainInteger(atoms.lower(start), match.expression.day + 1, 31))
    return null;
  const after = atoms.at(start + 1);
  // "April 24 and 25 people": the figure counts something.
  const counts = after.kind === 'word' && !after.capital && !DAY_FOLLOWERS.has(after.lower);
  if (counts || (after.glued && (after.kind === 'word' || DAY_BLOCKERS.has(after.lower)))) return null;
  const { year, month, shift } = match.expression;
  const day = calendarDay(start + 1, 'month day', { year, month: month ?? 0, day: atoms.at(start).value, shift });
  return day === null
    ? null
    : { from: start, to: day.to, type: 'DATE', mod: null, rule: day.rule, expression: day.expression };
}

const PARTS = new Set(['end', 'beginning', 'start', 'middle', 'close']);
const DAY_JOINTS = new Set(['and', 'or', 'to', 'through', '-', '–', '&']);
const DAY_FOLLOWERS = new Set(dateWords.dayFollowers);
const DAY_BLOCKERS = new Set(['%', ':', '-', '/']);

/** Reads what begins at `at` with `word`, or gives null. */
type Reader = (atoms: Atoms, at: AtomNumber, word: string) => Core | null;

/** Readers by the words they can begin with. */
function byWord(...entries: readonly (readonly [words: readonly string[], read: Reader])[]): WordTable<Reader> {
  return new WordTable(new Map(entries.flatMap(([words, read]) => words.map((word) => [word, read] as const))));
}

/** Words before a time that say how exact it is, or which part of it is meant. */
const MODIFIED = byWord(
  [['early', 'late', 'earlier', 'later', 'mid'], readPartOf],
  [['more'], (atoms, at) => readBounded(atoms, at, 'than', 'MORE_THAN')],
  [['less', 'fewer'], (atoms, at) => readBounded(atoms, at, 'than', 'LESS_THAN')],
  [
    ['at'],
    (atoms, at) => readBounded(atoms, at, 'least', 'EQUAL_OR_MORE') ?? readBounded(atoms, at, 'most', 'EQUAL_OR_LESS'),
  ],
  [['up'], (atoms, at) => readBounded(atoms, at, 'to', 'EQUAL_OR_LESS')],
  [['as'], readAsMuchAs],
  [['over'], readOver],
);

function readModified(atoms: Atoms, at: AtomNumber): Core | null {
  const word = atoms.lower(at);
  const read = MODIFIED.get(word);
  if (read !== undefined) return read(atoms, at, word);
  const mod = APPROXIMATE.get(word);
  return mod === undefined ? readCore(atoms, at) : readApproximate(atoms, at + 1, mod);
}

/** "more than three years", "at least two weeks", "up to a month": the bound is two words. */
function readBounded(atoms: Atoms, at: AtomNumber, second: string, mod: string): Core | null {
  return atoms.lower(at + 1) === second ? readApproximate(atoms, at + 2, mod) : null;
}

/** "as much as three weeks", "as long as a year"; but "twice as much | as two years ago". */
function readAsMuchAs(atoms: Atoms, at: AtomNumber): Core | null {
  const word = atoms.lower(at + 1);
  if (word !== 'much' && word !== 'many' && word !== 'long') return null;
  const core = readApproximate(atoms, at + 3, 'EQUAL_OR_LESS');
  return core?.type === 'DURATION' ? core : null;
}

/**
 * "for over two years" and "over two years ago" are lengths exceeded; "spread over two years" and "over the next month"
 * are not.
 */
function readOver(atoms: Atoms, at: AtomNumber): Core | null {
  const core = readApproximate(atoms, at + 1, 'MORE_THAN');
  if (core === null || core.type !== 'DURATION') return core;
  return EXCEEDED_AFTER.has(atoms.lower(at - 1)) && !SPANS.has(atoms.lower(at + 1)) ? core : null;
}

const SPANS = new Set(dateWords.spans);
const EXCEEDED_AFTER = new Set(dateWords.exceededAfter);

/** "nearly four years", "about 10 p.m.": only before what can be measured or counted. */
function readApproximate(atoms: Atoms, at: AtomNumber, mod: string): Core | null {
  const core = readCore(atoms, at);
  if (core === null || core.mod != null) return null;
  const { kind } = core.expression;
  const counted =
    core.type === 'DURATION' || kind === 'shift' || kind === 'clock' || (kind === 'calendar' && core.rule !== 'year');
  return counted ? { ...core, mod } : null;
}

/** "early Thursday", "late last week", "mid-1998", "earlier this month", "later today". */
function readPartOf(atoms: Atoms, at: AtomNumber, word: string): Core | null {
  const next = gluedTo(atoms, at + 1, '-') ? at + 2 : at + 1;
  const mod = modOf(word);
  const part = word === 'earlier' || word === 'later' ? null : readPartOfDay(atoms, next, mod);
  if (part !== null) return part;
  const core = readCore(atoms, next);
  if (core === null || core.mod != null || core.type === 'DURATION' || core.type === 'SET') return null;
  return core.expression.kind === 'fixed' && core.rule === 'reference' ? null : { ...core, mod };
}

/** "early morning", "late afternoon Friday" */
function readPartOfDay(atoms: Atoms, at: AtomNumber, mod: string): Core | null {
  const part = PARTS_OF_DAY.get(atoms.lower(at));
  if (part === undefined || part === 'NI' || part.includes(':')) return null;
  const day = readDayAfter(atoms, at + 1);
  const time = `T${part}`;
  return day === null
    ? { ...dayCore(at + 1, 'part of day', 0, 'context', time), mod }
    : { ...day, expression: withTime(day.expression, time), type: 'TIME', mod };
}

/** The TIMEX3 modifier of a word for a part of a time. */
function modOf(word: string): string {
  return MODS.get(word) ?? 'START';
}

const MODS: ReadonlyMap<string, string> = new Map([
  ['mid', 'MID'],
  ['middle', 'MID'],
  ['late', 'END'],
  ['later', 'END'],
  ['end', 'END'],
  ['close', 'END'],
]);

/** What begins with a word of its own. */
const WORDS = byWord(
  [['the'], (atoms, at) => readDefinite(atoms, at + 1)],
  [['a', 'an', 'one'], (atoms, at) => readCounted(atoms, at) ?? readIndefinite(atoms, at + 1)],
  [['this', ...dateWords.pointers], (atoms, at) => readDeictic(atoms, at, false)],
  [['that', 'same'], (atoms, at) => readNamed(atoms, at + 1)],
  [['each', 'every'], (atoms, at) => readEvery(atoms, at + 1)],
  [['recent', 'current', 'future'], readAdjective],
  [[...DAY_OFFSETS.keys()], readDayWord],
  [['tonight'], (_atoms, at) => dayCore(at + 1, 'day word', 0, 'reference', 'TNI')],
  [['overnight'], readOvernight],
  [['fiscal'], (atoms, at) => readFiscal(atoms, at + 1)],
  [['right'], (atoms, at) => (atoms.lower(at + 1) === 'now' ? readReference(atoms, at + 1) : null)],
  [['from'], readFromTimeToTime],
  [['year'], readYearCompound],
  [['these'], (atoms, at) => (atoms.lower(at + 1) === 'days' ? fixedDate(at + 2, 'these days', 'PRESENT_REF') : null)],
  [['twice', 'once'], readFrequency],
  [['noon', 'midday', 'midnight'], readNoon],
  [['first', 'second', 'third', 'fourth'], (atoms, at) => readQuarter(atoms, at, null, null) ?? readCounted(atoms, at)],
);

/** What begins with a word of its own after "the". */
const DEFINITE_WORDS = byWord(
  [dateWords.pointers, (atoms, at) => readDeictic(atoms, at, true)],
  [['end', 'beginning', 'start', 'middle', 'close'], readEndOf],
  [['early', 'late', 'mid'], readTheEarly],
  [['future', 'foreseeable', 'near', 'short'], readTheFuture],
  [dateWords.qualifiers, readQualified],
  [['year'], (atoms, at) => readYearCompound(atoms, at) ?? readPlainUnit(atoms, at)],
  [['day'], (atoms, at) => readDayRelative(atoms, at) ?? readPlainUnit(atoms, at)],
  [['morning', 'afternoon', 'evening'], readThePartOfDay],
);

function readCore(atoms: Atoms, at: AtomNumber): Core | null {
  const atom = atoms.at(at);
  if (atom.kind === 'number') return readFigures(atoms, at);
  if (atom.kind === 'mark') return atom.lower === "'" ? readShortDecade(atoms, at) : null;
  if (atom.kind === 'end' || endsName(atoms, at)) return null;
  const word = atom.lower;
  const named = atom.capital ? readCapital(atoms, at) : null;
  if (named !== null) return named;
  const read = WORDS.get(word);
  if (read !== undefined) return read(atoms, at, word);
  if (REFERENCES.has(word)) return readReference(atoms, at);
  const set = SETS.get(word);
  if (set !== undefined) return setCore(at + 1, `set ${word}`, set);
  if (SEASONS.has(word)) return readSeason(atoms, at, null);
  return readYearInWords(atoms, at) ?? readCounted(atoms, at) ?? readBareUnits(atoms, at);
}

/** "USA Today", "VOA Today": the second word of a name. */
function endsName(atoms: Atoms, at: AtomNumber): boolean {
  const atom = atoms.at(at);
  return atom.capital && atom.sentence >= 0 && atoms.at(at - 1).capital && NAME_ENDS.has(atom.lower);
}

const NAME_ENDS: ReadonlySet<string> = new Set([...DAY_OFFSETS.keys(), 'tonight', 'now']);

function readCapital(atoms: Atoms, at: AtomNumber): Core | null {
  return readMonth(atoms, at) ?? readWeekday(atoms, at) ?? readHoliday(atoms, at);
}

function readOvernight(atoms: Atoms, at: AtomNumber): Core | null {
  return describesNext(atoms, at) ? null : dayCore(at + 1, 'overnight', 0, 'reference', 'TNI');
}

function readFromTimeToTime(atoms: Atoms, at: AtomNumber): Core | null {
  return hasWords(atoms, at, 'from', 'time', 'to', 'time') ? setCore(at + 4, 'from time to time', 'XXXX') : null;
}

/** "noon on Friday", "midnight"; not "High Noon". */
function readNoon(atoms: Atoms, at: AtomNumber, word: string): Core | null {
  if (atoms.lower(at - 1) === 'high' || atoms.at(at).capital) return null;
  return readClockTail(atoms, at + 1, word === 'midnight' ? 'T24:00' : 'T12:00');
}

function readThePartOfDay(_atoms: Atoms, at: number, word: string): Core {
  return dayCore(at + 1, 'the part of day', 0, 'context', `T${PARTS_OF_DAY.get(word) ?? ''}`);
}

function readFigures(atoms: Atoms, at: AtomNumber): Core | null {
  return (
    readIsoDate(atoms, at) ??
    readSlashDate(atoms, at) ??
    readDottedDate(atoms, at) ??
    readClock(atoms, at) ??
    readDayMonth(atoms, at) ??
    readYear(atoms, at) ??
    readCentury(atoms, at) ??
    readCounted(atoms, at)
  );
}

function readDefinite(atoms: Atoms, at: AtomNumber): Core | null {
  const word = atoms.lower(at);
  const atom = atoms.at(at);
  if (atom.kind === 'number')
    return readDayOrdinal(atoms, at) ?? readYear(atoms, at) ?? readCentury(atoms, at) ?? readCounted(atoms, at);
  if (word === "'") return readShortDecade(atoms, at);
  if (atom.capital) return readMonth(atoms, at, true) ?? readHoliday(atoms, at);
  const read = DEFINITE_WORDS.get(word);
  if (read !== undefined) return read(atoms, at, word);
  const decade = SPELLED_DECADES.get(word);
  if (decade !== undefined) return readDecade(at + 1, 190 + decade, true);
  if (SEASONS.has(word)) return readSeason(atoms, at, null);
  const ordinal = readOrdinal(atoms, at);
  if (ordinal !== null)
    return (
      readQuarter(atoms, at, null, null) ??
      readCentury(atoms, at) ??
      readFirstUnits(atoms, ordinal.to) ??
      readDayOrdinal(atoms, at)
    );
  if (UNITS.has(word)) return readPlainUnit(atoms, at);
  return readCounted(atoms, at);
}

/** "the end of 1998", "the middle of next week" */
function readEndOf(atoms: Atoms, at: AtomNumber, word: string): Core | null {
  // "the end of the end of ...": one part of one time.
  if (atoms.lower(at + 1) !== 'of' || (atoms.lower(at + 2) === 'the' && PARTS.has(atoms.lower(at + 3)))) return null;
  const inner = readCore(atoms, at + 2);
  if (inner === null || inner.mod != null || inner.type !== 'DATE') return null;
  if (inner.expression.kind === 'fixed' && inner.rule !== 'decade' && inner.rule !== 'century') return null;
  return { ...inner, rule: 'end of', mod: modOf(word) };
}

/** "the early 1990s", "the mid-80s" */
function readTheEarly(atoms: Atoms, at: AtomNumber, word: string): Core | null {
  const next = atoms.lower(at + 1) === '-' ? at + 2 : at + 1;
  if (atoms.lower(next) === 'the') return null;
  const inner = readCore(atoms, next);
  return inner === null || inner.mod != null || inner.type !== 'DATE' ? null : { ...inner, mod: modOf(word) };
}

/**
 * "Overnight guests", "an overnight stay": a word that opens a sentence or follows an article describes the noun after
 * it.
 */
function describesNext(atoms: Atoms, at: AtomNumber): boolean {
  const before = atoms.at(at - 1);
  const next = atoms.at(at + 1);
  const opens = before.sentence !== atoms.at(at).sentence || ARTICLES.has(before.lower);
  return opens && next.kind === 'word' && !AFTER_OVERNIGHT.has(next.lower) && !next.lower.endsWith('ed');
}
const ARTICLES = new Set(dateWords.articles);
const AFTER_OVERNIGHT = new Set(dateWords.afterOvernight);
