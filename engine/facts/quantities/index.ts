/** Money, percentages, measures and counts, with their ranges, qualifiers and what is counted. */

import { NUMBER_WORDS, times } from '../../grammar/numerals.ts';
import type { QuantityFact } from '../../record.ts';
import type { Atoms } from '../../text/atoms.ts';
import type { Document } from '../../text/document.ts';
import { ListedWords } from '../../text/listed.ts';
import type { AtomNumber } from '../../text/ranges.ts';
import { type Span, textSpan } from '../../text/spans.ts';
import { type Amount, readAmount } from './amounts.ts';
import { count } from './count.ts';
import rules from './data/quantity-rules.json' with { type: 'json' };
import type { Homes } from './homes.ts';
import { CURRENCY_PREFIXES, DOLLAR_PREFIXES, HOME_PREFIXES, SYMBOLS } from './lexicon.ts';
import { qualifierAfter, qualifierBefore } from './qualifier.ts';
import { range } from './range-reading.ts';
import { base, isAge, objectOf, type Reading } from './reading.ts';
import { VAGUE_WORDS } from './vague.ts';

/**
 * A quantity as found: `parts` are the ends of a range as they are written ("$30 million", "$40 million"), or the
 * amount itself.
 */
export interface PartedQuantity extends QuantityFact {
  readonly parts: readonly Span[];
  /** The rule that read it, whose score it has. */
  readonly rule: keyof typeof rules.scores;
}

/**
 * Money, percentages, measures and counts of a text, in text order, none overlapping.
 *
 * @param taken spans already read as dates, in text order, which are no quantities
 */
export function findQuantities(document: Document, taken: readonly Span[] = []): QuantityFact[] {
  return readQuantities(document.atoms, taken).map(({ parts: _, rule: _rule, ...fact }) => fact);
}

/**
 * {@link findQuantities} over atoms already cut, with the parts of ranges.
 *
 * @param homes whose money "kroner" are where the text before them names no country
 */
export function readQuantities(atoms: Atoms, taken: readonly Span[], homes: Homes = []): PartedQuantity[] {
  const facts: PartedQuantity[] = [];
  let at = 0;
  let next = 0;
  while (at < atoms.length) {
    while (next < taken.length && (taken[next]?.end ?? 0) <= atoms.at(at).start) next++;
    const reading = readOutside(atoms, at, taken[next], homes);
    if (reading === null) {
      at++;
      continue;
    }
    const score = rules.scores[reading.rule];
    if (score >= rules.threshold && !isBelowZero(atoms, reading)) facts.push(toFact(atoms, reading, score));
    at = reading.to;
  }
  return facts;
}

/** "minus 4 degrees", "3C below zero": its figures alone would be the contrary. */
function isBelowZero(atoms: Atoms, { from, to, unit }: Reading): boolean {
  if (atoms.lower(from - 1) === 'minus') return true;
  if (unit?.startsWith('°') !== true || atoms.lower(to) !== 'below') return false;
  return atoms.lower(to + 1) === 'zero' || atoms.lower(to + 1) === 'freezing';
}

/** What begins at an atom, unless that is in a date; a count does not reach into one either. */
function readOutside(atoms: Atoms, at: AtomNumber, date: Span | undefined, homes: Homes): Reading | null {
  const atom = atoms.at(at);
  if (date !== undefined && date.start <= atom.start) return null;
  if (atom.kind === 'word' && atom.glued && blocksWord(atoms, at)) return null;
  const reading = readAt(atoms, at, homes);
  if (date === undefined || reading?.kind !== 'count') return reading;
  return atoms.at(reading.to - 1).end > date.start ? null : reading;
}

function toFact(atoms: Atoms, reading: Reading, score: number): PartedQuantity {
  const span = (start: number, end: number): Span => ({ start: atoms.at(start).start, end: atoms.at(end - 1).end });
  const { start, end } = span(reading.from, reading.to);
  const of = reading.of === null ? null : span(reading.of.from, reading.of.to);
  return {
    ...textSpan(atoms.text, start, end),
    kind: reading.kind,
    value: reading.value,
    max: reading.max,
    unit: reading.unit,
    qualifier: reading.qualifier,
    of: of === null ? null : atoms.text.slice(of.start, of.end),
    counts: reading.counts ?? null,
    score,
    parts: reading.parts.map(([from, to]) => span(from, to)),
    rule: reading.rule,
  };
}

