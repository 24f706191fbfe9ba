import type { Analysis, Entity } from '../../../engine/analysis.ts';
import type { CleanArticle } from '../../../engine/record.ts';
import { tokenizeText } from '../../../engine/sentences/index.ts';

/** A clean article around a text. */
export function articleOf(text: string, fields: Partial<CleanArticle> = {}): CleanArticle {
  return {
    text,
    title: null,
    byline: null,
    authors: [],
    publishedAt: null,
    updatedAt: null,
    url: null,
    site: null,
    language: 'en',
    words: 0,
    dateline: null,
    sections: [],
    headings: [],
    removed: [],
    removedTotals: { entries: 0, characters: 0 },
    source: { bytes: 0, encoding: 'utf-8', mediaType: 'text/plain' },
    ...fields,
  };
}

/** An analysis of a text alone. */
export function analysisOf(text: string, language = 'en', entities: readonly Entity[] = []): Analysis {
  return { ...tokenizeText(text, { language }), title: null, language, referenceDate: null, entities };
}
