import { endsSentence } from '../blocks/lines.ts';
import { functionWords } from '../blocks/prose.ts';
import { withoutEnd } from '../text/ends.ts';
import { insensitive } from '../text/modifiers.ts';
import { singleSpaced } from '../text/spaces.ts';
import { isWeekday } from './calendar.ts';
import { type CreditReading, HOME, MARKS, namesOf } from './credit-names.ts';
import words from './data/byline-words.json' with { type: 'json' };
import lineWords from './data/line-words.json' with { type: 'json' };
import { dateLabels } from './date-labels.ts';
import { findDate } from './dates.ts';
import { foldWord } from './fold.ts';
import { isAgency, namesNobody, withoutJobBefore } from './jobs.ts';

/** Who a line says wrote an article. */
export interface Credit {
  readonly names: readonly string[];
  /** The part of the line that names them, without what opens it and what follows. */
  readonly text: string;
  /** Whether the line says in words that it names authors. */
  readonly said: boolean;
}
function anyOf(list: readonly string[]): string {
  return list
    .toSorted((a, b) => b.length - a.length)
    .map((word) => word.replace(/[.*+?^${}()|[\]\\]/g, '\\$&'))
    .join('|');
}

const OPENER = new RegExp(
  `^(?:${anyOf(words.openers)})(?:\\s?[:：/／＝=،・]\\s?|,\\s|\\s|(?<=[\\u2e80-\\u9fff]{2})(?=[\\u2e80-\\u9fff]))`,
  'iu',
);
const PREPOSITION = insensitive(
  `^(?:${anyOf(words.prepositions)}):? (?=(?-i:\\p{Lu})|(?:${words.beforeJobs.join('|')}) )`,
  'u',
);
/** Of these, those that hardly any name begins with. */
const PLAIN_PREPOSITION = new RegExp(`^(?:${anyOf(words.plainPrepositions)}):? `, 'iu');
/**
 * A word of the Latin alphabet may be a name ("Oleh", "Haber"); as a label it has a colon, or is no short one and a
 * whole name follows it.
 */
const LONE_WORD = /^(?!by )\p{Script=Latin}+\s$/iu;
const LABEL_BEFORE_NAME = /^\p{L}{4,} (?=\p{Lu}[\p{L}'’-]+ \p{Lu}[\p{L}'’-]+)/u;
/** "Words Ana Roe Pictures Bo Lund": with a second label the first is one. */
const SECOND_LABEL = /\s(?:Pictures|Photos|Photographs|Photography|Images|Fotos|Bilder) (?:by )?(?=\p{Lu})/u;
/** What opens a line of this length without doubt: "By …", "Text: …". */
const PLAIN_OPENER = new RegExp(`(?:\\b(?:${lineWords.openers.join('|')})|[:：/／＝=])\\s?$`, 'i');
/**
 * "03/01/2017 by Ana Roe", "Le 03/01/2017 à 11:30 par Ana Roe", "Posted on May 5, 2024 by Ana Roe", "Posted 5 May in
 * Sport by Ana Roe".
 */
const DATE_THEN_BY = new RegExp(
  String.raw`^(?:[^.]{0,40}\b\d{4}\b\P{L}{0,12}(?:[ap]\.?m\.? ?\P{L}{0,3}|\p{L}{1,3}\P{L}{1,12})?|` +
    String.raw`(?:posted|published|filed)\b[^.,]{2,60} (?=by:? [^.,]{3,60}$))\b` +
    `(by|${words.plainPrepositions.join('|')}):? `,
  'iu',
);
const OTHER_ROLE = new RegExp(
  `^(?:(?:medically |fact |expert )?(?:${words.otherRoles.join('|')})(?![\\p{L}\\p{M}]))`,
  'iu',
);
const AFTER_NAMES = new RegExp(`(?:^|[\\s,.(])(?:${words.afterNames.join('|')})`, 'i');
const SEPARATOR = /\s?[|·•⋅∙｜]\s?|\s[–—/-]\s/;
/** A second label in a line: "Words: Ana Roe. Pictures: Bo Lund". */
const NEXT_LABEL = /[.;,]\s\p{L}[\p{L} ]{2,20}[:：]/u;
const MAIL = /\S{1,64}@\S{1,80}/g;
/** The name of an account after "Posted by". */
const ACCOUNT = /^[a-z][\w.-]{2,20}$/;
const MAX_LINE = 400;

/** Where styles alone part a word from what follows: "Ana RoeMar 5, 2025", "Senior AnalystUpdated Mar 5". */
const MONTH_DAY = '(?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)[a-z]{0,6}\\.? \\d{1,2}';
const RUN_ON = new RegExp(
  '(?<=\\p{Ll})(?=(?:Updated|Published|Posted|Last ' +
    `[Uu]pdated|${MONTH_DAY})\\b|vor \\d{1,2} \\p{Lu})|(?<=\\b(?:19|20)\\d{2})(?=\\p{Lu}\\p{Ll})`,
  'gu',
);

