import { endsSentence } from '../blocks/lines.ts';
import { FoldedPattern } from '../text/folded.ts';
import { rememberingLast } from '../text/once.ts';
import { isNameWithJob } from './credit-names.ts';
import { readCredit, saidCredit, withCapitals } from './credits.ts';
import lineWords from './data/line-words.json' with { type: 'json' };
import { shownDates } from './date-labels.ts';
import { MONTH_NAME, writtenDate } from './dates.ts';
import { namesNobody, withoutJobBefore } from './jobs.ts';
import { type Metadata, setDates } from './metadata.ts';

const NAME =
  "(?:[dl]['’])?\\p{Lu}[\\p{L}'’.-]*(?: " +
  `(?:(?:${lineWords.insideNames.join('|')})\\.? ` +
  "){0,2}(?:[dl]['’])?\\p{Lu}[\\p{L}'’.-]*){1,4}";
const JOIN = '(?:, (?:and )?| and | & |; ?)';
/** Names in a row, and what follows them. */
export const NAMES = new FoldedPattern(`^(${NAME}(?:${JOIN}${NAME}){0,9})(.*)`);
/** What opens a byline. */
export const BY = new RegExp(`^(?:(?:${lineWords.beforeBy.join('|')}) )?by:? `, 'i');
const ROLE = new RegExp(`\\b(?:${lineWords.roles.join('|')})\\b`, 'i');

/** Names in a byline such as "By Ana Roe and Bo Lund, staff writers"; none where it names nobody. */
export function authorsOf(byline: string): readonly string[] {
  return readCredit(byline, { single: true, sure: true })?.names ?? [];
}

/**
 * Where a byline continues with what is no name: "Ana Roe | May 5, 2025 | 4 min read", "Ana RoeMay 5, 2025" of two
 * elements side by side.
 */
const AFTER_BYLINE = new RegExp(
  `(?: ?[|·•] ?| ?[-–—,] | (?:on|at|updated|published|posted) | |(?<=\\p{Ll}))(?:(?:${MONTH_NAME})\\.? ` +
    `\\d{1,2},? \\d{4}|\\d{1,2} (?:${MONTH_NAME})\\.?,? \\d{4}|\\d{1,2}[ -]min(?:ute)?s? read)\\b.{0,80}$`,
  'iu',
);

/** Where its writers were: "Ana Roe at Pier Road", "Ana Roe and Bo Lund in Harrow". */
const PLACE = /^,? (?:in|at|reports? from|reporting from) \p{Lu}[\p{L}.’'-]{1,24}(?: [\p{L}.’'-]{1,24}){0,3}$/u;

/** A byline without the date and the reading time that are in its line. */
export function undatedByline(byline: string): string {
  const bare = byline.replace(AFTER_BYLINE, '').trim();
  return bare === '' ? byline : bare;
}

/** A byline without the place, the date and the reading time that are in its line. */
export function bareByline(byline: string): string {
  const undated = undatedByline(byline);
  const [, names = '', rest = ''] = NAMES.exec(undated) ?? [];
  return PLACE.test(rest) ? names : undated;
}

/** What "By" opens, where that is names and no sentence. */
function namesAfterBy(bare: string, isSentence: boolean): string | null {
  // "By Appointment to the Crown" names nobody, "By Courier Staff" says so.
  if (authorsOf(bare).length === 0 && !ROLE.test(bare) && !namesNobody(bare)) return null;
  if (NAMES.test(withoutJobBefore(bare)) || (bare === bare.toUpperCase() && /^\p{Lu}/u.test(bare)))
    return isSentence && bare.split(' ').length > 8 ? null : bare;
  return /^\p{Lu}[\p{L} ]{2,40}$/u.test(bare) ? bare : null;
}

/**
 * A line that names who wrote the article: "By Ana Roe, staff writer", "Ana Roe Housing correspondent", or "Ana Roe,
 * Example.com" before the first paragraph.
 */
export function bylineOf(line: string): string | null {
  return line.length > 160 ? null : shortByline(line);
}

const shortByline = rememberingLast((line: string): string | null => {
  const text = withCapitals(line);
  if (BY.test(text)) return namesAfterBy(text.replace(BY, ''), endsSentence(text));
  const credit = endsSentence(text) ? null : saidCredit(text);
  if (credit !== null) return credit.text;
  if (isNameWithJob(text)) return text;
  const match = NAMES.exec(text);
  const rest = match?.[2]?.trim() ?? '';
  return match !== null &&
    /^[,|–—-](?! who\b)/.test(rest) &&
    rest.length <= 60 &&
    ROLE.test(rest) &&
    !endsSentence(text)
    ? text
    : null;
});

/**
 * Fills in the dates of a byline: those that its line shows, else the day after the names, where the line gives none
 * of an update.
 */
export function datesOfByline(line: string, behindNames: string, metadata: Metadata): void {
  setDates(metadata, shownDates(line));
  metadata.publishedAt ??= metadata.updatedAt === null ? writtenDate(behindNames) : null;
}
