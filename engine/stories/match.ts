import type { Signature, SignedTerm } from './signature.ts';

/** A signature, ready to be compared. */
export interface Comparable {
  readonly signature: Signature;
  /** The terms of the whole article, and those of its lead. */
  readonly whole: Weights;
  readonly lead: Weights;
  /** The heaviest names of its lead, at most {@link MOST_ACTORS}. */
  readonly actors: readonly SignedTerm[];
  readonly sketch: ReadonlySet<number>;
}

/** Whole weights by hash, so that sums are exact in any order, and the length of the vector they are. */
interface Weights {
  readonly byHash: ReadonlyMap<number, number>;
  readonly length: number;
}

/** Likeness below which two articles have nothing to do with each other. */
export const LEAST_LIKENESS = 0.1;
/** Of the shorter text's word sequences, how many a copy shares. */
const COPIED = 0.6;
/** Fewer sequences in common than this may be chance. */
const LEAST_SHARED = 5;

/** What disagreement costs, and a number in common gains, as factors. Found on the tune topics of ECB+. */
const OTHER_DAYS = 0.75;
const OTHER_YEAR = 0.8;
const OTHER_NUMBERS = 0.75;
const SAME_NUMBER = 1.1;
const OTHER_PLACES = 0.8;
/** Cost of other names, where the one article has none of those the other begins with. */
const OTHER_ACTORS = 0.3;
/** How many of the names at its beginning are who and what an article is about. */
const MOST_ACTORS = 6;
/** Days apart that two articles may give for one happening: it can last, and reports are dated later than it. */
const DAYS_APART = 3;

/** Prepares a signature for many comparisons. */
export function comparable(signature: Signature): Comparable {
  const { terms } = signature;
  return {
    signature,
    whole: weightsOf(terms),
    lead: weightsOf(terms.filter(({ lead }) => lead)),
    actors: terms.filter(({ lead, name }) => lead && name).slice(0, MOST_ACTORS),
    sketch: new Set(signature.sketch),
  };
}

function weightsOf(terms: Signature['terms']): Weights {
  return {
    byHash: new Map(terms.map(({ hash, weight }) => [hash, weight])),
    length: Math.sqrt(terms.reduce((sum, { weight }) => sum + weight * weight, 0)),
  };
}

/** How much two articles tell of the same happening, in [0, 1]; 1 where one is a copy of the other. Symmetric. */
export function likeness(a: Comparable, b: Comparable): number {
  if (isCopy(a, b)) return 1;
  const shared = (cosine(a.whole, b.whole) + cosine(a.lead, b.lead)) / 2;
  const otherActors = 1 - OTHER_ACTORS * Math.max(lacking(a, b), lacking(b, a));
  return Math.min(1, shared * otherActors * agreement(a.signature, b.signature));
}

/**
 * Whether one article is the other's text, or a part of it, perhaps among other text. Symmetric. Texts that name other
 * days are none: a programme note or a weekly list repeats most of its words.
 */
export function isCopy(a: Comparable, b: Comparable): boolean {
  if (otherDays(a.signature, b.signature)) return false;
  const shorter = Math.min(a.signature.shingles, b.signature.shingles);
  const { shared, all } = overlap(a, b);
  if (shared < Math.min(LEAST_SHARED, shorter) || shared === 0) return false;
  const resemblance = shared / all;
  const common = (resemblance / (1 + resemblance)) * (a.signature.shingles + b.signature.shingles);
  return common >= COPIED * shorter;
}

/** Sequences in both sketches and in either, as far down as both sketches are complete. */
function overlap(a: Comparable, b: Comparable): { readonly shared: number; readonly all: number } {
  const limit = Math.min(completeTo(a.signature), completeTo(b.signature));
  const ofA = a.signature.sketch.filter((hash) => hash <= limit);
  const shared = ofA.filter((hash) => b.sketch.has(hash)).length;
  return { shared, all: ofA.length + b.signature.sketch.filter((hash) => hash <= limit).length - shared };
}

function completeTo({ sketch, shingles }: Signature): number {
  return sketch.length === shingles ? Number.POSITIVE_INFINITY : (sketch.at(-1) ?? 0);
}

function cosine(a: Weights, b: Weights): number {
  const [fewer, more] = a.byHash.size <= b.byHash.size ? [a.byHash, b.byHash] : [b.byHash, a.byHash];
  let sum = 0;
  for (const [hash, weight] of fewer) sum += weight * (more.get(hash) ?? 0);
  return sum === 0 ? 0 : sum / (a.length * b.length);
}

/** The share of one article's actors, by weight, that another does not name anywhere. */
function lacking({ actors }: Comparable, { whole }: Comparable): number {
  const weigh = (terms: readonly SignedTerm[]) => terms.reduce((sum, { weight }) => sum + weight, 0);
  return actors.length === 0 ? 0 : weigh(actors.filter(({ hash }) => !whole.byHash.has(hash))) / weigh(actors);
}

/**
 * A factor: what the two say of when, where and how many, where both say it. Only a number can raise it: look-alikes of
 * one day name the same days, and often the same country.
 */
function agreement(a: Signature, b: Signature): number {
  let factor = 1;
  if (otherDays(a, b)) factor *= OTHER_DAYS;
  else if (otherYear(a, b)) factor *= OTHER_YEAR;
  if (a.numbers.length > 0 && b.numbers.length > 0) {
    factor *= meet(a.numbers, b.numbers) ? SAME_NUMBER : OTHER_NUMBERS;
  }
  if (a.places.length > 0 && b.places.length > 0 && !meet(a.places, b.places)) factor *= OTHER_PLACES;
  return factor;
}

function otherDays({ days }: Signature, b: Signature): boolean {
  const close = days.some((day) => b.days.some((other) => Math.abs(day - other) <= DAYS_APART));
  return days.length > 0 && b.days.length > 0 && !close;
}

/** Whether their latest years differ, where one of them names no day. */
function otherYear(a: Signature, b: Signature): boolean {
  const dated = a.days.length > 0 && b.days.length > 0;
  return !dated && a.year !== null && b.year !== null && a.year !== b.year;
}

function meet(a: readonly number[], b: readonly number[]): boolean {
  return a.some((value) => b.includes(value));
}
