/**
 * Fits engine/facts/event/data/event-weights.json: a logistic model a question over the named features of its
 * candidates.
 *
 *     node bench/train/event.ts QUESTION... [--rows FILE]... [--errors] [--write]
 *
 * QUESTION is action, when, where, why or how. Learns from bench/cases/events.jsonl, the open articles of
 * bench/cases/gold and the tune stories of every FILE of rows like those of events.jsonl. An article counts where the
 * engine gives it an event; a candidate is right where its token F1 with an accepted answer is at least .75.
 * Cross-validates by story and prints how many answers would be right, partly right and wrong at each threshold, by
 * source; --errors lists what was not right. With --write it fits on everything and writes the models of the questions
 * named; the others and all thresholds stay as they are.
 */
import { createHash } from 'node:crypto';
import { writeFileSync } from 'node:fs';
import { basename } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { rawArticle } from '../../engine/clean.ts';
import { analyse } from '../../engine/digest.ts';
import type { Candidate } from '../../engine/facts/event/candidate.ts';
import weights from '../../engine/facts/event/data/event-weights.json' with { type: 'json' };
import { actorOf, deedOf, eventCandidates, sourceOf } from '../../engine/facts/event/index.ts';
import { likelihood, type Question } from '../../engine/facts/event/rank.ts';
import { formOf, tellsEvent } from '../../engine/facts/form/index.ts';
import { inHundredths, logistic } from '../../engine/text/logistic.ts';
import { goldRows, isFrozen } from '../gold/rows.ts';
import { bestF1 } from '../gold/wording.ts';
import { isTuning, readRows } from '../shared.ts';
import { fitLogistic } from './logistic.ts';

const QUESTIONS: readonly Question[] = ['action', 'when', 'where', 'why', 'how'];
const FOLDS = 8;
const RIGHT = 0.75;
const PARTLY = 0.4;
const DESCENT = { rounds: 1500, step: 1.5, momentum: 0.9, penalty: 0.5 };
/** What a text counts that is read once more without its title, as newsrooms often send it. */
const UNTITLED_WEIGHT = 0.5;

interface Article {
  readonly id: string;
  readonly story: string;
  readonly title: string | null;
  readonly text: string;
  readonly date: string;
  readonly gold: Readonly<Record<string, readonly string[] | null>>;
}

interface Choice {
  readonly text: string;
  readonly features: ReadonlyMap<string, number>;
  /** The best token F1 with an accepted answer; for an action the mean of who and what. */
  readonly quality: number;
  readonly weight: number;
}

type Choices = Readonly<Record<Question, Choice[]>>;

const noChoices = (): Choices => ({ action: [], when: [], where: [], why: [], how: [] });

function choicesOf(article: Article, weight: number): Choices {
  const analysis = analyse(
    rawArticle(article.text, { title: article.title, publishedAt: article.date, language: 'en' }),
  );
  const found = eventCandidates(analysis);
  const score = likelihood('action', found.actions[0]?.features ?? {});
  if (score < weights.thresholds.action || !tellsEvent(formOf(analysis, analysis.dates.shown), score))
    return noChoices();
  const textOf = ({ in: where, start, end }: Candidate) => sourceOf(analysis, where).slice(start, end);
  const qualityOf = (question: string, candidate: Candidate) => bestF1(textOf(candidate), article.gold[question] ?? []);
  const rated = (question: string, candidates: readonly Candidate[]) =>
    candidates.map((candidate) => ({
      text: textOf(candidate),
      features: new Map(Object.entries(candidate.features)),
      quality: qualityOf(question, candidate),
      weight,
    }));
  return {
    action: found.actions.map((action) => {
      const who = actorOf(action);
      const parts = [...who.map((each) => qualityOf('who', each)), qualityOf('what', deedOf(action))];
      return {
        text: [...who, deedOf(action)].map(textOf).join(' | '),
        features: new Map(Object.entries(action.features)),
        quality: parts.reduce((sum, part) => sum + part, 0) / 2,
        weight,
      };
    }),
    when: rated('when', found.when),
    where: rated('where', found.where),
    why: rated('why', found.why),
    how: rated('how', found.how),
  };
}

interface Model {
  readonly names: readonly string[];
  readonly weights: readonly number[];
}

function fitModel(choices: readonly Choice[]): Model {
  const names = [...new Set(choices.flatMap(({ features }) => [...features.keys()]))].sort();
  const examples = choices.map(({ features, quality, weight }) => ({
    evidence: [1, ...names.map((name) => features.get(name) ?? 0)],
    isRight: quality >= RIGHT,
    weight,
  }));
  return { names, weights: fitLogistic(examples, DESCENT) };
}

function probability({ names, weights }: Model, { features }: Choice): number {
  const sum = names.reduce(
    (before, name, at) => before + (features.get(name) ?? 0) * (weights[at + 1] ?? 0),
    weights[0] ?? 0,
  );
  return logistic(sum);
}

const { values, positionals } = parseArgs({
  options: {
    rows: { type: 'string', multiple: true, default: [] },
    errors: { type: 'boolean' },
    write: { type: 'boolean' },
  },
  allowPositionals: true,
});
const questions = QUESTIONS.filter((question) => positionals.includes(question));
if (questions.length === 0 || questions.length < positionals.length) {
  process.stderr.write(`use: node bench/train/event.ts <${QUESTIONS.join('|')}>... [--rows FILE]... [--write]\n`);
  process.exit(2);
}

