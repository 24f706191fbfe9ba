import { cutBlock, type TextBlock } from '../blocks/blocks.ts';
import { endsSentence } from '../blocks/lines.ts';
import type { RuleName } from '../blocks/rules.ts';
import { webAddress } from '../metadata/address.ts';
import { authorsOf, BY, bareByline, bylineOf, datesOfByline, undatedByline } from '../metadata/bylines.ts';
import { isJobLine, readCredit, withoutAsides } from '../metadata/credits.ts';
import { dateLine, shownDates, trailingDates } from '../metadata/date-labels.ts';
import { writtenDate } from '../metadata/dates.ts';
import {
  type HeadLine,
  headLines,
  isNameLine,
  issueDate,
  siteOf,
  stemsOf,
  surnameIn,
  unmarked,
} from '../metadata/head-lines.ts';
import { endsInWritingJob, isAgency, withoutJob } from '../metadata/jobs.ts';
import { labelledLine } from '../metadata/labelled-line.ts';
import { type Metadata, setDates } from '../metadata/metadata.ts';
import { withoutEnd } from '../text/ends.ts';
import { type Cleaning, cueOf } from './cleaning.ts';
import { firstEntry } from './entries.ts';
import type { KnownNames } from './known-names.ts';
import { withoutClosingPicture, withoutPicture } from './pictures.ts';
import { afterFrame, isSaid, isShort, mastheadOf, opensWithTalk, type Title, titleOf } from './text-title.ts';
import { withoutVersion } from './versions.ts';

const MAX_DECK = 130;
/** More short lines above a title are a menu. */
const MAX_KICKERS = 3;
const PROSE_LOOKED_AT = 4;

