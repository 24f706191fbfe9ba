import numerals from '../english/data/numerals.json' with { type: 'json' };
import timeWords from '../english/data/time-words.json' with { type: 'json' };
import type { Atoms } from '../text/atoms.ts';
import { ListedWords } from '../text/listed.ts';
import type { AtomNumber } from '../text/ranges.ts';

/** "one" to "nineteen" and "twenty" to "ninety", by their values. */
export const UNITS = new Map(Object.entries(numerals.units));
export const TENS = new Map(Object.entries(numerals.tens));
const SCALES = new Map(Object.entries(numerals.scales));
const GLUED_SCALES = new Map(Object.entries(numerals.gluedScales));
const ORDINALS = new Map(Object.entries(numerals.ordinals));
const FRACTIONS = new Map(Object.entries(numerals.fractions));

/** Every word a number in words may start with. */
export const NUMBER_WORDS = new ListedWords([
  ...UNITS.keys(),
  ...TENS.keys(),
  ...SCALES.keys(),
  ...ORDINALS.keys(),
  'half',
  'quarter',
]);

/** A number read from atoms `start` to `end` (exclusive). */
export interface Numeral {
  readonly value: number;
  readonly to: number;
  /** Written in figures (perhaps with a scale word). */
  readonly figures: boolean;
  /** The factor of the scale words that it ends with: a million in "1.2 million", one where it has none. */
  readonly scale: number;
}

/** The factor of a scale word: a hundred thousand for "lakh". */
export function scaleOf(word: string): number | undefined {
  return SCALES.get(word);
}

/** The ordinal an atom is ("third", or "3" followed by "rd"), with the index after it. */
export function readOrdinal(atoms: Atoms, index: AtomNumber): Numeral | null {
  const atom = atoms.at(index);
  if (atom.kind === 'word') {
    const value = ORDINALS.get(atom.lower);
    if (value !== undefined) return { value, to: index + 1, figures: false, scale: 1 };
    const tens = TENS.get(atom.lower);
    const unit = ORDINALS.get(atoms.lower(index + 2));
    if (tens !== undefined && unit !== undefined && unit < 10 && atoms.lower(index + 1) === '-')
      return { value: tens + unit, to: index + 3, figures: false, scale: 1 };
    return null;
  }
  if (atom.kind !== 'number' || !atoms.glued(index + 1)) return null;
  const suffix = atoms.lower(index + 1);
  if (suffix !== 'st' && suffix !== 'nd' && suffix !== 'rd' && suffix !== 'th') return null;
  return { value: atom.value, to: index + 2, figures: true, scale: 1 };
}

/**
 * A cardinal number in figures or words at `index`: "1,250", "2 1/2", "1.2 million", "twenty-four", "a hundred and
 * thirty", "half a million".
 */
export function readNumber(atoms: Atoms, index: AtomNumber): Numeral | null {
  const atom = atoms.at(index);
  if (atom.kind === 'number') return readFigures(atoms, index, atom.value);
  if (atom.kind === 'word') return readWords(atoms, index);
  const fraction = FRACTIONS.get(atom.lower);
  return fraction === undefined ? null : { value: fraction, to: index + 1, figures: true, scale: 1 };
}

function readFigures(atoms: Atoms, index: AtomNumber, first: number): Numeral {
  let value = first;
  let end = afterGroups(atoms, index);
  for (let at = index + 1; at < end; at++) value = value * THOUSAND + atoms.at(at).value;
  const glyph = FRACTIONS.get(atoms.lower(end));
  if (glyph !== undefined) {
    value += glyph;
    end++;
  } else if (atoms.lower(end) === '/' && isFraction(atoms, index)) {
    value = atoms.at(index).value / atoms.at(index + 2).value;
    end = index + 3;
  } else {
    const hyphen = atoms.lower(end) === '-' && atoms.glued(end) ? 1 : 0;
    const at = end + hyphen;
    if (
      isFraction(atoms, at) &&
      atoms.at(at).value < atoms.at(at + 2).value &&
      atoms.at(at).end - atoms.at(at).start <= 2
    ) {
      value += atoms.at(at).value / atoms.at(at + 2).value;
      end = at + 3;
    }
  }
  return scaled(atoms, value, end);
}

