import sentenceWords from './data/sentence-words.json' with { type: 'json' };
import { listed, type SentenceLexicon, withoutPrefix } from './lexicon.ts';
import type { LooseToken } from './tokens.ts';

/** A parenthesis longer than this may hold sentences of its own. */
const MAX_PARENTHESIS_TOKENS = 60;
/** How many capitalised words a speaker's name may have in `"Why?" asked Dr. Ana Maria Lopez.` */
const MAX_SPEAKER_TOKENS = 5;

/** A sentence opens with no more marks than this. */
const MAX_OPENING_MARKS = 6;

const STOPS = new Set(['.', '!', '?', '…', '‽', '؟', '।', '۔']);
const WIDE_STOPS = new Set(['。', '！', '？', '．']);
const CLOSERS = new Set(['"', "'", '”', '’', '»', ')', ']', '}', '」', '』', '）', '“', '‘', '«', '›']);
const CLOSING_QUOTES = new Set(['"', "'", '”', '’', '»', '“', '‘', '«', '›']);
const OPENING_QUOTES = new Set([
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

  let end = index + 1;
  let quoted = false;
  let stops = mark ? token.text : '';
  while (end < to) {
    const before = tokens[end - 1];
    const next = tokens[end];
    if (before === undefined || next === undefined) break;
    const adjacent = next.start === before.end;
    if (isStop(next) && (adjacent || stops !== '')) {
      stops += next.text;
    } else if (adjacent && CLOSERS.has(next.text) && closes(tokens, end, to)) {
      if (CLOSING_QUOTES.has(next.text)) quoted = true;
    } else if (adjacent && mark && isReference(tokens, end)) {
      end += 2;
    } else break;
    end += 1;
  }
  const last = tokens[end - 1];
  const next = tokens[end];
  if (end >= to || last === undefined || next === undefined || WIDE_STOPS.has(token.text))
    return { end, boundary: true };
  const boundary =
    next.start === last.end
      ? gluedBoundary(tokens, index, next)
      : decide(context, { index, end, first, to, quoted, stops });
  return { end, boundary };
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

interface Candidate {
  readonly index: number;
  readonly end: number;
  readonly first: number;
  readonly to: number;
  readonly quoted: boolean;
  readonly stops: string;
}

function decide(context: SplitContext, candidate: Candidate): boolean {
  const { tokens, lexicon } = context;
  const { index, end, to } = candidate;
  const token = tokens[index];
  let at = end;
  while (at < Math.min(to, end + MAX_OPENING_MARKS) && OPENING_QUOTES.has(tokens[at]?.text ?? '')) at += 1;
  const opened = at > end;
  const next = tokens[at];
  if (token === undefined || next === undefined || at >= to) return true;
  const before = tokens[index - 1];

  if (candidate.first === index) return false; // marks alone are no sentence
  const firm = candidate.stops;
  if (firm !== '' && !/^\.$/.test(firm)) return strongBoundary(context, candidate, next, at);
  if (token.text === '.') {
    if (before !== undefined && before.kind === 'number') {
      if (index - 1 === candidate.first && DIGITS.test(before.text)) return false; // "1. Introduction"
      if (isOrdinal(context, index, next)) return false;
    }
    if (!beginsSmall(next)) return true;
    return smallBoundary(before, next, lexicon);
  }
  return abbreviationBoundary(context, candidate, next, opened);
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
  // `"Why?" Dr. Ana Lopez asked.` and `"Why?" Asked …` belong together.
  for (let index = at; index < Math.min(candidate.to, at + MAX_SPEAKER_TOKENS); index += 1) {
    const word = tokens[index];
    if (word === undefined) return true;
    if (index > at && lexicon.speech.has(word.lower)) return false;
    if (word.kind !== 'word' || !CAPITALISED.test(word.text)) return true;
    if (index === at && lexicon.openers.has(word.lower) && !PERSONAL.has(word.lower)) return true;
  }
  return true;
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

/** An abbreviation or initial with its own stop, and white space after it. */
function abbreviationBoundary(context: SplitContext, candidate: Candidate, next: LooseToken, opened: boolean): boolean {
  const { tokens, lexicon, isSmallWord } = context;
  const token = tokens[candidate.index];
  if (token === undefined) return true;
  const word = withoutPrefix(token.text.slice(0, -1));
  const lower = word.toLowerCase();
  if (next.kind === 'punctuation' || next.kind === 'symbol') {
    return /\p{Sc}/u.test(next.text) && !isTitle(lexicon, word, lower) && CLOCK.test(token.lower);
  }
  if (beginsSmall(next)) return false;
  // "Harrow Robotics, Inc. (NASDAQ: HRW), a maker of": the sentence goes on after the bracket.
  if (tokens[candidate.end]?.text === '(' && goesOnBehind(tokens, candidate.end, candidate.to)) return false;
  // "at 4:30 a.m. (0330 GMT) in the hall": an aside, not a sentence of its own.
  if (next.kind === 'number' && tokens[candidate.end]?.text === '(') return false;
  if (isTitle(lexicon, word, lower)) return false;
  const opener = lexicon.openers.has(next.lower);
  if (lexicon.beforeNumber.has(word) || lexicon.beforeNumber.has(lower)) return opener && next.kind !== 'number';
  if (INITIAL.test(token.text)) {
    // After a small word ("Plan B. Smith" is not such a case) an initial is a name: "by J. Smith".
    return opener && next.text.length > 1 ? true : opener && !/\.$/.test(next.text) && next.text === 'I';
  }
  if (next.kind === 'number')
    return CLOCK.test(token.lower) || (DOTTED.test(token.text) && /^\p{Nd}{1,4}$/u.test(next.text) && opener);
  if (opened && CAPITALISED.test(next.text)) return DOTTED.test(token.text) || listed(lexicon.general, word, lower);
  const follows = lexicon.follows.has(next.lower);
  if (opener && !follows) return true;
  if (follows) return false;
  if (CLOCK.test(token.lower) || lower === 'etc' || lower === 'usw' || lower === 'ecc' || lower === 'enz') return true;
  if (DOTTED.test(token.text) && beginsName(tokens, candidate, next)) return false;
  return isSmallWord(next.lower);
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
