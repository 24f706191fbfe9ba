/**
 * The dates, times and durations of a text, found once: the grammar reads expressions, the resolver turns them into
 * TIMEX3 values against the article's own day, and everybody else asks the reading.
 */

import type { DateFact } from '../record.ts';
import type { Atoms } from '../text/atoms.ts';
import type { Document } from '../text/document.ts';
import type { AtomNumber } from '../text/ranges.ts';
import { firstIndex } from '../text/search.ts';
import { textSpan } from '../text/spans.ts';
import { type CivilDate, parseIsoDay, toDays } from './calendar.ts';
import type { Context } from './context.ts';
import rules from './data/date-rules.json' with { type: 'json' };
import type { Match } from './expression.ts';
import { readExpression, readNextDay } from './grammar/index.ts';
import { STARTERS } from './lexicon.ts';
import { resolve } from './resolve.ts';
import { tenseAt } from './tense.ts';

/** A date as found, with the rule that found it; the bench measures each rule by it. */
export interface RuledDate extends DateFact {
  readonly rule: string;
}

const SCORES = new Map<string, number>(Object.entries(rules.scores));

/** The time expressions of one text, found once; whoever needs a date of it asks here. */
export class DateReading {
  /** Every expression with the rule that found it, in text order, none overlapping. */
  readonly all: readonly RuledDate[];
  /** Those likely enough to be shown. */
  readonly shown: readonly DateFact[];
  readonly #matches: readonly Match[];

  /** @param all - one date for each of `matches` */
  constructor(matches: readonly Match[], all: readonly RuledDate[]) {
    this.#matches = matches;
    this.all = all;
    this.shown = all.filter(({ score }) => score >= rules.threshold).map(({ rule: _, ...date }) => date);
  }

