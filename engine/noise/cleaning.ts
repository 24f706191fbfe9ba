import type { RemovalLog } from '../blocks/blocks.ts';
import type { RuleName } from '../blocks/rules.ts';
import { WorkBudget } from '../text/work-budget.ts';
import { type CueMatch, matchCue } from './cues.ts';
import { type InlineMatch, inlineNoise } from './inline.ts';
import type { KnownNames } from './known-names.ts';
import type { KnownWords } from './page.ts';
import { signalsOf } from './signals.ts';

/** One cleaning at work: what it was asked for, what it has read so far, and the log of what it cuts. */
export interface Cleaning {
  /** Rules that cut nothing. */
  readonly keep: ReadonlySet<RuleName>;
  readonly log: RemovalLog;
  /** What was found in texts seen so far. */
  readonly readings: Map<string, Reading>;
  readonly known: KnownWords;
  readonly names: KnownNames;
  /** The decoded source, for plain text; the offsets of cuts inside a block are found in it. */
  readonly source: string;
  /** Counts the characters that are looked at. */
  readonly work: WorkBudget;
}

/** A cleaning that has read and cut nothing yet. */
export function newCleaning(source: string, keep: ReadonlySet<RuleName>, log: RemovalLog, names: KnownNames): Cleaning {
  return {
    keep,
    log,
    source,
    names,
    readings: new Map(),
    known: { index: null, shares: new Map() },
    work: new WorkBudget(source.length),
  };
}

/** What a text says by itself, wherever it is. */
export interface Reading {
  readonly cue: CueMatch | null;
  readonly inline: readonly InlineMatch[];
}

/** Reads a text; each is read once, however many passes look at it. */
export function readingOf(text: string, { readings, work }: Cleaning): Reading {
  const known = readings.get(text);
  if (known !== undefined) return known;
  work.spend(text.length);
  const signals = signalsOf(text);
  const found = { cue: matchCue(text, signals), inline: inlineNoise(text, signals) };
  readings.set(text, found);
  return found;
}

/** The cue a text meets. */
export function cueOf(text: string, cleaning: Cleaning): CueMatch | null {
  return readingOf(text, cleaning).cue;
}
