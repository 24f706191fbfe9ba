import { type Analysis, analysisOf } from './analysis.ts';
import { findDates } from './dates/index.ts';
import { embargoOf } from './embargo/index.ts';
import { formOf, tellsEvent } from './facts/form/index.ts';
import { buildFacts, NO_FACTS } from './facts/index.ts';
import { editorialNotices } from './metadata/editorial-notices.ts';
import { readDateline } from './names/dateline.ts';
import { findEntities } from './names/index.ts';
import type { CleanArticle, Digest } from './record.ts';
import { headline } from './summary/headline.ts';
import { summarise } from './summary/index.ts';
import { type Document, tokenizeText } from './text/document.ts';
import { composedArticle } from './text/restore.ts';
import { textSpan } from './text/spans.ts';

/**
 * The one shared analysis of an article. Relative dates are resolved against `article.publishedAt`, else the day of the
 * dateline or of the last update, never against a clock.
 */
export function analyse(article: CleanArticle, notices = editorialNotices(article.text)): Analysis {
  const { headings, language, text, title } = article;
  // What the newsroom says of the article is no sentence of the story.
  const apart = [...headings, ...notices].toSorted((a, b) => a.start - b.start);
  const doc = tokenizeText(text, { headings: apart, language });
  // The tagger knows English only; what it would find in another language would be guesses.
  const dateline = language === 'en' && article.dateline !== null ? readDateline(article.dateline) : null;
  const entities = language === 'en' ? findEntities(doc, { title, dateline }) : [];
  return analysisOf(doc, { title, dateline, language, referenceDate: referenceOf(article, dateline), entities });
}

/** The article's own day: of publication, of its dateline, of its update; a dateline without a year comes last. */
function referenceOf(article: CleanArticle, dateline: Document | null): string | null {
  const day = article.publishedAt ?? datelineDay(dateline);
  return day?.startsWith('XXXX') ? (article.updatedAt ?? day) : (day ?? article.updatedAt);
}

/**
 * The day a dateline names: with its year ("HULL, March 14, 2025 (Newsline)"), or "XXXX-03-14", from which nothing can
 * be counted but "today".
 */
function datelineDay(dateline: Document | null): string | null {
  if (dateline === null) return null;
  const dates = findDates({ ...dateline, referenceDate: null });
  return dates.find(({ value }) => DATELINE_DAY.test(value))?.value ?? null;
}

const DATELINE_DAY = /^(?:\d{4}|XXXX)-\d{2}-\d{2}$/;

/** Summary and facts of a clean article, every value a slice of its text or title. Pure. */
export function digestArticle(article: CleanArticle): Digest {
  const composed = composedArticle(article);
  return composed === null ? digestComposed(article) : composed.restored(digestComposed(composed.article));
}

function digestComposed(article: CleanArticle): Digest {
  const notices = editorialNotices(article.text);
  const analysis = analyse(article, notices);
  const summary = summarise(analysis);
  const all = buildFacts(analysis);
  const form = article.language === 'en' ? formOf(analysis, all.dates) : null;
  const facts = form === null || tellsEvent(form, all.event.what?.score ?? 0) ? all : { ...all, event: NO_FACTS.event };
  const embargo = embargoOf(article.text, notices, analysis.referenceDate);
  const corrections = notices
    .filter(({ kind }) => kind === 'correction')
    .map(({ start, end }) => textSpan(article.text, start, end));
  const found = { summary, facts, form, embargo, corrections };
  if (article.title !== null) return { title: article.title, titleFrom: 'source', ...found };
  const title = headline(summary, analysis);
  return { title, titleFrom: title === null ? null : 'headline', ...found };
}
