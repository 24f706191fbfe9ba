import { once } from '../text/once.ts';
import data from './data/word-rarity.json' with { type: 'json' };

/** Zipf frequency by word; see data/word-rarity.card.md. */
const frequencies = once((): ReadonlyMap<string, number> => {
  const all = new Map<string, number>();
  for (const [listed, words] of Object.entries(data)) {
    const frequency = Number(listed);
    for (const word of words.split(' ')) all.set(word, frequency);
  }
  return all;
});
/** Words of one in a thousand say nothing; the list ends at one in a million. Found on the tune topics of ECB+. */
const COMMON = 6.5;
const UNLISTED = 2.5;
/** Rare words of the list weigh a little more alike than their frequencies are. */
const POWER = 0.8;

/** How rare a word is, from 0: the rarer of its form in the text and its stem counts least. */
export function rarityOf(word: string, stem: string): number {
  return Math.max(0, COMMON - Math.max(frequencyOf(word), frequencyOf(stem))) ** POWER;
}

/** The list has no compounds: "year-old" is as common as the rarest of its parts. */
function frequencyOf(word: string): number {
  const known = frequencies().get(word);
  if (known !== undefined || !word.includes('-')) return known ?? UNLISTED;
  return word.split('-').reduce((least, part) => {
    return part.length > 1 ? Math.min(least, frequencies().get(part) ?? UNLISTED) : least;
  }, COMMON);
}
