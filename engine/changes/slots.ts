import { type Span, type TextSpan, textSpan } from '../text/spans.ts';
import { type PlainWord, plainWordsIn } from './sides.ts';

/** Words on each side of a fact that have to be the same for what is between them to be in its place. */
const CONTEXT = 2;
/** Nothing longer takes the place of a number, a date or a name. */
const LONGEST = 8;

/** A text and one of its sentences. */
export interface Within {
  readonly text: string;
  readonly sentence: Span;
}

/**
 * What is in the place of a fact in the counterpart of its sentence: the words there between those that are before and
 * after it here. Null where nothing is, or it cannot be told.
 */
export function inPlaceOf(fact: Span, here: Within, there: Within): TextSpan | null {
  const words = wordsOf(here);
  const first = words.findIndex(({ end }) => end > fact.start);
  const next = words.findIndex(({ start }) => start >= fact.end);
  if (first < 0) return null;
  const before = words.slice(Math.max(0, first - CONTEXT), first);
  const after = next < 0 ? [] : words.slice(next, next + CONTEXT);
  const others = wordsOf(there);
  for (const from of placesAfter(others, before)) {
    const until = placesBefore(others, after).find((at) => at > from && at - from <= LONGEST);
    const [opening, closing] = [others[from], others[(until ?? 0) - 1]];
    if (until !== undefined && opening !== undefined && closing !== undefined)
      return textSpan(there.text, opening.start, closing.end);
  }
  return null;
}

function wordsOf({ text, sentence }: Within): readonly PlainWord[] {
  return plainWordsIn(text, sentence);
}

/** Where words are right after a run of others; at the beginning, where that is empty. */
function placesAfter(words: readonly PlainWord[], run: readonly PlainWord[]): readonly number[] {
  return run.length === 0 ? [0] : placesOf(words, run).map((at) => at + run.length);
}

/** Where words are right before a run of others; at the end, where that is empty. */
function placesBefore(words: readonly PlainWord[], run: readonly PlainWord[]): readonly number[] {
  return run.length === 0 ? [words.length] : placesOf(words, run);
}

function placesOf(words: readonly PlainWord[], run: readonly PlainWord[]): number[] {
  return [...words.keys()].filter((at) => run.every(({ word }, index) => words[at + index]?.word === word));
}
