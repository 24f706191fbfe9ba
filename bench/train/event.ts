/**
 * Fits engine/facts/event/data/event-weights.json: one logistic model a question over the named features of its
 * candidates.
 *
 *     node bench/train/event.ts [--write] [--errors] [--rows FILE]... [--causal FILE] [--asked FILE] GOLD-FOLDER
 *
 * Learns from bench/cases/events.jsonl, from the open articles of GOLD-FOLDER (articles.jsonl and gold.jsonl; frozen
 * ones are left out) and from every FILE of rows like those of events.jsonl. A candidate is right where its token F1
 * with an accepted answer is at least .75. Cross-validates by story and prints, per question and source, how many
 * answers would be right, partly right and wrong at each threshold; --errors lists what was not right. --causal and
 * --asked add sentences of causal.jsonl and qasrl-wikinews.jsonl to what is learnt from. With --write it fits on
 * everything and writes the weights.
 */
import { createHash } from 'node:crypto';
import { readFileSync, writeFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { parseArgs } from 'node:util';
import { rawArticle } from '../../engine/clean.ts';
import { analyse } from '../../engine/digest.ts';
import type { Candidate } from '../../engine/facts/event/candidate.ts';
import { actorOf, deedOf, eventCandidates } from '../../engine/facts/event/index.ts';
import { formOf, tellsEvent } from '../../engine/facts/form/index.ts';
import { logistic } from '../../engine/text/logistic.ts';
import { readRows } from '../shared.ts';
import { type AskedClause, askedClauses, causalClauses } from './event-sentences.ts';
import { fitLogistic } from './logistic.ts';

const QUESTIONS = ['action', 'when', 'where', 'why', 'how'] as const;
type Question = (typeof QUESTIONS)[number];
const FOLDS = 6;
const RIGHT = 0.75;
const PARTLY = 0.4;

interface Article {
  readonly id: string;
  readonly story: string;
  readonly title: string | null;
  readonly text: string;
  readonly date: string | null;
  readonly gold: Readonly<Record<string, readonly string[]>>;
}

interface Choice {
  readonly text: string;
  readonly features: ReadonlyMap<string, number>;
  /** The best token F1 with an accepted answer; for an action the mean of who and what. */
  readonly quality: number;
  /** How much it counts; 1 where left out. */
  readonly weight?: number;
}

function content(text: string): string[] {
  return (text.toLowerCase().match(/[\p{L}\p{N}_]+/gu) ?? []).filter((word) => !/^(?:the|a|an|s)$/.test(word));
}

function f1(one: string, other: string): number {
  const [a, b] = [content(one), content(other)];
  const rest = [...b];
  let shared = 0;
  for (const word of a) {
    const at = rest.indexOf(word);
    if (at < 0) continue;
    rest.splice(at, 1);
    shared++;
  }
  return shared === 0 ? 0 : (2 * shared) / (a.length + b.length);
}

const quality = (text: string, gold: readonly string[] = []) => Math.max(0, ...gold.map((each) => f1(text, each)));

/** Of a text of another form nothing is shown, whatever is found. */
const NO_CHOICES: Record<Question, Choice[]> = { action: [], when: [], where: [], why: [], how: [] };

function choicesOf(article: Article): Record<Question, Choice[]> {
  const analysis = analyse(
    rawArticle(article.text, { title: article.title, publishedAt: article.date, language: 'en' }),
  );
  if (!tellsEvent(formOf(analysis, analysis.dates.shown), 1)) return NO_CHOICES;
  const found = eventCandidates(analysis);
  const textOf = ({ in: where, start, end }: Candidate) =>
    (where === 'title' ? (analysis.title ?? '') : analysis.text).slice(start, end);
  const rated = (question: string, candidates: readonly Candidate[]) =>
    candidates.map((candidate) => ({
      text: textOf(candidate),
      features: new Map(Object.entries(candidate.features)),
      quality: quality(textOf(candidate), article.gold[question]),
    }));
  return {
    action: found.actions.map((action) => {
      const [who] = actorOf(action);
      const deed = quality(textOf(deedOf(action)), article.gold.what);
      return {
        text: `${who === undefined ? '' : textOf(who)} | ${textOf(deedOf(action))}`,
        features: new Map(Object.entries(action.features)),
        quality: who === undefined ? deed / 2 : (quality(textOf(who), article.gold.who) + deed) / 2,
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
  const weights = fitLogistic(
    choices.map(({ features, quality: rate, weight }) => ({
      evidence: [1, ...names.map((name) => features.get(name) ?? 0)],
      isRight: rate >= RIGHT,
      weight: weight ?? 1,
    })),
  );
  return { names, weights };
}

/**
 * What one sentence of a corpus counts beside a whole article, and the feature that takes up how its answers differ
 * from an article's.
 */
const SENTENCE_WEIGHT = 0.5;
const CORPUS = 'corpus:';

function sentenceChoices(corpus: string, clauses: readonly AskedClause[]): Record<Question, Choice[]> {
  const found: Record<Question, Choice[]> = { action: [], when: [], where: [], why: [], how: [] };
  for (const { question, accepted, text, candidates } of clauses)
    for (const { start, end, features } of candidates)
      found[question].push({
        text: text.slice(start, end),
        features: new Map([...Object.entries(features), [CORPUS + corpus, 1]]),
        quality: quality(text.slice(start, end), accepted),
        weight: SENTENCE_WEIGHT,
      });
  return found;
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
    write: { type: 'boolean' },
    errors: { type: 'boolean' },
    rows: { type: 'string', multiple: true, default: [] },
    causal: { type: 'string' },
    asked: { type: 'string' },
  },
  allowPositionals: true,
});

function goldArticles(folder: string): Article[] {
  const answers = new Map(
    readRows<{ id: string; event: Record<string, readonly string[] | null> | null }>(join(folder, 'gold.jsonl')).map(
      (row) => [row.id, row.event],
    ),
  );
  return readRows<{ id: string; title: string | null; date: string | null; text: string }>(
    join(folder, 'articles.jsonl'),
  )
    .filter(({ id }) => (createHash('sha256').update(id).digest()[0] ?? 0) % 3 !== 0)
    .map((row) => ({
      ...row,
      story: row.id,
      gold: Object.fromEntries(
        Object.entries(answers.get(row.id) ?? {}).map(([question, accepted]) => [question, accepted ?? []]),
      ),
    }));
}

type PlainRow = {
  id: string;
  category: string;
  title: string;
  date: string;
  text: string;
  gold: Record<string, readonly string[]>;
};
const plainArticles = (file: string): Article[] =>
  readRows<PlainRow>(file).map((row) => ({ ...row, date: row.date.slice(0, 10), story: row.category }));

const SOURCES: readonly (readonly [string, readonly Article[]])[] = [
  ['events.jsonl', plainArticles(new URL('../cases/events.jsonl', import.meta.url).pathname)],
  ...positionals.map((folder): [string, Article[]] => [basename(folder), goldArticles(folder)]),
  ...values.rows.map((file): [string, Article[]] => [basename(file), plainArticles(file)]),
];
// Each is read without its title too: what newsrooms send often has none.
const rows = SOURCES.flatMap(([source, articles]) =>
  articles.flatMap((article) => [
    { source, article, choices: choicesOf(article), counts: true },
    { source, article, choices: choicesOf({ ...article, title: null }), counts: false },
  ]),
);
const corpora = [
  ...(values.causal === undefined ? [] : [sentenceChoices('causal', causalClauses(values.causal))]),
  ...(values.asked === undefined ? [] : [sentenceChoices('asked', askedClauses(values.asked))]),
];
const sentencesOf = (question: Question) => corpora.flatMap((corpus) => corpus[question]);
for (const corpus of corpora)
  for (const question of QUESTIONS)
    process.stdout.write(
      `${question}: ${corpus[question].length} in sentences, ` +
        `${corpus[question].filter((each) => each.quality >= RIGHT).length} right\n`,
    );
const foldOf = (story: string) => (createHash('sha256').update(story).digest()[1] ?? 0) % FOLDS;

/** The likeliest candidate for one article's question, by a model that has not seen its story. */
interface Answered {
  readonly source: string;
  readonly score: number;
  readonly quality: number;
}

function crossValidate(question: Question): void {
  const goldOf = (article: Article) => article.gold[question === 'action' ? 'what' : question] ?? [];
  const counted = rows.filter(({ counts }) => counts);
  const asked = counted.filter(({ article }) => goldOf(article).length > 0);
  const reachable = counted.filter(({ choices }) => choices[question].some((choice) => choice.quality >= RIGHT));
  const answered: Answered[] = [];
  for (let fold = 0; fold < FOLDS; fold++) {
    const model = fitModel([
      ...rows.filter(({ article }) => foldOf(article.story) !== fold).flatMap(({ choices }) => choices[question]),
      ...sentencesOf(question),
    ]);
    for (const { source, article, choices } of counted.filter((row) => foldOf(row.article.story) === fold)) {
      const ranked = choices[question]
        .map((choice) => ({ score: probability(model, choice), ...choice }))
        .sort((a, b) => b.score - a.score);
      const best = ranked[0];
      if (best !== undefined) answered.push({ source, score: best.score, quality: best.quality });
      if (values.errors === true) printErrors(article, question, ranked, goldOf(article));
    }
  }
  process.stdout.write(`${question}: ${asked.length} asked, ${reachable.length} have a right candidate\n`);
  for (const threshold of [0, 0.2, 0.25, 0.3, 0.35, 0.4, 0.45, 0.5, 0.6, 0.7]) {
    const table = [
      ['all', answered] as const,
      ...SOURCES.map(([name]) => [name, answered.filter(({ source }) => source === name)] as const),
    ];
    const cells = table.map(([name, all]) => {
      const shown = all.filter(({ score }) => score >= threshold);
      const right = shown.filter(({ quality: rate }) => rate >= RIGHT).length;
      const partly = shown.filter(({ quality: rate }) => rate < RIGHT && rate >= PARTLY).length;
      return `${name} ${right}/${partly}/${shown.length - right - partly}`;
    });
    process.stdout.write(`  from ${threshold.toFixed(2)}: ${cells.join('   ')}\n`);
  }
}

type Ranked = Choice & { readonly score: number };
function printErrors(article: Article, question: Question, ranked: readonly Ranked[], gold: readonly string[]): void {
  const best = ranked[0];
  if (best === undefined ? gold.length === 0 : best.quality >= RIGHT) return;
  process.stdout.write(
    `${question} ${article.id.slice(0, 14)} ${article.title} <- ${JSON.stringify(gold.slice(0, 3))}\n`,
  );
  for (const { text, score, quality: rate, features } of ranked.slice(0, 4)) {
    const evidence = [...features].flatMap(([name, value]) =>
      value === 0 ? [] : [value === 1 ? name : `${name}=${value}`],
    );
    process.stdout.write(
      `    ${score.toFixed(2)} ${rate >= RIGHT ? 'right' : '     '} ${text} [${evidence.join(' ')}]\n`,
    );
  }
}

for (const question of QUESTIONS) crossValidate(question);
if (values.write === true) {
  const file = new URL('../../engine/facts/event/data/event-weights.json', import.meta.url);
  const before: { thresholds: Record<string, number> } = JSON.parse(readFileSync(file, 'utf8'));
  const models = QUESTIONS.map((question) => {
    const { names, weights } = fitModel(rows.flatMap(({ choices }) => choices[question]));
    return [
      question,
      { constant: weights[0], ...Object.fromEntries(names.map((name, at) => [name, weights[at + 1]])) },
    ];
  });
  writeFileSync(
    file,
    `${JSON.stringify({ models: Object.fromEntries(models), thresholds: before.thresholds }, null, 2)}\n`,
  );
}
