import { sameName } from './gold/wording.ts';

/** A reported statement over a text, and the names of who says it; none where the text does not tell. */
export interface Statement {
  readonly start: number;
  readonly end: number;
  readonly claimants: readonly string[];
}

/** How far the statements of one reading are those of another. */
export interface Comparison {
  readonly wanted: number;
  readonly given: number;
  readonly found: number;
  /** Of those found for which both readings name somebody: how many name the same. */
  readonly named: number;
  readonly sameClaimant: number;
}

/** Two statements are one from this share of their union on, as in the scorer of PolNeAR's attributions. */
const SAME = 0.5;

function shared(a: Statement, b: Statement): number {
  const both = Math.min(a.end, b.end) - Math.max(a.start, b.start);
  return Math.max(0, both) / Math.max(1, Math.max(a.end, b.end) - Math.min(a.start, b.start));
}

/** The statements of two readings of one text that are the same, one to one, those that fit best first. */
export function pairsOf(
  wanted: readonly Statement[],
  given: readonly Statement[],
): (readonly [Statement, Statement])[] {
  const rivals = wanted
    .flatMap((one) => given.map((other) => ({ one, other, share: shared(one, other) })))
    .filter(({ share }) => share >= SAME)
    .sort((a, b) => b.share - a.share);
  const taken = new Set<Statement>();
  const pairs: (readonly [Statement, Statement])[] = [];
  for (const { one, other } of rivals) {
    if (taken.has(one) || taken.has(other)) continue;
    taken.add(one).add(other);
    pairs.push([one, other]);
  }
  return pairs;
}

/** Compares two readings of one text. */
export function compare(wanted: readonly Statement[], given: readonly Statement[]): Comparison {
  const pairs = pairsOf(wanted, given);
  const named = pairs.filter(([one, other]) => one.claimants.length > 0 && other.claimants.length > 0);
  const same = named.filter(([one, other]) => one.claimants.some((a) => other.claimants.some((b) => sameName(a, b))));
  return {
    wanted: wanted.length,
    given: given.length,
    found: pairs.length,
    named: named.length,
    sameClaimant: same.length,
  };
}

/** The comparisons of several texts as one. */
export function total(comparisons: readonly Comparison[]): Comparison {
  const sum = (of: (one: Comparison) => number): number => comparisons.reduce((all, one) => all + of(one), 0);
  return {
    wanted: sum(({ wanted }) => wanted),
    given: sum(({ given }) => given),
    found: sum(({ found }) => found),
    named: sum(({ named }) => named),
    sameClaimant: sum(({ sameClaimant }) => sameClaimant),
  };
}
