/** A text made from a source, with where each of its UTF-16 units came from; null where they are the same. */
export interface Rewritten {
  readonly text: string;
  readonly places: Places | null;
}

/** For each unit of a rewritten text, the range of the source it stands for. */
export interface Places {
  readonly starts: Uint32Array;
  readonly ends: Uint32Array;
}

/** A range of a text and what takes its place. */
export interface Replacement {
  readonly start: number;
  readonly end: number;
  readonly text: string;
}

/**
 * Makes replacements in a rewritten text. Each unit that is put in stands for the whole range it replaces.
 *
 * @param replacements in order and apart
 */
export function rewritten(before: Rewritten, replacements: readonly Replacement[]): Rewritten {
  if (replacements.length === 0) return before;
  const grown = replacements.reduce((sum, { start, end, text }) => sum + text.length - (end - start), 0);
  const length = before.text.length + grown;
  const starts = new Uint32Array(length);
  const ends = new Uint32Array(length);
  const pieces: string[] = [];
  let to = 0;
  const startOf = (at: number): number => before.places?.starts[at] ?? at;
  const endOf = (at: number): number => before.places?.ends[at] ?? at + 1;
  const copy = (from: number, end: number): void => {
    pieces.push(before.text.slice(from, end));
    for (let at = from; at < end; at++, to++) {
      starts[to] = startOf(at);
      ends[to] = endOf(at);
    }
  };
  let from = 0;
  for (const { start, end, text } of replacements) {
    copy(from, start);
    pieces.push(text);
    const first = startOf(start);
    const last = endOf(Math.max(start, end - 1));
    for (let unit = 0; unit < text.length; unit++, to++) {
      starts[to] = first;
      ends[to] = last;
    }
    from = end;
  }
  copy(from, before.text.length);
  return { text: pieces.join(''), places: { starts, ends } };
}

/** Replaces every match of a global pattern; a replacement of null leaves it. */
export function replaceAll(
  before: Rewritten,
  pattern: RegExp,
  by: (match: RegExpExecArray) => string | null,
): Rewritten {
  const replacements: Replacement[] = [];
  for (const match of before.text.matchAll(pattern)) {
    const text = by(match);
    if (text !== null && text !== match[0])
      replacements.push({ start: match.index, end: match.index + match[0].length, text });
  }
  return rewritten(before, replacements);
}

/** Rewrites a source in the stretches between ranges, each by itself; what is in the ranges stays as it is. */
export function aroundRanges(
  source: string,
  ranges: readonly { readonly start: number; readonly end: number }[],
  rewrite: (text: string) => Rewritten,
): Rewritten {
  if (ranges.length === 0) return rewrite(source);
  const pieces: string[] = [];
  const starts: number[] = [];
  const ends: number[] = [];
  const take = ({ text, places }: Rewritten, from: number): void => {
    pieces.push(text);
    for (let at = 0; at < text.length; at++) {
      starts.push(from + (places?.starts[at] ?? at));
      ends.push(from + (places?.ends[at] ?? at + 1));
    }
  };
  let from = 0;
  for (const { start, end } of ranges) {
    take(rewrite(source.slice(from, start)), from);
    take({ text: source.slice(start, end), places: null }, start);
    from = end;
  }
  take(rewrite(source.slice(from)), from);
  return { text: pieces.join(''), places: { starts: Uint32Array.from(starts), ends: Uint32Array.from(ends) } };
}
