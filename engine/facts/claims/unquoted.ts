import claimWords from '../../english/data/claim-words.json' with { type: 'json' };
import { attributionAfter } from '../../grammar/attribution.ts';
import { CUES_AT_END } from '../../grammar/speech.ts';
import type { Atoms } from '../../text/atoms.ts';
import type { Document } from '../../text/document.ts';
import type { AtomRange } from '../../text/ranges.ts';
import { firstIndex } from '../../text/search.ts';
import { readClaims } from './read.ts';
import type { ClaimInPlace, EndOf, OpenReport, ReadClaim, ReportEnd } from './report.ts';
import { verbWithin } from './word-classes.ts';

/**
 * The reports of a text that could be one and are no quotation; a few words of them may be quoted.
 *
 * @param quoted the quotations, in text order
 */
export function unquotedClaims(
  document: Pick<Document, 'atoms' | 'quotations' | 'sentences'>,
  quoted: readonly QuotedRange[],
  endOf: EndOf,
): ClaimInPlace[] {
  const { atoms } = document;
  return readClaims(document, (report) => besideQuotation(atoms, quoted, report, endOf(report))).filter(
    ({ claim }) => isUnquoted(atoms, quoted, claim) && !isWithinMarks(document.quotations, claim),
  );
}

/** A quotation with what attributes it. */
export interface QuotedRange extends AtomRange {
  readonly kind: 'direct' | 'partial';
  readonly speaker: AtomRange | null;
  readonly cue: AtomRange | null;
}

/** The first quotation that shares atoms with a range. */
function touched(quoted: readonly QuotedRange[], { from, to }: AtomRange): QuotedRange | undefined {
  const next = quoted[firstIndex(quoted.length, (at) => (quoted[at]?.to ?? 0) > from)];
  return next !== undefined && next.from < to ? next : undefined;
}

/**
 * Where a report ends that a quotation follows in its sentence. One with a verb of its own is another report, which
 * this one ends before: "said it was too early but added, “…”", "said it was good to be home, a man shouted “…”". A few
 * words that have none are part of it: "said it was “no loss”".
 */
function besideQuotation(
  atoms: Atoms,
  quoted: readonly QuotedRange[],
  { from }: OpenReport,
  whole: ReportEnd,
): ReportEnd {
  const quote = touched(quoted, { from, to: whole.to });
  if (quote === undefined) return whole;
  const { speaker, cue } = quote;
  const isOwn = cue !== null && cue.from > from && cue.to <= quote.from;
  if (quote.kind === 'partial' && !isOwn) return atQuotation(atoms, quote, whole);
  const isSubject = isOwn && speaker !== null && speaker.from > from && speaker.to <= cue.from;
  let end = (isSubject ? speaker.from : isOwn ? cue.from : quote.from) - 1;
  while (end > from && !REPORT_JOINTS.has(atoms.lower(end))) end--;
  while (end > from && REPORT_JOINTS.has(atoms.lower(end - 1))) end--;
  return verbWithin(atoms, from, end) >= 0 ? { to: end, doubt: 0 } : whole;
}

/** Where a report ends that goes as far as a few quoted words, or past them. */
function atQuotation(atoms: Atoms, { to }: QuotedRange, whole: ReportEnd): ReportEnd {
  return whole.to < to || isSaidByOther(atoms, to) ? { ...whole, to } : whole;
}

/** "told the board it was “tiring”, | one of them said": what follows a quotation says whose word the whole is. */
function isSaidByOther(atoms: Atoms, comma: number): boolean {
  return atoms.lower(comma) === ',' && attributionAfter(atoms, comma, CUES_AT_END)?.speaker != null;
}

/** What one report and the next are joined by. */
const REPORT_JOINTS = new Set(claimWords.joints);

/** The fewest atoms beside those quoted: "the pace is “slow”"; "it was “slow”" is no more than its quotation. */
const OWN_WORDS = 3;

/** Whether no quotation is in a report but words that its clause, with a verb of its own, goes on around. */
function isUnquoted(atoms: Atoms, quoted: readonly QuotedRange[], { frame, from, to }: ReadClaim): boolean {
  const first = touched(quoted, { from, to });
  if (first === undefined) return true;
  let own = to - from;
  let last = first;
  for (let next: QuotedRange | undefined = first; next !== undefined; next = touched(quoted, { from: next.to, to })) {
    // "…, and Ana Ray added: “…”"
    if (next.kind !== 'partial' || atoms.lower(next.from - 2) === ':') return false;
    own -= next.to - next.from;
    last = next;
  }
  const isWithin = first.from > from && last.to <= to;
  // "accused a rival of “copying” its mill"
  return isWithin && own >= OWN_WORDS && (frame === 'object of' || verbWithin(atoms, from, first.from) >= 0);
}

/** Whether a report is part of what is in quotation marks, or breaks off within it. */
function isWithinMarks(quotations: Document['quotations'], { cue, from, to }: ReadClaim): boolean {
  const first = Math.min(cue.from, from);
  const last = Math.max(cue.to, to);
  const next = firstIndex(quotations.length, (at) => (quotations[at]?.close ?? 0) >= first);
  for (let at = next; (quotations[at]?.open ?? last) < last; at++) {
    const { open, close } = quotations[at] ?? { open: last, close: last };
    if (open <= first || close > last || (open < cue.to && cue.from <= close)) return true;
  }
  return false;
}
