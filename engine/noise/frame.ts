import { cutBlock, type TextBlock } from '../blocks/blocks.ts';
import { endsSentence } from '../blocks/lines.ts';
import { isProse } from '../blocks/prose.ts';
import type { RuleName } from '../blocks/rules.ts';
import { bylineOf } from '../metadata/bylines.ts';
import { dateLine } from '../metadata/date-labels.ts';
import { type Cleaning, cueOf } from './cleaning.ts';
import type { CueMatch } from './cues.ts';
import { wordsUpTo } from './shape.ts';

/**
 * The page round a story, as a crude scraper leaves it: menus above; links, forms and the foot of the site below.
 * Hardly a line of it says by itself what it is. What tells is that no prose of the story is among them, and that some
 * are plainly a site's.
 */

/**
 * What a block says for the story (above 0) or for the page round it. Set by hand on scraped pages (bench/scraped.ts).
 */
const WEIGHTS = {
  /** For each hundred characters of prose, and at most. */
  prose: 1,
  mostProse: 4,
  sentence: 0.25,
  line: -0.5,
  cue: -0.5,
  mark: -1.5,
} as const;

/** Rules whose lines only a site has. A credit, a caption or a time of day may be in a bare article. */
const MARKS: ReadonlySet<string> = new Set([
  'advert',
  'author-bio',
  'comment-count',
  'cookie-notice',
  'copyright',
  'loading-placeholder',
  'navigation',
  'read-also',
  'share-bar',
  'subscribe-prompt',
  'tags',
]);
/** "Skip to content" opens a page; "Read more" may be in any list. */
const HEAD_MARK = 'story-continues';

/**
 * What has to be above a story or below it before anything is cut for its place: the weight, the lines, the
 * marks, and how many rules those are of.
 */
const HEAD = { weight: -4, lines: 6, marks: 2 } as const;
const TAIL = { weight: -4, lines: 5, marks: 3, rules: 2 } as const;
/** The fewest paragraphs of prose in a story. */
const MIN_PROSE = 3;
/**
 * A paragraph is of the story where this many of its long words are in it, where it is this long, or where another is
 * beside it.
 */
const AKIN = 0.4;
/** A sentence above the story that belongs to it has at least so much of its words. */
const RELATED = 0.25;
const STORY_LENGTH = 240;
const PARTED_LENGTH = 100;
/**
 * What parts paragraphs from a story that they are none of: so many different marks of a site, and lines of such a
 * weight. The same mark between items is in a list of the story, and figures are in its tables. What is beyond weighs
 * less than this: more prose is a part of the story, below a box of the site.
 */
const GAP = { marks: 5, weight: -14, beyond: 10 } as const;
const TITLE = { shortest: 16, longest: 130, distance: 30, share: 0.5 } as const;

interface Weighed {
  readonly block: TextBlock;
  readonly cue: CueMatch | null;
  readonly prose: boolean;
  readonly mark: boolean;
  readonly weight: number;
}

function isMark(cue: CueMatch | null): boolean {
  return cue !== null && cue.place === 'line' && MARKS.has(cue.rule);
}

function weigh(block: TextBlock, cue: CueMatch | null): Weighed {
  const mark = isMark(cue);
  // A list of reasons or records may have them for its headings; a site's headings are no sentences.
  const prose = cue === null && isProse(block.text, endsSentence(block.text) ? 'paragraph' : block.kind);
  let weight: number;
  if (mark) weight = WEIGHTS.mark;
  else if (cue !== null) weight = WEIGHTS.cue;
  else if (prose) weight = Math.min(WEIGHTS.mostProse, (block.text.length / 100) * WEIGHTS.prose);
  else weight = endsSentence(block.text) ? WEIGHTS.sentence : WEIGHTS.line;
  return { block, cue, prose, mark, weight };
}

/** The stretch of blocks with the greatest sum of weights: its first block and the one after its last. */
function heaviest(seen: readonly Weighed[]): readonly [from: number, to: number] {
  let best = 0;
  let range: readonly [number, number] = [0, 0];
  let sum = 0;
  let from = 0;
  seen.forEach(({ weight }, at) => {
    if (sum <= 0) {
      sum = 0;
      from = at;
    }
    sum += weight;
    if (sum > best) {
      best = sum;
      range = [from, at + 1];
    }
  });
  return range;
}

