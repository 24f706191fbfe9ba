import { cutBlock, cutInside, type TextBlock } from '../blocks/blocks.ts';
import { endsSentence } from '../blocks/lines.ts';
import { functionWords, isProse } from '../blocks/prose.ts';
import { type RuleName, rulesWith } from '../blocks/rules.ts';
import { beginsSmall } from '../text/letters.ts';
import { type Cleaning, cueOf, readingOf } from './cleaning.ts';
import type { CueMatch } from './cues.ts';
import words from './data/words.json' with { type: 'json' };
import { entryTimes } from './entries.ts';
import {
  headlinesFrom,
  isFragment,
  isHeadlineLink,
  isLabelledLink,
  isLinkLine,
  isTableHead,
  isWhollyLinked,
  longRun,
  MIN_BODY,
  mayFollow,
  pointsItself,
  type SeenBlock,
} from './link-lists.ts';
import { lookOver, type Page } from './page.ts';
import { isUnfinished } from './shape.ts';
import { isReported, isTold } from './told.ts';

/**
 * What decides over a block, each in points; {@link THRESHOLD} points cut it. Set by hand on invented articles
 * (bench/noise.ts).
 */
const POINTS = {
  wholeLine: 3,
  beginning: 2,
  /** A biography reads like prose, and is told by standing at the end. */
  biography: 1.5,
  unfinished: 1,
  short: 0.5,
  tail: 1,
  lead: 0.5,
  besideNoise: 0.5,
  linked: 1.5,
  quoted: -2,
  reported: -3.5,
  long: -1,
  prose: -1,
  /** What looks like a caption and is in a list is of the list. */
  listed: -1.5,
  /** A finished sentence that begins as an appeal and has no word to readers. */
  unaddressed: -1,
  /** A sentence after the word that makes a link of a line: "Photos: The bridge was opened on Monday." */
  sentence: -3,
} as const;
const THRESHOLD = 2.5;

