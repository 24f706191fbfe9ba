import {
  type ArticleRecord,
  articleId,
  type CleanArticle,
  digestArticle,
  ENGINE_VERSION,
  presentRecord,
  type SummaryLength,
} from '../../engine/index.ts';

/** What the command line lets a person choose about a record. */
export interface RecordOptions {
  readonly sentences?: number;
  readonly words?: number;
}

function summaryLength(options: RecordOptions): SummaryLength {
  if (options.sentences !== undefined) return { kind: 'sentences', count: options.sentences };
  if (options.words !== undefined) return { kind: 'words', count: options.words };
  return { kind: 'default' };
}

type Included = NonNullable<NonNullable<Parameters<typeof presentRecord>[1]>['include']>;

const EVERYTHING: Included = { text: true, ranking: true, removed: true };

/**
 * Digests a clean article into the record as the API would serve it, but for what only storing gives (version, time).
 *
 * @param include - which of the long parts it has
 */
export function digestedRecord(
  key: string,
  article: CleanArticle,
  options: RecordOptions,
  include: Included = EVERYTHING,
): ArticleRecord {
  return presentRecord(
    {
      id: articleId(key),
      key,
      status: 'ready',
      reason: null,
      detail: null,
      article,
      digest: digestArticle(article),
      origin: null,
      engine: ENGINE_VERSION,
      digestedAt: null,
    },
    { include, length: summaryLength(options) },
  );
}
