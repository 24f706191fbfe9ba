import type { Analysis } from './analysis.ts';
import { buildFacts } from './facts/index.ts';
import { findEntities } from './names/index.ts';
import type { CleanArticle, Digest } from './record.ts';
import { tokenizeText } from './sentences/index.ts';
import { headline } from './summary/headline.ts';
import { summarise } from './summary/index.ts';

/** The one shared analysis of an article. Relative dates are resolved against `article.publishedAt`, never against a clock. */
export function analyse(article: CleanArticle): Analysis {
  const { headings, language, text, title } = article;
  const doc = tokenizeText(text, { headings, language });
  // The tagger knows English only; what it would find in another language would be guesses.
  const entities = language === 'en' ? findEntities(doc, { title }) : [];
  return { ...doc, title, language, referenceDate: article.publishedAt, entities };
}

/** Summary and facts of a clean article, every value a slice of its text or title. Pure. */
export function digestArticle(article: CleanArticle): Digest {
  const analysis = analyse(article);
  const summary = summarise(analysis);
  const facts = buildFacts(analysis);
  if (article.title !== null) return { title: article.title, titleFrom: 'source', summary, facts };
  const title = headline(summary, article.text, article.language);
  return { title, titleFrom: title === null ? null : 'headline', summary, facts };
}
