/**
 * Cuts texts into the sentences that the grammar model is trained on, with the engine's own tokens, so that a parser
 * that labels them need not align anything.
 *
 *     node bench/train/grammar-sentences.ts [--leads N] FILE.jsonl... > sentences.jsonl
 *
 * Rows are {"text", "title"?}; out come {"words", "spaces"} for the title and the first N sentences of each (default
 * 8).
 */
import { parseArgs } from 'node:util';
import { tokenizeText } from '../../engine/text/document.ts';
import { readRows } from '../shared.ts';

const { values, positionals } = parseArgs({
  options: { leads: { type: 'string', default: '8' } },
  allowPositionals: true,
});
const leads = Number(values.leads);
const LONGEST = 70;

for (const row of positionals.flatMap((file) => readRows<{ text: string; title?: string }>(file))) {
  const text = row.title === undefined ? row.text : `${row.title}\n\n${row.text}`;
  const { tokens, sentences } = tokenizeText(text, { language: 'en' });
  for (const { firstToken, endToken } of sentences.slice(0, leads)) {
    const words = tokens.slice(firstToken, endToken);
    if (words.length < 3 || words.length > LONGEST) continue;
    const spaces = words.map(({ end }, index) => (words[index + 1]?.start ?? end + 1) > end);
    process.stdout.write(`${JSON.stringify({ words: words.map((token) => token.text), spaces })}\n`);
  }
}
