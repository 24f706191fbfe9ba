import { isoDay, monthOf, solarDay, solarMonthOf } from './calendar.ts';
import { westernDigits } from './digits.ts';
import { zoneOffset } from './zones.ts';

export const MONTH_NAME =
  '(?:jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|' +
  'aug(?:ust)?|sept?(?:ember)?|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?)';

const ISO_ZONE = String.raw`Z|(?:GMT|UTC)?[+-]\d{1,2}(?::?\d{2})?|[A-Za-z]{2,4}\b`;
const ISO_TIME = String.raw`(\d{2}):(\d{2})(?::(\d{2})(?:[.,]\d{1,9})?)?\s?(${ISO_ZONE})?`;
const ISO = new RegExp(String.raw`(?<!\d)(\d{4})-(\d{2})-(\d{2})(?:[T ]${ISO_TIME})?(?!\d)`, 'i');
const YEAR_FIRST = /(?<!\d)((?:19|20)\d{2}) ?[/.-] ?(\d{1,2}) ?[/.-] ?(\d{1,2})(?!\d)/;
const YEAR_LAST = /(?<!\d)(\d{1,2}) ?([/.-]) ?(\d{1,2}) ?[/.-] ?((?:19|20)\d{2}|25\d{2})(?!\d)/;
/**
 * A year of two digits counts only where every part has two and the first can be nothing but a day, or where points
 * part them in a language that writes dates so.
 */
const SHORT_YEAR = /(?<![\d./-])(\d{1,2})([./])(\d{1,2})\2(\d{2})(?![\d./-]\d)/;
/** "2025年3月14日", "2025년 3월 14일". */
const EAST_ASIAN = /(\d{4}) ?[年년] ?(\d{1,2}) ?[月월] ?(\d{1,2}) ?[日号號일]/;
/** "令和7年3月14日", "民國114年3月14日": years of an era. */
const ERA = /(令和|平成|民國|民国)(\d{1,3}|元)年(\d{1,2})月(\d{1,2})日/;
/** The year before the first of each era. */
const ERA_BEGAN: Readonly<Record<string, number>> = { 令和: 2018, 平成: 1988, 民國: 1911, 民国: 1911 };
/** "14 tháng 3, 2025", "14 tháng 3 năm 2025". */
const VIETNAMESE = /(?<!\d)(\d{1,2}) tháng (\d{1,2})(?:,| năm)? (\d{4})/iu;
const CLOCK = new RegExp(
  String.raw`(?<!\d)(\d{1,2})(?:[:.h]| ?[時时시點点] ?)(\d{2})(?::\d{2}(?:\.\d{1,6})?| ?[分분])?` +
    String.raw`(?: ?([ap])\.? ?m\b\.?)?(?: Uhr| hrs)? ?` +
    String.raw`\(?((?:GMT|UTC)? ?[+−-]\d{1,2}(?::?\d{2})?(?!\d)|\p{L}{1,5}(?!\p{L}))?`,
  'iu',
);
/** What says in front of a time that it is one of the afternoon, or of the morning, in East Asia. */
const EAST_ASIAN_HALF = /(上午|午前|오전|凌晨|下午|午後|오후|晚上) ?$/;
const AFTERNOON = new Set(['下午', '午後', '오후', '晚上']);

/** "Fri Mar 14 10:20:00 GMT 2025", as programs write a date. */
const UNIX = /\b([a-z]{3}) {1,2}(\d{1,2}) \d{2}:\d{2}:\d{2} (?:[a-z]{2,5} |[+-]\d{4} )?((?:19|20)\d{2})\b/i;

/** Thailand's Buddhist era is this many years ahead. */
const BUDDHIST = 543;
/** Characters of a line that are looked at. */
const MAX_LINE = 300;
/** Characters around a date among which its time is looked for. */
const CLOCK_REACH = 40;

function dayOf(year: number, month: number, day: number): string | null {
  return isoDay(year > 2400 ? year - BUDDHIST : year, month, day);
}

/**
 * An ISO date or date-time (Schema.org, OpenGraph, `time` elements) as a date-time with its zone where it has one, else
 * as a date. A time without a zone is dropped: it would be read as a different instant in every place.
 */
