/** What holds of a record whatever the file was. */
import { cleanDecoded, cleanSource, rawArticle } from '../../engine/clean.ts';
import { digestArticle } from '../../engine/digest.ts';
import { presentRecord, summaryAt } from '../../engine/present.ts';
import type { CleanArticle, Digest } from '../../engine/record.ts';
import { longQuotations } from '../../engine/summary/quotations.ts';
import { tokenizeText } from '../../engine/text/document.ts';
import { hashOf } from '../../engine/text/hash.ts';
import type { Dropped } from './documents.ts';
import { cleanOrRefuse, demand, demandSound } from './sound.ts';

interface Slice {
  readonly start: number;
  readonly end: number;
  readonly text: string | null;
  readonly in: 'text' | 'title' | 'dateline';
}

/** Every span anywhere in a value. */
function* slicesIn(value: unknown): Generator<Slice> {
  if (typeof value !== 'object' || value === null) return;
  if ('start' in value && 'end' in value && typeof value.start === 'number' && typeof value.end === 'number')
    yield {
      start: value.start,
      end: value.end,
      text: 'text' in value && typeof value.text === 'string' ? value.text : null,
      in: 'in' in value && (value.in === 'title' || value.in === 'dateline') ? value.in : 'text',
    };
  for (const part of Object.values(value)) yield* slicesIn(part);
}

function demandExactSpans(article: CleanArticle, digest: Digest): void {
  for (const { start, end, text, in: where } of slicesIn(digest)) {
    const from = article[where] ?? '';
    demand(start >= 0 && start < end && end <= from.length, `a span runs from ${start} to ${end} of ${from.length}`);
    demand(text === null || from.slice(start, end) === text, 'a span is not the slice it says');
  }
}

/** Lengths of summaries that are looked at, in sentences. */
const LENGTHS = [1, 2, 3, 4, 5];

/** A summary of any length holds a quotation of several sentences whole or not at all. */
function demandWholeQuotations(article: CleanArticle, { summary }: Digest): void {
  const { headings, language } = article;
  const long = longQuotations(tokenizeText(article.text, { headings, language }));
  if (long.length === 0) return;
  for (const sentences of LENGTHS) {
    const taken = new Set(
      summaryAt(summary, article.text, { kind: 'sentences', count: sentences }).map(({ order }) => order),
    );
    for (const [first, last] of long) {
      const inside = Array.from({ length: last - first + 1 }, (_, at) => taken.has(first + at));
      demand(!inside.includes(true) || !inside.includes(false), `a summary of ${sentences} is broken in a quotation`);
    }
  }
}

function demandSummary(article: CleanArticle, digest: Digest): void {
  const { chosen, ranking } = digest.summary;
  demand(article.text.trim() === '' || chosen.length > 0, 'a text has no summary');
  ranking.forEach(({ order, start, spans }, at) => {
    demand(order === at && start >= (ranking[at - 1]?.end ?? 0), 'the sentences are not in order');
    demand(spans.length > 0 && spans.every(([from, to]) => from < to), 'a sentence of the summary is empty');
  });
  demandWholeQuotations(article, digest);
}

function demandRecord(article: CleanArticle): Digest {
  const digest = digestArticle(article);
  demandExactSpans(article, digest);
  demandSummary(article, digest);
  const status = { id: 'a', key: 'a', status: 'ready', reason: null, detail: null } as const;
  presentRecord({ ...status, article, digest, origin: null, engine: 'x', digestedAt: null });
  return digest;
}

/** What a digest says, without where it says it and how sure it is. */
function said(digest: unknown): string {
  const left = new Set(['start', 'end', 'spans', 'cut', 'score', 'salience', 'in']);
  return JSON.stringify(digest, (key, value: unknown) => (left.has(key) ? undefined : value)).normalize('NFC');
}

function factsOf(article: CleanArticle): string {
  const { facts, title } = digestArticle(article);
  return said({ title, facts });
}

