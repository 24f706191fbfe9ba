/** A list of words that can be asked for one. */
export interface Words {
  has(word: string): boolean;
}

/** So many places a word, at most one in sixteen taken, and the fewest there are; powers of two. */
const PLACES_PER_WORD = 16;
const FEWEST_PLACES = 1024;

/**
 * Tells most words that are on no list by their length and three of their letters. Dozens of lists are asked for every
 * word of a text, and nearly always the answer is no: looking that up in a `Set` takes ten times as long, since the
 * word's hash has to be found in a table that is rarely at hand.
 */
class FirstLook {
  readonly #taken: Int32Array;
  readonly #mask: number;

  constructor(words: readonly string[]) {
    let places = FEWEST_PLACES;
    while (places < words.length * PLACES_PER_WORD) places *= 2;
    this.#taken = new Int32Array(places / 32);
    this.#mask = places - 1;
    for (const word of words) {
      const place = this.#placeOf(word);
      this.#taken[place >> 5] = (this.#taken[place >> 5] ?? 0) | (1 << (place & 31));
    }
  }

  #placeOf(word: string): number {
    const { length } = word;
    if (length === 0) return 0;
    const letters =
      Math.imul(word.charCodeAt(0), 0x1f35) ^
      Math.imul(word.charCodeAt(length >> 1), 0x2c9d) ^
      Math.imul(word.charCodeAt(length - 1), 0x51ab) ^
      Math.imul(length, 0x9e37);
    return (letters ^ (letters >>> 11)) & this.#mask;
  }

  /** False only for words that are not on the list. */
  mayHave(word: string): boolean {
    const place = this.#placeOf(word);
    return (((this.#taken[place >> 5] ?? 0) >> (place & 31)) & 1) === 1;
  }
}

/** The words of a list, to be asked for many words of which few are on it. */
export class ListedWords implements Words {
  readonly #words: ReadonlySet<string>;
  readonly #look: FirstLook;

  constructor(words: Iterable<string>) {
    this.#words = new Set(words);
    this.#look = new FirstLook([...this.#words]);
  }

  has(word: string): boolean {
    return this.#look.mayHave(word) && this.#words.has(word);
  }

  [Symbol.iterator](): Iterator<string> {
    return this.#words.values();
  }
}

/** The words of a list that its data file keeps as one text, with spaces between them. */
export function listedIn(list: string): ListedWords {
  return new ListedWords(list.split(' '));
}

/** What is known of the words of a list, to be asked of many words of which few are on it. */
export class WordTable<Value> implements Words {
  readonly #values: ReadonlyMap<string, Value>;
  readonly #look: FirstLook;

  constructor(values: ReadonlyMap<string, Value>) {
    this.#values = values;
    this.#look = new FirstLook([...values.keys()]);
  }

  get(word: string): Value | undefined {
    return this.#look.mayHave(word) ? this.#values.get(word) : undefined;
  }

  has(word: string): boolean {
    return this.#look.mayHave(word) && this.#values.has(word);
  }
}
