/**
 * How far a score can be believed: `node bench/calibration.ts <data folder> <scorer folder>`.
 *
 * A name has the score that is shown. Every other fact of a document has how often its rule was right in others (five
 * folds). A line gathers the facts whose score lies in the same tenth, and says how
 * many of them were right.
 */
import { join } from 'node:path';
import { analysisOf } from '../engine/analysis.ts';
import { readDates } from '../engine/dates/index.ts';
import { readQuantities } from '../engine/facts/quantities/index.ts';
import { findSpeech } from '../engine/facts/speech.ts';
import weigh from '../engine/names/data/weigh.json' with { type: 'json' };
import { findEntities, namesIn } from '../engine/names/index.ts';
import { weighed } from '../engine/names/weigh.ts';
import { tokenizeText } from '../engine/text/document.ts';
import type { Span } from '../engine/text/spans.ts';
import { type BenchFolders, benchFolders, readRows } from './shared.ts';
import { agrees } from './timex-values.ts';
import { judgedNames } from './train/name-examples.ts';

/** A fact that was found in a document of the evaluation data. */
interface Judged {
  readonly document: string;
  /** What its score is learnt for: its rule. */
  readonly rule: string;
  readonly isRight: boolean;
}

interface Scored {
  readonly score: number;
  readonly isRight: boolean;
}

const FOLDS = 5;
/** A rule seldom seen is drawn towards this precision, as if it had been seen so many times more. */
const PRIOR = 0.75;
const PRIOR_WEIGHT = 3;

const overlaps = (a: Span, b: Span) => a.start < b.end && b.start < a.end;
const wordsOf = (text: string | null | undefined) => new Set(text?.toLowerCase().match(/\w+/g) ?? []);

/** Gives every item a score learnt from the items of other folds. */
function crossValidated<T extends { readonly document: string; readonly isRight: boolean }>(
  items: readonly T[],
  learn: (others: readonly T[]) => (item: T) => number,
): readonly Scored[] {
  const documents = [...new Set(items.map(({ document }) => document))];
  const foldOf = new Map(documents.map((document, index) => [document, index % FOLDS]));
  return Array.from({ length: FOLDS }, (_, fold) => {
    const scoreOf = learn(items.filter(({ document }) => foldOf.get(document) !== fold));
    return items
      .filter(({ document }) => foldOf.get(document) === fold)
      .map((item): Scored => ({ score: scoreOf(item), isRight: item.isRight }));
  }).flat();
}

function byRule(others: readonly Judged[]): (item: Judged) => number {
  const seen = new Map<string, { found: number; right: number }>();
  for (const { rule, isRight } of others) {
    const tally = seen.get(rule) ?? { found: 0, right: 0 };
    seen.set(rule, { found: tally.found + 1, right: tally.right + Number(isRight) });
  }
  return ({ rule }) => {
    const { found, right } = seen.get(rule) ?? { found: 0, right: 0 };
    return (right + PRIOR * PRIOR_WEIGHT) / (found + PRIOR_WEIGHT);
  };
}

interface DatedRow {
  readonly id: string;
  readonly text: string;
  readonly dct: string;
  readonly timex: readonly { readonly start: number; readonly end: number; readonly value: string }[];
}

function dates({ data }: BenchFolders): readonly Judged[] {
  return ['timex-timebank', 'timex-aquaint', 'meantime'].flatMap((set) =>
    readRows<DatedRow>(join(data, 'facts', `${set}.jsonl`)).flatMap(({ id, text, dct, timex }) =>
      readDates(tokenizeText(text).atoms, dct).all.map((date): Judged => {
        const gold = timex.find((other) => overlaps(date, other));
        return { document: id, rule: date.rule, isRight: gold !== undefined && agrees(gold.value, date.value) };
      }),
    ),
  );
}

interface LabelledRow {
  readonly id: string;
  readonly text: string;
  readonly entities: readonly { readonly start: number; readonly end: number; readonly label: string }[];
}

function amounts({ data }: BenchFolders): readonly Judged[] {
  return readRows<LabelledRow>(join(data, 'facts', 'ner-ieer.jsonl')).flatMap(({ id, text, entities }) =>
    readQuantities(tokenizeText(text).atoms, [])
      .filter(({ kind }) => kind === 'money' || kind === 'percent')
      .flatMap(({ kind, score, parts }) =>
        parts.map(({ start, end }): Judged => {
          const isRight = entities.some(
            (gold) => gold.start === start && gold.end === end && gold.label === kind.toUpperCase(),
          );
          return { document: id, rule: `${kind} ${score}`, isRight };
        }),
      ),
  );
}

interface QuotedRow {
  readonly id: string;
  readonly text: string;
  readonly quotes: readonly { readonly start: number; readonly end: number; readonly speaker: string | null }[];
}

/**
 * A quote is right where it overlaps one of the annotation, and the speaker it claims, if any, shares a word with that
 * one's.
 */
function quotes({ data }: BenchFolders): readonly Judged[] {
  return readRows<QuotedRow>(join(data, 'facts', 'quotes-train.jsonl')).flatMap((row) => {
    const doc = tokenizeText(row.text);
    const entities = findEntities(doc, { title: null });
    return findSpeech(
      analysisOf(doc, { title: null, dateline: null, language: 'en', referenceDate: null, entities }),
    ).quotes.map((quote): Judged => {
      const said = wordsOf(quote.speaker?.text);
      const isRight = row.quotes.some(
        (gold) =>
          overlaps(quote, gold) &&
          (quote.speaker === null ||
            gold.speaker === null ||
            [...wordsOf(gold.speaker)].some((word) => said.has(word))),
      );
      return { document: row.id, rule: `${quote.kind} ${quote.score}`, isRight };
    });
  });
}

function print(title: string, facts: readonly Scored[]): void {
  process.stdout.write(`${title}: ${facts.length}\n  score      facts   mean  right\n`);
  let error = 0;
  for (let tenth = 0; tenth < 10; tenth++) {
    const inside = facts.filter(({ score }) => Math.min(9, Math.floor(score * 10)) === tenth);
    if (inside.length === 0) continue;
    const mean = inside.reduce((sum, { score }) => sum + score, 0) / inside.length;
    const right = inside.filter(({ isRight }) => isRight).length / inside.length;
    error += Math.abs(mean - right) * inside.length;
    process.stdout.write(
      `  ${(tenth / 10).toFixed(1)} – ${((tenth + 1) / 10).toFixed(1)}  ${String(inside.length).padStart(5)}   ` +
        `${mean.toFixed(2)}   ${right.toFixed(2)}\n`,
    );
  }
  process.stdout.write(`  off by ${(error / facts.length).toFixed(3)} on average\n`);
}

const folders = benchFolders('calibration');
const names = judgedNames(folders.data, (doc) => weighed(doc, namesIn(doc)));
print(`Names, IEER and MEANTIME (shown from ${Object.values(weigh.thresholds).join(', ')})`, names);
print('Dates, TimeBank, AQUAINT and MEANTIME', crossValidated(dates(folders), byRule));
print('Money and percentages, IEER', crossValidated(amounts(folders), byRule));
print('Quotes, PolNeAR', crossValidated(quotes(folders), byRule));
