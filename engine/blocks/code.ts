import { withoutEnd } from '../text/ends.ts';
import words from './data/code-words.json' with { type: 'json' };

/**
 * Code in an article. Its lines and indents are its meaning, so it is kept as it stands, between fences as Markdown has
 * them: what reads the text again, cleaning among them, knows by these where it begins and ends.
 */

/** A line that opens or closes code, perhaps with the name of its language; tildes are as often a mere rule. */
const FENCE = /^(`{3,20}) ?([\w+#.-]{0,30})$/;
/** Characters that no text may have: controls other than tabs, and those that turn the direction of writing. */
const UNSAFE = /(?![\t\n])\p{Cc}|[\u202a-\u202e\u2066-\u2069\ufeff]/gu;

/** The marks of a fence that a line is; null for any other line. */
export function fenceOf(line: string): string | null {
  return FENCE.exec(line)?.[1] ?? null;
}

/** Whether a line closes what the marks of a fence opened: it is nothing but as many of them, or more. */
export function closesFence(line: string, open: string): boolean {
  return line.startsWith(open) && withoutEnd(line, open.charAt(0)) === '';
}

/** A line of a text. */
interface Line {
  readonly text: string;
}

/** Code among the lines of a text: the lines of its fences. */
export interface CodeLines {
  readonly open: number;
  readonly close: number;
}

/** Where code is among lines, in order. A fence that nothing closes is a line as any other. Linear in the lines. */
export function codeAmong(lines: readonly Line[]): CodeLines[] {
  const found: CodeLines[] = [];
  /** The shortest fence that nothing after it closes: nothing then closes a longer one. */
  let unclosed = Number.POSITIVE_INFINITY;
  for (let open = 0; open < lines.length; open++) {
    const marks = fenceOf(lines[open]?.text ?? '');
    if (marks === null || marks.length >= unclosed) continue;
    let close = open + 1;
    while (close < lines.length && !closesFence(lines[close]?.text ?? '', marks)) close++;
    if (close === lines.length) {
      unclosed = marks.length;
      continue;
    }
    found.push({ open, close });
    open = close;
  }
  return found;
}

/** Code as it is set in a text: between fences longer than any run of their mark in it; null where it is blank. */
export function fenced(code: string): string | null {
  const lines = code
    .toWellFormed()
    .replace(/\r\n?|[\u2028\u2029\u0085]/g, '\n')
    .replace(UNSAFE, '')
    .replaceAll('\u00a0', ' ')
    .split('\n')
    .map((line) => line.trimEnd());
  const first = lines.findIndex((line) => line !== '');
  if (first < 0) return null;
  const last = lines.findLastIndex((line) => line !== '');
  let longest = 2;
  for (const [run] of code.matchAll(/`{3,}/g)) longest = Math.max(longest, run.length);
  const marks = '`'.repeat(longest + 1);
  return [marks, ...lines.slice(first, last + 1), marks].join('\n');
}

/** What lines of code look like: calls, assignments, braces, words that begin statements. */
const CODE_LINE = new RegExp(
  '[;{}]$|^[\\])}]|\\w\\(.{0,200}\\)|=>|[=!]=|\\S = \\S|^\\s{0,8}[$#>] \\w|^</?\\w|' +
    `^\\s{0,40}(?:${words.statements.join('|')})\\b`,
);
const CODE_SHARE = 0.5;

/** Whether preformatted text is code rather than prose or verse. */
export function looksLikeCode(text: string): boolean {
  const lines = text.split('\n').filter((line) => line.trim() !== '');
  const code = lines.filter((line) => CODE_LINE.test(line.trimEnd().slice(0, 400))).length;
  return lines.length > 0 && code >= CODE_SHARE * lines.length;
}

const NAME = new RegExp(`(?:^|[\\s_-])(?:${words.names.join('|')})(?:$|[\\s_:-])`, 'i');

/** Whether a class says that what bears it is code. */
export function namesCode(names: string): boolean {
  return NAME.test(names);
}
