import type { ChangedField, EntityFact, EventFacts, Facts, SpanIn } from '../record.ts';
import type { TextSpan } from '../text/spans.ts';

/** A fact as it is compared with those of another version. */
export interface Item extends TextSpan {
  readonly field: ChangedField;
  readonly in: SpanIn;
  /** Only items of one sort take each other's place. */
  readonly sort: string;
  /** What it says, whatever its words; null where its words are all. */
  readonly value: string | null;
}

function item(field: ChangedField, span: TextSpan, more: Partial<Pick<Item, 'in' | 'sort' | 'value'>> = {}): Item {
  const { text, start, end } = span;
  return { field, text, start, end, in: 'text', sort: field, value: null, ...more };
}

/** Quantities and dates, which say the same in other words too. */
export function valuedItems({ quantities, dates }: Facts): readonly Item[] {
  return [
    ...quantities.map((one) =>
      item('quantities', one, {
        sort: `quantities ${one.kind}`,
        value: [one.kind, one.value, one.max, one.unit].join(' '),
      }),
    ),
    ...dates.map((one) => item('dates', one, { sort: `dates ${one.type}`, value: `${one.type} ${one.value}` })),
  ];
}

const ENTITIES = ['people', 'organizations', 'places'] as const;

/**
 * Names, quotes and claims, whose words are what they are: they are changed where the other version does not have these
 * words.
 */
export function wordedItems(facts: Facts): readonly Item[] {
  return [
    ...ENTITIES.flatMap((field) => facts[field].flatMap((entity) => nameItems(field, entity))),
    ...facts.quotes.filter(({ kind }) => kind !== 'indirect').map((quote) => item('quotes', quote)),
    ...facts.claims.map((claim) => item('claims', claim)),
  ];
}

/** Kinds of names change with their neighbours' words, so a person may take the place of an organization. */
function nameItems(field: (typeof ENTITIES)[number], { mentions }: EntityFact): readonly Item[] {
  return mentions.filter(({ kind }) => kind === 'name').map((mention) => item(field, mention, { sort: 'names' }));
}

/** The answers of the event; one that the dateline gives is in no sentence. */
export function eventItems({ who, what, when, where, why, how }: EventFacts): readonly Item[] {
  return Object.entries({ who, what, when, where, why, how }).flatMap(([question, answer]) =>
    answer === null || answer.in === 'dateline'
      ? []
      : [item('event', answer, { in: answer.in, sort: `event ${question}` })],
  );
}

/** Who speaks, by the words of the quotation. */
export function speakerItems({ quotes }: Facts): ReadonlyMap<string, Item> {
  return new Map(
    quotes.flatMap(({ text, speaker }) => (speaker === null ? [] : [[text, item('speakers', speaker)] as const])),
  );
}
