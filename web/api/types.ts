import type { Facts, Status, SummarySentence } from '../../engine/record.ts';

/** What a listing shows of an article: `ArticleHead` of the OpenAPI document. */
export interface ArticleHead {
  readonly id: string;
  readonly key: string;
  readonly status: Status;
  readonly reason: string | null;
  readonly detail: string | null;
  readonly title: string | null;
  readonly site: string | null;
  readonly publishedAt: string | null;
  readonly sortAt: string;
  readonly language: string | null;
  readonly words: number;
  readonly lead: string | null;
  readonly digestedAt: string | null;
}

export interface ArticlePage {
  readonly articles: readonly ArticleHead[];
  readonly cursor: string | null;
}

export interface ArticleSummary {
  readonly id: string;
  readonly title: string | null;
  readonly language: string;
  readonly sentences: readonly SummarySentence[];
}

export interface ArticleFacts {
  readonly id: string;
  readonly title: string | null;
  readonly language: string;
  readonly facts: Facts;
}

export interface NameEntry {
  readonly key: string;
  readonly name: string;
  readonly latest: string;
}

export interface NamePage {
  readonly names: readonly NameEntry[];
  readonly cursor: string | null;
}

/** Who serves the page, and what it may therefore offer. Not of the API: each host has its own `reader/host.json`. */
export interface Host {
  /** Where files may be put, below the page's address; null where nothing can be written. */
  readonly uploads: string | null;
  /** Where the articles come from, where that is another address; for people. */
  readonly from: string | null;
}

/** What an upload is answered with. */
export interface Uploaded {
  readonly id: string;
  readonly key: string;
}
