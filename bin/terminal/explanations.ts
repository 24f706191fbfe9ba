import type { Explanation } from '../../engine/index.ts';
import { printable } from './printable.ts';
import { style } from './style.ts';

const MAX_TEXT = 90;

function shortened(text: string): string {
  const line = text.replace(/\s+/g, ' ').trim();
  return printable(line.length > MAX_TEXT ? `${line.slice(0, MAX_TEXT - 1)}…` : line);
}

/** How each value came about, for a person to read: the shown with a dot, what was left out with a dash. */
export function formatExplanations(explanations: readonly Explanation[]): string {
  let before = '';
  return explanations
    .map(({ field, text, score, shown, by }) => {
      const heading = field === before ? '' : `\n${style('bold', field)}\n`;
      before = field;
      const mark = shown ? '•' : '–';
      return (
        `${heading}  ${mark} ${shortened(text)} ${style('cyan', score.toFixed(2))}\n    ` +
        `${style('dim', printable(by))}\n`
      );
    })
    .join('');
}
