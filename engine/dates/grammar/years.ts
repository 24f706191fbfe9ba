import dateWords from '../../english/data/date-words.json' with { type: 'json' };
import { readOrdinal, readSpokenYear } from '../../grammar/numerals.ts';
import type { Atoms } from '../../text/atoms.ts';
import type { AtomNumber } from '../../text/ranges.ts';
import { pad } from '../calendar.ts';
import { COUNTED_THINGS, SEASONS, UNITS } from '../lexicon.ts';
import { type YearRead, yearAfter } from './days.ts';
import { CLAUSE_WORDS, type Core, calendar, fixedDate, gluedTo, hasWords, quarterCore, unitCore } from './forms.ts';

/** What comes before a four-digit number that is no year: a currency, "than", or a thing that has a number. */
const NUMBERED = new Set(dateWords.numbered);

/** What comes before a figure that is a year even where it is not a likely one. */
const YEAR_PREPOSITIONS = new Set(dateWords.yearPrepositions);

const SEASON_PREPOSITIONS = new Set(dateWords.seasonPrepositions);

/** "1998", "the 1990s", "1998 third quarter", "1998 winter" */
export function readYear(atoms: Atoms, at: AtomNumber): Core | null {
  const atom = atoms.at(at);
  if (!/^(?:1[5-9]|20)\d\d$/.test(atom.lower)) return null;
  const decade = decadeEnd(atoms, at);
  if (decade !== null) return readDecade(decade, Math.floor(atom.value / 10), true);
  if (OTHER_FIGURES.some((isOther) => isOther(atoms, at))) return null;
  return (
    readYearQuarter(atoms, at) ??
    readYearSeason(atoms, at) ??
    (isLikelyYear(atom.value) || YEAR_PREPOSITIONS.has(atoms.lower(at - 1))
      ? calendar(at + 1, 'year', { year: atom.value })
      : null)
  );
}

/** Where "1990s" or "1980's" ends. */
function decadeEnd(atoms: Atoms, at: AtomNumber): number | null {
  if (gluedTo(atoms, at + 1, 's')) return at + 2;
  const isPossessive = gluedTo(atoms, at + 1, "'") && atoms.lower(at + 2) === 's';
  return isPossessive && atoms.at(at).value % 10 === 0 ? at + 3 : null;
}

/** What four figures are where they are no year. */
const OTHER_FIGURES: readonly ((atoms: Atoms, at: AtomNumber) => boolean)[] = [
  isPartOfWord,
  isPartOfFigure,
  countsNext,
  isNumbered,
  isTelephoneNumber,
  isNamesNumber,
];

/** "1500m", "A1900", "1998%" */
function isPartOfWord(atoms: Atoms, at: AtomNumber): boolean {
  const next = atoms.at(at + 1);
  if (next.glued && (next.kind === 'word' || next.lower === '%' || next.lower === '°')) return true;
  return atoms.glued(at) && !BEFORE_YEAR.has(atoms.lower(at - 1));
}

/** Marks that a year may follow without white space. */
const BEFORE_YEAR = new Set(['(', '-', '/', '–', '—', '"', '“', "'", '`', '_', '[', '.', ',']);

/** "12.1998", "10-1998": the figures before the joint are no year of their own. */
function isPartOfFigure(atoms: Atoms, at: AtomNumber): boolean {
  const joint = atoms.at(at).glued ? atoms.lower(at - 1) : '';
  if (joint !== '.' && joint !== '-' && joint !== '/') return false;
  const before = atoms.at(at - 2);
  return before.kind === 'number' && before.end - before.start !== 4;
}

/** "2000 people", "1500 days", "a 2000-day siege", "the 1900 block of Elm Street" */
function countsNext(atoms: Atoms, at: AtomNumber): boolean {
  const next = atoms.lower(at + 1);
  const unit = UNITS.get(next);
  if (unit !== undefined) return unit === 'D' || next.endsWith('s') || COUNTED_THINGS.has(next);
  if (gluedTo(atoms, at + 1, '-')) return atoms.glued(at + 2) && UNITS.has(atoms.lower(at + 2));
  return next === 'block' || COUNTED_THINGS.has(next);
}

