import { summaryAt } from '../present.ts';
import type { StoredSummary } from '../record.ts';

/** Words of a headline made from the lead. */
const MAX_WORDS = 20;
/** What is left of a sentence that was cut back must still say something. */
const MIN_WORDS = 5;

/** Where an English sentence may end early: before a clause or phrase that adds to a complete statement. */
const CLAUSE =
  /(?:,|;| [–—]| --?)\s+(?:after|before|when|while|because|although|though|but|despite|including|leaving|according|which|as|with|prompting|saying|where|following|amid)\b|\s(?:after|because|while|amid|following|despite|before|when|ahead of|as part of|in response to|in the wake of|in order to|in an? (?:bid|effort|attempt) to)\s/giu;
/** What follows a denial may be the very thing that is denied ("did not resign because …"). */
const DENIAL = /\b(?:not|never|no|cannot|nobody|nothing|neither|hardly)\b|n['’]t\b/iu;
/** What opens with one of these is no statement until its own comma has passed. */
const SUBORDINATE =
  /^(?:after|before|when|while|because|although|though|as|if|since|until|with|despite|for|in|on|at|by)\b/iu;
/** A finite verb, told by auxiliaries and by the ending of the past tense. */
const VERB =
  /\b(?:is|are|was|were|has|have|had|will|would|can|could|may|might|must|should|does|did|said|says|won|lost|met|shot|killed|hit|made|left|took|rose|fell|began|told|held|found|went|came|died|\p{Ll}{3,}ed)\b/u;

function wordCount(text: string): number {
  return text.split(/\s+/).filter((word) => word !== '').length;
}

/** Quotation marks and brackets must both be there or both be gone. */
function isBalanced(text: string): boolean {
  const count = (mark: RegExp): number => text.match(mark)?.length ?? 0;
  return count(/"/g) % 2 === 0 && count(/“/g) === count(/”/g) && count(/\(/g) === count(/\)/g);
}

/** A sentence as a headline: on one line and without its full stop, unless that belongs to an abbreviation or a quotation. */
function asHeadline(sentence: string): string {
  return sentence.replace(/\s+/g, ' ').replace(/(?:(?<=\p{L}\p{L}|[\p{N})%])| )\.$/u, '');
}

/** The longest beginning of an English sentence that is a statement of at most {@link MAX_WORDS} words. */
function cutBack(sentence: string): string | null {
  if (SUBORDINATE.test(sentence)) return null;
  let best: string | null = null;
  for (const match of sentence.matchAll(CLAUSE)) {
    const part = sentence.slice(0, match.index).trimEnd();
    const words = wordCount(part);
    if (words > MAX_WORDS) break;
    // A comma inside may have opened an aside that is not closed yet ("Ana Lopez, the mayor").
    if (words >= MIN_WORDS && VERB.test(part) && !DENIAL.test(part) && !/,[^,]*$/.test(part) && isBalanced(part))
      best = part;
  }
  return best;
}

/**
 * A headline for an article without a title: the first sentence of its summary, without its full stop, where it has at most twenty words; an English
 * one cut back to a clause that is a statement of its own; else the first sentence of the summary that is short enough and stands alone.
 *
 * @returns null where nothing of at most twenty words reads as a sentence
 */
export function headline(summary: StoredSummary, text: string, language: string): string | null {
  const sentences = summaryAt(summary, text, { kind: 'default' });
  const [lead] = sentences;
  if (lead === undefined) return null;
  const whole = asHeadline(lead.text);
  if (wordCount(whole) <= MAX_WORDS) return whole;
  const cut = language === 'en' ? cutBack(whole) : null;
  if (cut !== null) return cut;
  const alone = sentences.find(
    ({ order, text: shown }) => summary.ranking[order]?.needs === null && wordCount(shown) <= MAX_WORDS,
  );
  return alone === undefined ? null : asHeadline(alone.text);
}
