import { nameKey, type Status, type SummaryLength } from '../../engine/index.ts';
import type { TimeRange } from '../shared/store/listing.ts';
import { NAME_DETAILS, type NameDetail } from '../shared/store/name-details.ts';
import { MAX_KEY_LENGTH } from '../shared/store/name-rows.ts';
import { withWords } from '../shared/store/name-words.ts';
import { LISTED_STATUSES } from '../shared/store/records.ts';
import { Problem } from './problems.ts';
import { type Parameter, type Query, readValue } from './query.ts';

const MAX_LIMIT = 100;
const DEFAULT_LIMIT = 20;
const MAX_SENTENCES = 1_000;
const MAX_WORDS = 20_000;

/** "a", "b" or "c" */
const ANY_OF = new Intl.ListFormat('en-GB', { type: 'disjunction' });

/** A whole number from 1 to `max`. */
function count(max: number): Parameter<number> {
  return {
    allowed: `a whole number from 1 to ${max}`,
    read(value) {
      const number = /^\d{1,6}$/.test(value) ? Number(value) : 0;
      return number >= 1 && number <= max ? number : null;
    },
  };
}

function oneOf<const T extends string>(values: readonly T[]): Parameter<T> {
  return {
    allowed: ANY_OF.format(values.map((value) => `"${value}"`)),
    read: (value) => values.find((allowed) => allowed === value) ?? null,
  };
}

const statusParameter: Parameter<Status> = oneOf(LISTED_STATUSES);

const languageParameter: Parameter<string> = {
  allowed: 'a primary language tag such as "en", or "und" for articles whose language could not be told',
  read: (value) => (/^[a-z]{2,3}$/i.test(value) ? value.toLowerCase() : null),
};

export const filledParameter: Parameter<string> = {
  allowed: 'a text that is not empty',
  read: (value) => (value === '' ? null : value),
};

/** What every cursor looks like; whether it is of this query is seen later. */
export const cursorParameter: Parameter<string> = {
  allowed: 'the "cursor" of the page before, as it came',
  read: (value) => (/^[A-Za-z0-9_-]{20,}$/.test(value) ? value : null),
};

/** A name, normalised. */
export const nameParameter: Parameter<string> = {
  allowed: `a name with at least one letter or digit, and at most ${MAX_KEY_LENGTH} characters`,
  read(value) {
    const key = nameKey(value);
    return key === '' || key.length > MAX_KEY_LENGTH ? null : key;
  },
};

const MIN_PREFIX = 2;

export const prefixParameter: Parameter<string> = {
  allowed:
    `the beginning of a name, at least ${MIN_PREFIX} letters or digits (case, accents, dots and apostrophes do not ` +
    'count)',
  read(value) {
    const key = nameKey(value);
    return [...key].length < MIN_PREFIX || key.length > MAX_KEY_LENGTH ? null : key;
  },
};

export const wordsParameter: Parameter<string> = {
  allowed:
    `the beginnings of words of a name, of which one has at least ${MIN_PREFIX} letters or digits and is no "of" ` +
    'or "the" (case, accents, dots and apostrophes do not count)',
  read(value) {
    const key = nameKey(value);
    return key.length > MAX_KEY_LENGTH || withWords(key) === null ? null : key;
  },
};

/** The name in a path, normalised. @throws Problem where it can be none */
export function nameInPath(variable: string): string {
  return readValue('name', nameParameter, variable);
}

/** `limit`, or the usual page. */
export function limitOf(query: Query): number {
  return query.one('limit', count(MAX_LIMIT)) ?? DEFAULT_LIMIT;
}

export function statusOf(query: Query): Status | null {
  return query.one('status', statusParameter);
}

export function languageOf(query: Query): string | null {
  return query.one('language', languageParameter);
}

/** `embargoed`: whether articles are listed that are held until a time to come. */
export function embargoedOf(query: Query): boolean {
  return query.one('embargoed', oneOf(['true', 'false'])) === 'true';
}

/** `from` and `to`, both inclusive. @throws Problem where they are the wrong way round */
export function rangeOf(query: Query): TimeRange {
  const from = query.one('from', instantParameter('first'));
  const to = query.one('to', instantParameter('last'));
  if (from !== null && to !== null && from > to) {
    throw new Problem('conflicting-parameters', '"from" is later than "to"; swap them');
  }
  return { from, to };
}

const INCLUDES = ['text', 'ranking', 'removed'] as const;

/** `include`, as the parts that are wanted. */
export function includeOf(query: Query): Readonly<Record<(typeof INCLUDES)[number], boolean>> {
  const wanted = query.many('include', oneOf(INCLUDES));
  return {
    text: wanted.includes('text'),
    ranking: wanted.includes('ranking'),
    removed: wanted.includes('removed'),
  };
}

/** `include` of `/names`: what else is told of each name. */
export function nameDetailsOf(query: Query): readonly NameDetail[] {
  return query.many('include', oneOf(NAME_DETAILS));
}

/** `sentences` or `words`; the digest's own choice where neither is given. @throws Problem where both are */
export function lengthOf(query: Query): SummaryLength {
  const sentences = query.one('sentences', count(MAX_SENTENCES));
  const words = query.one('words', count(MAX_WORDS));
  if (sentences !== null && words !== null) {
    throw new Problem('conflicting-parameters', '"sentences" and "words" both set the length; give one of them');
  }
  if (sentences !== null) return { kind: 'sentences', count: sentences };
  return words === null ? { kind: 'default' } : { kind: 'words', count: words };
}

const DATE = /^\d{4}-\d{2}-\d{2}$/;
const DATE_TIME = /^(\d{4}-\d{2}-\d{2})T([01]\d|2[0-3]):[0-5]\d(:[0-5]\d(\.\d{1,9})?)?(Z|[+-]([01]\d|2[0-3]):[0-5]\d)$/;

/**
 * A date, which stands for its first or last instant in UTC, or a date-time with its zone. Read as UTC with
 * milliseconds.
 */
function instantParameter(edge: 'first' | 'last'): Parameter<string> {
  return {
    allowed:
      'a date such as "2024-01-31", which is taken in UTC, or a date-time with its zone such as ' +
      '"2024-01-31T18:00:00Z" ("+" is written "%2B")',
    read(value) {
      if (DATE.test(value))
        return isCalendarDay(value) ? `${value}T${edge === 'first' ? '00:00:00.000' : '23:59:59.999'}Z` : null;
      const day = DATE_TIME.exec(value)?.[1];
      if (day === undefined || !isCalendarDay(day)) return null;
      const utc = new Date(value).toISOString();
      // A zone can move the first or last day of the calendar out of it; such a year has a sign and sorts elsewhere.
      return /^\d{4}-/.test(utc) ? utc : null;
    },
  };
}

/** `Date.parse` takes 30 February for 1 March. */
function isCalendarDay(day: string): boolean {
  const time = Date.parse(day);
  return !Number.isNaN(time) && new Date(time).toISOString().startsWith(day);
}
