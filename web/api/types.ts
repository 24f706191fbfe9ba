export type {
  ArticleFacts,
  ArticleHead,
  ArticlePage,
  ArticleSummary,
  NameEntry,
  NamePage,
  Story,
  StoryArticle,
  StoryDifference,
  StoryPage,
} from '../../client/types.ts';

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
