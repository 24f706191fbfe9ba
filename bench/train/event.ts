/**
 * Fits engine/facts/event/data/event-weights.json: one logistic model a question over the named features of its candidates.
 *
 *     node bench/train/event.ts [--write] [--five-w FILE] GOLD-FOLDER
 *
 * Learns from bench/cases/events.jsonl, from the open articles of GOLD-FOLDER (articles.jsonl and gold.jsonl; frozen ones are left out) and from
 * five-w-one-h.jsonl. A candidate is right where its token F1 with an accepted answer is at least .75. Without --write it cross-validates by story and prints, per
 * question, how many answers would be right, partly right and wrong at each threshold; with it, it fits on everything and writes the weights.
 */
import { createHash } from 'node:crypto';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { rawArticle } from '../../engine/clean.ts';
import { analyse } from '../../engine/digest.ts';
import type { Candidate } from '../../engine/facts/event/candidate.ts';
import { actorOf, deedOf, eventCandidates } from '../../engine/facts/event/index.ts';
import { readRows } from '../shared.ts';
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
  readonly features: ReadonlyMap<string, number>;
  /** The best token F1 with an accepted answer; for an action the mean of who and what. */
  readonly quality: number;
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

function choicesOf(article: Article): Record<Question, Choice[]> {
  const analysis = analyse(
    rawArticle(article.text, { title: article.title, publishedAt: article.date, language: 'en' }),
  );
  const found = eventCandidates(analysis);
  const textOf = ({ in: where, start, end }: Candidate) =>
    (where === 'title' ? (analysis.title ?? '') : analysis.text).slice(start, end);
  const rated = (question: string, candidates: readonly Candidate[]) =>
    candidates.map((candidate) => ({
      features: new Map(Object.entries(candidate.features)),
      quality: quality(textOf(candidate), article.gold[question]),
    }));
  return {
    action: found.actions.map((action) => {
      const [who] = actorOf(action);
      const deed = quality(textOf(deedOf(action)), article.gold.what);
      return {
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
    choices.map(({ features, quality: rate }) => ({
      evidence: [1, ...names.map((name) => features.get(name) ?? 0)],
      isRight: rate >= RIGHT,
    })),
  );
  return { names, weights };
}

function probability({ names, weights }: Model, { features }: Choice): number {
  const sum = names.reduce(
    (before, name, at) => before + (features.get(name) ?? 0) * (weights[at + 1] ?? 0),
    weights[0] ?? 0,
  );
  return 1 / (1 + Math.exp(-sum));
}

const { values, positionals } = parseArgs({
  options: { write: { type: 'boolean' }, 'five-w': { type: 'string' } },
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

const articles = [
  ...plainArticles(new URL('../cases/events.jsonl', import.meta.url).pathname),
  ...positionals.flatMap(goldArticles),
  ...(values['five-w'] === undefined ? [] : plainArticles(values['five-w'])),
];
// Each is read without its title too: what newsrooms send often has none.
const rows = articles.flatMap((article) => [
  { article, choices: choicesOf(article), counts: true },
  { article, choices: choicesOf({ ...article, title: null }), counts: false },
]);
const foldOf = (story: string) => (createHash('sha256').update(story).digest()[1] ?? 0) % FOLDS;

const models: Record<string, Model> = {};
for (const question of QUESTIONS) {
  const answered: { score: number; quality: number; hasGold: boolean }[] = [];
  let asked = 0;
  let reachable = 0;
  for (let fold = 0; fold < FOLDS; fold++) {
    const model = fitModel(
      rows.filter(({ article }) => foldOf(article.story) !== fold).flatMap(({ choices }) => choices[question]),
    );
    for (const { article, choices } of rows.filter((row) => row.counts && foldOf(row.article.story) === fold)) {
      const hasGold = (article.gold[question === 'action' ? 'what' : question] ?? []).length > 0;
      if (hasGold) asked++;
      if (choices[question].some((choice) => choice.quality >= RIGHT)) reachable++;
      const best = choices[question]
        .map((choice) => ({ score: probability(model, choice), quality: choice.quality, hasGold }))
        .sort((a, b) => b.score - a.score)[0];
      if (best !== undefined) answered.push(best);
    }
  }
  process.stdout.write(`${question}: ${asked} asked, ${reachable} have a right candidate\n`);
  for (const threshold of [0, 0.2, 0.3, 0.4, 0.5, 0.6, 0.7]) {
    const shown = answered.filter(({ score }) => score >= threshold);
    const right = shown.filter(({ quality: rate }) => rate >= RIGHT).length;
    const partly = shown.filter(({ quality: rate }) => rate < RIGHT && rate >= PARTLY).length;
    process.stdout.write(
      `  from ${threshold.toFixed(2)}: shown ${shown.length}, right ${right}, partly ${partly}, wrong ${shown.length - right - partly}\n`,
    );
  }
  models[question] = fitModel(rows.flatMap(({ choices }) => choices[question]));
}
if (values.write === true) {
  const file = new URL('../../engine/facts/event/data/event-weights.json', import.meta.url);
  const before: { thresholds: Record<string, number> } = JSON.parse(readFileSync(file, 'utf8'));
  const named = Object.entries(models).map(([question, { names, weights }]) => [
    question,
    { constant: weights[0], ...Object.fromEntries(names.map((name, at) => [name, weights[at + 1]])) },
  ]);
  writeFileSync(
    file,
    `${JSON.stringify({ models: Object.fromEntries(named), thresholds: before.thresholds }, null, 2)}\n`,
  );
}
