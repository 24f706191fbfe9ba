import claimWords from '../english/data/claim-words.json' with { type: 'json' };
import grammarWords from '../english/data/grammar-words.json' with { type: 'json' };
import { ASSERTIONS } from './speech.ts';
import { DETERMINERS } from './word-kinds.ts';

const REFUSABLE = new Set(claimWords.refusable);
const AFTER_REFUSABLE = new Set(claimWords.afterRefusable);
/** "denied the former minister his visa": how many words may say to whom. */
const MAX_RECIPIENT = 5;
/** "Rovers", "Rovers their first win": nobody says of a name alone that it is false. */
const NAMED_RECIPIENT = new RegExp(
  String.raw`^\p{Lu}[\p{L}-]+(?: \p{Lu}[\p{L}-]+){0,2}(?:$| (?:${grammarWords.determiners.join('|')})\b)`,
  'u',
);
/** "him bail", "her a visa"; "her" may as well be whose ("her part in it"). */
const RECIPIENTS = new Set(['him', 'them', 'us', 'me', 'you']);
/** Within how many characters the text says who is refused something. */
const REACH = 120;

/**
 * Whether what follows "deny" is a thing that somebody does not get, and no statement that is said to be false: "him
 * bail", "Rovers the title", "to a man of 40"; but "any wrongdoing", "having asked for bail", "visa fraud".
 *
 * @param object - the words after the verb
 */
export function isRefusedThing(object: string): boolean {
  const [phrase = ''] = object.slice(0, REACH).split(/[,.;:]/);
  const words = phrase
    .trim()
    .toLowerCase()
    .split(/[^\p{L}'’-]+/u);
  const [first = ''] = words;
  const isHers = first === 'her' && DETERMINERS.has(words[1] ?? '');
  if (first === 'to' || isHers || RECIPIENTS.has(first) || NAMED_RECIPIENT.test(phrase.trim())) return true;
  if (first === 'that' || first.endsWith('ing')) return false;
  const isRefusable = (word: string, at: number): boolean =>
    REFUSABLE.has(word) && AFTER_REFUSABLE.has(words[at + 1] || 'to');
  return words.slice(0, MAX_RECIPIENT + 1).some(isRefusable) || hasTwoObjects(words);
}

/** "the bill a second reading": one article soon after another, and no word of an assertion between them. */
function hasTwoObjects(words: readonly string[]): boolean {
  const second = words.findIndex((word, at) => at > 0 && (word === 'a' || word === 'an'));
  if (!DETERMINERS.has(words[0] ?? '') || second < 2 || second > MAX_RECIPIENT) return false;
  return !words.slice(1, second).some((word) => ASSERTIONS.has(word) || AFTER_REFUSABLE.has(word));
}
