import { functionWordsIn } from '../text/language.ts';
import { ListedWords, type Words } from '../text/listed.ts';
import { once } from '../text/once.ts';
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
const ownFunctionWords = new Map<string, string>(Object.entries(data.functionWords));

/** Words at a sentence's start that lean on the sentence before; none for a language without a list. */
export function openersOf(language: string): Openers {
  return openers.get(language) ?? NO_OPENERS;
}

/** Words that say nothing of a sentence's subject; none for a language without a list. */
export function functionWordsOf(language: string): Words {
  return language === 'en' ? english() : wordsOf(language, functionWordsIn(language));
}

/** English has a list of its own: that of text/ holds words of the news as well, which a summary is about. */
const english = once(() => wordsOf('en', []));

function wordsOf(language: string, shared: readonly string[]): Words {
  return new ListedWords([...shared, ...(ownFunctionWords.get(language)?.split(' ') ?? [])]);
}

/** Hedges, negations, accusations and limits of a figure, which trimming never takes away. */
export const KEEP: ReadonlySet<string> = new Set(data.keep);
export const CAPTIONS: ReadonlySet<string> = new Set(data.captions);
export const ASIDES: ReadonlySet<string> = new Set(data.asides);
