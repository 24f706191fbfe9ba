import type { Analysis } from '../../analysis.ts';
import { ListedWords } from '../../text/listed.ts';
import words from './data/form-words.json' with { type: 'json' };

/** How many attributions it takes to tell in which tense a text quotes. */
const ENOUGH_CUES = 3;
/** The share of them in the present from which a text quotes in the present. */
const MOSTLY = 0.6;

const NOW = new ListedWords(words.saysNow);
const THEN = new ListedWords(words.saidThen);
/** "Inside the school for shepherds", "How a mill came back": openings of headlines that tell no news. */
const OPENINGS = `(?:${words.featureTitles.join('|')})\\b`;
/** "The town that moved uphill" */
const THING = '(?:the|a|an) [^.:;!?]{3,40} (?:that|who|where|which|whose)\\b';
const TITLES = new RegExp(`^(?:${OPENINGS}|${THING}|the last [^.:;!?]+$)`, 'i');

/**
 * How many signs of a feature a text bears: it names no day at its beginning, its people "say" and do not "said", its
 * headline names a thing instead of telling news, and its first sentence is in the present.
 */
export function featureSigns(analysis: Analysis, isDayless: boolean): number {
  const signs = [isDayless, quotesNow(analysis), namesThing(analysis), opensNow(analysis)];
  return signs.filter(Boolean).length;
}

/** Whether a headline names a thing or somebody instead of telling news. */
export function namesThing({ title }: Analysis): boolean {
  return TITLES.test(title ?? '');
}

function quotesNow({ tokens }: Analysis): boolean {
  let [now, then] = [0, 0];
  for (const { lower } of tokens) {
    if (NOW.has(lower)) now++;
    else if (THEN.has(lower)) then++;
  }
  // Two are enough where nobody "said" anything.
  return now >= (then === 0 ? ENOUGH_CUES - 1 : ENOUGH_CUES) && now >= (now + then) * MOSTLY;
}

/** Whether the first sentence is in the present ("There is a street in Velde"), and not about what is to come. */
function opensNow({ sentences, tokens }: Analysis): boolean {
  const [lead] = sentences;
  if (lead === undefined) return false;
  const first = tokens.slice(lead.firstToken, lead.endToken).map(({ lower }) => lower);
  const opens =
    PRESENT_OPENINGS.has(first[0] ?? '') &&
    first.some((word, at) => PRESENT.has(word) && !GOES_ON.test(first[at + 1] ?? ''));
  return opens && !first.some((word) => PAST.has(word));
}
const PRESENT_OPENINGS = new Set(words.presentOpenings);
const PRESENT = new Set(['is', 'are', 'goes', 'comes', 'does']);
/** "is to close", "are being sold", "is expected": news. */
const GOES_ON = /^(?:to|.+ing|.+ed)$/;
const PAST = new Set(['was', 'were', 'had', 'did', 'said']);
