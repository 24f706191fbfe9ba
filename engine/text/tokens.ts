import { isAsciiCapital, isAsciiSmall } from './letters.ts';
import { listed, type SentenceLexicon, withoutPrefix } from './lexicon.ts';
import type { Token } from './tokenized-text.ts';

/** A token that is given its sentence later; until then it is in none. */
export type LooseToken = Omit<Token, 'sentence'> & { sentence: Token['sentence'] };

/**
 * One match is one raw token. In order: dotted abbreviations ("U.S.", "a.m.", "z.B."; at most eight letters, which
 * bounds backtracking), one ideograph or kana, a number with its suffix ("1,250.5", "1990s", "18-year-old"), a word
 * with inner apostrophes, hyphens, ampersands and, before a small letter, dots ("example.com"), or commas and stops
 * between figures ("RM120,000"), a run of dots, a run of dashes, any other character. No two alternatives inside a
 * repetition can match the same character, so matching is linear.
 */
const RAW_TOKEN =
  /((?:\p{L}\.){2,8}(?:\p{L}(?![\p{L}\p{N}]))?(?![\p{L}\p{N}]))|([\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}])|(\p{Nd}+(?:[.,]\p{Nd}+)*(?:(?:-?\p{L}[\p{L}\p{M}\p{N}]*)(?:[-'’]\p{L}[\p{L}\p{M}\p{N}]*)*)?)|([\p{L}\p{N}][\p{L}\p{M}\p{N}_]*(?:(?:[-‐‑'’&]|\.(?=\p{Ll})|(?<=\p{Nd})[.,](?=\p{Nd}))[\p{L}\p{N}][\p{L}\p{M}\p{N}_]*)*)|\.{2,}|-{2,}|\S/gu;

const CLITIC = /['’](?:s|S|ll|LL|re|RE|ve|VE|d|D|m|M)$/;
const PLAIN_NUMBER = /^\p{Nd}[\p{Nd}.,]*\p{L}*$/u;
const SYMBOL = /^[\p{S}%‰§†‡#@&*/\\_^\p{C}]$/u;
const CAPITAL = /^\p{Lu}$/u;

const SPACE = 32;
const LINE_FEED = 10;
/** Marks that are tokens by themselves whatever is beside them, and end any word before them. */
const LONE_MARKS: ReadonlySet<number> = new Set(Array.from(',;:!?"()', (mark) => mark.charCodeAt(0)));

/**
 * The end of a word of plain letters at `at`, with a space or a mark after it that ends it; `at` itself where there is
 * none. Most tokens are such words, and need no pattern to be told from anything else.
 */
function plainWordEnd(text: string, at: number): number {
  let end = at;
  while (isAsciiSmall(text.charCodeAt(end)) || isAsciiCapital(text.charCodeAt(end))) end += 1;
  const behind = text.charCodeAt(end);
  return behind === SPACE || behind === LINE_FEED || LONE_MARKS.has(behind) ? end : at;
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
    if (code === SPACE || LONE_MARKS.has(code)) {
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
    const start = match.index;
    const raw = match[0];
    let end = start + raw.length;
    if (match[1] !== undefined || match[2] !== undefined) {
      push(start, end, 'word');
    } else if (match[3] !== undefined) {
      const clitic = CLITIC.exec(raw);
      const bodyEnd = clitic === null ? end : end - clitic[0].length;
      push(start, bodyEnd, PLAIN_NUMBER.test(text.slice(start, bodyEnd)) ? 'number' : 'word');
      if (clitic !== null) push(bodyEnd, end, 'word');
    } else if (match[4] !== undefined) {
      const clitic = raw.length > 2 ? CLITIC.exec(raw) : null;
      if (clitic !== null) {
        push(start, end - clitic[0].length, 'word');
        push(end - clitic[0].length, end, 'word');
      } else {
        if (stopBelongs(text, raw, end, tokens.at(-1)?.text ?? '', lexicon)) end += 1;
        push(start, end, 'word');
      }
    } else {
      push(start, end, SYMBOL.test(raw) ? 'symbol' : 'punctuation');
    }
    at = end;
  }
  return tokens;
}
