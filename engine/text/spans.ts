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
