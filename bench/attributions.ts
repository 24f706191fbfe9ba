/**
 * Summaries and made headlines that leave out who says it: there must be none.
 *
 *     node bench/attributions.ts [--show] <articles.jsonl>...
 *
 * Rows: {"id", "text"}. Titles are left away, so that every article gets a headline where it can. Exits with 1 where an
 * attribution was lost.
 */
import { basename } from 'node:path';
import { parseArgs } from 'node:util';
import { rawArticle } from '../engine/clean.ts';
import { digestArticle } from '../engine/digest.ts';
import { lostAttributions } from './lost-attributions.ts';
import { readRows } from './shared.ts';

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: { show: { type: 'boolean', default: false } },
});
if (positionals.length === 0) {
  console.error('usage: node bench/attributions.ts [--show] <articles.jsonl>...');
  process.exit(2);
}

for (const file of positionals) {
  const rows = readRows<{ readonly id: string; readonly text: string }>(file);
  let [sentences, headlines, losing] = [0, 0, 0];
  for (const { id, text } of rows) {
    const article = rawArticle(text, { language: 'en' });
    const digest = digestArticle(article);
    sentences += digest.summary.chosen.length;
    if (digest.titleFrom === 'headline') headlines += 1;
    const lost = lostAttributions(article, digest);
    if (lost.length > 0) losing += 1;
    if (values.show) for (const entry of lost) console.log(`${id} ${entry.in}: ${entry.shown} | ${entry.lost}`);
  }
  if (losing > 0) process.exitCode = 1;
  console.log(
    `${basename(file)}: ${rows.length} articles, ${sentences} summary sentences, ${headlines} headlines; ` +
      `${losing} articles lost an attribution`,
  );
}
