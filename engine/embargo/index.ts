/** Until when a newsroom asks to hold an article back, as its own notices say. */

import { findDates } from '../dates/index.ts';
import { writtenDate } from '../metadata/dates.ts';
import type { EditorialNotice } from '../metadata/editorial-notices.ts';
import { zoneOffset } from '../metadata/zones.ts';
import type { EmbargoFact } from '../record.ts';
import { tokenizeText } from '../text/document.ts';
import { textSpan } from '../text/spans.ts';

const ZONE = String.raw`\(?([A-Z]{1,5}(?:[+-]\d{1,2})?)`;
const HOURS = ' ?(?:hrs?|hours)? ?';
const CLOCK = new RegExp(
  String.raw`\b(\d{1,2})(?:[:.h](\d{2}))?${HOURS}([ap])\.?m\b\.? ?${ZONE}?|` +
    String.raw`\b(\d{1,2})[:.h]?(\d{2})${HOURS}${ZONE}\b`,
  'g',
);
const DAY = /^\d{4}-\d{2}-\d{2}/;

/** A time of day with its offset from Greenwich, as ISO 8601 writes it. */
function clockOf(line: string): string | null {
  for (const [, hour12, minutes12, half, zone12, hour24, minutes24, zone24] of line.matchAll(CLOCK)) {
    const offset = zoneOffset(zone12 ?? zone24 ?? '');
    const noon = half?.toLowerCase() === 'p' ? 12 : 0;
    const hour = hour12 === undefined ? Number(hour24) : (Number(hour12) % 12) + noon;
    const minutes = minutes12 ?? minutes24 ?? '00';
    if (offset === null || hour > 23 || Number(minutes) > 59) continue;
    return `T${String(hour).padStart(2, '0')}:${minutes}:00${offset}`;
  }
  return null;
}

/** The day a line names: in full, or counted from the day the article gives as its own. */
function dayOf(line: string, referenceDate: string | null): string | null {
  const found = findDates({ ...tokenizeText(line), referenceDate }).map(({ value }) => DAY.exec(value)?.[0]);
  return DAY.exec(writtenDate(line) ?? '')?.[0] ?? found.find((day) => day !== undefined) ?? null;
}

/**
 * Until when an article is held back, from the first of its embargo lines.
 *
 * @param referenceDate the article's own day, against which "Tuesday" is resolved
 */
export function embargoOf(
  text: string,
  notices: readonly EditorialNotice[],
  referenceDate: string | null,
): EmbargoFact | null {
  const notice = notices.find(({ kind }) => kind === 'embargo');
  if (notice === undefined) return null;
  const span = textSpan(text, notice.start, notice.end);
  const day = dayOf(span.text, referenceDate);
  return { ...span, until: day === null ? null : day + (clockOf(span.text) ?? '') };
}
