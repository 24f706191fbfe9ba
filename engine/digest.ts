import type { Analysis } from './analysis.ts';
import { findDates } from './dates/index.ts';
import { buildFacts } from './facts/index.ts';
import { findEntities } from './names/index.ts';
import type { CleanArticle, Digest } from './record.ts';
import { headline } from './summary/headline.ts';
import { summarise } from './summary/index.ts';
import { tokenizeText } from './text/document.ts';
import { composedArticle } from './text/restore.ts';

/** The one shared analysis of an article. Relative dates are resolved against `article.publishedAt`, else the day of the dateline or of the last update, never against a clock. */
export function analyse(article: CleanArticle): Analysis {
  const { headings, language, text, title } = article;
  const doc = tokenizeText(text, { headings, language });
  // The tagger knows English only; what it would find in another language would be guesses.
  const entities = language === 'en' ? findEntities(doc, { title }) : [];
  return {
    ...doc,
    title,
    language,
    referenceDate: article.publishedAt ?? datelineDay(article) ?? article.updatedAt,
    entities,
  };
}

/** The day a dateline names with its year ("HULL, March 14, 2025 (Newsline)"); without a year it is no day anyone could count from. */
function datelineDay({ dateline, language }: CleanArticle): string | null {
  if (dateline === null || language !== 'en') return null;
  const dates = findDates({ ...tokenizeText(dateline), referenceDate: null });
  return dates.find(({ value }) => ISO_DAY.test(value))?.value ?? null;
}

const ISO_DAY = /^\d{4}-\d{2}-\d{2}$/;

/** Summary and facts of a clean article, every value a slice of its text or title. Pure. */
export function digestArticle(article: CleanArticle): Digest {
  const composed = composedArticle(article);
  return composed === null ? digestComposed(article) : composed.restored(digestComposed(composed.article));
}

function digestComposed(article: CleanArticle): Digest {
  const analysis = analyse(article);
  const summary = summarise(analysis);
  const facts = buildFacts(analysis);
  if (article.title !== null) return { title: article.title, titleFrom: 'source', summary, facts };
  const title = headline(summary, analysis);
  return { title, titleFrom: title === null ? null : 'headline', summary, facts };
}
