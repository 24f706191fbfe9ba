import type { PageBlock } from './walk.ts';

/** The fewest characters and words of a deck in short sentences. */
const SHORT_DECK = { length: 40, words: 7 } as const;

const FULL_STOP = /[.。।]["”’»)]?$/;

/** Whether a line right below the title is a deck, though it may be too short to tell a sentence by. */
export function isShortDeck({ text, kind }: PageBlock): boolean {
  if (kind !== 'paragraph' || text.length < SHORT_DECK.length || !FULL_STOP.test(text)) return false;
  return text.split(' ').length >= SHORT_DECK.words;
}

/** The fewest words of a point of the article in a list of such above its text. */
const POINT_WORDS = 4;
const MIN_POINT = 24;

/** Whether a line above the text is a point of the article: an item of a list without links, and no label. */
export function isPoint({ text, kind, linked }: PageBlock): boolean {
  if (kind !== 'item' || linked > 0 || text.length < MIN_POINT) return false;
  return FULL_STOP.test(text) && text.split(' ').length >= POINT_WORDS;
}