/** "than 2000", "Flight 1900", "No. 2000" */
function isNumbered(atoms: Atoms, at: AtomNumber): boolean {
  const before = atoms.lower(at - 1);
  return NUMBERED.has(before) || (before === '.' && atoms.lower(at - 2) === 'no');
}

/** "call 1800 333 000": its first figures. */
function isTelephoneNumber(atoms: Atoms, at: AtomNumber): boolean {
  return isFigures(atoms, at + 1) && isFigures(atoms, at + 2);
}

/** "1998 third quarter", "1998 fiscal first half", "1998 quarter" */
function readYearQuarter(atoms: Atoms, at: AtomNumber): Core | null {
  const year = atoms.at(at).value;
  const following = atoms.lower(at + 1);
  const quarter =
    readQuarter(atoms, at + 1, year, null) ?? (following === 'fiscal' ? readQuarter(atoms, at + 2, year, null) : null);
  if (quarter !== null) return quarter;
  return following === 'quarter' || following === 'period' ? quarterCore(at + 2, 'year quarter', year, null) : null;
}

/** "1998 winter"; "fall" and "spring" after a year are mostly verbs. */
function readYearSeason(atoms: Atoms, at: AtomNumber): Core | null {
  const following = atoms.lower(at + 1);
  const season = SEASONS.get(following);
  return season === undefined || following === 'fall' || following === 'spring'
    ? null
    : seasonCore(at + 2, season, atoms.at(at).value, null);
}

function seasonCore(end: number, season: string, year: number | null, shift: number | null): Core {
  return { to: end, type: 'DATE', rule: 'season', expression: { kind: 'season', season, year, shift } };
}

/** Years that news is about: such a figure counts without a preposition before it. */
function isLikelyYear(value: number): boolean {
  return value >= 1800 && value < 2050;
}

function isFigures(atoms: Atoms, at: AtomNumber): boolean {
  return atoms.at(at).kind === 'number' && !atoms.glued(at) && /^\d{3,4}$/.test(atoms.lower(at));
}

/** "the liberal Reform 2035 party", "his Vision 2030 plan": between a name and the noun it names. */
function isNamesNumber(atoms: Atoms, at: AtomNumber): boolean {
  const [before, after] = [atoms.at(at - 1), atoms.at(at + 1)];
  return before.kind === 'word' && before.capital && !atoms.glued(at) && NAMED.has(after.lower) && !after.glued;
}
const NAMED = new Set(dateWords.named);

/** "nineteen eighty-four" */
export function readYearInWords(atoms: Atoms, at: AtomNumber): Core | null {
  const year = readSpokenYear(atoms, at);
  if (year === null || UNITS.has(atoms.lower(year.to)) || COUNTED_THINGS.has(atoms.lower(year.to))) return null;
  return calendar(year.to, 'spoken year', { year: year.value });
}

/** A decade by its first three figures: 199 of "the 1990s". */
export function readDecade(end: number, decade: number, definite: boolean): Core {
  return fixedDate(end, definite ? 'decade' : 'short decade', String(decade));
}

/** "'90s" */
export function readShortDecade(atoms: Atoms, at: AtomNumber): Core | null {
  const isDecade = /^[2-9]0$/.test(atoms.lower(at + 1)) && atoms.glued(at + 1) && gluedTo(atoms, at + 2, 's');
  if (!isDecade) return null;
  return readDecade(at + 3, 190 + atoms.at(at + 1).value / 10, false);
}

/** "19th century", "the twentieth century" */
export function readCentury(atoms: Atoms, at: AtomNumber): Core | null {
  const ordinal = readOrdinal(atoms, at);
  if (ordinal === null) return null;
  const hyphen = atoms.lower(ordinal.to) === '-' ? 1 : 0;
  if (atoms.lower(ordinal.to + hyphen) !== 'century' || ordinal.value < 1 || ordinal.value > 30) return null;
  return fixedDate(ordinal.to + hyphen + 1, 'century', pad(ordinal.value - 1));
}

