import type { Section } from '../../engine/record.ts';
import type { Item, Slice, SliceKind } from './items.ts';

/** A stretch of the text between line breaks. */
export interface Paragraph {
  readonly start: number;
  readonly end: number;
  readonly text: string;
  /** Label of the section that begins here; it is no part of the text. */
  readonly label: string | null;
}

/** A piece of a paragraph that is lit in one way, or not at all. Joined, the pieces are the paragraph. */
export interface Piece {
  readonly start: number;
  readonly text: string;
  readonly kind: SliceKind | null;
}

/** The text as paragraphs; every character but the line breaks between them is in one. */
export function paragraphsOf(text: string, sections: readonly Section[]): readonly Paragraph[] {
  const waiting = [...sections].sort((a, b) => a.start - b.start);
  return [...text.matchAll(/[^\n]+/g)].map((match) => {
    const start = match.index;
    const [paragraph] = match;
    const end = start + paragraph.length;
    let label: string | null = null;
    while (waiting[0] !== undefined && waiting[0].start < end) label = waiting.shift()?.label ?? label;
    return { start, end, text: paragraph, label };
  });
}

const WEIGHT: Readonly<Record<SliceKind, number>> = { side: 1, cut: 2, main: 3 };

/** Slices that touch a stretch of the text or title. */
export function touching(slices: readonly Slice[], where: Slice['in'], start: number, end: number): readonly Slice[] {
  return slices.filter((slice) => slice.in === where && slice.start < end && start < slice.end);
}

/** A stretch of text, cut where what is lit begins and ends; where slices overlap, the weightiest shows. */
export function piecesOf(text: string, start: number, slices: readonly Slice[]): readonly Piece[] {
  const end = start + text.length;
  const edges = new Set([start, end]);
  for (const slice of slices) {
    edges.add(Math.max(start, slice.start));
    edges.add(Math.min(end, slice.end));
  }
  const sorted = [...edges].sort((a, b) => a - b);
  const pieces: Piece[] = [];
  for (const [index, from] of sorted.entries()) {
    const to = sorted[index + 1];
    if (to === undefined) break;
    const kind = slices
      .filter((slice) => slice.start <= from && to <= slice.end)
      .reduce<SliceKind | null>(
        (best, slice) => (best === null || WEIGHT[slice.kind] > WEIGHT[best] ? slice.kind : best),
        null,
      );
    const last = pieces.at(-1);
    if (last !== undefined && last.kind === kind)
      pieces[pieces.length - 1] = { ...last, text: last.text + text.slice(from - start, to - start) };
    else pieces.push({ start: from, text: text.slice(from - start, to - start), kind });
  }
  return pieces;
}

/**
 * How many items were drawn from each paragraph. Every slice is placed by bisection: a long article has thousands of
 * both.
 */
export function countsOf(paragraphs: readonly Paragraph[], items: readonly Item[]): readonly number[] {
  const counts = paragraphs.map(() => 0);
  for (const item of items) {
    const found = item.slices
      .filter((slice) => slice.in === 'text' && slice.kind !== 'cut')
      .flatMap((slice) => touchedBy(paragraphs, slice.start, slice.end));
    for (const at of new Set(found)) counts[at] = (counts[at] ?? 0) + 1;
  }
  return counts;
}

/** The paragraphs that a slice of the text touches. */
function touchedBy(paragraphs: readonly Paragraph[], start: number, end: number): readonly number[] {
  const touched: number[] = [];
  for (let at = firstEndingAfter(paragraphs, start); at < paragraphs.length; at++) {
    if ((paragraphs[at]?.start ?? Number.POSITIVE_INFINITY) >= end) break;
    touched.push(at);
  }
  return touched;
}

function firstEndingAfter(paragraphs: readonly Paragraph[], offset: number): number {
  let low = 0;
  let high = paragraphs.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((paragraphs[middle]?.end ?? 0) > offset) high = middle;
    else low = middle + 1;
  }
  return low;
}
