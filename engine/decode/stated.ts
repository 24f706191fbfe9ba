/** What a format says of its article beside the text, each as the format has it; null where it says nothing. */
export interface Stated {
  readonly title: string | null;
  /** Names as a byline shows them, or one name an entry. */
  readonly authors: readonly string[];
  /** ISO date or date-time. */
  readonly publishedAt: string | null;
  readonly updatedAt: string | null;
  readonly url: string | null;
  readonly site: string | null;
  readonly language: string | null;
}

/** The one article of a mail, feed or news document. */
export interface FoundArticle {
  readonly text: string;
  readonly mediaType: 'text/html' | 'text/plain';
  readonly stated: Stated;
  /**
   * Whether what is stated is of the article itself; what a mail's header says is of the mail, and the article's own
   * words win.
   */
  readonly certain: boolean;
}

export const NOTHING_STATED: Stated = {
  title: null,
  authors: [],
  publishedAt: null,
  updatedAt: null,
  url: null,
  site: null,
  language: null,
};

const MONTHS = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec'];
const MAIL_DATE =
  /\b(\d{1,2}) ([a-z]{3})[a-z]{0,6} (\d{4})(?: (\d{2}):(\d{2})(?::(\d{2}))? ?([+-]\d{4}|[a-z]{1,4})?)?/i;
const ISO_START = /^\d{4}-\d{2}-\d{2}/;
const COMPACT = /^(\d{4})(\d{2})(\d{2})(?:T(\d{2})(\d{2})(\d{2})?(Z|[+-]\d{2}:?\d{2})?)?$/;

/**
 * A date of mail and RSS (RFC 5322, "Fri, 14 Mar 2025 09:12:00 +0000"), of Atom and ninjs (RFC 3339) or of NITF (ISO
 * 8601 basic, "20250314T091200Z") in the form of RFC 3339; null for any other.
 */
export function machineDate(value: string | null): string | null {
  const text = value?.trim() ?? '';
  if (ISO_START.test(text)) return text;
  const compact = COMPACT.exec(text);
  if (compact !== null) {
    const [, year, month, day, hour, minute, second = '00', zone] = compact;
    const time = hour === undefined || zone === undefined ? '' : `T${hour}:${minute}:${second}${zone}`;
    return `${year}-${month}-${day}${time}`;
  }
  const found = MAIL_DATE.exec(text);
  const month = MONTHS.indexOf(found?.[2]?.toLowerCase() ?? '') + 1;
  if (found === null || month === 0) return null;
  const [, day = '', , year, hour, minute, second = '00', zone] = found;
  const time = hour === undefined || zone === undefined ? '' : `T${hour}:${minute}:${second}${zone}`;
  return `${year}-${String(month).padStart(2, '0')}-${day.padStart(2, '0')}${time}`;
}
