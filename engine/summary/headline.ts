import { summaryAt } from '../present.ts';
import type { StoredSummary } from '../record.ts';

/** Words of a headline made from the lead. */
const MAX_WORDS = 20;
/** A clause may be left off after this many words; what is left must still say something. */
const MIN_WORDS = 4;

/** Where English lets a sentence end early: before a clause or phrase set off by a comma or dash that adds to a complete one. */
const CLAUSE =
  /(?:,|;| [–—-]{1,2})\s+(?:after|before|when|while|as|because|although|though|who|which|where|with|but|and then|following|amid|despite|including|leaving|according)\b/giu;

function wordCount(text: string): number {
  return text.split(/\s+/).filter((word) => word !== '').length;
}

/** Quotation marks and brackets must both be there or both be gone. */
function isBalanced(text: string): boolean {
  const count = (mark: RegExp): number => text.match(mark)?.length ?? 0;
  return count(/"/g) % 2 === 0 && count(/“/g) === count(/”/g) && count(/\(/g) === count(/\)/g);
}

/**
 * A headline for an article without a title: the first sentence of its summary without its full stop, cut back to a clause end where it is longer than
 * twenty words. A lead that has no such place is given up rather than broken.
 *
 * @returns null where nothing of at most twenty words reads as a sentence
 */
export function headline(summary: StoredSummary, text: string, language: string): string | null {
  const [lead] = summaryAt(summary, text, { kind: 'default' });
  if (lead === undefined) return null;
  const whole = lead.text.replace(/\s+/g, ' ').replace(/(?<![.\p{Lu}])\.$/u, '');
  if (wordCount(whole) <= MAX_WORDS) return whole;
  if (language !== 'en') return null;
  let best: string | null = null;
  for (const match of whole.matchAll(CLAUSE)) {
    const part = whole.slice(0, match.index).trimEnd();
    const words = wordCount(part);
    if (words > MAX_WORDS) break;
    if (words >= MIN_WORDS && isBalanced(part)) best = part;
  }
  return best;
}
