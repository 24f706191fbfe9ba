/**
 * Reported statements without quotation marks, against two annotations of forty articles in which every one is marked:
 *
 *     node bench/statements.ts DATA [--half tune|check] [--missed]
 *
 * DATA is the folder with evaluation rows, which holds the texts; bench/cases/statements.jsonl has places in them and
 * nothing else. Prints how far the two annotations agree, and precision, recall and claimant against each. `--missed`
 * lists what is missed and what is too much, on the tune half alone.
 */
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { rawArticle } from '../engine/clean.ts';
import { digestArticle } from '../engine/digest.ts';
import { halfFrom, isTuning, readRows } from './shared.ts';
import { type Comparison, compare, pairsOf, type Statement, total } from './statement-readings.ts';

type Place = readonly [start: number, end: number];

/** `claimant` is null where the text does not tell whose word it is. */
interface MarkedStatement {
  readonly said: Place;
  readonly claimant: Place | null;
}

interface Row {
  readonly id: string;
  readonly file: string;
  readonly readings: readonly (readonly MarkedStatement[])[];
}

const { positionals, values } = parseArgs({
  options: { half: { type: 'string' }, missed: { type: 'boolean', default: false } },
  allowPositionals: true,
});
const [data] = positionals;
if (data === undefined) {
  process.stderr.write('use: node bench/statements.ts DATA [--half tune|check] [--missed]\n');
  process.exit(2);
}

const isInHalf = halfFrom(process.argv);
const rows = readRows<Row>(fileURLToPath(new URL('cases/statements.jsonl', import.meta.url))).filter(({ id }) =>
  isInHalf(id),
);
const texts = new Map(
  [...new Set(rows.map(({ file }) => file))].flatMap((file) =>
    readRows<{ readonly id: string; readonly text: string }>(join(data, file)).map(
      ({ id, text }) => [id, text] as const,
    ),
  ),
);

const articles = rows.map(({ id, readings }) => {
  const text = texts.get(id) ?? '';
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
  return { id, text, readers: [marked[0] ?? [], marked[1] ?? []] as const, ours };
});

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

if (values.missed)
  for (const { id, text, readers, ours } of articles.filter((article) => isTuning(article.id))) {
    const [first] = readers;
    const paired = new Set(pairsOf(first, ours).flat());
    for (const one of first) if (!paired.has(one)) console.log(`${id} missed: ${text.slice(one.start, one.end)}`);
    for (const one of ours) if (!paired.has(one)) console.log(`${id} too much: ${text.slice(one.start, one.end)}`);
  }
