import type {
  Answer,
  ArticleRecord,
  EntityFact,
  EventFacts,
  Facts,
  QuoteFact,
  SourceFact,
  SummarySentence,
} from '../../engine/record.ts';

/**
 * `main`: the value itself; `side`: what goes with it (a pronoun, a role, an age, who spoke); `cut`: left out by
 * trimming.
 */
export type SliceKind = 'main' | 'side' | 'cut';

/** Where in the article or its title something was read. */
export interface Slice {
  readonly start: number;
  readonly end: number;
  readonly in: 'text' | 'title';
  readonly kind: SliceKind;
}

/** A sentence of the summary or a fact: what was drawn from the article, and from where. */
export interface Item {
  readonly id: string;
  /** What it is, for people: "person", "when". */
  readonly what: string;
  readonly label: string;
  readonly slices: readonly Slice[];
}

interface Spanned {
  readonly start: number;
  readonly end: number;
}

function slice({ start, end }: Spanned, kind: SliceKind = 'main', where: 'text' | 'title' = 'text'): Slice {
  return { start, end, in: where, kind };
}

/** What one asks about an event, in the order of the page. */
export const QUESTIONS = [
  'who',
  'what',
  'when',
  'where',
  'why',
  'how',
] as const satisfies readonly (keyof EventFacts)[];

/** Ids of items, made in one place so that what shows an item and what lights it up agree. */
export const itemId = {
  sentence: (order: number) => `sentence-${order}`,
  answer: (question: string) => question,
  fact: (group: keyof Facts, index: number) => `${group}-${index}`,
  date: (value: string) => `date-${value}`,
};

/** A sentence as it stands in the article: what was kept, and what trimming left out. */
function sentenceItem({ order, text, spans, cut }: SummarySentence): Item {
  return {
    id: itemId.sentence(order),
    what: 'summary',
    label: text,
    slices: [...spans.map(([start, end]) => slice({ start, end })), ...cut.map((part) => slice(part, 'cut'))],
  };
}

/** What trimming left out of sentences of the summary, where the article has it. */
export function cutsOf(sentences: readonly SummarySentence[]): readonly Slice[] {
  return sentences.flatMap(({ cut }) => cut.map((part) => slice(part, 'cut')));
}

function answerItem(question: string, answer: Answer): Item {
  return {
    id: itemId.answer(question),
    what: question,
    label: answer.text,
    // The dateline stands beside the text, and is not lit.
    slices: answer.in === 'dateline' ? [] : [slice(answer, 'main', answer.in)],
  };
}

function entityItem(
  group: 'people' | 'organizations' | 'places',
  what: string,
  entity: EntityFact,
  index: number,
): Item {
  const mentions = entity.mentions.map((mention) => slice(mention, mention.kind === 'name' ? 'main' : 'side'));
  const role = entity.role === null ? [] : [slice(entity.role, 'side')];
  const age = entity.age === null ? [] : [slice(entity.age, 'side')];
  return { id: itemId.fact(group, index), what, label: entity.name, slices: [...mentions, ...role, ...age] };
}

/** Everything that was drawn from an article, with the places it was drawn from. */
export function itemsOf(facts: Facts | null, sentences: readonly SummarySentence[]): readonly Item[] {
  const summary = sentences.map(sentenceItem);
  if (facts === null) return summary;
  const answers = QUESTIONS.flatMap((question) => {
    const answer = facts.event[question];
    return answer === null ? [] : [answerItem(question, answer)];
  });
  const dates = new Map<string, Item>();
  for (const date of facts.dates) {
    const id = itemId.date(date.value);
    const before = dates.get(id);
    dates.set(id, {
      id,
      what: 'date',
      label: before?.label ?? date.text,
      slices: [...(before?.slices ?? []), slice(date)],
    });
  }
  return [
    ...summary,
    ...answers,
    ...facts.people.map((entity, index) => entityItem('people', 'person', entity, index)),
    ...facts.organizations.map((entity, index) => entityItem('organizations', 'organisation', entity, index)),
    ...facts.places.map((entity, index) => entityItem('places', 'place', entity, index)),
    ...dates.values(),
    ...facts.quantities.map((fact, index) => ({
      id: itemId.fact('quantities', index),
      what: 'amount',
      label: fact.text,
      slices: [slice(fact)],
    })),
    ...quotationsOf(facts.quotes).map(({ quote, index }) => ({
      id: itemId.fact('quotes', index),
      what: 'quote',
      label: quote.text,
      slices: [slice(quote), ...(quote.speaker === null ? [] : [slice(quote.speaker, 'side')])],
    })),
    ...facts.claims.map((claim, index) => ({
      id: itemId.fact('claims', index),
      what: 'claim',
      label: claim.text,
      slices: [slice(claim), ...(claim.claimant === null ? [] : [slice(claim.claimant, 'side')])],
    })),
    ...sourcesOf(facts.sources).map(({ name, index, mentions }) => ({
      id: itemId.fact('sources', index),
      what: 'source',
      label: name,
      slices: mentions.map((mention) => slice(mention)),
    })),
    ...facts.keyphrases.map((fact, index) => ({
      id: itemId.fact('keyphrases', index),
      what: PHRASE,
      label: fact.text,
      slices: [slice(fact)],
    })),
  ];
}

/** Quotations with their places in the record; what stands there without quotation marks is shown among the claims. */
export function quotationsOf(
  quotes: readonly QuoteFact[],
): readonly { readonly quote: QuoteFact; readonly index: number }[] {
  return quotes.map((quote, index) => ({ quote, index })).filter(({ quote }) => quote.kind !== 'indirect');
}

interface NamedSource {
  readonly name: string;
  /** Place of its first mention in the record. */
  readonly index: number;
  readonly mentions: readonly SourceFact[];
  /** Of its surest mention. */
  readonly score: number;
}

/** Sources by name, each once however often the article leans on it. */
export function sourcesOf(sources: readonly SourceFact[]): readonly NamedSource[] {
  const byName = Map.groupBy(sources, ({ name }) => name);
  return [...byName].map(([name, mentions]) => ({
    name,
    index: sources.findIndex((source) => source.name === name),
    mentions,
    score: Math.max(...mentions.map(({ score }) => score)),
  }));
}

function length(item: Item): number {
  return item.slices.reduce((sum, { start, end }) => sum + end - start, 0) / Math.max(1, item.slices.length);
}

const PHRASE = 'key phrase';

/** What was drawn from a stretch of the text; what is most particular to it first, key phrases last. */
export function itemsWithin(items: readonly Item[], { start, end }: Spanned): readonly Item[] {
  return items
    .filter((item) =>
      item.slices.some((part) => part.in === 'text' && part.kind !== 'cut' && part.start < end && start < part.end),
    )
    .sort((a, b) => Number(a.what === PHRASE) - Number(b.what === PHRASE) || length(a) - length(b));
}

/** In how many places of the article something stands. */
export function placesOf(item: Item): number {
  return item.slices.filter(({ kind }) => kind !== 'cut').length;
}

/**
 * Whether sentences were cut from this text and no other: the article may have been corrected since the text was read.
 */
export function standIn(text: string, sentences: readonly SummarySentence[]): boolean {
  return sentences.every(
    (sentence) => sentence.spans.map(([start, end]) => text.slice(start, end)).join('') === sentence.text,
  );
}

/** The record with its text, as `include=text` gives it. */
export function textOf(record: ArticleRecord): string {
  return record.text ?? '';
}
