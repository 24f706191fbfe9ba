import { type Rewritten, replaceAll } from './rewrite.ts';

const ESCAPE = /\\(?:r\\n|n|r|t|"|'|\/|u([\da-f]{4}))/gi;
/** The quotation marks round the string. */
const AROUND = /^\s{0,9}"|"[,;]?\s{0,9}$/g;
/** A text in which line ends are written as "\n", as a dump of JSON leaves it, has hardly any line end of its own. */
const MIN_ESCAPES = 2;
const MAX_LINES = 3;

function unescaped(sequence: string, hex: string | undefined): string {
  if (hex !== undefined) return String.fromCharCode(Number.parseInt(hex, 16));
  if (/^\\[nr]/i.test(sequence)) return '\n';
  return /^\\t/i.test(sequence) ? ' ' : sequence.slice(1);
}

/** Line ends and quotation marks that a dump wrote as escapes. */
export function decodeEscapes(source: Rewritten): Rewritten {
  const { text } = source;
  if (!text.includes('\\n') || (text.match(/\\n/g)?.length ?? 0) < MIN_ESCAPES) return source;
  if (text.trim().split('\n', MAX_LINES + 1).length > MAX_LINES) return source;
  const lines = replaceAll(source, ESCAPE, ([sequence, hex]) => unescaped(sequence, hex));
  return /^\s{0,9}"[^"]/.test(text) ? replaceAll(lines, AROUND, () => '') : lines;
}
