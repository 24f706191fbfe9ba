import { join } from 'node:path';
import { Atoms } from '../engine/facts/atoms.ts';
import { readQuotes } from '../engine/facts/quotes/read.ts';
import { tokenizeText } from '../engine/sentences/index.ts';
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

const folders = benchFolders('quotes');
for (const set of process.argv.includes('--train') ? ['quotes-dev', 'quotes-train'] : ['quotes-dev']) {
  const gold = join(folders.data, 'facts', `${set}.jsonl`);
  const rows = readRows<QuoteRow>(gold);
  const documents = rows.map((row) => ({ ...tokenizeText(row.text), id: row.id }));
  const predictions = documents.map((document) => {
    const atoms = new Atoms(document.text, document.sentences);
    return {
      id: document.id,
      quotes: readQuotes(atoms)
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
    `  ${medianMilliseconds(documents, (document) => readQuotes(new Atoms(document.text, document.sentences))).toFixed(3)} ms per article\n`,
  );
  if (process.argv.includes('--errors')) {
    const near = (text: string, at: number) => JSON.stringify(text.slice(Math.max(0, at - 90), at + 60));
    for (const [index, row] of rows.entries()) {
      const found = predictions[index]?.quotes ?? [];
      const overlaps = (a: { start: number; end: number }, b: { start: number; end: number }) =>
        a.start < b.end && b.start < a.end;
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
              `? ${match.rule} gold ${quote.speaker} | ${match.speaker} | ${near(row.text, quote.start)} ${JSON.stringify(row.text.slice(quote.end, quote.end + 60))}\n`,
            );
        }
      }
    }
  }
}
