/** A record's facts as a reader sees them: one line each. */
import type { Facts } from '../../engine/index.ts';

/** The largest share of the facts shown that may be wrong, by kind. */
export const BUDGETS = {
  event: 0.1,
  speakers: 0.03,
  people: 0.03,
  roles: 0.05,
  organizations: 0.04,
  places: 0.03,
  dates: 0.03,
  amounts: 0.02,
} as const;

export type Kind = keyof typeof BUDGETS;

export const KINDS: readonly Kind[] = [
  'event',
  'speakers',
  'people',
  'roles',
  'organizations',
  'places',
  'dates',
  'amounts',
];

export interface ShownFact {
  readonly article: string;
  readonly kind: Kind;
  readonly fact: string;
}

/** How much of a quotation stands for it, in UTF-16 units. */
const QUOTED = 50;
const QUESTIONS = ['who', 'what', 'when', 'where', 'why', 'how'] as const;

/**
 * Every fact of a record that has a budget. Claims shown among the quotations, as kind "indirect", are left out: they
 * have a measure of their own.
 */
export function factsShown(article: string, facts: Facts): ShownFact[] {
  const of = (kind: Kind, texts: readonly string[]): ShownFact[] =>
    texts.map((text) => ({ article, kind, fact: text.replace(/\s+/g, ' ') }));
  return [
    ...of(
      'event',
      QUESTIONS.flatMap((question) => {
        const answer = facts.event[question];
        return answer === null ? [] : [`${question}: ${answer.text}`];
      }),
    ),
    ...of('speakers', speakersOf(facts)),
    ...of(
      'people',
      facts.people.map(({ name }) => name),
    ),
    ...of(
      'roles',
      facts.people.flatMap(({ name, role }) => (role === null ? [] : [`${name}: ${role.text}`])),
    ),
    ...of(
      'organizations',
      facts.organizations.map(({ name }) => name),
    ),
    ...of(
      'places',
      facts.places.map(({ name }) => name),
    ),
    ...of(
      'dates',
      facts.dates.map(({ text, value }) => `${text} = ${value}`),
    ),
    ...of(
      'amounts',
      facts.quantities.map(({ text, kind, value, max, unit, of: counted }) => {
        const most = max === null ? '' : ` to ${max}`;
        const what = typeof counted === 'string' ? counted : '';
        return `${text} = ${kind} ${value}${most} ${unit ?? ''} ${what}`.trimEnd();
      }),
    ),
  ];
}

function speakersOf({ quotes }: Facts): string[] {
  return quotes.flatMap(({ kind, text, speaker }) =>
    kind === 'indirect' || speaker === null
      ? []
      : [`${text.slice(0, QUOTED)} … ${speaker.name ?? `(${speaker.text})`}`],
  );
}
