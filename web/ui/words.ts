import type { Status } from '../../engine/record.ts';

const day = new Intl.DateTimeFormat('en-GB', { day: 'numeric', month: 'long', year: 'numeric', timeZone: 'UTC' });
const languages = new Intl.DisplayNames(['en'], { type: 'language', fallback: 'code' });
const integer = new Intl.NumberFormat('en-GB');

/** A date as the source gives it: its own day, whatever the reader's zone. */
export function dayOf(date: string | null): string | null {
  if (date === null) return null;
  const time = Date.parse(date.slice(0, 10));
  return Number.isNaN(time) ? null : day.format(time);
}

/** A language by its English name; the tag itself where it has none. */
export function languageName(tag: string): string {
  if (tag === 'und') return 'language not known';
  try {
    return languages.of(tag) ?? tag;
  } catch {
    return tag;
  }
}

/** Languages offered in the filter; any other tag in the address works as well. */
export const OFFERED_LANGUAGES = [
  'en',
  'de',
  'fr',
  'es',
  'it',
  'pt',
  'nl',
  'sv',
  'da',
  'nb',
  'fi',
  'pl',
  'cs',
  'ru',
  'uk',
  'tr',
  'ar',
  'he',
  'zh',
  'ja',
  'ko',
  'und',
];

/** What a status is called on the page. */
export const STATUS_WORDS: Readonly<Record<Status, string>> = {
  processing: 'Being read',
  ready: 'Ready',
  rejected: 'Rejected',
  failed: 'Failed',
  deleted: 'Deleted',
};

/** Why a file can never be an article, for whoever put it there. */
const REASONS: Readonly<Record<string, string>> = {
  empty: 'There is no article in it',
  'too-large': 'It is too large',
  'too-complex': 'It is too complex',
  'unsupported-type': 'Files of this type are not supported',
  undecodable: 'Its characters cannot be read',
  'several-articles': 'There are several articles in it',
  'not-an-article': 'It is not an article',
};

/** A reason in words; a new one as it is. */
export function reasonWords(reason: string | null): string {
  return reason === null ? 'No reason is recorded' : (REASONS[reason] ?? reason);
}

/** With a full stop at its end, and only one. */
export function sentence(text: string): string {
  return /[.!?…]$/.test(text) ? text : `${text}.`;
}

/** What an article without a title is called: an object key is no headline. */
export const UNTITLED = 'An untitled article';

/**
 * What an article is called where it is one of several: by its title, else by how it begins. A file that is no article
 * (yet) is called by its key, by which whoever dropped it knows it.
 */
export function calledBy({
  title,
  lead,
  status,
  key,
}: {
  readonly title: string | null;
  readonly lead: string | null;
  readonly status: Status;
  readonly key: string;
}): string {
  return title ?? lead ?? (status === 'ready' ? UNTITLED : key);
}

/** Why a file is rejected, in one sentence: the detail says what the reason does, and more. */
export function rejection(reason: string | null, detail: string | null): string {
  return sentence(detail ?? reasonWords(reason));
}

/** A whole number as it is written: "1,204". */
export function numeral(number: number): string {
  return integer.format(number);
}

/** A number with its noun: "1 sentence", "1,204 words". */
export function count(number: number, one: string, many = `${one}s`): string {
  return `${integer.format(number)} ${number === 1 ? one : many}`;
}

/** Rules of the cleaner as words: "wire-credit" is "wire credit". */
export function ruleWords(rule: string): string {
  return rule.replaceAll('-', ' ');
}

/** An address one may follow; null for anything but the web, such as a script in disguise. */
export function safeLink(url: string | null): string | null {
  if (url === null || !URL.canParse(url)) return null;
  return /^https?:$/.test(new URL(url).protocol) ? url : null;
}
