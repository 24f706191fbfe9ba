/** Which of the lines above the prose of a plain text is its title. */

import type { TextBlock } from '../blocks/blocks.ts';
import { endsSentence } from '../blocks/lines.ts';
import { dateLine, type ShownDates } from '../metadata/date-labels.ts';
import { type HeadLine, isNameLine, OPENS_WITH_SITE, sharedWords } from '../metadata/head-lines.ts';
import { isOutlet } from '../metadata/jobs.ts';
import { sameTitle } from '../metadata/metadata.ts';
import words from './data/words.json' with { type: 'json' };
import { SECTIONS } from './wording.ts';

const MAX_TITLE = 200;
/** What stands above a title is short; so is what stands below it and is no part of the text. */
const KICKER = { length: 60, words: 8 } as const;
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
const TURN = /^(?:(?:[QA]\d{0,2}|Question|Answer)[:.] |[[(]?\d{1,2}:\d{2}(?::\d{2})?[\])]? )/;
/** Who speaks, in a transcript. A kicker has the same form, but only one. */
const SPEAKER = /^\p{Lu}[\p{Lu} .'’-]{1,30}: /u;

/** Lines that are the title: mostly one. */
export interface Title {
  readonly from: number;
  /** The line after its last. */
  readonly to: number;
  readonly text: string;
}

/**
 * Whether a sentence of the text says just the same, or goes on where the line breaks off: then the line is one of its
 * highlights.
 */
export function isSaid({ text, to }: Title, blocks: readonly TextBlock[]): boolean {
  const bare = text.replace(/ ?(?:…|\.{3})$/, '');
  return blocks.slice(to).some((block) => block.text.startsWith(bare === text ? `${text}.` : bare));
}

function withoutBold(text: string): string {
  return text.startsWith('**') ? text.slice(2) : text;
}

/** Who speaks, in any case: "Reporter: ", "Harrow Post: ". */
const LABEL = /^\p{Lu}[\p{L} .'’-]{1,30}: (?=\S)/u;

/** Whether a text begins with turns of speakers: as a transcript does, or with one whose label comes again. */
export function opensWithTalk(blocks: readonly TextBlock[], title: Title | null): boolean {
  if ([0, 1].every((at) => SPEAKER.test(blocks[at]?.text ?? ''))) return true;
  const [label] = LABEL.exec(withoutBold(title?.text ?? '')) ?? [];
  return label !== undefined && blocks.filter(({ text }) => withoutBold(text).startsWith(label)).length > 1;
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

/** Whether a line continues in the next: the next begins small, or both are in capitals and the first is no label. */
function goesOn(line: HeadLine, next: HeadLine | undefined): boolean {
  if (next === undefined || next.role !== 'text' || !next.close || endsSentence(line.block.text)) return false;
  const [text, after] = [line.block.text, next.block.text];
  if (OPENS_WITH_SITE.test(after)) return false;
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

/** Whether a line is as short as what stands above a title, and no sentence. */
export function isShort(text: string): boolean {
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
const MASTHEAD_PARTS = /\s?[|·•]\s?|\s[–—-]\s|, (?=\p{L}|\d{1,2}\.? )/u;

/** "Wednesday edition", "From the Post's city desk", "independent since 1902": a part that only a masthead has. */
const EDITION = new RegExp(
  '^(?:(?:\\p{Lu}\\p{L}{2,14} )?edition|(?:independent|published|founded|established) (?:since|in) \\d{4}|' +
    "from (?:the|our) (?:[\\p{L}'’-]{1,20} ){1,6}(?:desk|newsroom|bureau))$",
  'iu',
);
/** "Source: Kestrel Mining Corp.", beside the day above a release. */
const SOURCE = /^source: (\S.{1,80})$/i;
const NO_DATES: ShownDates = { published: null, updated: null };

function isEdition(part: string): boolean {
  return EDITION.test(part);
}

/** The day of a masthead, and its outlet where its name says that it is one; null of any other line. */
export function mastheadOf(text: string): { readonly dates: ShownDates; readonly site: string | null } | null {
  const parts = text.split(MASTHEAD_PARTS);
  const shown = parts.map((part) => dateLine(part));
  const dates = shown.find((found) => found !== null) ?? (parts.some(isEdition) ? NO_DATES : null);
  const isPart = (part: string, at: number): boolean =>
    shown[at] !== null || isLabel(part) || isEdition(part) || SOURCE.test(part);
  if (dates === null || !parts.every(isPart)) return null;
  const sources = parts.flatMap((part) => SOURCE.exec(part)?.[1] ?? []);
  return { dates, site: parts.find((part) => isOutlet(part)) ?? sources[0] ?? null };
}

/**
 * The line after what no title stands above: the fields of a mail that was sent on, below a note of whoever sent it,
 * and the trail of a page, below the name of its site.
 */
export function afterFrame(lines: readonly HeadLine[]): number {
  const mail = lines.findLastIndex(({ role }) => role === 'mail') + 1;
  const trail = lines.findLastIndex(({ role }) => role === 'trail') + 1;
  return lines.slice(trail).some(({ role }) => role === 'text') ? Math.max(mail, trail) : mail;
}

/** Whether a line is a title with its site, as programs print it above a page: "Pier to close - The Post". */
function isWithSite(line: string, title: string): boolean {
  return title.length >= 4 && line.startsWith(title) && /^ [-–—|·] \S.{1,40}$/.test(line.slice(title.length));
}

/**
 * The title among the lines; null where no line may be one.
 *
 * @param stems of the prose below them
 */
export function titleOf(
  lines: readonly HeadLine[],
  known: string | null,
  stems: () => ReadonlySet<string>,
): Title | null {
  const from = afterFrame(lines);
  const texts = lines.flatMap((line, at) => (line.role === 'text' && at >= from ? [at] : []));
  if (known !== null) {
    const shown = texts.map((at) => titleFrom(lines, at)).find(({ text }) => sameTitle(text, known));
    return shown ?? null;
  }
  const prose = stems();
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
  if (best === null) return null;
  const text = lines[best]?.block.text ?? '';
  const again = texts.find((at) => at > (best ?? 0) && isWithSite(text, lines[at]?.block.text ?? ''));
  return titleFrom(lines, again ?? best);
}
