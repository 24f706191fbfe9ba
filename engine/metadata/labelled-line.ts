import { endsSentence } from '../blocks/lines.ts';
import type { RuleName } from '../blocks/rules.ts';
import { webAddress } from './address.ts';
import { readCredit } from './credits.ts';
import lineWords from './data/line-words.json' with { type: 'json' };
import { writtenDate } from './dates.ts';
import { type Metadata, setDates } from './metadata.ts';

/** A line that says by a label what its value is: "Published: 5 May 2025". */
export const LABELLED_LINE = new RegExp(`^(${lineWords.labels.join('|')}) ?: ?(.{0,600})$`, 'i');

const TAGS = new RegExp(`^(?:${lineWords.tagLabels.join('|')})$`);

/**
 * Reads one labelled line ("Published: …"); returns the rule it leaves the text under, or null where its value says
 * nothing, as any other line does.
 */
export function labelledLine(text: string, metadata: Metadata): RuleName | null {
  const [, before, after = ''] = LABELLED_LINE.exec(text) ?? [];
  const label = before?.toLowerCase();
  if (label === undefined) return null;
  return READERS.find(({ labels }) => labels.test(label))?.read(after.trim(), metadata, label) ?? null;
}

interface LabelReader {
  readonly labels: RegExp;
  /** Takes the value into the metadata; null where it says nothing. */
  readonly read: (value: string, metadata: Metadata, label: string) => RuleName | null;
}

/** What each label says; the first reader of a label decides. */
const READERS: readonly LabelReader[] = [
  { labels: /^(?:title|headline)$/, read: readTitle },
  { labels: /^(?:authors?|byline|author\/byline|by)$/, read: readByline },
  {
    labels:
      /^(?!publisher$|dateline$|publication (?:info|title|year)$|place ).*(?:date|publish|posted|updated|modified)/,
    read: readDate,
  },
  { labels: /^(?:url|link|canonical)$/, read: readAddress },
  {
    labels: /^source$/,
    read: (value, metadata) => readAddress(value, metadata) ?? readSite(value, metadata),
  },
  { labels: /^publication info$/, read: readPublication },
  { labels: /^(?:publisher|publication|publication title|site)$/, read: readSite },
  { labels: TAGS, read: (value) => (value.length < 300 && !endsSentence(value) ? 'tags' : null) },
];

function readTitle(value: string, metadata: Metadata): RuleName {
  if (value !== '') metadata.title ??= value;
  return 'title';
}

function readByline(value: string, metadata: Metadata): RuleName | null {
  if (!/^\p{Lu}/u.test(value) || value.length > 160) return null;
  metadata.byline ??= value;
  // Databases name "Roe, Ana".
  const names = readCredit(value, { single: true, sure: true, inverted: true })?.names ?? [];
  if (metadata.authors.length === 0) metadata.authors = names;
  return 'byline';
}

function readDate(value: string, metadata: Metadata, label: string): RuleName | null {
  const date = writtenDate(value);
  if (date === null || value.length > 90) return null;
  const updated = /updated|modified/.test(label);
  setDates(metadata, { published: updated ? null : date, updated: updated ? date : null });
  return 'date-line';
}

/** "The Courier ; Vellam [Vellam]. 3 June 2025: B.4.": the site, its place, the day and the page. */
function readPublication(value: string, metadata: Metadata): RuleName | null {
  const [site = '', ...rest] = value.split(' ; ');
  if (rest.length === 0 || value.length > 200) return null;
  setDates(metadata, { published: writtenDate(rest.join(' ')), updated: null });
  return readSite(site.trim(), metadata);
}

function readAddress(value: string, metadata: Metadata): RuleName | null {
  const address = webAddress(value);
  if (address === null) return null;
  metadata.url ??= address;
  return 'source-line';
}

function readSite(value: string, metadata: Metadata): RuleName | null {
  if (value.length > 60 || endsSentence(value)) return null;
  if (value !== '') metadata.site ??= value;
  return 'source-line';
}
