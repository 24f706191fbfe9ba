/**
 * Times and dates: value F1, for this engine and for chrono-node in the same run.
 * `node bench/dates.ts <data folder> <scorer folder> [--alone] [--rules] [--scores]`.
 */
import { join } from 'node:path';
import { type ParsedComponents, parse } from 'chrono-node';
import { findDates, readDates } from '../engine/dates/index.ts';
import { tokenizeText } from '../engine/text/document.ts';
import { benchFolders, medianMilliseconds, readRows, scoreWith } from './shared.ts';
import { agrees } from './timex-values.ts';

interface TimexRow {
  readonly id: string;
  readonly text: string;
  readonly dct: string;
  readonly timex: readonly { start: number; end: number; value: string; type: string; text?: string }[];
}

const folders = benchFolders('dates');
const perRule = new Map<string, { found: number; overlap: number; right: number }>();

for (const set of ['timex-timebank', 'timex-aquaint', 'meantime']) {
  const gold = join(folders.data, 'facts', `${set}.jsonl`);
  const rows = readRows<TimexRow>(gold);
  const documents = rows.map((row) => ({ ...tokenizeText(row.text), id: row.id, referenceDate: row.dct }));
  const predictions = documents.map((document) => ({ id: document.id, timex: findDates(document) }));
  process.stdout.write(`${set}\n${scoreWith(folders, 'timex.py', gold, predictions)}`);
  process.stdout.write(`  ${medianMilliseconds(documents, findDates).toFixed(3)} ms per article\n`);
  if (!process.argv.includes('--alone')) {
    const found = rows.map(({ id, text, dct }) => ({ id, timex: chronoDates(text, dct) }));
    process.stdout.write(`${set}, chrono-node\n${scoreWith(folders, 'timex.py', gold, found)}`);
  }
  for (const [index, row] of rows.entries()) {
    const document = documents[index];
    if (document === undefined) continue;
    for (const date of readDates(document.atoms, row.dct).all) {
      const tally = perRule.get(date.rule) ?? { found: 0, overlap: 0, right: 0 };
      const match = row.timex.find((timex) => timex.start < date.end && date.start < timex.end);
      tally.found++;
      if (match !== undefined) tally.overlap++;
      if (match !== undefined && agrees(match.value, date.value)) tally.right++;
      perRule.set(date.rule, tally);
    }
  }
}
/** A rule seldom seen is drawn towards this precision, as if it had been seen {@link PRIOR_WEIGHT} times more. */
const PRIOR = 0.75;
const PRIOR_WEIGHT = 3;

const scores = new Map<string, number>();
for (const [rule, { found, right }] of [...perRule].sort((a, b) => b[1].found - a[1].found)) {
  scores.set(rule, Math.round(((right + PRIOR * PRIOR_WEIGHT) / (found + PRIOR_WEIGHT)) * 100) / 100);
}
if (process.argv.includes('--rules')) {
  for (const [rule, { found, overlap, right }] of perRule) {
    process.stdout.write(
      `${rule.padEnd(24)} found ${found} overlap ${(overlap / found).toFixed(2)} right ${(right / found).toFixed(2)}\n`,
    );
  }
}
// What engine/dates/data/date-rules.json holds under "scores".
if (process.argv.includes('--scores')) process.stdout.write(`${JSON.stringify(Object.fromEntries(scores), null, 4)}\n`);

/** What chrono finds, as TIMEX3: its certain parts are the value, and what it implies is not counted against it. */
function chronoDates(text: string, reference: string): readonly object[] {
  return parse(text, new Date(reference.length > 10 ? reference : `${reference}T12:00`)).map(
    ({ index, text: found, start }) => ({
      start: index,
      end: index + found.length,
      type: start.isCertain('hour') ? 'TIME' : 'DATE',
      value: timexOf(start),
    }),
  );
}

function timexOf(parts: ParsedComponents): string {
  const two = (part: 'month' | 'day' | 'hour' | 'minute') => String(parts.get(part) ?? 0).padStart(2, '0');
  const isDay = parts.isCertain('day') || parts.isCertain('weekday');
  const year = String(parts.get('year'));
  const day = isDay
    ? `${year}-${two('month')}-${two('day')}`
    : parts.isCertain('month')
      ? `${year}-${two('month')}`
      : year;
  return parts.isCertain('hour') ? `${day}T${two('hour')}:${two('minute')}` : day;
}
