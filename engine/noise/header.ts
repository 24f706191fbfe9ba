import { cutBlock, cutInside, type TextBlock } from '../blocks/blocks.ts';
import { endsSentence } from '../blocks/lines.ts';
import { isProse } from '../blocks/prose.ts';
import type { RuleName } from '../blocks/rules.ts';
import { authorsOf, BY, bareByline, bylineOf, datesOfByline, NAMES } from '../metadata/bylines.ts';
import { isDetailLine } from '../metadata/credits.ts';
import { dateLine, shownDates } from '../metadata/date-labels.ts';
import { writtenDate } from '../metadata/dates.ts';
import { LABELLED_LINE, labelledLine } from '../metadata/labelled-line.ts';
import { type Metadata, sameTitle, setDates } from '../metadata/metadata.ts';
import { beginsSmall } from '../text/letters.ts';
import { type Cleaning, cueOf } from './cleaning.ts';
import { firstEntry } from './entries.ts';
import { readTextHead } from './text-head.ts';
import { withoutVersion } from './versions.ts';

/** What a press office sets above its title. */
const RELEASE_MARK = /^(?:for immediate release|(?:press|news|media) release|embargoed until .{1,60})[.:]?$/i;
const MAX_TITLE = 130;
const HEADER_BLOCKS = 14;

