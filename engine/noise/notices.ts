import { insensitive } from '../text/modifiers.ts';
import withdrawals from './data/withdrawals.json' with { type: 'json' };

/** A notice of a wire service has few words. */
const MAX_WORDS = 150;
/** How many lines at the beginning are looked at, the title first. */
const MAX_LINES = 3;
const MAX_LINE = 260;
/** "Hello" is no article. */
const MIN_WORDS = 3;

const WITHDRAWAL = insensitive(`^(?:${withdrawals.join('|')})[.!?…]{0,3}$`, 'u');
const STOP = /[.!?。！？।]/;

/**
 * What a short text is instead of an article: a notice that kills or withdraws one, or a word or two; null where it may
 * be an article.
 */
export function noticeOf(title: string | null, text: string, words: number): string | null {
  if (words > MAX_WORDS) return null;
  const lines = [title ?? '', ...text.split('\n').filter((line) => line !== '')].slice(0, MAX_LINES + 1);
  if (lines.some((line) => line.length <= MAX_LINE && WITHDRAWAL.test(line.trim()))) return 'kill or withdraw notice';
  return words < MIN_WORDS && !STOP.test(text) ? 'a word or two' : null;
}
