import { type Replacement, type Rewritten, rewritten } from './rewrite.ts';

/** White space and what nobody sees: cleaning takes both off the ends of a line. */
const UNSEEN = /[\s\p{Cc}\p{Cf}]/u;
const LINE = /[^\r\n\v\f\u2028\u2029\u0085]+/g;

/** How much of a line, from its beginning or its end, is marks and what nobody sees. */
function run(line: string, marks: string, fromEnd: boolean): number {
  const at = (place: number): string => line.charAt(fromEnd ? line.length - 1 - place : place);
  let length = 0;
  while (length < line.length && (marks.includes(at(length)) || UNSEEN.test(at(length)))) length++;
  return length;
}

/**
 * What mail programs set before each line that they quote, with the share of the filled lines from which on a mail is
 * nothing but what it quotes: bars are in tables, too.
 */
const QUOTING: readonly (readonly [marks: string, share: number])[] = [
  ['>', 0.6],
  ['|', 0.9],
];
const MIN_LINES = 4;

/** Takes the marks off a text that is quoted as a whole, as a mail that sends an article on does. */
export function unquote(source: Rewritten): Rewritten {
  for (const [mark, share] of QUOTING) {
    if (!source.text.includes(mark)) continue;
    const lines = [...source.text.matchAll(LINE)].filter(([line]) => run(line, '', false) < line.length);
    let above = '';
    const marks = lines.flatMap(({ 0: line, index }): Replacement[] => {
      const length = run(line, mark, false);
      const isQuoted = line.slice(0, length).includes(mark);
      // What is quoted does not go on from who wrote it.
      const text = above.endsWith(':') ? '\n' : '';
      above = isQuoted ? '' : line.trimEnd();
      return isQuoted ? [{ start: index, end: index + length, text }] : [];
    });
    if (marks.length >= MIN_LINES && marks.length >= lines.length * share) return rewritten(source, marks);
  }
  return source;
}

/** What wire services set at the ends of a line for their machines: "^Harbour gets a pier<", "By NOOR HADDAD=". */
const OPENING = '^';
const CLOSING = '<=';
const MIN_WIRE_LINES = 2;
/** The marks at the ends of a line, with the white space round them: what is read again has none of them. */
function wireMarks(line: string): Replacement[] {
  const inner = run(line, OPENING, false);
  const end = Math.max(inner, line.length - run(line, CLOSING, true));
  const marks: Replacement[] = [];
  if (line.slice(0, inner).includes(OPENING)) marks.push({ start: 0, end: inner, text: '' });
  if (/[<=]/.test(line.slice(end))) marks.push({ start: end, end: line.length, text: '' });
  return marks;
}

/** Whether a line has the marks at an end, which are hardly ever there by chance. */
function isMarked(line: string): boolean {
  if (line.startsWith(OPENING, run(line, '', false))) return true;
  const end = line.length - run(line, '', true);
  return /[\p{L}\p{N}."”]<$/u.test(line.slice(Math.max(0, end - 3), end));
}

/** For each line the marks of wire services at its ends; none where hardly any line has such. */
export function wireMarksOf(lines: readonly string[]): readonly (readonly Replacement[])[] {
  const isWire = lines.filter((line) => /[<^]/.test(line) && isMarked(line)).length >= MIN_WIRE_LINES;
  return isWire ? lines.map(wireMarks) : [];
}

/** Takes the marks of wire services off the ends of lines. */
export function stripWireMarks(source: Rewritten): Rewritten {
  if (!/[<^]/.test(source.text)) return source;
  const lines = [...source.text.matchAll(LINE)];
  const marks = wireMarksOf(lines.map(([line]) => line)).flatMap((found, at) => {
    const from = lines[at]?.index ?? 0;
    return found.map(({ start, end, text }) => ({ start: start + from, end: end + from, text }));
  });
  return rewritten(source, marks);
}
