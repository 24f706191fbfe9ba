import type { Token, TokenizedText } from '../text/tokenized-text.ts';
import { type Gazetteer, gazetteer } from './gazetteer.ts';
import { hashOf, mix } from './hash.ts';

/** Rows of the weight table; a power of two. */
export const TABLE_ROWS = 1 << 18;
const ROW_MASK = TABLE_ROWS - 1;

/** Lower-case words and marks that stand inside names ("Bank of England", "Marks & Spencer"). */
const CONNECTORS: ReadonlySet<string> = new Set(
  "of the and for de la del di da du des le van von der den bin ibn al el y e on in at & - – / ' ’ 's ’s".split(' '),
);

/** A token whose tag is asked for, with everything about it that does not depend on the tags before it. */
export interface Candidate {
  /** Index of the token. */
  readonly token: number;
  /** Table rows of its features. */
  readonly rows: readonly number[];
  /** Hash of the word in lower case, for features of it with the tags before. */
  readonly word: number;
  /** Hash of the word's shape. */
  readonly shape: number;
  /** Whether it begins a sentence or stands right after something that is no candidate: the tag before it is then outside. */
  readonly detached: boolean;
}

/** "Blinken" as "Xx", "U.S." as "X.X.", "A-10" as "X-0": runs of one kind of character count once. */
function shapeOf(text: string): string {
  let shape = '';
  for (const character of text.slice(0, 24)) {
    const kind = /\p{Lu}/u.test(character)
      ? 'X'
      : /\p{L}/u.test(character)
        ? 'x'
        : /\p{N}/u.test(character)
          ? '0'
          : character;
    if (!shape.endsWith(kind) || shape.at(-2) !== kind) shape += kind;
  }
  return shape;
}

interface Word {
  readonly text: number;
  readonly lower: number;
  readonly shape: number;
  readonly prefix: number;
  readonly suffix2: number;
  readonly suffix3: number;
  readonly suffix4: number;
  readonly lists: number;
  readonly capital: boolean;
  readonly connector: boolean;
  readonly opensPhrase: boolean;
}

const words = new Map<string, Word>();
/** The cache is for the words of an article; it never grows past this. */
const MAX_WORDS = 20_000;

function wordOf({ text, lower }: Token, lists: Gazetteer): Word {
  const known = words.get(text);
  if (known !== undefined) return known;
  const word: Word = {
    text: hashOf(text),
    lower: hashOf(lower),
    shape: hashOf(shapeOf(text)),
    prefix: hashOf(lower.slice(0, 3)),
    suffix2: hashOf(lower.slice(-2)),
    suffix3: hashOf(lower.slice(-3)),
    suffix4: hashOf(lower.slice(-4)),
    lists: lists.bitsOf(lower),
    capital: /\p{Lu}/u.test(text),
    connector: CONNECTORS.has(lower),
    opensPhrase: lists.opensPhrase(lower),
  };
  if (words.size >= MAX_WORDS) words.clear();
  words.set(text, word);
  return word;
}

const NO_WORD: Word = {
  text: 1,
  lower: 2,
  shape: 3,
  prefix: 4,
  suffix2: 5,
  suffix3: 6,
  suffix4: 7,
  lists: 0,
  capital: false,
  connector: false,
  opensPhrase: false,
};

/** Table row of a feature: of the hash of what it looks at, apart for each template. */
function row(template: number, hash: number): number {
  return mix(hash, template * 7919 + 17) & ROW_MASK;
}

/** Words that the text also writes in lower case: capitals say little about them at the beginning of a sentence. */
function lowerWords(tokens: readonly Token[]): ReadonlySet<string> {
  const lower = new Set<string>();
  for (const token of tokens) if (token.kind === 'word' && token.text === token.lower) lower.add(token.lower);
  return lower;
}

/** Capital letters in most words of a sentence or heading: they then say nothing. */
function isShouted(tokens: readonly Token[], words: readonly Word[], from: number, to: number): boolean {
  let capitals = 0;
  let all = 0;
  for (let at = from; at < to; at++) {
    if (tokens[at]?.kind !== 'word') continue;
    all++;
    if (words[at]?.capital) capitals++;
  }
  return all >= 4 && capitals >= all * 0.7;
}

/**
 * The tokens that may be part of a name, with their features: all with a capital letter, and connectors between such. Linear in the text.
 */
