import type { CleanArticle, Digest } from '../record.ts';
import type { Span } from '../text/spans.ts';

/** One version of an article, as it was read. */
export interface Side {
  readonly article: CleanArticle;
  readonly digest: Digest;
}

const WORD = /[\p{L}\p{N}\p{M}](?:[\p{L}\p{N}\p{M}]|[.,'’](?=[\p{L}\p{N}]))*|[%$€£¥]/gu;

/** Words as they are compared: no case, no spacing, no quotation marks, no punctuation but within numbers and names. */
export function plainWords(text: string): readonly string[] {
  return (text.match(WORD) ?? []).map(plain);
}

/** A word as it is compared, and where it is. */
export interface PlainWord extends Span {
  readonly word: string;
}

/** The words of a part of a text. */
export function plainWordsIn(text: string, { start, end }: Span): readonly PlainWord[] {
  return [...text.slice(start, end).matchAll(WORD)].map(({ 0: word, index }) => ({
    word: plain(word),
    start: start + index,
    end: start + index + word.length,
  }));
}

function plain(word: string): string {
  return word.normalize('NFC').toLowerCase().replaceAll('’', "'");
}

/** Where each word of a text is, to look up whether it has a phrase. */
export class Phrases {
  readonly #words: readonly string[];
  readonly #places = new Map<string, number[]>();

  constructor(text: string) {
    this.#words = plainWords(text);
    for (const [index, word] of this.#words.entries()) {
      const places = this.#places.get(word);
      if (places === undefined) this.#places.set(word, [index]);
      else places.push(index);
    }
  }

  /** Whether the words of a phrase are in the text, one after the other. Found by the rarest of them. */
  has(phrase: string): boolean {
    const words = plainWords(phrase);
    let [rarest, offset]: [readonly number[] | null, number] = [null, 0];
    for (const [index, word] of words.entries()) {
      const places = this.#places.get(word) ?? [];
      if (rarest === null || places.length < rarest.length) [rarest, offset] = [places, index];
    }
    return (
      rarest === null || rarest.some((at) => words.every((word, index) => this.#words[at - offset + index] === word))
    );
  }
}
