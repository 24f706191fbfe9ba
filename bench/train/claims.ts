/**
 * Learns where a reported statement ends and which reports are to be trusted:
 * `node bench/train/claims.ts <data folder> [--write] [--all]`.
 *
 * Reads every report that could be one in PolNeAR's training articles and compares it with the attributions annotated
 * there: those of the tuning half (first byte of the SHA-256 of the id even), with `--all` of both halves. Prints
 * precision, recall and claimant by threshold, each article judged by models taught on the other folds; `--write` makes
 * engine/facts/claims/data/claim-model.json of all articles read.
 */

import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { EndingEvidence, mayEnd, reportEnd } from '../../engine/facts/claims/ending.ts';
import { evidenceOf } from '../../engine/facts/claims/evidence.ts';
import { ClaimModel, ROWS, rowOf, STEP } from '../../engine/facts/claims/model.ts';
import { readClaims } from '../../engine/facts/claims/read.ts';
import type { EndOf, OpenReport } from '../../engine/facts/claims/report.ts';
import { unquotedClaims } from '../../engine/facts/claims/unquoted.ts';
import { readQuotes } from '../../engine/facts/quotes/read.ts';
import type { Atoms } from '../../engine/text/atoms.ts';
import { type Document, tokenizeText } from '../../engine/text/document.ts';
import { toNibbles } from '../../engine/text/nibbles.ts';
import type { AtomRange } from '../../engine/text/ranges.ts';
import type { Span } from '../../engine/text/spans.ts';
import { isTuning, readRows } from '../shared.ts';
import { fitSparse, inSteps, type SparseExample } from './sparse-logistic.ts';

interface Attribution extends Span {
  readonly type: string;
  readonly text: string;
  readonly speaker: string | null;
}

interface Row {
  readonly id: string;
  readonly text: string;
  readonly quotes: readonly Attribution[];
}

interface Article extends Row {
  readonly document: Document;
}

interface TrustExample extends SparseExample, Span {
  readonly features: readonly string[];
  /** The attribution it agrees with, of those without quotation marks. */
  readonly gold: Attribution | null;
  /** It touches a quotation of the annotation and agrees with nothing: neither right nor wrong. */
  readonly isNeutral: boolean;
  readonly isClaimantRight: boolean;
}

/**
 * Two spans agree from this share of their union on; those that touch another attribution from the second on count
 * neither way.
 */
const SAME = 0.5;
const TOUCHING = 0.3;
const FOLDS = 5;
const THRESHOLDS = [0.4, 0.5, 0.55, 0.6, 0.65, 0.7, 0.75];
const ENDING_ROUNDS = 30;
const TRUST_ROUNDS = 60;

const { values: options, positionals } = parseArgs({
  options: { write: { type: 'boolean' }, all: { type: 'boolean' } },
  allowPositionals: true,
});
const [data] = positionals;
if (data === undefined) {
  console.error('usage: node bench/train/claims.ts <data folder> [--write] [--all]');
  process.exit(2);
}

const articles = readRows<Row>(join(data, 'facts', 'quotes-train.jsonl'))
  .filter(({ id }) => options.all === true || isTuning(id))
  .map((row): Article => ({ ...row, document: tokenizeText(row.text) }));

function spanOf(atoms: Atoms, { from, to }: AtomRange): Span {
  return { start: atoms.at(from).start, end: atoms.at(to - 1).end };
}

function overlap(a: Span, b: Span): number {
  const shared = Math.min(a.end, b.end) - Math.max(a.start, b.start);
  return Math.max(0, shared) / Math.max(1, Math.max(a.end, b.end) - Math.min(a.start, b.start));
}

const unmarked = ({ quotes }: Row): Attribution[] => quotes.filter(({ type }) => type === 'indirect');

/** Every place where a report whose beginning is an attribution's may end, up to where the attribution ends. */
function endingExamples(article: Article): SparseExample[] {
  const { atoms } = article.document;
  const examples: SparseExample[] = [];
  const gold = new Map(unmarked(article).map((attribution) => [attribution.start, attribution]));
  readClaims(article.document, (report) => {
    const { from, sentence } = report;
    const attribution = gold.get(atoms.at(from).start) ?? gold.get(atoms.at(from + 1).start);
    const last = atoms.at(sentence.to - 1).end;
    if (attribution !== undefined && attribution.end <= last + 3)
      examples.push(...endingsOf(atoms, report, attribution.end));
    return { to: sentence.to, doubt: 0 };
  });
  return examples;
}

function endingsOf(atoms: Atoms, report: OpenReport, end: number): SparseExample[] {
  const examples: SparseExample[] = [];
  const evidence = new EndingEvidence(atoms, report);
  let after = report.from;
  while (after < report.sentence.to && atoms.at(after).start < end) after++;
  for (let at = report.from + 1; at <= Math.min(after + 1, report.sentence.to - 1); at++) {
    if (!mayEnd(atoms, at)) continue;
    examples.push({ rows: evidence.before(at), isRight: at >= after });
    if (at >= after) break;
  }
  return examples;
}

