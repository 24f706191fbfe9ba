import type { ArticleRecord } from '../../engine/index.ts';

/** Where the rows of an export go, an article at a time: nothing is kept. */
export interface Tables {
  add(record: ArticleRecord): void;
  /** Everything was added: files get their names. */
  finish(): void;
  /** The export failed: drafts go. */
  abandon(): void;
}
