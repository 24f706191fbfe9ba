import type { BlockKind } from '../blocks/blocks.ts';
import { isProse } from '../blocks/prose.ts';
import { partedRunOn } from '../metadata/credits.ts';
import words from '../metadata/data/byline-words.json' with { type: 'json' };
import { type DateKind, dateLabels, dateLine, isDateWords } from '../metadata/date-labels.ts';
import { declaredDate, findDate, isoDate, writtenDate } from '../metadata/dates.ts';
import { isAgency } from '../metadata/jobs.ts';
import type { JsonLd } from './json-ld.ts';
import type { PageFacts, ShownDate } from './page-facts.ts';
import type { Element } from './tree.ts';

/** A line near the title. */
export interface BesideLine {
  readonly text: string;
  /** What a `time` element in it gives a machine to read. */
  readonly datetime: string | null;
  readonly kind: BlockKind;
  readonly element: Element;
}

/** What stands around the title. */
export interface Beside {
  readonly after: readonly BesideLine[];
  readonly before: readonly BesideLine[];
  /** The last lines of the body, and those after it. */
  readonly end: readonly BesideLine[];
  /**
   * Whether the title was found in the page; where it was not, the lines are those at the body's beginning, and may be
   * about anything.
   */
  readonly sure: boolean;
}

interface Dates {
  readonly published: string | null;
  readonly updated: string | null;
}

/** Where a line with several dates is split, in addition to before a label. */
const PARTS = /\s[|·•⋅∙—–]\s|\s-\s/;
/**
 * A date that says when the article appeared is near the beginning of its part of the line, after a label or a name at
 * most.
 */
const MAX_BEFORE_DATE = 40;
/** After so much prose the article has begun, and dates are part of its story. */
const MAX_PROSE = 2;
/** A line that is a date and nothing else counts up to so much: pictures and decks may stand above it. */
const MAX_PROSE_ABOVE = 4;

function first(...values: readonly (string | null | undefined)[]): string | null {
  for (const value of values) if (value !== null && value !== undefined && value !== '') return value;
  return null;
}

function sameDay(a: string, b: string): boolean {
  return a.slice(0, 10) === b.slice(0, 10);
}

/** A date that a machine must help with: "03/04/2017", "2 hours ago". */
const UNSURE = /^\W{0,3}\d{1,2}[./-]\d{1,2}[./-]\d{2,4}\b|\bago\b|\b(?:yesterday|today)\b/i;
const NAME_OR_SMALL = new RegExp(`^(?:[\\p{Lu}\\p{Lo}\\p{N}].*|${words.besideDates.join('|')}|)$`, 'u');
/**
 * Whether what comes before a date leaves it the article's own: a label, "by", or nothing but names; not "Recorded on"
 * or "Join us from".
 */
