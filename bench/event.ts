import { basename, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Analysis } from '../engine/analysis.ts';
import { rawArticle } from '../engine/clean.ts';
import { analyse } from '../engine/digest.ts';
import { buildFacts } from '../engine/facts/index.ts';
import { benchFolders, medianMilliseconds, readRows, scoreWith } from './shared.ts';

interface EventRow {
  readonly id: string;
  readonly title: string;
  readonly text: string;
  readonly date: string;
  readonly gold: Readonly<Record<string, readonly unknown[]>>;
}

const folders = benchFolders('event');
const SETS = [
  join(folders.data, 'facts', 'five-w-one-h.jsonl'),
  fileURLToPath(new URL('cases/events.jsonl', import.meta.url)),
];
for (const gold of SETS) score(gold);

function score(gold: string): void {
  const rows = readRows<EventRow>(gold);
  const analyses = rows.map(
    (row): Analysis =>
      analyse(rawArticle(row.text, { title: row.title, publishedAt: row.date.slice(0, 10), language: 'en' })),
  );
  const events = analyses.map((analysis) => buildFacts(analysis).event);
  const predictions = rows.map((row, index) => ({
    id: row.id,
    answers: Object.fromEntries(
      Object.entries(events[index] ?? {}).map(([question, answer]) => [question, answer?.text ?? '']),
    ),
  }));
  process.stdout.write(`${basename(gold)}\n`);
  process.stdout.write(scoreWith(folders, 'five_w_one_h.py', gold, predictions));
  const words = rows.reduce((sum, row) => sum + row.text.split(/\s+/).length, 0) / rows.length;
  process.stdout.write(
    `all facts: ${medianMilliseconds(analyses, buildFacts).toFixed(3)} ms per article of ${Math.round(words)} words\n`,
  );
  if (process.argv.includes('--show')) {
    for (const [index, row] of rows.entries()) {
      process.stdout.write(`\n${row.title}\n`);
      for (const question of ['who', 'what', 'when', 'where', 'why', 'how']) {
        process.stdout.write(
          `  ${question.padEnd(6)}${predictions[index]?.answers[question] ?? ''}  <- ` +
            `${JSON.stringify(row.gold[question] ?? [])}\n`,
        );
      }
    }
  }
}
