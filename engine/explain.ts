import type { Analysis } from './analysis.ts';
import { analyse } from './digest.ts';
import { buildFacts } from './facts/index.ts';
import { homesOf } from './facts/quantities/homes.ts';
import { readQuantities } from './facts/quantities/index.ts';
import { readQuotes } from './facts/quotes/read.ts';
import { weighNames } from './names/index.ts';
import type { Answer, CleanArticle, Facts } from './record.ts';
import { summarise } from './summary/index.ts';
import type { AtomRange } from './text/ranges.ts';

/** How one value came about, or why what looks like one was left out. */
export interface Explanation {
  /** What of the record it is, such as `dates` or `event.who`. */
  readonly field: string;
  readonly text: string;
  readonly score: number;
  /** Whether the record shows it; false where its score is under the field's threshold. */
  readonly shown: boolean;
  /** The rule, reading or weights, in words. */
  readonly by: string;
}

/**
 * Which reading, rule or weights made each value of an article's record, and what was read and left out: for whoever
 * looks for the cause of a wrong fact. Reads the article again, as {@link digestArticle} does; no field of the record
 * depends on it.
 */
export function explain(article: CleanArticle): Explanation[] {
  const analysis = analyse(article);
  const removals = article.removed.map(
    ({ rule, text }): Explanation => ({ field: 'removed', text, score: 1, shown: true, by: `rule ${rule}` }),
  );
  const sentences = explainSummary(analysis);
  if (analysis.language !== 'en') return [...removals, ...sentences];
  const facts = buildFacts(analysis);
  return [
    ...removals,
    ...sentences,
    ...explainEvent(facts),
    ...explainNames(analysis),
    ...explainDates(analysis, facts),
    ...explainQuantities(analysis, facts),
    ...explainQuotes(analysis),
  ];
}

function explainSummary(analysis: Analysis): Explanation[] {
  const { chosen, ranking } = summarise(analysis);
  return ranking
    .toSorted((a, b) => a.rank - b.rank)
    .map(({ start, end, order, rank, score, reasons, needs }) => ({
      field: 'summary',
      text: analysis.text.slice(start, end),
      score,
      shown: chosen.includes(order),
      by: [`rank ${rank}`, ...reasons, ...(needs === null ? [] : [`needs sentence ${needs + 1}`])].join('; '),
    }));
}

function explainEvent({ event }: Facts): Explanation[] {
  return Object.entries(event).flatMap(([question, answer]) =>
    isAnswer(answer) ? explainAnswer(question, answer) : [],
  );
}

function isAnswer(value: unknown): value is Answer {
  return typeof value === 'object' && value !== null && 'alternatives' in value;
}

function explainAnswer(question: string, answer: Answer): Explanation[] {
  const field = `event.${question}`;
  const weights = 'weights of facts/event/data/event-weights.json';
  return [
    { field, text: answer.text, score: answer.score, shown: true, by: `in the ${answer.in}; ${weights}` },
    ...answer.alternatives.map(({ text, score, in: where }) => ({
      field,
      text,
      score,
      shown: false,
      by: `in the ${where}; an alternative`,
    })),
  ];
}

const MAX_EVIDENCE = 5;

function explainNames(analysis: Analysis): Explanation[] {
  return weighNames(analysis).map(({ name, type, score, shown, evidence }) => ({
    field: `names.${type}`,
    text: name,
    score,
    shown,
    by: evidence
      .slice(0, MAX_EVIDENCE)
      .map(([what, adds]) => `${what} ${adds > 0 ? '+' : ''}${adds.toFixed(1)}`)
      .join(', '),
  }));
}

function explainDates({ dates, referenceDate }: Analysis, facts: Facts): Explanation[] {
  return dates.all.map(({ text, start, value, score, rule }) => ({
    field: 'dates',
    text,
    score,
    shown: facts.dates.some((date) => date.start === start),
    by: `rule "${rule}" gives ${value}${referenceDate === null ? '' : `, counted from ${referenceDate}`}`,
  }));
}

function explainQuantities(analysis: Analysis, facts: Facts): Explanation[] {
  return readQuantities(analysis.atoms, facts.dates, homesOf(analysis)).map(({ text, score, kind, rule }) => ({
    field: 'quantities',
    text,
    score,
    shown: true,
    by: `rule "${rule}" of ${kind}`,
  }));
}

function explainQuotes(analysis: Analysis): Explanation[] {
  const { atoms, text } = analysis;
  const slice = ({ from, to }: AtomRange) => text.slice(atoms.at(from).start, atoms.at(to - 1).end);
  return readQuotes(analysis).map((quote) => ({
    field: 'quotes',
    text: slice(quote),
    score: 1,
    shown: true,
    by: `attribution "${quote.rule}"${quote.speaker === null ? '' : `, phrase "${slice(quote.speaker)}"`}${
      quote.cue === null ? '' : `, cue "${slice(quote.cue)}"`
    }`,
  }));
}
