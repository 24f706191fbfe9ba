import type { Cut } from '../record.ts';
import { type Span, textSpan } from '../text/spans.ts';
import type { Sentence, Token, TokenizedText } from '../text/tokenized-text.ts';
import { isQuoted, type QuoteMark, quoteMarks } from './quotations.ts';
import { CAPTIONS, DOUBT, KEEP, SAYINGS, SPEAKERS, TAIL } from './words.ts';

/** A sentence as a summary shows it. */
export interface TrimmedSentence {
  readonly spans: readonly (readonly [number, number])[];
  readonly cut: readonly Cut[];
}

export interface TrimOptions {
  /** Attributions and parentheses are trimmed in English; other languages lose a dateline only. */
  readonly language: string;
  /** Is this the sentence the article begins with, the only one with a dateline? */
  readonly lead: boolean;
}

interface Omission extends Span {
  readonly why: string;
}

const MAX_PARENTHESIS_TOKENS = 14;
const MAX_TAIL_TOKENS = 16;
const MAX_SPEAKER_TOKENS = 9;
/** What is left of a sentence must be able to stand: no trimming but of a dateline below this many words. */
const MIN_WORDS_LEFT = 5;
/** A dateline stands within the first tokens of a text: a place of up to four words, an agency, a dash. */
const MAX_DATELINE_TOKENS = 12;

/** Anything longer is no sentence of prose and is left as it is; this also bounds the work. */
const MAX_SENTENCE_TOKENS = 300;

const NO_SPEAKER =
  /^(?:who|which|that|whom|whose|where|when|while|as|and|but|or|because|if|what|how|why|though|although|after|before|he|she|they|i|we|it|you)$/;
/** A token of a dateline's place and date. */
const PLACE_TOKEN = /^(?:\p{Lu}.*|[,/]|\d{1,2})$/u;
const AGENCY_TAG = /^\((?:\p{Lu}[\p{L}.&]*)(?: \p{Lu}[\p{L}.&]*){0,3}\)$/u;

function tokensOf(doc: TokenizedText, sentence: Sentence): readonly Token[] {
  return doc.tokens.slice(sentence.firstToken, sentence.endToken);
}

function isDash(token: Token | undefined): boolean {
  return token !== undefined && /^(?:-|--|–|—)$/.test(token.text);
}

