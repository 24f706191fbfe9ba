import type { CleanArticle, Digest } from '../record.ts';
import { type ComposedText, composedText } from './normal-form.ts';
import { firstIndex } from './search.ts';
import type { Span } from './spans.ts';

/** An article in composed form, and the way back. */
export interface ComposedArticle {
  readonly article: CleanArticle;
  /**
   * What was found in the composed article, with its spans and slices those of the article as it is. Names stay
   * composed.
   */
  readonly restored: (digest: Digest) => Digest;
}

/**
 * An article whose text and title are in composed form (NFC); null where they are already, as the text that cleaning
 * gives is.
 */
export function composedArticle(article: CleanArticle): ComposedArticle | null {
  const text = composedText(article.text);
  const title = article.title === null ? null : composedText(article.title);
  if (text === null && title === null) return null;
  const there = (span: Span): Span => (text === null ? span : { ...span, ...spanIn(text, span) });
  return {
    article: {
      ...article,
      text: text?.text ?? article.text,
      title: title?.text ?? article.title,
      headings: article.headings.map(there),
    },
    restored: (digest) => restoredDigest(digest, article, { text, title }),
  };
}

/** A span of the original in the composed text. */
function spanIn({ text, origins }: ComposedText, { start, end }: Span): Span {
  const at = (offset: number) => firstIndex(text.length, (index) => (origins[index] ?? 0) >= offset);
  return { start: at(start), end: at(end) };
}

interface Forms {
  readonly text: ComposedText | null;
  readonly title: ComposedText | null;
}

function isNumber(value: unknown): value is number {
  return typeof value === 'number';
}

/** Whether a value of a digest is a pair of offsets. */
function isPair(value: unknown): value is readonly [number, number] {
  return Array.isArray(value) && value.length === 2 && value.every(isNumber);
}

/** Whether a value of a digest has offsets of its own. */
function isSpanLike(value: unknown): value is { readonly start: number; readonly end: number } {
  if (typeof value !== 'object' || value === null || !('start' in value) || !('end' in value)) return false;
  return isNumber(value.start) && isNumber(value.end);
}

function restoredDigest(digest: Digest, original: CleanArticle, forms: Forms): Digest {
  const back = (form: ComposedText | null, offset: number): number => form?.origins[offset] ?? offset;
  const restore = (key: string, value: unknown): unknown => {
    if (key === 'spans' && Array.isArray(value))
      return value.map((pair: unknown) => (isPair(pair) ? pair.map((offset) => back(forms.text, offset)) : pair));
    // The dateline is kept as it was.
    if (!isSpanLike(value) || ('in' in value && value.in === 'dateline')) return value;
    const isTitle = 'in' in value && value.in === 'title';
    const form = isTitle ? forms.title : forms.text;
    const start = back(form, value.start);
    const end = Math.max(start + 1, back(form, value.end));
    const source = isTitle ? (original.title ?? '') : original.text;
    return { ...value, start, end, ...('text' in value ? { text: source.slice(start, end) } : {}) };
  };
  const restored: Digest = JSON.parse(JSON.stringify(digest), restore);
  return digest.titleFrom === 'source' ? { ...restored, title: original.title } : restored;
}
