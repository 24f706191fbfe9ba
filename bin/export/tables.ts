import type { ArticleRecord } from '../../engine/index.ts';

/** Where the rows of an export go, an article at a time: nothing is kept in memory. */
export interface Tables {
  add(record: ArticleRecord): void;
  /**
   * What was added up to here is safe, whatever happens: the same export goes on from `position` when it is run again.
   */
  mark(position: string): void;
  /** Everything was added: files get their names. */
  finish(): void;
  /** The export failed: drafts go, unless something in them is marked. */
  abandon(): void;
}

/** Tables, and what an earlier run that was broken off has put into them. */
export interface OpenedTables {
  readonly tables: Tables;
  /** Where that run was; null where there was none. */
  readonly position: string | null;
  /** Ids of the articles it added. */
  readonly added: ReadonlySet<string>;
}

/** What tables are opened for. */
export interface ExportSubject {
  /** Tells one export from another: what is exported, and in which format. */
  readonly about: string;
  /** Begin anew, though an earlier run was broken off. */
  readonly restart: boolean;
}