interface PlainRow {
  readonly id: string;
  readonly category: string;
  readonly title: string;
  readonly date: string;
  readonly text: string;
  readonly gold: Readonly<Record<string, readonly string[]>>;
}

const plainArticles = (file: string): Article[] =>
  readRows<PlainRow>(file).map((row) => ({ ...row, date: row.date.slice(0, 10), story: row.category }));

const SOURCES: readonly (readonly [string, readonly Article[]])[] = [
  ['events.jsonl', plainArticles(fileURLToPath(new URL('../cases/events.jsonl', import.meta.url)))],
  [
    'gold',
    goldRows()
      .filter(({ article }) => !isFrozen(article.id))
      .map(({ article, gold }) => ({ ...article, story: article.id, gold: gold.event })),
  ],
  ...values.rows.map((file): [string, Article[]] => [
    basename(file),
    plainArticles(file).filter(({ story }) => isTuning(story)),
  ]),
];
const rows = SOURCES.flatMap(([source, articles]) =>
  articles.map((article) => ({
    source,
    article,
    choices: choicesOf(article, 1),
    untitled: article.title === null ? noChoices() : choicesOf({ ...article, title: null }, UNTITLED_WEIGHT),
  })),
);
type Row = (typeof rows)[number];
function modelOf(question: Question, learnt: readonly Row[]): Model {
  return fitModel(learnt.flatMap(({ choices, untitled }) => [...choices[question], ...untitled[question]]));
}

const foldOf = (story: string) => (createHash('sha256').update(story).digest()[1] ?? 0) % FOLDS;

/** The likeliest candidate for one article's question. */
interface Answered {
  readonly source: string;
  readonly score: number;
  readonly quality: number;
}

type Ranked = Choice & { readonly score: number };

function rank({ choices }: Row, question: Question, scoreOf: (choice: Choice) => number): Ranked[] {
  return choices[question]
    .map((choice) => ({ ...choice, score: inHundredths(scoreOf(choice)) }))
    .sort((a, b) => b.score - a.score);
}

const wantedOf = ({ article }: Row, question: Question) =>
  article.gold[question === 'action' ? 'what' : question] ?? [];

function crossValidate(question: Question): void {
  const asked = rows.filter((row) => wantedOf(row, question).length > 0);
  const reachable = rows.filter(({ choices }) => choices[question].some(({ quality }) => quality >= RIGHT));
  process.stdout.write(`${question}: ${asked.length} asked, ${reachable.length} have a right candidate\n`);
  const shipped = rows.map((row) =>
    rank(row, question, ({ features }) => likelihood(question, Object.fromEntries(features))),
  );
  printLine('shipped', weights.thresholds[question], shipped);
  const models = Array.from({ length: FOLDS }, (_, fold) =>
    modelOf(
      question,
      rows.filter(({ article }) => foldOf(article.story) !== fold),
    ),
  );
  const unseen = rows.map((row) => {
    const model = models[foldOf(row.article.story)];
    return model === undefined ? [] : rank(row, question, (choice) => probability(model, choice));
  });
  for (const threshold of [0, 0.2, 0.3, 0.4, 0.45, 0.5, 0.55, 0.6, 0.7]) printLine('unseen', threshold, unseen);
  if (values.errors === true) for (const [at, row] of rows.entries()) printErrors(row, question, unseen[at] ?? []);
}

/** How many of each source's answers from a threshold on are right, partly right and wrong. */
function printLine(label: string, threshold: number, ranked: readonly (readonly Ranked[])[]): void {
  const shown = ranked.flatMap(([best], at): Answered[] =>
    best === undefined || best.score < threshold ? [] : [{ source: rows[at]?.source ?? '', ...best }],
  );
  const cells = SOURCES.map(([name]) => {
    const own = shown.filter(({ source }) => source === name);
    const right = own.filter(({ quality }) => quality >= RIGHT).length;
    const partly = own.filter(({ quality }) => quality < RIGHT && quality >= PARTLY).length;
    return `${name} ${right}/${partly}/${own.length - right - partly}`;
  });
  process.stdout.write(`  ${label} from ${threshold.toFixed(2)}: ${cells.join('   ')}\n`);
}

function printErrors(row: Row, question: Question, ranked: readonly Ranked[]): void {
  const [best] = ranked;
  const wanted = wantedOf(row, question);
  if (best === undefined ? wanted.length === 0 : best.quality >= RIGHT) return;
  const { id, title } = row.article;
  process.stdout.write(`${question} ${id.slice(0, 14)} ${title} <- ${JSON.stringify(wanted.slice(0, 3))}\n`);
  for (const { text, score, quality, features } of ranked.slice(0, 4)) {
    const evidence = [...features].flatMap(([name, value]) =>
      value === 0 ? [] : [value === 1 ? name : `${name}=${value}`],
    );
    process.stdout.write(
      `    ${score.toFixed(2)} ${quality >= RIGHT ? 'right' : '     '} ${text} [${evidence.join(' ')}]\n`,
    );
  }
}

for (const question of questions) crossValidate(question);
if (values.write === true) {
  const fitted = questions.map((question) => {
    const model = modelOf(question, rows);
    const named = model.names.map((name, at) => [name, model.weights[at + 1]]);
    return [question, { constant: model.weights[0], ...Object.fromEntries(named) }];
  });
  const models = { ...weights.models, ...Object.fromEntries(fitted) };
  const file = new URL('../../engine/facts/event/data/event-weights.json', import.meta.url);
  writeFileSync(file, `${JSON.stringify({ ...weights, models }, null, 2)}\n`);
}
