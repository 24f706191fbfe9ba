import type { Document } from '../text/document.ts';
import type { Piece } from '../text/quotation-marks.ts';
import type { AtomRange } from '../text/ranges.ts';
import { firstIndex } from '../text/search.ts';
import type { Sentence } from '../text/tokenized-text.ts';

/** A quotation, or a run of them, over more sentences than this was never closed, or is a document in itself. */
const MAX_QUOTED_SENTENCES = 8;

/**
 * Runs of sentences that quotations hold together, as the numbers of the first and the last: a quotation begins in one
 * and ends in a later one, in which the next may begin. No sentence is in two runs: a quotation that would make a run
 * too long is not held together.
 */
export function longQuotations({ atoms, quotations }: Document): (readonly [first: number, last: number])[] {
  const runs: [first: number, last: number][] = [];
  for (const { open, close } of quotations) {
    const [first, last] = [atoms.at(open).sentence, atoms.at(close).sentence];
    if (first < 0 || last <= first || last - first >= MAX_QUOTED_SENTENCES) continue;
    const before = runs.at(-1);
    if (before?.[1] !== first) runs.push([first, last]);
    else if (last - before[0] < MAX_QUOTED_SENTENCES) before[1] = last;
  }
  return runs;
}

/** The quotations that a range of atoms shares an atom with, in text order. */
function piecesIn({ quotations }: Document, from: number, to: number): Piece[] {
  const found: Piece[] = [];
  for (let at = firstIndex(quotations.length, (index) => (quotations[index]?.close ?? 0) >= from); ; at++) {
    const piece = quotations[at];
    if (piece === undefined || piece.open >= to) return found;
    found.push(piece);
  }
}

function atomsOf({ atoms }: Document, { firstToken, endToken }: Sentence): AtomRange {
  return { from: atoms.ofToken(firstToken).from, to: atoms.ofToken(endToken - 1).to };
}

/** Does a quotation go on beyond the sentence, on either side, or lack a mark in it? */
export function isHalfQuotation(doc: Document, sentence: Sentence): boolean {
  const { from, to } = atomsOf(doc, sentence);
  const { unpaired } = doc;
  const lone = unpaired[firstIndex(unpaired.length, (index) => (unpaired[index] ?? 0) >= from)] ?? to;
  return lone < to || piecesIn(doc, from, to).some(({ open, close, closed }) => !closed || open < from || close >= to);
}

/** Share of a sentence's atoms that are in quotations which begin and end in it. */
export function quotedShare(doc: Document, sentence: Sentence): number {
  const { from, to } = atomsOf(doc, sentence);
  const whole = piecesIn(doc, from, to).filter(({ open, close }) => open >= from && close < to);
  const quoted = whole.reduce((sum, { first, last }) => sum + last + 1 - first, 0);
  return quoted / Math.max(1, to - from);
}