  /** The expression that an atom is part of, or null. */
  dateAt(atom: AtomNumber): RuledDate | null {
    const at = firstIndex(this.#matches.length, (index) => (this.#matches[index]?.to ?? 0) > atom);
    return (this.#matches[at]?.from ?? Number.POSITIVE_INFINITY) <= atom ? (this.all[at] ?? null) : null;
  }
}

/** Of a text that is not read for dates. */
export const NO_DATES = new DateReading([], []);

/** The dates of a document that are likely enough to be shown. */
export function findDates(document: Document & { readonly referenceDate: string | null }): readonly DateFact[] {
  return readDates(document.atoms, document.referenceDate).shown;
}

/**
 * Time expressions of a text with their TIMEX3 values. Resolved against `referenceDate` (the day as it is written
 * there) and against what the text named before; no clock and no zone of the machine plays a part.
 */
export function readDates(atoms: Atoms, referenceDate: string | null): DateReading {
  const matches = findMatches(atoms);
  const values = resolveAll(atoms, matches, parseIsoDay(referenceDate), yearlessDay(referenceDate));
  const dates = matches.map((match, index) => ({
    ...textSpan(atoms.text, atoms.at(match.from).start, atoms.at(match.to - 1).end),
    type: match.type,
    value: values[index] ?? '',
    mod: match.mod,
    score: SCORES.get(match.rule) ?? rules.otherwise,
    rule: match.rule,
  }));
  return new DateReading(matches, dates);
}

function findMatches(atoms: Atoms): Match[] {
  const matches: Match[] = [];
  let at = 0;
  while (at < atoms.length) {
    const { kind, lower, glued } = atoms.at(at);
    const passed =
      kind === 'word' ? !STARTERS.has(lower) || (glued && insideWord(atoms, at)) : kind === 'mark' && lower !== "'";
    const match = passed ? null : readExpression(atoms, at);
    if (match === null || isInName(atoms, match) || isPartOfWord(atoms, match.to)) {
      at++;
    } else {
      matches.push(match);
      at = match.to;
      for (let next = readNextDay(atoms, matches.at(-1)); next !== null; next = readNextDay(atoms, next)) {
        matches.push(next);
        at = next.to;
      }
    }
  }
  return matches;
}

/** "Current" in "the journal Current Ethology": a capital within a sentence belongs to a name. */
function isInName(atoms: Atoms, { from: start, expression }: Match): boolean {
  return (
    expression.kind === 'fixed' &&
    atoms.at(start).capital &&
    atoms.at(start + 1).capital &&
    atoms.at(start - 1).kind === 'word' &&
    atoms.at(start - 1).sentence === atoms.at(start).sentence
  );
}

/** "second quarter-back": a hyphen joins the last word to one that is no time. */
function isPartOfWord(atoms: Atoms, end: AtomNumber): boolean {
  const isJoined =
    atoms.lower(end) === '-' && atoms.glued(end) && atoms.glued(end + 1) && atoms.at(end + 1).kind === 'word';
  return (
    isJoined && /^(?:quarter|half|minute|second)$/.test(atoms.lower(end - 1)) && readExpression(atoms, end + 1) === null
  );
}

/** True for a word glued to letters or digits before it, as the "s" of "1990s" or the "m" of "15m". */
function insideWord(atoms: Atoms, at: AtomNumber): boolean {
  const before = atoms.at(at - 1);
  return before.kind === 'number' || before.lower === "'" || before.lower === '@' || before.lower === '#';
}

/** "XXXX-06-15": the day of a dateline without a year. */
function yearlessDay(referenceDate: string | null): string | null {
  return referenceDate !== null && /^XXXX-\d{2}-\d{2}$/.test(referenceDate) ? referenceDate : null;
}

function resolveAll(
  atoms: Atoms,
  matches: readonly Match[],
  reference: CivilDate | null,
  yearless: string | null,
): string[] {
  const context: Context = { reference, yearless, lastDay: null, lastMonth: null, lastQuarter: null };
  const values: string[] = new Array(matches.length).fill('');
  const days: (CivilDate | null)[] = new Array(matches.length).fill(null);
  const clocks: number[] = [];
  for (const [index, match] of matches.entries()) {
    if (match.expression.kind === 'clock') {
      clocks.push(index);
      continue;
    }
    const value = resolve(match.expression, needsTense(match) ? tenseAt(atoms, match.from, match.to) : null, context);
    values[index] = value;
    days[index] = parseIsoDay(value);
  }
  for (const index of clocks) values[index] = resolveClock(atoms, matches, days, index, reference);
  return values;
}

function needsTense({ expression }: Match): boolean {
  return (
    expression.kind !== 'fixed' &&
    expression.kind !== 'unit' &&
    expression.kind !== 'shift' &&
    expression.kind !== 'day'
  );
}

/** "said yesterday that it began at 4:20 p.m.": the day of the statement is not that of what is stated. */
function isReportedApart(atoms: Atoms, one: AtomNumber, other: AtomNumber): boolean {
  const [from, to] = one < other ? [one, other] : [other, one];
  if (atoms.at(from).sentence !== atoms.at(to).sentence || to - from > LONGEST_CLAUSE) return false;
  for (let at = from; at < to; at++) if (atoms.lower(at) === 'that' && at > from) return true;
  return false;
}
const LONGEST_CLAUSE = 40;

/** How many expressions around a clock time are looked at for its day. */
const CLOCK_REACH = 6;

/**
 * A clock time takes the nearest day named in its sentence, else the day named last before it, else the article's. What
 * is told in the past did not happen on a day still to come.
 */
function resolveClock(
  atoms: Atoms,
  matches: readonly Match[],
  days: readonly (CivilDate | null)[],
  index: number,
  reference: CivilDate | null,
): string {
  const match = matches[index];
  if (match === undefined || match.expression.kind !== 'clock') return '';
  const { sentence } = atoms.at(match.from);
  const past = tenseAt(atoms, match.from, match.to) === 'past';
  let nearest: CivilDate | null = null;
  let distance = Number.POSITIVE_INFINITY;
  let before: CivilDate | null = null;
  for (
    let other = Math.max(0, index - CLOCK_REACH);
    other < Math.min(matches.length, index + CLOCK_REACH + 1);
    other++
  ) {
    const candidate = days[other] ?? null;
    const place = matches[other];
    if (candidate === null || place === undefined || isReportedApart(atoms, place.from, match.from)) continue;
    if (other < index && !(past && reference !== null && toDays(candidate) > toDays(reference))) before = candidate;
    const gap = Math.abs(place.from - match.from);
    if (atoms.at(place.from).sentence === sentence && gap < distance) {
      nearest = candidate;
      distance = gap;
    }
  }
  return resolve(match.expression, null, {
    reference,
    yearless: null,
    lastDay: nearest ?? before ?? reference,
    lastMonth: null,
    lastQuarter: null,
  });
}
