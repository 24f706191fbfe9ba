import { isProse } from '../blocks/prose.ts';
import { type Credit, creditAmong, isDetailLine, readCredit, saidCredit } from '../metadata/credits.ts';
import words from '../metadata/data/byline-words.json' with { type: 'json' };
import { dateLine, isDateWords } from '../metadata/date-labels.ts';
import { findDate } from '../metadata/dates.ts';
import { isWritersJob } from '../metadata/jobs.ts';
import bylineNames from './data/byline-names.json' with { type: 'json' };
import type { Beside, BesideLine } from './page-dates.ts';

/** Who wrote an article by the short lines that a page shows around its title, and after its text. */

/** A label on a line of its own, with the names on the next: "Written by", "Autor:". */
const MAX_LABEL = 24;
/** A shown line with more characters is no byline. */
export const MAX_CREDIT = 160;
/** A line with names and nothing else is at most this long, and among the first lines after the title. */
const MAX_BARE = 70;
const BARE_LINES = 3;
/** The same with the date in it, and how far from its beginning that is. */
const DATED = { length: 110, start: 45 } as const;
/** Names of elements that hold what a page says of its article. */
const NAMED_SO = new RegExp(`(?:^|[\\s_-])(?:${bylineNames.around.join('|')})(?:$|[\\s_-])`, 'i');
const READING_TIME = /\b\d{1,3}[ -]?min/i;
/** What parts a name from the day. */
const PARTS = /\s[|·•–—-]\s/;
/** A date of which figures alone do not say whether day or month is first. */
const FIGURES = /\b\d{1,2}[./-]\d{1,2}[./-](?:19|20)\d{2}\b/;
/** How a signature is set, where no name says so. */
const SET_RIGHT = /text-align\s{0,3}:\s{0,3}right/i;

/** Short words of the Latin alphabet are labels in one language and anything in another. */
const LABELS: ReadonlySet<string> = new Set(
  words.openers.filter((word) => word === 'by' || !/^[a-z]{1,3}$/.test(word)),
);

/** Whether a line is nothing but the label of a credit: "Written by", "Autor:". */
export function isLabel(line: string): boolean {
  return line.length <= MAX_LABEL && LABELS.has(line.toLowerCase().replace(/\s?[:：]$/, ''));
}

/** Whether a short line begins with a date, or with a name and one. */
function isDated(text: string): boolean {
  if (text.length > DATED.length || !/\p{Nd}/u.test(text) || isProse(text)) return false;
  const at = findDate(text)?.start ?? text.search(FIGURES);
  if (dateLine(text) !== null || (at >= 0 && at <= DATED.start)) return true;
  // "Ana Roe — 5 May, 13:15" leaves the year to the reader.
  return text.split(PARTS).some((part) => /\p{Nd}/u.test(part) && /\p{L}{3}/u.test(part) && isDateWords(part));
}

/** Whether a line near a bare name speaks for its being a byline: a date, a reading time. */
function isDetail(line: BesideLine | undefined): boolean {
  return line !== undefined && line.text.length <= MAX_CREDIT && (READING_TIME.test(line.text) || isDated(line.text));
}

/** What one of the lines says in words of who wrote the article. */
function creditOf(lines: readonly BesideLine[], at: number): Credit | null {
  const { text = '' } = lines[at] ?? {};
  const next = lines[at + 1]?.text ?? '';
  if (isLabel(text) && next.length <= MAX_CREDIT) return readCredit(next, { single: true, sure: true });
  const said = saidCredit(text) ?? creditAmong(text);
  // "Por Ana Roe, Rede Sul" above the day: what opens the line might open a sentence elsewhere.
  const beside = said === null && isDated(next) ? readCredit(text, { sure: true }) : null;
  return beside?.said ? beside : said;
}

