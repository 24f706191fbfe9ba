import type { Span, TextSpan } from './text/spans.ts';

/** Where an article stands. `processing` and `failed` come from the pipeline, the others from the article itself. */
export type Status = 'processing' | 'ready' | 'rejected' | 'failed' | 'deleted';

/** Why an object can never become a record with text. */
export type RejectReason =
  | 'empty'
  | 'too-large'
  | 'too-complex'
  | 'unsupported-type'
  | 'undecodable'
  | 'several-articles'
  | 'not-an-article';

/**
 * A part of the article under a label such as "What Happened"; the label itself is structure and not part of `text`.
 */
export interface Section extends Span {
  readonly label: string;
}

/**
 * Something the cleaner took out. Offsets count in the decoded source; for HTML they are null and `path` is a CSS path.
 */
export interface Removal {
  readonly rule: string;
  /** At most 200 UTF-16 units of what was removed. */
  readonly text: string;
  readonly start: number | null;
  readonly end: number | null;
  readonly path?: string;
}

/** True totals of what the cleaner took out, also where the `removed` list was cut short. */
export interface RemovedTotals {
  readonly entries: number;
  readonly characters: number;
}

/** What the bytes were. */
export interface SourceFormat {
  readonly bytes: number;
  /** WHATWG label of the encoding that was used, in lower case; IANA's where that has none. */
  readonly encoding: string;
  /** What the file was; of mail, saved pages, feeds and news documents the one article in them was read. */
  readonly mediaType:
    | 'text/plain'
    | 'text/markdown'
    | 'text/html'
    | 'message/rfc822'
    | 'multipart/related'
    | 'application/rss+xml'
    | 'application/atom+xml'
    | 'application/nitf+xml'
    | 'application/vnd.iptc.g2.newsitem+xml'
    | 'application/vnd.iptc.newsml+xml'
    | 'application/ninjs+json'
    | 'application/ld+json'
    | 'application/json';
}

/**
 * Everything cleaning knows of an article: the text every later span counts in, and what the source said about itself.
 */
export interface CleanArticle {
  /** Paragraphs and headings, each on its own, joined by blank lines; list items by single newlines. */
  readonly text: string;
  /** The title the source gives, or null; a headline made from the lead is the digest's affair. */
  readonly title: string | null;
  readonly byline: string | null;
  readonly authors: readonly string[];
  /** ISO date, or date-time with its zone. */
  readonly publishedAt: string | null;
  readonly updatedAt: string | null;
  readonly url: string | null;
  readonly site: string | null;
  /** BCP 47 primary tag, "und" where it cannot be told. */
  readonly language: string;
  readonly words: number;
  /** The dateline as it stood ("LONDON (Reuters)"), which is no longer part of `text`. */
  readonly dateline: string | null;
  readonly sections: readonly Section[];
  /** Spans of `text` that are headings: they are kept in the text, and are never sentences. */
  readonly headings: readonly Span[];
  readonly removed: readonly Removal[];
  readonly removedTotals: RemovedTotals;
  readonly source: SourceFormat;
}

/** Words that trimming left out of a summary sentence, and why. */
export interface Cut extends TextSpan {
  readonly why: string;
}

/** One sentence of the article, ranked; the stored form from which a summary of any length can be cut. */
export interface RankedSentence extends Span {
  /** Place in the article, from 0. */
  readonly order: number;
  /** 1 is the first to be taken. */
  readonly rank: number;
  /** In [0, 1]. */
  readonly score: number;
  readonly reasons: readonly string[];
  /** The slices kept when this sentence is shown in a summary; one or more, in order. */
  readonly spans: readonly (readonly [number, number])[];
  readonly cut: readonly Cut[];
  /**
   * `order` of the sentence that must stand in a summary with this one: its predecessor, where this one opens with a
   * pronoun or connective or goes on inside a quotation; for the first sentence of a longer quotation, the one that
   * ends it.
   */
  readonly needs: number | null;
}

/** One sentence of a summary as it is served: `text` is exactly its `spans` joined. */
export interface SummarySentence {
  readonly text: string;
  readonly spans: readonly (readonly [number, number])[];
  readonly order: number;
  readonly rank: number;
  readonly score: number;
  readonly reasons: readonly string[];
  readonly cut: readonly Cut[];
}

/** The part of the ranking the API shows under `include=ranking`. */
export interface RankingEntry extends Span {
  readonly rank: number;
  readonly score: number;
}

/** What the digest stores of the summary. */
export interface StoredSummary {
  /** Orders of the sentences of the default length, ascending. */
  readonly chosen: readonly number[];
  /** Every sentence, by ascending `order`. */
  readonly ranking: readonly RankedSentence[];
}

/** A fact's confidence, in [0, 1]. */
export interface Scored {
  readonly score: number;
}

