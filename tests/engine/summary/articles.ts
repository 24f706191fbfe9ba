import { type Analysis, analysisOf as analysed, type Entity } from '../../../engine/analysis.ts';
import { rawArticle } from '../../../engine/clean.ts';
import type { CleanArticle } from '../../../engine/record.ts';
import { tokenizeText } from '../../../engine/text/document.ts';

/** A clean article around a text. */
export function articleOf(text: string, fields: Partial<CleanArticle> = {}): CleanArticle {
  return { ...rawArticle('text', { language: 'en' }), text, ...fields };
}

/** An analysis of a text alone. */
export function analysisOf(text: string, language = 'en', entities: readonly Entity[] = []): Analysis {
  return analysed(tokenizeText(text, { language }), {
    title: null,
    dateline: null,
    language,
    referenceDate: null,
    entities,
  });
}
