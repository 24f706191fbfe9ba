import type { Cut } from '../record.ts';
import type { Document } from '../text/document.ts';
import { isQuoted } from '../text/quotation-marks.ts';
import { type Span, textSpan } from '../text/spans.ts';
import type { Sentence, Token, TokenizedText } from '../text/tokenized-text.ts';
import { countWords } from '../text/words.ts';
import { isIndispensable } from './indispensable.ts';
import { CAPTIONS } from './words.ts';

/** A sentence as a summary shows it. */
export interface TrimmedSentence {
  readonly spans: readonly (readonly [number, number])[];
  readonly cut: readonly Cut[];
}

export interface TrimOptions {
  /** Parentheses are trimmed in English; other languages lose a dateline only. */
  readonly language: string;
  /** Is this the sentence the article begins with, the only one with a dateline? */
  readonly lead: boolean;
}

interface Omission extends Span {
  readonly why: string;
}

const MAX_PARENTHESIS_TOKENS = 14;
/** What is left of a sentence must be able to stand: no trimming but of a dateline below this many words. */
const MIN_WORDS_LEFT = 5;
/** A dateline stands within the first tokens of a text: a place of up to four words, an agency, a dash. */
const MAX_DATELINE_TOKENS = 12;

/** Anything longer is no sentence of prose and is left as it is; this also bounds the work. */
const MAX_SENTENCE_TOKENS = 300;

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
  // Without a dash, an agency tag glued to its sentence ("(CNN)The") or alone before it is one; "Smith (Lab) Ltd" is
  // not.
  const marked = next === close + 2 || first?.start === closing.end || open === 0;
  if (first === undefined || !marked || !/^[\p{Lu}\p{N}"“'‘]/u.test(first.text)) return null;
  return { start: from.start, end: first.start, why: 'dateline' };
}

/** The mark of a list's item, or the letter of an interview's turn: "• ", "A: ", "Answer: ". */
function bullet(tokens: readonly Token[]): Omission | null {
  const [first, second, third] = tokens;
  if (first === undefined || second === undefined) return null;
  if (/^[•▪◦‣●■*–—-]$/.test(first.text) && second.start > first.end)
    return { start: first.start, end: second.start, why: 'bullet' };
  if (!/^(?:[QA]|Question|Answer)$/.test(first.text) || second.text !== ':' || third === undefined) return null;
  return { start: first.start, end: third.start, why: 'label of a turn' };
}

/**
 * Bracketed asides: captions' "(pictured)", short forms, translations; none with a quotation or an indispensable word.
 */
function parentheses(tokens: readonly Token[]): Omission[] {
  const omissions: Omission[] = [];
  let open = -1;
  tokens.forEach((token, index) => {
    if (token.text === '[') open = -1;
    if (token.text === '(') open = index;
    if (token.text !== ')' || open < 1) return;
    const inner = tokens.slice(open + 1, index);
    const [opening, before] = [tokens[open], tokens[open - 1]];
    const [start, from] = [before?.end ?? 0, opening?.start ?? 0];
    open = -1;
    // Before a dash it is an agency's tag in a dateline further down.
    if (isDash(tokens[index + 1]) || start === from || !isAside(inner)) return;
    const isCaption = inner.some((word) => CAPTIONS.has(word.lower));
    omissions.push({ start, end: token.end, why: isCaption ? 'caption mark' : 'parenthesis' });
  });
  return omissions;
}

/** Whether what is in brackets can be missed: short, without a quotation or an indispensable word. */
function isAside(inner: readonly Token[]): boolean {
  if (inner.length === 0 || inner.length > MAX_PARENTHESIS_TOKENS) return false;
  return !inner.some((word) => isIndispensable(word) || /["“”?!‘]/.test(word.text));
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
 * The slices of a sentence that a summary shows. Left out are datelines, agency tags and parentheses; who says it,
 * negations, hedges, figures and quoted words always stay. What is left is a whole sentence: it begins where the
 * sentence does, or after its dateline, and ends with its own stop.
 */
export function trimSentence(doc: Document, sentence: Sentence, options: TrimOptions): TrimmedSentence {
  const tokens = tokensOf(doc, sentence);
  doc.work.spend(tokens.length);
  if (tokens.length > MAX_SENTENCE_TOKENS) return without(doc.text, sentence, []);
  const lead = options.lead ? (dateline(doc, tokens) ?? bullet(tokens)) : bullet(tokens);
  const from = lead?.end ?? sentence.start;
  // Nothing that is quoted, in part or whole, is ever cut.
  const asides = (options.language === 'en' ? parentheses(tokens) : []).filter(
    (aside) => aside.start > from && !isQuoted(doc, aside),
  );
  const omissions = lead === null ? asides : [lead, ...asides];
  if (omissions.length === 0) return without(doc.text, sentence, []);
  const trimmed = without(doc.text, sentence, omissions);
  const left = trimmed.spans.map(([start, end]) => doc.text.slice(start, end)).join('');
  if (countWords(left) >= MIN_WORDS_LEFT) return trimmed;
  return without(doc.text, sentence, lead === null ? [] : [lead]);
}
