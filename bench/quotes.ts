import { join } from 'node:path';
import { analysisOf } from '../engine/analysis.ts';
import { readQuotes } from '../engine/facts/quotes/read.ts';
import { findSpeech } from '../engine/facts/speech.ts';
import { findEntities } from '../engine/names/index.ts';
import { type Document, tokenizeText } from '../engine/text/document.ts';
import type { Span } from '../engine/text/spans.ts';
import { benchFolders, medianMilliseconds, readRows, scoreWith } from './shared.ts';

interface QuoteRow {
  readonly id: string;
  readonly text: string;
  readonly quotes: readonly {
    start: number;
    end: number;
    type: string;
    speaker: string | null;
    cue?: string | null;
    text: string;
  }[];
}

interface QuoteDocument extends Document {
  readonly id: string;
}

const overlaps = (a: Span, b: Span) => a.start < b.end && b.start < a.end;
const wordsOf = (text: string | null | undefined) => new Set(text?.toLowerCase().match(/\w+/g) ?? []);

function quotesOf(document: QuoteDocument) {
  const entities = findEntities(document, { title: null });
  return findSpeech(
    analysisOf(document, { title: null, dateline: null, language: 'en', referenceDate: null, entities }),
  ).quotes;
}

/**
 * Indirect speech: a clause is right where it overlaps a gold one, and where its speaker shares a word with the gold
 * one's.
 */
function indirectScore(documents: readonly QuoteDocument[], rows: readonly QuoteRow[]): string {
  let gold = 0;
  let found = 0;
  let right = 0;
  let speakers = 0;
  for (const [index, document] of documents.entries()) {
    const wanted = rows[index]?.quotes.filter(({ type }) => type === 'indirect') ?? [];
    const clauses = quotesOf(document).filter(({ kind }) => kind === 'indirect');
    gold += wanted.length;
    found += clauses.length;
    for (const clause of clauses) {
      const match = wanted.find((quote) => overlaps(clause, quote));
      if (match === undefined) continue;
      right++;
      const said = wordsOf(clause.speaker?.text);
      if ([...wordsOf(match.speaker)].some((word) => said.has(word))) speakers++;
    }
  }
  const precision = right / found;
  const recall = right / gold;
  const f = (2 * precision * recall) / (precision + recall);
  return (
    `  indirect gold ${gold} found ${found}: overlap P ${precision.toFixed(3)} R ${recall.toFixed(3)} F ` +
    `${f.toFixed(3)} | speaker overlap ${(speakers / right).toFixed(3)}\n`
  );
}

/**
 * How often a quote of each score is right: it overlaps a gold quote of any type, whose speaker shares a word with its
 * own.
 */
function ruleScores(documents: readonly QuoteDocument[], rows: readonly QuoteRow[]): string {
  const tallies = new Map<string, { found: number; right: number }>();
  for (const [index, document] of documents.entries()) {
    for (const quote of quotesOf(document)) {
      const name = `${quote.kind} ${quote.score}`;
      const tally = tallies.get(name) ?? { found: 0, right: 0 };
      const said = wordsOf(quote.speaker?.text);
      tally.found++;
      if (
        rows[index]?.quotes.some(
          (gold) =>
            overlaps(quote, gold) &&
            (gold.speaker === null || [...wordsOf(gold.speaker)].some((word) => said.has(word))),
        )
      )
        tally.right++;
      tallies.set(name, tally);
    }
  }
  return [...tallies]
    .map(([name, { found, right }]) => `  ${name.padEnd(16)} found ${found} right ${(right / found).toFixed(3)}\n`)
    .join('');
}

const folders = benchFolders('quotes');
for (const set of process.argv.includes('--train') ? ['quotes-dev', 'quotes-train'] : ['quotes-dev']) {
  const gold = join(folders.data, 'facts', `${set}.jsonl`);
  const rows = readRows<QuoteRow>(gold);
  const documents = rows.map((row) => ({ ...tokenizeText(row.text), id: row.id }));
  const predictions = documents.map((document) => {
    const atoms = document.atoms;
    return {
      id: document.id,
      quotes: readQuotes(document)
        .filter(({ kind }) => kind === 'direct')
        .map(({ from, to, speaker, rule }) => ({
          start: atoms.at(from).start,
          end: atoms.at(to - 1).end,
          speaker:
            speaker === null ? null : document.text.slice(atoms.at(speaker.from).start, atoms.at(speaker.to - 1).end),
          rule,
        })),
    };
  });
  process.stdout.write(`${set}\n${scoreWith(folders, 'quotes.py', gold, predictions)}`);
  process.stdout.write(
    `  ${medianMilliseconds(documents, (document) => readQuotes(document)).toFixed(3)} ms per article\n`,
  );
  process.stdout.write(indirectScore(documents, rows));
  if (process.argv.includes('--rules')) process.stdout.write(ruleScores(documents, rows));
  if (process.argv.includes('--errors')) {
    const near = (text: string, at: number) => JSON.stringify(text.slice(Math.max(0, at - 90), at + 60));
    for (const [index, row] of rows.entries()) {
      const found = predictions[index]?.quotes ?? [];
      for (const quote of found)
        if (!row.quotes.some((other) => overlaps(quote, other)))
          process.stdout.write(`+ ${quote.rule} ${near(row.text, quote.start)}\n`);
      for (const quote of row.quotes) {
        if (quote.type !== 'direct') continue;
        const match = found.find((other) => overlaps(quote, other));
        if (match === undefined)
          process.stdout.write(
            `- ${near(row.text, quote.start)} .. ${JSON.stringify(row.text.slice(quote.end - 30, quote.end + 30))}\n`,
          );
        else if (quote.speaker !== null) {
          const words = new Set(quote.speaker.toLowerCase().match(/\w+/g) ?? []);
          const said = match.speaker?.toLowerCase().match(/\w+/g) ?? [];
          if (!said.some((word) => words.has(word)))
            process.stdout.write(
              `? ${match.rule} gold ${quote.speaker} | ${match.speaker} | ` +
                `${near(row.text, quote.start)} ${JSON.stringify(row.text.slice(quote.end, quote.end + 60))}\n`,
            );
        }
      }
    }
  }
}
