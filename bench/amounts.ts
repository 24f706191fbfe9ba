/**
 * Money and percentages: exact F1, for this engine and for compromise in the same run.
 * `node bench/amounts.ts <data folder> <scorer folder> [--alone] [--errors]`.
 */
import { join } from 'node:path';
import nlp from 'compromise';
import { findQuantities, readQuantities } from '../engine/facts/quantities/index.ts';
import { tokenizeText } from '../engine/text/document.ts';
import { compromiseSpans } from './compromise.ts';
import { benchFolders, medianMilliseconds, readRows, scoreWith } from './shared.ts';

interface EntityRow {
  readonly id: string;
  readonly text: string;
  readonly entities: readonly { start: number; end: number; label: string }[];
}

const folders = benchFolders('amounts');
const gold = join(folders.data, 'facts', 'ner-ieer.jsonl');
const rows = readRows<EntityRow>(gold);
const documents = rows.map((row) => ({ ...tokenizeText(row.text), id: row.id }));

// The gold marks both ends of a range on their own, so a range goes to the scorer as its two ends.
const predictions = documents.map((document) => ({
  id: document.id,
  entities: readQuantities(document.atoms, []).flatMap((fact) =>
    fact.kind === 'money' || fact.kind === 'percent'
      ? fact.parts.map(({ start, end }) => ({ start, end, label: fact.kind.toUpperCase() }))
      : [],
  ),
}));

function report(tool: string, found: readonly object[]): void {
  const lines = scoreWith(folders, 'ner.py', gold, found)
    .split('\n')
    .filter((line) => line.includes('MONEY') || line.includes('PERCENT'));
  process.stdout.write(`ner-ieer, ${tool}\n${lines.join('\n')}\n`);
}

report('nutgraf', predictions);
process.stdout.write(
  `  ${medianMilliseconds(documents, (document) => findQuantities(document)).toFixed(3)} ms per article\n`,
);
if (!process.argv.includes('--alone')) {
  report(
    'compromise',
    rows.map(({ id, text }) => {
      const doc = nlp(text);
      return {
        id,
        entities: [
          ...compromiseSpans(text, doc.match('#Money+'), 'MONEY'),
          ...compromiseSpans(text, doc.match('#Percent+'), 'PERCENT'),
        ],
      };
    }),
  );
}

if (process.argv.includes('--errors')) {
  for (const [index, row] of rows.entries()) {
    const found = predictions[index]?.entities ?? [];
    const wanted = row.entities.filter(({ label }) => label === 'MONEY' || label === 'PERCENT');
    const same = (a: { start: number; end: number }, b: { start: number; end: number }) =>
      a.start === b.start && a.end === b.end;
    const show = (sign: string, { start, end }: { start: number; end: number }) => {
      const before = JSON.stringify(row.text.slice(Math.max(0, start - 15), start));
      const after = JSON.stringify(row.text.slice(end, end + 15));
      process.stdout.write(`${sign} ${before}[${row.text.slice(start, end)}]${after}\n`);
    };
    for (const span of found) if (!wanted.some((other) => same(span, other))) show('+', span);
    for (const span of wanted) if (!found.some((other) => same(span, other))) show('-', span);
  }
}