/** Whether a first line is plainly a title: short, no stop at its end, and prose after it. */
function isTitleLike(block: TextBlock, next: TextBlock | undefined): boolean {
  const { text } = block;
  if (text.length > MAX_TITLE || text.length < 4 || !text.includes(' ') || next === undefined) return false;
  if (/[.!?,:;…]["”’']?$/.test(text) || /^["“].*["”]$/.test(text) || /^\p{Ll}|^\[[^[\]]{1,60}\]$/u.test(text))
    return false;
  return isProse(next.text, next.kind) && next.text.length > text.length;
}

/**
 * Reads the lines before (and a date after) the article's prose: title, byline, dates, address. What is read leaves the
 * text and is recorded.
 *
 * @param titles whether a first line without a label may be the title; each further one then leaves as a kicker
 * @returns the blocks that stay
 */
export function readHeader(blocks: readonly TextBlock[], metadata: Metadata, cleaning: Cleaning): TextBlock[] {
  const head = blocks[0]?.origin.range == null ? null : readTextHead(blocks, metadata, cleaning);
  if (head !== null) return readTail(head, metadata, cleaning);
  const kept: TextBlock[] = [];
  const end = Math.min(HEADER_BLOCKS, firstEntry(blocks));
  let at = 0;
  for (; at < end; at++) {
    const block = blocks[at];
    if (block === undefined) break;
    const verdict = verdictOn({ blocks, at, block, kept, metadata, cleaning });
    if (verdict === 'prose') break;
    if (verdict === 'stays' || cleaning.keep.has(verdict)) kept.push(block);
    else cutBlock(block, verdict, cleaning.log);
  }
  return readTail(kept.concat(blocks.slice(at)), metadata, cleaning);
}

/** A line of the header, with those before it that stay. */
interface HeaderLine {
  readonly blocks: readonly TextBlock[];
  readonly at: number;
  readonly block: TextBlock;
  readonly kept: readonly TextBlock[];
  readonly metadata: Metadata;
  readonly cleaning: Cleaning;
}

/** The rule a line leaves under, that it stays, or that the prose begins with it. */
type Verdict = RuleName | 'stays' | 'prose';

/** What a line may be, in order: the first reader that knows it takes what it says into the metadata. */
const READERS: readonly ((line: HeaderLine) => Verdict | null)[] = [
  readLabel,
  readDateLine,
  readByline,
  readDetails,
  readProse,
  readTitleAgain,
  readReleaseMark,
  readFirst,
];

function verdictOn(line: HeaderLine): Verdict {
  for (const read of READERS) {
    const verdict = read(line);
    if (verdict !== null) return verdict;
  }
  return 'stays';
}

function readLabel({ block, metadata }: HeaderLine): Verdict | null {
  return labelledLine(block.text, metadata);
}

function readDateLine({ block, metadata }: HeaderLine): Verdict | null {
  const dates = dateLine(block.text);
  if (dates === null) return null;
  setDates(metadata, dates);
  return 'date-line';
}

function readByline({ block: { text, kind }, kept, metadata }: HeaderLine): Verdict | null {
  const byline = bylineOf(text);
  if (byline === null || (kind === 'item' && (kept.length > 0 || !BY.test(text)))) return null;
  const bare = bareByline(byline);
  datesOfByline(byline, byline.slice(bare.length), metadata);
  metadata.byline ??= bare;
  if (metadata.authors.length === 0) metadata.authors = authorsOf(byline);
  return 'byline';
}

function readDetails({ block: { text, kind }, metadata }: HeaderLine): Verdict | null {
  if (kind !== 'paragraph' || !isDetailLine(text)) return null;
  setDates(metadata, shownDates(text));
  return 'date-line';
}

/** The first paragraph, or noise that its own rule cuts later. */
function readProse({ block: { text, kind }, cleaning }: HeaderLine): Verdict | null {
  if (isProse(text, kind)) return 'prose';
  return cueOf(text, cleaning) === null ? null : 'stays';
}

function readTitleAgain({ block, metadata }: HeaderLine): Verdict | null {
  return metadata.title !== null && sameTitle(block.text, metadata.title) ? 'title' : null;
}

function readReleaseMark({ block, kept }: HeaderLine): Verdict | null {
  return kept.length === 0 && RELEASE_MARK.test(block.text) ? 'kicker' : null;
}

/** A line with nothing but noise before it: an entry of a menu, the title, who wrote it, or a kicker. */
function readFirst(line: HeaderLine): Verdict | null {
  const { blocks, at, block, kept, metadata, cleaning } = line;
  if (!kept.every((before) => cueOf(before.text, cleaning)?.place === 'line')) return null;
  const leads = leadsToProse(blocks, at, cleaning);
  if (block.kind !== 'heading' && !leads) return null;
  const verdict = metadata.title === null ? readTitle(line) : null;
  if (verdict !== null) return verdict;
  if (metadata.byline === null && isAuthorAlone(blocks, at)) {
    metadata.byline = block.text;
    if (metadata.authors.length === 0) metadata.authors = authorsOf(block.text);
    return 'byline';
  }
  // A line that continues below in small letters is the lead, broken where it was set.
  if (!leads || beginsSmall(blocks[at + 1]?.text ?? '')) return null;
  setDates(metadata, shownDates(block.text));
  return 'kicker';
}

function readTitle({ blocks, at, block: { text }, kept, metadata, cleaning }: HeaderLine): Verdict | null {
  const isBelowMenu = () => kept.length > 0 || cleaning.log.removed.some((cut) => cut.rule === 'navigation');
  if (isMenuEntry(blocks, at) && isBelowMenu()) return 'navigation';
  if (text.length > MAX_TITLE || text.length < 4) return null;
  metadata.title = withoutVersion(text);
  return 'title';
}

const POINT = /^[*•▪-] \S/;
const MENU_WORDS = 3;
const TITLE_WORDS = 5;

/**
 * "What's On" between other entries of a menu and the title: a short line with a longer one on the line below, and a
 * byline, a date or the text below that.
 */
function isMenuEntry(blocks: readonly TextBlock[], at: number): boolean {
  const [entry, title, after] = [blocks[at], blocks[at + 1], blocks[at + 2]];
  if (entry === undefined || title === undefined || after === undefined) return false;
  const [above, below] = [entry.origin.range, title.origin.range];
  const isNextLine = above !== null && below !== null && below.start - above.end <= LINE_BREAK;
  if (!isNextLine || entry.text.split(' ').length > MENU_WORDS || endsSentence(title.text)) return false;
  if (title.text.length > MAX_TITLE || title.text.split(' ').length < TITLE_WORDS) return false;
  return dateLine(after.text) !== null || bylineOf(after.text) !== null || isProse(after.text, after.kind);
}
const LINE_BREAK = 2;

/** A name alone below the title that the article ends on: "Tobias Renner is a retired architect". */
function isAuthorAlone(blocks: readonly TextBlock[], at: number): boolean {
  const text = blocks[at]?.text ?? '';
  const match = NAMES.exec(text);
  if (match === null || match[2] !== '' || text.split(' ').length > MENU_WORDS) return false;
  return blocks
    .slice(-3)
    .some((block) => block.text.startsWith(`${text} is `) || block.text.startsWith(`${text} was `));
}

/** Whether this block is title-like once the metadata lines between it and the first prose are out of the way. */
function leadsToProse(blocks: readonly TextBlock[], at: number, cleaning: Cleaning): boolean {
  const block = blocks[at];
  if (block === undefined || (block.kind === 'item' && !opensHeader(blocks, at))) return false;
  if (opensDated(blocks, at)) return true;
  for (let next = at + 1; next < Math.min(blocks.length, at + 6); next++) {
    const candidate = blocks[next];
    if (candidate === undefined) return false;
    const { text } = candidate;
    if (isProse(text, candidate.kind)) return isTitleLike(block, candidate);
    const passes =
      dateLine(text) !== null ||
      bylineOf(text) !== null ||
      LABELLED_LINE.test(text) ||
      cueOf(text, cleaning)?.place === 'line' ||
      // "* Fire broke out at 0430 GMT": what a wire sets in short above its story
      (candidate.kind === 'item' && POINT.test(text));
    if (!passes && !(text.length <= MAX_TITLE && !endsSentence(text) && next === at + 1)) return false;
  }
  return false;
}

/** A first line right above a byline or date, with no blank line between: the top of an article, not a list. */
function opensHeader(blocks: readonly TextBlock[], at: number): boolean {
  const [block, next] = [blocks[at], blocks[at + 1]];
  if (at > 0 || block === undefined || next === undefined || /^(?:[-*•]|\d+[.)])/.test(block.text)) return false;
  return dateLine(next.text) !== null || (BY.test(next.text) && bylineOf(next.text) !== null);
}

/**
 * A first line with a blank line and a date or a byline below it, whatever is below that: the key points of a live
 * page, say.
 */
function opensDated(blocks: readonly TextBlock[], at: number): boolean {
  const [block, next] = [blocks[at], blocks[at + 1]];
  if (at > 0 || block?.kind !== 'paragraph' || next === undefined || endsSentence(block.text)) return false;
  if (block.text.split(' ').length < TITLE_WORDS) return false;
  const labelled = LABELLED_LINE.exec(next.text);
  const isDated =
    labelled !== null && /date|publish|posted/i.test(labelled[1] ?? '') && writtenDate(next.text) !== null;
  return isDated || dateLine(next.text) !== null || (BY.test(next.text) && bylineOf(next.text) !== null);
}

/** A date line or a byline at the very end of the text. */
function readTail(blocks: TextBlock[], metadata: Metadata, cleaning: Cleaning): TextBlock[] {
  const last = blocks[blocks.length - 1];
  if (last === undefined || blocks.length < 2) return blocks;
  const dates = dateLine(last.text);
  if (dates !== null && !cleaning.keep.has('date-line')) {
    setDates(metadata, dates);
    cutBlock(last, 'date-line', cleaning.log);
    return blocks.slice(0, -1);
  }
  return blocks;
}

/** Takes a repeated title off the front of the first paragraph, where the paragraph continues after it. */
export function cutTitlePrefix(blocks: readonly TextBlock[], metadata: Metadata, cleaning: Cleaning): void {
  const first = blocks[0];
  const { title } = metadata;
  if (first === undefined || title === null || title.length < 20 || cleaning.keep.has('title')) return;
  if (
    first.text.startsWith(title) &&
    /^ [\p{Lu}"“]/u.test(first.text.slice(title.length, title.length + 2)) &&
    !endsSentence(title)
  ) {
    cutInside(first, [{ start: 0, end: title.length, rule: 'title' }], cleaning.log, cleaning.source);
  }
}
