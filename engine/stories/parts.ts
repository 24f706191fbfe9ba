import type { Digest } from '../record.ts';
import { firstIndex } from '../text/search.ts';
import type { Span } from '../text/spans.ts';
import { stemOf } from '../text/stem.ts';

/** An article of a story, as it is compared with the others. */
export interface StoryPart {
  readonly id: string;
  readonly text: string;
  readonly digest: Digest;
  /** The article of the story that it is a copy of. */
  readonly copyOf?: string | null;
}

const WORD = /[\p{L}\p{M}\p{N}]+/gu;
/** What numbers have. */
export const DIGIT = /\p{N}/u;
/** Shorter words are mostly function words. */
const LEAST_LETTERS = 4;

/** A word as a text has it, in lower case, and its stem. */
export interface TellingWord {
  readonly form: string;
  readonly stem: string;
}

/** The words that say something, and the numbers, in order. */
export function tellingForms(text: string): readonly TellingWord[] {
  return Array.from(text.matchAll(WORD), ([word]) => word.toLowerCase())
    .filter((word) => word.length >= LEAST_LETTERS || DIGIT.test(word))
    .map((form) => ({ form, stem: stemOf(form) }));
}

/** The stems of {@link tellingForms}. */
export function tellingWords(text: string): readonly string[] {
  return tellingForms(text).map(({ stem }) => stem);
}

/** The sentence of an article that a span is within, by its place in the article; null where it is within none. */
export function sentenceAround({ digest }: StoryPart, { start, end }: Span): number | null {
  const { ranking } = digest.summary;
  const at = firstIndex(ranking.length, (index) => (ranking[index]?.end ?? 0) >= end);
  const sentence = ranking[at];
  return sentence !== undefined && sentence.start <= start ? at : null;
}
