/** Whether a sentence ends at a stop that belongs to an abbreviation. */

import {
  CAPITALISED,
  type Candidate,
  CLOCK,
  DOTTED,
  INITIAL,
  MAX_PARENTHESIS_TOKENS,
  type SplitContext,
  startsSmall,
} from './boundary.ts';
import { listed, type SentenceLexicon, withoutPrefix } from './lexicon.ts';
import type { LooseToken } from './tokens.ts';

/** Whether a comma or a small word follows the bracket that closes the one at `open`. */
function goesOnAfter(tokens: readonly LooseToken[], open: number, to: number): boolean {
  for (let at = open + 1; at < Math.min(to - 1, open + MAX_PARENTHESIS_TOKENS); at += 1) {
    if (tokens[at]?.text !== ')') continue;
    const next = tokens[at + 1];
    return next !== undefined && (next.text === ',' || startsSmall(next));
  }
  return false;
}

/** An abbreviation or initial with its own stop, and what follows it after white space. */
interface Abbreviation {
  readonly token: LooseToken;
  /** Without its stop, and without what is glued before it. */
  readonly word: string;
  readonly lower: string;
  readonly next: LooseToken;
  /** Whether a quotation opens before `next`. */
  readonly opened: boolean;
}

type AbbreviationReader = (abbreviation: Abbreviation, context: SplitContext, candidate: Candidate) => boolean | null;

/**
 * Each says whether a sentence ends after an abbreviation, or null where it cannot tell. The first that can tell
 * decides.
 */
const ABBREVIATION_READERS: readonly AbbreviationReader[] = [
  beforeMark,
  beforeSmallLetter,
  beforeBracket,
  afterTitle,
  afterNumbered,
  afterInitial,
  beforeFigure,
  beforeQuotation,
  beforeOpener,
  afterClockOrRest,
  beforeName,
];

/** Whether a sentence ends at an abbreviation: the first reader that can tell decides. */
export function abbreviationBoundary(
  context: SplitContext,
  candidate: Candidate,
  next: LooseToken,
  opened: boolean,
): boolean {
  const token = context.tokens[candidate.index];
  if (token === undefined) return true;
  const word = withoutPrefix(token.text.slice(0, -1));
  const abbreviation = { token, word, lower: word.toLowerCase(), next, opened };
  for (const read of ABBREVIATION_READERS) {
    const boundary = read(abbreviation, context, candidate);
    if (boundary !== null) return boundary;
  }
  return context.isSmallWord(next.lower);
}

/** "at 4 p.m. $20 was": no sentence begins with a mark, but after a time of day with a sum. */
function beforeMark({ token, word, lower, next }: Abbreviation, { lexicon }: SplitContext): boolean | null {
  if (next.kind !== 'punctuation' && next.kind !== 'symbol') return null;
  return /\p{Sc}/u.test(next.text) && !isTitle(lexicon, word, lower) && CLOCK.test(token.lower);
}

function beforeSmallLetter({ next }: Abbreviation): boolean | null {
  return startsSmall(next) ? false : null;
}

function beforeBracket({ next }: Abbreviation, { tokens }: SplitContext, { end, to }: Candidate): boolean | null {
  if (tokens[end]?.text !== '(') return null;
  // "Harrow Robotics, Inc. (NASDAQ: HRW), a maker of": the sentence goes on after the bracket.
  // "at 4:30 a.m. (0330 GMT) in the hall": an aside, not a sentence of its own.
  return goesOnAfter(tokens, end, to) || next.kind === 'number' ? false : null;
}

/** "Dr. Lopez" */
function afterTitle({ word, lower }: Abbreviation, { lexicon }: SplitContext): boolean | null {
  return isTitle(lexicon, word, lower) ? false : null;
}

/** "No. 4", "pp. 12" */
function afterNumbered({ word, lower, next }: Abbreviation, { lexicon }: SplitContext): boolean | null {
  const isBeforeNumber = lexicon.beforeNumber.has(word) || lexicon.beforeNumber.has(lower);
  return isBeforeNumber ? lexicon.openers.has(next.lower) && next.kind !== 'number' : null;
}

/** After a small word ("Plan B. Smith" is not such a case) an initial is a name: "by J. Smith". */
function afterInitial({ token, next }: Abbreviation, { lexicon }: SplitContext): boolean | null {
  return INITIAL.test(token.text)
    ? lexicon.openers.has(next.lower) && (next.text.length > 1 || next.text === 'I')
    : null;
}

function beforeFigure({ token, next }: Abbreviation, { lexicon }: SplitContext): boolean | null {
  if (next.kind !== 'number') return null;
  if (CLOCK.test(token.lower)) return true;
  return DOTTED.test(token.text) && /^\p{Nd}{1,4}$/u.test(next.text) && lexicon.openers.has(next.lower);
}

function beforeQuotation(
  { token, word, lower, next, opened }: Abbreviation,
  { lexicon }: SplitContext,
): boolean | null {
  if (!opened || !CAPITALISED.test(next.text)) return null;
  return DOTTED.test(token.text) || listed(lexicon.general, word, lower);
}

/** A word that opens sentences begins one, unless it may also follow an abbreviation within a sentence. */
function beforeOpener({ next }: Abbreviation, { lexicon }: SplitContext): boolean | null {
  if (lexicon.follows.has(next.lower)) return false;
  return lexicon.openers.has(next.lower) ? true : null;
}

/** "a.m.", "etc." */
function afterClockOrRest({ token, lower }: Abbreviation): boolean | null {
  return CLOCK.test(token.lower) || AND_SO_ON.has(lower) ? true : null;
}

const AND_SO_ON = new Set(['etc', 'usw', 'ecc', 'enz']);

function beforeName({ token, next }: Abbreviation, { tokens }: SplitContext, candidate: Candidate): boolean | null {
  return DOTTED.test(token.text) && beginsName(tokens, candidate, next) ? false : null;
}

/**
 * "The U.S. Lamp Safety Office": an abbreviation that opens a sentence, or with more than one capitalised word after
 * it, is part of a name.
 */
function beginsName(tokens: readonly LooseToken[], { index, first, to }: Candidate, next: LooseToken): boolean {
  if (!CAPITALISED.test(next.text)) return false;
  const after = tokens.indexOf(next, index) + 1;
  const second = tokens[after];
  return index - first <= 1 || (after < to && second?.kind === 'word' && CAPITALISED.test(second.text));
}

function isTitle(lexicon: SentenceLexicon, word: string, lower: string): boolean {
  return listed(lexicon.titles, word, lower) && !listed(lexicon.general, word, lower);
}
