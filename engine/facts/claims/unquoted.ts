import type { Range } from '../../grammar/attribution.ts';
import type { Document } from '../../text/document.ts';
import { firstIndex } from '../../text/search.ts';
import { readClaims } from './read.ts';
import type { ClaimInPlace, EndOf, ReadClaim } from './report.ts';

/**
 * The reports of a text that could be one and are no quotation.
 *
 * @param quoted the quotations, in text order
 */
export function unquotedClaims(
  document: Pick<Document, 'atoms' | 'quotations' | 'sentences'>,
  quoted: readonly Range[],
  endOf: EndOf,
): ClaimInPlace[] {
  return readClaims(document, endOf).filter(
    ({ claim }) => !touches(quoted, claim) && !isWithinMarks(document.quotations, claim),
  );
}

function touches(quoted: readonly Range[], { from, to }: Range): boolean {
  const next = firstIndex(quoted.length, (at) => (quoted[at]?.to ?? 0) > from);
  return (quoted[next]?.from ?? Number.POSITIVE_INFINITY) < to;
}

/** Whether a report is part of what stands in quotation marks, or breaks off within it. */
function isWithinMarks(quotations: Document['quotations'], { cue, from, to }: ReadClaim): boolean {
  const first = Math.min(cue.from, from);
  const last = Math.max(cue.to, to);
  const next = firstIndex(quotations.length, (at) => (quotations[at]?.close ?? 0) >= first);
  for (let at = next; (quotations[at]?.open ?? last) < last; at++) {
    const { open, close } = quotations[at] ?? { open: last, close: last };
    if (open <= first || close >= last || (open < cue.to && cue.from <= close)) return true;
  }
  return false;
}