/** The lines that say who wrote the article, each perhaps after a label of its own; read one at a time. */
function* creditsIn(lines: readonly BesideLine[]): Generator<Credit> {
  for (const [at, { text }] of lines.entries()) {
    const credit = text.length > MAX_CREDIT ? null : creditOf(lines, at);
    if (credit !== null) yield credit;
  }
}

/** The line beside the title that says who wrote the article; at the end those of several others say nothing. */
export function besideCredit({ after, before, end }: Beside): Credit | null {
  for (const lines of [after, before]) for (const credit of creditsIn(lines)) return credit;
  const [below, other] = creditsIn(end);
  if (below === undefined || other === undefined) return below ?? null;
  return other.names.some((name) => below.names.includes(name)) ? below : null;
}

/**
 * A line right after the title that holds names and nothing else, as many sites set it: "Ana Roe", "Ana Roe and Bo Lund
 * | 3 min read", "Ana Roe - 5 May 2025"; or such a line that is set as a signature below the text.
 */
export function bareCredit({ after, before, end, sure }: Beside, title: string | null): Credit | null {
  if (!sure) return null;
  const lines = [...after.slice(0, BARE_LINES + 1), ...before.toReversed().slice(0, BARE_LINES - 1)];
  for (let at = 0; at < lines.length; at++) {
    const credit = bareCreditAt(lines, at, title, end);
    if (credit !== null) return credit;
  }
  const signed = end.find(
    ({ element }, at) => SET_RIGHT.test(element.attributes.style ?? '') || isWritersJob(end[at + 1]?.text ?? ''),
  );
  return signed === undefined || signed.text.length > MAX_BARE ? null : wholeNames(signed.text);
}

/** What a site files an article under, before the details of it. */
const SECTION = /^\p{L}{3,20} ?$/u;

/**
 * What follows the dates that open a line, or a section among details: "11.12.2019 - Ana Roe", "5 May 2025, Ana Roe",
 * "Sport · Ana Roe · 5 May 2025"; the line where neither does.
 */
function afterDates(text: string): string {
  const bar = text.search(/[|·•▪–—-] /u);
  const at = bar >= 0 ? bar : text.search(/, (?=\p{Lu})/u);
  const before = text.slice(0, Math.max(0, at));
  const opens = /\p{Nd}/u.test(before) ? isDateWords(before) : SECTION.test(before) && isDetailLine(text);
  return opens ? afterDates(text.slice(at + 2)) : text;
}

/** Whether a name has a line of its own at the end, or opens one that says who its bearer is: a box on the author. */
function isSignedAgain(name: string, end: readonly BesideLine[]): boolean {
  return end.some(({ text }) => text === name || text.startsWith(`${name} is `));
}

/** The credit of a line that begins with names of two words and more. */
function wholeNames(text: string): Credit | null {
  const credit = readCredit(text);
  const [first = ''] = credit?.names ?? [];
  if (credit === null || !credit.names.every((name) => name.includes(' '))) return null;
  // A name with a colon after it is a label.
  return text.startsWith(first.slice(0, 1)) && !text.startsWith(`${first}:`) ? credit : null;
}

function bareCreditAt(
  lines: readonly BesideLine[],
  at: number,
  title: string | null,
  end: readonly BesideLine[],
): Credit | null {
  const line = lines[at];
  if (line === undefined || line.kind === 'heading' || line.text === title) return null;
  const { text: whole, element } = line;
  const text = afterDates(whole);
  const dated = text !== whole || isDated(text);
  if (whole.length > (dated ? DATED.length : MAX_BARE) || /^the /i.test(text)) return null;
  const credit = wholeNames(text);
  if (credit === null) return null;
  const [first = ''] = credit.names;
  const named =
    element.tag === 'address' ||
    NAMED_SO.test(`${element.attributes.class ?? ''} ${element.parent?.attributes.class ?? ''}`);
  const detailed =
    dated || READING_TIME.test(text) || isDetail(lines[at + 1]) || isDetail(lines[at - 1]) || isSignedAgain(first, end);
  return named || detailed ? credit : null;
}