const PARTS = /\s?[|·•]\s?|\s[–—-]\s|, (?=\p{Lu})/u;
const FOR_OUTLET = /^(.{3,60}?) for (?:the )?\p{Lu}[\p{L}\p{N}.&'’ -]{1,40}$/iu;
/** "Ana Roe reports from Harrow" */
const REPORTS = /^(.{3,60}?) (?:reports?|reporting) from \p{Lu}[\p{L} .’'-]{1,40}$/u;
/** "From Ana Roe in Harrow" */
const FROM_PLACE = /^From (.{3,60}?) (?:in|at) \p{Lu}[\p{L} .’'-]{1,40}$/u;
/** "Ana Roe, Harrow mayor": somebody told of, and what they are where they are. */
const OFFICE = /, \p{Lu}[\p{L}’'-]+(?: \p{Lu}[\p{L}’'-]+)? \p{Ll}[\p{Ll}-]+$/u;

/** The names of "Анна Белова, 14 марта 2025". */
function namesBeforeDay(text: string): string | null {
  for (const { 0: mark, index } of text.slice(0, MAX_DECK).matchAll(/, | [|·•–—-] /g)) {
    const names = text.slice(0, index);
    if (isNameLine(names) && dateLine(text.slice(index + mark.length)) !== null) return names;
  }
  return null;
}

/** The names of a line below the title that does not say that it names authors: "Ana Roe · harrow.example · 5 min". */
function namesOf(line: string): string | null {
  const text = withoutAsides(line).replace(/^\(([^()]{2,80})\)$/, '$1');
  if (isJobLine(text) || isNameLine(text)) return text;
  const dated = namesBeforeDay(text);
  if (dated !== null) return dated;
  if (OFFICE.test(text) && !endsInWritingJob(text)) return null;
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
    case 'outlet':
      metadata.site ??= text;
      return 'source-line';
    case 'archive':
      metadata.url ??= webAddress(SAVED_ADDRESS.exec(text)?.[1]);
      metadata.publishedAt ??= issueDate(text);
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
  datesOfByline(line, byline.slice(bare.length), metadata);
  metadata.byline ??= bare;
  if (metadata.authors.length === 0) metadata.authors = authorsOf(bare);
  return 'byline';
}

const HASH = /^#{1,3} /;
/** "Title: Pier to close", "Byline: Ana Roe", as databases print them. */
const STATING_LABEL = /^(?:title|headline|byline|author\/byline|authors?) ?: ?\S/i;

/** A name of one word, where names have more: "Por Navidad". */
const ONE_WORD = /^[\p{Script=Latin}'’.-]+$/u;

/** Whether all that follows the names of a line is for whom they write: "Ana Roe, dpa", "Ana Roe, inviata a Harrow". */
function isOfWriters(text: string): boolean {
  const [names = '', ...rest] = text.split(/\s?[|·•]\s?|\s[–—-]\s|, /);
  return rest.length > 0 && isNameLine(names) && rest.every((piece) => isAgency(piece) || withoutJob(piece) === '');
}

/**
 * The names of a line right below the title that opens as a credit does where one is looked for, or whose names are
 * followed by for whom they write.
 */
function creditBelow(text: string, lead: string): string | null {
  const credit = readCredit(text, { sure: true });
  if (credit === null || !(credit.said || isOfWriters(text))) return null;
  const isAuthor = (name: string): boolean => !ONE_WORD.test(name) && !lead.includes(surnameIn(name));
  return credit.names.every(isAuthor) ? credit.names.join(', ') : null;
}

/** A clause that leads on to what stays: "On 3 May Karl Imm wrote to his neighbour:". */
const LEADS_ON = /^(?:\S{1,30} ){4,30}\p{Ll}{2,30}:$/u;

/** What a note on its author says below a byline: "Ana Roe reports on culture from Harrow." */
const WRITES = /^,? (?:an? |the )?(?:is|reports|covers|writes|has (?:covered|reported|written))\b/;

/** Whether a line tells of the article's author. */
function isAboutAuthor(text: string, authors: readonly string[]): boolean {
  return authors.some((name) => text.startsWith(name) && WRITES.test(text.slice(name.length)));
}

/** Under which rule a line below the title goes that says nothing of itself; null where it stays. */
function ruleBelow(text: string, lead: string | null, metadata: Metadata): RuleName | null {
  if (text.length > MAX_DECK || endsSentence(text) || LEADS_ON.test(text)) return null;
  const names = metadata.byline !== null || lead === null ? null : creditBelow(text, lead);
  if (names !== null) return readByline(names, text, metadata);
  setDates(metadata, shownDates(text));
  return 'kicker';
}

/** Takes the day and the outlet of a masthead into the metadata; null where a line is no masthead. */
function readMasthead(text: string, metadata: Metadata): RuleName | null {
  const masthead = mastheadOf(text);
  if (masthead === null) return null;
  setDates(metadata, masthead.dates);
  metadata.site ??= masthead.site;
  return 'source-line';
}

/**
 * The names of a line, and the day and outlet of one that names nobody; null where it says neither. A large town before
 * a day is where the text was written: "São Paulo, 14 de março de 2025".
 */
function readDetails(text: string, isOther: boolean, { isTown }: KnownNames, metadata: Metadata): RuleName | null {
  const names = metadata.byline !== null || isOther ? null : namesOf(text);
  if (names === null || (names !== text && isTown(names))) return readMasthead(text, metadata);
  return readByline(names, text, metadata);
}

/** Whether a line is the name of whom the first paragraph tells: a heading. */
function isToldOf(text: string, lead: string): boolean {
  if (!isNameLine(text)) return false;
  const surname = surnameIn(text);
  return lead.startsWith(text) || (lead.startsWith(surname) && !/^[\p{L}-]/u.test(lead.slice(surname.length)));
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

/** The fewest words of a sentence that may begin the story; a shorter one is a kicker or a deck. */
const MIN_OPENING_WORDS = 8;

/** The place of a sentence below the title with nothing of the head below it: the story has begun. */
function toldFrom(lines: readonly HeadLine[], from: number): number {
  const last = lines.findLastIndex(({ role }) => role !== 'text' && role !== 'point');
  const at = lines.findIndex(
    ({ role, block: { text } }, place) =>
      place >= Math.max(from, last + 1) &&
      role === 'text' &&
      endsSentence(text) &&
      text.split(' ').length >= MIN_OPENING_WORDS,
  );
  return at < 0 ? lines.length : at;
}

/** Under which rule each line goes; null for those that stay. */
function rulesOf(
  lines: readonly HeadLine[],
  title: Title | null,
  { live, lead }: { readonly live: number; readonly lead: string },
  known: KnownNames,
  metadata: Metadata,
): readonly (RuleName | null)[] {
  const { from, to } = title ?? { from: 0, to: 0 };
  const above = lines.slice(0, from).filter(({ role }) => role === 'text' || role === 'noise').length;
  const named = nameLines(lines, title, lead);
  const unsigned = named.length > 0 ? null : lead;
  const closed = lines.findLastIndex(({ role }) => role === 'date' || role === 'age');
  const told = toldFrom(lines, Math.max(to, (named.at(-1) ?? -1) + 1));
  const ruleOfBelow = (text: string, at: number): RuleName | null => {
    if (at < closed && isAboutAuthor(text, metadata.authors)) return 'author-bio';
    const isOther = !named.includes(at) && (named.length > 0 || isNameLine(text));
    const details = readDetails(text, isOther, known, metadata);
    return details === null && title !== null ? ruleBelow(text, unsigned, metadata) : details;
  };
  const ruleOfText = ({ block: { text } }: HeadLine, at: number): RuleName | null => {
    if (at < afterFrame(lines)) return 'source-line';
    if (at < from) return readMasthead(text, metadata) ?? (above <= MAX_KICKERS && isShort(text) ? 'kicker' : null);
    return isToldOf(text, lead) ? null : ruleOfBelow(text, at);
  };
  const ruleAt = (line: HeadLine, at: number): RuleName | null => {
    if (at >= from && at < to) return 'title';
    if (line.role !== 'text') return readLine(line, metadata);
    return at > told ? null : ruleOfText(line, at);
  };
  return lines.map((line, at) => (at >= live ? null : ruleAt(line, at)));
}

/** A line that says in short what the text does, and is none of a list. */
function isHighlight({ role, block }: HeadLine): boolean {
  return role === 'point' && block.kind === 'paragraph';
}

/** Takes a title without the marks round it, and the day that stands after it in its line. */
function readTitle(text: string, metadata: Metadata): void {
  const trailing = trailingDates(text);
  if (trailing !== null) setDates(metadata, trailing.dates);
  const whole = trailing === null ? text : withoutEnd(text.slice(0, trailing.start), ' |·•(–—-');
  // The field of a mail that was copied without the others.
  const bare = SUBJECT.exec(whole)?.[1] ?? whole;
  metadata.title ??= withoutVersion(unmarked(withoutClosingPicture(withoutPicture(bare.replace(HASH, '')))));
}

/** Cuts blocks under the rule that each has; null for those that stay. */
function cutLines(blocks: readonly TextBlock[], rules: readonly (RuleName | null)[], cleaning: Cleaning): TextBlock[] {
  return blocks.filter((block, at) => {
    const rule = rules[at] ?? null;
    if (rule === null || cleaning.keep.has(rule)) return true;
    cutBlock(block, rule, cleaning.log);
    return false;
  });
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
  const title = titleOf(lines, metadata.title, () => stemsOf(blocks.slice(prose, prose + PROSE_LOOKED_AT)));
  if (title === null) metadata.title ??= subjectOf(lines);
  const untitled = metadata.title === null;
  const isMail = lines.some(({ role }) => role === 'mail');
  if (title === null && untitled && !isMail && !lines.some(isHighlight)) return null;
  if (untitled && (title === null || opensWithTalk(blocks, title) || isSaid(title, blocks)))
    return cutLines(
      blocks,
      lines.map((line) => (line.role === 'mail' ? readLine(line, metadata) : null)),
      cleaning,
    );
  if (untitled && title !== null && !isAbove(title, lines, blocks[prose])) return null;
  if (title !== null) readTitle(title.text, metadata);
  const lead = blocks[prose]?.text ?? '';
  const rules = rulesOf(lines, title, { live: firstEntry(blocks), lead }, cleaning.names, metadata);
  return cutLines(blocks, rules, cleaning);
}
