import { isAsciiCapital, isAsciiSmall } from './letters.ts';
import { listed, type SentenceLexicon, withoutPrefix } from './lexicon.ts';
import type { Token } from './tokenized-text.ts';

/** A token that is given its sentence later; until then it is in none. */
export type LooseToken = Omit<Token, 'sentence'> & { sentence: Token['sentence'] };

/** Dotted abbreviations: "U.S.", "a.m.", "z.B."; at most eight letters, which bounds backtracking. */
const DOTTED = String.raw`((?:\p{L}\.){2,8}(?:\p{L}(?![\p{L}\p{N}]))?(?![\p{L}\p{N}]))`;
const IDEOGRAPH_OR_KANA = String.raw`([\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}])`;
/** A number with its suffix: "1,250.5", "1990s", "18-year-old". */
const NUMBER =
  String.raw`(\p{Nd}+(?:[.,]\p{Nd}+)*` +
  String.raw`(?:(?:-?\p{L}[\p{L}\p{M}\p{N}]*)(?:[-'’]\p{L}[\p{L}\p{M}\p{N}]*)*)?)`;
/**
 * A word with inner apostrophes, hyphens, ampersands and, before a small letter, dots ("example.com"), or commas and
 * stops between figures ("RM120,000").
 */
const WORD =
  String.raw`([\p{L}\p{N}][\p{L}\p{M}\p{N}_]*` +
  String.raw`(?:(?:[-‐‑'’&]|\.(?=\p{Ll})|(?<=\p{Nd})[.,](?=\p{Nd}))[\p{L}\p{N}][\p{L}\p{M}\p{N}_]*)*)`;
/**
 * One match is one raw token; beside the above a run of dots, a run of dashes, any other character. No two alternatives
 * inside a repetition can match the same character, so matching is linear.
 */
const RAW_TOKEN = new RegExp([DOTTED, IDEOGRAPH_OR_KANA, NUMBER, WORD, '\\.{2,}', '-{2,}', '\\S'].join('|'), 'gu');

const CLITIC = /['’](?:s|S|ll|LL|re|RE|ve|VE|d|D|m|M)$/;
const PLAIN_NUMBER = /^\p{Nd}[\p{Nd}.,]*\p{L}*$/u;
const SYMBOL = /^[\p{S}%‰§†‡#@&*/\\_^\p{C}]$/u;
const CAPITAL = /^\p{Lu}$/u;

const SPACE = 32;
const LINE_FEED = 10;
/** Marks that are tokens by themselves whatever is beside them, and end any word before them. */
const LONE_MARKS = new Uint8Array(64);
for (const mark of ',;:!?"()') LONE_MARKS[mark.charCodeAt(0)] = 1;

function isLoneMark(code: number): boolean {
  return code < LONE_MARKS.length && LONE_MARKS[code] === 1;
}

/**
 * The end of a word of plain letters at `at`, with a space or a mark after it that ends it; `at` itself where there is
 * none. Most tokens are such words, and need no pattern to be told from anything else.
 */
function plainWordEnd(text: string, at: number): number {
  let end = at;
  while (isAsciiSmall(text.charCodeAt(end)) || isAsciiCapital(text.charCodeAt(end))) end += 1;
  const behind = text.charCodeAt(end);
  return behind === SPACE || behind === LINE_FEED || isLoneMark(behind) ? end : at;
}

/** Is a space, if any, and then a digit what is at `at`? */
function numberAt(text: string, at: number): boolean {
  let index = at;
  if (/\s/.test(text.charAt(index))) index += 1;
  return /\p{Nd}/u.test(text.charAt(index));
}

/** Does the stop at `end` belong to the word before it? */
function stopBelongs(text: string, raw: string, end: number, before: string, lexicon: SentenceLexicon): boolean {
  if (text.charAt(end) !== '.' || text.charAt(end + 1) === '.') return false;
  const word = withoutPrefix(raw);
  const lower = word.toLowerCase();
  // The pronoun is an initial only before another one ("I. M. Lee").
  if (word === 'I') return /^\s\p{Lu}\./u.test(text.slice(end + 1, end + 5));
  if (CAPITAL.test(word)) return true;
  if (listed(lexicon.titles, word, lower) || listed(lexicon.general, word, lower)) return true;
  if (listed(lexicon.beforeNumber, word, lower)) return numberAt(text, end + 1);
  return (before === ',' || before === '(') && lexicon.places.has(word);
}

/** A token of a match: where it ends, and what it is. */
type Piece = readonly [end: number, kind: Token['kind']];

/** The tokens that one match of {@link RAW_TOKEN} is: a word or number and its clitic, or one alone. */
function piecesOf(
  text: string,
  match: RegExpExecArray,
  before: string,
  lexicon: SentenceLexicon,
): readonly [Piece, ...Piece[]] {
  const [raw, dotted, character, number, word] = match;
  const end = match.index + raw.length;
  if (dotted !== undefined || character !== undefined) return [[end, 'word']];
  if (number !== undefined) {
    const body = end - cliticLength(raw);
    const kind = PLAIN_NUMBER.test(text.slice(match.index, body)) ? 'number' : 'word';
    return body === end
      ? [[end, kind]]
      : [
          [body, kind],
          [end, 'word'],
        ];
  }
  if (word === undefined) return [[end, SYMBOL.test(raw) ? 'symbol' : 'punctuation']];
  const clitic = raw.length > 2 ? cliticLength(raw) : 0;
  if (clitic > 0)
    return [
      [end - clitic, 'word'],
      [end, 'word'],
    ];
  return [[stopBelongs(text, raw, end, before, lexicon) ? end + 1 : end, 'word']];
}

function cliticLength(raw: string): number {
  return CLITIC.exec(raw)?.[0].length ?? 0;
}

/**
 * The tokens of a text, in text order, covering everything but white space.
 *
 * The stop of a dotted abbreviation ("U.S."), an initial ("J.") or a known abbreviation ("Mr.", "Inc.") is part of its
 * token, also at the end of a sentence. A possessive or contracted ending ("'s", "'ll", "'re", "'ve", "'d", "'m") is a
 * token of its own; "n't" stays with its verb.
 */
export function tokenise(text: string, lexicon: SentenceLexicon): LooseToken[] {
  const tokens: LooseToken[] = [];
  const push = (start: number, end: number, kind: Token['kind']): void => {
    const slice = text.slice(start, end);
    tokens.push({ text: slice, lower: slice.toLowerCase(), kind, start, end, sentence: -1 });
  };
  let at = 0;
  while (at < text.length) {
    const code = text.charCodeAt(at);
    if (code === SPACE || isLoneMark(code)) {
      if (code !== SPACE) push(at, at + 1, 'punctuation');
      at += 1;
      continue;
    }
    const plainEnd = plainWordEnd(text, at);
    if (plainEnd > at) {
      push(at, plainEnd, 'word');
      at = plainEnd;
      continue;
    }
    RAW_TOKEN.lastIndex = at;
    const match = RAW_TOKEN.exec(text);
    if (match === null) break;
    let start = match.index;
    for (const [end, kind] of piecesOf(text, match, tokens.at(-1)?.text ?? '', lexicon)) {
      push(start, end, kind);
      start = end;
    }
    at = start;
  }
  return tokens;
}
