/** Money, percentages, measures and counts, with their ranges, qualifiers and what is counted. */

import countingWords from '../../english/data/counting-words.json' with { type: 'json' };
import { NUMBER_WORDS, type Numeral, readNumber } from '../../grammar/numerals.ts';
import { isFiniteVerb } from '../../grammar/verbs.ts';
import type { Counted, QuantityFact } from '../../record.ts';
import type { Atom, Atoms } from '../../text/atoms.ts';
import type { Document } from '../../text/document.ts';
import { ListedWords } from '../../text/listed.ts';
import type { AtomNumber, AtomRange } from '../../text/ranges.ts';
import { type Span, textSpan } from '../../text/spans.ts';
import { type Amount, readAmount, VAGUE_WORDS, vagueNumber } from './amounts.ts';
import { countedAs } from './counted.ts';
import rules from './data/quantity-rules.json' with { type: 'json' };
import type { Homes } from './homes.ts';
import {
  COUNT_BLOCKERS,
  CURRENCY_PREFIXES,
  DOLLAR_PREFIXES,
  FRACTIONS,
  HUNDREDTHS,
  IRREGULAR_PLURALS,
  PHRASE_STOPS,
  QUALIFIERS_BY_LAST,
  SPANS,
  STREETS,
  SYMBOLS,
} from './lexicon.ts';

/**
 * A quantity as found: `parts` are the ends of a range as they are written ("$30 million", "$40 million"), or the
 * amount itself.
 */
export interface PartedQuantity extends QuantityFact {
  readonly parts: readonly Span[];
  /** The rule that read it, whose score it has. */
  readonly rule: keyof typeof rules.scores;
}

type Qualifier = QuantityFact['qualifier'];

/** What is read at one place, over atoms. */
interface Reading extends AtomRange {
  readonly kind: QuantityFact['kind'];
  readonly value: number;
  readonly max: number | null;
  readonly unit: string | null;
  readonly qualifier: Qualifier;
  readonly of: AtomRange | null;
  readonly counts?: Counted | null;
  readonly rule: keyof typeof rules.scores;
  readonly parts: readonly (readonly [number, number])[];
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
    if (score >= rules.threshold) facts.push(toFact(atoms, reading, score));
    at = reading.to;
  }
  return facts;
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
  if (!couldStart(atoms, at)) return null;
  const amount = readAmount(atoms, at, homes);
  return range(atoms, at, amount, homes) ?? single(atoms, at, amount, homes) ?? count(atoms, at);
}

