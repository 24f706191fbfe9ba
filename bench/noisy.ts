import { NOISE } from './noise-lines.ts';
import { randomFrom } from './shared.ts';

/** Lines put above an article: as many as a page's head has when it is saved as text. */
const FEWEST = 3;
const MOST = 7;

const HEAD_LINES = NOISE.filter(({ places }) => places.includes('head')).flatMap(({ lines }) => lines);

/** An article as it really gets uploaded: furniture of a page's head, a line each, before its text. */
export function withNoiseAbove(text: string, seed: number): string {
  const random = randomFrom(seed);
  const count = FEWEST + Math.floor(random() * (MOST - FEWEST + 1));
  const lines = Array.from({ length: count }, () =>
    (HEAD_LINES[Math.floor(random() * HEAD_LINES.length)] ?? '')
      .replaceAll('{place}', 'Port Ellery')
      .replaceAll('{person}', 'Marta Quiroga'),
  );
  return [...lines, text].join('\n\n');
}
