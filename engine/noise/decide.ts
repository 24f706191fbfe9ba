import { type BlockKind, cutBlock, cutInside, type RemovalLog, type TextBlock } from './blocks.ts';
import { type CueMatch, matchCue } from './cues.ts';
import { type InlineMatch, inlineNoise } from './inline.ts';
import { endsSentence } from './lines.ts';
import { lookOver } from './page.ts';
import { isUnfinished } from './shape.ts';
import { signalsOf } from './signals.ts';

/** What decides over a block, each in points; {@link THRESHOLD} points cut it. Set by hand on invented articles (bench/noise.ts). */
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
  /** A sentence after the word that makes a link of a line: "Photos: The bridge was opened on Monday." */
  sentence: -3,
} as const;
const THRESHOLD = 2.5;

/** The commonest words of English, and of the six other languages whose sentences are split. */
const FUNCTION_WORDS =
  /\b(?:der|die|das|und|ein|eine|den|dem|von|mit|auf|sich|im|zu|des|le|la|les|et|est|un|une|du|dans|que|qui|sur|el|los|las|en|de|del|por|con|para|se|su|il|lo|gli|di|che|per|non|os|do|da|em|com|uma|het|een|van|op|te|niet|the|a|an|of|to|and|in|that|was|were|is|are|for|on|with|as|by|at|from|his|her|their|it|he|she|they|has|have|had|be|been|will|would|who|which|but|not|said)\b/gi;

function functionWords(text: string, enough: number): number {
  let count = 0;
  FUNCTION_WORDS.lastIndex = 0;
  while (count < enough && FUNCTION_WORDS.exec(text) !== null) count++;
  return count;
}

const NON_LATIN = /[\u0370-\u1fff\u3040-\ud7ff]/;

/** Whether a block reads as a piece of running text rather than as a label, a link or a caption. */
export function isProse(text: string, kind: BlockKind = 'paragraph'): boolean {
  if (kind === 'heading' || text.length < 40) return false;
  if (text.length >= 180) return true;
  if (NON_LATIN.test(text)) return endsSentence(text);
  return endsSentence(text) && functionWords(text, 3) >= (text.length >= 80 ? 2 : 3);
}