function blocksWord(atoms: Atoms, at: AtomNumber): boolean {
  const before = atoms.lower(at - 1);
  return before === '-' || before === '@' || before === '#' || before === "'" || atoms.at(at - 1).kind === 'number';
}

function readAt(atoms: Atoms, at: AtomNumber, homes: Homes): Reading | null {
  if (!couldStart(atoms, at) || isDecimals(atoms, at)) return null;
  const amount = readAmount(atoms, at, homes);
  return range(atoms, at, amount, homes) ?? single(atoms, at, amount, homes) ?? count(atoms, at);
}

/** "12,4 million euros": figures after a comma that is no thousands' mark are no amount of their own. */
function isDecimals(atoms: Atoms, at: AtomNumber): boolean {
  return (
    atoms.glued(at) &&
    atoms.lower(at - 1) === ',' &&
    atoms.glued(at - 1) &&
    atoms.at(at).kind === 'number' &&
    atoms.at(at - 2).kind === 'number'
  );
}

/** A cheap first look: figures, a currency, or a number word. */
function couldStart(atoms: Atoms, at: AtomNumber): boolean {
  const atom = atoms.at(at);
  if (atom.kind === 'number') {
    const before = atoms.lower(at - 1);
    // Inside "3/4/98", "10.1.2", "B-52", "#1", "%2C" or a decimal a number is no amount of its own.
    return !(
      atom.glued &&
      (before === '/' ||
        before === '.' ||
        before === '#' ||
        before === '@' ||
        before === '%' ||
        before === ':' ||
        (before === '-' && atoms.at(at - 2).kind !== 'number') ||
        atoms.at(at - 1).kind === 'word')
    );
  }
  if (atom.kind === 'mark') return SYMBOLS.has(atom.lower) || !isAscii(atom.lower);
  return QUANTITY_STARTERS.has(atom.lower);
}

const isAscii = (mark: string) => mark.charCodeAt(0) < 128;

const QUANTITY_STARTERS = new ListedWords([
  ...NUMBER_WORDS,
  ...VAGUE_WORDS,
  ...DOLLAR_PREFIXES.keys(),
  ...CURRENCY_PREFIXES.keys(),
  ...HOME_PREFIXES.keys(),
  'a',
  'an',
  'between',
  'from',
]);

/** A measure and the smaller one that completes it: so many of the second make one of the first. */
const COMPOUNDS: ReadonlyMap<string, number> = new Map([
  ['ft in', 12],
  ['lb oz', 16],
  ['st lb', 14],
  ['mi yd', 1760],
  ['km m', 1000],
  ['m cm', 100],
  ['kg g', 1000],
  ['t kg', 1000],
]);

/** "5ft 11in" is one height, 71 inches; "7lb 3oz" one weight, 115 ounces. */
function completed(atoms: Atoms, amount: Amount, homes: Homes): Amount {
  const joint = atoms.lower(amount.to) === 'and' || atoms.lower(amount.to) === ',' ? 1 : 0;
  if (amount.kind === 'percent' || atoms.at(amount.to + joint).sentence !== atoms.at(amount.from).sentence)
    return amount;
  const rest = readAmount(atoms, amount.to + joint, homes);
  const factor = rest?.kind === 'measure' ? COMPOUNDS.get(`${amount.unit} ${rest.unit}`) : undefined;
  if (rest === null || factor === undefined || rest.value >= factor) return amount;
  return { ...amount, to: rest.to, unit: rest.unit, value: times(amount.value, factor) + rest.value };
}

function single(atoms: Atoms, at: AtomNumber, read: Amount | null, homes: Homes): Reading | null {
  const amount = read === null ? null : completed(atoms, read, homes);
  if (amount === null || isAge(atoms, amount.to)) return null;
  const qualifier = amount.vague ? 'over' : (qualifierBefore(atoms, at) ?? qualifierAfter(atoms, amount.to));
  return {
    ...base(amount),
    max: null,
    qualifier,
    of: objectOf(atoms, amount.to, amount),
    parts: [[amount.from, amount.to]],
  };
}
