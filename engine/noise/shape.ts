/**
 * What the looks of a line say, apart from any list of phrases: whether it is a finished sentence, a run of headlines,
 * an appeal to the reader, a string of button texts. Each function here reads one text and knows nothing of its place.
 */

import { endOf, endsSentence } from '../blocks/lines.ts';
import type { RuleName } from '../blocks/rules.ts';
import { FoldedPattern } from '../text/folded.ts';
import words from './data/words.json' with { type: 'json' };

/** Ends that leave a line open, or that close it, with a space before quotation marks in some corpora. */
const CLOSED = /[.!?…:;,–—-] ?["'”’»)\]]{0,3}$/;

/**
 * Whether a line lacks the stop that a sentence of running text has. A colon or comma leads on to the next line and
 * lacks nothing.
 */
export function isUnfinished(text: string): boolean {
  return !CLOSED.test(endOf(text)) && !endsSentence(text);
}

/** Number of words, counted up to a bound: nothing asks for more. */
export function wordsUpTo(text: string, bound: number): number {
  let words = 1;
  for (let at = text.indexOf(' '); at >= 0 && words < bound; at = text.indexOf(' ', at + 1)) words++;
  return words;
}

const SENTENCE_BREAK = /[.!?]["”’]? ["“‘]?\p{Lu}/u;
const BRACKETED = /^\[ ?["“‘']?[\p{Lu}\p{N}][^[\]]{14,150}\]$/u;
const MEDIA_TAG = new RegExp(String.raw`[[(](?:${words.mediaTags.join('|')})[\])]$`, 'i');
const READ_ON =
  /[\p{L}\p{N}'"’”)?!] (?:[Rr]ead [Mm]ore|READ MORE|[Ff]ull [Ss]tory|[Ss]ee [Mm]ore|[Ll]earn [Mm]ore)(?: ?[>»→…])*$/u;
const READ_ON_END = / (?:read|full|see|learn) (?:more|story)(?: ?[>»→…])*$/i;
/** Words in capitals, two or more, that a word in small letters follows: what tabloids set before a headline. */
const CAPITAL_RUN =
  /(?:^|[ .!?'"’”])(?:[\p{Lu}\p{N}'’&!?,.-]{2,20} ){1,6}[\p{Lu}\p{N}'’&!?,.-]{2,20}(?= ["“‘']?\p{Lu}?\p{Ll})/gu;
const LIST_HEADS = [
  'most (?:read|popular|viewed|shared|watched)',
  'trending',
  'related (?:stories|articles|coverage|links|content)',
  'more (?:on|from)',
  'top (?:stories|deals)',
  'recommended',
  'popular',
  'read next',
  'must[- ]reads?',
].join('|');
const HEADED_LIST = new FoldedPattern(
  String.raw`^(?:${LIST_HEADS})(?: (?:in|on|from|for|right now|now|today)\b| [\p{L}&' ]{2,40}?)?:? `,
  'i',
);
const COUNTER = new FoldedPattern(
  String.raw`(?:^|[\p{L}.] )(?<!(?:Caption|[Pp]age) )1 ?(?:\/|of) ?\d{1,3}(?: \p{Lu}[\p{L}\p{N}'’&. -]{1,40})?$`,
);
const OFFER = /on sale|\bsav(?:e|ing)\b|discount|\bdeals?\b|% off|from [$£€]\d|(?:for|to|at) [$£€]\d|down from/gi;
/** Asked of the last characters alone. */
const CUT_SHORT = /[\p{L}\p{N},] ?(?:\.{3}|…)$/u;
const LONGEST_CUT = 6;

/** Three headlines or more in one line, each after words in capitals. */
function isHeadlineRun(text: string): boolean {
  return (
    text.length >= 90 &&
    /[A-Z]{3}/.test(text) &&
    (text.match(CAPITAL_RUN)?.length ?? 0) >= 3 &&
    !/\. ["“]?\p{Lu}/u.test(text)
  );
}

/** A headline in brackets, or one with "[Video]" at its end. */
function isBracketedPointer(text: string): boolean {
  if (BRACKETED.test(text) && !/[.!]["”’]? ?\]$/.test(text) && wordsUpTo(text, 4) >= 4) return true;
  return MEDIA_TAG.test(text) && text.length <= 160 && !SENTENCE_BREAK.test(text);
}

/** Whether what stands before "Read more" is a headline: one sentence, or several of which the last lacks its stop. */
function isPointedAt(text: string): boolean {
  return !SENTENCE_BREAK.test(text) || isUnfinished(text.replace(READ_ON_END, ''));
}

/**
 * The rule a line earns for being a pointer to something else rather than a part of the text: a headline in brackets,
 * one with "Read more" or "[Video]" at its end, a run of headlines, the counter of a gallery, an offer that breaks off.
 * Null for anything else.
 */
export function teaserRule(text: string): RuleName | null {
  if (/[\])]$/.test(endOf(text))) return isBracketedPointer(text) ? 'read-also' : null;
  if (isHeadlineRun(text)) return 'read-also';
  if (endsSentence(text)) {
    return CUT_SHORT.test(text.slice(-LONGEST_CUT)) && (text.match(OFFER)?.length ?? 0) >= 2 ? 'advert' : null;
  }
  if (text.length <= 200 && READ_ON.test(text) && isPointedAt(text)) return 'read-also';
  if (text.length < 40) return null;
  if (COUNTER.test(text)) return 'caption';
  const head = HEADED_LIST.exec(text);
  if (head !== null && /^["“‘']?\p{Lu}/u.test(text.slice(head[0].length)) && isUnfinished(text)) return 'read-also';
  return null;
}

const STRONG = new RegExp(words.appeals.join('|'), 'giu');
const IMPERATIVES = words.imperatives.join('|');
const WEAK = new RegExp(`(?:^|[.!?] |[-–—:] )(?:${IMPERATIVES})\\b`, 'gi');
const OPENS_WITH_ONE = new RegExp(`^(?:${IMPERATIVES})\\b`, 'i');
const ASKED = new RegExp(
  '(?:^|[.!?] )(?:got|have|do you (?:have|know)|want|interested in|looking for|like (?:what|this)|enjoy(?:ed|ing)?|' +
    String.raw`know (?:more|something)|need|did you|love)\b[^.!?]{2,80}\?`,
  'i',
);
const ADDRESS = /\b[\w.+-]{2,40}@[\w-]{2,40}\.[a-z]{2}|(?:^|\s)@\w{3,20}\b/i;
const LINK = /https?:\/\/|\bwww\.|\b[a-z\d-]{2,30}\.(?:com|org|net|co\.uk)\b/i;
const PRODUCT = new FoldedPattern(`\\b(?:${words.products.join('|')})\\b`, 'i');
const TOLD = new RegExp(
  String.raw`["”“]|[,”"] ?(?:he|she|they|\p{Lu}\p{L}+) (?:said|says|told|added|wrote)|` +
    String.raw`\b(?:${words.telling.join('|')})\b`,
  'u',
);
const MAX_APPEAL = 700;

/**
 * How much a line speaks to the reader of a site instead of telling a story: imperatives of the trade ("Sign up",
 * "Click here"), questions such as "Got a tip?", addresses, products, "you" and "us". In the points of the decision;
 * under 2 it means nothing.
 */
export function appealPoints(text: string): number {
  if (text.length > MAX_APPEAL || text.length < 12 || /^(?:[-*•–]|\d+[.)]) /.test(text)) return 0;
  // Spoken to someone in the story, not to the reader; buttons that are named one by one are instructions.
  if (text.length > 80 && /["“”‘→]/.test(text)) return 0;
  let points = Math.min(2, text.match(STRONG)?.length ?? 0);
  points += Math.min(1, (text.match(WEAK)?.length ?? 0) * 0.5 + (OPENS_WITH_ONE.test(text) ? 0.5 : 0));
  if (points === 0) return 0;
  for (const [pattern, weight] of APPEALS) if (pattern.test(text)) points += weight;
  if (!ADDRESS.test(text) && LINK.test(text)) points += 0.75;
  return text.length > 250 ? points - 2 : points;
}

/** What else a line with an imperative says, in points; a statement about somebody counts against it. */
const APPEALS: readonly (readonly [Pick<RegExp, 'test'>, number])[] = [
  [ASKED, 1],
  [ADDRESS, 1],
  [PRODUCT, 1],
  [/\bclick here(?:[.!]?$| to (?:send|submit|upload)\b)/i, 1],
  [/\b(?:us|our|we)\b/i, 0.5],
  [/\byou(?:r|['’]\w+)?\b/i, 0.5],
  [TOLD, -1.5],
];
