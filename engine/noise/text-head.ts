import { cutBlock, type TextBlock } from '../blocks/blocks.ts';
import { endsSentence } from '../blocks/lines.ts';
import type { RuleName } from '../blocks/rules.ts';
import { webAddress } from '../metadata/address.ts';
import { authorsOf, BY, bareByline, bylineOf, undatedByline } from '../metadata/bylines.ts';
import { isJobLine } from '../metadata/credits.ts';
import { dateLine, type ShownDates } from '../metadata/date-labels.ts';
import { writtenDate } from '../metadata/dates.ts';
import {
  type HeadLine,
  headLines,
  isNameLine,
  sharedWords,
  siteOf,
  stemsOf,
  surnameIn,
} from '../metadata/head-lines.ts';
import { isOutlet } from '../metadata/jobs.ts';
import { labelledLine } from '../metadata/labelled-line.ts';
import { type Metadata, sameTitle, setDates } from '../metadata/metadata.ts';
import { type Cleaning, cueOf } from './cleaning.ts';
import words from './data/words.json' with { type: 'json' };
import { firstEntry } from './entries.ts';
import { withoutVersion } from './versions.ts';
import { SECTIONS } from './wording.ts';

const MAX_TITLE = 200;
/** What stands above a title is short; so is what stands below it and is no part of the text. */
const KICKER = { length: 60, words: 8 } as const;
const MAX_DECK = 130;
/** More short lines above a title are a menu. */
const MAX_KICKERS = 3;
/** Points by which the title is chosen from lines that say nothing of themselves. Set by hand on invented heads. */
const POINTS = {
  words: 2,
  threeWords: 1,
  shared: 3,
  heading: 3,
  aboveByline: 1,
  first: 0.5,
  stop: -0.5,
  capitals: -1,
  outlet: -2,
} as const;
const PROSE_LOOKED_AT = 4;

function wordsOf(text: string): number {
  return text.split(' ').length;
}

const UNSPACED = /[\u0e00-\u0e7f\u3040-\u30ff\u3400-\u9fff]/;
const MIN_UNSPACED = 5;

/** What a transcript notes: "[Music]". */
const IN_BRACKETS = /^\[[^[\]]{1,60}\]$/;

