/** Lines wrapped by hand, by a mail program or in a wide editor are at most this long. */
const MAX_WRAP_WIDTH = 160;
/** A wrapped line narrower than this would be a column, a poem or a list. */
const MIN_WRAP_WIDTH = 40;
/** How far from the full width a wrapped line may end, not counting the word that did not fit. */
const WRAP_SLACK = 3;
/** Share of the lines with a follower that have to be broken by width. */
const MOST = 0.6;

/** Whether a line has a length that lines are wrapped to. */
export function isOfWrapWidth(length: number): boolean {
  return length >= MIN_WRAP_WIDTH && length <= MAX_WRAP_WIDTH;
}

/** Whether the next line's first word would not have fitted on this line: then the line was broken by its width. */
export function brokenByWidth(line: string, next: string, width: number): boolean {
  const space = next.search(/\s/);
  return line.length + 1 + (space < 0 ? next.length : space) > width - WRAP_SLACK;
}

const NUMBERED = /^\d{1,3}[.)]\s/;
const NUMBER = /^(\d{1,3})\.\s/;

/**
 * Whether a line that begins like the entry of a list ("27. …") goes on with a wrapped sentence that ends in a number:
 * it follows neither an entry nor the end of a sentence, and no list begins with it.
 *
 * @param opening - the line that the lines before began with
 */
export function endsWithNumber(opening: string, line: string, next: string): boolean {
  const number = Number(NUMBER.exec(next)?.[1] ?? 1);
  return number > 1 && !NUMBERED.test(opening) && !/[.!?:;…"”)]$/.test(line.slice(-1));
}

/**
 * The width a text was wrapped to, or null where its line ends mean something. Judged over all of it: most lines that
 * have a follower must be broken by width.
 *
 * @param lines - without white space at their ends; a blank one is empty
 * @param endsSentence - a wrapped line ends like a sentence only by chance: where most do, each is a paragraph
 * @param fewest - how many lines have to have a follower
 */
export function wrapWidth(
  lines: readonly string[],
  endsSentence: (line: string) => boolean,
  fewest: number,
): number | null {
  // A line alone between blank ones, such as a running head, says nothing of the width.
  const width = lines.reduce(
    (longest, line, at) => (hasTextAround(lines, at) ? Math.max(longest, line.length) : longest),
    0,
  );
  if (!isOfWrapWidth(width) || hasLongLines(lines, width)) return null;
  const followed = lines.flatMap((line, at) => {
    const next = lines[at + 1] ?? '';
    return line === '' || next === '' ? [] : [{ line, next }];
  });
  const broken = followed.filter(({ line, next }) => brokenByWidth(line, next, width) && !endsSentence(line)).length;
  return followed.length >= fewest && broken >= followed.length * MOST ? width : null;
}

/** So many lines alone, longer than those beside others by this share, are paragraphs, and nothing was wrapped. */
const LONG = { lines: 2, share: 1.25 } as const;

function hasLongLines(lines: readonly string[], width: number): boolean {
  return lines.filter((line, at) => line.length > width * LONG.share && !hasTextAround(lines, at)).length >= LONG.lines;
}

function hasTextAround(lines: readonly string[], at: number): boolean {
  return (lines[at - 1] ?? '') !== '' || (lines[at + 1] ?? '') !== '';
}
