import { RemovalLog } from '../../engine/blocks/blocks.ts';
import { frontMatter } from '../../engine/blocks/front-matter.ts';
import { plainBlocks, sourceLines } from '../../engine/blocks/lines.ts';
import { markdownBlocks } from '../../engine/blocks/markdown.ts';
import { cleanDecoded, cleanSource, KNOWN_NAMES, rawArticle } from '../../engine/clean.ts';
import { readDates } from '../../engine/dates/index.ts';
import { decodeSource } from '../../engine/decode/decode.ts';
import { analyse, digestArticle } from '../../engine/digest.ts';
import { RejectedError } from '../../engine/errors.ts';
import { readPage } from '../../engine/extract/article.ts';
import { findEvent } from '../../engine/facts/event/index.ts';
import { findKeyphrases } from '../../engine/facts/keyphrases/index.ts';
import { readQuantities } from '../../engine/facts/quantities/index.ts';
import { findSources } from '../../engine/facts/sources/index.ts';
import { findSpeech } from '../../engine/facts/speech.ts';
import { noMetadata } from '../../engine/metadata/metadata.ts';
import { findEntities } from '../../engine/names/index.ts';
import { cleanBlocks } from '../../engine/noise/clean-blocks.ts';
import { newCleaning } from '../../engine/noise/cleaning.ts';
import type { CleanArticle } from '../../engine/record.ts';
import { headline } from '../../engine/summary/headline.ts';
import { summarise } from '../../engine/summary/index.ts';
import { tokenizeText } from '../../engine/text/document.ts';
import type { GrowthCase } from './cases.ts';

/** A text goes through every stage as it is, too: cleaning may cut what is the worst for a later one. */
const TITLE_LENGTH = 300;
const MEDIA_TYPES = { page: 'text/html', markdown: 'text/markdown', text: 'text/plain', file: 'text/plain' } as const;

/** Times one stage of the engine and gives what it gives. */
export type Watch = <T>(stage: string, run: () => T) => T;

function unlessRefused(run: () => void): void {
  try {
    run();
  } catch (error) {
    if (!(error instanceof RejectedError)) throw error;
  }
}

function cleaned({ kind }: GrowthCase, text: string): CleanArticle {
  return kind === 'file'
    ? cleanSource({ bytes: new TextEncoder().encode(text), name: null })
    : cleanDecoded({ text, mediaType: MEDIA_TYPES[kind] });
}

function asItIs(text: string): CleanArticle {
  return rawArticle(text, { language: 'en', title: text.slice(0, TITLE_LENGTH) });
}

/**
 * Everything the engine does with an input: cleaning with a digest of what it leaves, and for a text the digest of the
 * text as it is.
 */
export function runCase(one: GrowthCase, text: string): void {
  unlessRefused(() => digestArticle(cleaned(one, text)));
  if (one.kind === 'text') unlessRefused(() => digestArticle(asItIs(text)));
}

/** The same, one stage after the other; what a stage needs of those before it is not counted in its time. */
export function runStages(one: GrowthCase, text: string, watch: Watch): void {
  unlessRefused(() => {
    const bytes = new TextEncoder().encode(text);
    const name = { page: 'a.html', markdown: 'a.md', text: 'a.txt', file: null }[one.kind];
    watch('decode', () => decodeSource(bytes, null, name));
  });
  if (one.kind !== 'file') unlessRefused(() => cleaningStages(one.kind === 'page', one, text, watch));
  unlessRefused(() => digestStages(one.kind === 'text' ? asItIs(text) : cleaned(one, text), watch));
}

function cleaningStages(isPage: boolean, { kind }: GrowthCase, text: string, watch: Watch): void {
  const log = new RemovalLog(text);
  const keep = new Set<never>();
  const page = isPage ? watch('extract', () => readPage(text, log, keep)) : null;
  const blocks = page?.blocks ?? watch('blocks', () => linesOf(kind, text, log));
  watch('noise', () => cleanBlocks(blocks, page?.metadata ?? noMetadata(), newCleaning(text, keep, log, KNOWN_NAMES)));
}

function linesOf(kind: GrowthCase['kind'], text: string, log: RemovalLog) {
  const lines = sourceLines(text);
  const { next } = frontMatter(lines);
  return kind === 'markdown' ? markdownBlocks(text, log, next, lines) : plainBlocks(text, lines.slice(next));
}

function digestStages(article: CleanArticle, watch: Watch): void {
  const { title } = article;
  const doc = watch('sentences', () => tokenizeText(article.text, { headings: article.headings, language: 'en' }));
  watch('names', () => findEntities(doc, { title }));
  const dates = watch('dates', () => readDates(doc.atoms, null));
  watch('quantities', () => readQuantities(doc.atoms, dates.shown));
  const analysis = analyse({ ...article, language: 'en' });
  watch('speech', () => findSpeech(analysis));
  watch('event', () => findEvent(analysis));
  watch('keyphrases', () => findKeyphrases(analysis));
  watch('sources', () => findSources(analysis.atoms));
  const summary = watch('summary', () => summarise(analysis));
  watch('headline', () => headline(summary, analysis));
}