const REPORTED =
  /[,”"] (?:(?:he|she|they|it|[A-Z][\w'’-]+) )?(?:said|says|told|added|according to|reported|announced)\b/;
const QUOTED = /^["“‘']/;

interface Seen {
  readonly block: TextBlock;
  readonly cue: CueMatch | null;
  readonly prose: boolean;
}

type Zone = 'lead' | 'body' | 'tail';

function scoreOf(seen: Seen, zone: Zone, besideNoise: boolean): number {
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

/** Rules whose cues may be a label with prose after it. */
const LABELLED = new Set(['photo-credit', 'read-also']);

/** Rules that announce a list of links: unfinished short lines that follow go with them. */
const ANNOUNCES = new Set([
  'read-also',
  'share-bar',
  'tags',
  'subscribe-prompt',
  'comment-count',
  'navigation',
  'author-bio',
]);
const MAX_FOLLOWER = 140;
/** A list of links that an announcement opens at the end of an article has at most so many. */
const MAX_FOLLOWERS = 10;
const MAX_FRAGMENT = 110;

export interface CleaningOptions {
  /** Rules that cut nothing. */
  readonly keep: ReadonlySet<string>;
  readonly log: RemovalLog;
  /** What was found in texts seen so far. */
  readonly readings: Map<string, Reading>;
  /** The decoded source, for plain text; the offsets of cuts inside a block are found in it. */
  readonly source: string;
}

/** What a text says by itself, wherever it stands. */
export interface Reading {
  readonly cue: CueMatch | null;
  readonly inline: readonly InlineMatch[];
}

/** Reads a text; each is read once, however many passes look at it. */
function readingOf(text: string, { readings }: CleaningOptions): Reading {
  const known = readings.get(text);
  if (known !== undefined) return known;
  const signals = signalsOf(text);
  const found = { cue: matchCue(text, signals), inline: inlineNoise(text, signals) };
  readings.set(text, found);
  return found;
}

/** The cue a text meets. */
export function cueOf(text: string, options: CleaningOptions): CueMatch | null {
  return readingOf(text, options).cue;
}

const MAX_WHOLE_CAPTION = 200;
const WITH_CREDIT = new Set(['caption', 'photo-credit']);

/** Takes noise out of the inside of each block. Returns whether anything was cut. */
export function cutInlineNoise(blocks: readonly TextBlock[], options: CleaningOptions): boolean {
  let changed = false;
  for (const block of blocks) {
    // A caption goes whole, with its credit; taking the credit first would leave a sentence.
    const { cue, inline } = readingOf(block.text, options);
    if (inline.length === 0) continue;
    if (
      block.text.length <= MAX_WHOLE_CAPTION &&
      cue?.place === 'line' &&
      WITH_CREDIT.has(cue.rule) &&
      !options.keep.has(cue.rule)
    )
      continue;
    const cuts = inline.filter(({ rule, start, end }) => !options.keep.has(rule) && end - start < block.text.length);
    if (cuts.length === 0) continue;
    cutInside(block, cuts, options.log, options.source);
    changed = true;
  }
  return changed;
}

/** Whether a paragraph of a page is one link and no sentence: a pointer to another article. */
function isLinkLine({ kind, linked, text }: TextBlock): boolean {
  return kind === 'paragraph' && text.length >= 20 && linked >= text.length * 0.9 - 2 && !endsSentence(text);
}

/**
 * Where the announcement of a list of headlines stands ("Read more:") that runs to the end of the article, so that those of them go, too, that
 * are sentences: only short lines follow it, and half of them lack their stop. The number of blocks where there is none.
 */
function headlinesFrom(seen: readonly Seen[]): number {
  let unfinished = 0;
  for (let at = seen.length - 1; at >= Math.max(MIN_BODY, seen.length - 1 - MAX_FOLLOWERS); at--) {
    const entry = seen[at];
    if (entry === undefined) break;
    const { text } = entry.block;
    if (entry.cue?.rule === 'read-also' && entry.cue.place === 'line' && text.length <= 40)
      return unfinished * 2 >= seen.length - 1 - at ? at : seen.length;
    if (text.length > MAX_FOLLOWER) break;
    if (isUnfinished(text)) unfinished++;
  }
  return seen.length;
}

/** Whether what looks like a menu has a row of bars beside it: then both are of a table. */
function isTableHead({ rule }: CueMatch, blocks: readonly TextBlock[], at: number): boolean {
  return rule === 'navigation' && [at - 1, at, at + 1].filter((place) => blocks[place]?.text.includes('|')).length >= 2;
}

/** Whether a line may be one of a list of links: short, no sentence, and no item of a list of the article's own. */
function mayFollow({ block, prose }: Seen): boolean {
  if (prose || block.text.length > MAX_FOLLOWER) return false;
  return (
    block.kind !== 'item' || (block.origin.range === null ? block.linked > 0 : !/^(?:[-*•–]|\d+[.)]) /.test(block.text))
  );
}

/** Whether the lines from here on go on past the length that lists of links have: then they are a table or list of the article. */
function longRun(seen: readonly Seen[], at: number): boolean {
  return seen.slice(at, at + MAX_FOLLOWERS + 1).every(mayFollow) && seen.length - at > MAX_FOLLOWERS;
}

/** So many paragraphs make a body, at whose end a lone scrap is furniture. */
const MIN_BODY = 3;

/** Whether a line has the looks of a link or label that was left at the end of an article: short, without a stop, without figures. */
function isFragment({ block: { kind, text }, cue }: Seen): boolean {
  return (
    cue === null &&
    kind === 'paragraph' &&
    text.length <= MAX_FRAGMENT &&
    /^["“‘']?\p{Lu}[^\d]+$/u.test(text) &&
    isUnfinished(text)
  );
}

/**
 * One pass of the decision over all blocks: each block's cue, shape, place and neighbours give it a score, and what reaches the threshold is cut
 * under the name of its rule. Repeated paragraphs, and short unfinished lines that follow a cut heading of a link list, go too.
 *
 * @param linked whether link density counts (the first pass over a page); text alone has none
 * @returns what stays, in order
 */
export function cutNoise(blocks: readonly TextBlock[], options: CleaningOptions): TextBlock[] {
  const { keep, log } = options;
  const seen = blocks.map((block, at): Seen => {
    const found = cueOf(block.text, options);
    const cue = found !== null && (keep.has(found.rule) || isTableHead(found, blocks, at)) ? null : found;
    return { block, cue, prose: cue === null && isProse(block.text, block.kind) };
  });
  const page = lookOver(blocks, (at) => seen[at]?.prose === true);
  const firstProse = seen.findIndex(({ prose }) => prose);
  const lastProse = seen.findLastIndex(({ prose }) => prose);
  const listFrom = headlinesFrom(seen);
  const fragments = new Set(seen.slice(lastProse + 1).filter(isFragment));
  const kept: TextBlock[] = [];
  const texts = new Set<string>();
  let followed: string | null = null;
  let lastCut = -2;
  seen.forEach((entry, at) => {
    const { block, cue } = entry;
    const zone = firstProse < 0 ? 'body' : at < firstProse ? 'lead' : at > lastProse ? 'tail' : 'body';
    const nextCue = seen[at + 1]?.cue;
    const besideNoise = lastCut === at - 1 || nextCue?.place === 'line';
    let rule: string | null = null;
    if (cue !== null && scoreOf(entry, zone, besideNoise) >= THRESHOLD) rule = cue.rule;
    else if (cue === null && zone !== 'lead' && !keep.has('duplicate-paragraph') && page.isPulled(block))
      rule = 'duplicate-paragraph';
    else if (
      cue === null &&
      zone !== 'lead' &&
      !keep.has('caption') &&
      captionScore(page.captionPoints(block), zone, besideNoise) >= THRESHOLD
    )
      rule = 'caption';
    else if (isLinkLine(block) && !keep.has('read-also')) rule = 'read-also';
    else if (followed !== null && zone === 'tail' && mayFollow(entry) && !longRun(seen, at)) rule = followed;
    else if (followed === 'read-also' && at > listFrom) rule = followed;
    else if (fragments.has(entry) && fragments.size <= 2 && page.prose >= MIN_BODY && !keep.has('read-also'))
      rule = 'read-also';
    // An interview may ask the same of each: a repeated question is none of the source's slips.
    if (
      rule === null &&
      !keep.has('duplicate-paragraph') &&
      block.kind !== 'item' &&
      block.text.length >= 40 &&
      !block.text.endsWith('?')
    ) {
      if (texts.has(block.text)) rule = 'duplicate-paragraph';
      texts.add(block.text);
    }
    if (rule === null) {
      followed = null;
      kept.push(block);
      return;
    }
    cutBlock(block, rule, log);
    lastCut = at;
    followed = ANNOUNCES.has(rule) && !fragments.has(entry) && !endsSentence(block.text) ? rule : null;
  });
  // Never cut everything: a text that is all noise by its looks is a text we do not understand.
  return kept;
}
