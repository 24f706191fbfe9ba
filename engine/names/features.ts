import nameWords from '../english/data/name-words.json' with { type: 'json' };
import { hashOf, hashOn, mix } from '../text/hash.ts';
import { isAscii, isAsciiCapital, isAsciiSmall } from '../text/letters.ts';
import { ListedWords } from '../text/listed.ts';
import { lowerAt, type Token, type TokenizedText } from '../text/tokenized-text.ts';
import { type Gazetteer, gazetteer } from './gazetteer.ts';
import { smallWords } from './small-words.ts';

/** Rows of the weight table; a power of two. */
export const TABLE_ROWS = 1 << 18;
const ROW_MASK = TABLE_ROWS - 1;

/** Lower-case words and marks that stand inside names ("Bank of England", "Marks & Spencer"). */
const CONNECTORS = new ListedWords(nameWords.connectors);

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
  /**
   * Whether it begins a sentence or stands right after something that is no candidate: the tag before it is then
   * outside.
   */
  readonly detached: boolean;
}

/** A capital letter as "X", any other letter as "x", a figure as "0", anything else as it stands. */
function kindOf(character: string): string {
  const code = character.charCodeAt(0);
  if (isAsciiSmall(code)) return 'x';
  if (isAsciiCapital(code)) return 'X';
  if (/\p{Lu}/u.test(character)) return 'X';
  if (/\p{L}/u.test(character)) return 'x';
  return /\p{N}/u.test(character) ? '0' : character;
}

/** The hash of a word's shape, "Xxx" for "Blinken" and "X.X." for "U.S.": of a run of one kind two characters count. */
function shapeOf(text: string): number {
  let hash = hashOf('');
  let [last, before] = ['', ''];
  for (const character of text.slice(0, 24)) {
    const kind = kindOf(character);
    if (kind === last && kind === before && kind.length === 1) continue;
    hash = hashOn(hash, kind);
    [last, before] = [kind, last];
  }
  return hash;
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
}

/** Curly apostrophes as straight ones, and letters composed: one name, one form. */
function plain(text: string): string {
  return isAscii(text) ? text : text.normalize('NFC').replace(/[’‘ʼ]/g, "'");
}

/** Worked out anew in each text: a table of all words met so far is rarely at hand, and looking there took longer. */
function wordOf(token: Token, lists: Gazetteer): Word {
  const [text, lower] = [plain(token.text), plain(token.lower)];
  const { length } = lower;
  return {
    text: hashOf(text),
    lower: hashOf(lower),
    shape: shapeOf(text),
    prefix: hashOf(lower, 0, 3),
    suffix2: hashOf(lower, length - 2),
    suffix3: hashOf(lower, length - 3),
    suffix4: hashOf(lower, length - 4),
    lists: lists.bitsOf(lower),
  };
}

const NO_WORD: Word = { text: 1, lower: 2, shape: 3, prefix: 4, suffix2: 5, suffix3: 6, suffix4: 7, lists: 0 };

function hasCapital({ text, lower }: Token): boolean {
  return isAscii(text) ? text !== lower : /\p{Lu}/u.test(plain(text));
}

/** Which tokens are what names are made of: those with a capital letter, and connectors. */
class Parts {
  static readonly #CAPITAL = 1;
  static readonly #CONNECTOR = 2;
  /** So far beyond either end may be asked. */
  static readonly #PAD = 2;
  readonly #kinds: Uint8Array;

  constructor(tokens: readonly Token[]) {
    this.#kinds = new Uint8Array(tokens.length + 2 * Parts.#PAD);
    let at = Parts.#PAD;
    for (const token of tokens) {
      const connector = CONNECTORS.has(plain(token.lower)) ? Parts.#CONNECTOR : 0;
      this.#kinds[at++] = (hasCapital(token) ? Parts.#CAPITAL : 0) | connector;
    }
  }

