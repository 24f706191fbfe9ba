import type { RuleName } from '../blocks/rules.ts';
import { firstUnitOf, firstUnits } from './first-units.ts';
import { insensitive } from './modifiers.ts';

/** A pattern of the lists with the rule it gives. */
export interface RulePattern {
  readonly rule: RuleName;
  readonly pattern: string;
}

/** Letters of the languages in Latin script. */
const CLASSES: Readonly<Record<string, string>> = {
  'p{Lu}': 'A-Z\\u00c0-\\u00de\\u0100-\\u017d',
  'p{Ll}': 'a-z\\u00df-\\u00ff\\u0101-\\u017e',
  'p{L}': 'A-Za-z\\u00c0-\\u024f\\u1e00-\\u1eff',
  'p{N}': '0-9',
};

/**
 * A pattern of the lists as it is compiled: for Latin script alone. The lists are of languages in it, and the classes
 * of all scripts, doubled for either case, cost the first article of a process half a second.
 */
export function latin(pattern: string): string {
  return pattern.replace(/\\(p\{\w+\})|(\[)(?:\\.|[^\]\\])*\]/g, (whole, alone: string | undefined) =>
    alone !== undefined
      ? `[${CLASSES[alone] ?? whole}]`
      : whole.replace(/\\(p\{\w+\})/g, (inside: string, name: string) => CLASSES[name] ?? inside),
  );
}

/** Compiles a pattern of the lists. */
export function compileCue(pattern: string, flags: string): RegExp {
  const compiled = latin(pattern);
  return flags.includes('i') ? insensitive(compiled, flags.replace('i', '')) : new RegExp(compiled, flags);
}

/**
 * Anchored patterns sorted by the characters they can begin with: a text is tried against those alone that could match
 * it, all in one. Compiled when first needed.
 *
 * @param after what follows the pattern: `$` where it is to be the whole text
 * @returns gives the rule of the first pattern, in the order of the list, that a text matches
 */
export function anchoredMatcher(
  patterns: readonly RulePattern[],
  after: string,
  flags: string,
): (text: string) => RuleName | null {
  const firsts = patterns.map(({ pattern }) => firstUnits(pattern));
  const buckets = new Map<string, { readonly any: RegExp; readonly rules: readonly RuleName[] } | null>();
  const bucketOf = (unit: string) => {
    const rules = new Map<RuleName, string[]>();
    patterns.forEach(({ rule, pattern }, at) => {
      const units = firsts[at] ?? null;
      if (units === null || units.has(unit)) rules.set(rule, [...(rules.get(rule) ?? []), pattern]);
    });
    if (rules.size === 0) return null;
    const groups = [...rules.values()].map((list) => `(${list.map((body) => `(?:${body})`).join('|')})`);
    return { any: compileCue(`^(?:${groups.join('|')})${after}`, flags), rules: [...rules.keys()] };
  };
  return (text) => {
    const unit = firstUnitOf(text);
    let bucket = buckets.get(unit);
    if (bucket === undefined) {
      bucket = bucketOf(unit);
      buckets.set(unit, bucket);
    }
    const match = bucket?.any.exec(text) ?? null;
    if (match === null || !bucket) return null;
    return bucket.rules.find((_, at) => match[at + 1] !== undefined) ?? null;
  };
}