const THOUSAND = 1000;

/**
 * The index after a figure whose thousands are set apart by spaces ("75 000", "1 250 000"), as the SI has it and as
 * South Africa and the Nordic countries write; after the first figure where what follows is a number of its own ("Intel
 * Ultra 7 258V", "at 10 500 people left").
 */
function afterGroups(atoms: Atoms, index: AtomNumber): AtomNumber {
  const alone = index + 1;
  const first = atoms.at(index);
  if (!isGroup(atoms, alone) || first.value >= THOUSAND || String(first.value) !== first.lower) return alone;
  let end = alone;
  while (isGroup(atoms, end) && end <= index + MOST_GROUPS) end++;
  const next = atoms.at(end);
  const isCut = next.kind === 'number' || (next.glued && (next.kind === 'word' || OF_FIGURES.has(next.lower)));
  return isCut || !mayOpenGroups(atoms, index, end) ? alone : end;
}
/** Up to a hundred billions. */
const MOST_GROUPS = 4;
const GROUP = 3;
/** Marks that make a figure part of a longer one, of a time, or a share. */
const OF_FIGURES = new Set(['/', ':', '-', '–', '%']);

/** Three digits after one space. */
function isGroup(atoms: Atoms, at: AtomNumber): boolean {
  const { kind, lower, start, opensLine } = atoms.at(at);
  return kind === 'number' && lower.length === GROUP && !opensLine && start === atoms.at(at - 1).end + 1;
}

/** Whether what comes before a figure leaves it to be the first of its groups: a name or a time has a number itself. */
function mayOpenGroups(atoms: Atoms, index: AtomNumber, end: AtomNumber): boolean {
  const before = atoms.at(index - 1);
  if (before.kind === 'number' || before.lower === '+') return false;
  if (atoms.glued(index) || atoms.lower(end - 1) === '000' || end > index + 2) return true;
  // "Some 16 430 tons", "R 120 500"
  return before.capital ? OPENS_FIGURE.has(before.lower) : !TIMES.has(before.lower);
}
/** Words that may begin with a capital before a figure, and are no name: "About", and the rand's letter. */
const OPENS_FIGURE = new Set([...Object.keys(timeWords.approximate), 'r']);
/** What a time or an age is told with. */
const TIMES = new Set(['at', 'on', 'in', 'by', 'aged']);

/** "1/2" at `index`: digits glued around a slash, and no third part as in a date. */
function isFraction(atoms: Atoms, index: AtomNumber): boolean {
  const denominator = atoms.at(index + 2);
  return (
    atoms.at(index).kind === 'number' &&
    atoms.lower(index + 1) === '/' &&
    atoms.glued(index + 1) &&
    denominator.kind === 'number' &&
    denominator.glued &&
    denominator.value > 1 &&
    denominator.value <= 64 &&
    // "3.2/5" is a mark that somebody gives.
    Number.isInteger(atoms.at(index).value) &&
    atoms.at(index).value < denominator.value &&
    atoms.lower(index + 3) !== '/'
  );
}

/** So many digits of a product of decimals are right: 1.07 times a billion is 1070000000, not 1070000000.0000001. */
const DIGITS = 15;

/** The product of two decimal numbers, as reckoned by hand. */
export function times(figures: number, factor: number): number {
  return Number((figures * factor).toPrecision(DIGITS));
}

function scaled(atoms: Atoms, figures: number, end: AtomNumber): Numeral {
  let value = figures;
  let scale = 1;
  let at = end;
  for (;;) {
    const atom = atoms.at(at);
    const hyphen = atom.lower === '-' && SCALES.has(atoms.lower(at + 1)) ? 1 : 0;
    const factor = SCALES.get(atoms.lower(at + hyphen)) ?? (atom.glued ? GLUED_SCALES.get(atom.lower) : undefined);
    if (factor !== undefined) {
      value = times(value, factor);
      scale *= factor;
      at += 1 + hyphen;
    }
    if (factor === undefined || value > MOST) return { value, to: at, figures: true, scale };
  }
}

