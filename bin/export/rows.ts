import type {
  AnswerCandidate,
  AnswerIn,
  ArticleRecord,
  EntityFact,
  Facts,
  KeyphraseFact,
  PlaceLink,
  QuantityFact,
  QuoteSpeaker,
} from '../../engine/index.ts';

/** What a cell of a table holds. */
export type Cell = string | number | null;

/** The columns of the table of articles, in order. */
export const ARTICLE_COLUMNS = [
  'article_id',
  'key',
  'status',
  'title',
  'byline',
  'published_at',
  'updated_at',
  'url',
  'site',
  'language',
  'words',
  'dateline',
  'summary',
  'text',
  'engine',
  'digested_at',
] as const;

/**
 * The columns of the table of facts, in order. `start` and `end` count UTF-16 units in what `in` names. `max`,
 * `qualifier` and `counts` are of quantities ("at least 62 million" is no 62 million); `link`, `country`, `lat` and
 * `lon` of places that GeoNames has.
 */
export const FACT_COLUMNS = [
  'article_id',
  'key',
  'kind',
  'name',
  'text',
  'value',
  'max',
  'unit',
  'qualifier',
  'counts',
  'start',
  'end',
  'in',
  'score',
  'claimant',
  'status',
  'link',
  'country',
  'lat',
  'lon',
  'engine',
] as const;

export type ArticleRow = Readonly<Record<(typeof ARTICLE_COLUMNS)[number], Cell>>;
export type FactRow = Readonly<Record<(typeof FACT_COLUMNS)[number], Cell>>;

/** An article as one row. */
export function articleRow(record: ArticleRecord): ArticleRow {
  return {
    article_id: record.id,
    key: record.key,
    status: record.status,
    title: record.title,
    byline: record.byline,
    published_at: record.publishedAt,
    updated_at: record.updatedAt,
    url: record.url,
    site: record.site,
    language: record.language,
    words: record.words,
    dateline: record.dateline,
    summary: record.summary?.sentences.map(({ text }) => text).join(' ') ?? null,
    text: record.text ?? null,
    engine: record.engine,
    digested_at: record.digestedAt,
  };
}

/** What only some kinds of fact have. */
interface More {
  readonly name?: string | null;
  readonly value?: Cell;
  readonly in?: AnswerIn;
  readonly claimant?: QuoteSpeaker | null;
  readonly status?: string;
  readonly quantity?: QuantityFact;
  readonly link?: PlaceLink | null;
}

/** A key phrase is a span with its score, which every fact has. */
type FactOf = (kind: string, scored: KeyphraseFact, more?: More) => FactRow;

/** The facts of an article, each as a row; the answers about the event first. */
export function factRows(record: ArticleRecord): readonly FactRow[] {
  const { facts } = record;
  if (facts === null) return [];
  const fact: FactOf = (kind, { text, start, end, score }, more = {}) => ({
    article_id: record.id,
    key: record.key,
    kind,
    name: more.name ?? null,
    text,
    value: more.value ?? null,
    max: more.quantity?.max ?? null,
    unit: more.quantity?.unit ?? null,
    qualifier: more.quantity?.qualifier ?? null,
    counts: more.quantity?.counts ?? null,
    start,
    end,
    in: more.in ?? 'text',
    score,
    claimant: more.claimant?.name ?? more.claimant?.text ?? null,
    status: more.status ?? null,
    link: more.link?.id ?? null,
    country: more.link?.country ?? null,
    lat: more.link?.lat ?? null,
    lon: more.link?.lon ?? null,
    engine: record.engine,
  });
  return [...eventRows(facts, fact), ...entityRows(facts, fact), ...valueRows(facts, fact), ...speechRows(facts, fact)];
}

const ANSWERS = ['who', 'what', 'when', 'where', 'why', 'how'] as const;

function eventRows({ event }: Facts, fact: FactOf): FactRow[] {
  return ANSWERS.flatMap((question) => {
    const answer: AnswerCandidate | null = event[question];
    if (answer === null) return [];
    const more: More = { in: answer.in, claimant: event.claimant, status: event.status };
    return [fact(question, answer, answer.value === undefined ? more : { ...more, value: answer.value })];
  });
}

/** An entity stands where it is first mentioned. */
function entityRows({ people, organizations, places }: Facts, fact: FactOf): FactRow[] {
  const rows = (kind: string, entities: readonly EntityFact[]) =>
    entities.flatMap((entity) => {
      const [first] = entity.mentions;
      return first === undefined
        ? []
        : [
            fact(
              kind,
              { ...first, score: entity.score },
              { name: entity.name, value: entity.key, link: entity.link ?? null },
            ),
          ];
    });
  return [...rows('person', people), ...rows('organization', organizations), ...rows('place', places)];
}

function valueRows({ dates, quantities, keyphrases }: Facts, fact: FactOf): FactRow[] {
  return [
    ...dates.map((date) => fact('date', date, { value: date.value })),
    ...quantities.map((one) => fact(one.kind, one, { name: one.of, value: one.value, quantity: one })),
    ...keyphrases.map((phrase) => fact('keyphrase', phrase)),
  ];
}

/** Claims are also listed as indirect quotes, for readers of records of 0.1: they are one row. */
function speechRows({ quotes, claims, sources }: Facts, fact: FactOf): FactRow[] {
  const spoken = claims.length === 0 ? quotes : quotes.filter(({ kind }) => kind !== 'indirect');
  return [
    ...spoken.map((quote) => fact('quote', quote, { value: quote.kind, claimant: quote.speaker })),
    ...claims.map((claim) => fact('claim', claim, { value: claim.kind, claimant: claim.claimant })),
    ...sources.map((source) => fact('source', source, { name: source.name })),
  ];
}