/** Which text a span counts in. */
export type SpanIn = 'text' | 'title';
/** The same for an answer: a place may be named by the dateline alone, which cleaning takes off the text. */
export type AnswerIn = SpanIn | 'dateline';

export interface AnswerCandidate extends TextSpan, Scored {
  readonly in: AnswerIn;
  /** A normal form where there is one: for "when" the TIMEX3 value. */
  readonly value?: string;
}

export interface Answer extends AnswerCandidate {
  /** Best first, without the answer itself. */
  readonly alternatives: readonly AnswerCandidate[];
}

export type EventStatus =
  | 'reported'
  | 'alleged'
  | 'charged'
  | 'denied'
  | 'admitted'
  | 'convicted'
  | 'announced'
  | 'planned'
  | 'predicted';

export interface EventFacts {
  readonly who: Answer | null;
  readonly what: Answer | null;
  readonly when: Answer | null;
  readonly where: Answer | null;
  readonly why: Answer | null;
  readonly how: Answer | null;
  /** What became of it by the article; "reported" where the article states it as its own, or has no event. */
  readonly status: EventStatus;
  /** Whose word it is, where the article does not say it as its own. */
  readonly claimant: Claimant | null;
}

export interface Mention extends TextSpan {
  readonly kind: 'name' | 'nominal' | 'pronoun';
}

/** A person's age in years, where the text gives it. */
export interface AgeFact extends TextSpan {
  readonly value: number;
}

/** A place of the world, as GeoNames has it. */
export interface PlaceLink extends Scored {
  /** "geonames:" and its number there. */
  readonly id: string;
  readonly name: string;
  /** ISO 3166-1 code. */
  readonly country: string;
  /** Degrees; null for a few territories whose middle is not known. */
  readonly lat: number | null;
  readonly lon: number | null;
  /**
   * What settled it: its name alone, the state or country right after it, the dateline, a country the article names, or
   * a population far above that of others of its name.
   */
  readonly by: 'name' | 'region' | 'dateline' | 'country' | 'population';
}

/** A person, organisation or place with everything in the text that refers to it. */
export interface EntityFact extends Scored {
  /** The fullest name used in the text. */
  readonly name: string;
  /** The name's normal form, which `/names/{name}` takes. */
  readonly key: string;
  readonly role: TextSpan | null;
  /** Null for organizations and places, and in records of engines before 0.2. */
  readonly age: AgeFact | null;
  /**
   * Beside the spans, and never in their place; null for people and organizations and where the article settles
   * nothing. Engines before 0.2 did not store it.
   */
  readonly link?: PlaceLink | null;
  readonly aliases: readonly string[];
  /**
   * In text order; none for a place that the dateline alone names. A name mention holds no article, title, role or
   * possessive.
   */
  readonly mentions: readonly Mention[];
  /**
   * How much of the article it is about, in [0, 1]: its mentions, the place of the first, and whether the title names
   * it. The lists are in this order.
   */
  readonly salience: number;
}

export interface DateFact extends TextSpan, Scored {
  readonly type: 'DATE' | 'TIME' | 'DURATION' | 'SET';
  /** TIMEX3 value. */
  readonly value: string;
  readonly mod: string | null;
}

export interface QuantityFact extends TextSpan, Scored {
  readonly kind: 'money' | 'percent' | 'count' | 'measure';
  readonly value: number;
  /** Upper end of a range, else null. */
  readonly max: number | null;
  /**
   * ISO 4217 for money, "BTC" for bitcoin, "%", "bp" or "pp" for percent, a unit symbol for a measure, null for a
   * count.
   */
  readonly unit: string | null;
  readonly qualifier: 'about' | 'over' | 'under' | 'at-least' | 'at-most' | null;
  /** What is counted or measured, as it stands in the text. */
  readonly of: string | null;
  /** What a count of the news counts, where its words say so; engines before 0.2 did not store it. */
  readonly counts?: Counted | null;
}

/** What newsrooms count. */
export type Counted = 'killed' | 'injured' | 'missing' | 'arrested' | 'rescued' | 'displaced' | 'votes' | 'jobs';

export interface QuoteSpeaker extends TextSpan {
  /** The person or body the phrase stands for. */
  readonly name: string | null;
  readonly key: string | null;
}

/** Whose word something is, where the article does not say it as its own. */
export interface Claimant extends QuoteSpeaker {
  readonly cue: TextSpan;
}

/** A reported statement without quotation marks; words that its clause goes on around may be quoted. */
export interface ClaimFact extends TextSpan, Scored {
  readonly kind:
    | 'said'
    | 'alleged'
    | 'denied'
    | 'admitted'
    | 'charged'
    | 'convicted'
    | 'announced'
    | 'predicted'
    | 'no-comment';
  readonly cue: TextSpan;
  /** Null where the article does not say whose word it is ("was charged with"). */
  readonly claimant: Claimant | null;
  /** Keys of the people, organizations and places it names. */
  readonly about: readonly string[];
}