/** A character right before what may run on: what most lines have not, and what is told faster. */
const MAY_RUN_ON = /[^ ](?:[A-Z]|vor )|\d[^\0-\x7f]/;

/** A line with spaces where styles alone parted words. */
export function partedRunOn(line: string): string {
  return MAY_RUN_ON.test(line) ? line.replace(RUN_ON, ' ') : line;
}

/** Words that join the author to somebody who did something else: "Ana Roe and edited by Bo Lund". */
const JOINTS = new Set(lineWords.jointAtStart);
/** Small words that stand between a name and a date. */
const BEFORE_DATE = new Set(words.beforeDate);

/** A list of names without the weekday that begins a date after it: "Ana Roe Tuesday". */
function withoutWeekday(list: string): string {
  const last = list.lastIndexOf(' ');
  return last > 0 && isWeekday(foldWord(list.slice(last + 1))) ? withoutEnd(list.slice(0, last), MARKS) : list;
}

/** A list of names without the label of the date that follows it: "Ana Roe, Veröffentlicht". */
function withoutDateLabel(list: string): string {
  const label = dateLabels(list).at(-1);
  return label !== undefined && label.start > 0 && label.end === list.length
    ? withoutEnd(list.slice(0, label.start), MARKS)
    : list;
}

/** Where the label of a time follows names and a comma: "Ana Roe, modifié à 15:02"; -1 where none does. */
function labelAfter(part: string): number {
  if (!part.includes(', ') || !/\p{Nd}/u.test(part)) return -1;
  const label = dateLabels(part).find(({ start }) => part.startsWith(', ', start - 2));
  return label === undefined ? -1 : label.start - 2;
}

/** A part of a line up to what ends a list of names: a date, a reading time, a label of somebody else's work. */
function beforeEnd(part: string): string {
  const date = findDate(part)?.start ?? -1;
  const places = [part.search(AFTER_NAMES), part.search(NEXT_LABEL), labelAfter(part), date].filter((at) => at >= 0);
  const end = Math.min(part.length, ...places);
  const cut = withoutEnd(part.slice(0, end), MARKS);
  // Figures alone may leave open which day they name, but not that a day is named: "Ana Roe on Fri, 09/12/2025".
  const list = end < part.length ? withoutWeekday(cut) : cut;
  const last = list.lastIndexOf(' ');
  const word = list.slice(last + 1);
  const leadsOn = BEFORE_DATE.has(word) || (list.length < part.length && JOINTS.has(word));
  const bare = leadsOn ? withoutEnd(list.slice(0, Math.max(0, last)), MARKS) : list;
  return date >= 0 ? withoutDateLabel(bare) : bare;
}

/** What opens a line and says that names of authors follow. */
function openingOf(
  line: string,
  sure: boolean,
): { readonly end: number; readonly plain: boolean; readonly preposition: boolean } | null {
  const dated = DATE_THEN_BY.exec(line);
  if (dated !== null) return { end: dated[0].length, plain: /^by$/i.test(dated[1] ?? ''), preposition: false };
  const opener = OPENER.exec(line);
  const isLabel = (word: string): boolean =>
    !LONE_WORD.test(word) || SECOND_LABEL.test(line) || (sure && LABEL_BEFORE_NAME.test(line));
  if (opener !== null && isLabel(opener[0])) {
    const plain = PLAIN_OPENER.test(opener[0]);
    const after = line.slice(opener[0].length);
    const inner = sure || plain ? PREPOSITION.exec(after) : null;
    return { end: opener[0].length + (inner?.[0].length ?? 0), plain, preposition: false };
  }
  const preposition = PREPOSITION.exec(line);
  return preposition === null ? null : { end: preposition[0].length, plain: false, preposition: true };
}

/** Who helped an author, in brackets, and what each did: "Ana Roe (avec AFP)", "Ana Roe (Text) und Bo Lund (Fotos)". */
const ASIDES = new RegExp(
  `\\s?\\((?:${words.beforeHelpers.join('|')})\\s[^()]{2,80}\\)|` +
    `(?:,|\\s(?:${lineWords.jointAtStart.join('|')}))\\s[^(),]{3,40}\\s\\((?:${words.otherRoles.join('|')})\\)|` +
    `\\s\\((?:${words.ownRoles.join('|')})\\)`,
  'giu',
);

/** A line of names without what stands in brackets of those who helped, and of what each of them did. */
export function withoutAsides(line: string): string {
  return line.includes('(') ? line.replace(ASIDES, '') : line;
}

