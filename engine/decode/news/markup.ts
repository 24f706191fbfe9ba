import { Parser } from 'htmlparser2';
import { singleSpaced } from '../../text/spaces.ts';

const TAG =
  /<\/?(?:p|br|div|h[1-6]|ul|ol|li|span|a|em|strong|b|i|article|section|blockquote|table|figure|img)\b[^<>]{0,2000}>/i;

/** Whether a text holds tags of HTML. */
export function isMarkup(text: string): boolean {
  return TAG.test(text);
}

/** Lines are read so far, in characters; the parser's time grows with the square of the tags that are left open. */
const MAX_LINE = 10_000;

/** A line of HTML as its text. */
export function plainOf(line: string): string {
  if (!/[<&]/.test(line)) return line;
  const pieces: string[] = [];
  const parser = new Parser({ ontext: (piece) => pieces.push(piece) });
  parser.end(line.slice(0, MAX_LINE));
  return singleSpaced(pieces.join('')).trim();
}
