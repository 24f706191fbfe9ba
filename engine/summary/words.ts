import { listedIn, type Words } from '../text/listed.ts';
import data from './data/words.json' with { type: 'json' };

interface Openers {
  readonly pronouns: ReadonlySet<string>;
  readonly connectives: ReadonlySet<string>;
}

const NO_WORDS: ReadonlySet<string> = new Set();
const NO_OPENERS: Openers = { pronouns: NO_WORDS, connectives: NO_WORDS };

const openers = new Map(
  Object.entries(data.openers).map(([language, { pronouns, connectives }]) => [
    language,
    { pronouns: new Set(pronouns), connectives: new Set(connectives) },
  ]),
);
const functionWords = new Map(
  Object.entries(data.functionWords).map(([language, words]) => [language, listedIn(words)]),
);

/** Words at a sentence's start that lean on the sentence before; none for a language without a list. */
export function openersOf(language: string): Openers {
  return openers.get(language) ?? NO_OPENERS;
}

/** Words that say nothing of a sentence's subject; none for a language without a list. */
export function functionWordsOf(language: string): Words {
  return functionWords.get(language) ?? NO_WORDS;
}

/** Hedges, negations, accusations and limits of a figure, which trimming never takes away. */
export const KEEP: ReadonlySet<string> = new Set(data.keep);
export const CAPTIONS: ReadonlySet<string> = new Set(data.captions);
export const ASIDES: ReadonlySet<string> = new Set(data.asides);
