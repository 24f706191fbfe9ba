import { endsSentence } from '../blocks/lines.ts';
import type { PageBlock } from './walk.ts';

/** The fewest characters and words of a deck in short sentences. */
const SHORT_DECK = { length: 40, words: 7 } as const;

/** Whether a line right below the title is a deck, though it may be too short to tell a sentence by. */
export function isShortDeck({ text, kind }: PageBlock): boolean {
  if (kind !== 'paragraph' || text.length < SHORT_DECK.length || !endsSentence(text)) return false;
  return text.split(' ').length >= SHORT_DECK.words;
}