/** A cheap first look: figures, a currency, or a number word. */
function couldStart(atoms: Atoms, at: AtomNumber): boolean {
  const atom = atoms.at(at);
  if (atom.kind === 'number') {
    const before = atoms.lower(at - 1);
    // Inside "3/4/98", "10.1.2", "B-52", "#1" or a decimal a number is no amount of its own.
    return !(
      atom.glued &&
      (before === '/' ||
        before === '.' ||
        before === '#' ||
        before === '@' ||
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
  'a',
  'an',
  'between',
  'from',
]);

// ---- one amount ----------------------------------------------------------------------------------------------------

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
/** Binary fractions are off in the sixteenth digit. */
const DIGITS = 12;

/** "5ft 11in" is one height, 71 inches; "7lb 3oz" one weight, 115 ounces; "3 euros and 40 cents" one sum of money. */
function completed(atoms: Atoms, amount: Amount, homes: Homes): Amount {
  const joint = atoms.lower(amount.to) === 'and' || atoms.lower(amount.to) === ',' ? 1 : 0;
  if (amount.kind === 'percent' || atoms.at(amount.to + joint).sentence !== atoms.at(amount.from).sentence)
    return amount;
  const rest = readAmount(atoms, amount.to + joint, homes);
  const small = rest === null ? null : smallChange(atoms, amount, rest);
  if (small !== null) return small;
  const factor = rest?.kind === 'measure' ? COMPOUNDS.get(`${amount.unit} ${rest.unit}`) : undefined;
  if (rest === null || factor === undefined || rest.value >= factor) return amount;
  return { ...amount, to: rest.to, unit: rest.unit, value: amount.value * factor + rest.value };
}

/** Money with the hundredths that complete it; a pound is one of money where pence come after it. */
function smallChange(atoms: Atoms, amount: Amount, rest: Amount): Amount | null {
  const noun = atoms.lower(rest.to - 1);
  if (rest.kind !== 'money' || rest.prefixed || !HUNDREDTHS.has(noun) || rest.value >= 1) return null;
  const isPounds = rest.unit === 'GBP' && (amount.unit === 'GBP' || amount.unit === 'lb');
  const isOther = amount.kind === 'money' && !amount.scaled && (noun === 'cents' || noun === 'cent');
  if (!isPounds && !isOther) return null;
  const value = Number((amount.value + rest.value).toPrecision(DIGITS));
  return { ...amount, kind: 'money', to: rest.to, unit: isPounds ? 'GBP' : amount.unit, value };
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

function base(amount: Amount): Pick<Reading, 'kind' | 'from' | 'to' | 'value' | 'unit' | 'rule'> {
  const rule =
    amount.kind === 'money'
      ? amount.prefixed
        ? 'money symbol'
        : amount.vague
          ? 'money vague'
          : 'money noun'
      : amount.kind;
  return { kind: amount.kind, from: amount.from, to: amount.to, value: amount.value, unit: amount.unit, rule };
}

/**
 * Behind "$2 billion in" these open a time or circumstance ("in the second quarter"), not what the money is ("in
 * loans").
 */
const POINTERS = new Set(countingWords.pointers);

/** What may open a noun phrase before its first word. */
const PHRASE_OPENERS = new Set(countingWords.phraseOpeners);

/** "of" of an amount: "$3 billion of global bonds", "40 percent of the businesses", "$20 million in loans". */
function objectOf(atoms: Atoms, end: AtomNumber, amount: Amount): Reading['of'] {
  const word = atoms.lower(end);
  if (
    word !== 'of' &&
    !(word === 'in' && amount.kind === 'money' && !POINTERS.has(atoms.lower(end + 1))) &&
    !(word === 'worth' && atoms.lower(end + 1) === 'of')
  )
    return null;
  const start = word === 'worth' ? end + 2 : end + 1;
  return nounPhrase(atoms, start);
}

// ---- ranges --------------------------------------------------------------------------------------------------------

/** "$30 million to $40 million", "between 5 and 15 percent", "5-15%", "$12-15 million". */
function range(atoms: Atoms, at: AtomNumber, amount: Amount | null, homes: Homes): Reading | null {
  const between = atoms.lower(at) === 'between' ? 1 : 0;
  const from = atoms.lower(at) === 'from' ? 1 : 0;
  const start = at + between + from;
  const first = start === at ? amount : readAmount(atoms, start, homes);
  const number = first === null ? readNumber(atoms, start) : null;
  const firstEnd = first?.to ?? number?.to ?? 0;
  if (firstEnd === 0 || from === 1 || !isRangeJoint(atoms, firstEnd, between === 1)) return null;
  const second = secondOf(atoms, firstEnd + 1, first, homes);
  if (second === null || (first !== null && !areAlike(first, second))) return null;
  const value = lowerValue(
    first?.value ?? number?.value ?? 0,
    first?.scaled ?? isScaled(atoms, firstEnd),
    second,
    atoms,
  );
  if (value === null) return null;
  return {
    ...base(second),
    from: start,
    value,
    max: second.value,
    qualifier: qualifierBefore(atoms, at),
    of: objectOf(atoms, second.to, second),
    parts: [
      [start, firstEnd],
      [second.from, second.to],
    ],
  };
}

/** What stands between the ends of a range: "to", a dash, and after "between" an "and". */
function isRangeJoint(atoms: Atoms, at: AtomNumber, isBetween: boolean): boolean {
  const joint = atoms.lower(at);
  if (isBetween) return joint === 'and';
  const isDash = joint === '-' || joint === '–' || joint === '—';
  return joint === 'to' || (isDash && atoms.glued(at) && atoms.glued(at + 1));
}

/** Whether two amounts may be the ends of one range; in "fell 94 cents to $67.80" they are not. */
function areAlike(first: Amount, second: Amount): boolean {
  if (second.prefixed && !first.prefixed) return false;
  return first.kind === second.kind && (first.unit === second.unit || second.kind === 'money');
}

/**
 * The lower end of a range, or null where it is not the lower one. In "5 to 15 percent" the first number takes the
 * unit, and the scale where it would else be the greater ("$30 to $40 million").
 */
function lowerValue(written: number, scaled: boolean, upper: Amount, atoms: Atoms): number | null {
  if (!Number.isFinite(written)) return null;
  const scale = upper.scaled && !scaled ? scaleOf(atoms, upper.to, upper) : 1;
  const value = written * scale < upper.value ? written * scale : written;
  return value < upper.value ? value : null;
}

/** The upper end: a full amount, or a bare number that takes the first end's symbol ("$12-15 million"). */
function secondOf(atoms: Atoms, at: AtomNumber, first: Amount | null, homes: Homes): Amount | null {
  const amount = readAmount(atoms, at, homes);
  if (amount !== null) return amount;
  if (first === null || !first.prefixed) return null;
  const number = readNumber(atoms, at);
  return number === null || !number.figures
    ? null
    : { ...first, from: at, to: number.to, value: number.value, scaled: isScaled(atoms, number.to) };
}

const SCALES: ReadonlyMap<string, number> = new Map([
  ['hundred', 100],
  ['thousand', 1000],
  ['million', 1e6],
  ['billion', 1e9],
  ['trillion', 1e12],
  ['m', 1e6],
  ['bn', 1e9],
  ['k', 1000],
  ['mn', 1e6],
  ['mln', 1e6],
  ['bln', 1e9],
]);

function isScaled(atoms: Atoms, end: AtomNumber): boolean {
  return SCALES.has(atoms.lower(end - 1));
}

function scaleOf(atoms: Atoms, end: AtomNumber, amount: Amount): number {
  for (let at = amount.from; at < end; at++) {
    const scale = SCALES.get(atoms.lower(at));
    if (scale !== undefined) return scale;
  }
  return 1;
}

// ---- counts --------------------------------------------------------------------------------------------------------

/** "three Russian entities", "at least 82 people", "five to 10 branches", "dozens of homes". */
function count(atoms: Atoms, at: AtomNumber): Reading | null {
  const vague = vagueNumber(atoms, at);
  const number = vague ?? readNumber(atoms, at);
  if (number === null || !Number.isFinite(number.value) || countsNothing(atoms, at, number.to)) return null;
  const upper = upperCount(atoms, number);
  const end = upper?.to ?? number.to;
  if (goesOn(atoms, end)) return null;
  const of = countedPhrase(atoms, end);
  if (of === null || isScore(atoms, at, of)) return null;
  return {
    kind: 'count',
    from: at,
    to: of.to,
    value: number.value,
    max: upper?.value ?? null,
    unit: null,
    qualifier: vague !== null ? 'over' : (qualifierOf(atoms, at, of.to) ?? qualifierAfter(atoms, end)),
    counts: countedAs(atoms, at, of.to),
    of,
    rule: vague !== null ? 'count vague' : of.people ? 'count people' : 'count',
    parts:
      upper === null
        ? [[at, number.to]]
        : [
            [at, number.to],
            [number.to + 1, upper.to],
          ],
  };
}

/** "Velde Town 2 Hill Rovers 1": a figure between two names of clubs. */
function isScore(atoms: Atoms, at: AtomNumber, { from, to }: AtomRange): boolean {
  return atoms.at(at - 1).capital && to - from > 1 && atoms.at(from).capital && atoms.at(to - 1).capital;
}

/** Whether a number is none that counts: "one" alone, a second, a share ("one in five boats"), what is numbered. */
function countsNothing(atoms: Atoms, at: AtomNumber, end: AtomNumber): boolean {
  const word = atoms.lower(at);
  if (((word === 'one' || word === 'zero') && end === at + 1) || word === 'second') return true;
  const before = atoms.lower(at - 1);
  // "one in five boats", "one boat in five" are shares
  if (before === 'in' && (atoms.lower(at - 2) === 'one' || atoms.lower(at - 3) === 'one')) return true;
  return COUNT_BLOCKERS.has(before) || (before === '.' && atoms.lower(at - 2) === 'no');
}

/** The second number of "five to 10", "two or three", "10-12". */
function upperCount(atoms: Atoms, lower: Numeral): Numeral | null {
  const joint = atoms.lower(lower.to);
  const next = lower.to + 1;
  const isDash = (joint === '-' || joint === '–') && atoms.at(next).kind === 'number' && atoms.glued(next);
  if (joint !== 'to' && joint !== 'or' && !isDash) return null;
  const upper = readNumber(atoms, next);
  return upper !== null && upper.value > lower.value ? upper : null;
}

/** Whether what follows a number makes a share, an age, a score or one word of it. */
function goesOn(atoms: Atoms, end: AtomNumber): boolean {
  const { lower, kind, glued } = atoms.at(end);
  if (FRACTIONS.has(lower) || isAge(atoms, end)) return true;
  if (glued && (kind === 'word' || lower === '-')) return true;
  return lower === '/' || lower === ':' || lower === "'";
}

/** Longest counted phrase, in words. */
const PHRASE_WORDS = 5;

/** The words after a number up to the first plural noun: "Russian entities", "other branch members". */
function countedPhrase(atoms: Atoms, at: AtomNumber): (AtomRange & { readonly people: boolean }) | null {
  const from = atoms.lower(at) === 'more' || atoms.lower(at) === 'other' ? at + 1 : at;
  const plural = lastPlural(atoms, from, atoms.at(from).sentence);
  if (plural < 0 || isAddress(atoms, from, plural + 1)) return null;
  return { from, to: plural + 1, people: IRREGULAR_PLURALS.has(atoms.lower(plural)) };
}

/** The first plural noun from `from` on, or the last of a run of them; -1 for none. */
function lastPlural(atoms: Atoms, from: AtomNumber, sentence: number): number {
  let plural = -1;
  for (let at = from, words = 0; words < PHRASE_WORDS; at++) {
    const atom = atoms.at(at);
    if (atom.sentence !== sentence) break;
    if (atom.lower === '-' && atom.glued) continue;
    if (!isPhraseWord(atom)) break;
    words++;
    if (isPlural(atom.lower)) plural = at;
    if (plural >= 0 && !describesPlural(atoms, at)) break;
  }
  return plural;
}

function isPhraseWord({ kind, lower }: Atom): boolean {
  return kind === 'word' && !PHRASE_STOPS.has(lower);
}

/** A plural goes on only into another plural that it describes ("sales managers"). */
function describesPlural(atoms: Atoms, at: AtomNumber): boolean {
  const next = atoms.at(at + 1);
  return isPlural(atoms.lower(at)) && isPhraseWord(next) && isPlural(next.lower) && !next.capital;
}

/** "12 Mill Lane", "200 Kings Road residents": a house number counts nothing. */
function isAddress(atoms: Atoms, start: AtomNumber, end: AtomNumber): boolean {
  for (let at = start; at <= end + 1; at++) {
    const atom = atoms.at(at);
    if (!atom.capital) return false;
    if (at > start && STREETS.has(atom.lower)) return true;
  }
  return false;
}

function isPlural(word: string): boolean {
  if (IRREGULAR_PLURALS.has(word)) return true;
  return (
    word.length > 3 &&
    word.endsWith('s') &&
    !word.endsWith('ss') &&
    !word.endsWith('us') &&
    !word.endsWith('is') &&
    !word.endsWith('ous')
  );
}

/** A short noun phrase after "of" or "in": with its article, up to the first word that ends it. */
function nounPhrase(atoms: Atoms, from: AtomNumber): AtomRange | null {
  const first = PHRASE_OPENERS.has(atoms.lower(from)) ? from + 1 : from;
  let to = first;
  while (to - first < PHRASE_WORDS) {
    const atom = atoms.at(to);
    const isHyphen = atom.lower === '-' && atom.glued && atoms.glued(to + 1);
    if (!isHyphen && !goesOnWith(atoms, to, from, first)) break;
    to++;
    if (!isHyphen && isPlural(atom.lower)) break;
  }
  while (to > first && atoms.lower(to - 1) === '-') to--;
  return to > first ? { from, to } : null;
}

/** Whether the phrase from `from` on, whose first word beside an article is at `first`, goes on with an atom. */
function goesOnWith(atoms: Atoms, at: AtomNumber, from: AtomNumber, first: AtomNumber): boolean {
  const atom = atoms.at(at);
  if (!isPhraseWord(atom) || atom.sentence !== atoms.at(from).sentence) return false;
  return at <= first || !isFiniteVerb(atoms, at, from);
}

/** "over seven innings" is during them, not more than seven. */
function qualifierOf(atoms: Atoms, at: AtomNumber, end: AtomNumber): Qualifier {
  const isDuring = atoms.lower(at - 1) === 'over' && SPANS.has(atoms.lower(end - 1));
  return isDuring ? null : qualifierBefore(atoms, at);
}

// ---- qualifiers ----------------------------------------------------------------------------------------------------

function qualifierBefore(atoms: Atoms, at: AtomNumber): Qualifier {
  for (const { words, qualifier } of QUALIFIERS_BY_LAST.get(atoms.lower(at - 1)) ?? []) {
    if (words.every((word, index) => atoms.lower(at - words.length + index) === word)) return qualifier;
  }
  return null;
}

/** "or more", "or so", "or less", "plus", "+" after an amount. */
function qualifierAfter(atoms: Atoms, end: AtomNumber): Qualifier {
  const word = atoms.lower(end);
  if ((word === '+' || (word === '-' && atoms.lower(end + 1) === 'plus')) && atoms.glued(end)) return 'at-least';
  if (word !== 'or') return null;
  const next = atoms.lower(end + 1);
  if (next === 'more' || next === 'higher') return 'at-least';
  if (next === 'so' || next === 'thereabouts') return 'about';
  return next === 'less' || next === 'fewer' || next === 'lower' ? 'at-most' : null;
}

/** "40 years old", "6-year-old": an age. */
function isAge(atoms: Atoms, end: AtomNumber): boolean {
  let at = atoms.lower(end) === '-' ? end + 1 : end;
  if (!AGE_UNITS.has(atoms.lower(at))) return false;
  at++;
  if (atoms.lower(at) === '-') at++;
  return atoms.lower(at) === 'old' || atoms.lower(at) === 'olds';
}

const AGE_UNITS = new Set(countingWords.ageUnits);