export function isoDate(text: string): string | null {
  const found = ISO.exec(text);
  if (found === null) return null;
  const day = isoDay(Number(found[1]), Number(found[2]), Number(found[3]));
  const zone = found[7] === undefined ? null : zoneOffset(found[7]);
  const [hour, minute, second = '00'] = found.slice(4, 7);
  if (day === null || zone === null || hour === undefined) return day;
  if (Number(hour) > 23 || Number(minute) > 59 || Number(second) > 59) return day;
  return `${day}T${hour}:${minute}:${second}${zone}`;
}

/** A day found in a line, and where what names it ends. */
interface FoundDay {
  readonly day: string;
  readonly start: number;
  readonly end: number;
}

/** A number or a word of a line. */
interface Piece {
  readonly text: string;
  readonly start: number;
  readonly end: number;
  readonly number: number | null;
}

const PIECES = /\d+|[\p{L}\p{M}]+(?:[.’'׳״\u200c](?=[\p{L}\p{M}])[\p{L}\p{M}]+)*[׳॰]?/gu;
/** What may be between the parts of a date: a word or two of at most this many letters, and no clause. */
const MAX_JOINT = 5;
const JOINT = /^[\s.,،、/()·’'ªº°-]{0,4}$/;

function piecesOf(line: string): Piece[] {
  return [...line.matchAll(PIECES)].map(({ 0: text, index }) => ({
    text,
    start: index,
    end: index + text.length,
    number: /^\d/.test(text) ? Number(text) : null,
  }));
}

/** The next number in a direction with nothing but a short word or punctuation before it. */
function numberFrom(line: string, pieces: readonly Piece[], from: number, step: 1 | -1): number {
  let words = 0;
  for (let at = from + step; at >= 0 && at < pieces.length; at += step) {
    const far = pieces[at];
    if (far === undefined || !JOINT.test(gapBetween(line, pieces, Math.min(at, at - step)))) return -1;
    if (far.number !== null) return at;
    if (far.text.length > MAX_JOINT && monthOf(far.text, null) === 0) return -1;
    if (++words > 2) return -1;
  }
  return -1;
}

/** What is between a piece and the next. */
function gapBetween(line: string, pieces: readonly Piece[], at: number): string {
  return line.slice(pieces[at]?.end, pieces[at + 1]?.start);
}

interface MonthReading {
  readonly month: number;
  readonly first: number;
  readonly last: number;
  readonly solar: boolean;
}

function monthAt(pieces: readonly Piece[], at: number, language: string | null): MonthReading | null {
  const [piece, next] = [pieces[at], pieces[at + 1]];
  if (piece === undefined || piece.number !== null) return null;
  const two = next === undefined || next.number !== null ? 0 : monthOf(`${piece.text} ${next.text}`, language);
  if (two > 0) return { month: two, first: at, last: at + 1, solar: false };
  const one = monthOf(piece.text, language);
  if (one > 0) return { month: one, first: at, last: at, solar: false };
  const solar = solarMonthOf(piece.text);
  return solar > 0 ? { month: solar, first: at, last: at, solar: true } : null;
}

const THAI = /\p{Script=Thai}/u;
/** The century that Thai years of two digits are of, and the first of them that is no day. */
const THAI_CENTURY = 2500;
const THAI_YEAR = 32;

/** The year in a piece beside a month: "2568", of a Thai month "68"; null where it is none. */
function yearIn(piece: Piece | undefined, month: Piece | undefined): number | null {
  if (piece === undefined || piece.number === null) return null;
  if (piece.text.length === 4) return piece.number;
  const isShort = piece.text.length === 2 && piece.number >= THAI_YEAR && THAI.test(month?.text ?? '');
  return isShort ? THAI_CENTURY + piece.number : null;
}

function isDayNumber(piece: Piece | undefined): boolean {
  return piece?.number !== null && piece !== undefined && piece.text.length <= 2;
}

/** A date with its month in words: day or month first, or the year. */
function monthDate(line: string, language: string | null): FoundDay | null {
  const pieces = piecesOf(line);
  let found: FoundDay | null = null;
  for (let at = 0; at < pieces.length; at++) {
    if (found !== null && (pieces[at]?.start ?? 0) > found.end) break;
    const reading = monthAt(pieces, at, language);
    const day = reading === null ? null : dayOfMonth(line, pieces, reading);
    // "April Jones, 5 October 2025": of two months the one right beside the day is no name.
    if (day !== null && (found === null || day.end - day.start < found.end - found.start)) found = day;
  }
  return found;
}

/** The day and the year that are beside a month, in any order. */
function dayOfMonth(line: string, pieces: readonly Piece[], month: MonthReading): FoundDay | null {
  const before = numberFrom(line, pieces, month.first, -1);
  const after = numberFrom(line, pieces, month.last, 1);
  const second = after < 0 ? -1 : numberFrom(line, pieces, after, 1);
  const first = before < 0 ? -1 : numberFrom(line, pieces, before, -1);
  const named = pieces[month.first];
  const orders = [
    [before, after],
    [after, second],
    [after, before],
    [before, first],
  ] as const;
  const [day = -1, year = -1] =
    orders.find(([aDay, aYear]) => isDayNumber(pieces[aDay]) && yearIn(pieces[aYear], named) !== null) ?? [];
  const dayPiece = pieces[day];
  const writtenYear = yearIn(pieces[year], named);
  if (dayPiece === undefined || writtenYear === null) return null;
  const numbers = [writtenYear, month.month, dayPiece.number ?? 0] as const;
  const value = month.solar ? solarDay(...numbers) : dayOf(...numbers);
  if (value === null) return null;
  const places = [day, year, month.first, month.last].map((place) => pieces[place] ?? dayPiece);
  return {
    day: value,
    start: Math.min(...places.map(({ start }) => start)),
    end: Math.max(...places.map(({ end }) => end)),
  };
}

/** Regions that write the month first, and languages that write the day first wherever they are spoken. */
const MONTH_FIRST = /^(?:en-(?:us|ph)|fil)\b/i;
const DAY_FIRST = /^(?!en\b|zh|ja|ko|hu|lt|fil)[a-z]{2}|^en-(?!us|ph|ca|za)[a-z]{2}\b/i;

/** Month and day of two numbers; null where the order is not told by them, the separator or the language. */
function ordered(first: number, second: number, separator: string, language: string | null): [number, number] | null {
  if (first > 12) return [second, first];
  if (second > 12 || first === second) return [first, second];
  if (MONTH_FIRST.test(language ?? '')) return [first, second];
  return separator === '.' || DAY_FIRST.test(language ?? '') ? [second, first] : null;
}

type Reader = (line: string, language: string | null) => FoundDay | null;

function foundAt(match: RegExpExecArray, day: string | null): FoundDay | null {
  return day === null ? null : { day, start: match.index, end: match.index + match[0].length };
}

function byPattern(pattern: RegExp, read: (match: RegExpExecArray, language: string | null) => string | null): Reader {
  return (line, language) => {
    const match = pattern.exec(line);
    return match === null ? null : foundAt(match, read(match, language));
  };
}

const READERS: readonly Reader[] = [
  byPattern(UNIX, (m) => isoDay(Number(m[3]), monthOf(m[1] ?? '', 'en'), Number(m[2]))),
  byPattern(EAST_ASIAN, (m) => dayOf(Number(m[1]), Number(m[2]), Number(m[3]))),
  byPattern(ERA, (m) =>
    isoDay((ERA_BEGAN[m[1] ?? ''] ?? 0) + (m[2] === '元' ? 1 : Number(m[2])), Number(m[3]), Number(m[4])),
  ),
  byPattern(VIETNAMESE, (m) => isoDay(Number(m[3]), Number(m[2]), Number(m[1]))),
  monthDate,
  byPattern(YEAR_FIRST, (m) => isoDay(Number(m[1]), Number(m[2]), Number(m[3]))),
  byPattern(YEAR_LAST, (m, language) => {
    const order = ordered(Number(m[1]), Number(m[3]), m[2] ?? '', language);
    return order === null ? null : dayOf(Number(m[4]), ...order);
  }),
  byPattern(SHORT_YEAR, (m, language) => {
    const isPlain = Number(m[1]) > 12 && m[3]?.length === 2;
    const isNative = m[2] === '.' && !/^en/i.test(language ?? 'en') && DAY_FIRST.test(language ?? '');
    const order = isPlain || isNative ? ordered(Number(m[1]), Number(m[3]), '.', language) : null;
    return order === null ? null : isoDay(2000 + Number(m[4]), ...order);
  }),
];

/** The hour of a time of the day, from 0 to 23; null where there is no such hour. */
function hourOf(hour: number, half: string | undefined, before: string): number | null {
  const asian = EAST_ASIAN_HALF.exec(before)?.[1];
  const afternoon = half === undefined ? asian !== undefined && AFTERNOON.has(asian) : half.toLowerCase() === 'p';
  const value = half === undefined && asian === undefined ? hour : (hour % 12) + (afternoon ? 12 : 0);
  return value > 23 ? null : value;
}

/** The time of day with its offset that comes after or before a date in its line. */
function clockOf(line: string, { start, end }: FoundDay): string | null {
  for (const part of [line.slice(end, end + CLOCK_REACH), line.slice(0, start)]) {
    const clock = CLOCK.exec(part);
    if (clock === null) continue;
    const zone = clock[4] === undefined ? null : zoneOffset(clock[4].replace(/\s/g, ''));
    const hour = hourOf(Number(clock[1]), clock[3], part.slice(0, clock.index));
    if (zone === null || hour === null || Number(clock[2]) > 59) return null;
    return `T${String(hour).padStart(2, '0')}:${clock[2]}:00${zone}`;
  }
  return null;
}

/** A date found in a line: its value as ISO 8601, and where what names it begins. */
export interface FoundDate {
  readonly value: string;
  readonly start: number;
}

/** The first date in a line, with its place. */
export function findDate(text: string, language: string | null = null): FoundDate | null {
  const start = text.slice(0, MAX_LINE);
  if (!/\p{Nd}/u.test(start)) return null;
  const line = westernDigits(start);
  if (!/\d/.test(line)) return null;
  const iso = isoDate(line);
  if (iso !== null) return { value: iso, start: ISO.exec(line)?.index ?? 0 };
  for (const read of READERS) {
    const found = read(line, language);
    if (found !== null) return { value: `${found.day}${clockOf(line, found) ?? ''}`, start: found.start };
  }
  return null;
}

/**
 * The first date in a line a person wrote ("Jan. 11, 2024, 3:45 p.m. EST", "14 марта 2025", "2025年3月14日"), as ISO 8601.
 * With a clock time and a zone of known offset it is a date-time, else a date. A date in figures is read only where day
 * and month cannot be confused.
 *
 * @param language BCP 47 tag of the text, with its region if it has one: it tells the order of day and month
 */
export function writtenDate(text: string, language: string | null = null): string | null {
  return findDate(text, language)?.value ?? null;
}

const COMPACT = /^(\d{4})(\d{2})(\d{2})(?:T?(\d{2})(\d{2})(\d{2})?(Z|[+-]\d{2}:?\d{2})?)?$/;
const EPOCH = /^(\d{10})(\d{3})?$/;
/** Seconds since 1970 that are believed to be a date: from 1990 to 2100. */
const EPOCH_FROM = 631_152_000;
const EPOCH_TO = 4_102_444_800;

/**
 * A date that is declared for machines: ISO 8601 in either form, seconds or milliseconds since 1970, or as a person
 * writes it.
 */
export function declaredDate(value: string, language: string | null = null): string | null {
  const text = value.trim();
  const epoch = EPOCH.exec(text);
  if (epoch !== null) {
    const seconds = Number(epoch[1]);
    if (seconds < EPOCH_FROM || seconds > EPOCH_TO) return null;
    return new Date(seconds * 1000).toISOString().replace(/\.\d{3}Z$/, 'Z');
  }
  const compact = COMPACT.exec(text);
  if (compact !== null) {
    const [, year = '', month = '', day = '', hour, minute, second = '00', zone = ''] = compact;
    const time = hour === undefined ? '' : `T${hour}:${minute}:${second}${zone}`;
    return isoDate(`${year}-${month}-${day}${time}`);
  }
  return isoDate(text) ?? writtenDate(text, language);
}
