import { type RuleName, ruleNamed } from '../blocks/rules.ts';
import { compileCue } from './compile.ts';
import cueData from './data/cues.json' with { type: 'json' };
import { type Signals, signalBit } from './signals.ts';

export interface InlineMatch {
  readonly rule: RuleName;
  readonly start: number;
  readonly end: number;
}

const PATTERNS = Object.entries(cueData).flatMap(([rule, cues]) =>
  'inline' in cues
    ? [{ rule: ruleNamed(rule), pattern: compileCue(cues.inline.map((cue) => `(?:${cue})`).join('|'), 'g') }]
    : [],
);
const ANY = new RegExp(PATTERNS.map(({ pattern }) => pattern.source).join('|'));

const NEEDS = signalBit('inline');

/** Noise that is inside a paragraph, in order and without overlap. `signals` are of the same text. */
export function inlineNoise(text: string, { bits }: Signals): InlineMatch[] {
  if ((bits & NEEDS) === 0 || !ANY.test(text)) return [];
  const found: InlineMatch[] = [];
  for (const { rule, pattern } of PATTERNS) {
    for (const match of text.matchAll(pattern)) {
      if (match[0].length > 0) found.push({ rule, start: match.index, end: match.index + match[0].length });
    }
  }
  found.sort((a, b) => a.start - b.start || b.end - a.end);
  const apart: InlineMatch[] = [];
  let end = 0;
  for (const match of found) {
    if (match.start < end) continue;
    apart.push(match);
    end = match.end;
  }
  return apart;
}
