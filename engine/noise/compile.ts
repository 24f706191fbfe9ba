import type { RuleName } from '../blocks/rules.ts';
import { withRanges } from '../text/folded.ts';
import { insensitive } from '../text/modifiers.ts';
import { firstUnits, unitAt } from './first-units.ts';

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
  return withRanges(pattern, CLASSES);
}

/** Compiles a pattern of the lists. */
export function compileCue(pattern: string, flags: string): RegExp {
  const compiled = latin(pattern);
  return flags.includes('i') ? insensitive(compiled, flags.replace('i', '')) : new RegExp(compiled, flags);
}

/** A pattern that is compiled when it is first tried. */
class LazyCue {
  readonly rule: RuleName;
  readonly #units: ReturnType<typeof firstUnits>;
  readonly #compile: () => RegExp;
  #compiled: RegExp | null = null;

  constructor({ rule, pattern }: RulePattern, after: string, flags: string) {
    this.rule = rule;
    this.#units = firstUnits(pattern);
    this.#compile = () => compileCue(`^(?:${pattern})${after}`, flags);
  }

  mayBeginWith(first: string): boolean {
    return this.#units.firsts?.has(first) ?? true;
  }

  mayGoOnWith(second: string): boolean {
    return this.#units.seconds?.has(second) ?? true;
  }

  matches(text: string): boolean {
    this.#compiled ??= this.#compile();
    return this.#compiled.test(text);
  }
}

/**
 * Anchored patterns sorted by the two characters they can begin with: a text is tried against those alone that could
 * match it. Each is compiled when it is first tried, by itself: all of one character in one pattern took eight times as
 * long to compile, for those that can begin with any were in each.
 *
 * @param after what follows a pattern: `$` where it is to be the whole text
 */
export class AnchoredCues {
  readonly #cues: readonly LazyCue[];
  readonly #byFirst = new Map<string, readonly LazyCue[]>();
  readonly #byPair = new Map<string, readonly LazyCue[]>();

  constructor(patterns: readonly RulePattern[], after: string, flags: string) {
    this.#cues = patterns.map((pattern) => new LazyCue(pattern, after, flags));
  }

  #triedOn(text: string): readonly LazyCue[] {
    const [first, second] = [unitAt(text, 0), unitAt(text, 1)];
    const pair = first + second;
    const known = this.#byPair.get(pair);
    if (known !== undefined) return known;
    const begun = this.#byFirst.get(first) ?? this.#cues.filter((cue) => cue.mayBeginWith(first));
    this.#byFirst.set(first, begun);
    const tried = begun.filter((cue) => cue.mayGoOnWith(second));
    this.#byPair.set(pair, tried);
    return tried;
  }

  /** Whether a pattern is tried on a text, in whatever case. */
  mayMeet(text: string): boolean {
    return this.#triedOn(text).length > 0;
  }

  /** The rule of the first pattern, in the order of the list, that a text matches. */
  ruleOf(text: string): RuleName | null {
    for (const cue of this.#triedOn(text)) if (cue.matches(text)) return cue.rule;
    return null;
  }
}
