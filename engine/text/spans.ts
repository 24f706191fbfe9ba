import { firstIndex } from './search.ts';

/** A half-open range of UTF-16 code units: `text.slice(start, end)` is what it stands for. */
export interface Span {
  readonly start: number;
  readonly end: number;
}

/** A span together with the slice it stands for. The project's first invariant is `text.slice(start, end) === text`. */
export interface TextSpan extends Span {
  readonly text: string;
}

/** Cuts a {@link TextSpan} out of `source`, so that the invariant holds by construction. */
export function textSpan(source: string, start: number, end: number): TextSpan {
  return { text: source.slice(start, end), start, end };
}

/** Index of the first of some spans that reaches into another one, or -1. They are in text order, none overlapping. */
export function firstTouching(spans: readonly Span[], { start, end }: Span): number {
  const index = firstIndex(spans.length, (at) => (spans[at]?.end ?? 0) > start);
  return (spans[index]?.start ?? end) < end ? index : -1;
}

/** Index of the last of some spans that begins at an offset or before it, or -1. They are in text order. */
export function lastBegun(spans: readonly Span[], offset: number): number {
  return firstIndex(spans.length, (at) => (spans[at]?.start ?? 0) > offset) - 1;
}
