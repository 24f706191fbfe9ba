/** What holds of a record whatever the file was. */
import { cleanDecoded, cleanSource, rawArticle } from '../../engine/clean.ts';
import { digestArticle } from '../../engine/digest.ts';
import { presentRecord } from '../../engine/present.ts';
import type { CleanArticle, Digest } from '../../engine/record.ts';
import { longQuotations } from '../../engine/summary/quotations.ts';
import { tokenizeText } from '../../engine/text/document.ts';
import type { Dropped } from './documents.ts';
import { cleanOrRefuse, demand, demandSound } from './sound.ts';

interface Slice {
  readonly start: number;
  readonly end: number;
  readonly text: string | null;
  readonly isInTitle: boolean;
}

/** Every span anywhere in a value. */
function* slicesIn(value: unknown): Generator<Slice> {
  if (typeof value !== 'object' || value === null) return;
  if ('start' in value && 'end' in value && typeof value.start === 'number' && typeof value.end === 'number')
    yield {
      start: value.start,
      end: value.end,
      text: 'text' in value && typeof value.text === 'string' ? value.text : null,
      isInTitle: 'in' in value && value.in === 'title',
    };
  for (const part of Object.values(value)) yield* slicesIn(part);
}

function demandExactSpans(article: CleanArticle, digest: Digest): void {
  for (const { start, end, text, isInTitle } of slicesIn(digest)) {
    const from = isInTitle ? (article.title ?? '') : article.text;
    demand(start >= 0 && start < end && end <= from.length, `a span runs from ${start} to ${end} of ${from.length}`);
    demand(text === null || from.slice(start, end) === text, 'a span is not the slice it says');
  }
}

function demandSummary(article: CleanArticle, { summary }: Digest): void {
  const { chosen, ranking } = summary;
  demand(article.text.trim() === '' || chosen.length > 0, 'a text has no summary');
  ranking.forEach(({ order, start, spans }, at) => {
    demand(order === at && start >= (ranking[at - 1]?.end ?? 0), 'the sentences are not in order');
    demand(spans.length > 0 && spans.every(([from, to]) => from < to), 'a sentence of the summary is empty');
  });
  const taken = new Set(chosen);
  const { headings, language } = article;
  for (const [first, last] of longQuotations(tokenizeText(article.text, { headings, language }))) {
    const inside = Array.from({ length: last - first + 1 }, (_, at) => taken.has(first + at));
    demand(!inside.includes(true) || !inside.includes(false), 'the summary begins or ends inside a quotation');
  }
}

function demandRecord(article: CleanArticle): Digest {
  const digest = digestArticle(article);
  demandExactSpans(article, digest);
  demandSummary(article, digest);
  const status = { id: 'a', key: 'a', status: 'ready', reason: null, detail: null } as const;
  presentRecord({ ...status, article, digest, origin: null, engine: 'x', digestedAt: null });
  demand(JSON.stringify(digestArticle(article)) === JSON.stringify(digest), 'the same article gives two digests');
  return digest;
}

/** What a digest says, without where it says it. */
function said({ facts, title }: Digest): string {
  const offsets = new Set(['start', 'end', 'spans', 'cut', 'score', 'salience']);
  return JSON.stringify({ title, facts }, (key, value: unknown) => (offsets.has(key) ? undefined : value)).normalize(
    'NFC',
  );
}

function demandSameFacts(article: CleanArticle, digest: Digest): void {
  const { title, publishedAt, language } = article;
  const decomposed = rawArticle(article.text.normalize('NFD'), { title, publishedAt, language });
  const composed = rawArticle(article.text.normalize('NFC'), { title, publishedAt, language });
  demand(
    digest !== null && said(digestArticle(decomposed)) === said(digestArticle(composed)),
    'facts change with the normal form',
  );
}

/**
 * A file goes through cleaning and digest.
 *
 * @returns whether it became a record; a typed refusal is none
 * @throws Error that says what does not hold
 */
export function checkDropped({ name, text }: Dropped): boolean {
  const source = { bytes: new TextEncoder().encode(text), name };
  const article = cleanOrRefuse(() => cleanSource(source));
  if (article === null) return false;
  demandSound(article);
  const digest = demandRecord(article);
  demandSameFacts(article, digest);
  demand(JSON.stringify(cleanSource(source)) === JSON.stringify(article), 'the same bytes give two articles');
  const again = cleanOrRefuse(() =>
    cleanDecoded({ text: article.text, mediaType: 'text/plain', title: article.title }),
  );
  if (name.endsWith('.txt')) demand(again?.text === article.text, 'cleaning clean text changed it');
  if (!text.includes('\r') && name.endsWith('.txt')) {
    const other = cleanOrRefuse(() =>
      cleanSource({ ...source, bytes: new TextEncoder().encode(text.replaceAll('\n', '\r\n')) }),
    );
    demand(other?.text === article.text && other.title === article.title, 'line ends change the text');
  }
  return true;
}