function introduces(text: string): boolean {
  if (dateLabels(text).length > 0 || /^\W*(?:(?:written|posted|submitted) )?by\b/i.test(text) || isDateWords(text))
    return true;
  return (
    text.split(/[^\p{L}\p{M}\p{N}’'.]+/u).every((word) => NAME_OR_SMALL.test(word) || isAgency(word)) &&
    !endsWithOn(text)
  );
}

/** "Recorded on ": the date that follows is of something else. */
function endsWithOn(text: string): boolean {
  const at = text.search(/ on\W*$/);
  return at >= 0 && /\p{L}{3}/u.test(text.slice(0, at));
}

/** The parts of a line, each with at most one label, which opens it. */
function partsOf(line: string): string[] {
  return line.split(PARTS).flatMap((part) => {
    const starts = dateLabels(part).map(({ start }) => start);
    return [0, ...starts].map((start, at) => part.slice(start, starts[at] ?? part.length));
  });
}

/**
 * The date a part of a line shows: what it says in words, with the time that the element gives where both name one day.
 */
function partDate(part: string, datetime: string | null, language: string | null): string | null {
  const exact = datetime === null ? null : isoDate(datetime);
  const written = findDate(part, language);
  if (written === null) return exact !== null && UNSURE.test(part) ? exact : null;
  if (written.start > MAX_BEFORE_DATE || !introduces(part.slice(0, written.start))) return null;
  return exactly(written.value, exact);
}

/**
 * The time an element gives, where it names the day that its text shows; in figures, day and month may be the other way
 * round there.
 */
function exactly(shown: string | null, exact: string | null): string | null {
  if (shown === null || exact === null) return shown;
  const [year, month, day] = shown.slice(0, 10).split('-');
  return sameDay(exact, shown) || exact.startsWith(`${year}-${day}-${month}`) ? exact : shown;
}

/** What a line near the title says of dates. */
function lineDates(text: string, datetime: string | null, label: DateKind | null, { language, sure }: Reading): Dates {
  const line = partedRunOn(text);
  const whole = dateLine(line, language);
  if (whole !== null && label === null && whole.published !== whole.updated) {
    const exact = datetime === null ? null : isoDate(datetime);
    return { published: exactly(whole.published, exact), updated: exactly(whole.updated, exact) };
  }
  const dates: { published: string | null; updated: string | null } = { published: null, updated: null };
  for (const part of sure || whole !== null ? partsOf(line) : []) {
    const date = partDate(part, datetime, language);
    if (date !== null) dates[dateLabels(part)[0]?.kind ?? label ?? 'published'] ??= date;
  }
  return dates;
}

interface Reading {
  readonly language: string | null;
  readonly sure: boolean;
}

/** The label in a line that only says what date follows. */
function labelAlone(text: string): DateKind | null {
  return text.length < MAX_BEFORE_DATE && isDateWords(text) ? (dateLabels(text)[0]?.kind ?? null) : null;
}

/** Whether a line begins with a label. */
function isLabelled(text: string): boolean {
  const [label] = dateLabels(text.slice(0, MAX_BEFORE_DATE));
  return label !== undefined && (label.start === 0 || /^this (?:article|story|post|page) was /i.test(text));
}

/** The lines that come before the story, without the prose of decks and captions among them. */
function aboveStory(lines: readonly BesideLine[], language: string | null): BesideLine[] {
  let prose = 0;
  let last = '';
  return lines.filter(({ text }) => {
    if (!isProse(text)) return prose < MAX_PROSE || (prose < MAX_PROSE_ABOVE && dateLine(text, language) !== null);
    if (text !== last) prose++;
    last = text;
    return false;
  });
}

/**
 * The dates a page shows beside its title, by their labels; a date without one is that of publication.
 *
 * @param lines those after the title in order, then those before it
 */
function datesBeside({ after, before, end, sure }: Beside, language: string | null): Dates {
  let published: string | null = null;
  let updated: string | null = null;
  const see = (lines: readonly BesideLine[]): void => {
    let label: DateKind | null = null;
    for (const { text, datetime } of aboveStory(lines, language)) {
      const dates = lineDates(text, datetime, label, { language, sure });
      published ??= dates.published;
      updated ??= dates.updated;
      label = labelAlone(text);
    }
  };
  see(after);
  see(before);
  // At an article's end only a date that says what it is counts.
  see(end.filter(({ text }) => isLabelled(text)));
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
  'publication_date',
  'publication-date',
  'pub_date',
  'originalpublicationdate',
  'dcterms.issued',
  'dcterms.date',
  'article.created',
  'article:created',
  'dc.date.created',
  'dc.created',
  'datecreated',
  'date_published',
  'ptime',
  'og:pubdate',
  'publish_date',
  'published_time',
  'bt:pubdate',
  'article_date_original',
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

function declared({ meta, itemDates, times, region }: PageFacts, ld: JsonLd): Dates {
  const read = (value: string | null | undefined): string | null =>
    value === null || value === undefined ? null : declaredDate(value, region);
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
  return shown === null ? told : exactly(shown, told);
}

/** Whether a date is one of several in elements that are alike, each with a day of its own: those of a list. */
function isListed({ value, updated, signature }: ShownDate, { visibleDates }: PageFacts): boolean {
  return visibleDates.some(
    (other) => other.signature === signature && other.updated === updated && !sameDay(other.value, value),
  );
}

/**
 * When the article appeared and when it was last changed. Order of trust: what the page shows its readers near the
 * title, JSON-LD, meta elements, microdata, `time` elements,
 * the day in the address, other dates in elements named after dates. Systems rewrite what only machines read whenever a
 * page is saved or moved; the shown date is the publisher's own.
 * A page that dates nothing but its last update does not say when it appeared: of such pages half are much older.
 */
export function readDates(facts: PageFacts, ld: JsonLd, beside: Beside, url: string | null): Dates {
  const shown = datesBeside(beside, facts.region);
  const told = declared(facts, ld);
  const alone = facts.visibleDates.filter((date) => !isListed(date, facts));
  const other = (updated: boolean): string | null => alone.find((date) => date.updated === updated)?.value ?? null;
  const updated = first(settle(shown.updated, told.updated), other(true));
  const published = first(settle(shown.published, told.published), dayOfUrl(url), other(false));
  return { published, updated };
}