export function candidatesOf(doc: TokenizedText): Candidate[] {
  const { tokens } = doc;
  const lists = gazetteer();
  const forms = tokens.map((token) => wordOf(token, lists));
  const lower = lowerWords(tokens);
  // An array that is ever read at a negative index is slow to read from then on.
  const at = (index: number): Word => (index < 0 ? NO_WORD : (forms[index] ?? NO_WORD));
  const phrases = lists.phrasesIn(tokens, (index) => at(index).opensPhrase);
  const isMark = (index: number): boolean => at(index).connector && tokens[index]?.kind !== 'word';
  const isCandidate = (index: number): boolean => {
    const token = tokens[index];
    if (token === undefined) return false;
    const { capital, connector } = at(index);
    if (capital || !connector) return capital;
    // No name has two marks in a row; a text of quotation marks is then no work.
    if (token.kind !== 'word' && (isMark(index - 1) || isMark(index + 1))) return false;
    return (
      (at(index - 1).capital || (at(index - 2).capital && at(index - 1).connector)) &&
      (at(index + 1).capital || (at(index + 2).capital && at(index + 1).connector))
    );
  };
  const candidates: Candidate[] = [];
  let shoutedSentence = Number.NaN;
  let shouted = false;
  let previous = -2;
  for (let index = 0; index < tokens.length; index++) {
    const token = tokens[index];
    if (token === undefined || !isCandidate(index)) continue;
    const first = index === 0 || tokens[index - 1]?.sentence !== token.sentence;
    if (token.sentence !== shoutedSentence) {
      shoutedSentence = token.sentence;
      let end = index;
      while (end < tokens.length && end < index + 60 && tokens[end]?.sentence === token.sentence) end++;
      let start = index;
      while (start > 0 && tokens[start - 1]?.sentence === token.sentence && start > index - 60) start--;
      shouted = isShouted(tokens, forms, start, end);
    }
    const word = at(index);
    const before = first ? NO_WORD : at(index - 1);
    const before2 = first || index < 2 || tokens[index - 2]?.sentence !== token.sentence ? NO_WORD : at(index - 2);
    const last = tokens[index + 1]?.sentence !== token.sentence;
    const after = last ? NO_WORD : at(index + 1);
    const after2 = last || tokens[index + 2]?.sentence !== token.sentence ? NO_WORD : at(index + 2);
    const state = (first ? 1 : 0) | (lower.has(token.lower) ? 2 : 0) | (shouted ? 4 : 0) | (last ? 8 : 0);
    const phrase = phrases[index] ?? 0;
    const rows = [
      row(0, 0),
      row(1, word.text),
      row(2, word.lower),
      row(3, word.shape),
      row(4, word.prefix),
      row(5, word.suffix2),
      row(6, word.suffix3),
      row(7, word.suffix4),
      row(8, mix(word.lists, phrase)),
      row(9, mix(word.shape, state)),
      row(10, mix(word.lower, state)),
      row(11, before.lower),
      row(12, after.lower),
      row(13, before2.lower),
      row(14, after2.lower),
      row(15, mix(before.lower, word.lower)),
      row(16, mix(word.lower, after.lower)),
      row(17, mix(before.lower, after.lower)),
      row(18, mix(before.shape, mix(word.shape, after.shape))),
      row(19, mix(before.lists, word.lists)),
      row(20, mix(word.lists, after.lists)),
      row(21, mix(before.lower, word.shape)),
      row(22, mix(after.lower, word.shape)),
      row(23, mix(before2.lower, before.lower)),
      row(24, mix(after.lower, after2.lower)),
      row(25, mix(before.suffix3, word.shape)),
      row(26, mix(after.suffix3, word.shape)),
      row(27, mix(before.lists, after.lists)),
      row(28, mix(state, mix(word.lists, phrase))),
      row(29, mix(after.lists, after2.lists)),
    ];
    candidates.push({
      token: index,
      rows,
      word: word.lower,
      shape: word.shape,
      detached: first || previous !== index - 1,
    });
    previous = index;
  }
  return candidates;
}

/** Rows of the features that depend on the two tags before. */
export function historyRows(candidate: Candidate, previous: number, beforePrevious: number, into: number[]): void {
  into[0] = mix(previous + 1, 31 * 7919) & ROW_MASK;
  into[1] = mix(previous * 8 + beforePrevious + 1, 32 * 7919) & ROW_MASK;
  into[2] = mix(mix(candidate.word, previous + 1), 33 * 7919) & ROW_MASK;
  into[3] = mix(mix(candidate.shape, previous * 8 + beforePrevious + 1), 34 * 7919) & ROW_MASK;
}

/** How many rows {@link historyRows} gives. */
export const HISTORY_ROWS = 4;