/** "LAKE PELL, Ill. — " without an agency: a place in capitals before a dash and a capitalised word. */
function placeAndDash(tokens: readonly Token[]): Omission | null {
  const dash = tokens.findIndex(isDash);
  const [from, first] = [tokens[0], tokens[dash + 1]];
  if (dash < 1 || dash > MAX_DATELINE_TOKENS || from === undefined || first === undefined) return null;
  if (!/^\p{Lu}{3,}$/u.test(from.text) || !/^[\p{Lu}"“]/u.test(first.text)) return null;
  if (!tokens.slice(0, dash).every((token) => PLACE_TOKEN.test(token.text))) return null;
  return { start: from.start, end: first.start, why: 'dateline' };
}

/** "LONDON (Reuters) - ", "(CNN)", "Paris, France, May 2 (AFP) -- " before the first sentence of the text. */
function dateline(doc: TokenizedText, tokens: readonly Token[]): Omission | null {
  const open = tokens.findIndex((token) => token.text === '(');
  if (open < 0 || open > MAX_DATELINE_TOKENS) return placeAndDash(tokens);
  const place = tokens.slice(0, open);
  if (!place.every((token) => PLACE_TOKEN.test(token.text))) return null;
  const close = tokens.findIndex((token, index) => index > open && token.text === ')');
  const [from, opening, closing] = [tokens[0], tokens[open], tokens[close]];
  if (close < 0 || close > MAX_DATELINE_TOKENS || from === undefined || opening === undefined || closing === undefined)
    return null;
  if (!AGENCY_TAG.test(doc.text.slice(opening.start, closing.end))) return null;
  const next = isDash(tokens[close + 1]) ? close + 2 : close + 1;
  const first = tokens[next];
  // Without a dash, an agency tag glued to its sentence ("(CNN)The") or alone before it is one; "Smith (Lab) Ltd" is not.
  const marked = next === close + 2 || first?.start === closing.end || open === 0;
  if (first === undefined || !marked || !/^[\p{Lu}\p{N}"“'‘]/u.test(first.text)) return null;
  return { start: from.start, end: first.start, why: 'dateline' };
}

/** Bracketed asides: captions' "(pictured)", short forms, translations; none with a figure, a quotation, a hedge or a negation. */
function parentheses(tokens: readonly Token[]): Omission[] {
  const omissions: Omission[] = [];
  let open = -1;
  tokens.forEach((token, index) => {
    if (token.text === '(' || token.text === '[') open = token.text === '(' ? index : -1;
    if (token.text !== ')' || open < 1) return;
    const inner = tokens.slice(open + 1, index);
    const [opening, before] = [tokens[open], tokens[open - 1]];
    const [start, from] = [before?.end ?? 0, opening?.start ?? 0];
    open = -1;
    if (isDash(tokens[index + 1])) return; // an agency's tag in a dateline further down
    if (inner.length === 0 || inner.length > MAX_PARENTHESIS_TOKENS || start === from) return;
    if (
      inner.some(
        (word) =>
          word.kind === 'number' || KEEP.has(word.lower) || /["“”?!‘]/.test(word.text) || /\p{N}/u.test(word.text),
      )
    )
      return;
    omissions.push({
      start,
      end: token.end,
      why: inner.some((word) => CAPTIONS.has(word.lower)) ? 'caption mark' : 'parenthesis',
    });
  });
  return omissions;
}

/** Nothing that is quoted, in part or whole, is ever cut. */
function isUnquoted(marks: readonly QuoteMark[], { start, end }: Omission): boolean {
  return !isQuoted(marks, start) && !marks.some(({ at }) => at >= start && at < end);
}

/** ", police said Tuesday." and ", according to a report by the ministry." with a speaker that speaks for itself and no word of doubt. */
function attribution(tokens: readonly Token[]): Omission | null {
  const last = tokens.at(-1);
  if (last === undefined || last.text !== '.') return null;
  let comma = -1;
  for (let index = tokens.length - 2; index > 0 && tokens.length - index <= MAX_TAIL_TOKENS; index -= 1) {
    const token = tokens[index];
    if (token === undefined) break;
    if (token.text === ',') {
      comma = index;
      if (isAttribution(tokens.slice(index + 1, -1))) break;
    }
  }
  const start = tokens[comma];
  if (start === undefined || !isAttribution(tokens.slice(comma + 1, -1))) return null;
  return { start: start.start, end: last.start, why: 'attribution' };
}

function isAttribution(tail: readonly Token[]): boolean {
  const [first, second] = tail;
  if (first === undefined || tail.some((token) => DOUBT.has(token.lower) || /\d/.test(token.text))) return false;
  if (first.lower === 'according' && second?.lower === 'to') {
    return (
      tail.slice(2).some((token) => SPEAKERS.has(token.lower)) &&
      !tail.some((token) => token.text === ';' || token.text === ':')
    );
  }
  if (NO_SPEAKER.test(first.lower)) return false;
  const verb = tail.findIndex((token) => SAYINGS.has(token.lower));
  if (verb < 1 || verb > MAX_SPEAKER_TOKENS) return false;
  const speaker = tail.slice(0, verb);
  if (speaker.some((token) => token.text === ',' || NO_SPEAKER.test(token.lower))) return false;
  if (!speaker.some((token) => SPEAKERS.has(token.lower))) return false;
  return tail.slice(verb + 1).every((token) => TAIL.has(token.lower) || SPEAKERS.has(token.lower));
}

function wordCount(text: string): number {
  return text.split(/\s+/).filter((word) => /[\p{L}\p{N}]/u.test(word)).length;
}

/** `sentence` without `omissions`, which are in order and do not overlap. */
function without(text: string, sentence: Span, omissions: readonly Omission[]): TrimmedSentence {
  const spans: (readonly [number, number])[] = [];
  let from = sentence.start;
  for (const omission of omissions) {
    if (omission.start > from) spans.push([from, omission.start]);
    from = omission.end;
  }
  if (from < sentence.end) spans.push([from, sentence.end]);
  return { spans, cut: omissions.map(({ start, end, why }) => ({ ...textSpan(text, start, end), why })) };
}

/**
 * The slices of a sentence that a summary shows. Left out are datelines and agency tags, parentheses, and attributions at the end to a body that
 * speaks for itself; an attribution that carries doubt, negations, hedges, figures and quoted words always stay. What is left is a whole sentence:
 * it begins where the sentence does, or behind its dateline, and ends with its own stop.
 */
export function trimSentence(doc: TokenizedText, sentence: Sentence, options: TrimOptions): TrimmedSentence {
  const { language } = options;
  const tokens = tokensOf(doc, sentence);
  if (tokens.length > MAX_SENTENCE_TOKENS) return without(doc.text, sentence, []);
  const omissions: Omission[] = [];
  const lead = options.lead ? dateline(doc, tokens) : null;
  if (lead !== null) omissions.push(lead);
  if (language === 'en') {
    const from = lead?.end ?? sentence.start;
    const asides = parentheses(tokens);
    const tail = attribution(tokens);
    // Most sentences have nothing to leave out: their quotation marks are not looked for.
    const marks = asides.length === 0 && tail === null ? [] : quoteMarks(doc.text, tokens);
    omissions.push(...asides.filter((aside) => aside.start > from && isUnquoted(marks, aside)));
    if (tail !== null && tail.start > (omissions.at(-1)?.end ?? from) && isUnquoted(marks, tail)) omissions.push(tail);
  }
  if (omissions.length === 0) return without(doc.text, sentence, []);
  const trimmed = without(doc.text, sentence, omissions);
  const left = trimmed.spans.map(([start, end]) => doc.text.slice(start, end)).join('');
  if (wordCount(left) >= MIN_WORDS_LEFT) return trimmed;
  return without(doc.text, sentence, lead === null ? [] : [lead]);
}
