import { isDash, openingAt } from '../names/opening.ts';
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
/** Anything longer is no sentence of prose and is left as it is; this also bounds the work. */
const MAX_SENTENCE_TOKENS = 300;

function tokensOf(doc: TokenizedText, sentence: Sentence): readonly Token[] {
  return doc.tokens.slice(sentence.firstToken, sentence.endToken);
}

/** What a sentence begins with. */
const BEGINS = /^[\p{Lu}\p{N}"“'‘]/u;
const CAPITALS = /^\p{Lu}{3,}$/u;

/**
 * "LONDON (Reuters) - ", "(CNN)", "LAKE PELL, Ill. — " before the first sentence of the text. "Ray Sol - the mayor" is
 * none, so that a place before a mere dash has to be in capitals, and "Smith (Lab) Ltd" is none, so that an agency
 * after a place has to be followed by a dash or glued to the sentence.
 */
function dateline(doc: TokenizedText, { firstToken, endToken }: Sentence): Omission | null {
  const { from, endedBy } = openingAt(doc, firstToken);
  const [head, last, first] = [doc.tokens[firstToken], doc.tokens[from - 1], doc.tokens[from]];
  if (head === undefined || last === undefined || first === undefined || from >= endToken) return null;
  const isMarked =
    endedBy === 'stamp' ||
    (endedBy === 'agency'
      ? head.text === '(' || isDash(last) || last.end === first.start
      : endedBy === 'dash' && CAPITALS.test(head.text));
  return isMarked && BEGINS.test(first.text) ? { start: head.start, end: first.start, why: 'dateline' } : null;
}

/** The mark of a list's item, or the letter of an interview's turn: "• ", "A: ", "Answer: ". */
function bullet(tokens: readonly Token[]): Omission | null {
  const [first, second, third] = tokens;
  if (first === undefined || second === undefined) return null;
  if (/^(?:[•▪◦‣●■*–—-]|--)$/.test(first.text) && second.start > first.end)
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
  const lead = options.lead ? (dateline(doc, sentence) ?? bullet(tokens)) : bullet(tokens);
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
