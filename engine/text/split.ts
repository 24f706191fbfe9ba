import sentenceWords from './data/sentence-words.json' with { type: 'json' };
import { listed, type SentenceLexicon, withoutPrefix } from './lexicon.ts';
import { ListedWords } from './listed.ts';
import type { LooseToken } from './tokens.ts';

/** A parenthesis longer than this may hold sentences of its own. */
const MAX_PARENTHESIS_TOKENS = 60;
/** How many capitalised words a speaker's name may have in `"Why?" asked Dr. Ana Maria Lopez.` */
const MAX_SPEAKER_TOKENS = 5;

/** A sentence opens with no more marks than this. */
const MAX_OPENING_MARKS = 6;

const STOPS = new ListedWords(['.', '!', '?', '…', '‽', '؟', '।', '۔']);
const WIDE_STOPS = new ListedWords(['。', '！', '？', '．']);
const CLOSERS = new ListedWords(['"', "'", '”', '’', '»', ')', ']', '}', '」', '』', '）', '“', '‘', '«', '›']);
const CLOSING_QUOTES = new ListedWords(['"', "'", '”', '’', '»', '“', '‘', '«', '›']);
const OPENING_QUOTES = new ListedWords([
  '"',
  "'",
  '“',
  '‘',
  '«',
  '„',
  '‚',
  '‹',
  '»',
  '「',
  '『',
  '-',
  '–',
  '—',
  '(',
  '[',
  '¿',
  '¡',
  '*',
  '•',
]);
const CAPITALISED = /^\p{Lu}/u;
const SMALL = /^\p{Ll}/u;
/** "iPhone", "eBay": a small letter that does not count as one. */
const CAMEL = /^\p{Ll}{1,2}\p{Lu}/u;
/** "al-Qaeda", "d'Estaing": a name that begins small. */
const SMALL_PREFIX = /^\p{Ll}{1,3}[-'’]\p{Lu}/u;
const DOTTED = /^(?:\p{L}\.){2,}$/u;
const INITIAL = /^\p{L}\.$/u;
const CLOCK = /^[ap]\.m\.$/;
const VOWEL = /[aeiouyäöüáéíóúàèìòùâêîôûãõ]/;
const DIGITS = /^\p{Nd}{1,2}$/u;

function isStop(token: LooseToken): boolean {
  return (
    token.kind === 'punctuation' && (STOPS.has(token.text) || WIDE_STOPS.has(token.text) || /^\.{2,}$/.test(token.text))
  );
}

/** A block's tokens and what deciding a boundary needs to know of the whole text. */
export interface SplitContext {
  readonly tokens: readonly LooseToken[];
  readonly lexicon: SentenceLexicon;
  /**
   * Whether a word is in the text in small letters: such a one, capitalised after an abbreviation, begins a sentence.
   */
  readonly isSmallWord: (lower: string) => boolean;
}

/**
 * Indices just after the last token of each sentence of `tokens[from, to)`, which is one block; the last one is `to`.
 */
export function sentenceEnds(context: SplitContext, from: number, to: number): number[] {
  const { tokens } = context;
  const ends: number[] = [];
  const inner = embeddedParentheses(tokens, from, to);
  let first = from;
  for (let index = from; index < to; index += 1) {
    const skip = inner.get(index);
    if (skip !== undefined && index > first) {
      index = skip;
      continue;
    }
    const candidate = boundaryAt(context, index, first, to);
    if (candidate === null) continue;
    // Marks looked at once are not looked at again, or a run of them would take quadratic time.
    index = candidate.end - 1;
    if (candidate.boundary && candidate.end < to) {
      ends.push(candidate.end);
      first = candidate.end;
    }
  }
  if (to > from) ends.push(to);
  return ends;
}

/**
 * For each opening bracket of a short parenthesis, its closing one: no sentence ends inside, unless the sentence began
 * with it.
 */
function embeddedParentheses(tokens: readonly LooseToken[], from: number, to: number): Map<number, number> {
  const pairs = new Map<number, number>();
  let open = -1;
  for (let index = from; index < to; index += 1) {
    const mark = tokens[index]?.text;
    if (mark === '(' || mark === '[') open = index;
    else if ((mark === ')' || mark === ']') && open >= 0) {
      if (index - open <= MAX_PARENTHESIS_TOKENS) pairs.set(open, index);
      open = -1;
    }
  }
  return pairs;
}

/**
 * For a stop at `index`: the index after it and its closing marks, and if a sentence that began at `first` ends there;
 * null for any other token.
 */
function boundaryAt(
  context: SplitContext,
  index: number,
  first: number,
  to: number,
): { readonly end: number; readonly boundary: boolean } | null {
  const { tokens } = context;
  const token = tokens[index];
  if (token === undefined) return null;
  const mark = isStop(token) || breaksOff(tokens, index);
  if (!mark && !(token.kind === 'word' && token.text.endsWith('.'))) return null;

  const ending = endingAfter(tokens, index, to, mark ? token.text : '');
  const { end } = ending;
  const last = tokens[end - 1];
  const next = tokens[end];
  if (end >= to || last === undefined || next === undefined || WIDE_STOPS.has(token.text))
    return { end, boundary: true };
  const boundary =
    next.start === last.end ? gluedBoundary(tokens, index, next) : decide(context, { ...ending, index, first, to });
  return { end, boundary };
}

/** What may end a sentence: a stop, with the stops and closing marks after it. */
interface Ending {
  /** The index after it. */
  readonly end: number;
  /** Whether a quotation ends in it. */
  readonly quoted: boolean;
  readonly stops: string;
}

/** @param mark - the stop at `index`; empty for an abbreviation, which has its own */
function endingAfter(tokens: readonly LooseToken[], index: number, to: number, mark: string): Ending {
  let end = index + 1;
  let quoted = false;
  let stops = mark;
  for (; end < to; end += 1) {
    const next = tokens[end];
    if (next === undefined) break;
    const adjacent = next.start === tokens[end - 1]?.end;
    if (isStop(next) && (adjacent || stops !== '')) stops += next.text;
    else if (adjacent && CLOSERS.has(next.text) && closes(tokens, end, to)) quoted ||= CLOSING_QUOTES.has(next.text);
    else if (adjacent && mark !== '' && isReference(tokens, end)) end += 2;
    else break;
  }
  return { end, quoted, stops };
}

/** "“I only wanted to—” The line": a dash before the closing mark of a quotation that was broken off. */
function breaksOff(tokens: readonly LooseToken[], index: number): boolean {
  const token = tokens[index];
  if (token === undefined || (token.text !== '—' && token.text !== '–')) return false;
  const next = tokens[index + 1];
  if (tokens[index - 1]?.end !== token.start) return false;
  return next?.start === token.end && (next.text === '”' || next.text === '"');
}

/** "in 1986.[3] It": the number of a note, glued to the stop. */
function isReference(tokens: readonly LooseToken[], at: number): boolean {
  return tokens[at]?.text === '[' && tokens[at + 1]?.kind === 'number' && tokens[at + 2]?.text === ']';
}

/**
 * A closing mark, or a quotation mark that ends rather than begins a quotation: white space or a further mark follows
 * it.
 */
function closes(tokens: readonly LooseToken[], at: number, to: number): boolean {
  const mark = tokens[at];
  const next = tokens[at + 1];
  if (mark === undefined) return false;
  if (next === undefined || at + 1 >= to || next.start > mark.end) return true;
  return next.kind !== 'number' && (next.kind !== 'word' || CAPITALISED.test(next.text));
}

/** "…was over.Then the…": a missing space after a small word and before a capitalised one. */
function gluedBoundary(tokens: readonly LooseToken[], index: number, next: LooseToken): boolean {
  const before = tokens[index - 1];
  const token = tokens[index];
  if (before === undefined || token === undefined || before.end !== token.start) return false;
  if (!/^\p{Lu}\p{Ll}|^\p{Lu}$/u.test(next.text)) return false;
  return /^\p{Ll}{2,}$/u.test(before.text) || CLOSERS.has(before.text);
}

interface Candidate extends Ending {
  readonly index: number;
  readonly first: number;
  readonly to: number;
}

function decide(context: SplitContext, candidate: Candidate): boolean {
  const { tokens, lexicon } = context;
  const { index, to, stops } = candidate;
  const at = afterOpeningQuotes(tokens, candidate.end, to);
  const next = tokens[at];
  if (next === undefined || at >= to) return true;
  if (candidate.first === index) return false; // marks alone are no sentence
  if (stops !== '' && stops !== '.') return strongBoundary(context, candidate, next, at);
  if (tokens[index]?.text !== '.') return abbreviationBoundary(context, candidate, next, at > candidate.end);
  if (isNumbering(context, candidate, next)) return false;
  return !beginsSmall(next) || smallBoundary(tokens[index - 1], next, lexicon);
}

/** The index after the marks that open quotations at `at`. */
function afterOpeningQuotes(tokens: readonly LooseToken[], at: number, to: number): number {
  const limit = Math.min(to, at + MAX_OPENING_MARKS);
  let next = at;
  while (next < limit && OPENING_QUOTES.has(tokens[next]?.text ?? '')) next += 1;
  return next;
}

/** "1. Introduction", and German "am 3. Mai": the stop belongs to the figure. */
function isNumbering(context: SplitContext, { index, first }: Candidate, next: LooseToken): boolean {
  const before = context.tokens[index - 1];
  if (before?.kind !== 'number') return false;
  return (index - 1 === first && DIGITS.test(before.text)) || isOrdinal(context, index, next);
}

function beginsSmall(token: LooseToken): boolean {
  return SMALL.test(token.text) && !CAMEL.test(token.text) && !SMALL_PREFIX.test(token.text);
}

/** A stop before a small letter ends a sentence only where the word before it is clearly a whole word. */
function smallBoundary(before: LooseToken | undefined, next: LooseToken, lexicon: SentenceLexicon): boolean {
  if (before === undefined || before.kind !== 'word') return false;
  if (lexicon.speech.has(next.lower)) return false;
  return before.text.length >= 4 && VOWEL.test(before.lower) && /^\p{Ll}+$/u.test(before.text);
}

/** "!", "?" or an ellipsis: a sentence goes on after it in a small letter, or in the speaker of a quotation. */
function strongBoundary(context: SplitContext, candidate: Candidate, next: LooseToken, at: number): boolean {
  const { tokens, lexicon } = context;
  const before = tokens[candidate.index - 1];
  if (beginsSmall(next)) return false;
  if (candidate.stops === '!' && !candidate.quoted && before !== undefined && lexicon.marks.has(before.lower)) {
    return lexicon.openers.has(next.lower);
  }
  if (!candidate.quoted || !CAPITALISED.test(next.text)) return true;
  return !beginsAttribution(context, at, candidate.to);
}

/** `"Why?" Dr. Ana Lopez asked.` and `"Why?" Asked …` belong together: a name, and a verb of speech. */
function beginsAttribution({ tokens, lexicon }: SplitContext, at: number, to: number): boolean {
  for (let index = at; index < Math.min(to, at + MAX_SPEAKER_TOKENS); index += 1) {
    const word = tokens[index];
    if (word === undefined) return false;
    if (index > at && lexicon.speech.has(word.lower)) return true;
    if (word.kind !== 'word' || !CAPITALISED.test(word.text)) return false;
    if (index === at && lexicon.openers.has(word.lower) && !PERSONAL.has(word.lower)) return false;
  }
  return false;
}

const PERSONAL = new Set(sentenceWords.personal);

/** German "am 3. Mai", "der 2. Weltkrieg". */
function isOrdinal(context: SplitContext, index: number, next: LooseToken): boolean {
  const { tokens, lexicon } = context;
  const number = tokens[index - 1];
  if (lexicon.ordinal.size === 0 || number === undefined || !DIGITS.test(number.text)) return false;
  if (lexicon.follows.has(next.lower) || next.kind === 'number') return true;
  const article = tokens[index - 2];
  return article !== undefined && lexicon.ordinal.has(article.lower) && !lexicon.openers.has(next.lower);
}

/** Whether a comma or a small word follows the bracket that closes the one at `open`. */
function goesOnBehind(tokens: readonly LooseToken[], open: number, to: number): boolean {
  for (let at = open + 1; at < Math.min(to - 1, open + MAX_PARENTHESIS_TOKENS); at += 1) {
    if (tokens[at]?.text !== ')') continue;
    const next = tokens[at + 1];
    return next !== undefined && (next.text === ',' || beginsSmall(next));
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

function abbreviationBoundary(context: SplitContext, candidate: Candidate, next: LooseToken, opened: boolean): boolean {
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
  return beginsSmall(next) ? false : null;
}

function beforeBracket({ next }: Abbreviation, { tokens }: SplitContext, { end, to }: Candidate): boolean | null {
  if (tokens[end]?.text !== '(') return null;
  // "Harrow Robotics, Inc. (NASDAQ: HRW), a maker of": the sentence goes on after the bracket.
  // "at 4:30 a.m. (0330 GMT) in the hall": an aside, not a sentence of its own.
  return goesOnBehind(tokens, end, to) || next.kind === 'number' ? false : null;
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

/** A word that opens sentences begins one, unless it is one that goes on after an abbreviation. */
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