function readWords(atoms: Atoms, index: AtomNumber): Numeral | null {
  const first = atoms.lower(index);
  const isArticle = first === 'a' || first === 'an';
  // Most words are not part of a number.
  if (!isArticle && !NUMBER_WORDS.has(first)) return null;
  const halved = first === 'half' && atoms.lower(index + 1) === 'a' ? SCALES.get(atoms.lower(index + 2)) : undefined;
  if (halved !== undefined) return { value: halved / 2, to: index + 3, figures: false, scale: halved };
  const opensScale = isArticle && SCALES.has(atoms.lower(index + 1));
  if (!opensScale && !UNITS.has(first) && !TENS.has(first)) return null;
  const number = new WordNumber(opensScale);
  let at = opensScale ? index + 1 : index;
  for (let taken = number.take(atoms, at); taken > 0; taken = number.take(atoms, at)) at += taken;
  const half = atoms.lower(at) === 'and' && atoms.lower(at + 1) === 'a' && atoms.lower(at + 2) === 'half';
  return half
    ? { value: number.value + 0.5, to: at + 3, figures: false, scale: 1 }
    : { value: number.value, to: at, figures: false, scale: number.factor };
}

/** A number as its words add up: "a hundred and thirty", "two million twenty-four thousand". */
class WordNumber {
  /** What thousands and more have made so far. */
  private total = 0;
  /** What the words since the last of those make, below a thousand. */
  private current: number;
  private seen = false;
  /** What the scale words after the last other word multiply by. */
  factor = 1;

  /** @param opensScale - whether an article that stands for one comes before ("a million") */
  constructor(opensScale: boolean) {
    this.current = opensScale ? 1 : 0;
  }

  get value(): number {
    return this.total + this.current;
  }

  /** Takes the word at `at` in, with a hyphen or an "and" before it; says how many atoms that are, 0 for none. */
  take(atoms: Atoms, at: AtomNumber): number {
    if (this.value > MOST) return 0;
    const joint = this.seen ? atoms.lower(at) : '';
    const and = joint === 'and' && (this.total > 0 || this.current >= 100);
    const skipped = and || joint === '-' ? 1 : 0;
    const word = atoms.lower(at + skipped);
    if (!this.add(word) && (and || !this.scale(word))) return 0;
    this.seen = true;
    return 1 + skipped;
  }

  /** Adds a unit or tens, where the number so far leaves room for them. */
  private add(word: string): boolean {
    const rest = this.current % 100;
    const unit = UNITS.get(word);
    const isFree = unit !== undefined && (rest === 0 || (unit > 0 && unit < 10 && rest % 10 === 0 && rest >= 20));
    const value = isFree ? unit : rest === 0 ? TENS.get(word) : undefined;
    if (value === undefined) return false;
    this.current += value;
    this.factor = 1;
    return true;
  }

  /** Multiplies by a hundred, a thousand and so on. */
  private scale(word: string): boolean {
    const scale = SCALES.get(word);
    if (scale === undefined || (!this.seen && this.current === 0)) return false;
    const scaled = Math.max(this.current, 1) * scale;
    if (scale >= 1000) this.total += scaled;
    this.current = scale < 1000 ? scaled : 0;
    this.factor *= scale;
    return true;
  }
}

/** Nobody writes numbers beyond this in words. */
const MOST = 1e18;

/** A year as broadcasters speak it: "nineteen ninety-six", "twenty twelve". */
export function readSpokenYear(atoms: Atoms, index: AtomNumber): Numeral | null {
  const century = atoms.lower(index);
  if (century !== 'nineteen' && century !== 'twenty') return null;
  const tens = TENS.get(atoms.lower(index + 1)) ?? UNITS.get(atoms.lower(index + 1));
  if (tens === undefined || tens < 10) return null;
  const hyphen = atoms.lower(index + 2) === '-' ? 1 : 0;
  const unit = tens >= 20 ? UNITS.get(atoms.lower(index + 2 + hyphen)) : undefined;
  const base = (century === 'nineteen' ? 1900 : 2000) + tens;
  return unit !== undefined && unit > 0 && unit < 10
    ? { value: base + unit, to: index + 3 + hyphen, figures: false, scale: 1 }
    : { value: base, to: index + 2, figures: false, scale: 1 };
}
