/**
 * Whole records against what an editor says the articles tell: `npm run gold -- [--records FILE] [--errors]`.
 *
 * Runs the engine on the articles of bench/cases/gold, or judges FILE, rows of `nutgraf digest --jsonl` with "clean":
 * false. Prints one table by question and one by genre for all rows, for the open ones and for the frozen ones.
 * `--errors` lists the errors of the open rows; those of the frozen rows are never listed.
 */
import { parseArgs } from 'node:util';
import { digestArticle, rawArticle } from '../engine/index.ts';
import {
  type JudgedRecord,
  type Judgement,
  judge,
  QUESTIONS,
  type Question,
  VERDICTS,
  type Verdict,
} from './gold/judge.ts';
import { EVENT_QUESTIONS, type GoldArticle, goldRows, isFrozen } from './gold/rows.ts';
import { readRows } from './shared.ts';

interface JudgedArticle {
  readonly article: GoldArticle;
  /** Null where there is no record with facts. */
  readonly judgements: readonly Judgement[] | null;
}

type Counts = Readonly<Record<Verdict, number>>;

const { values: options } = parseArgs({ options: { records: { type: 'string' }, errors: { type: 'boolean' } } });
const recordOf = options.records === undefined ? digest : storedRecords(options.records);
const judged = goldRows().map(({ article, gold }): JudgedArticle => {
  const record = recordOf(article);
  return { article, judgements: record === null ? null : judge(article, gold, record) };
});
const open = judged.filter(({ article }) => !isFrozen(article.id));
const frozen = judged.filter(({ article }) => isFrozen(article.id));
if (options.errors === true) printErrors(open);
print('All rows', judged);
print('Open rows', open);
print('Frozen rows', frozen);

function digest({ text, title, date }: GoldArticle): JudgedRecord {
  return digestArticle(rawArticle(text, { title, publishedAt: date }));
}

function storedRecords(path: string): (article: GoldArticle) => JudgedRecord | null {
  type Row = Omit<JudgedRecord, 'facts'> & { readonly id: string; readonly facts: JudgedRecord['facts'] | null };
  const records = new Map(readRows<Row>(path).map((row) => [row.id, row]));
  return ({ id }) => {
    const { facts = null, ...record } = records.get(id) ?? {};
    return facts === null ? null : { ...record, facts };
  };
}

function print(heading: string, rows: readonly JudgedArticle[]): void {
  const judgements = rows.flatMap((row) => row.judgements ?? []);
  const missing = rows.filter((row) => row.judgements === null).length;
  const without = missing === 0 ? '' : `, ${missing} without a record`;
  process.stdout.write(`\n## ${heading}: ${rows.length} articles${without}\n\n`);
  printTable(
    ['question', ...VERDICTS, 'right of shown', 'wrong of shown', 'right of asked'],
    [
      ...QUESTIONS.map((question) => questionRow(question, judgements, [question])),
      questionRow('event', judgements, EVENT_QUESTIONS),
    ],
  );
  process.stdout.write('\n');
  const genres = [...new Set(rows.map(({ article }) => article.genre))];
  printTable(
    [
      'genre',
      'articles',
      'event right',
      'event wrong',
      'of asked',
      'speakers',
      'people',
      'roles',
      'statements',
      'form',
    ],
    genres.map((genre) =>
      genreRow(
        genre,
        rows.filter(({ article }) => article.genre === genre),
      ),
    ),
  );
}

function questionRow(name: string, judgements: readonly Judgement[], questions: readonly Question[]): string[] {
  const counts = count(judgements, questions);
  return [
    name,
    ...VERDICTS.map((verdict) => String(counts[verdict])),
    share(counts.right, shown(counts)),
    share(counts.wrong, shown(counts)),
    share(counts.right, asked(counts)),
  ];
}

function genreRow(genre: string, rows: readonly JudgedArticle[]): string[] {
  const judgements = rows.flatMap((row) => row.judgements ?? []);
  const event = count(judgements, EVENT_QUESTIONS);
  const rightOf = (question: Question) => {
    const counts = count(judgements, [question]);
    return share(counts.right, asked(counts));
  };
  return [
    genre,
    String(rows.length),
    share(event.right, shown(event)),
    share(event.wrong, shown(event)),
    share(event.right, asked(event)),
    rightOf('speakers'),
    rightOf('people'),
    rightOf('roles'),
    rightOf('statements'),
    rightOf('form'),
  ];
}

function count(judgements: readonly Judgement[], questions: readonly Question[]): Counts {
  const counts: Record<Verdict, number> = { right: 0, partly: 0, wrong: 0, missing: 0, open: 0, none: 0 };
  for (const { question, verdict } of judgements) if (questions.includes(question)) counts[verdict]++;
  return counts;
}

/** Facts the record shows. */
function shown({ right, partly, wrong }: Counts): number {
  return right + partly + wrong;
}

/** Facts the article tells or the record shows: everything but what is rightly left out. */
function asked(counts: Counts): number {
  return shown(counts) + counts.missing + counts.open;
}

function share(part: number, whole: number): string {
  return whole === 0 ? '–' : (part / whole).toFixed(3);
}

function printTable(head: readonly string[], rows: readonly (readonly string[])[]): void {
  const widths = head.map((title, column) => Math.max(title.length, ...rows.map((row) => row[column]?.length ?? 0)));
  for (const row of [head, ...rows]) {
    const cells = row.map((cell, column) =>
      column === 0 ? cell.padEnd(widths[column] ?? 0) : cell.padStart(widths[column] ?? 0),
    );
    process.stdout.write(`${cells.join('  ')}\n`);
  }
}

function printErrors(rows: readonly JudgedArticle[]): void {
  for (const { article, judgements } of rows)
    for (const { question, verdict, given, wanted } of judgements ?? [])
      if (verdict === 'wrong' || verdict === 'missing')
        process.stdout.write(`${article.id} ${question} ${verdict}: ${given ?? '–'} instead of ${wanted ?? '–'}\n`);
}
