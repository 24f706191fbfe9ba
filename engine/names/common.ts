import { WordSet } from '../text/word-set.ts';
import data from './data/weigh.json' with { type: 'json' };

let known: WordSet | null = null;

/** Whether texts often write a word small, or what it is the plural of. */
export function isCommon(word: string): boolean {
  known ??= WordSet.from(data.common);
  return known.has(word) || (word.endsWith('s') && known.has(word.slice(0, -1)));
}