function trustExamples({ document, quotes }: Article, endOf: EndOf): TrustExample[] {
  const { atoms } = document;
  return unquotedClaims(document, readQuotes(document), endOf).map((place) => {
    const span = spanOf(atoms, place.claim);
    const gold = quotes.find((quote) => quote.type === 'indirect' && overlap(quote, span) >= SAME) ?? null;
    const isNeutral =
      gold === null && quotes.some((quote) => quote.type !== 'indirect' && overlap(quote, span) >= TOUCHING);
    const { claimant } = place.claim;
    const who = claimant === null ? '' : textOf(document.text, spanOf(atoms, claimant));
    const isClaimantRight = gold?.speaker == null || sharesWord(who, gold.speaker);
    const features = evidenceOf(atoms, place);
    return {
      ...span,
      gold,
      isNeutral,
      isClaimantRight,
      features,
      rows: features.map(rowOf),
      isRight: gold !== null && isClaimantRight,
    };
  });
}

function textOf(text: string, { start, end }: Span): string {
  return text.slice(start, end);
}

function sharesWord(one: string, other: string): boolean {
  const words = wordsOf(other);
  return [...wordsOf(one)].some((word) => words.has(word));
}

function wordsOf(text: string): Set<string> {
  return new Set((text.toLowerCase().match(/\w+/g) ?? []).filter((word) => !/^(?:the|an?)$/.test(word)));
}

interface Learnt {
  readonly ending: { readonly bias: number; readonly weights: Int8Array };
  readonly trust: { readonly bias: number; readonly weights: Int8Array };
}

function learn(from: readonly Article[]): Learnt {
  const ending = fitSparse(from.flatMap(endingExamples), ROWS, ENDING_ROUNDS);
  const stored = { bias: ending.bias, weights: inSteps(ending, STEP) };
  const endOf = endOfWith(stored);
  const examples = from.flatMap((article) =>
    trustExamples(article, endOf(article)).filter(({ isNeutral }) => !isNeutral),
  );
  const trust = fitSparse(examples, ROWS, TRUST_ROUNDS);
  return { ending: stored, trust: { bias: trust.bias, weights: inSteps(trust, STEP) } };
}

function endOfWith(stored: Learnt['ending']): (article: Article) => EndOf {
  const model = new ClaimModel(stored);
  return ({ document }) =>
    (report) =>
      reportEnd(document.atoms, report, model);
}

interface Judged {
  readonly article: Article;
  readonly claims: readonly (TrustExample & { readonly trust: number })[];
}

function judgedWith({ ending, trust }: Learnt, article: Article): Judged {
  const model = new ClaimModel(trust);
  const claims = trustExamples(article, endOfWith(ending)(article)).map((claim) => ({
    ...claim,
    trust: model.probability(claim.rows),
  }));
  return { article, claims: claims.toSorted((a, b) => b.trust - a.trust) };
}

/** The claims shown at a threshold: of two that share most of their words the better one. */
function shownAt(threshold: number, { claims }: Judged): Judged['claims'] {
  const shown: Judged['claims'][number][] = [];
  for (const claim of claims)
    if (claim.trust >= threshold && !shown.some((other) => overlap(other, claim) >= SAME)) shown.push(claim);
  return shown;
}

/**
 * Shares over all attributions without quotation marks, whatever their cue: stricter in recall than the scorer, which
 * asks for those with a reporting cue.
 */
function printShares(judged: readonly Judged[]): void {
  const asked = judged.reduce((sum, { article }) => sum + unmarked(article).length, 0);
  for (const threshold of THRESHOLDS) {
    const shown = judged.flatMap((article) => shownAt(threshold, article));
    const right = shown.filter(({ gold }) => gold !== null);
    const wrong = shown.filter(({ gold, isNeutral }) => gold === null && !isNeutral);
    const claimants = right.filter(({ isClaimantRight }) => isClaimantRight);
    const precision = right.length / (right.length + wrong.length);
    console.log(
      `from ${threshold}: precision ${precision.toFixed(3)}, found ${(right.length / asked).toFixed(3)}, ` +
        `claimant ${(claimants.length / right.length).toFixed(3)}`,
    );
  }
}

const folds = Array.from({ length: FOLDS }, (_, fold) => articles.filter((_article, index) => index % FOLDS === fold));
printShares(
  folds.flatMap((kept) => {
    const learnt = learn(articles.filter((article) => !kept.includes(article)));
    return kept.map((article) => judgedWith(learnt, article));
  }),
);
if (options.write === true) {
  const { ending, trust } = learn(articles);
  const packed = (model: Learnt['ending']) => ({
    bias: model.bias,
    weights: toNibbles(model.weights),
  });
  const file = join(import.meta.dirname, '../../engine/facts/claims/data/claim-model.json');
  writeFileSync(file, `${JSON.stringify({ ending: packed(ending), trust: packed(trust) }, null, 2)}\n`);
  console.log(`written from ${articles.length} articles`);
}
