import type { TokenRange } from '../text/ranges.ts';
import { lowerAt, type TokenizedText } from '../text/tokenized-text.ts';
import { isCapital } from './capitals.ts';

/** Longer lines are prose. */
const MAX_TOKENS = 28;
const MAX_WORDS = 4;
/** The fewest numbers after the team in a row of a table. */
const LEAST_NUMBERS = 3;
/** One row alone may be a heading ("Mayor at Home"). */
const LEAST_ROWS = 2;
/** Between the teams of a fixture: "TARN AT ALTA". */
const BETWEEN: ReadonlySet<string> = new Set(['at', 'v', 'vs']);

function isNumber({ tokens }: TokenizedText, at: number): boolean {
  return /^\d/.test(tokens[at]?.text ?? '');
}

/** The capitalised words of a line from `from` on. */
function runIn(doc: TokenizedText, from: number, end: number): TokenRange {
  let to = from;
  while (to < end && to - from < MAX_WORDS && isCapital(doc.tokens[to]) && !BETWEEN.has(lowerAt(doc.tokens, to))) to++;
  return { from, to };
}

/** Index after what is in brackets there, if anything does: "Tarn [(B)] 1", "Tarn 2 [(after extra time)]". */
function afterBrackets({ tokens }: TokenizedText, at: number, end: number): number {
  if (tokens[at]?.text !== '(') return at;
  let close = at + 1;
  while (close < end && tokens[close]?.text !== ')') close++;
  return close < end ? close + 1 : at;
}

/** Whether nothing but numbers and marks is there, and how many of the former are enough. */
function isTally(doc: TokenizedText, from: number, end: number): boolean {
  // "SEOUL 1996-08-30"
  if (/^\d{4}$/.test(doc.tokens[from]?.text ?? '')) return false;
  let numbers = 0;
  for (let at = from; at < end; at++) {
    if (doc.tokens[at]?.kind === 'word') return false;
    if (isNumber(doc, at)) numbers++;
  }
  return numbers >= LEAST_NUMBERS;
}

/** The teams of one line: "Tarn 4 1 2 1 5 5 5", "Tarn 2 Alta 1 (halftime 1-0)", "TARN AT ALTA"; else none. */
function teamsOfLine(doc: TokenizedText, from: number, end: number): readonly TokenRange[] {
  const first = runIn(doc, from, end);
  if (first.to === from || end - from > MAX_TOKENS) return [];
  const next = afterBrackets(doc, first.to, end);
  const isScored = isNumber(doc, next);
  if (isScored && isTally(doc, next, end)) return [first];
  if (!isScored && !BETWEEN.has(lowerAt(doc.tokens, next))) return [];
  const second = runIn(doc, next + 1, end);
  if (second.to === second.from) return [];
  const after = afterBrackets(doc, second.to, end);
  if (isScored && !isNumber(doc, after)) return [];
  return afterBrackets(doc, isScored ? after + 1 : after, end) === end ? [first, second] : [];
}

/**
 * What stands where teams are in the lines of tables, results and fixtures. Linear in the tokens.
 *
 * @returns in text order
 */
export function teamsInRows(doc: TokenizedText): readonly TokenRange[] {
  const { tokens, text } = doc;
  const found: TokenRange[] = [];
  let rows = 0;
  let from = 0;
  for (let at = 1; at <= tokens.length; at++) {
    const isEnd = at === tokens.length || text.slice(tokens[at - 1]?.end, tokens[at]?.start).includes('\n');
    if (!isEnd) continue;
    const teams = teamsOfLine(doc, from, at);
    if (teams.length > 0) rows++;
    for (const team of teams) found.push(team);
    from = at;
  }
  return rows < LEAST_ROWS ? [] : found;
}
