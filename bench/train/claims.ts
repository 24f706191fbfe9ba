/**
 * Learns how far each way of reporting is to be trusted: `node bench/train/claims.ts <data folder>`.
 *
 * Reads every report that could be one in the tuning half of PolNeAR's training articles (first byte of the SHA-256 of the id even) and counts, by
 * verb and construction, how often its words are an attribution there. Writes engine/facts/claims/data/claim-cues.json: the shares, drawn towards
 * that of the construction where a verb was seldom seen, of those that reach the floor.
 */
import { createHash } from 'node:crypto';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { readClaims } from '../../engine/facts/claims/read.ts';
import { readQuotes } from '../../engine/facts/quotes/read.ts';
import { tokenizeText } from '../../engine/text/document.ts';
import type { Span } from '../../engine/text/spans.ts';
import { readRows } from '../shared.ts';

interface Row {
  readonly id: string;
  readonly text: string;
  readonly quotes: readonly { readonly start: number; readonly end: number; readonly type: string }[];
}

interface Tally {
  right: number;
  wrong: number;
}

/** Weight of a construction's own share among those of its verbs, in occurrences. */
const PRIOR_WEIGHT = 8;
/** What is right less often is not written down. */
const FLOOR = 0.35;
/** Two spans agree from this share of their union on; those that touch another attribution from the second on count neither way. */
const SAME = 0.5;
const TOUCHING = 0.3;

const [data] = process.argv.slice(2);
if (data === undefined) {
  console.error('usage: node bench/train/claims.ts <data folder>');
  process.exit(2);
}

function overlap(a: Span, b: Span): number {
  const shared = Math.min(a.end, b.end) - Math.max(a.start, b.start);
  return Math.max(0, shared) / Math.max(1, Math.max(a.end, b.end) - Math.min(a.start, b.start));
}

function add(tallies: Map<string, Tally>, key: string, isRight: boolean): void {
  const tally = tallies.get(key) ?? { right: 0, wrong: 0 };
  if (isRight) tally.right += 1;
  else tally.wrong += 1;
  tallies.set(key, tally);
}

const frames = new Map<string, Tally>();
const verbs = new Map<string, Tally>();
const rows = readRows<Row>(join(data, 'facts', 'quotes-train.jsonl')).filter(
  ({ id }) => (createHash('sha256').update(id).digest()[0] ?? 1) % 2 === 0,
);
for (const { text, quotes } of rows) {
  const document = tokenizeText(text);
  const indirect = quotes.filter(({ type }) => type === 'indirect');
  const quoted = quotes.filter(({ type }) => type !== 'indirect');
  const said = readQuotes(document);
  for (const claim of readClaims(document)) {
    if (said.some((quote) => quote.from < claim.to && claim.from < quote.to)) continue;
    const span = {
      start: document.atoms.at(claim.from).start,
      end: document.atoms.at(claim.to - 1).end,
    };
    const isRight = indirect.some((quote) => overlap(quote, span) >= SAME);
    if (!isRight && quoted.some((quote) => overlap(quote, span) >= TOUCHING)) continue;
    const frame = `${claim.frame} ${claim.mode}`;
    add(frames, frame, isRight);
    add(verbs, `${claim.lemma} ${frame}`, isRight);
  }
}
const share = ({ right, wrong }: Tally): number => right / Math.max(1, right + wrong);
const table: Record<string, number> = {};
for (const [key, tally] of [...verbs].sort(([a], [b]) => (a < b ? -1 : 1))) {
  const prior = share(frames.get(key.slice(key.indexOf(' ') + 1)) ?? { right: 0, wrong: 0 });
  const score = (tally.right + PRIOR_WEIGHT * prior) / (tally.right + tally.wrong + PRIOR_WEIGHT);
  if (score >= FLOOR) table[key] = Math.round(score * 100) / 100;
}
const file = join(import.meta.dirname, '../../engine/facts/claims/data/claim-cues.json');
writeFileSync(file, `${JSON.stringify(table, null, 2)}\n`);
console.log(`${rows.length} articles, ${Object.keys(table).length} ways of reporting of ${verbs.size}`);
