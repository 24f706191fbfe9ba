import { rememberingLast } from '../text/once.ts';
import { isWeekday, monthOf, solarMonthOf } from './calendar.ts';
import labels from './data/date-labels.json' with { type: 'json' };
import { findDate, writtenDate } from './dates.ts';
import { westernDigits } from './digits.ts';
import { foldWord } from './fold.ts';
import { zoneOffset } from './zones.ts';

/** What a label says of the date beside it. */
export type DateKind = 'published' | 'updated';

export interface DateLabel {
  readonly kind: DateKind;
  readonly start: number;
  readonly end: number;
}

const WORDS = /[\p{L}\p{M}]+(?:[\u200c.][\p{L}\p{M}]+)*/gu;
/** Scripts without spaces between words, whose labels are found anywhere in a run of letters. */
const UNSPACED = /[\u0e00-\u0eff\u2e80-\ud7af]/;

interface Phrase {
  readonly kind: DateKind;
  readonly words: readonly string[];
}

function phrases(): Phrase[] {
  return (['published', 'updated'] as const).flatMap((kind) =>
    labels[kind].map((label) => ({ kind, words: label.split(' ').map(foldWord) })),
  );
}

/** Labels by their first word, longest first. */
const BY_FIRST = new Map<string, Phrase[]>();
for (const phrase of phrases().toSorted((a, b) => b.words.length - a.words.length)) {
  const [first = ''] = phrase.words;
  const known = BY_FIRST.get(first);
  if (known === undefined) BY_FIRST.set(first, [phrase]);
  else known.push(phrase);
}
const UNSPACED_LABELS = phrases()
  .filter(({ words: [first = ''] }) => UNSPACED.test(first))
  .toSorted((a, b) => (b.words[0]?.length ?? 0) - (a.words[0]?.length ?? 0));
/** Words that are beside a date and belong to no sentence. */
const LOOSE: ReadonlySet<string> = new Set(
  [...labels.published, ...labels.updated, ...labels.around].flatMap((label) => label.split(' ').map(foldWord)),
);
const UNSPACED_LOOSE = [...LOOSE].filter((word) => UNSPACED.test(word)).toSorted((a, b) => b.length - a.length);

const MOST_WORDS = phrases().reduce((most, { words }) => Math.max(most, words.length), 0);

/** A word of a line, folded. */
interface Word {
  readonly text: string;
  readonly start: number;
}

/** The label of several words or one that begins with a word. */
function phraseAt(line: string, { text, start }: Word): DateLabel | null {
  const begun = BY_FIRST.get(text);
  if (begun === undefined) return null;
  const words: { readonly text: string; readonly end: number }[] = [];
  for (const { 0: word, index } of line.slice(start).matchAll(WORDS)) {
    words.push({ text: foldWord(word), end: start + index + word.length });
    if (words.length === MOST_WORDS) break;
  }
  for (const { kind, words: phrase } of begun) {
    const last = words[phrase.length - 1];
    if (last !== undefined && phrase.every((word, place) => words[place]?.text === word))
      return { kind, start, end: last.end };
  }
  return null;
}

function unspacedLabel({ text, start }: Word): DateLabel | null {
  for (const { kind, words } of UNSPACED_LABELS) {
    const label = words[0] ?? '';
    const at = text.indexOf(label);
    if (at >= 0) return { kind, start: start + at, end: start + at + label.length };
  }
  return null;
}

/** The labels of dates in a line ("Published", "mis à jour", "Обновлено", "更新日"), in order. */
export function dateLabels(line: string): DateLabel[] {
  const found: DateLabel[] = [];
  let end = 0;
  for (const { 0: written, index } of line.matchAll(WORDS)) {
    if (index < end) continue;
    const word = { text: foldWord(written), start: index };
    const label = phraseAt(line, word) ?? (UNSPACED.test(word.text) ? unspacedLabel(word) : null);
    if (label === null) continue;
    found.push(label);
    end = label.end;
  }
  return found;
}

