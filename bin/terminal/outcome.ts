import { printable } from './printable.ts';
import { style } from './style.ts';

/**
 * A line that says what became of an article, green where it is as it was asked for.
 *
 * @param why - in a sentence; empty where there is nothing to explain
 */
export function outcomeLine(
  outcome: string,
  isAsAsked: boolean,
  { id, key }: { readonly id: string; readonly key: string },
  why: string,
): string {
  const word = style(isAsAsked ? 'green' : 'red', outcome.padEnd(9));
  return `${word}  ${id}  ${printable(key)}${why === '' ? '' : `  ${printable(why)}`}`;
}