/** Whether a line may be a title by its form: some words, beginning as a line does, not breaking off. */
function mayBeTitle({ block: { text, kind } }: HeadLine): boolean {
  if (!/[\p{L}\p{N}]{2}/u.test(text) || IN_BRACKETS.test(text) || /https?:\/\//i.test(text)) return false;
  if (text.length > MAX_TITLE || text.length < 4 || /[,:;]["”’']?$/.test(text)) return false;
  if (kind === 'heading') return true;
  if (/^\p{Ll}\p{Ll}/u.test(text) || TURN.test(text)) return false;
  return text.includes(' ') || /\p{L}[!?]$/u.test(text) || (UNSPACED.test(text) && text.length >= MIN_UNSPACED);
}

/** What somebody asks, answers or says, perhaps with the time: an interview or a transcript may begin with it. */
const TURN = /^(?:(?:[QA]|Question|Answer)[:.] |[[(]?\d{1,2}:\d{2}(?::\d{2})?[\])]? )/;
/** Who speaks, in a transcript. A kicker has the same form, but only one. */
const SPEAKER = /^\p{Lu}[\p{Lu} .'’-]{1,30}: /u;

interface Title {
  readonly from: number;
  /** The line after its last. */
  readonly to: number;
  readonly text: string;
}

/**
 * Whether a sentence of the text says just the same, or goes on where the line breaks off: then the line is one of its
 * highlights.
 */
function isSaid({ text, to }: Title, blocks: readonly TextBlock[]): boolean {
  const bare = text.replace(/ ?(?:…|\.{3})$/, '');
  return blocks.slice(to).some((block) => block.text.startsWith(bare === text ? `${text}.` : bare));
}

/** Whether a text begins with turns of speakers. */
function opensWithTalk(blocks: readonly TextBlock[]): boolean {
  return [0, 1].every((at) => SPEAKER.test(blocks[at]?.text ?? ''));
}

/** Whether a line says of the article who wrote it, or when. */
function isOfArticle({ role, block: { text } }: HeadLine): boolean {
  return (
    role === 'byline' || role === 'date' || role === 'age' || (role === 'labelled' && /^(?:by|author)/i.test(text))
  );
}

function pointsOf(lines: readonly HeadLine[], at: number, prose: ReadonlySet<string>): number {
  const line = lines[at];
  if (line === undefined) return 0;
  const { text, kind } = line.block;
  const words = UNSPACED.test(text) ? text.length / 2 : wordsOf(text);
  let points = words >= 4 ? POINTS.words : words >= 3 ? POINTS.threeWords : 0;
  points += POINTS.shared * sharedWords(text, prose);
  if (kind === 'heading') points += POINTS.heading;
  if (lines.slice(0, at).every(({ role }) => role !== 'text')) points += POINTS.first;
  const below = lines[at + 1];
  if (below !== undefined && isOfArticle(below)) points += POINTS.aboveByline;
  if (isOutlet(text)) points += POINTS.outlet;
  if (text.endsWith('.')) points += POINTS.stop;
  if (words <= 3 && text === text.toUpperCase() && text !== text.toLowerCase()) points += POINTS.capitals;
  return points;
}

/** Whether a line goes on in the next: the next begins small, or both are in capitals and the first is no label. */
function goesOn(line: HeadLine, next: HeadLine | undefined): boolean {
  if (next === undefined || next.role !== 'text' || !next.close || endsSentence(line.block.text)) return false;
  const [text, after] = [line.block.text, next.block.text];
  if (/^\p{Ll}/u.test(after)) return true;
  const inCapitals = (words: string): boolean => words === words.toUpperCase() && /\p{Lu}{2}/u.test(words);
  return inCapitals(text) && inCapitals(after) && wordsOf(text) >= 3;
}

function titleFrom(lines: readonly HeadLine[], from: number): Title {
  let to = from + 1;
  let text = lines[from]?.block.text ?? '';
  for (let line = lines[from]; line !== undefined && goesOn(line, lines[to]) && to - from < 3; to++) {
    line = lines[to];
    text += ` ${line?.block.text ?? ''}`;
  }
  return { from, to, text };
}

function isShort(text: string): boolean {
  return text.length <= KICKER.length && wordsOf(text) <= KICKER.words && !endsSentence(text);
}

const MAX_LABEL_WORDS = 4;
const SECTION = new RegExp(`^(?:(?:${words.kickers.join('|')}) ?){1,3}$`, 'i');

/** Whether a line may be the name of a section or a site, or a kicker: few words, all with capitals. */
function isLabel(text: string): boolean {
  if (wordsOf(text) > MAX_LABEL_WORDS || !isShort(text)) return false;
  return SECTION.test(text) || text.split(' ').every((word) => /^[^\p{Ll}]/u.test(word));
}

const TAGLINE_WORDS: ReadonlySet<string> = new Set(words.taglines);
/**
 * Words of a section's line that name what it holds ("Business and Money from around the county"), and how much of the
 * line below the prose shares. One such word is enough where the line below has the words of a headline.
 */
const SECTION_LINE = { words: 2, shared: 0.5, headline: 4 } as const;

/** Whether a line says what a section holds, and the line below it what this article is about. */
function isSectionLine(lines: readonly HeadLine[], at: number, prose: ReadonlySet<string>): boolean {
  const text = lines[at]?.block.text ?? '';
  const below = lines.slice(at + 1).find(({ role }) => role === 'text');
  if (below === undefined || !isShort(text) || !mayBeTitle(below)) return false;
  const named = text
    .toLowerCase()
    .split(' ')
    .filter((word) => SECTIONS.has(word) || TAGLINE_WORDS.has(word));
  const { text: headline } = below.block;
  const [own, shared] = [sharedWords(text, prose), sharedWords(headline, prose)];
  const isPlain = own === 0 && named.length > 0 && wordsOf(headline) >= SECTION_LINE.headline && isShort(headline);
  // "Harrow Post | Independent since 1902"
  const isOfSite = /\s[|·•]\s/.test(text) && wordsOf(headline) >= SECTION_LINE.headline;
  return (named.length >= SECTION_LINE.words || isPlain || isOfSite) && shared >= SECTION_LINE.shared && shared > own;
}

/** How a masthead and its day are parted: "Harrow Post | 5 May 2025". */
const MASTHEAD_PARTS = /\s?[|·•]\s?|\s[–—-]\s|, (?=\p{L}|\d{1,2} )/u;

/** The day of a masthead, and its outlet where its name says that it is one; null of any other line. */
function mastheadOf(text: string): { readonly dates: ShownDates; readonly site: string | null } | null {
  const parts = text.split(MASTHEAD_PARTS);
  const shown = parts.map((part) => dateLine(part));
  const dates = shown.find((found) => found !== null) ?? null;
  if (dates === null || !parts.every((part, at) => shown[at] !== null || isLabel(part))) return null;
  return { dates, site: parts.find((part) => isOutlet(part)) ?? null };
}

/**
 * The line after what no title stands above: the fields of a mail that was sent on, below a note of whoever sent it,
 * and the trail of a page, below the name of its site.
 */
function afterFrame(lines: readonly HeadLine[]): number {
  const mail = lines.findLastIndex(({ role }) => role === 'mail') + 1;
  const trail = lines.findLastIndex(({ role }) => role === 'trail') + 1;
  return lines.slice(trail).some(({ role }) => role === 'text') ? Math.max(mail, trail) : mail;
}

/** The title among the lines; null where no line may be one. */
function titleOf(lines: readonly HeadLine[], known: string | null, prose: ReadonlySet<string>): Title | null {
  const from = afterFrame(lines);
  const texts = lines.flatMap((line, at) => (line.role === 'text' && at >= from ? [at] : []));
  if (known !== null) {
    const shown = texts.map((at) => titleFrom(lines, at)).find(({ text }) => sameTitle(text, known));
    return shown ?? null;
  }
  let best: number | null = null;
  let most = Number.NEGATIVE_INFINITY;
  for (const at of texts) {
    const line = lines[at];
    if (
      line === undefined ||
      !mayBeTitle(line) ||
      mastheadOf(line.block.text) !== null ||
      (best !== null && isNameLine(line.block.text))
    )
      continue;
    const points = pointsOf(lines, at, prose);
    if (points > most) {
      most = points;
      best = at;
    }
    // Nothing but labels and lines of a section may stand above a title.
    if (!isLabel(line.block.text) && !isSectionLine(lines, at, prose)) break;
  }
  return best === null ? null : titleFrom(lines, best);
}

const PARTS = /\s?[|·•]\s?|\s[–—-]\s|, (?=\p{Lu})/u;
const FOR_OUTLET = /^(.{3,60}?) for (?:the )?\p{Lu}[\p{L}\p{N}.&'’ -]{1,40}$/iu;
/** "Ana Roe reports from Harrow" */
const REPORTS = /^(.{3,60}?) (?:reports?|reporting) from \p{Lu}[\p{L} .’'-]{1,40}$/u;
/** "From Ana Roe in Harrow" */
const FROM_PLACE = /^From (.{3,60}?) (?:in|at) \p{Lu}[\p{L} .’'-]{1,40}$/u;
/** The names of a line below the title that does not say that it names authors: "Ana Roe · harrow.example · 5 min". */
function namesOf(line: string): string | null {
  const text = line.replace(/^\(([^()]{2,80})\)$/, '$1');
  if (isJobLine(text) || isNameLine(text)) return text;
  const [day = '', ...rest] = text.split(PARTS);
  const pieces = rest.length > 0 && dateLine(day) !== null ? rest : undatedByline(text).split(PARTS);
  const said = pieces.find((piece) => BY.test(piece))?.replace(BY, '');
  const named =
    FOR_OUTLET.exec(text)?.[1] ??
    (REPORTS.exec(text) ?? FROM_PLACE.exec(text))?.[1] ??
    said ??
    pieces.find((piece) => dateLine(piece) === null) ??
    '';
  return named !== text && !endsSentence(text) && isNameLine(named) ? named : null;
}

/** When a mail was sent, as its fields say. */
const SENT = /^(?:sent|gesendet|envoyé|enviado) ?:/i;
/** What a mail is about, without the marks of one that was sent on. */
const SUBJECT = /^(?:subject|betreff|objet|asunto) ?: ?(?:(?:fwd?|wg|re|aw|tr) ?: ?){0,4}(.{4,200})$/i;

/** The subject of a mail that was sent on, which is the title where no line below is one. */
function subjectOf(lines: readonly HeadLine[]): string | null {
  for (const { role, block } of lines) {
    const subject = role === 'mail' ? SUBJECT.exec(block.text)?.[1] : undefined;
    if (subject !== undefined) return subject;
  }
  return null;
}

const SAVED_ADDRESS = /(?:web\.archive\.org\/web\/\d{4,14}\w{0,3}\/|\bsaved from )(https?:\/\/\S{4,500})/i;

/** Under which rule a line goes by what it is; null where it stays. What it says goes into the metadata. */
function readLine(line: HeadLine, metadata: Metadata): RuleName | null {
  const { text } = line.block;
  switch (line.role) {
    case 'labelled':
      return labelledLine(text, metadata);
    case 'date': {
      const dates = dateLine(text);
      if (dates !== null) setDates(metadata, dates);
      return 'date-line';
    }
    case 'byline':
      return readByline(bylineOf(text) ?? text, text, metadata);
    case 'site':
      metadata.site ??= siteOf(text);
      return 'source-line';
    case 'archive':
      metadata.url ??= webAddress(SAVED_ADDRESS.exec(text)?.[1]);
      return 'navigation';
    case 'mail':
      metadata.publishedAt ??= /:$/.test(text) || SENT.test(text) ? writtenDate(text) : null;
      return 'source-line';
    case 'age':
      return 'timestamp';
    case 'trail':
      return 'navigation';
    case 'release':
      // The day of an embargo is not that of the release.
      if (!/embargo|until/i.test(text)) metadata.publishedAt ??= writtenDate(text);
      return 'kicker';
    case 'slug':
      return 'kicker';
    case 'contact':
      return 'author-bio';
    default:
      return null;
  }
}

function readByline(byline: string, line: string, metadata: Metadata): RuleName {
  const bare = bareByline(byline);
  metadata.publishedAt ??= writtenDate(line) ?? writtenDate(byline.slice(bare.length));
  metadata.byline ??= bare;
  if (metadata.authors.length === 0) metadata.authors = authorsOf(bare);
  return 'byline';
}

const HASH = /^#{1,3} /;
/** "Title: Pier to close", "Byline: Ana Roe", as databases print them. */
const STATING_LABEL = /^(?:title|headline|byline|authors?) ?: ?\S/i;

/** Under which rule a line below the title goes that says nothing of itself; null where it stays. */
function ruleBelow(text: string, metadata: Metadata): RuleName | null {
  if (text.length > MAX_DECK || endsSentence(text)) return null;
  metadata.publishedAt ??= writtenDate(text);
  return 'kicker';
}

/** Takes the day and the outlet of a masthead into the metadata; null where a line is none. */
function readMasthead(text: string, metadata: Metadata): RuleName | null {
  const masthead = mastheadOf(text);
  if (masthead === null) return null;
  setDates(metadata, masthead.dates);
  metadata.site ??= masthead.site;
  return 'source-line';
}

/** The names of a line, and the day and outlet of one that names nobody; null where it says neither. */
function readDetails(text: string, at: number, named: readonly number[], metadata: Metadata): RuleName | null {
  const isOther = !named.includes(at) && (named.length > 0 || isNameLine(text));
  const names = metadata.byline !== null || isOther ? null : namesOf(text);
  return names === null ? readMasthead(text, metadata) : readByline(names, text, metadata);
}

/** Whether a line is the name of whom the first paragraph tells: a heading. */
function isToldOf(text: string, lead: string): boolean {
  return isNameLine(text) && (lead.startsWith(text) || lead.startsWith(`${surnameIn(text)} `));
}

/**
 * The lines below the title that are bylines, or names and nothing else. With no title among the lines such a line may
 * be a heading, unless a day stands there as well.
 */
function nameLines(lines: readonly HeadLine[], title: Title | null, lead: string): readonly number[] {
  if (title === null && !lines.some(({ block }) => writtenDate(block.text) !== null)) return [];
  const isName = ({ role, block: { text } }: HeadLine): boolean =>
    role === 'byline' || (isNameLine(text) && !isToldOf(text, lead));
  return lines.flatMap((line, at) => (at >= (title?.to ?? 0) && isName(line) ? [at] : []));
}

/** Under which rule each line goes; null for those that stay. */
function rulesOf(
  lines: readonly HeadLine[],
  title: Title | null,
  { live, lead }: { readonly live: number; readonly lead: string },
  metadata: Metadata,
): readonly (RuleName | null)[] {
  const { from, to } = title ?? { from: 0, to: 0 };
  const above = lines.slice(0, from).filter(({ role }) => role === 'text' || role === 'noise').length;
  const named = nameLines(lines, title, lead);
  const ruleOfText = ({ block: { text } }: HeadLine, at: number): RuleName | null => {
    if (at < afterFrame(lines)) return 'source-line';
    if (at < from) return readMasthead(text, metadata) ?? (above <= MAX_KICKERS && isShort(text) ? 'kicker' : null);
    if (isToldOf(text, lead)) return null;
    const details = readDetails(text, at, named, metadata);
    return details === null && title !== null ? ruleBelow(text, metadata) : details;
  };
  const ruleAt = (line: HeadLine, at: number): RuleName | null => {
    if (at >= from && at < to) return 'title';
    return line.role === 'text' ? ruleOfText(line, at) : readLine(line, metadata);
  };
  return lines.map((line, at) => (at >= live ? null : ruleAt(line, at)));
}

/** Whether a title is shorter than what begins the prose, or a byline or a date parts it from that. */
function isAbove(title: Title, lines: readonly HeadLine[], prose: TextBlock | undefined): boolean {
  const below = lines.slice(title.to).some(({ role }) => role === 'byline' || role === 'date' || role === 'age');
  return below || lines[title.from]?.block.kind === 'heading' || title.text.length < (prose?.text.length ?? 0);
}

/**
 * Reads the lines above the prose of a plain text: title, byline, dates, site. What is read leaves the text and is
 * recorded.
 *
 * @returns the blocks that stay; null where no prose follows, so that nothing can be told from place
 */
export function readTextHead(blocks: readonly TextBlock[], metadata: Metadata, cleaning: Cleaning): TextBlock[] | null {
  const head = headLines(blocks, (text) => cueOf(text, cleaning)?.place === 'line');
  if (head === null) return null;
  if (head.prose === 0) return [...blocks];
  const { lines, prose } = head;
  // What a line says is the title or the byline is not looked for among the others.
  for (const line of lines) if (STATING_LABEL.test(line.block.text)) readLine(line, metadata);
  const title = titleOf(lines, metadata.title, stemsOf(blocks.slice(prose, prose + PROSE_LOOKED_AT)));
  if (title === null) metadata.title ??= subjectOf(lines);
  if (title === null && metadata.title === null) return null;
  if (metadata.title === null && title !== null && (opensWithTalk(blocks) || isSaid(title, blocks))) return [...blocks];
  if (metadata.title === null && title !== null && !isAbove(title, lines, blocks[prose])) return null;
  if (title !== null) metadata.title ??= withoutVersion(title.text.replace(HASH, ''));
  const lead = blocks[prose]?.text ?? '';
  const rules = rulesOf(lines, title, { live: firstEntry(blocks), lead }, metadata);
  return blocks.filter((block, at) => {
    const rule = rules[at] ?? null;
    if (rule === null || cleaning.keep.has(rule)) return true;
    cutBlock(block, rule, cleaning.log);
    return false;
  });
}