/** Whether a word goes with a date: a month, a weekday, a label, a zone, or one of the small words between them. */
function isLoose(word: string, language: string | null): boolean {
  return (
    LOOSE.has(word) ||
    isWeekday(word) ||
    monthOf(word, language) > 0 ||
    solarMonthOf(word) > 0 ||
    zoneOffset(word) !== null
  );
}

/** Letters of a word that are no part of what goes with a date, counted. */
function otherLetters(text: string, language: string | null): number {
  if (isLoose(text, language)) return 0;
  if (!UNSPACED.test(text)) return text.length;
  let rest = text;
  for (const label of UNSPACED_LOOSE) rest = rest.replaceAll(label, '');
  return isLoose(rest, language) ? 0 : rest.length;
}

const MAX_DATE_LINE = 110;

/** Whether a line consists of the words beside a date and of figures. */
export function isDateWords(line: string, language: string | null = null): boolean {
  let rest = 0;
  // One by one: the first words of nearly every line belong to no date.
  for (const [word] of line.matchAll(WORDS)) {
    rest += otherLetters(foldWord(word), language);
    if (rest > 1) return false;
  }
  return true;
}

/** The dates a line gives, by their labels. */
export interface ShownDates {
  readonly published: string | null;
  readonly updated: string | null;
}

/**
 * The dates in a line, each by the label before it, or after it where none follows the label; a date without one is
 * that of publication.
 */
export function shownDates(line: string, language: string | null = null): ShownDates {
  const labels = dateLabels(line);
  const found: { published: string | null; updated: string | null } = { published: null, updated: null };
  const bare = writtenDate(line.slice(0, labels[0]?.start ?? line.length), language);
  let open = bare;
  labels.forEach(({ kind, end }, at) => {
    const date = writtenDate(line.slice(end, labels[at + 1]?.start ?? line.length), language);
    if (date !== null) found[kind] ??= date;
    else if (at === 0 && open !== null) {
      found[kind] ??= open;
      open = null;
    }
  });
  found.published ??= open;
  return found;
}

/** What separates a title from the day after it, before or after that day's label. */
const BEFORE_DAY = /[|·•(–—-] ?$/;
/** After the day only who wrote it, and for whom, follow. */
const GOES_ON = / \p{Ll}{2}/u;
const MAX_DAY = 2;

/** Where in a line of a title the label of a date and the date follow: "Pier to close Updated: 2025-07-15 13:14". */
export function trailingDates(line: string): { readonly start: number; readonly dates: ShownDates } | null {
  if (!/\d{4}/.test(line)) return null;
  for (const { start, end } of dateLabels(line)) {
    const [before, after] = [line.slice(0, start), line.slice(end)];
    if (!before.includes(' ') || !(BEFORE_DAY.test(before) || after.startsWith(':')) || GOES_ON.test(after)) continue;
    const date = findDate(after);
    if (date !== null && date.start <= MAX_DAY) return { start, dates: shownDates(line.slice(start)) };
  }
  return null;
}

/** How long the reading takes, as apps set it beside the date: "3 June 2025 • 4 minute read". */
const READING_TIME = /\s?[•·|,–—-]?\s?\(?\d{1,3}(?:[-–]\d{1,3})?[ -]?min(?:ute)?s?\.?(?: read)?\)?$/i;

/** For whom the text was written, as Chinese sites set it after the day: "来源：江口晚报". */
const SOURCE = /\s(?:来源|來源|稿源|出处)[:：]\s?\S{1,20}$/;

/**
 * The dates of a line that holds them and what goes with them (labels, a weekday, a time, a zone) and nothing else;
 * null for any other.
 */
export function dateLine(text: string, language: string | null = null): ShownDates | null {
  if (text.length > MAX_DATE_LINE || !/\p{Nd}/u.test(text)) return null;
  return language === null ? dateLineOfNone(text) : readDateLine(text, language);
}

/** The same of a language that is not known. */
const dateLineOfNone = rememberingLast((text) => readDateLine(text, null));

function readDateLine(text: string, language: string | null): ShownDates | null {
  const line = westernDigits(text).replace(READING_TIME, '').replace(SOURCE, '');
  if (!isDateWords(line, language)) return null;
  const dates = shownDates(line, language);
  return dates.published === null && dates.updated === null ? null : dates;
}
