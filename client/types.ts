import type { Facts, RecordChange, Section, Status, SummarySentence } from '../engine/record.ts';

/** What a listing shows of an article. */
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
  /** Until when it is under embargo, or was; null where it has none. */
  readonly embargoedUntil: string | null;
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

export interface ArticleText {
  readonly id: string;
  readonly title: string | null;
  readonly language: string;
  readonly words: number;
  readonly text: string;
  readonly sections: readonly Section[];
}

export interface ArticleChanges {
  readonly id: string;
  readonly key: string;
  readonly title: string | null;
  /** The version of the object that is served. */
  readonly versionId: string | null;
  /** Newest first. */
  readonly changes: readonly RecordChange[];
}

export interface NameEntry {
  readonly key: string;
  readonly name: string;
  readonly latest: string;
  /** What its newest article takes it for; null where that no longer says. Only where it was asked for. */
  readonly kind?: 'person' | 'organization' | 'place' | null;
  /** How many articles are listed under it, counted up to a thousand. Only where it was asked for. */
  readonly articles?: number;
}

export interface NamePage {
  readonly names: readonly NameEntry[];
  readonly cursor: string | null;
}

/** A slice of an article's text, in UTF-16 code units. */
export interface TextSlice {
  readonly text: string;
  readonly start: number;
  readonly end: number;
}

/** What a listing shows of a story: one happening, and the articles that tell of it. */
export interface ListedStory {
  /** That of its first article. */
  readonly id: string;
  /** Of its first article. */
  readonly title: string | null;
  /** When its first and its newest article are listed. */
  readonly from: string;
  readonly to: string;
  /** How many articles it has, copies included, and how many of them are copies of an earlier one. */
  readonly articles: number;
  readonly copies: number;
  readonly latest: ArticleHead;
}

export interface StoryPage {
  readonly stories: readonly ListedStory[];
  readonly cursor: string | null;
}

/** An article of a story that is no copy. */
export interface StoryArticle extends ArticleHead {
  /**
   * The sentence that tells most of what no earlier article has, numbers, names and claims first; a slice of this
   * article's text.
   */
  readonly adds: TextSlice | null;
  /** Oldest first. */
  readonly copies: readonly ArticleHead[];
}

/** Something on which the articles of a story differ. */
export interface StoryDifference {
  readonly kind: 'number' | 'date' | 'claim';
  readonly about: string;
  readonly values: readonly StoryValue[];
}

/** What one article says, as a slice of its text. */
export interface StoryValue extends TextSlice {
  /** Id of the article. */
  readonly article: string;
  readonly value: number | string;
}

/** A page of a story's articles, newest first. */
export interface Story {
  readonly id: string;
  readonly title: string | null;
  readonly from: string;
  readonly to: string;
  readonly articles: readonly StoryArticle[];
  /** The same on every page. */
  readonly differences: readonly StoryDifference[];
  readonly cursor: string | null;
}

/** Which page of a story. */
export interface StoryQuery extends PageSize {
  /** That of the page before. */
  readonly cursor?: string;
}

/** Which stories: those whose newest article is listed within a range. */
export interface StoriesQuery extends TimeRange, PageSize {}

export interface Health {
  readonly status: 'ok';
  /** Version of the engine. */
  readonly version: string;
}

/** Days or instants, both inclusive; a date is taken in UTC. */
export interface TimeRange {
  readonly from?: string;
  readonly to?: string;
}

/** Entries asked for at a time; the API gives at most 100. */
export interface PageSize {
  readonly limit?: number;
}

/** Which articles `GET /articles` lists. */
export interface ArticlesQuery extends TimeRange, PageSize {
  /** A name in any spelling. */
  readonly name?: string;
  readonly language?: string;
  readonly status?: Exclude<Status, 'processing'>;
  /** Whether articles that an embargo still holds are listed too. */
  readonly embargoed?: boolean;
  /** The one article with this object key, whatever its status; goes with nothing else. */
  readonly key?: string;
}

/** Which articles stand under a name. */
export interface NamedArticlesQuery extends TimeRange, PageSize {
  readonly language?: string;
  readonly embargoed?: boolean;
}

/** Which names are listed: by how they begin, or by how words in them do. Two letters or digits at least. */
export type NamesQuery = PageSize & {
  /** What else is told of each name. */
  readonly include?: readonly ('kind' | 'articles')[];
} & ({ readonly prefix: string; readonly q?: never } | { readonly q: string; readonly prefix?: never });

/** How long a summary is to be: so many sentences, or at most so many words. */
export type SummaryQuery =
  | { readonly sentences?: number; readonly words?: never }
  | { readonly words?: number; readonly sentences?: never };

/** What is read of an article. */
export type ArticleQuery = SummaryQuery & {
  /** Parts that are left out otherwise. */
  readonly include?: readonly ('text' | 'ranking' | 'removed')[];
};