/** "by ana roe", all in small letters. */
const SMALL_CREDIT = /^by ((?:\p{Ll}[\p{Ll}'’-]{1,20} ){1,2}\p{Ll}[\p{Ll}'’-]{1,20})$/u;

/** A line with the capitals of names, where it is a credit in small letters: a few words, none of the commonest. */
export function withCapitals(line: string): string {
  const names = SMALL_CREDIT.exec(line)?.[1];
  if (names === undefined || functionWords(names, 1) > 0) return line;
  return `by ${names.replace(/(?<=^|[ '’-])\p{Ll}/gu, (letter) => letter.toUpperCase())}`;
}

/** A line without what hides where a credit begins and ends. */
function tidyLine(text: string): string {
  const line = partedRunOn(withoutAsides(text.slice(0, MAX_LINE)).replaceAll('\u00ad', ''))
    .replace(/^By(?=\p{Lu})/u, 'By ')
    .replace(/^Author(?=\p{Lu}\p{Ll})/u, 'Author: ');
  return singleSpaced(line.includes('@') ? line.replace(MAIL, ' ') : line)
    .trim()
    .replace(/^[(（]([^()（）]{2,80})[)）]$/, '$1');
}

/** The names of one word after a preposition that opens a line; undefined where it may be part of a name. */
function afterPreposition(
  line: string,
  part: string,
  names: readonly string[],
  shown: boolean,
): Credit | null | undefined {
  if (!shown || !PLAIN_PREPOSITION.test(line)) return undefined;
  return names.length > 0 ? saidIn(part, names) : null;
}

/** What the words that open a line say; undefined where no such words do, or what follows them leaves it open. */
function openedCredit(line: string, { single, sure, inverted }: Required<CreditReading>): Credit | null | undefined {
  const opening = openingOf(line, sure);
  if (opening === null) return jobCredit(line, single, inverted);
  const plain = opening.plain || sure;
  const parts = partsOf(line.slice(opening.end));
  for (const [at, part] of parts.entries()) {
    // What follows a bar is rarely the name of one word: "By the harbour | Episode".
    const names = namesOf(part, { single: (single || plain) && at === 0, sure: true, inverted });
    // "Di Rossi" is a name itself, and so is "von Rossi" where nothing says that names of authors follow.
    if (opening.preposition && names.every(isOneWord)) return afterPreposition(line, part, names, sure && !inverted);
    if (names.length > 0) return namedIn(part, names, plain);
    if (opening.plain && isAccount(part)) return saidIn(part, [part]);
  }
  // "By Courier Staff" names nobody, and "By" is no name.
  return opening.plain ? null : undefined;
}

/** A line without words that open it, but with the word for a journalist beside a name. */
function jobCredit(line: string, single: boolean, inverted: boolean): Credit | undefined {
  const names = JOB_LINE.test(line) ? namesOf(line, { single, sure: true, inverted }) : [];
  return names.length === 0 ? undefined : saidIn(line, names);
}

/** @param plain - what opens the line says for sure that names follow; else nothing but them may */
function namedIn(part: string, names: readonly string[], plain: boolean): Credit | null {
  return plain || holdsNamesOnly(part, names) ? saidIn(part, names) : null;
}

function saidIn(text: string, names: readonly string[]): Credit {
  return { names, text, said: true };
}

function isAccount(part: string): boolean {
  return ACCOUNT.test(part) && !namesNobody(part);
}

function isOneWord(name: string): boolean {
  return !name.includes(' ') && !isAgency(name);
}

/** "記者 王小明", "이하나 기자": in scripts without capitals the word for a journalist says that a name is beside it. */
const JOURNALIST = '記者|记者|通讯员|特派員|特派员|기자|특파원|선임기자';
const JOB_LINE = new RegExp(
  `^(?:[\\p{Lo}・·]{2,8}[\\s　]?(?:${JOURNALIST})|(?:${JOURNALIST})[\\s:：　]?[\\p{Lo}・·]{2,8})$`,
  'u',
);

/** Whether a line is a name and the word for a journalist, and nothing else. */
export function isJobLine(text: string): boolean {
  return JOB_LINE.test(text);
}

/** The credit of a line that says in words that it names authors; see {@link readCredit}. */
export function saidCredit(text: string): Credit | null {
  const line = tidyLine(text);
  return OTHER_ROLE.test(line) ? null : (openedCredit(line, { single: false, sure: false, inverted: false }) ?? null);
}

/** Where the parts of a line of details meet: at a bar or dash, after a figure with a point, or before a label. */
const DETAILS = /\s?[|·•⋅∙▪｜]\s?|\s[–—/-]\s|(?<=\d\d)\.\s|\s(?=[\p{L}\p{M}]{1,14}\s?[:：＝])/u;
const LABELLED = /^\p{L}[\p{L}\p{M} ]{0,20}[:：＝]/u;
/** The fewest parts of a line of details that is told by their form alone. */
const MIN_DETAILS = 3;
const MAX_DETAILS = 160;

/** Whether a line is nothing but details of an article, a date among them: when, by whom, how often read. */
export function isDetailLine(text: string): boolean {
  if (text.length > MAX_DETAILS || endsSentence(text)) return false;
  const parts = text.split(DETAILS);
  return parts.length >= MIN_DETAILS && parts.some((part) => findDate(part.replace(LABELLED, '').trim())?.start === 0);
}

/** The word for a journalist beside a name, among other details: before it in Chinese, after it elsewhere. */
const JOB_AMONG = new RegExp(
  '(?<=^|[\\s=／])(?:(?:记者|記者|通讯员)[\\s:：　]?(?<after>\\p{Lo}{2,4})|' +
    '(?<before>\\p{Lo}{2,4}) ?(?:기자|특파원|선임기자|特派員))(?=[\\s／\\]]|$)',
  'gu',
);

/** What a line of details has at least: a figure or a colon. Most lines have neither. */
const MAY_DETAIL = /[\p{Nd}:：＝]/u;
const JOB = new RegExp(JOURNALIST);

/** A part of a line up to the labels of its dates, and what follows them. */
function beforeLabels(part: string): string[] {
  const starts = dateLabels(part).map(({ start }) => start);
  return [0, ...starts].map((start, at) => part.slice(start, starts[at]).trim());
}

/**
 * The credit in one of the parts of a line of details: "5 May 2025 | Author: Ana Roe | 23 views", "2025-03-18 记者
 * 王小明". A part without a colon counts beside a date.
 */
export function creditAmong(text: string): Credit | null {
  const isJob = JOB.test(text);
  if (!isJob && !MAY_DETAIL.test(text)) return null;
  const line = tidyLine(text);
  const parts = line.split(DETAILS).flatMap(beforeLabels);
  const isDated = parts.length > 1 && findDate(line) !== null;
  for (const part of parts.length > 1 ? parts : []) {
    const credit = isDated || LABELLED.test(part) ? saidCredit(part) : null;
    if (credit !== null) return credit;
  }
  const names = [...(isJob ? line.matchAll(JOB_AMONG) : [])].map(({ groups }) => groups?.after ?? groups?.before ?? '');
  return names.length === 0 ? null : saidIn(names.join('、'), names);
}

/**
 * Reads the names in a line that may credit authors: "By Ana Roe and Bo Lund, staff writers", "Von Ana Roe", "Ana Roe |
 * 3 min read", "文・山田花子". An agency counts only where nobody else is named. Where a word opens the line that may also
 * open a sentence, names and nothing else may follow.
 *
 * @returns null where the line names nobody
 */
export function readCredit(
  text: string,
  { single = false, sure = false, inverted = false }: CreditReading = {},
): Credit | null {
  const tidied = tidyLine(text);
  const line = sure ? withCapitals(tidied) : tidied;
  if (OTHER_ROLE.test(line)) return null;
  const opened = openedCredit(line, { single, sure, inverted });
  if (opened !== undefined) return opened;
  // "von Redaktion" opens as a credit does, and names nobody.
  if (!inverted && PLAIN_PREPOSITION.test(line)) return null;
  for (const part of partsOf(line)) {
    const names = namesOf(part, { single, sure, inverted });
    if (names.length > 0) return { names, text: part, said: false };
  }
  return null;
}

/** The parts of a line that may name authors. */
function partsOf(line: string): string[] {
  return line
    .split(SEPARATOR)
    .map(beforeEnd)
    .filter((part) => part !== '' && !OTHER_ROLE.test(part));
}

/** "Ana Roe in Berlin" */
const IN_PLACE = /^(.{3,80}?) in \p{Lu}[\p{L}.’'-]{1,24}(?: \p{Lu}[\p{L}.’'-]{1,24})?$/u;
/** What follows the last comma or "with" of a list. */
const TAIL = /^(.{3,200})(?:, | (?:with|mit|avec|con) )([^,]{2,40})$/u;

/** Whether a list holds only names, and a place or an agency after them: "Ana Roe, Berlin". */
function holdsNamesOnly(list: string, names: readonly string[]): boolean {
  const named = withoutJobBefore(list);
  const placed = IN_PLACE.exec(named)?.[1] ?? named;
  const [, before = '', tail = ''] = TAIL.exec(placed) ?? [];
  const isTail = /^\p{Lu}[\p{L} -]{2,24}$/u.test(tail) || HOME.test(tail) || isAgency(tail);
  return (isTail ? before : placed).length <= names.join(' und ').length + 4;
}
