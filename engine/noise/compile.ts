import { firstUnitOf, firstUnits } from './first-units.ts';

/** A pattern of the lists with the rule it gives. */
export interface RulePattern {
  readonly rule: string;
  readonly pattern: string;
}

interface Bucket {
  readonly any: RegExp;
  readonly each: readonly { readonly rule: string; readonly pattern: RegExp }[];
}

/**
 * Anchored patterns sorted by the characters they can begin with: a text is tried against those alone that could match it, first against all in one,
 * then one rule after the other. Compiled when first needed.
 *
 * @param wrap makes of the alternatives the whole pattern, anchored at the start
 * @returns gives the rule of the first pattern, in the order of the list, that a text matches
 */
export function anchoredMatcher(
  patterns: readonly RulePattern[],
  wrap: (body: string) => string,
  flags: string,
): (text: string) => string | null {
  const firsts = patterns.map(({ pattern }) => firstUnits(pattern));
  const buckets = new Map<string, Bucket | null>();
  const bucketOf = (unit: string): Bucket | null => {
    const rules = new Map<string, string[]>();
    patterns.forEach(({ rule, pattern }, at) => {
      const units = firsts[at] ?? null;
      if (units === null || units.has(unit)) rules.set(rule, [...(rules.get(rule) ?? []), pattern]);
    });
    if (rules.size === 0) return null;
    const each = [...rules].map(([rule, list]) => ({
      rule,
      pattern: new RegExp(wrap(list.map((body) => `(?:${body})`).join('|')), flags),
    }));
    return { any: new RegExp(each.map(({ pattern }) => pattern.source).join('|'), flags), each };
  };
  return (text) => {
    const unit = firstUnitOf(text);
    let bucket = buckets.get(unit);
    if (bucket === undefined) {
      bucket = bucketOf(unit);
      buckets.set(unit, bucket);
    }
    if (bucket === null || !bucket.any.test(text)) return null;
    for (const { rule, pattern } of bucket.each) if (pattern.test(text)) return rule;
    return null;
  };
}
