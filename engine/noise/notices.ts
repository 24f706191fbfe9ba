import type { Removal } from '../record.ts';
import { insensitive } from '../text/modifiers.ts';
import withdrawals from './data/withdrawals.json' with { type: 'json' };

/** A notice of a wire service has few words. */
const MAX_WORDS = 150;
/** How many lines at the beginning are looked at, the title first. */
const MAX_LINES = 3;
const MAX_LINE = 260;
/** "Hello" is no article, nor is "Get digital access" without a title. */
const MIN_WORDS = { titled: 3, untitled: 5 } as const;

const WITHDRAWAL = insensitive(`^(?:${withdrawals.join('|')})[.!?…]{0,3}$`, 'u');
const STOP = /[.!?。！？।]/;

/** A list of headlines without a sentence, beside lines that only a site has. */
const HEADLINES = { lines: 4, length: 100, marks: 3 } as const;
const OF_SITES: ReadonlySet<string> = new Set([
  'navigation',
  'subscribe-prompt',
  'share-bar',
  'cookie-notice',
  'copyright',
]);

/** Whether a text is nothing but the headlines of a site's page. */
export function isFrontPage(text: string, removed: readonly Removal[]): boolean {
  const cut = STOP.test(text) ? 0 : removed.filter(({ rule }) => OF_SITES.has(rule)).length;
  if (cut === 0) return false;
  const lines = text.split('\n').filter((line) => line !== '');
  const labels = lines.filter((line) => !line.includes(' ')).length;
  if (cut + labels < HEADLINES.marks) return false;
  return lines.length >= HEADLINES.lines && lines.every(({ length }) => length <= HEADLINES.length);
}

/**
 * What a short text is instead of an article: a notice that kills or withdraws one, or a few words; null where it may
 * be an article.
 */
export function noticeOf(title: string | null, text: string, words: number): string | null {
  if (words > MAX_WORDS) return null;
  const lines = [title ?? '', ...text.split('\n').filter((line) => line !== '')].slice(0, MAX_LINES + 1);
  if (lines.some((line) => line.length <= MAX_LINE && WITHDRAWAL.test(line.trim()))) return 'kill or withdraw notice';
  const least = title === null ? MIN_WORDS.untitled : MIN_WORDS.titled;
  return words < least && !STOP.test(text) ? 'a few words' : null;
}
