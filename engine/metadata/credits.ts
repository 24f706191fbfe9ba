import { functionWords } from '../blocks/prose.ts';
import { withoutEnd, withoutEnds } from '../text/ends.ts';
import { isWeekday } from './calendar.ts';
import words from './data/byline-words.json' with { type: 'json' };
import lineWords from './data/line-words.json' with { type: 'json' };
import { dateLabels } from './date-labels.ts';
import { findDate } from './dates.ts';
import { foldWord } from './fold.ts';

/** Who a line says wrote an article. */
export interface Credit {
  readonly names: readonly string[];
  /** The part of the line that names them, without what opens it and what follows. */
  readonly text: string;
  /** Whether the line says in words that it names authors. */
  readonly said: boolean;
}

export interface CreditReading {
  /** Whether a name of one word counts though the line does not say that it names authors. */
  readonly single?: boolean;
  /**
   * Whether the source is known to name authors, so that small words such as "von" open it and names in scripts without
   * capitals count.
   */
  readonly sure?: boolean;
  /** Whether "Roe, Ana" is one name: in fields for machines. */
  readonly inverted?: boolean;
}

function anyOf(list: readonly string[]): string {
  return list
    .toSorted((a, b) => b.length - a.length)
    .map((word) => word.replace(/[.*+?^${}()|[\]\\]/g, '\\$&'))
    .join('|');
}

const OPENER = new RegExp(
  `^(?:${anyOf(words.openers)})(?:\\s?[:：/／＝=]\\s?|\\s|(?<=[\\u2e80-\\u9fff])(?=[\\u2e80-\\u9fff]))`,
  'iu',
);
const PREPOSITION = new RegExp(`^(?:${anyOf(words.prepositions)}) (?=\\p{Lu})`, 'iu');
/** Of these, those that hardly any name begins with. */
const PLAIN_PREPOSITION = new RegExp(`^(?:${anyOf(words.plainPrepositions)}) `, 'iu');
/**
 * A word of the Latin alphabet may be a name ("Oleh", "Haber"); as a label it has a colon, or is no short one and a
 * whole name follows it.
 */
const LONE_WORD = /^(?!by )\p{Script=Latin}+\s$/iu;
const LABEL_BEFORE_NAME = /^\p{L}{4,} (?=\p{Lu}[\p{L}'’-]+ \p{Lu}[\p{L}'’-]+)/u;
/** What opens a line of this length without doubt: "By …", "Text: …". */
const PLAIN_OPENER = new RegExp(`(?:\\b(?:${lineWords.openers.join('|')})|[:：/／＝=])\\s?$`, 'i');
/** "03/01/2017 by Ana Roe", "Posted on May 5, 2024 by Ana Roe". */
const DATE_THEN_BY = /^[^.]{0,40}\b\d{4}\b\P{L}{0,12}(?:[ap]\.?m\.? ?\P{L}{0,3})?\bby:? /iu;
const OTHER_ROLE = new RegExp(
  `^(?:(?:medically |fact |expert )?(?:${words.otherRoles.join('|')})(?![\\p{L}\\p{M}]))`,
  'iu',
);
const AFTER_NAMES = new RegExp(`(?:^|[\\s,.(])(?:${words.afterNames.join('|')})`, 'i');
const SEPARATOR = /\s?[|·•⋅∙｜]\s?|\s[–—/-]\s/;
/** A second label in a line: "Words: Ana Roe. Pictures: Bo Lund". */
const NEXT_LABEL = /[.;,]\s\p{L}[\p{L} ]{2,20}[:：]/u;
const MAIL = /\S{1,64}@\S{1,80}/g;
const HARD_JOINS = new RegExp(`[,;،、，]|\\s&\\s|&amp;|\\s(?:${lineWords.hardJoins.join('|')})\\s`, 'u');
const SOFT_JOIN = /\s(?:y|Y|e|en|i|a|й|with|mit|avec|con)\s/u;
const JOINT_AT_START = new RegExp(`^(?:${lineWords.jointAtStart.join('|')}) `);
const DEGREE = /,\s*((?:[A-Z][A-Za-z]?[A-Z]?\.?){2,6})(?=,|\s|$)/g;
const PLACE_TAIL = /^(.+?),? (?:in|reports? from|reporting from|from|aus|à|of|for|at)\s\p{Lu}/u;
const BRACKETS = /\s?[([（][^)\]）]{0,60}[)\]）]/g;
/** Whom somebody wrote for, as papers set it: "Ana Roe/dpa". */
const AFTER_SLASH = /(?<=\p{L} \p{Lu}\S{1,30})\s?\/\s?\S{1,20}$/u;
/** A menu of languages: "FR IT EN". */
const LANGUAGES = /^\p{Lu}{2}(?: \p{Lu}{2}){2,}$/u;
const TITLE = /^(?:Dr|Prof|Mr|Mrs|Ms|Sir|Rev)\.? /;