/** "third quarter", "third-quarter", "first half", with "of 1998" or "of last year". */
export function readQuarter(atoms: Atoms, at: AtomNumber, year: number | null, shift: number | null): Core | null {
  const part = readPartOfYear(atoms, at);
  if (part === null) return null;
  const { quarter, half } = part;
  const isTold = year !== null || shift !== null;
  const after = isTold ? null : readQuarterYear(atoms, part.to);
  // "the first half" alone is one of a match.
  if (half && !isTold && after === null) return null;
  return {
    to: after?.to ?? part.to,
    type: 'DATE',
    rule: half ? 'half year' : 'quarter',
    expression: {
      kind: 'quarter',
      quarter,
      half,
      year: year ?? after?.value ?? null,
      shift: shift ?? after?.shift ?? null,
    },
  };
}

/** "third quarter", "fiscal first quarter", "second fiscal quarter", "first half" */
function readPartOfYear(atoms: Atoms, at: AtomNumber): { to: number; quarter: number; half: boolean } | null {
  const ordinal = readOrdinal(atoms, atoms.lower(at) === 'fiscal' ? at + 1 : at);
  if (ordinal === null || ordinal.value > 4) return null;
  let next = ordinal.to;
  if (atoms.lower(next) === '-') next++;
  if (atoms.lower(next) === 'fiscal') next++;
  const half = atoms.lower(next) === 'half' && ordinal.value <= 2;
  return half || atoms.lower(next) === 'quarter' ? { to: next + 1, quarter: ordinal.value, half } : null;
}

/** "the second quarter | of fiscal 2022": without it the quarter would be one of the article's year. */
function readQuarterYear(atoms: Atoms, at: AtomNumber): YearRead | null {
  return yearAfter(atoms, hasWords(atoms, at, 'of', 'fiscal') ? at + 2 : at);
}

/** "spring 2024", "last summer". */
export function readSeason(atoms: Atoms, at: AtomNumber, shift: number | null): Core | null {
  const word = atoms.lower(at);
  const season = SEASONS.get(word);
  if (season === undefined || gluedTo(atoms, at + 1, '-')) return null;
  const year = shift === null ? yearAfter(atoms, at + 1) : null;
  if (shift === null && year === null && !standsAsTime(atoms, at, word)) return null;
  return seasonCore(year?.to ?? at + 1, season, year?.value ?? null, shift ?? year?.shift ?? null);
}

/** "fall" and "spring" are also verbs and nouns, and a season alone must stand where a time stands. */
function standsAsTime(atoms: Atoms, at: AtomNumber, word: string): boolean {
  const before = atoms.lower(at - 1);
  if (before === 'the') return SEASON_PREPOSITIONS.has(atoms.lower(at - 2));
  const bare = before === 'in' || before === 'by' || before === 'since' || before === 'until' || before === 'during';
  return bare && word !== 'fall';
}

/** "year-end", "year-ago quarter", "year-earlier period" */
export function readYearCompound(atoms: Atoms, at: AtomNumber): Core | null {
  const hyphen = atoms.lower(at + 1) === '-' ? 1 : 0;
  const word = atoms.lower(at + 1 + hyphen);
  const end = at + 2 + hyphen;
  if (hasWords(atoms, at + 1, "'", 's', 'end')) return readYearEnd(at + 4);
  if (word === 'end' && (hyphen === 1 || !CLAUSE_WORDS.has(atoms.lower(end)))) return readYearEnd(end);
  if (hyphen === 0 || (word !== 'ago' && word !== 'earlier')) return null;
  const noun = atoms.lower(end);
  const quarter = readQuarter(atoms, end, null, -1);
  if (quarter !== null) return quarter;
  const named = noun === 'quarter' || noun === 'period' ? 1 : 0;
  return quarterCore(end + named, 'year-earlier', null, -1);
}

function readYearEnd(end: number): Core {
  return { ...unitCore(end, 'Y', 0, 'reference', 'year-end'), mod: 'END' };
}

/** "fiscal 1990", "fiscal first quarter", "fiscal year 1990" */
export function readFiscal(atoms: Atoms, at: AtomNumber): Core | null {
  const quarter = readQuarter(atoms, at, null, null);
  if (quarter !== null) return quarter;
  const year = atoms.lower(at) === 'year' ? at + 1 : at;
  return readYear(atoms, year);
}
