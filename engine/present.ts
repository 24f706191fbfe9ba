import type {
  ArticleRecord,
  CleanArticle,
  Digest,
  EntityFact,
  Facts,
  RankedSentence,
  RankingEntry,
  RecordChange,
  Status,
  StoredSummary,
  SummarySentence,
} from './record.ts';
import { countWords } from './text/words.ts';

/** How long a summary is asked for: the digest's own choice, a number of sentences, or a budget of words. */
export type SummaryLength =
  | { readonly kind: 'default' }
  | { readonly kind: 'sentences'; readonly count: number }
  | { readonly kind: 'words'; readonly count: number };

/** What is stored of an article; the table's record and the command line's digest both have this shape. */
export interface PresentableArticle {
  readonly id: string;
  readonly key: string;
  readonly status: Status;
  readonly reason: string | null;
  readonly detail: string | null;
  readonly article: CleanArticle | null;
  readonly digest: Digest | null;
  readonly origin: {
    readonly etag: string | null;
    readonly versionId: string | null;
    readonly sourceId: string | null;
  } | null;
  readonly engine: string;
  readonly digestedAt: string | null;
  /** What newer versions of the file changed; none where nobody keeps them. */
  readonly changes?: readonly RecordChange[];
}

export interface PresentOptions {
  readonly include?: { readonly text?: boolean; readonly ranking?: boolean; readonly removed?: boolean };
  readonly length?: SummaryLength;
}

/**
 * Every sentence in the order in which a growing summary takes them: by rank, but what a sentence needs comes before
 * it, and sentences that need each other (a quotation of several) come as one group. Any first groups of this list are
 * therefore coherent, and longer summaries hold the shorter ones.
 */
function takingOrder(ranking: readonly RankedSentence[]): (readonly RankedSentence[])[] {
  const byOrder = new Map(ranking.map((sentence) => [sentence.order, sentence]));
  const taken = new Set<number>();
  const groups: (readonly RankedSentence[])[] = [];
  for (const sentence of [...ranking].sort((a, b) => a.rank - b.rank)) {
    const chain = new Map<number, RankedSentence>();
    let at: RankedSentence | undefined = sentence;
    while (at !== undefined && !taken.has(at.order) && !chain.has(at.order)) {
      chain.set(at.order, at);
      at = at.needs === null ? undefined : byOrder.get(at.needs);
    }
    const members = [...chain.values()].reverse();
    for (const order of chain.keys()) taken.add(order);
    const isCircle = at !== undefined && chain.has(at.order);
    for (const group of isCircle ? [members] : members.map((member) => [member])) groups.push(group);
  }
  return groups;
}

function textOf(sentence: RankedSentence, text: string): string {
  return sentence.spans.map(([start, end]) => text.slice(start, end)).join('');
}

function take(summary: StoredSummary, text: string, length: SummaryLength): RankedSentence[] {
  if (length.kind === 'default') {
    const chosen = new Set(summary.chosen);
    const sentences = summary.ranking.filter((sentence) => chosen.has(sentence.order));
    if (sentences.length > 0) return sentences;
  }
  const cost = (group: readonly RankedSentence[]): number =>
    length.kind === 'words'
      ? group.reduce((words, sentence) => words + countWords(textOf(sentence, text)), 0)
      : group.length;
  const budget = length.kind === 'default' ? 1 : length.count;
  let spent = 0;
  const groups = takingOrder(summary.ranking);
  const end = groups.findIndex((group) => {
    spent += cost(group);
    return spent > budget;
  });
  return (end < 0 ? groups : groups.slice(0, Math.max(1, end))).flat();
}

/**
 * The summary at the length asked for, in article order. Sentences are whole (trimmed as stored, never cut at a limit),
 * each with what it needs, so a budget may be left unspent; at least one sentence is given where there is one, even if
 * it is over the budget.
 *
 * @param text the clean text the spans count in
 */
