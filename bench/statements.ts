/**
 * Reported statements without quotation marks, against two annotations of forty articles in which every one is marked:
 *
 *     node bench/statements.ts DATA [SCORERS] [--half tune|check] [--missed]
 *
 * DATA is the folder with evaluation rows, which holds the texts; bench/cases/statements.jsonl has places in them and
 * nothing else. Prints how far the two annotations agree, and precision, recall and claimant against each. `--missed`
 * lists what is missed and what is too much, on the tune half alone.
 *
 * With the folder of scorers also what a reader and the engine get on ten articles of PolNeAR by the scorer of its
 * attributions.
 */
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { rawArticle } from '../engine/clean.ts';
import { digestArticle } from '../engine/digest.ts';
import { halfFrom, isTuning, jsonLines, readRows, scoreWith, scratchFolder } from './shared.ts';
import { type Comparison, compare, pairsOf, type Statement, total } from './statement-readings.ts';

type Place = readonly [start: number, end: number];

/** `claimant` is null where the text does not tell whose word it is. */
interface MarkedStatement {
  readonly said: Place;
  readonly claimant: Place | null;
}

/** A row of the evaluation data; what else it holds is for the scorer. */
interface SourceRow {
  readonly id: string;
  readonly text: string;
}

/** Two readings, or one of an article that others have annotated. */
interface Row {
  readonly id: string;
  readonly file: string;
  readonly readings: readonly (readonly MarkedStatement[])[];
}

const { positionals, values } = parseArgs({
  options: { half: { type: 'string' }, missed: { type: 'boolean', default: false } },
  allowPositionals: true,
});
const [data, scorers] = positionals;
if (data === undefined) {
  process.stderr.write('use: node bench/statements.ts DATA [SCORERS] [--half tune|check] [--missed]\n');
  process.exit(2);
}

const isInHalf = halfFrom(process.argv);
const rows = readRows<Row>(fileURLToPath(new URL('cases/statements.jsonl', import.meta.url))).filter(({ id }) =>
  isInHalf(id),
);
const sources = new Map(
  [...new Set(rows.map(({ file }) => file))].flatMap((file) =>
    readRows<SourceRow>(join(data, file)).map((source) => [source.id, source] as const),
  ),
);

const everyArticle = rows.map(({ id, readings }) => {
  const text = sources.get(id)?.text ?? '';
  const marked = readings.map((statements) =>
    statements.map(({ said: [start, end], claimant }): Statement => {
      const claimants = claimant === null ? [] : [text.slice(...claimant)];
      return { start, end, claimants };
    }),
  );
  const { claims } = digestArticle(rawArticle(text, { language: 'en' })).facts;
  const ours = claims.map(({ start, end, claimant }): Statement => {
    const claimants = claimant === null ? [] : [claimant.text, ...(claimant.name === null ? [] : [claimant.name])];
    return { start, end, claimants };
  });
  return { id, text, isOfTwo: marked.length === 2, readers: [marked[0] ?? [], marked[1] ?? []] as const, ours };
});
const articles = everyArticle.filter(({ isOfTwo }) => isOfTwo);

function share(part: number, whole: number): string {
  return (part / Math.max(1, whole)).toFixed(3);
}

function print(what: string, { wanted, given, found, named, sameClaimant }: Comparison): void {
  process.stdout.write(
    `${what}: precision ${share(found, given)} of ${given}, recall ${share(found, wanted)} of ${wanted}, ` +
      `claimant ${share(sameClaimant, named)} of ${named}\n`,
  );
}

process.stdout.write(`${articles.length} articles\n`);
print('second reader against the first', total(articles.map(({ readers: [a, b] }) => compare(a, b))));
for (const reader of [0, 1] as const)
  print(
    `ours against reader ${reader + 1}`,
    total(articles.map(({ readers, ours }) => compare(readers[reader], ours))),
  );

if (scorers !== undefined) {
  const annotated = everyArticle.filter(({ isOfTwo }) => !isOfTwo);
  const gold = join(scratchFolder(), 'annotated.jsonl');
  writeFileSync(gold, jsonLines(annotated.map(({ id }) => sources.get(id))));
  const scored = (claimsOf: (article: (typeof annotated)[number]) => readonly Statement[]): string =>
    scoreWith(
      { data, scorers },
      'statements.py',
      gold,
      annotated.map((article) => ({
        id: article.id,
        facts: {
          claims: claimsOf(article).map(({ start, end, claimants: [text] }) => ({ start, end, claimant: { text } })),
        },
      })),
    );
  process.stdout.write(`a reader against the annotation of PolNeAR: ${scored(({ readers }) => readers[0])}`);
  process.stdout.write(`ours against it: ${scored(({ ours }) => ours)}`);
}

if (values.missed)
  for (const { id, text, readers, ours } of articles.filter((article) => isTuning(article.id))) {
    const [first] = readers;
    const paired = new Set(pairsOf(first, ours).flat());
    for (const one of first) if (!paired.has(one)) console.log(`${id} missed: ${text.slice(one.start, one.end)}`);
    for (const one of ours) if (!paired.has(one)) console.log(`${id} too much: ${text.slice(one.start, one.end)}`);
  }
