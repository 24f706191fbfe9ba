import type { TokenNumber, TokenRange } from '../text/ranges.ts';
import { lowerAt, type Token, type TokenizedText } from '../text/tokenized-text.ts';
import { isCapital } from './capitals.ts';
import { isDayWord } from './dateline.ts';
import { INSTITUTIONS } from './word-lists.ts';

/** What is before a story's first word, in the tokens of the text. */
export interface Opening {
  /** Where the sentence begins to tell something; its own first token where nothing is before that. */
  readonly from: number;
  /** The place that a dateline names. */
  readonly place: TokenRange | null;
  /** What ends it: an agency in brackets, a mark, or when the text was set online; null where nothing is. */
  readonly endedBy: 'agency' | 'dash' | 'colon' | 'stamp' | null;
}

/** A dateline is no longer than this, in tokens. */
const LONGEST = 18;
const MAX_PLACE = 6;
/** "USA -" and "BBC -" are no towns. */
const SHORTEST = 4;

const DASHES = new Set(['-', '–', '—', '--', '―']);

/** Whether a token is one of the dashes that end a dateline. */
export function isDash(token: Token | undefined): boolean {
  return token !== undefined && DASHES.has(token.text);
}

/** No mark of a dateline is looked for further on, in tokens. */
const REACH = 40;

/**
 * What is put before a story's first word in the sentence that begins at `first`: an agency in brackets, even glued to
 * it ("(CNN)A student"), or a dateline that ends in a dash, a colon or an agency in brackets. This is the one
 * reading of a dateline that is still in the text; whoever needs one asks it.
 */
export function openingAt({ tokens }: TokenizedText, first: TokenNumber): Opening {
  const opening = tokens.slice(first, first + REACH);
  const { from, place, endedBy } = afterStamp(opening) ?? readOpening(opening);
  const moved = place === null ? null : { from: first + place.from, to: first + place.to };
  return { from: first + from, place: moved, endedBy };
}

/**
 * "Mills shut June 25, 2011 00:00 IST VELDE: The millers": day and hour, and the headline before them, that a text on
 * one line was saved with; what comes after them may begin with a dateline.
 */
function afterStamp(tokens: readonly Token[]): Opening | null {
  const colon = tokens.findIndex(({ text }, at) => text === ':' && isYear(tokens[at - 2]) && isHour(tokens, at));
  const start = colon + STAMP_END;
  if (colon < 0 || !isCapital(tokens[start])) return null;
  const { from, place, endedBy } = readOpening(tokens.slice(start));
  return {
    from: start + from,
    place: place === null ? null : { from: start + place.from, to: start + place.to },
    endedBy: endedBy ?? 'stamp',
  };
}
/** The minutes and what follows them: "00 IST". */
const STAMP_END = 3;

function isYear(token: Token | undefined): boolean {
  return token !== undefined && /^(?:19|20)\d{2}$/.test(token.text);
}

function isHour(tokens: readonly Token[], colon: number): boolean {
  const [hour, minute, zone] = [tokens[colon - 1], tokens[colon + 1], tokens[colon + 2]];
  return (
    [hour, minute].every((each) => /^\d\d$/.test(each?.text ?? '')) && /^[AP]M$|^[A-Z]{2}T$/.test(zone?.text ?? '')
  );
}

function readOpening(tokens: readonly Token[]): Opening {
  const closed = tokens[0]?.lower === '(' ? closeOf(tokens, 0) : -1;
  if (closed > 0) return { from: skipDash(tokens, closed + 1), place: null, endedBy: 'agency' };
  // "Aug 3 (Newsline) -": a dateline may name no place.
  const isDated = isDayWord(lowerAt(tokens, 0));
  const to = isDated ? 1 : placeEnd(tokens);
  return (to === 0 ? null : readDateline(tokens, to, isDated)) ?? { from: 0, place: null, endedBy: null };
}

