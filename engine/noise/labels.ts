import { type RuleName, ruleNamed } from '../blocks/rules.ts';
import cueData from './data/cues.json' with { type: 'json' };
import { menuPoints } from './wording.ts';

/** Words of which a block may consist, by the rule they give. */
const BAGS = Object.entries(cueData).flatMap(
  ([rule, cues]): (readonly [rule: RuleName, words: ReadonlySet<string>])[] =>
    'bag' in cues ? [[ruleNamed(rule), new Set(cues.bag)]] : [],
);
const MAX_LENGTH = 160;
/** A price or its change, as tickers print them, and what is between. */
const TICKER_PART = /^(?:[A-Z]{1,6}(?:[.:][A-Z]{1,4})?:?|[-+$€£¥▲▼↑↓(]{0,3}\d[\d.,]{0,12}%?\)?[,;]?|[|·•,;▲▼↑↓+–-])$/;
const MENU_SEPARATOR = / ?[|•›»·] ?/;
const NUMBER = /^\d{1,3}$/;

/** Whether a line is nothing but names of shares and their prices. */
function isTicker(text: string, words: readonly string[]): boolean {
  return /\d%|[▲▼↑↓]/.test(text) && /\b[A-Z]{2,6}\b/.test(text) && words.every((word) => TICKER_PART.test(word));
}

/** The rule of the bag that all words but numbers are from, such as the buttons of a share bar. */
function bagRule(words: readonly string[]): RuleName | null {
  for (const [rule, bag] of BAGS) {
    let known = 0;
    for (const word of words) {
      const bare = /[\p{L}\p{N}](?:.*[\p{L}\p{N}])?/su.exec(word.toLowerCase())?.[0] ?? '';
      if (bag.has(bare)) known++;
      else if (bare !== '' && !/^\d[\d.,]{0,8}[km]?$/.test(bare)) {
        known = -1;
        break;
      }
    }
    if (known > 0) return rule;
  }
  return null;
}

/** Whether a line is a menu: three or more short labels with bars or dots between them ("Home | World | Sport"). */
function isMenu(text: string): boolean {
  if (!MENU_SEPARATOR.test(text) || /\d/.test(text)) return false;
  const labels = text.split(MENU_SEPARATOR).filter((label) => label !== '');
  return (
    labels.length >= 3 &&
    labels.every((label) => /^\p{Lu}[\p{L}&'’ -]{1,24}$/u.test(label) && label.split(' ').length <= 3)
  );
}

/**
 * A line of labels instead of words in a sentence: its rule, and its points where they are not those of any whole line.
 */
export function labelRule(text: string): { readonly rule: RuleName; readonly points?: number } | null {
  if (text.length > MAX_LENGTH) return null;
  if (NUMBER.test(text) || isMenu(text)) return { rule: 'navigation' };
  const points = menuPoints(text);
  if (points > 0) return { rule: 'navigation', points };
  const words = text.split(' ');
  // A single word is left to the lists: as a heading it may mean anything.
  if (words.length < 2) return null;
  if (isTicker(text, words)) return { rule: 'ticker' };
  const rule = bagRule(words);
  return rule === null ? null : { rule };
}
