import type {
  Answer,
  ArticleRecord,
  Claimant,
  ClaimFact,
  DateFact,
  EntityFact,
  EventFacts,
  Facts,
  QuantityFact,
  QuoteFact,
} from '../../engine/index.ts';
import { printableValue } from './printable.ts';
import { style } from './style.ts';

const WIDTH = 96;

/** Breaks text at spaces so that lines stay within the width; every line after the first is indented. */
function wrap(text: string, indent: string): string {
  const lines: string[] = [];
  let line = '';
  for (const word of text.split(/\s+/)) {
    if (line !== '' && line.length + 1 + word.length > WIDTH - indent.length) {
      lines.push(line);
      line = word;
    } else {
      line = line === '' ? word : `${line} ${word}`;
    }
  }
  lines.push(line);
  return lines.join(`\n${indent}`);
}

function heading(text: string): string {
  return `\n${style('bold', text)}`;
}

function row(label: string, value: string): string {
  const indent = ' '.repeat(12);
  return `  ${style('dim', label.padEnd(10))}${wrap(value, indent)}`;
}

/** The value of a date in brackets, where it says more than its words: one of no known year says less. */
function normalForm(value: string): string {
  return value.startsWith('XXXX') ? '' : style('cyan', ` [${value}]`);
}

/**
 * Whether a date names a day or period: "now" and lengths of time are in the record, and tell a reader nothing here.
 */
function isCalendar({ type, value }: DateFact): boolean {
  return (type === 'DATE' || type === 'TIME') && !value.endsWith('_REF');
}

/** Without those whose key came before. */
function distinct<T>(facts: readonly T[], keyOf: (fact: T) => string): T[] {
  return [...new Map(facts.toReversed().map((fact) => [keyOf(fact), fact])).values()].toReversed();
}

function answerRow(label: string, answer: Answer | null): string[] {
  if (answer === null) return [];
  return [row(label, answer.text) + (answer.value === undefined ? '' : normalForm(answer.value))];
}

function entityRows(label: string, entities: readonly EntityFact[]): string[] {
  return entities.map((entity, index) => {
    const role = entity.role === null ? '' : `, ${entity.role.text}`;
    const age = entity.age === null ? '' : `, ${entity.age.value}`;
    const times = entity.mentions.length > 1 ? style('dim', ` ×${entity.mentions.length}`) : '';
    const country = entity.link == null ? '' : style('dim', ` ${entity.link.country}`);
    return row(index === 0 ? label : '', `${entity.name}${age}${role}`) + country + times;
  });
}

function amount(quantity: QuantityFact): string {
  const qualifier = quantity.qualifier === null ? '' : `${quantity.qualifier} `;
  const range = quantity.max === null ? '' : ` to ${quantity.max}`;
  const unit = quantity.unit === null ? '' : ` ${quantity.unit}`;
  return `[${qualifier}${quantity.value}${range}${unit}]`;
}

function quoteRow(quote: QuoteFact): string {
  const speaker = quote.speaker === null ? 'speaker not named' : (quote.speaker.name ?? quote.speaker.text);
  return `  ${wrap(quote.text, '  ')}\n    ${style('dim', `— ${speaker}`)}`;
}

/** "alleged, by the word of police": how an event or a claim is to be taken. */
function standing(kind: string, claimant: Claimant | null): string {
  return claimant === null ? kind : `${kind}, by the word of ${claimant.name ?? claimant.text}`;
}

/** What the article says of its event's standing; nothing where it states the event as its own. */
function statusRow({ status, claimant }: EventFacts): string[] {
  return status === 'reported' && claimant === null ? [] : [row('status', standing(status, claimant))];
}

function claimRow({ text, kind, claimant }: ClaimFact): string {
  return `  ${wrap(text, '  ')}\n    ${style('dim', `— ${standing(kind, claimant)}`)}`;
}

/** Key phrases are for finding an article again; the first few tell what it is about. */
const MAX_PHRASES = 6;

function factLines(facts: Facts): string[] {
  const { event } = facts;
  const lines = [
    ...answerRow('who', event.who),
    ...answerRow('what', event.what),
    ...answerRow('when', event.when),
    ...answerRow('where', event.where),
    ...answerRow('why', event.why),
    ...answerRow('how', event.how),
    ...(event.what === null ? [] : statusRow(event)),
  ];
  const names = [
    ...entityRows('people', facts.people),
    ...entityRows('orgs', facts.organizations),
    ...entityRows('places', facts.places),
  ];
  const dates = distinct(facts.dates.filter(isCalendar), ({ text, value }) => `${text} ${value}`).map(
    (date, index) => row(index === 0 ? 'dates' : '', date.text) + normalForm(date.value),
  );
  const amounts = distinct(facts.quantities, ({ text }) => text).map(
    (quantity, index) => row(index === 0 ? 'amounts' : '', quantity.text) + style('cyan', ` ${amount(quantity)}`),
  );
  const sources =
    facts.sources.length === 0
      ? []
      : [row('sources', [...new Set(facts.sources.map((source) => source.name))].join('; '))];
  const phrases =
    facts.keyphrases.length === 0
      ? []
      : [
          row(
            'phrases',
            facts.keyphrases
              .slice(0, MAX_PHRASES)
              .map(({ text }) => text)
              .join('; '),
          ),
        ];
  const quotes = facts.quotes.filter((quote) => quote.kind !== 'indirect').map(quoteRow);
  const claims = facts.claims.map(claimRow);
  return [
    ...(lines.length === 0 ? [] : [heading('The event'), ...lines]),
    ...(names.length + dates.length + amounts.length + sources.length + phrases.length === 0
      ? []
      : [heading('Facts'), ...names, ...dates, ...amounts, ...sources, ...phrases]),
    ...(quotes.length === 0 ? [] : [heading('Quotes'), ...quotes]),
    ...(claims.length === 0 ? [] : [heading('Claims'), ...claims]),
  ];
}

/** A record for a person to read in a terminal: title, summary, facts, and how much cleaning took out. */
export function formatRecord(found: ArticleRecord): string {
  const record = printableValue(found);
  const about = [
    record.byline,
    record.site,
    record.publishedAt,
    record.language,
    record.form === null || record.form.value === 'news' ? null : record.form.value,
    record.embargo === null ? null : `embargo until ${record.embargo.until ?? 'a time not told'}`,
    record.corrections.length === 0 ? null : `corrections: ${record.corrections.length}`,
    `${record.words} words`,
  ].filter((part) => part !== null);
  const summary =
    record.summary?.sentences.map((sentence) => `  ${style('yellow', '•')} ${wrap(sentence.text, '    ')}`) ?? [];
  const removed = record.removedTotals;
  return [
    style('bold', wrap(record.title ?? '(no title)', '')) +
      (record.titleFrom === 'headline' ? style('dim', '  (made from the lead)') : ''),
    style('dim', about.join(' · ')),
    heading('Summary'),
    ...summary,
    ...(record.facts === null ? [] : factLines(record.facts)),
    ...(removed.entries === 0
      ? []
      : [
          `\n${style(
            'dim',
            `Left out as noise: ${removed.entries} ${removed.entries === 1 ? 'piece' : 'pieces'}, ` +
              `${removed.characters} characters (--json shows each with its rule)`,
          )}`,
        ]),
    '',
  ].join('\n');
}