/** The facts that no headline has a say in. The event may rest on a name that only the headline has. */
function factsBesideEvent({ facts: { event: _, ...facts } }: Digest): string {
  return said(facts);
}

const bytesOf = (text: string): Uint8Array => new TextEncoder().encode(text);
const escaped = (text: string): string => text.replaceAll('&', '&amp;').replaceAll('<', '&lt;');

/** The text as a page sets it. */
function rendered({ text, title }: CleanArticle): string {
  const paragraphs = text.split(/\n+/).map((line) => `<p>${escaped(line)}</p>`);
  const name = escaped(title ?? '');
  const article = `<article><h1>${name}</h1>${paragraphs.join('')}</article>`;
  return `<html lang="en"><title>${name}</title><body>${article}</body></html>`;
}

interface ReadFile {
  readonly source: { readonly bytes: Uint8Array; readonly name: string };
  readonly text: string;
  readonly article: CleanArticle;
  readonly digest: Digest;
}

/** What must not change anything, or not the facts. Each file is put to one of them, by its own text. */
const RELATIONS: readonly (readonly [what: string, holds: (file: ReadFile) => boolean])[] = [
  [
    'the same bytes give two records',
    ({ source, article, digest }) =>
      JSON.stringify(cleanSource(source)) === JSON.stringify(article) &&
      JSON.stringify(digestArticle(article)) === JSON.stringify(digest),
  ],
  [
    'facts change with the normal form',
    ({ article: { text, title, publishedAt, language } }) => {
      const [composed, parted] = [text.normalize('NFC'), text.normalize('NFD')];
      const as = (form: string) => factsOf(rawArticle(form, { title, publishedAt, language }));
      return composed === parted || as(composed) === as(parted);
    },
  ],
  [
    'facts change with the case of the headline',
    ({ article, digest }) =>
      article.title === null ||
      article.title === article.title.toUpperCase() ||
      factsBesideEvent(digest) === factsBesideEvent(digestArticle({ ...article, title: article.title.toUpperCase() })),
  ],
  [
    'facts change where a page shows the text',
    ({ source, article }) => {
      if (!source.name.endsWith('.txt')) return true;
      const { text, title, publishedAt, language } = article;
      const page = cleanOrRefuse(() => cleanDecoded({ text: rendered(article), mediaType: 'text/html', title }));
      // A page has rules of its own for what is noise, and reads dates in what it shows.
      if (page?.text !== text) return true;
      const known = { title, publishedAt, updatedAt: null, dateline: null, language };
      return factsOf({ ...page, ...known }) === factsOf({ ...article, ...known });
    },
  ],
  [
    'cleaning a clean text changes it',
    ({ source, article: { text, title } }) =>
      !source.name.endsWith('.txt') ||
      cleanOrRefuse(() => cleanDecoded({ text, mediaType: 'text/plain', title }))?.text === text,
  ],
  [
    'line ends change the text',
    ({ source, text, article }) => {
      if (text.includes('\r') || !source.name.endsWith('.txt')) return true;
      const other = cleanOrRefuse(() => cleanSource({ ...source, bytes: bytesOf(text.replaceAll('\n', '\r\n')) }));
      return other?.text === article.text && other.title === article.title;
    },
  ],
];

/**
 * A file goes through cleaning and digest.
 *
 * @returns whether it became a record; a typed refusal is none
 * @throws Error that says what does not hold
 */
export function checkDropped({ name, text }: Dropped): boolean {
  const source = { bytes: bytesOf(text), name };
  const article = cleanOrRefuse(() => cleanSource(source));
  if (article === null) return false;
  demandSound(article);
  const digest = demandRecord(article);
  const [what, holds] = RELATIONS[Math.abs(hashOf(text)) % RELATIONS.length] ?? [];
  demand(holds?.({ source, text, article, digest }) === true, what ?? '');
  return true;
}
