import type { TextBlock } from '../blocks/blocks.ts';
import { endsSentence } from '../blocks/lines.ts';
import { functionWords, isProse } from '../blocks/prose.ts';
import { FoldedPattern } from '../text/folded.ts';
import { authorsOf, BY, bylineOf, NAMES } from './bylines.ts';
import { saidCredit } from './credits.ts';
import lineWords from './data/line-words.json' with { type: 'json' };
import { dateLine, trailingDates } from './date-labels.ts';
import { writtenDate } from './dates.ts';
import { isWritersJob, namesNoPerson } from './jobs.ts';
import { LABELLED_LINE } from './labelled-line.ts';

/**
 * The lines above the prose of a plain text. What each may be is told from its form; which of those that say nothing of
 * themselves is the title, from its place among the others and from the words that it shares with the prose.
 */

/** What a line above the prose is. */
export type HeadRole =
  | 'labelled'
  | 'date'
  | 'byline'
  | 'age'
  | 'site'
  | 'trail'
  | 'release'
  | 'archive'
  | 'outlet'
  | 'contact'
  | 'mail'
  | 'slug'
  | 'noise'
  | 'point'
  | 'text';

export interface HeadLine {
  readonly block: TextBlock;
  readonly role: HeadRole;
  /** Whether it follows the line above without a blank line. */
  readonly close: boolean;
}

/** The most lines above the prose. */
const MAX_HEAD = 18;
/** Blocks after these that tell what a line is. */
const LOOKED_BEYOND = 4;
const LONG = 180;
/** A line with this many words, and this many function words, is the lead even where its full stop was lost. */
const LEAD = { words: 14, function: 4 } as const;
const MAX_SENTENCE_TITLE = 160;
/** A question or a call without a byline below it is a title where it is this short. */
const MAX_BARE_SENTENCE = 110;

const MINUTES = 'min(?:ute)?s?|minuten|минут\\p{L}?|мин\\.?|分钟|分|분';
const OF_READING = 'read(?:ing time)?|de lectura|de lecture|di lettura|de leitura|lesezeit|leestid|чтения';
/** "4 min read", "Reading time: 4 minutes". */
const READING_TIME = new RegExp(
  String.raw`^\(?\d{1,3}(?: ?[-–—] ?\d{1,3})?[ -](?:${MINUTES})\b\.?(?: (?:${OF_READING}))?\)?$|` +
    String.raw`^(?:reading time|lesezeit|lesedauer|temps de lecture|tiempo de lectura)\b.{0,20}\d.{0,12}$`,
  'iu',
);
const SITE = new FoldedPattern(
  String.raw`^(?:https?:\/\/)?(?:www\.)?((?:[\p{L}\p{N}-]{1,63}\.){1,4}\p{L}{2,12})\/?$`,
  'i',
);
const TRAIL = new RegExp(
  String.raw`^(?:(?:you are here|home|start(?:seite)?|accueil|inicio) ?:? ?)?[\p{L}\p{N}][\p{L}\p{N}&'’ -]{0,30}` +
    String.raw`(?: ?[>›»→/\\] ?[\p{L}\p{N}][\p{L}\p{N}&'’ -]{0,40}){1,6}$`,
  'iu',
);
/** "Home / Town / Maps": between slashes a line is a trail where it begins so. */
const FROM_HOME = /^(?:you are here ?:? ?)?(?:home|start(?:seite)?|accueil|inicio) ?[/\\]/i;
const RELEASE_MARK = new RegExp(
  '^(?:for immediate release(?: ?[:,–—-] ?.{1,60})?|for release.{0,60}|(?:press|news|media) release|' +
    `immediate release|news provided by|embargo(?:ed)?\\b.{1,80}|${lineWords.releaseLabels.join('|')})[.:]?$`,
  'i',
);
const ARCHIVE_MARKS = [
  String.raw`\d{1,4} of \d{1,4} documents?`,
  String.raw`document \d{1,4} of \d{1,4}`,
  String.raw`document [a-z]{4,10}\d{10,20}[a-z\d]{0,16}`,
  String.raw`length: \d{1,6} words`,
  String.raw`the wayback machine - https?:\/\/.*`,
  String.raw`archive\.(?:today|is|ph|org)\b.*`,
  'proquest document link',
  'full text',
  String.raw`.{0,40}\bsaved from (?:https?:\/\/|(?:[\w-]{1,63}\.){1,3}[a-z]{2,12}\b).*`,
  String.raw`all snapshots\b.*`,
  'webpage screenshot.*',
  String.raw`share download \.zip.*`,
  String.raw`\d{1,6} captures?\b.*`,
  String.raw`\d{1,2} [a-z]{3} \d{4} [-–] \d{1,2} [a-z]{3} \d{4}`,
  'about this capture',
  String.raw`.{0,30}\bcached (?:copy|version)\b.*`,
  "this is (?:the html version|google['’]s cache).*",
  String.raw`about:reader\?\S{1,2000}(?:\s\S{3,60})?`,
];
const ARCHIVE = new RegExp(`^(?:${ARCHIVE_MARKS.join('|')})$`, 'i');
/** "Roe, Ana. The Courier; Vellam [Vellam]14 Mar 2025: B2." */
const CITATION = /^[^;]{3,120}; [^;[\]]{2,40} \[[^;[\]]{2,40}\] ?\d{1,2} \p{L}{3,9}\.? \d{4}: [^;[\]]{1,12}$/u;
/** "Vellam ; Une, vendredi 14 mars 2025 242 mots, p. 4": what Europresse sets below the name of the outlet. */
const ISSUE =
  /^.{0,80}\b\d{1,2}(?:er)? \p{L}{3,12}\.? \d{4}[ ,•-]{1,4}\d{2,5} (?:mots|words|palabras|wörter|parole)\b.{0,40}$/iu;
