import { cutBlock, cutInside, type TextBlock } from '../blocks/blocks.ts';
import { endsSentence } from '../blocks/lines.ts';
import { functionWords, isProse } from '../blocks/prose.ts';
import { type RuleName, rulesWith } from '../blocks/rules.ts';
import { type Cleaning, cueOf, readingOf } from './cleaning.ts';
import { entryTimes } from './entries.ts';
import {
  headlinesFrom,
  isFragment,
  isLinkLine,
  isTableHead,
  longRun,
  MIN_BODY,
  mayFollow,
  type SeenBlock,
} from './link-lists.ts';
import { lookOver, type Page } from './page.ts';
import { isUnfinished } from './shape.ts';

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
  reported: -1.5,
  long: -1,
  prose: -1,
  /** What looks like a caption and is in a list is of the list. */
  listed: -1.5,
  /** A sentence after the word that makes a link of a line: "Photos: The bridge was opened on Monday." */
  sentence: -3,
} as const;
const THRESHOLD = 2.5;

const REPORTED =
  /[,”"] (?:(?:he|she|they|it|[A-Z][\w'’-]{1,40}) )?(?:said|says|told|added|according to|reported|announced)\b/;
const QUOTED = /^["“‘']/;

type Zone = 'lead' | 'body' | 'tail';

function scoreOf(seen: SeenBlock, zone: Zone, besideNoise: boolean): number {
  const { block, cue } = seen;
  if (cue === null) return 0;
  const { text } = block;
  let score: number =
    cue.points ??
    (cue.place === 'line' ? POINTS.wholeLine : cue.rule === 'author-bio' ? POINTS.biography : POINTS.beginning);
  if (!endsSentence(text)) score += POINTS.unfinished;
  if (text.length <= 120) score += POINTS.short;
  if (zone === 'tail') score += POINTS.tail;
  else if (zone === 'lead') score += POINTS.lead;
  if (besideNoise) score += POINTS.besideNoise;
  if (block.linked > text.length * 0.5) score += POINTS.linked;
  if (QUOTED.test(text)) score += POINTS.quoted;
  if (REPORTED.test(text)) score += POINTS.reported;
  if (cue.points !== undefined) return block.kind === 'heading' && cue.rule === 'navigation' ? 0 : score;
  if (LABELLED.has(cue.rule) && text.length >= 60 && text.endsWith('.') && functionWords(text, 3) >= 2)
    score += POINTS.sentence;
  if (text.length > 200) score += POINTS.long;
  if (cue.place === 'line' && zone === 'body' && text.length > 120 && endsSentence(text) && functionWords(text, 8) >= 8)
    score += POINTS.prose;
  return score;
}

function captionScore(points: number, zone: Zone, besideNoise: boolean): number {
  if (points <= 0) return 0;
  return points + (besideNoise ? POINTS.besideNoise : 0) + (zone === 'tail' ? POINTS.besideNoise : 0);
}

/**
 * Whether the lines on both sides of one lack their stop as it does, and are neither captions nor furniture by
 * themselves.
 */
function isListed(seen: readonly SeenBlock[], at: number, page: Page): boolean {
  return [seen[at - 1], seen[at + 1]].every(
    (entry) =>
      entry !== undefined &&
      entry.cue === null &&
      !entry.prose &&
      isUnfinished(entry.block.text) &&
      page.captionPoints(entry.block) < THRESHOLD,
  );
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

/**
 * One pass of the decision over all blocks: each block's cue, shape, place and neighbours give it a score, and what
 * reaches the threshold is cut under the name of its rule. Repeated paragraphs, and short unfinished lines that follow
 * a cut heading of a link list, go too.
 *
 * @returns what stays, in order
 */
export function cutNoise(blocks: readonly TextBlock[], cleaning: Cleaning): TextBlock[] {
  const { keep, log } = cleaning;
  const entries = entryTimes(blocks);
  const seen = blocks.map((block, at): SeenBlock => {
    const found = entries.has(block) ? null : cueOf(block.text, cleaning);
    const cue = found !== null && (keep.has(found.rule) || isTableHead(found, blocks, at)) ? null : found;
    return { block, cue, prose: cue === null && isProse(block.text, block.kind) };
  });
  const paged = blocks.some(({ linked }) => linked > 0);
  const page = lookOver(blocks, (at) => seen[at]?.prose === true, cleaning.known);
  const firstProse = seen.findIndex(({ prose }) => prose);
  const lastProse = seen.findLastIndex(({ prose }) => prose);
  const listFrom = headlinesFrom(seen);
  // Beside lines that stay, such a scrap is of a list or table, or its heading.
  const scraps = seen.slice(lastProse + 1).filter(({ cue }) => cue === null);
  const fragments = new Set(scraps.every(isFragment) ? scraps : []);
  const kept: TextBlock[] = [];
  const times = new Map<string, number>();
  for (const { text } of blocks) if (text.length >= MIN_REPEATED) times.set(text, (times.get(text) ?? 0) + 1);
  const often = [...times.values()].filter((count) => count > MAX_REPEATED).reduce((all, count) => all + count, 0);
  const repeats = often > 0 && often * 3 < blocks.length ? MAX_REPEATED : Number.POSITIVE_INFINITY;
  const texts = new Set<string>();
  let followed: RuleName | null = null;
  let lastCut = -2;
  seen.forEach((entry, at) => {
    const { block, cue } = entry;
    const zone = firstProse < 0 ? 'body' : at < firstProse ? 'lead' : at > lastProse ? 'tail' : 'body';
    const nextCue = seen[at + 1]?.cue;
    const besideNoise = lastCut === at - 1 || nextCue?.place === 'line';
    let rule: RuleName | null = null;
    if (cue !== null && scoreOf(entry, zone, besideNoise) >= THRESHOLD) rule = cue.rule;
    else if (cue === null && zone !== 'lead' && !keep.has('duplicate-paragraph') && page.isPulled(block))
      rule = 'duplicate-paragraph';
    else if (
      cue === null &&
      zone !== 'lead' &&
      !keep.has('caption') &&
      captionScore(page.captionPoints(block), zone, besideNoise) + (isListed(seen, at, page) ? POINTS.listed : 0) >=
        THRESHOLD
    )
      rule = 'caption';
    else if (isLinkLine(block) && !keep.has('read-also')) rule = 'read-also';
    else if (followed !== null && zone === 'tail' && mayFollow(entry, paged) && !longRun(seen, at, paged))
      rule = followed;
    else if (followed === 'read-also' && at > listFrom) rule = followed;
    else if (fragments.has(entry) && fragments.size <= 2 && page.prose >= MIN_BODY && !keep.has('read-also'))
      rule = 'read-also';
    // An interview may ask the same of each, a plan have the same on each day, a list of contents the headings: none of
    // these is a slip of the source.
    if (
      rule === null &&
      !keep.has('duplicate-paragraph') &&
      block.kind !== 'item' &&
      block.text.length >= MIN_REPEATED &&
      !block.text.endsWith('?') &&
      isProse(block.text) &&
      (times.get(block.text) ?? 0) <= repeats
    ) {
      if (texts.has(block.text)) rule = 'duplicate-paragraph';
      texts.add(block.text);
    }
    if (rule === null && block.foreign === true && !keep.has('outside')) rule = 'outside';
    if (rule === null) {
      followed = null;
      kept.push(block);
      return;
    }
    cutBlock(block, rule, log);
    lastCut = at;
    followed = ANNOUNCES.has(rule) && !fragments.has(entry) && !endsSentence(block.text) ? rule : null;
  });
  return kept;
}