function longWords(text: string): string[] {
  return text.toLowerCase().match(/\p{L}{5,}/gu) ?? [];
}

function shareIn(words: readonly string[], known: ReadonlySet<string>): number {
  let count = 0;
  for (const word of words) if (known.has(word)) count++;
  return words.length === 0 ? 0 : count / words.length;
}

interface Story {
  readonly from: number;
  readonly to: number;
  /** The long words of its middle. */
  readonly words: ReadonlySet<string>;
}

/**
 * Where the story begins and ends: it reaches from the heaviest stretch out to the furthest paragraphs that may be of
 * it. Null where there is none, or nothing round it.
 */
function storyOf(seen: readonly Weighed[]): Story | null {
  const [first, last] = heaviest(seen);
  // The story may only reach further out.
  if (first < HEAD.lines && seen.length - last < TAIL.lines) return null;
  const middle = seen.slice(first, last).filter(({ prose }) => prose);
  if (middle.length < MIN_PROSE) return null;
  const words = new Set(middle.flatMap(({ block }) => longWords(block.text)));
  // An advert or a picture's label may stand between the lead and the rest.
  const isParted = (at: number): boolean => seen[at + 1]?.cue?.place === 'line' && seen[at + 2]?.prose === true;
  const isStory = ({ block: { text, kind }, prose }: Weighed, at: number): boolean =>
    prose &&
    ((at >= first && at < last) ||
      kind === 'heading' ||
      text.length >= STORY_LENGTH ||
      seen[at + 1]?.prose === true ||
      seen[at - 1]?.prose === true ||
      (text.length >= PARTED_LENGTH && isParted(at)) ||
      shareIn(longWords(text), words) >= AKIN);
  const story = new Set(seen.filter(isStory));
  const isIn = (entry: Weighed): boolean => story.has(entry);
  const inside = seen.slice(first, last).map(isIn);
  const from = first + inside.indexOf(true);
  const to = first + inside.lastIndexOf(true) + 1;
  return { from: from - reach(seen.slice(0, from).toReversed(), isIn), to: to + reach(seen.slice(to), isIn), words };
}

/**
 * How far a story reaches one way from its heaviest stretch: over its paragraphs, up to a gap with so much of a site in
 * it that what is beyond is of the page.
 *
 * @param beyond the blocks outside of that stretch, the nearest first
 */
function reach(beyond: readonly Weighed[], isStory: (entry: Weighed) => boolean): number {
  let reached = 0;
  let [weight, left] = [0, weightOf(beyond.filter(isStory))];
  const marks = new Set<string>();
  for (const [at, entry] of beyond.entries()) {
    if (isStory(entry)) {
      if (marks.size >= GAP.marks && weight <= GAP.weight && left < GAP.beyond) break;
      left -= entry.weight;
      reached = at + 1;
      marks.clear();
      weight = 0;
    } else {
      if (isOfSite(entry) && /\p{L}/u.test(entry.block.text)) marks.add(entry.block.text);
      weight += entry.weight;
    }
  }
  return reached;
}

/**
 * Which of the lines above the story is its title: the one whose long words stand most in the story, the last of such.
 * -1 where none may be.
 */