  isCapital(at: number): boolean {
    return ((this.#kinds[at + Parts.#PAD] ?? 0) & Parts.#CAPITAL) !== 0;
  }

  isConnector(at: number): boolean {
    return ((this.#kinds[at + Parts.#PAD] ?? 0) & Parts.#CONNECTOR) !== 0;
  }
}

/** Table row of a feature: of the hash of what it looks at, apart for each template. */
function row(template: number, hash: number): number {
  return mix(hash, template * 7919 + 17) & ROW_MASK;
}

/** Capital letters in most words of a sentence or heading: they then say nothing. */
function isShouted(tokens: readonly Token[], parts: Parts, from: number, to: number): boolean {
  let capitals = 0;
  let all = 0;
  for (let at = from; at < to; at++) {
    if (tokens[at]?.kind !== 'word') continue;
    all++;
    if (parts.isCapital(at)) capitals++;
  }
  return all >= 4 && capitals >= all * 0.7;
}

/** What stands where: the words of a text, those that may be part of a name, and the runs of capitalised words. */
interface Reading {
  readonly tokens: readonly Token[];
  readonly parts: Parts;
  /**
   * The word at an index; {@link NO_WORD} beyond either end. An array that is ever read at a negative index is slow to
   * read from then on.
   */
  readonly at: (index: number) => Word;
  /** For each capitalised token, where the run of such tokens begins in its sentence, and its end. */
  readonly runFrom: Int32Array;
  readonly runTo: Int32Array;
  /** What all places of a word say together, by the hash of the word: bits of {@link Place}. */
  readonly places: ReadonlyMap<number, number>;
}

/** Where a word is met in a text; each is a bit. What is met after a title once is a person three paragraphs on. */
const Place = {
  afterTitle: 1,
  afterFirstName: 2,
  beforeAge: 4,
  beforePossessive: 8,
  afterPreposition: 16,
  afterArticle: 32,
  alone: 64,
  endsRun: 128,
  beginsRun: 256,
  beforeOrganizationWord: 512,
} as const;
/** Of those, the ones that speak of people. */
const OF_PERSON = Place.afterTitle | Place.afterFirstName | Place.beforeAge | Place.endsRun;
const OF_OTHERS = Place.afterPreposition | Place.afterArticle | Place.beforeOrganizationWord | Place.beginsRun;

const PREPOSITION = new ListedWords(['in', 'near', 'to', 'at', 'from']);

function runsOf(tokens: readonly Token[], parts: Parts): Pick<Reading, 'runFrom' | 'runTo'> {
  const runFrom = new Int32Array(tokens.length);
  const runTo = new Int32Array(tokens.length);
  for (let from = 0; from < tokens.length; from++) {
    if (!parts.isCapital(from)) continue;
    let to = from + 1;
    while (parts.isCapital(to) && tokens[to]?.sentence === tokens[from]?.sentence) to++;
    runFrom.fill(from, from, to);
    runTo.fill(to, from, to);
    from = to - 1;
  }
  return { runFrom, runTo };
}

function placesOf(
  { tokens, parts, at, runFrom, runTo }: Omit<Reading, 'places'>,
  lists: Gazetteer,
): ReadonlyMap<number, number> {
  const places = new Map<number, number>();
  for (let index = 0; index < tokens.length; index++) {
    if (!parts.isCapital(index)) continue;
    const word = at(index);
    const before = index > 0 ? lowerAt(tokens, index - 1) : '';
    const bits =
      placeBeside(tokens, index, before, lists) |
      placeInRun(index, runFrom[index] ?? index, runTo[index] ?? index + 1, before, lists, lowerAt(tokens, index + 1));
    places.set(word.lower, (places.get(word.lower) ?? 0) | bits);
  }
  return places;
}

/** What a word's neighbours say of it: a title or first name before it, an age or a possessive after it. */
function placeBeside(tokens: readonly Token[], index: number, before: string, lists: Gazetteer): number {
  const next = tokens[index + 1]?.text;
  let bits = 0;
  if (lists.isTitle(before)) bits |= Place.afterTitle;
  if (next === ',' && tokens[index + 2]?.kind === 'number' && tokens[index + 3]?.text === ',') bits |= Place.beforeAge;
  if (next?.length === 2 && /^['’]s$/.test(next)) bits |= Place.beforePossessive;
  return bits;
}

/** What a word's place in its run of capitalised words, from `from` to `to`, says of it. */
function placeInRun(index: number, from: number, to: number, before: string, lists: Gazetteer, next: string): number {
  let bits = 0;
  if (index > from && lists.isFirstName(before)) bits |= Place.afterFirstName;
  if (index === from && PREPOSITION.has(before)) bits |= Place.afterPreposition;
  if (index === from && before === 'the') bits |= Place.afterArticle;
  if (to - from === 1) bits |= Place.alone;
  else if (index === to - 1) bits |= Place.endsRun;
  else if (index === from) bits |= Place.beginsRun;
  if (index < to - 1 && lists.isOrganizationWord(next)) bits |= Place.beforeOrganizationWord;
  return bits;
}

/**
 * The tokens that may be part of a name, with their features: all with a capital letter, and connectors between such.
 * Linear in the text.
 */
export function candidatesOf(doc: TokenizedText): Candidate[] {
  const { tokens } = doc;
  const lists = gazetteer();
  const words: (Word | undefined)[] = tokens.map(() => undefined);
  const at = (index: number): Word => {
    const token = index < 0 ? undefined : tokens[index];
    if (token === undefined) return NO_WORD;
    const word = words[index] ?? wordOf(token, lists);
    words[index] = word;
    return word;
  };
  const parts = new Parts(tokens);
  const lower = smallWords(tokens);
  const phrases = lists.phrasesIn(tokens);
  const runs = { tokens, parts, at, ...runsOf(tokens, parts) };
  const reading: Reading = { ...runs, places: placesOf(runs, lists) };
  const candidates: Candidate[] = [];
  let shoutedSentence = Number.NaN;
  let shouted = false;
  let previous = -2;
  for (let index = 0; index < tokens.length; index++) {
    const token = tokens[index];
    if (token === undefined || !isCandidate(reading, index)) continue;
    const isFirst = index === 0 || tokens[index - 1]?.sentence !== token.sentence;
    if (token.sentence !== shoutedSentence) {
      shoutedSentence = token.sentence;
      shouted = isShoutedAt(tokens, parts, index);
    }
    const isLast = tokens[index + 1]?.sentence !== token.sentence;
    const state = bitsOf(isFirst, lower.has(token.lower), shouted, isLast);
    const word = at(index);
    candidates.push({
      token: index,
      rows: rowsOf(reading, index, state, phrases[index] ?? 0),
      word: word.lower,
      shape: word.shape,
      detached: isFirst || previous !== index - 1,
    });
    previous = index;
  }
  return candidates;
}

function bitsOf(isFirst: boolean, isSmallToo: boolean, isShouted: boolean, isLast: boolean): number {
  return (isFirst ? 1 : 0) | (isSmallToo ? 2 : 0) | (isShouted ? 4 : 0) | (isLast ? 8 : 0);
}

function isCandidate({ tokens, parts }: Reading, index: number): boolean {
  if (parts.isCapital(index) || !parts.isConnector(index)) return parts.isCapital(index);
  const isMark = (other: number): boolean => parts.isConnector(other) && tokens[other]?.kind !== 'word';
  // No name has two marks in a row; a text of quotation marks is then no work.
  if (isMark(index) && (isMark(index - 1) || isMark(index + 1))) return false;
  return (
    (parts.isCapital(index - 1) || (parts.isCapital(index - 2) && parts.isConnector(index - 1))) &&
    (parts.isCapital(index + 1) || (parts.isCapital(index + 2) && parts.isConnector(index + 1)))
  );
}

/** So far from a word its sentence is looked at for whether it is all in capitals, in tokens. */
const REACH = 60;

function isShoutedAt(tokens: readonly Token[], parts: Parts, index: number): boolean {
  const sentence = tokens[index]?.sentence;
  let end = index;
  while (end < tokens.length && end < index + REACH && tokens[end]?.sentence === sentence) end++;
  let start = index;
  while (start > 0 && tokens[start - 1]?.sentence === sentence && start > index - REACH) start--;
  return isShouted(tokens, parts, start, end);
}

/**
 * Rows of what a word is, of what stands beside it in its sentence, of the run of capitalised words that it stands in,
 * and of all places where the text has the word. One list of all: a list that grows is written down several times.
 */
function rowsOf(
  { tokens, parts, at, runFrom, runTo, places }: Reading,
  index: number,
  state: number,
  phrase: number,
): readonly number[] {
  const sentence = tokens[index]?.sentence;
  const near = (other: number): Word => (other >= 0 && tokens[other]?.sentence === sentence ? at(other) : NO_WORD);
  const word = at(index);
  const before = near(index - 1);
  const before2 = before === NO_WORD ? NO_WORD : near(index - 2);
  const after = near(index + 1);
  const after2 = after === NO_WORD ? NO_WORD : near(index + 2);
  // A connector is in no run: it lies between two.
  const isInRun = parts.isCapital(index);
  const from = isInRun ? (runFrom[index] ?? index) : index;
  const to = isInRun ? (runTo[index] ?? index + 1) : index + 1;
  const place = Math.min(index - from, 3) * 8 + Math.min(to - from, 5);
  const beforeRun = near(from - 1);
  const afterRun = near(to);
  const head = at(from);
  const last = at(to - 1);
  const bits = places.get(word.lower) ?? 0;
  const headBits = head === word ? bits : (places.get(head.lower) ?? 0);
  const lastBits = last === word ? bits : (places.get(last.lower) ?? 0);
  return [
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
    row(40, mix(place, word.shape)),
    row(41, mix(place, beforeRun.lower)),
    row(42, mix(place, afterRun.lower)),
    row(43, mix(place, head.lower)),
    row(44, mix(place, last.lower)),
    row(45, mix(mix(head.lists, last.lists), place)),
    row(46, mix(mix(beforeRun.lower, afterRun.lower), place)),
    row(47, mix(last.suffix3, place)),
    row(48, mix(head.suffix2, place)),
    row(49, mix(bits & OF_PERSON, place)),
    row(50, mix(bits & OF_OTHERS, place)),
    row(51, mix(bits, word.lists)),
    row(52, mix(mix(headBits, lastBits), place)),
    row(53, mix(mix(beforeRun.lists, head.lists), mix(afterRun.suffix2, place))),
  ];
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
