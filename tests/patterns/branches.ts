/**
 * A pattern taken apart: what a pattern with alternatives tries is what each alternative tries by itself, so it is
 * linear where all of them are. Checkers give up on a long list of alternatives and are done at once with each.
 */

/** Where a group begins and ends, with its brackets. */
interface Group {
  readonly start: number;
  readonly end: number;
}

/** The place after the piece of a pattern that begins at `at`: a class, an escape or one character. */
function afterPiece(source: string, at: number): number {
  if (source[at] === '\\') return at + 2;
  if (source[at] !== '[') return at + 1;
  let end = at + 1;
  while (end < source.length && source[end] !== ']') end += source[end] === '\\' ? 2 : 1;
  return end + 1;
}

/** The groups and the bars of a pattern that are in no other group. */
function outline(source: string): { readonly groups: readonly Group[]; readonly bars: readonly number[] } {
  const groups: Group[] = [];
  const bars: number[] = [];
  let depth = 0;
  let start = 0;
  for (let at = 0; at < source.length; at = afterPiece(source, at)) {
    const character = source[at];
    if (character === '|' && depth === 0) bars.push(at);
    if (character === '(' && depth++ === 0) start = at;
    if (character === ')' && --depth === 0) groups.push({ start, end: at + 1 });
  }
  return { groups, bars };
}

/** The alternatives of a pattern. */
function alternatives(source: string): readonly string[] {
  const ends = [...outline(source).bars, source.length];
  return ends.map((end, at) => source.slice(at === 0 ? 0 : (ends[at - 1] ?? 0) + 1, end));
}

/** The beginning of a group that is no assertion. */
const OPENING = /^\((?:\?:|\?<\w+>|(?!\?))/;

/**
 * The patterns that together match what `source` does, by its outermost alternatives or those of its first group that
 * is not repeated; `source` alone where there is nothing to take apart.
 */
export function branchesOf(source: string): readonly string[] {
  const outer = alternatives(source);
  if (outer.length > 1) return outer;
  for (const { start, end } of outline(source).groups) {
    const opening = OPENING.exec(source.slice(start, end))?.[0];
    const repeated = source[end] ?? '';
    if (opening === undefined || '*+{'.includes(repeated || ' ')) continue;
    const inner = alternatives(source.slice(start + opening.length, end - 1));
    const after = source.slice(end).replace(repeated === '?' ? /^\?\??/ : '', '');
    const all = repeated === '?' ? [...inner, ''] : inner;
    return all.map((body) => source.slice(0, start) + body + after);
  }
  return [source];
}
