import type { Analysis } from '../../analysis.ts';
import nameWords from '../../english/data/name-words.json' with { type: 'json' };
import quoteWords from '../../english/data/quote-words.json' with { type: 'json' };
import type { Person } from '../../names/people.ts';
import { FoldedPattern } from '../../text/folded.ts';
import { firstTouching, lastBegun, type Span } from '../../text/spans.ts';

/** A person named outside quotation marks. */
export interface Naming extends Span {
  readonly person: Person;
  /** Index of its sentence. */
  readonly sentence: number;
  /** Whether it can be what its sentence is about: no preposition before it, no possessive after it. */
  readonly isFree: boolean;
  /** Whether "and" and another name follow: "Ana Ray and Eva Lind". */
  readonly isJoined: boolean;
}

/** Words before a name that make it an object: "taught by Sol", "asked Rudd's lawyer about Rudd". */
export const PREPOSITION = `(?:${quoteWords.oblique.join('|')})`;
const APPOSED_NOUN = `(?:${nameWords.articlesAndPossessives.join('|')})\\s+(?:[\\p{L}'’-]+\\s+){0,3}[\\p{L}'’-]+,\\s+`;
const OBLIQUE = new FoldedPattern(
  `(?:^|[\\s(,])${PREPOSITION}\\s+(?:${APPOSED_NOUN})?(?:[\\p{L}\\p{M}.'’-]+\\s+){0,4}$`,
);
/** A clause before the main one: its people are not what the sentence is about. */
const SUBORDINATE = new RegExp(`^(?:${quoteWords.subordinate.join('|')})\\b[^,]*$`, 'i');
const POSSESSIVE = /^['’]s?(?![\p{L}])/u;
/** What joins two subjects. */
const JOINT = new FoldedPattern(
  String.raw`^,? and (?:(?:his|her|the) (?:[\p{L}'’-]+ ){0,3}|[\p{L}'’-]+ )?(?:[\p{L}'’-]+, )?$`,
);

/** How much of a sentence before a name is looked at, in UTF-16 units: bounds the work on sentences without end. */
const LOOK_BACK = 160;
/** In a sentence that names more people a pronoun is left open. */
const MAX_NAMED = 12;

/** Where the people of an article are named, by sentence. */
export class Namings {
  readonly #text: string;
  readonly #sentences: Analysis['sentences'];
  readonly #bySentence = new Map<number, Naming[]>();
  readonly #all: readonly Naming[];

  /** @param quoted - spans in quotation marks, in text order: names in them do not count */
  constructor(
    { text, sentences }: Pick<Analysis, 'text' | 'sentences'>,
    people: readonly Person[],
    quoted: readonly Span[],
  ) {
    this.#text = text;
    this.#sentences = sentences;
    this.#all = people
      .flatMap((person) => person.entity.mentions.map((mention) => ({ person, mention })))
      .filter(
        ({ mention }) =>
          mention.kind === 'name' && firstTouching(quoted, { start: mention.start, end: mention.start + 1 }) < 0,
      )
      .sort((a, b) => a.mention.start - b.mention.start)
      .map(({ person, mention: { start, end } }, index, all) => {
        const next = all[index + 1]?.mention.start ?? end;
        const isJoined = next > end && next - end < LOOK_BACK && JOINT.test(text.slice(end, next));
        return { person, start, end, isJoined, ...this.#placeOf(start, end) };
      });
    for (const naming of this.#all) {
      const here = this.#bySentence.get(naming.sentence);
      if (here === undefined) this.#bySentence.set(naming.sentence, [naming]);
      else if (here.length < MAX_NAMED) here.push(naming);
    }
  }

  /** Those of a sentence that end before an offset. */
  in(sentence: number, offset: number): readonly Naming[] {
    return (this.#bySentence.get(sentence) ?? []).filter(({ end }) => end <= offset);
  }

  /** The first after an offset, where none comes before it. */
  firstAfter(offset: number): Naming | null {
    const [first] = this.#all;
    return first !== undefined && first.start > offset ? first : null;
  }

  /** Index of the sentence an offset lies in, or of the last before it. */
  sentenceAt(offset: number): number {
    return lastBegun(this.#sentences, offset);
  }

  /** Offset at which a sentence starts. */
  startOf(sentence: number): number {
    return this.#sentences[sentence]?.start ?? 0;
  }

  #placeOf(start: number, end: number): { readonly sentence: number; readonly isFree: boolean } {
    const sentence = this.sentenceAt(start);
    const opening = this.#sentences[sentence]?.start ?? 0;
    const before = this.#text.slice(Math.max(opening, start - LOOK_BACK), start);
    const isSubordinate = start - opening <= LOOK_BACK && SUBORDINATE.test(before);
    return {
      sentence,
      isFree: !isSubordinate && !OBLIQUE.test(before) && !POSSESSIVE.test(this.#text.slice(end, end + 3)),
    };
  }
}
