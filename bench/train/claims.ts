/**
 * Learns where a reported statement ends and which reports are to be trusted:
 * `node bench/train/claims.ts <data folder> [<scorer folder>] [--half check] [--write] [--all]`.
 *
 * Reads every report that could be one in PolNeAR's training articles and compares it with the attributions annotated
 * there: those of the tuning half (first byte of the SHA-256 of the id even), with `--all` of both halves. With the
 * scorers it prints precision, recall and claimant of what is shown: each article judged by models taught on the other
 * folds, or with `--half check` the other half by models taught on the tuning half alone. `--write` makes
 * engine/facts/claims/data/claim-model.json of the articles read.
 */

import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { EndingEvidence, mayEnd, reportEnd } from '../../engine/facts/claims/ending.ts';
import { evidenceOf } from '../../engine/facts/claims/evidence.ts';
import { shownClaims, trustedClaims } from '../../engine/facts/claims/index.ts';
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
import { type BenchFolders, isTuning, jsonLines, readRows, scoreWith, scratchFolder } from '../shared.ts';
import { fitSparse, inSteps, type SparseExample, type SparseModel } from './sparse-logistic.ts';

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

/**
 * Two spans agree from this share of their union on; those that touch another attribution from the second on count
 * neither way.
 */
const SAME = 0.5;
const TOUCHING = 0.3;
const FOLDS = 5;
const ENDING_ROUNDS = 30;
const TRUST_ROUNDS = 60;

const { values: options, positionals } = parseArgs({
  options: { write: { type: 'boolean' }, all: { type: 'boolean' }, half: { type: 'string' } },
  allowPositionals: true,
});
const [data, scorers] = positionals;
if (data === undefined) {
  console.error('usage: node bench/train/claims.ts <data folder> [<scorer folder>] [--half check] [--write] [--all]');
  process.exit(2);
}

const rows = readRows<Row>(join(data, 'facts', 'quotes-train.jsonl'));
const taught = articlesWhere((id) => options.all === true || isTuning(id));

function articlesWhere(isMeant: (id: string) => boolean): Article[] {
  return rows.filter(({ id }) => isMeant(id)).map((row): Article => ({ ...row, document: tokenizeText(row.text) }));
}

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

/** Reports that touch a quotation of the annotation and agree with nothing are neither right nor wrong. */
function trustExamples({ document, quotes }: Article, endOf: EndOf): SparseExample[] {
  const { atoms } = document;
  return unquotedClaims(document, readQuotes(document), endOf).flatMap((place) => {
    const span = spanOf(atoms, place.claim);
    const gold = quotes.find((quote) => quote.type === 'indirect' && overlap(quote, span) >= SAME);
    if (gold === undefined && quotes.some((quote) => quote.type !== 'indirect' && overlap(quote, span) >= TOUCHING))
      return [];
    const { claimant } = place.claim;
    const who = claimant === null ? '' : textOf(document.text, spanOf(atoms, claimant));
    const isRight = gold !== undefined && (gold.speaker === null || sharesWord(who, gold.speaker));
    return [{ rows: evidenceOf(atoms, place).map(rowOf), isRight }];
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

/** Weights as they are stored. */
interface Stored {
  readonly bias: number;
  readonly weights: Int8Array;
}

interface Learnt {
  readonly ending: Stored;
  readonly trust: Stored;
}

function learn(from: readonly Article[]): Learnt {
  const ending = stored(fitSparse(from.flatMap(endingExamples), ROWS, ENDING_ROUNDS));
  const model = new ClaimModel(ending);
  const examples = from.flatMap((article) =>
    trustExamples(article, (report) => reportEnd(article.document.atoms, report, model)),
  );
  return { ending, trust: stored(fitSparse(examples, ROWS, TRUST_ROUNDS)) };
}

function stored(model: SparseModel): Stored {
  return { bias: model.bias, weights: inSteps(model, STEP) };
}

/** What is shown of articles by models that were not taught them, as rows for the scorer. */
function shownIn(judged: readonly Article[], { ending, trust }: Learnt): object[] {
  const models = { ending: new ClaimModel(ending), trust: new ClaimModel(trust) };
  return judged.map(({ id, text, document }) => {
    const { atoms } = document;
    const claims = shownClaims(atoms, trustedClaims(document, readQuotes(document), models)).map(({ claim }) => ({
      ...spanOf(atoms, claim),
      claimant: claim.claimant === null ? null : { text: textOf(text, spanOf(atoms, claim.claimant)) },
    }));
    return { id, facts: { claims } };
  });
}

function shownByFolds(): object[] {
  const folds = Array.from({ length: FOLDS }, (_, fold) => taught.filter((_article, index) => index % FOLDS === fold));
  return folds.flatMap((kept) => shownIn(kept, learn(taught.filter((article) => !kept.includes(article)))));
}

function printShares(folders: BenchFolders, judged: readonly Article[], shown: readonly object[]): void {
  const gold = join(scratchFolder(), 'gold.jsonl');
  writeFileSync(gold, jsonLines(judged.map(({ id, text, quotes }) => ({ id, text, quotes }))));
  process.stdout.write(scoreWith(folders, 'statements.py', gold, shown));
}

if (scorers !== undefined) {
  const folders = { data, scorers };
  if (options.half === 'check') {
    const judged = articlesWhere((id) => !isTuning(id));
    printShares(folders, judged, shownIn(judged, learn(taught.filter(({ id }) => isTuning(id)))));
  } else printShares(folders, taught, shownByFolds());
}
if (options.write === true) {
  const { ending, trust } = learn(taught);
  const packed = ({ bias, weights }: Stored) => ({ bias, weights: toNibbles(weights) });
  const file = join(import.meta.dirname, '../../engine/facts/claims/data/claim-model.json');
  writeFileSync(file, `${JSON.stringify({ ending: packed(ending), trust: packed(trust) }, null, 2)}\n`);
  console.log(`written from ${taught.length} articles`);
}
