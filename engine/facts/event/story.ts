import type { Analysis } from '../../analysis.ts';
import { isDateWords } from '../../metadata/date-labels.ts';
import type { Sentence } from '../../text/tokenized-text.ts';
import words from './data/caption-words.json' with { type: 'json' };

/** How many sentences of the text are read for its event. */
const SENTENCES = 4;
/** How many sentences are searched for those that tell the story. */
const REACH = 12;
const SHORTEST = 3;
const LONGEST_STAMP = 80;

/**
 * The first sentences that tell the story: not the captions, credits, points and links that come before and between
 * them. Where nothing but such lines comes first, those.
 */
export function storySentences({ sentences, text }: Analysis): readonly Sentence[] {
  const told: Sentence[] = [];
  for (const sentence of sentences.slice(0, REACH)) {
    const { start, end, firstToken, endToken } = sentence;
    // "May 9, 2016", "Posted: 3 May, 17:42" say when the text was written.
    const isStamp = isDateWords(text.slice(start, Math.min(end, start + LONGEST_STAMP)));
    if (endToken - firstToken >= SHORTEST && !isStamp && !isCaption(text, start, end)) told.push(sentence);
    if (told.length === SENTENCES) break;
  }
  return told.length > 0 ? told : sentences.slice(0, SENTENCES);
}

/** "* Shares down 12% in early trade": an agency's points before its story. */
const BULLET = /^[*•▪‣·]\s/;

function isCaption(text: string, start: number, end: number): boolean {
  const sentence = text.slice(start, end).trim().toLowerCase();
  if (BULLET.test(sentence)) return true;
  return words.starts.some((cue) => begins(sentence, cue)) || words.holds.some((cue) => sentence.includes(cue));
}

/** Whether a sentence begins with a cue, as whole words. */
function begins(sentence: string, cue: string): boolean {
  const next = sentence.charAt(cue.length);
  return sentence.startsWith(cue) && next.toLowerCase() === next.toUpperCase();
}