/** A dateline whose place, or first word of a date, ends before `to`. */
function readDateline(tokens: readonly Token[], to: number, isDated: boolean): Opening | null {
  const place = isDated ? null : regionOf(tokens, to);
  for (let at = to; at < Math.min(tokens.length, LONGEST); at++) {
    const token = tokens[at];
    if (token === undefined) return null;
    const ended = datelineEnd(tokens, at, place);
    if (ended !== undefined) return ended;
    if (!isDatelineWord(token)) return null;
  }
  return null;
}

/** What a mark that ends a dateline opens; null where the mark ends it otherwise, undefined where none is at `at`. */
function datelineEnd(tokens: readonly Token[], at: number, place: Opening['place']): Opening | null | undefined {
  const token = tokens[at];
  if (isDash(token) && at < tokens.length - 1) return { from: at + 1, place, endedBy: 'dash' };
  // "New Delhi: Farmers blocked", but "Correction: The bank" as well.
  if (isColon(tokens, at)) return { from: at + 1, place: null, endedBy: 'colon' };
  return token?.text === '(' ? afterAgency(tokens, at, place) : undefined;
}

/** "LIMA (Newsline) - The bank": an agency in brackets ends a dateline, where a dash or a sentence follows it. */
function afterAgency(tokens: readonly Token[], open: number, place: Opening['place']): Opening | null {
  const close = closeOf(tokens, open);
  if (close < 0) return null;
  const isFollowed = isCapital(tokens[close + 1]) || isDash(tokens[close + 1]);
  return isFollowed ? { from: skipDash(tokens, close + 1), place, endedBy: 'agency' } : null;
}

/** A colon after a word or two in capitals, and before a sentence. */
function isColon(tokens: readonly Token[], at: number): boolean {
  return at <= MAX_COLON && tokens[at]?.text === ':' && isCapital(tokens[at + 1]);
}
const MAX_COLON = 3;

/** Index of the bracket that closes the one at `open`, where only a few words in capitals are between them; else -1. */
function closeOf(tokens: readonly Token[], open: number): number {
  for (let at = open + 1; at < open + 6; at++) {
    if (tokens[at]?.text === ')') return at > open + 1 ? at : -1;
    if (!isCapital(tokens[at]) && tokens[at]?.text !== '/') return -1;
  }
  return -1;
}

function skipDash(tokens: readonly Token[], at: number): number {
  return isDash(tokens[at]) ? at + 1 : at;
}

/** Index after the run of capitalised words that opens the text, or 0. */
function placeEnd(tokens: readonly Token[]): number {
  let to = 0;
  while (to < MAX_PLACE && (isCapital(tokens[to]) || isWithinName(tokens, to))) to++;
  return to > 0 && (tokens[to - 1]?.end ?? 0) - (tokens[0]?.start ?? 0) >= SHORTEST ? to : 0;
}

/** The "of" of "Port of Velde". */
function isWithinName(tokens: readonly Token[], at: number): boolean {
  return tokens[at]?.lower === 'of' && INSTITUTIONS.has(lowerAt(tokens, at - 1)) && isCapital(tokens[at + 1]);
}

/** "ROCKFORD, Ill.": the region after the place belongs to it, an agency or a date does not. */
function regionOf(tokens: readonly Token[], to: number): TokenRange {
  const region = tokens[to + 1];
  const after = tokens[to + 2];
  const isRegion = tokens[to]?.text === ',' && isCapital(region) && !isDayWord(region?.lower ?? '');
  // "By Ana Ray PORT ELLERY": a byline in small letters is no part of the place.
  const capitals = tokens.slice(0, to).findLastIndex(({ text }) => text !== text.toUpperCase()) + 1;
  return {
    from: capitals < to ? capitals : 0,
    to: isRegion && (after?.text === ',' || after?.text === '(' || isDash(after)) ? to + 2 : to,
  };
}

function isDatelineWord(token: Token): boolean {
  return isCapital(token) || token.kind === 'number' || PARTS.has(token.text) || isDayWord(token.lower);
}
/** What parts the words of a dateline: "SEOUL/GENEVA, Aug. 30". */
const PARTS = new Set([',', '.', '/']);
