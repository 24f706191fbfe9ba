import { abbreviationBoundary } from './abbreviation-boundary.ts';
import {
  CAPITALISED,
  type Candidate,
  DIGITS,
  type Ending,
  MAX_PARENTHESIS_TOKENS,
  type SplitContext,
  startsSmall,
} from './boundary.ts';
import sentenceWords from './data/sentence-words.json' with { type: 'json' };
import type { SentenceLexicon } from './lexicon.ts';
import { ListedWords } from './listed.ts';
import type { LooseToken } from './tokens.ts';

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
const VOWEL = /[aeiouyäöüáéíóúàèìòùâêîôûãõ]/;

function isStop(token: LooseToken): boolean {
  return (
    token.kind === 'punctuation' && (STOPS.has(token.text) || WIDE_STOPS.has(token.text) || /^\.{2,}$/.test(token.text))
  );
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
    const skip = inner.size === 0 ? undefined : inner.get(index);
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
  return !startsSmall(next) || smallBoundary(tokens[index - 1], next, lexicon);
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

/** A stop before a small letter ends a sentence only where the word before it is clearly a whole word. */
function smallBoundary(before: LooseToken | undefined, next: LooseToken, lexicon: SentenceLexicon): boolean {
  if (before === undefined || before.kind !== 'word') return false;
  if (lexicon.speech.has(next.lower)) return false;
  return before.text.length >= 4 && VOWEL.test(before.lower) && /^\p{Ll}+$/u.test(before.text);
}

/** "!", "?" or an ellipsis: a sentence continues after it with a small letter, or with the speaker of a quotation. */
function strongBoundary(context: SplitContext, candidate: Candidate, next: LooseToken, at: number): boolean {
  const { tokens, lexicon } = context;
  const before = tokens[candidate.index - 1];
  if (startsSmall(next)) return false;
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