export function summaryAt(summary: StoredSummary, text: string, length: SummaryLength): SummarySentence[] {
  return take(summary, text, length)
    .sort((a, b) => a.order - b.order)
    .map((sentence) => ({
      text: textOf(sentence, text),
      spans: sentence.spans,
      order: sentence.order,
      rank: sentence.rank,
      score: sentence.score,
      reasons: sentence.reasons,
      cut: sentence.cut,
    }));
}

/** What `include=ranking` shows: every sentence of the article, in article order. */
export function rankingEntries(summary: StoredSummary): RankingEntry[] {
  return summary.ranking.map(({ start, end, rank, score }) => ({ start, end, rank, score }));
}

/** An entity as it is served: a record of 0.1 was stored without ages and links. */
function presentEntity(entity: EntityFact): EntityFact {
  const { age = null, link = null, ...others } = entity;
  return { ...others, age, link };
}

/** Facts as they are served: a record of 0.1 was stored without claims, ages and the standing of its event. */
export function presentFacts(facts: Facts): Facts {
  const { event, claims = [], people, organizations, places, ...others } = facts;
  const { status = 'reported', claimant = null, ...answers } = event;
  return {
    event: { ...answers, status, claimant },
    people: people.map(presentEntity),
    organizations: organizations.map(presentEntity),
    places: places.map(presentEntity),
    ...others,
    claims,
  };
}

/**
 * The record as the API and the command line give it; docs/api.md tells its fields. `text`, `ranking` and `removed`
 * only where asked for.
 */
export function presentRecord(stored: PresentableArticle, options: PresentOptions = {}): ArticleRecord {
  const { article, digest } = stored;
  const { include = {}, length = { kind: 'default' } } = options;
  const metadata = article ?? NO_METADATA;
  return {
    id: stored.id,
    key: stored.key,
    status: stored.status,
    reason: stored.reason,
    detail: stored.detail,
    title: digest?.title ?? metadata.title,
    titleFrom: digest?.titleFrom ?? null,
    byline: metadata.byline,
    authors: metadata.authors,
    publishedAt: metadata.publishedAt,
    updatedAt: metadata.updatedAt,
    url: metadata.url,
    site: metadata.site,
    language: metadata.language,
    words: metadata.words,
    dateline: metadata.dateline,
    ...(include.text && article !== null ? { text: article.text } : {}),
    sections: metadata.sections,
    summary: article === null || digest === null ? null : presentSummary(digest, article, length, include.ranking),
    facts: digest === null ? null : presentFacts(digest.facts),
    form: digest?.form ?? null,
    embargo: digest?.embargo ?? null,
    corrections: digest?.corrections ?? [],
    changes: stored.changes ?? [],
    ...(include.removed && article !== null ? { removed: article.removed } : {}),
    removedTotals: metadata.removedTotals,
    source: article === null ? null : presentSource(article, stored),
    engine: stored.engine,
    digestedAt: stored.digestedAt,
  };
}

/** What a record says of an article that it does not have: one in process, rejected or removed. */
const NO_METADATA = {
  title: null,
  byline: null,
  authors: [],
  publishedAt: null,
  updatedAt: null,
  url: null,
  site: null,
  language: null,
  words: 0,
  dateline: null,
  sections: [],
  removedTotals: { entries: 0, characters: 0 },
} as const;

function presentSummary(
  { summary }: Digest,
  { text }: CleanArticle,
  length: SummaryLength,
  withRanking = false,
): ArticleRecord['summary'] {
  return {
    sentences: summaryAt(summary, text, length),
    ...(withRanking ? { ranking: rankingEntries(summary) } : {}),
  };
}

function presentSource({ source }: CleanArticle, { origin }: PresentableArticle): ArticleRecord['source'] {
  return {
    ...source,
    etag: origin?.etag ?? null,
    versionId: origin?.versionId ?? null,
    id: origin?.sourceId ?? null,
  };
}