/** What programs that keep pages for later reading set above them. */
const KEPT = new RegExp(`^saved (?:from|in|to|with) (?:${lineWords.readers.join('|')})\\b.{0,40}$`, 'i');
const CONTACT = /^(?:(?:media|press|news) )?(?:contacts?|enquiries|inquiries)(?: information)?(?: ?:.{0,120})?$/i;
const SLUG = new FoldedPattern(
  [
    String.raw`^(?:[a-z]\d{4} ?)?(?:bc|am|pm|ap|us|eu|uk|un|as|af|ml|la|me)[-–][\p{L}\d'’-]{2,40}` +
      String.raw`(?:[-–:,./][\p{L}\d'’-]{1,40}){0,5}(?:[ ,:].{0,40})?$`,
    String.raw`^.{3,60}\(\d{2,5} words?\)$`,
    '^eds?:? .{3,160}$',
  ].join('|'),
  'i',
);
/** What a wire service tells editors above a story. */
const ADVICE =
  /^(?:attn|attention):? (?:eds|editors)\b.{0,160}$|^(?:attention|urgent|alert) ?[-–—:] ?.{3,160} ?\/{2,4}$/i;
/** What some sites set above the points of a story, in short. */
const HIGHLIGHTS = /^(?:story )?highlights:?$/i;
/** What mail programs set above a mail that is quoted or sent on. */
const MAIL_MARK = new RegExp(
  '^(?:[-_]{2,12} ?(?:forwarded|original|weitergeleitete|ursprüngliche|message).{0,30}[-_]{2,12}|begin forwarded ' +
    `message:?|(?:${lineWords.beforeMailDate.join('|')}) .{6,140} (?:wrote|schrieb|a écrit|escribió|schreef|ha ` +
    'scritto)(?:.{0,60}[@<].{0,60})?:)$',
  'i',
);
const MAIL_FIELD = new RegExp(`^(?:${lineWords.mailFields.join('|')}) ?: .{1,300}$`, 'i');
const MIN_FIELDS = 3;
/** An account that posted on a day: "Posted by jroe on 14 March 2025". */
const POSTED_BY = /^(?:posted|published|submitted|written) by \S{2,40},? (?:on|at)\b.{4,60}$/i;
const POINT = /^[-*•▪●] \S/;
/** A line this long that the next one continues is a piece of a paragraph; a shorter one may be a title's. */
const MIN_WRAPPED = 34;
const NUMBERED = /^\(?\d{1,3}[.)] /;
const MAX_LINE_GAP = 2;

/** Long words, by their first letters: endings differ. */
export function stems(text: string): Set<string> {
  return new Set((text.toLowerCase().match(/[\p{L}\p{N}]{4,}/gu) ?? []).map((word) => word.slice(0, 6)));
}

/** Share of the long words of a line that prose has, too. */
export function sharedWords(line: string, prose: ReadonlySet<string>): number {
  const own = stems(line);
  let shared = 0;
  for (const stem of own) if (prose.has(stem)) shared++;
  return own.size === 0 ? 0 : shared / own.size;
}

/** Stems of the words of some blocks. */
export function stemsOf(blocks: readonly TextBlock[]): ReadonlySet<string> {
  return stems(blocks.map(({ text }) => text.slice(0, 1000)).join(' '));
}

function isLabelled(text: string): boolean {
  return LABELLED_LINE.test(text);
}