const folded = (list: readonly string[]): ReadonlySet<string> =>
  new Set(list.map((entry) => entry.split(' ').map(foldWord).join(' ')));
/** "Ana Roe Housing correspondent" is a byline, "Ana Roe Chief executive" may be a title. */
const WRITING_JOBS = folded(words.writingJobs);
const JOBS = folded([...words.writingJobs, ...words.jobs]);
const QUALIFIERS = folded(words.qualifiers);
const AGENCIES = new Set(words.agencies);

const LEGAL_FORM = new RegExp(` (?:${words.legalForms.join('|')})$`, 'i');

/** Whether a name ends as those of companies and associations do: "Harrow Foundation e.V.". */
export function isCompany(name: string): boolean {
  return LEGAL_FORM.test(name);
}

/** Whether a name is that of a news agency, in whatever case. */
export function isAgency(name: string): boolean {
  return AGENCIES.has(name.toLowerCase());
}
const NOT_AUTHOR = new RegExp(`^(?:${words.notAuthors.join('|')})$`, 'i');
const JOB_AFFIX =
  /^(?:記者|记者|通讯员|編輯)[\s:：]?|[\s　]?(?:記者|记者|通讯员|特派員|編集委員|기자|특파원|선임기자)$/u;

const PARTICLE = new RegExp(`^(?:${lineWords.particles.join('|')})$`, 'i');
const CASED_WORD = /^[\p{Lu}\p{Lt}][\p{L}\p{M}'’ʼ.-]*$/u;
const ELIDED_WORD = new RegExp(String.raw`^(?:${lineWords.elided.join('|')})['’-]\p{Lu}[\p{L}'’-]*$`, 'u');
const UNCASED = /^[\p{Lo}\p{M}・·'’.-]{1,24}$/u;
/** The name of an account after "Posted by". */
const ACCOUNT = /^[a-z][\w.-]{2,20}$/;
const MAX_WORDS = 5;
const MAX_NAMES = 12;
const MAX_NAME = 80;
const MAX_LINE = 400;

/** Where styles alone part a word from what follows: "Ana RoeMar 5, 2025", "Senior AnalystUpdated Mar 5". */
const MONTH_DAY = '(?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)[a-z]{0,6}\\.? \\d{1,2}';
export const RUN_ON = new RegExp(
  '(?<=\\p{Ll})(?=(?:Updated|Published|Posted|Last ' +
    `[Uu]pdated|${MONTH_DAY})\\b|vor \\d{1,2} \\p{Lu})|(?<=\\b(?:19|20)\\d{2})(?=\\p{Lu}\\p{Ll})`,
  'gu',
);

/** "ACLU Foundations" among names that are not in capitals: whom somebody works for. */
const ABBREVIATED = /^\p{Lu}{3,}\s.*\p{Ll}/u;

/** A piece that begins so names no person: "The Courier", "Community Development". */
function isDepartment(piece: string): boolean {
  const first = foldWord(piece.split(' ')[0] ?? '');
  return first === 'the' || QUALIFIERS.has(first);
}

/** Whether the words from a place on say what somebody is: "Senior Editor", "Transport Correspondent". */
function isJobFrom(parts: readonly string[], from: number): boolean {
  for (let at = from; at < parts.length; at++) {
    const word = foldWord(parts[at] ?? '').replace(/[,.]$/, '');
    if (JOBS.has(word) || JOBS.has(`${word} ${foldWord(parts[at + 1] ?? '')}`)) return true;
    if (!QUALIFIERS.has(word)) return false;
  }
  return false;
}

/** Whether a line is a writer's job and nothing else: "Contributing columnist", "Housing correspondent". */
export function isWritersJob(line: string): boolean {
  return endsInWritingJob(line) && line.split(' ').every((part) => isOfJob(foldWord(part)));
}

function isOfJob(word: string): boolean {
  return JOBS.has(word) || QUALIFIERS.has(word);
}

function endsInWritingJob(line: string): boolean {
  return WRITING_JOBS.has(foldWord(line.slice(line.lastIndexOf(' ') + 1)));
}

const NO_PERSON = new RegExp(`\\b(?:${lineWords.noNameOfPerson.join('|')})\\b`, 'i');

/** Whether a text has a word that names of persons have not: "Harrow [Gazette]", "Our [New] Editor". */
export function namesNoPerson(text: string): boolean {
  return NO_PERSON.test(text);
}

/** Whether a line is a name and a writer's job, with no comma between: "Ana Roe Housing correspondent". */
export function isNameWithJob(line: string): boolean {
  // Looked at first: nearly every line ends in another word.
  if (!endsInWritingJob(line)) return false;
  const name = withoutJob(line);
  if (name === line || !isName(name, false, false) || isDepartment(name) || namesNoPerson(name)) return false;
  return isWritersJob(line.slice(name.length + 1));
}

/** "MackenzieLifestyle Writer" of two elements side by side: the name's part of the word. */
function gluedJob(word: string, parts: readonly string[], at: number): string | null {
  const glued = /^(\p{Lu}\p{Ll}+)(\p{Lu}\p{Ll}+)$/u.exec(word);
  if (glued === null) return null;
  const after = parts.slice(at + 1);
  // "RoeHarbour Editor": what the job is of may be any word.
  return isJobFrom([glued[2] ?? '', ...after], 0) || isJobFrom(after, 0) ? (glued[1] ?? null) : null;
}

/** The words of a piece before those that say what its bearer is. */
function withoutJob(piece: string): string {
  const parts = piece.split(' ');
  for (let at = 0; at < parts.length; at++) {
    if (isJobFrom(parts, at)) return parts.slice(0, at).join(' ');
    const name = gluedJob(parts[at] ?? '', parts, at);
    if (name !== null) return [...parts.slice(0, at), name].join(' ');
  }
  return piece;
}

/** A name in capitals as it is written elsewhere; short ones may be initials. */
function cased(name: string): string {
  if (name.length < 5 || !name.includes(' ') || name !== name.toUpperCase() || name === name.toLowerCase()) return name;
  return name
    .toLowerCase()
    .replace(/(^|[ \-'’.])\p{Ll}/gu, (first) => first.toUpperCase())
    .replace(/\b(?:Van|Von|De|Del|Della|Der|Den|Bin|Al)(?= )/g, (particle, at: number) =>
      at === 0 ? particle : particle.toLowerCase(),
    );
}

/** Whether words make a name. */
function isName(name: string, single: boolean, sure: boolean): boolean {
  const parts = (name.replace(TITLE, '').split(',')[0] ?? '').split(' ');
  if (parts.length > MAX_WORDS || name.length > MAX_NAME) return false;
  if (parts.every((part) => UNCASED.test(part))) return sure && name.replace(/\s/g, '').length >= 2;
  const proper = parts.filter((part) => CASED_WORD.test(part) || ELIDED_WORD.test(part)).length;
  if (proper < parts.filter((part) => !PARTICLE.test(part)).length || proper === 0) return false;
  if (parts.length >= 2) return true;
  return single && /^\p{Lu}[\p{L}'’-]{1,24}$/u.test(parts[0] ?? '');
}

/** "Courier Staff" names nobody either. */
const STAFF = /^ (?:staff|desk|team|newsroom)$/i;

type Read = 'none' | { readonly name: string; readonly agency: boolean };

function readPiece(raw: string, single: boolean, sure: boolean): Read {
  const bare = withoutEnds(raw.replace(BRACKETS, ' ').replace(AFTER_SLASH, '').replace(/\s+/g, ' '), MARKS)
    .replace(JOB_AFFIX, '')
    .replace(/(?<=\p{L}{3})\.$/u, '');
  const placed = PLACE_TAIL.exec(bare)?.[1] ?? '';
  const named = placed.includes(' ') ? placed : bare;
  const whole = withoutJob(named).trim();
  if (AGENCIES.has(whole.toLowerCase().replace(/^the /, ''))) return { name: whole.replace(/^the /, ''), agency: true };
  if (whole.length < 2 || NOT_AUTHOR.test(whole) || /[<>{}]|\.(?:com|org|net)\b/.test(whole)) return 'none';
  if (STAFF.test(named.slice(whole.length))) return 'none';
  // "Guardian staff reporter" names nobody.
  if (whole !== named && !whole.includes(' ')) return 'none';
  // "by the Lavazza Team"
  if (sure && /^the(?: \p{Lu}[\p{L}'’-]*){1,4}$/u.test(whole)) return { name: whole, agency: false };
  if (LANGUAGES.test(whole)) return 'none';
  const name = cased(whole);
  return !isDepartment(name) && isName(name, single, sure) ? { name, agency: false } : 'none';
}

/** What may follow a degree: the end of the piece, another degree, the next name. */
const AFTER_DEGREE = /^(?:,|$|\s(?:and|&|und|et)\s|\s[A-Z][A-Za-z.]{0,2}[A-Z.](?=,|$))/;

/** Parts a list of names, leaving "Ana Roe, MD, PhD" and "José Ortega y Gasset" whole. */
function splitNames(list: string): string[] {
  const degrees: string[] = [];
  const held = list.replace(DEGREE, (whole: string, degree: string, at: number) =>
    AGENCIES.has(degree.toLowerCase()) || !AFTER_DEGREE.test(list.slice(at + whole.length))
      ? whole
      : `\ue000${degrees.push(degree) - 1}\ue000`,
  );
  return held
    .split(HARD_JOINS)
    .flatMap((joined) => {
      const part = joined.trim();
      const pieces = part.split(SOFT_JOIN);
      const isWhole = (piece: string): boolean => piece.trim().includes(' ') || isAgency(piece.trim());
      return pieces.every(isWhole) ? pieces : [part];
    })
    .map((part) =>
      part
        .replace(/\ue000(\d+)\ue000/g, (_, at: string) => `, ${degrees[Number(at)] ?? ''}`)
        .replace(JOINT_AT_START, '')
        .trim(),
    )
    .filter((part) => part !== '');
}

/** Marks that join names or part them from what follows. */
const MARKS = ' \t\n,;:·・–—-';
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

/** A part of a line up to what ends a list of names: a date, a reading time, a label of somebody else's work. */
function beforeEnd(part: string): string {
  const date = findDate(part)?.start ?? -1;
  const places = [part.search(AFTER_NAMES), part.search(NEXT_LABEL), date].filter((at) => at >= 0);
  const end = Math.min(part.length, ...places);
  const cut = withoutEnd(part.slice(0, end), MARKS);
  const list = date >= 0 ? withoutDateLabel(withoutWeekday(cut)) : cut;
  const last = list.lastIndexOf(' ');
  const word = list.slice(last + 1);
  const leadsOn = BEFORE_DATE.has(word) || (list.length < part.length && JOINTS.has(word));
  return leadsOn ? withoutEnd(list.slice(0, Math.max(0, last)), MARKS) : list;
}

/** "Roe, Ana" as "Ana Roe". */
function turned(pieces: readonly string[]): readonly string[] {
  const [last = '', first = ''] = pieces;
  const isWord = (piece: string): boolean => /^\p{Lu}[\p{L}'’-]+$/u.test(piece);
  return pieces.length === 2 && isWord(last) && isWord(first) ? [`${first} ${last}`] : pieces;
}

/** "de Lisboa" after a name: where its bearer is. */
const HOME = /^\p{Ll}{2,3} \p{Lu}\S*$/u;

/** A list without whom those before work for, and where they are. */
function withoutHouses(pieces: readonly string[]): readonly string[] {
  const isHouse = (piece: string): boolean => ABBREVIATED.test(piece) && /\p{Ll}/u.test(pieces[0] ?? '');
  return pieces.filter((piece, at) => at === 0 || !(isHouse(piece) || HOME.test(piece)));
}

/** "Ana Roe, Harbour Editor, Harrow Avis": a last name after a job, without an "and", is whom its bearer works for. */
function withoutEmployer(pieces: readonly string[], list: string): readonly string[] {
  const [name, job = '', last = ''] = pieces;
  const isEmployer = pieces.length === 3 && name !== undefined && withoutJob(job) === '' && list.endsWith(`, ${last}`);
  return isEmployer ? pieces.slice(0, 2) : pieces;
}

function namesOf(part: string, { inverted, single, sure }: Required<CreditReading>): string[] {
  const groups = inverted ? part.split(/\s?;\s?/) : [part];
  const names: string[] = [];
  let agency: string | null = null;
  const pieces = groups.flatMap((group) => {
    const own = withoutHouses(splitNames(group));
    return inverted && group.includes(',') ? turned(own) : withoutEmployer(own, group);
  });
  for (const piece of pieces) {
    const read = readPiece(piece, single && names.every((name) => !name.includes(' ')), sure);
    if (read !== 'none' && read.agency) agency ??= read.name;
    else if (read !== 'none' && !names.includes(read.name)) names.push(read.name);
    // What follows names and is none ends them, unless it says what the last one is.
    else if (read === 'none' && names.length > 0 && withoutJob(piece) === piece && !isDepartment(piece)) break;
  }
  return names.length === 0 && agency !== null ? [agency] : names.slice(0, MAX_NAMES);
}

/** What opens a line and says that names of authors follow. */
function openingOf(
  line: string,
  sure: boolean,
): { readonly end: number; readonly plain: boolean; readonly preposition: boolean } | null {
  const dated = DATE_THEN_BY.exec(line);
  if (dated !== null) return { end: dated[0].length, plain: true, preposition: false };
  const opener = OPENER.exec(line);
  if (opener !== null && (!LONE_WORD.test(opener[0]) || (sure && LABEL_BEFORE_NAME.test(line)))) {
    const plain = PLAIN_OPENER.test(opener[0]);
    const after = line.slice(opener[0].length);
    const inner = sure || plain ? PREPOSITION.exec(after) : null;
    return { end: opener[0].length + (inner?.[0].length ?? 0), plain, preposition: false };
  }
  const preposition = PREPOSITION.exec(line);
  return preposition === null ? null : { end: preposition[0].length, plain: false, preposition: true };
}

/** Who helped an author, in brackets: "Ana Roe (avec Bo Lund et Cy Dahl)". */
const HELPERS = /\s?\((?:with|mit|avec|con)\s[^()]{2,80}\)/;

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
  const line = text
    .slice(0, MAX_LINE)
    .replaceAll('\u00ad', '')
    .replace(HELPERS, '')
    .replace(RUN_ON, ' ')
    .replace(/^By(?=\p{Lu})/u, 'By ');
  return (line.includes('@') ? line.replace(MAIL, ' ') : line)
    .replace(/\s+/g, ' ')
    .trim()
    .replace(/^\(([^()]{2,80})\)$/, '$1');
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
  return ACCOUNT.test(part) && !NOT_AUTHOR.test(part);
}

function isOneWord(name: string): boolean {
  return !name.includes(' ') && !AGENCIES.has(name.toLowerCase());
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

/** Whether a list holds nothing besides its names but a place or an agency after them: "Ana Roe, Berlin". */
function holdsNamesOnly(list: string, names: readonly string[]): boolean {
  const placed = IN_PLACE.exec(list)?.[1] ?? list;
  const [, before = '', tail = ''] = TAIL.exec(placed) ?? [];
  const isTail = /^\p{Lu}[\p{L} -]{2,24}$/u.test(tail) || HOME.test(tail) || isAgency(tail);
  return (isTail ? before : placed).length <= names.join(' und ').length + 4;
}
