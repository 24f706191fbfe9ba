import type { Analysis } from './analysis.ts';
import type { CleanArticle, Digest } from './record.ts';

/** The one shared analysis of an article. Relative dates are resolved against `article.publishedAt`, never against a clock. */
export function analyse(article: CleanArticle): Analysis {
  throw new Error(`contract only: ${article.text.length}`);
}

/** Summary and facts of a clean article, every value a slice of its text or title. Pure. */
export function digestArticle(article: CleanArticle): Digest {
  throw new Error(`contract only: ${article.text.length}`);
}
