import { presentRecord, type SummaryLength } from '../../engine/index.ts';
import type { StoredRecord } from '../shared/store/stored.ts';
import { contentOf } from './stored-article.ts';

/** What is asked of the record along with the form. */
export interface NewsArticleOptions {
  readonly include: { readonly text?: boolean };
  readonly length: SummaryLength;
}

/** A thing of schema.org that the article names. */
interface Named {
  readonly '@type': 'Person' | 'Organization' | 'Place';
  readonly name: string;
}

function named(type: Named['@type']): (thing: { readonly name: string }) => Named {
  return ({ name }) => ({ '@type': type, name });
}

/**
 * A record as a NewsArticle of schema.org, for consumers that read JSON-LD. What is not known is left out; every value
 * is the record's own.
 *
 * @throws Problem where the article has no text (yet)
 */
export function newsArticle(stored: StoredRecord, { include, length }: NewsArticleOptions): object {
  const { article, digest } = contentOf(stored);
  const { summary } = presentRecord(stored, { length });
  const { people, organizations, places, keyphrases } = digest.facts;
  const known = {
    identifier: stored.id,
    headline: digest.title,
    datePublished: article.publishedAt,
    dateModified: article.updatedAt,
    author: article.authors.map((name) => named('Person')({ name })),
    publisher: article.site === null ? null : named('Organization')({ name: article.site }),
    url: article.url,
    inLanguage: article.language,
    wordCount: article.words,
    abstract: summary === null ? null : summary.sentences.map(({ text }) => text).join(' '),
    keywords: keyphrases.map(({ text }) => text),
    mentions: [
      ...people.map(named('Person')),
      ...organizations.map(named('Organization')),
      ...places.map(named('Place')),
    ],
    articleBody: include.text === true ? article.text : null,
  };
  const said = Object.entries(known).filter(
    ([, value]) => value !== null && !(Array.isArray(value) && value.length === 0),
  );
  return { '@context': 'https://schema.org', '@type': 'NewsArticle', ...Object.fromEntries(said) };
}
