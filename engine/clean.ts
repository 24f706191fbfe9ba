import type { CleanArticle } from './record.ts';

/** An article file as it was dropped. */
export interface SourceInput {
  readonly bytes: Uint8Array;
  /** The object's content type, if it has a useful one; its charset is honoured. */
  readonly contentType?: string | null;
  /** The file's name or key; its extension decides where the content type does not. */
  readonly name?: string | null;
}

/**
 * From bytes to a clean article: decode, find the article, strip noise, read its metadata. Pure: the same input gives the same article.
 *
 * @throws RejectedError where the content can never become an article (DESIGN section 8)
 */
export function cleanSource(source: SourceInput): CleanArticle {
  throw new Error(`contract only: ${source.bytes.length}`);
}
