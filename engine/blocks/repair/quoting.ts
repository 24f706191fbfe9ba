import { type Rewritten, replaceAll } from './rewrite.ts';

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
const WIRE_LINE = /^\^|[<=]$/gm;
const MIN_WIRE_LINES = 2;

/** Takes the marks of wire services off the ends of lines. */
export function stripWireMarks(source: Rewritten): Rewritten {
  const opened = source.text.match(/^\^/gm)?.length ?? 0;
  const closed = source.text.match(/(?<=[\p{L}\p{N}."”])<\r?$/gmu)?.length ?? 0;
  return opened + closed < MIN_WIRE_LINES ? source : replaceAll(source, WIRE_LINE, () => '');
}
