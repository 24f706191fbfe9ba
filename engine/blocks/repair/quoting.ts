import { withoutEnd, withoutStart } from '../../text/ends.ts';
import { type Replacement, type Rewritten, replaceAll, rewritten } from './rewrite.ts';

const QUOTED = /^(?:> ?){1,9}/;
/** Share of the filled lines that are quoted where the mail is nothing but what it quotes. */
const MIN_SHARE = 0.6;
const MIN_LINES = 4;

/** Takes the marks off a text that is quoted as a whole, as a mail that sends an article on does. */
export function unquote(source: Rewritten): Rewritten {
  if (!source.text.includes('\n>')) return source;
  const filled = source.text.split('\n').filter((line) => line.trim() !== '');
  const quoted = filled.filter((line) => QUOTED.test(line)).length;
  if (quoted < MIN_LINES || quoted < filled.length * MIN_SHARE) return source;
  return replaceAll(source, /^(?:> ?){1,9}/gm, () => '');
}

/** What wire services set at the ends of a line for their machines: "^Harbour gets a pier<", "By NOOR HADDAD=". */
const OPENING = '^';
const CLOSING = '<=';
const SPACE = ' \t\u00a0';
const MIN_WIRE_LINES = 2;

/** The marks at the ends of a line, with the white space round them: what is read again has none of them. */
function wireMarks(line: string, start: number): Replacement[] {
  const inner = line.length - withoutStart(line, SPACE + OPENING).length;
  const end = withoutEnd(line, SPACE + CLOSING).length;
  const marks: Replacement[] = [];
  if (line.slice(0, inner).includes(OPENING)) marks.push({ start, end: start + inner, text: '' });
  if (end > inner && /[<=]/.test(line.slice(end)))
    marks.push({ start: start + end, end: start + line.length, text: '' });
  return marks;
}

const LINE = /[^\r\n\v\f\u2028\u2029\u0085]+/g;

/** Takes the marks of wire services off the ends of lines. */
export function stripWireMarks(source: Rewritten): Rewritten {
  if (!/[<^]/.test(source.text)) return source;
  const lines = [...source.text.matchAll(LINE)];
  const marked = lines.filter(
    ([line]) =>
      withoutStart(line, SPACE).startsWith(OPENING) || /[\p{L}\p{N}."”]<$/u.test(withoutEnd(line, SPACE).slice(-2)),
  ).length;
  if (marked < MIN_WIRE_LINES) return source;
  return rewritten(
    source,
    lines.flatMap((line) => wireMarks(line[0], line.index)),
  );
}