const QUOTED = /^["“‘']/;

const APPEALS: ReadonlySet<RuleName> = new Set(['subscribe-prompt', 'share-bar', 'advert']);
/** What an appeal says to readers or asks of them: "Sign up for our letter", "Stay tuned for updates". */
const TO_READERS = new RegExp(
  String.raw`\b(?:${[...words.toReaders, ...words.products].join('|')})\b|[!@]|https?:|\bwww\.`,
  'iu',
);

const LONE_NUMBER = /^\d[\d.,]{0,14}$/;

type Zone = 'lead' | 'body' | 'tail';

/** The points of a block with a cue; a cue with points of its own is weighed by where it is alone. */
function scoreOf(seen: SeenBlock, zone: Zone, besideNoise: boolean): number {
  const { block, cue } = seen;
  if (cue === null) return 0;
  const placed = lookPoints(block) + zonePoints(zone) + (besideNoise ? POINTS.besideNoise : 0);
  const own = cue.points ?? cuePoints(cue) + prosePoints(block, cue, zone);
  const points = placed + own;
  if (cue.points !== undefined && block.kind === 'heading' && cue.rule === 'navigation') return 0;
  // Asked last: it takes longest to tell.
  return points >= THRESHOLD && isStory(block.text, cue) ? points + POINTS.reported : points;
}

function cuePoints({ place, rule }: CueMatch): number {
  if (place === 'line') return POINTS.wholeLine;
  return rule === 'author-bio' ? POINTS.biography : POINTS.beginning;
}

/** A longer block may be strung together of headlines, which tell of somebody as well. */
const MAX_STORY = 300;

/** Whether a block tells what somebody said or did. A caption may do so, too, and notes on authors tell of them. */
function isStory(text: string, { rule, points }: CueMatch): boolean {
  if (rule === 'photo-credit') return endsSentence(text) && isTold(text);
  if (CAPTIONS.has(rule) || text.length > MAX_STORY) return false;
  return rule === 'author-bio' || points !== undefined ? isReported(text) : isTold(text);
}

/** What a block's length, links and quotation marks say. */
function lookPoints({ text, linked }: TextBlock): number {
  let points = 0;
  if (!endsSentence(text)) points += POINTS.unfinished;
  if (text.length <= 120) points += POINTS.short;
  if (linked > text.length * 0.5) points += POINTS.linked;
  if (QUOTED.test(text)) points += POINTS.quoted;
  return points;
}

function zonePoints(zone: Zone): number {
  if (zone === 'body') return 0;
  return zone === 'tail' ? POINTS.tail : POINTS.lead;
}

/** What speaks for a sentence of the article. */
function prosePoints({ text }: TextBlock, { place, rule }: CueMatch, zone: Zone): number {
  let points = 0;
  if (place === 'start' && APPEALS.has(rule) && endsSentence(text) && !TO_READERS.test(text))
    points += POINTS.unaddressed;
  if (LABELLED.has(rule) && text.length >= 60 && text.endsWith('.') && functionWords(text, 3) >= 2)
    points += POINTS.sentence;
  if (text.length > 200) points += POINTS.long;
  const [length, words] = place === 'line' ? [120, 8] : [80, 6];
  if (zone === 'body' && text.length > length && endsSentence(text) && functionWords(text, words) >= words)
    points += POINTS.prose;
  return points;
}

function captionScore(points: number, zone: Zone, besideNoise: boolean): number {
  if (points <= 0) return 0;
  return points + (besideNoise ? POINTS.besideNoise : 0) + (zone === 'tail' ? POINTS.besideNoise : 0);
}

/** The lines beside one in a list: on both sides, before its last line, after its first. */
const BESIDE = [
  [-1, 1],
  [-2, -1],
  [1, 2],
] as const;

/** Whether two lines beside one lack their stop as it does, and are neither captions nor furniture by themselves. */
function isListed(seen: readonly SeenBlock[], at: number, page: Page): boolean {
  const isLine = (entry: SeenBlock | undefined): boolean =>
    entry !== undefined &&
    entry.cue === null &&
    !entry.prose &&
    isUnfinished(entry.block.text) &&
    page.captionPoints(entry.block) < THRESHOLD;
  return BESIDE.some((places) => places.every((place) => isLine(seen[at + place])));
}

const LABELLED = rulesWith('labelled');
const ANNOUNCES = rulesWith('announces');

/**
 * A paragraph that stands twice is a slip of the source; what comes again and again is the form of the text, unless
 * most of it does.
 */
const MIN_REPEATED = 40;
const MAX_REPEATED = 3;

const MAX_WHOLE_CAPTION = 200;
const CAPTIONS = rulesWith('caption');

/** Takes noise out of the inside of each block. Returns whether anything was cut. */
export function cutInlineNoise(blocks: readonly TextBlock[], cleaning: Cleaning): boolean {
  let changed = false;
  for (const block of blocks) {
    // A caption goes whole, with its credit; taking the credit first would leave a sentence.
    const { cue, inline } = readingOf(block.text, cleaning);
    if (inline.length === 0) continue;
    if (
      block.text.length <= MAX_WHOLE_CAPTION &&
      cue?.place === 'line' &&
      CAPTIONS.has(cue.rule) &&
      !cleaning.keep.has(cue.rule)
    )
      continue;
    const cuts = inline.filter(({ rule, start, end }) => !cleaning.keep.has(rule) && end - start < block.text.length);
    if (cuts.length === 0) continue;
    cutInside(block, cuts, cleaning.log, cleaning.source);
    changed = true;
  }
  return changed;
}

/** What each block shows by itself: the cue that is in it, unless its rule is kept, and whether it is prose. */
function lookAt(blocks: readonly TextBlock[], cleaning: Cleaning): SeenBlock[] {
  const entries = entryTimes(blocks);
  return blocks.map((block, at): SeenBlock => {
    const found = entries.has(block) ? null : cueOf(block.text, cleaning);
    const cue = found !== null && (cleaning.keep.has(found.rule) || isTableHead(found, blocks, at)) ? null : found;
    return { block, cue, prose: cue === null && isProse(block.text, block.kind) };
  });
}

/** Which paragraphs come again in a text, and how often one may before that is its form rather than a slip. */
class Repetition {
  private readonly times = new Map<string, number>();
  private readonly most: number;
  private readonly seen = new Set<string>();

  constructor(blocks: readonly TextBlock[]) {
    const { times } = this;
    for (const { text } of blocks) if (text.length >= MIN_REPEATED) times.set(text, (times.get(text) ?? 0) + 1);
    const often = [...times.values()].filter((count) => count > MAX_REPEATED).reduce((all, count) => all + count, 0);
    this.most = often > 0 && often * 3 < blocks.length ? MAX_REPEATED : Number.POSITIVE_INFINITY;
  }

  /** Whether a block was there before. Asked once of each block that stays. */
  repeats({ text, kind }: TextBlock): boolean {
    // An interview may ask the same of each, a plan have the same on each day, a list of contents the headings: none of
    // these is a slip of the source.
    const isForm = kind === 'item' || text.length < MIN_REPEATED || text.endsWith('?') || !isProse(text);
    if (isForm || (this.times.get(text) ?? 0) > this.most) return false;
    const isRepeated = this.seen.has(text);
    this.seen.add(text);
    return isRepeated;
  }
}

/** Where a block is among the others. */
interface Standing {
  readonly at: number;
  readonly zone: Zone;
  readonly besideNoise: boolean;
}

/** "Where: Harrow" */
const FACT = /^[^.:：]{2,30}(?:: |：)\S/;
/** A list of links among paragraphs has at most so many. */
const MAX_LINKS = 6;
const NOTHING = { linked: 0, text: '' } as const;

/** One pass over a text's blocks, which are asked about in their order. */
class Pass {
  private readonly seen: readonly SeenBlock[];
  private readonly keep: Cleaning['keep'];
  private readonly page: Page;
  private readonly paged: boolean;
  private readonly firstProse: number;
  private readonly lastProse: number;
  private readonly listFrom: number;
  private readonly fragments: ReadonlySet<SeenBlock>;
  private readonly repetition: Repetition;
  /** The rule of the link list whose heading was cut last, while its lines go on. */
  private followed: RuleName | null = null;
  private lastCut = -2;

  constructor(blocks: readonly TextBlock[], cleaning: Cleaning) {
    const seen = lookAt(blocks, cleaning);
    this.seen = seen;
    this.keep = cleaning.keep;
    this.page = lookOver(blocks, (at) => seen[at]?.prose === true, cleaning.known);
    this.paged = blocks.some(({ linked }) => linked > 0);
    this.firstProse = seen.findIndex(({ prose }) => prose);
    this.lastProse = seen.findLastIndex(({ prose }) => prose);
    this.listFrom = headlinesFrom(seen);
    // Beside lines that stay, such a scrap is of a list or table, or its heading.
    const scraps = seen.slice(this.lastProse + 1).filter(({ cue }) => cue === null);
    this.fragments = new Set(scraps.every(isFragment) ? scraps : []);
    this.repetition = new Repetition(blocks);
  }

  /** The rule that cuts a block, or null where it stays. */
  decide(block: TextBlock, at: number): RuleName | null {
    const entry = this.seen[at];
    if (entry === undefined) return null;
    const rule = this.ruleByLooks(entry, this.standing(at)) ?? this.ruleByPage(block);
    if (rule === null) {
      this.followed = null;
      return null;
    }
    this.lastCut = at;
    const opens =
      ANNOUNCES.has(rule) && !this.fragments.has(entry) && !endsSentence(block.text) && !pointsItself(entry);
    this.followed = opens ? rule : null;
    return rule;
  }

  private standing(at: number): Standing {
    const besideNoise = this.lastCut === at - 1 || this.seen[at + 1]?.cue?.place === 'line';
    return { at, zone: this.zoneOf(at), besideNoise };
  }

  /** A number with what it counts on the line below: "400", "owners". The next entry of a ranking begins large. */
  private isFigure(at: number): boolean {
    return LONE_NUMBER.test(this.seen[at]?.block.text ?? '') && beginsSmall(this.seen[at + 1]?.block.text ?? '');
  }

  private zoneOf(at: number): Zone {
    if (this.firstProse < 0) return 'body';
    if (at < this.firstProse) return 'lead';
    return at > this.lastProse ? 'tail' : 'body';
  }

  private ruleByLooks(entry: SeenBlock, standing: Standing): RuleName | null {
    const { block, cue } = entry;
    const { at, zone, besideNoise } = standing;
    if (cue !== null && !this.isFigure(at) && scoreOf(entry, zone, besideNoise) >= THRESHOLD) return cue.rule;
    return (
      (cue === null && zone !== 'lead' ? this.ruleBelowTitle(block, standing) : null) ??
      (this.isPointer(block, at) ? this.unlessKept('read-also') : null) ??
      this.ruleOfList(entry, standing) ??
      (this.isScrap(entry) ? this.unlessKept('read-also') : null)
    );
  }

  /** A link to another article: alone in its line, after a label, or in a list of such among paragraphs. */
  private isPointer(block: TextBlock, at: number): boolean {
    return isLinkLine(block) || this.isLabelledLink(block, at) || (block.kind === 'item' && this.isOfLinks(at));
  }

  /** Facts of an article are labelled, too, several in a row. */
  private isLabelledLink(block: TextBlock, at: number): boolean {
    if (!isLabelledLink(block)) return false;
    return [at - 1, at + 1].every((place) => !FACT.test(this.seen[place]?.block.text ?? ''));
  }

  /** Whether an item is of a list of links between paragraphs that does not announce it. */
  private isOfLinks(at: number): boolean {
    if (!isHeadlineLink(this.seen[at]?.block ?? NOTHING)) return false;
    const isItem = (place: number): boolean => this.seen[place]?.block.kind === 'item';
    let [first, last] = [at, at];
    while (isItem(first - 1) && at - first < MAX_LINKS) first--;
    while (isItem(last + 1) && last - first < MAX_LINKS) last++;
    const items = this.seen.slice(first, last + 1);
    const [above, below] = [this.seen[first - 1], this.seen[last + 1]];
    if (items.length < 2 || above?.prose !== true || below === undefined) return false;
    return endsSentence(above.block.text) && items.every(({ block }) => isHeadlineLink(block));
  }

  /** What has no cue and is below the first paragraph: a sentence set large, a caption. */
  private ruleBelowTitle(block: TextBlock, standing: Standing): RuleName | null {
    if (!this.keep.has('duplicate-paragraph') && this.page.isPulled(block)) return 'duplicate-paragraph';
    return !this.keep.has('caption') && this.isCaption(block, standing) ? 'caption' : null;
  }

  private isCaption(block: TextBlock, { at, zone, besideNoise }: Standing): boolean {
    const listed = isListed(this.seen, at, this.page) ? POINTS.listed : 0;
    return captionScore(this.page.captionPoints(block), zone, besideNoise) + listed >= THRESHOLD;
  }

  /** What continues a link list whose heading was cut. */
  private ruleOfList(entry: SeenBlock, { at, zone }: Standing): RuleName | null {
    const { followed, paged, seen } = this;
    if (followed === null) return null;
    const isLine = zone === 'tail' && mayFollow(entry, paged) && !longRun(seen, at, paged);
    const goesOn = followed === 'read-also' && (at > this.listFrom || isWhollyLinked(entry.block));
    return isLine || goesOn ? followed : null;
  }

  /** A line or two that are left of a link list after the last paragraph. */
  private isScrap(entry: SeenBlock): boolean {
    return this.fragments.has(entry) && this.fragments.size <= 2 && this.page.prose >= MIN_BODY;
  }

  /** What the rest of the page says against a block that looks like text. */
  private ruleByPage(block: TextBlock): RuleName | null {
    if (!this.keep.has('duplicate-paragraph') && this.repetition.repeats(block)) return 'duplicate-paragraph';
    return block.foreign === true ? this.unlessKept('outside') : null;
  }

  private unlessKept(rule: RuleName): RuleName | null {
    return this.keep.has(rule) ? null : rule;
  }
}

/**
 * One pass of the decision over all blocks: each block's cue, shape, place and neighbours give it a score, and what
 * reaches the threshold is cut under the name of its rule. Repeated paragraphs, and short unfinished lines that follow
 * a cut heading of a link list, go too.
 *
 * @returns what stays, in order
 */
export function cutNoise(blocks: readonly TextBlock[], cleaning: Cleaning): TextBlock[] {
  const pass = new Pass(blocks, cleaning);
  return blocks.filter((block, at) => {
    const rule = pass.decide(block, at);
    if (rule !== null) cutBlock(block, rule, cleaning.log);
    return rule === null;
  });
}
