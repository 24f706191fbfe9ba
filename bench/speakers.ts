/** Who a pronoun or a description in an attribution stands for: `node bench/speakers.ts [--errors]`, on cases of our own (bench/cases/speakers.jsonl). */

import { fileURLToPath } from 'node:url';
import { rawArticle } from '../engine/clean.ts';
import { analyse } from '../engine/digest.ts';
import { findQuotes } from '../engine/facts/quotes/index.ts';
import { readRows } from './shared.ts';

interface SpeakerCase {
  readonly id: string;
  readonly text: string;
  /** The quoted piece, marks included, or the reported clause. */
  readonly quote: string;
  /** The phrase in the attribution. */
  readonly speaker: string;
  /** Whom it stands for; null for somebody the text does not name. */
  readonly name: string | null;
}

const cases = readRows<SpeakerCase>(fileURLToPath(new URL('cases/speakers.jsonl', import.meta.url)));
let found = 0;
let phrases = 0;
let right = 0;
let named = 0;
let wrong = 0;
for (const { id, text, quote, speaker, name } of cases) {
  const start = text.indexOf(quote);
  const analysis = analyse(rawArticle(text, { language: 'en' }));
  const fact = findQuotes(analysis).find((other) => other.start < start + quote.length && start < other.end);
  if (fact !== undefined) found++;
  if (fact?.speaker?.text === speaker) phrases++;
  const answer = fact?.speaker?.name ?? null;
  // The fuller or shorter form of a name is the same person.
  const isRight =
    answer === name || (answer !== null && name !== null && (name.includes(answer) || answer.includes(name)));
  if (isRight) right++;
  else if (answer !== null) wrong++;
  if (name !== null) named++;
  if (!isRight && process.argv.includes('--errors'))
    process.stdout.write(
      `${id} ${speaker}: ${answer ?? '–'} instead of ${name ?? '–'} (phrase ${fact?.speaker?.text ?? '–'})\n  ${text}\n`,
    );
}
const share = (count: number) => (count / cases.length).toFixed(3);
process.stdout.write(
  `${cases.length} cases, ${named} with a name: quote found ${share(found)}, phrase exact ${share(phrases)}, person right ${share(right)}, wrong person ${share(wrong)}\n`,
);