export interface QuoteFact extends TextSpan, Scored {
  readonly kind: 'direct' | 'partial' | 'indirect';
  /** Pieces of one utterance share a number, from 1. */
  readonly utterance: number;
  readonly cue: TextSpan | null;
  readonly speaker: QuoteSpeaker | null;
}

export interface SourceFact extends TextSpan, Scored {
  readonly name: string;
}

export interface KeyphraseFact extends TextSpan, Scored {}

export interface Facts {
  readonly event: EventFacts;
  readonly people: readonly EntityFact[];
  readonly organizations: readonly EntityFact[];
  readonly places: readonly EntityFact[];
  readonly dates: readonly DateFact[];
  readonly quantities: readonly QuantityFact[];
  readonly quotes: readonly QuoteFact[];
  readonly claims: readonly ClaimFact[];
  readonly sources: readonly SourceFact[];
  readonly keyphrases: readonly KeyphraseFact[];
}

/** What kind of text an article is. */
export interface FormFact extends Scored {
  readonly value: 'news' | 'brief' | 'live' | 'interview' | 'opinion' | 'release' | 'list' | 'feature';
}

/** A line that holds the article back. */
export interface EmbargoFact extends TextSpan {
  /** ISO date-time with its zone where the line gives one, else the date; null where it cannot be told. */
  readonly until: string | null;
}

/** Everything the digest adds to a {@link CleanArticle}. */
export interface Digest {
  readonly title: string | null;
  /** "headline": a trimmed lead, where the source has no title. */
  readonly titleFrom: 'source' | 'headline' | null;
  readonly summary: StoredSummary;
  readonly facts: Facts;
  /** Null for a language that is not read; engines before 0.2 did not store it. */
  readonly form?: FormFact | null;
  /** Engines before 0.2 did not store it. */
  readonly embargo?: EmbargoFact | null;
  /** Correction notices; engines before 0.2 did not store them. */
  readonly corrections?: readonly TextSpan[];
}

/** What of an article a newer version of its file can change. */
export type ChangedField =
  | 'title'
  | 'quantities'
  | 'dates'
  | 'people'
  | 'organizations'
  | 'places'
  /** Of a kind that is not known. */
  | 'names'
  | 'quotes'
  | 'speakers'
  | 'claims'
  | 'event';

export type ChangeKind = 'added' | 'removed' | 'changed';

/** What a newer version of the file changed in what was served. */
export interface RecordChange {
  /** ISO date-time of the storage event that brought the newer version. */
  readonly at: string;
  readonly field: ChangedField;
  readonly kind: ChangeKind;
  /** What the version before said; null where it was added. */
  readonly before: { readonly text: string; readonly versionId: string | null } | null;
  /**
   * What the newer version said; null where it was removed. `start` and `end` are null where the text, or title, is no
   * longer the one they counted in and something else is there.
   */
  readonly after: {
    readonly text: string;
    readonly in: SpanIn;
    readonly start: number | null;
    readonly end: number | null;
  } | null;
}

/** The source part of a served record: the format, and which object version it was read from. */
export interface RecordSource extends SourceFormat {
  readonly etag: string | null;
  readonly versionId: string | null;
  /** The uploader's own id of the article (`x-amz-meta-source-id`); null where none was given. */
  readonly id: string | null;
}

/** The record as the API and the command line give it; docs/api.md tells its fields. */
export interface ArticleRecord {
  readonly id: string;
  readonly key: string;
  readonly status: Status;
  /** Why, where the status is `rejected` or `failed`; else null. */
  readonly reason: string | null;
  /** One sentence for a person about `reason`; never article text. */
  readonly detail: string | null;
  readonly title: string | null;
  readonly titleFrom: 'source' | 'headline' | null;
  readonly byline: string | null;
  readonly authors: readonly string[];
  readonly publishedAt: string | null;
  readonly updatedAt: string | null;
  readonly url: string | null;
  readonly site: string | null;
  readonly language: string | null;
  readonly words: number;
  readonly dateline: string | null;
  readonly text?: string;
  readonly sections: readonly Section[];
  readonly summary: {
    readonly sentences: readonly SummarySentence[];
    readonly ranking?: readonly RankingEntry[];
  } | null;
  readonly facts: Facts | null;
  readonly form: FormFact | null;
  readonly embargo: EmbargoFact | null;
  readonly corrections: readonly TextSpan[];
  /** Newest first; see docs/api.md for how long they are kept. */
  readonly changes: readonly RecordChange[];
  readonly removed?: readonly Removal[];
  readonly removedTotals: RemovedTotals;
  readonly source: RecordSource | null;
  readonly engine: string;
  /** When the digest was stored, ISO date-time in UTC; null where it was not stored. */
  readonly digestedAt: string | null;
}
