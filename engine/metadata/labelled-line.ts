import { endsSentence } from '../blocks/lines.ts';
import type { RuleName } from '../blocks/rules.ts';
import { webAddress } from './address.ts';
import { authorsOf } from './bylines.ts';
import lineWords from './data/line-words.json' with { type: 'json' };
import { writtenDate } from './dates.ts';
import { type Metadata, setDates } from './metadata.ts';

/** A line that says by a label what its value is: "Published: 5 May 2025". */
export const LABELLED_LINE = new RegExp(`^(${lineWords.labels.join('|')}) ?: ?(.{0,600})$`, 'i');

/**
 * Reads one labelled line ("Published: …"); returns the rule it leaves the text under, or null where its value says
 * nothing.
 */
export function labelledLine(label: string, value: string, metadata: Metadata): RuleName | null {
  if (/^(?:title|headline)$/.test(label)) {
    if (value !== '') metadata.title ??= value;
    return 'title';
  }
  if (/^(?:authors?|byline|by)$/.test(label)) {
    if (!/^\p{Lu}/u.test(value) || value.length > 160) return null;
    metadata.byline ??= value;
    if (metadata.authors.length === 0) metadata.authors = authorsOf(value);
    return 'byline';
  }
  if (/date|publish|posted|updated|modified/.test(label) && label !== 'publisher' && label !== 'dateline') {
    const date = writtenDate(value);
    if (date === null || value.length > 90) return null;
    const updated = /updated|modified/.test(label);
    setDates(metadata, { published: updated ? null : date, updated: updated ? date : null });
    return 'date-line';
  }
  const address = /^(?:url|link|canonical|source)$/.test(label) ? webAddress(value) : null;
  if (address !== null) {
    metadata.url ??= address;
    return 'source-line';
  }
  if (/^(?:source|publisher|publication|site)$/.test(label)) {
    if (value.length > 60 || endsSentence(value)) return null;
    if (value !== '') metadata.site ??= value;
    return 'source-line';
  }
  if (/^(?:tags|keywords|section|category|slug|language|description|summary)$/.test(label))
    return value.length < 300 && !endsSentence(value) ? 'tags' : null;
  return null;
}
