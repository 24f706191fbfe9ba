import { isProse } from '../blocks/prose.ts';
import { dateLine, isoDate, MONTH_NAME, writtenDate } from '../metadata/dates.ts';
import type { JsonLd } from './json-ld.ts';
import type { PageFacts } from './page-facts.ts';

/** A line near the title. */
export interface BesideLine {
  readonly text: string;
  /** What a `time` element in it gives a machine to read. */
  readonly datetime: string | null;
}

/** What stands around the title. */
export interface Beside {
  readonly after: readonly BesideLine[];
  readonly before: readonly BesideLine[];
  /** The last lines of the body, and those after it. */
  readonly end: readonly BesideLine[];
  /** Whether the title was found in the page; where it was not, the lines are those at the body's beginning, and may be about anything. */
  readonly sure: boolean;
}

interface Dates {
  readonly published: string | null;
  readonly updated: string | null;
}

const UPDATE = /\b(?:updat|modif|revis|review|edited|fact.?check|verified)/i;
/** A line that only says what date follows. */
const LABEL_ALONE =
  /^(?:(?:last|originally|first|date|article) )?(updated|modified|reviewed|published|posted|created|date)(?: (?:on|at|date))?:?$/i;
/** A line that says what its date is. */
const LABELLED =
  /^(?:this (?:article|story|post|page) was )?(?:last |originally |first )?(?:published|posted|updated|modified|reviewed)\b/i;
/** Where a line that holds several dates is parted. */
const PARTS =
  /\s[|·•⋅∙—–]\s|\s-\s|(?=\b(?:last |originally |first )?(?:updated|modified|published|posted|reviewed)\b)/i;
/** A date that says when the article appeared stands near the beginning of its part of the line, after a label or a name at most. */
const MAX_BEFORE_DATE = 40;
const DATE_START = new RegExp(`\\b(?:${MONTH_NAME}\\b|\\d{1,2}[./ -]|(?:19|20)\\d{2}\\b)`, 'i');
/** After so much prose the article has begun, and dates are part of its story. */
const MAX_PROSE = 2;

function first(...values: readonly (string | null | undefined)[]): string | null {
  for (const value of values) if (value !== null && value !== undefined && value !== '') return value;
  return null;
}

function read(value: string | null | undefined): string | null {
  if (value === null || value === undefined) return null;
  return isoDate(value) ?? writtenDate(value);
}

function sameDay(a: string, b: string): boolean {
  return a.slice(0, 10) === b.slice(0, 10);
}

/** A date that a machine must help with: "03/04/2017", "2 hours ago". */
const UNSURE = /^\W{0,3}\d{1,2}[./-]\d{1,2}[./-]\d{2,4}\b|\bago\b|\b(?:yesterday|today)\b/i;
/** Where styles alone part a word from the date after it: "Ana RoeMar 5, 2025", "Senior AnalystUpdated Mar 5". */
const MONTH_DAY = '(?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)[a-z]{0,6}\\.? \\d{1,2}';
export const RUN_ON = new RegExp(
  `(?<=\\p{Ll})(?=(?:Updated|Published|Posted|Last [Uu]pdated|${MONTH_DAY})\\b)|(?<=\\b(?:19|20)\\d{2})(?=\\p{Lu}\\p{Ll})`,
  'gu',
);