/** Whether a line goes with a title and no other: a byline, a date, a reading time. */
function isBelowTitle(text: string): boolean {
  return (
    dateLine(text) !== null ||
    READING_TIME.test(text) ||
    (bylineOf(text) !== null && (BY.test(text) || saidCredit(text) !== null))
  );
}

function isOneSentence(text: string): boolean {
  return !/[.!?…][”"’']? +["“‘']?\p{Lu}/u.test(text);
}

/** The last word of a line of names. */
export function surnameIn(names: string): string {
  const bare = names.replace(PLACES, '');
  return bare.slice(bare.lastIndexOf(' ') + 1);
}

/**
 * Whether a line is the name of the author, and not of somebody whom the text goes on to tell of: the paragraphs below
 * do not name its bearer.
 */
function isSignature(blocks: readonly TextBlock[], at: number): boolean {
  const name = blocks[at]?.text ?? '';
  const next = at + 1 + Number(isBelowTitle(blocks[at + 1]?.text ?? ''));
  const below = blocks.slice(next, next + LOOKED_BEYOND);
  const [first] = below;
  if (first === undefined || !isNameLine(name) || !isParagraph(first)) return false;
  const surname = surnameIn(name);
  return below.every(({ text }) => !text.includes(surname));
}

/** Whether a block that reads as a sentence is the title or its deck all the same. */
function isSentenceTitle(blocks: readonly TextBlock[], at: number, first: boolean): boolean {
  const [text, next] = [blocks[at]?.text ?? '', blocks[at + 1]];
  if (next === undefined || text.length > MAX_SENTENCE_TITLE || !isOneSentence(text)) return false;
  if (isBelowTitle(next.text) || isSignature(blocks, at + 1)) return true;
  if (!first || next.text.length <= text.length || !isProse(next.text, next.kind) || text.length > MAX_BARE_SENTENCE)
    return false;
  return /[?!？！][”"’'»]?$/.test(text);
}

/**
 * A name and nothing else: two to four words with capitals, none of which is of an outlet, or names with commas and
 * "and" between them.
 */
const NAME_LINE = new FoldedPattern(
  String.raw`^[\p{Lu}][\p{L}'’.-]*(?: [\p{L}'’.-]+){1,3}` +
    String.raw`(?:(?:, | and | & )[\p{Lu}][\p{L}'’.-]*(?: [\p{L}'’.-]+){1,3}){0,4}$`,
);
/** "Ana Roe (Harrow)", "Ana Roe in Harrow and Bo Lund in Port Ellery" */
const PLACES =
  / (?:\(\p{Lu}[\p{L} .’'-]{1,30}\)|in \p{Lu}[\p{L}.’'-]{1,30}(?: \p{Lu}[\p{L}.’'-]{1,30})?)(?=$|, | and | & )/gu;

/**
 * Whether a line is a person's name and an agency's, which elsewhere is the credit of a picture: "Jane Roe, Associated
 * Press".
 */
function isPersonOfAgency(text: string): boolean {
  const [name = '', agency = ''] = text.split(', ');
  return isNameLine(name) && namesNoPerson(agency) && text.length <= 80 && !/photo|picture|image/i.test(text);
}

/** Whether a line below the title is nothing but names of persons. */
export function isNameLine(line: string): boolean {
  const text = line.replace(PLACES, '');
  return (
    text.length <= 80 &&
    NAME_LINE.test(text) &&
    NAMES.exec(text)?.[2] === '' &&
    !namesNoPerson(text) &&
    authorsOf(text).length > 0
  );
}

/** Whether the first lines are of a mail that is quoted or sent on. */
function isMail(blocks: readonly TextBlock[]): boolean {
  const lines = blocks.slice(0, MAX_HEAD);
  if (lines.some(({ text }) => MAIL_MARK.test(text))) return true;
  return lines.filter(({ text }) => MAIL_FIELD.test(text)).length >= MIN_FIELDS;
}

function mailRole(text: string): HeadRole | null {
  if (!MAIL_MARK.test(text) && !MAIL_FIELD.test(text)) return null;
  return /^(?:date|datum) ?:/i.test(text) ? 'labelled' : 'mail';
}

function isPoint({ text, kind }: TextBlock): boolean {
  return POINT.test(text) || (kind === 'item' && NUMBERED.test(text));
}

/** What a line is by its form alone; the first that fits decides. */
const FORMS: readonly (readonly [HeadRole, (text: string) => boolean])[] = [
  [
    'archive',
    (text) => ARCHIVE.test(text) || ISSUE.test(text) || KEPT.test(text) || (text.includes('; ') && CITATION.test(text)),
  ],
  ['labelled', isLabelled],
  ['date', (text) => dateLine(text) !== null],
  ['age', (text) => READING_TIME.test(text)],
  ['site', (text) => SITE.test(text)],
  ['release', (text) => RELEASE_MARK.test(text)],
  ['contact', (text) => CONTACT.test(text)],
  ['slug', (text) => ADVICE.test(text) || (SLUG.test(text) && !endsSentence(text))],
  ['trail', (text) => (/[>›»→]/.test(text) || FROM_HOME.test(text)) && TRAIL.test(text)],
];

function roleOf(block: TextBlock, isNoise: (text: string) => boolean): HeadRole {
  const { text } = block;
  const formal = FORMS.find(([, isSo]) => isSo(text));
  if (formal !== undefined) return formal[0];
  if (isPoint(block)) return 'point';
  if (bylineOf(text) !== null || POSTED_BY.test(text)) return 'byline';
  if (isPersonOfAgency(text)) return 'text';
  return isNoise(text) ? 'noise' : 'text';
}

/** "Ana Roe", and below it "Contributing columnist": a byline in two lines, also above the title. */
function signedRole(blocks: readonly TextBlock[], at: number): HeadRole | null {
  const isSigned = (name: TextBlock | undefined, job: TextBlock | undefined): boolean =>
    name !== undefined && job !== undefined && isWritersJob(job.text) && isNameLine(name.text);
  const [above, block, below] = [blocks[at - 1], blocks[at], blocks[at + 1]];
  return isSigned(above, block) || isSigned(block, below) ? 'byline' : null;
}

/** The day of the issue that a line of a database names. */
export function issueDate(text: string): string | null {
  return ISSUE.test(text) ? writtenDate(text) : null;
}

const PROVIDED_BY = /^news provided by$/i;

/** The name of the outlet above the issue that a database names, and of the company below "News provided by". */
function opensIssue(blocks: readonly TextBlock[], at: number): HeadRole | null {
  const isNamed = at === 0 ? ISSUE.test(blocks[1]?.text ?? '') : PROVIDED_BY.test(blocks[at - 1]?.text ?? '');
  return isNamed && !isProse(blocks[at]?.text ?? '') ? 'outlet' : null;
}

/** The site that a line names by its address. */
export function siteOf(text: string): string | null {
  return SITE.exec(text)?.[1]?.toLowerCase() ?? null;
}

function isRightBelow({ origin: { range } }: TextBlock, above: TextBlock | undefined): boolean {
  const before = above?.origin.range ?? null;
  return before !== null && range !== null && range.start - before.end <= MAX_LINE_GAP;
}

/** Marks of emphasis that open a line, as Markdown has them. */
const EMPHASIS = /^[*_]{1,3}(?=[^\s*_])/;

/** A line without the marks of emphasis round all of it: Markdown is often dropped as plain text. */
export function unmarked(text: string): string {
  const [marks = ''] = EMPHASIS.exec(text) ?? [];
  if (marks === '' || !text.endsWith(marks)) return text;
  const inner = text.slice(marks.length, -marks.length);
  return /[*_]|\s$/.test(inner) ? text : inner;
}

function unmarkedBlock(block: TextBlock): TextBlock {
  const text = unmarked(block.text);
  return text === block.text ? block : { ...block, text };
}

/** The lines below "Story highlights" that say nothing of themselves are points, and none of them the title. */
function withHighlights(lines: readonly HeadLine[]): readonly HeadLine[] {
  const from = lines.findIndex(({ block }) => HIGHLIGHTS.test(block.text));
  return from < 0
    ? lines
    : lines.map((line, at) => (at >= from && line.role === 'text' ? { ...line, role: 'point' } : line));
}

/**
 * The lines above the prose, with what each is, without marks of emphasis.
 *
 * @param isNoise whether a line is noise by its words, wherever it stands
 * @returns null where no prose follows within the first lines
 */
export function headLines(
  text: readonly TextBlock[],
  isNoise: (text: string) => boolean,
): { readonly lines: readonly HeadLine[]; readonly prose: number } | null {
  const blocks = text.slice(0, MAX_HEAD + LOOKED_BEYOND).map(unmarkedBlock);
  const lines: HeadLine[] = [];
  const mailed = isMail(blocks);
  let contact = false;
  for (let at = 0; at < Math.min(blocks.length, MAX_HEAD); at++) {
    const block = blocks[at];
    if (block === undefined) break;
    const close = block.kind === 'item' && isRightBelow(block, blocks[at - 1]);
    const role =
      opensIssue(blocks, at) ??
      (mailed ? mailRole(block.text) : null) ??
      signedRole(blocks, at) ??
      roleOf(block, isNoise);
    contact = role === 'contact' || (contact && isOfContact(block.text, close));
    const first = lines.every((line) => line.role !== 'text');
    const opens = role === 'text' || role === 'byline';
    if (opens && !contact && opensProse(blocks, at, first)) return { lines: withHighlights(lines), prose: at };
    lines.push({ block, role: contact ? 'contact' : role, close });
  }
  return null;
}

const MIN_PARAGRAPH = 100;
/** The most words of a name or an office in a contact block. */
const CONTACT_WORDS = 4;

/** Whether a line below others is of a block that says whom to ask: a number, an address, or close below, a name. */
function isOfContact(text: string, close: boolean): boolean {
  if (text.length >= MIN_PARAGRAPH) return false;
  if (/@|www\.|\d[\d ()/-]{5,}/.test(text)) return true;
  return close && (/[\d:]/.test(text) || text.split(' ').length <= CONTACT_WORDS);
}

function isParagraph({ text, kind }: TextBlock): boolean {
  return text.length >= MIN_PARAGRAPH && isProse(withoutTrail(text), kind);
}

/** A text up to its last stop, without what trails that: an emoji, a mark of the site, a name. */
function withoutTrail(text: string): string {
  const stop = Math.max(...['. ', '! ', '? ', '… ', '” ', '。 '].map((mark) => text.lastIndexOf(mark)));
  return stop > 0 ? text.slice(0, stop + 1) : text;
}

/** "harrow.example · by Ana Roe" */
export const OPENS_WITH_SITE = /^(?:[a-z\d-]{1,63}\.){1,4}[a-z]{2,12}(?=[\s/])/;

/** Whether a line is the lead although it lacks its full stop or continues in the next line. */
function isLead(blocks: readonly TextBlock[], at: number): boolean {
  const [text, next, below] = [blocks[at]?.text ?? '', blocks[at + 1], blocks[at + 2]];
  if (next !== undefined && (isBelowTitle(next.text) || SITE.test(next.text) || isNameLine(next.text))) return false;
  // A title of two lines, with a byline or a day below it.
  if (below !== undefined && isBelowTitle(below.text) && !endsSentence(next?.text ?? '')) return false;
  if (/^\p{Ll}/u.test(next?.text ?? '') && !OPENS_WITH_SITE.test(next?.text ?? '')) return text.length >= MIN_WRAPPED;
  if (trailingDates(text) !== null) return false;
  return text.split(' ').length >= LEAD.words && functionWords(text, LEAD.function) >= LEAD.function;
}

/** How much of a title its lead repeats, and the fewest words of such a lead. */
const RESTATED = { share: 0.6, words: 6 } as const;

/** Whether a short sentence says again what the line above it says: a lead below its title, before a list. */
function isRestated(blocks: readonly TextBlock[], at: number): boolean {
  const [above, block, below] = [blocks[at - 1], blocks[at], blocks[at + 1]];
  if (above === undefined || block === undefined || below?.text.endsWith(':') !== true) return false;
  if (endsSentence(above.text) || !endsSentence(block.text) || block.text.split(' ').length < RESTATED.words)
    return false;
  return sharedWords(above.text, stems(block.text)) >= RESTATED.share;
}

/** The fewest words of a lead with hardly a function word: "Leon Hart, 72, was last seen at 7am near Cole Street." */
const TERSE_LEAD_WORDS = 9;

/** Whether a line below another is a sentence with figures and names, and a sentence follows it. */
function isTerseLead({ text, kind }: TextBlock, next: TextBlock | undefined): boolean {
  if (kind !== 'paragraph' || next === undefined || isBelowTitle(next.text)) return false;
  return (
    endsSentence(text) &&
    endsSentence(next.text) &&
    text.split(' ').length >= TERSE_LEAD_WORDS &&
    functionWords(text, 1) > 0
  );
}

/** "ST. ELLERY, Mich. (AP) — Health officials are …": nothing but a lead opens so. */
const DATELINED = /^\p{Lu}[\p{L}.,’' -]{2,50} \(\p{Lu}[\p{L} .&]{1,24}\) ?[—–-] ?["“]?\p{Lu}.{40}/u;

function opensProse(blocks: readonly TextBlock[], at: number, first: boolean): boolean {
  const block = blocks[at];
  if (block === undefined) return false;
  if (DATELINED.test(block.text) || isRestated(blocks, at) || (!first && isTerseLead(block, blocks[at + 1])))
    return true;
  if (block.text.length >= LONG || isLead(blocks, at)) return true;
  return isProse(withoutTrail(block.text), block.kind) && !isSentenceTitle(blocks, at, first);
}