function titleAt(seen: readonly Weighed[], { from, words }: Story): number {
  let best = -1;
  let most: number = TITLE.share;
  for (let at = Math.max(0, from - TITLE.distance); at < from; at++) {
    const entry = seen[at];
    if (entry === undefined || entry.cue !== null) continue;
    const { text } = entry.block;
    if (text.length < TITLE.shortest || text.length > TITLE.longest || wordsUpTo(text, 4) < 4) continue;
    if (!/^["“‘']?[\p{Lu}\p{N}]/u.test(text) || /[|/@_]|\d{4}-|[.!…]$/.test(text)) continue;
    const own = longWords(text);
    const share = shareIn(own, words);
    if (own.length >= 2 && share >= most) {
      most = share;
      best = at;
    }
  }
  return best;
}

/**
 * Where the first sentence above the story stands that speaks of what the story does: a deck, or the lead itself, which
 * headings or items part from the rest.
 */
function leadAt(seen: readonly Weighed[], { from, words }: Story): number {
  const lead = seen.findIndex(({ prose, block: { text } }, at) => {
    return at < from && prose && shareIn(longWords(text), words) >= RELATED;
  });
  return lead < 0 ? from : lead;
}

function weightOf(seen: readonly Weighed[]): number {
  return seen.reduce((all, { weight }) => all + weight, 0);
}

/** Whether the lines above a story are a site's. */
function isHead(head: readonly Weighed[]): boolean {
  return head.length >= HEAD.lines && head.filter(isOfSite).length >= HEAD.marks && weightOf(head) <= HEAD.weight;
}

const MAX_HEAD = 18;

function isOfArticle({ block: { text } }: Weighed): boolean {
  return dateLine(text) !== null || bylineOf(text) !== null;
}

/** Whether only a site has a line, or the top of one. */
function isOfSite({ mark, cue }: Weighed): boolean {
  return mark || cue?.rule === HEAD_MARK;
}

/** Whether the lines below a story, from the first mark on, are a site's. */
function isTail(tail: readonly Weighed[]): boolean {
  const marks = tail.filter(({ mark }) => mark);
  return (
    tail.length >= TAIL.lines &&
    marks.length >= TAIL.marks &&
    new Set(marks.map(({ cue }) => cue?.rule)).size >= TAIL.rules &&
    weightOf(tail) <= TAIL.weight
  );
}

/**
 * The lines of the page above the title and the story, or up to the last mark where no line may be the title. Where the
 * elements of the page are known, they have told already where the story begins.
 */
function aboveOf(seen: readonly Weighed[], story: Story): readonly Weighed[] {
  const head = seen.slice(0, story.from);
  if (!isHead(head) || seen.every(({ block }) => block.origin.range === null)) return [];
  const title = titleAt(seen, story);
  // Few lines that begin with none of a site's, and say who wrote the story or when, are its own head.
  if (title < 0 && head[0]?.cue === null && head.length <= MAX_HEAD && head.some(isOfArticle)) return [];
  const end = Math.min(leadAt(seen, story), title >= 0 ? title : head.findLastIndex(({ mark }) => mark) + 1);
  const above = head.slice(0, end);
  // With nothing of a site above it, what seemed the title may be its deck.
  return above.some(isOfSite) ? above : [];
}

/**
 * Cuts the page round a story. Above, all goes before the title, or up to the last mark where no line may be the title;
 * below, all from the first mark on. A list or table that ends an article, a heading that opens it, and prose of the
 * story are none of it. The title itself is left to the reading of header lines, which takes it where it is as
 * titles do.
 *
 * @returns what stays, in order
 */
export function cutFrame(blocks: readonly TextBlock[], cleaning: Cleaning): readonly TextBlock[] {
  if (blocks.length < MIN_PROSE + TAIL.lines) return blocks;
  const cues = blocks.map(({ text }) => cueOf(text, cleaning));
  if (cues.filter((cue) => isMark(cue) || cue?.rule === HEAD_MARK).length < HEAD.marks) return blocks;
  const seen = blocks.map((block, at) => weigh(block, cues[at] ?? null));
  const story = storyOf(seen);
  if (story === null) return blocks;
  const rules = new Map<number, RuleName>();
  for (const [at, { cue }] of aboveOf(seen, story).entries()) rules.set(at, cue?.rule ?? 'navigation');
  const foot = seen.findIndex(({ mark }, at) => at >= story.to && mark);
  if (foot >= 0 && isTail(seen.slice(foot)))
    for (let at = foot; at < seen.length; at++) rules.set(at, seen[at]?.cue?.rule ?? 'read-also');
  return rules.size === 0
    ? blocks
    : blocks.filter((block, at) => {
        const rule = rules.get(at);
        if (rule === undefined || cleaning.keep.has(rule)) return true;
        cutBlock(block, rule, cleaning.log);
        return false;
      });
}