/** Whether what stands before a date leaves it the article's own: a label, "by", or nothing but names; not "Recorded on" or "Join us from". */
function introduces(text: string): boolean {
  if (
    LABELLED.test(text) ||
    UPDATE.test(text) ||
    /^\W*(?:written |posted )?by\b|\bpublished\b|\bposted\b|\bdate\b/i.test(text)
  )
    return true;
  return (
    text
      .split(/[^\p{L}\p{N}’'.]+/u)
      .every((word) => /^(?:[\p{Lu}\p{N}].*|on|at|de|and|the|le|am|den|min|read|)$/u.test(word)) &&
    !/\p{L}{3}.* on\W*$/u.test(text)
  );
}

/** The date a part of a line shows: what it says in words, with the time that the element gives where both name one day. */
function partDate(part: string, datetime: string | null): string | null {
  const exact = datetime === null ? null : isoDate(datetime);
  const written = writtenDate(part);
  if (written === null) return exact !== null && UNSURE.test(part) ? exact : null;
  const start = part.search(DATE_START);
  if (start > MAX_BEFORE_DATE || !introduces(part.slice(0, start))) return null;
  return exact !== null && sameDay(exact, written) ? exact : written;
}

/**
 * The dates a page shows beside its title, by their labels; a date without one is that of publication.
 *
 * @param lines those after the title in order, then those before it
 */
function shownDates({ after, before, end, sure }: Beside): Dates {
  let published: string | null = null;
  let updated: string | null = null;
  const see = (lines: readonly BesideLine[]): void => {
    let label: string | null = null;
    let prose = 0;
    let last = '';
    for (const { text, datetime } of lines) {
      if (isProse(text)) {
        if (text !== last && ++prose >= MAX_PROSE) return;
        last = text;
        label = null;
        continue;
      }
      const line = text.replace(RUN_ON, ' ');
      const parts = sure || dateLine(line) !== null ? line.split(PARTS) : [];
      for (const part of parts) {
        const date = partDate(part, datetime);
        if (date === null) continue;
        if (UPDATE.test(part) || (label !== null && UPDATE.test(label))) updated ??= date;
        else published ??= date;
      }
      label = LABEL_ALONE.exec(text)?.[1] ?? null;
    }
  };
  see(after);
  see(before);
  // At an article's end only a date that says what it is counts.
  see(end.filter(({ text }) => LABELLED.test(text)));
  return { published, updated };
}

const PUBLISHED_META = [
  'article:published_time',
  'og:article:published_time',
  'datepublished',
  'parsely-pub-date',
  'sailthru.date',
  'date',
  'pubdate',
  'publishdate',
  'publish-date',
  'dc.date.issued',
  'dcterms.created',
  'dc.date',
  'citation_publication_date',
  'citation_date',
  'article.published',
  'og:published_time',
  'published_at',
  'created',
  'cxenseparse:recs:publishtime',
];
const UPDATED_META = [
  'article:modified_time',
  'og:updated_time',
  'datemodified',
  'last-modified',
  'dcterms.modified',
  'lastmod',
];

/** The day in an address such as "/2019/11/18/storm" or "/2019-11-18-storm". */
function dayOfUrl(url: string | null): string | null {
  const found = /\/((?:19|20)\d{2})[/-](\d{1,2}|[a-z]{3})[/-](\d{1,2})(?:[/_-]|$)/i.exec(url ?? '');
  if (found === null) return null;
  const [, year = '', month = '', day = ''] = found;
  return /\d/.test(month)
    ? isoDate(`${year}-${month.padStart(2, '0')}-${day.padStart(2, '0')}`)
    : writtenDate(`${day} ${month} ${year}`);
}

function declared({ meta, itemDates, times }: PageFacts, ld: JsonLd): Dates {
  const named = (names: readonly string[]): string | null =>
    first(...names.flatMap((name) => (meta.get(name) ?? []).map(read)));
  const publishedTime =
    times.find(({ published, updated }) => published && !updated) ?? times.find(({ updated }) => !updated);
  return {
    published: first(
      read(ld.published),
      named(PUBLISHED_META),
      read(itemDates.get('datepublished')),
      read(itemDates.get('datecreated')),
      read(publishedTime?.value),
    ),
    updated: first(
      read(ld.modified),
      named(UPDATED_META),
      read(itemDates.get('datemodified')),
      read(times.find(({ updated }) => updated)?.value),
    ),
  };
}

/** The date that is shown counts; what a machine is told fills in the time of day where both name one day. */
function settle(shown: string | null, told: string | null): string | null {
  return shown === null || (told !== null && sameDay(shown, told)) ? told : shown;
}

/**
 * When the article appeared and when it was last changed. Order of trust: what the page shows its readers near the title, JSON-LD, meta elements,
 * microdata, `time` elements,
 * the day in the address, other dates in elements named after dates. Systems rewrite what only machines read whenever a page is saved or moved; the
 * shown date is the publisher's own.
 * A page that dates nothing but its last update appeared, as it stands, on that day.
 */
export function readDates(facts: PageFacts, ld: JsonLd, beside: Beside, url: string | null): Dates {
  const shown = shownDates(beside);
  const told = declared(facts, ld);
  const other = (updated: boolean): string | null =>
    facts.visibleDates.find((date) => date.updated === updated)?.value ?? null;
  const updated = first(settle(shown.updated, told.updated), other(true));
  const published = first(settle(shown.published, told.published), dayOfUrl(url), other(false));
  return { published: published ?? updated, updated };
}
