import { join } from 'node:path';
import { Atoms } from '../engine/facts/atoms.ts';
import { findDates, readDates } from '../engine/facts/dates/index.ts';
import { tokenizeText } from '../engine/sentences/index.ts';
import { benchFolders, medianMilliseconds, readRows, scoreWith } from './shared.ts';

interface TimexRow {
  readonly id: string;
  readonly text: string;
  readonly dct: string;
  readonly timex: readonly { start: number; end: number; value: string; type: string; text?: string }[];
}

const folders = benchFolders('dates');
const perRule = new Map<string, { found: number; overlap: number; value: number }>();

for (const set of ['timex-timebank', 'timex-aquaint', 'meantime']) {
  const gold = join(folders.data, 'facts', `${set}.jsonl`);
  const rows = readRows<TimexRow>(gold);
  const documents = rows.map((row) => ({ ...tokenizeText(row.text), id: row.id, referenceDate: row.dct }));
  const predictions = documents.map((document) => ({ id: document.id, timex: findDates(document) }));
  process.stdout.write(`${set}\n${scoreWith(folders, 'timex.py', gold, predictions)}`);
  process.stdout.write(`  ${medianMilliseconds(documents, findDates).toFixed(3)} ms per article\n`);
  for (const [index, row] of rows.entries()) {
    const document = documents[index];
    if (document === undefined) continue;
    for (const date of readDates(new Atoms(row.text, document.sentences), row.dct)) {
      const tally = perRule.get(date.rule) ?? { found: 0, overlap: 0, value: 0 };
      const match = row.timex.find((timex) => timex.start < date.end && date.start < timex.end);
      tally.found++;
      if (match !== undefined) tally.overlap++;
      if (match?.value === date.value) tally.value++;
      perRule.set(date.rule, tally);
    }
  }
}
if (process.argv.includes('--rules')) {
  for (const [rule, { found, overlap, value }] of [...perRule].sort((a, b) => b[1].found - a[1].found)) {
    process.stdout.write(
      `${rule.padEnd(24)} found ${found} overlap ${(overlap / found).toFixed(2)} value ${(value / found).toFixed(2)}\n`,
    );
  }
}
