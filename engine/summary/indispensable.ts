import { MONTH_ABBREVIATIONS, MONTHS, WEEKDAY_ABBREVIATIONS, WEEKDAYS } from '../dates/lexicon.ts';
import { CUES, FINDING_CUES } from '../grammar/speech.ts';
import type { Token } from '../text/tokenized-text.ts';
import { KEEP } from './words.ts';

const CALENDAR: readonly ReadonlyMap<string, number>[] = [MONTHS, MONTH_ABBREVIATIONS, WEEKDAYS, WEEKDAY_ABBREVIATIONS];

/**
 * Whether an English sentence without this word could say as a fact what somebody only claims, or say more than it
 * does: verbs of saying, hedges, negations, accusations, limits of a figure.
 */
export function isGuarded({ lower }: Pick<Token, 'lower'>): boolean {
  return KEEP.has(lower) || CUES.has(lower) || FINDING_CUES.has(lower);
}

/** Whether trimming must leave a word where it is: {@link isGuarded}, or a figure, a weekday or a month. */
export function isIndispensable(token: Pick<Token, 'kind' | 'lower' | 'text'>): boolean {
  if (token.kind === 'number' || /\p{N}/u.test(token.text)) return true;
  return isGuarded(token) || CALENDAR.some((names) => names.has(token.lower));
}
