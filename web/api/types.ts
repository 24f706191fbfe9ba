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
  /** Where texts are searched, below the page's address; null where nothing keeps an index of them. */
  readonly search: string | null;
  /** An article to try, whose name is the last part; null where there is none. */
  readonly sample: string | null;
  /** False where articles are not grouped into stories. */
  readonly stories?: boolean;
}

/** A stretch of an article's text in which something was found, with the places of the finds in that text. */
export interface FoundPassage {
  readonly text: string;
  readonly start: number;
  readonly end: number;
  readonly hits: readonly { readonly start: number; readonly end: number }[];
  /** Whether its line goes on before and after it. */
  readonly isCutBefore: boolean;
  readonly isCutAfter: boolean;
}

/** An article in whose text something was found. */
export interface Found {
  readonly id: string;
  readonly key: string;
  readonly title: string | null;
  /** How its text begins. */
  readonly lead: string;
  readonly site: string | null;
  readonly publishedAt: string | null;
  readonly language: string | null;
  readonly words: number;
  readonly passages: readonly FoundPassage[];
}

export interface FoundPage {
  readonly articles: readonly Found[];
  /** How many articles have it. */
  readonly total: number;
}

/** What an upload is answered with. */
export interface Uploaded {
  readonly id: string;
  readonly key: string;
}
