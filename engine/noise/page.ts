import type { TextBlock } from '../blocks/blocks.ts';
import { FoldedPattern } from '../text/folded.ts';
import words from './data/words.json' with { type: 'json' };
import { isUnfinished, wordsUpTo } from './shape.ts';
import { hasCaptionVerb, hasLeadingCredit } from './wording.ts';

/** What the other blocks of a page say about one of them. */
export interface Page {
  /** Paragraphs that read as running text. */
  readonly prose: number;
  /** Points of a block for being the caption of a picture that was left behind. */
  captionPoints(block: TextBlock): number;
  /** Whether a line stands word for word inside another paragraph: a sentence set large beside it. */
  isPulled(block: TextBlock): boolean;
}

/**
 * Each in points of the decision. Set on twenty scraped articles that were labelled by eye, and held against twenty
 * others.
 */
const POINTS = {
  othersFinished: 1,
  manyCaptions: 1,
  repeated: 2,
  partlyRepeated: 1,
  pointing: 2,
  verb: 1.5,
  labelled: 1,
  source: 1.5,
  credit: 2.5,
  glued: 1.5,
  headingLike: -1,
  told: -1.5,
} as const;
/** From how many finished paragraphs on a missing full stop is telling. */
const FINISHED = 3;
const MANY = 3;
/** How many lines without a full stop, headings and the like, are nothing unusual. */
const PLAIN = 6;
const MIN_WORDS = 7;
/** A short line is no heading where it shows somebody at something in so many words. */
const MIN_SCENE = 9;
const MAX_CAPTION = 500;
/** A line up to here whose words have capitals is a heading, though the text says the same; a shorter one, any. */
const MAX_HEADING = 80;
const MAX_LABEL = 60;
/** Words are indexed up to here; more of a page never changes the picture, and the memory stays bounded. */
const MAX_INDEXED = 40_000;

const TWEET = /https?:|pic\.twitter|[—–-] ?[^—–]{1,60}\(@\w{1,30}\)|^@|\d{4}$/;
/** Items of lists and rows of tables, whose lines have no stop either. */
const LIST_LIKE = new FoldedPattern(String.raw`^(?:[-*•]|\d+[.)]) | \| |^[\p{L}\p{N}' ]{2,40}: [^:]{0,60}$`);
const POINTING = new RegExp(
  [
    String.raw`\((?:far |second |third |bottom |top |front |back )?(?:${words.pointers.join('|')})\b[^()]{0,40}\)`,
    String.raw`\b[Pp]ictured\b`,
    String.raw`\b(?:is|are|was|were) (?:seen|shown)\b`,
    String.raw`^(?:An? |The )?(?:undated |aerial |file |recent |general )?(?:${words.pictures.join('|')})s?\b`,
    String.raw`\bfrom left\b`,
    ', (?:left|right|cent(?:er|re)),',
    String.raw`[;,] seen (?:here|in|on|at)\b`,
  ].join('|'),
);
/** A sentence glued to what was before it: names, and then a word that only opens a sentence has its capital. */
const GLUED = new FoldedPattern(
  String.raw`^(?:[\p{Lu}\d][\p{L}\d.'’&/-]*,? ){1,4}` +
    String.raw`(?:An?|The|This|These|It|At|One|Two|Some|Many|He|She|They|His|Her|On|In|As) \p{Ll}`,
);
const LABELLED = new FoldedPattern(String.raw`^\p{Lu}[\p{L}'’ -]{2,25}[:?!] ["“‘']?\p{Lu}`);
const SOURCE = new FoldedPattern(
  String.raw`[^.!?)] ?\((?:\p{Lu}[\p{L}.'’&-]*|of|the|and|via|\/)` +
    String.raw`(?: (?:\p{Lu}[\p{L}.'’&-]*|of|the|and|via|\/)){1,7}\)$`,
);
const TOLD = /\b(?:said|told|tweeted|explained|according to)\b|: ["“‘'][^"”’']{30}/;
const QUOTED = /^["“‘'].*["”’']$/;
const TITLE_WORD = /^["“‘']?\p{Lu}/u;

function isTitleCase(text: string): boolean {
  const long = text.split(' ', 20).filter((word) => word.length > 3);
  return long.filter((word) => TITLE_WORD.test(word)).length >= long.length * 0.8;
}

/** Whether a unit, small if it is a letter of ASCII, is of a word. */
function isWordUnit(unit: number): boolean {
  if (unit > 0x7f) return unit !== 0x2019 && unit < 0x2000;
  return (unit >= 0x61 && unit <= 0x7a) || (unit >= 0x30 && unit <= 0x39);
}

/** Hashes of all runs of three words (FNV-1a over letters and digits). */
function trigrams(text: string, add: (hash: number) => void): void {
  let first = 0;
  let second = 0;
  let word = 0x811c9dc5;
  let open = false;
  let words = 0;
  for (let at = 0; at <= text.length; at++) {
    const unit = at < text.length ? text.charCodeAt(at) | 0x20 : 0x20;
    if (isWordUnit(unit)) {
      word = Math.imul(word ^ unit, 0x01000193);
      open = true;
    } else if (open && unit !== 0x27 && (unit | 0x20) !== 0x2039) {
      words++;
      if (words >= 3) add(Math.imul(Math.imul(first, 31) + second, 31) + word);
      first = second;
      second = word;
      word = 0x811c9dc5;
      open = false;
    }
  }
}

/** Share of a text's runs of three words that are in the index. */
function knownShare(text: string, index: ReadonlySet<number>): number {
  let runs = 0;
  let known = 0;
  trigrams(text, (hash) => {
    runs++;
    if (index.has(hash)) known++;
  });
  return runs === 0 ? 0 : known / runs;
}

/** Whether a line says by a label what the things are that it lists: "Main features: courses, live sessions, mail". */
function isEnumeration(text: string): boolean {
  return LABELLED.test(text) && (text.match(/, /g)?.length ?? 0) >= 2 && !hasCaptionVerb(text);
}

function isCandidate({ kind, text }: TextBlock): boolean {
  return (
    kind === 'paragraph' &&
    text.length <= MAX_CAPTION &&
    isUnfinished(text) &&
    TITLE_WORD.test(text) &&
    !TWEET.test(text) &&
    !LIST_LIKE.test(text) &&
    !isEnumeration(text)
  );
}

/**
 * The words of a page's finished paragraphs, kept from one pass to the next: what a later pass has cut out of them
 * stays known.
 */
export interface KnownWords {
  index: Set<number> | null;
  readonly shares: Map<string, number>;
}

function addTrigrams(text: string, index: Set<number>): void {
  trigrams(text, (hash) => index.add(hash));
}

/** How much a line looks like a caption by itself. */
function lookPoints(text: string): number {
  let points: number = 0;
  if (hasLeadingCredit(text)) points += POINTS.credit;
  else if (GLUED.test(text)) points += POINTS.glued;
  if (POINTING.test(text)) points += POINTS.pointing;
  const acts = hasCaptionVerb(text);
  if (acts) points += POINTS.verb;
  if (LABELLED.test(text)) points += POINTS.labelled;
  if (SOURCE.test(text)) points += POINTS.source;
  if (text.length < 60 && !(acts && wordsUpTo(text, MIN_SCENE) >= MIN_SCENE)) points += POINTS.headingLike;
  if (isTitleCase(text)) points += POINTS.headingLike;
  if (TOLD.test(text)) points += POINTS.told;
  return points;
}

/**
 * Looks over a page once, so that each block can be asked about.
 *
 * @param isProse tells the paragraphs of running text
 * @param known filled at the first pass that asks
 */
export function lookOver(blocks: readonly TextBlock[], isProse: (at: number) => boolean, known: KnownWords): Page {
  const candidates = blocks.filter((block) => block.text.length >= 20 && isCandidate(block));
  let prose = 0;
  let finished = 0;
  let unfinished = 0;
  blocks.forEach(({ text }, at) => {
    if (prose > 0 && text.length >= 20 && isUnfinished(text)) unfinished++;
    if (!isProse(at)) return;
    prose++;
    if (!isUnfinished(text)) finished++;
  });
  /** Made of the finished paragraphs alone, and only where a line asks. */
  const shareOf = (text: string): number => {
    const before = known.shares.get(text);
    if (before !== undefined) return before;
    if (known.index === null) {
      known.index = new Set();
      for (const block of blocks) {
        if (known.index.size < MAX_INDEXED && !isUnfinished(block.text)) addTrigrams(block.text, known.index);
      }
    }
    const share = knownShare(text, known.index);
    known.shares.set(text, share);
    return share;
  };
  const own = (block: TextBlock): number => {
    const { text } = block;
    if (wordsUpTo(text, MIN_WORDS) < MIN_WORDS)
      return hasLeadingCredit(text) && wordsUpTo(text, 4) >= 4 ? POINTS.credit : 0;
    const share = shareOf(text);
    const repeated = share >= 0.5 ? POINTS.repeated : share >= 0.25 ? POINTS.partlyRepeated : 0;
    return lookPoints(text) + repeated;
  };
  const scores = new Map(candidates.map((block) => [block, own(block)]));
  const captions = [...scores.values()].filter((points) => points >= POINTS.labelled).length;
  // Where many lines lack a stop that are no captions by their looks, a missing stop says nothing: the page has lists.
  const lists = unfinished - captions > Math.max(PLAIN, finished * 0.4);
  const common =
    finished >= FINISHED && !lists ? POINTS.othersFinished + (captions >= MANY ? POINTS.manyCaptions : 0) : 0;
  return {
    prose,
    captionPoints(block) {
      const points = scores.get(block);
      return points === undefined ? 0 : points + common;
    },
    isPulled(block) {
      const { text } = block;
      // A heading may be a quotation of a few words; a longer one is set large beside the text it is from.
      const enough = QUOTED.test(text) ? 12 : 6;
      if (text.length <= MAX_HEADING && isTitleCase(text)) return false;
      // What is short and no quotation may head a part, or be a caption, in words that the text has.
      if (text.length <= MAX_LABEL && !QUOTED.test(text)) return false;
      return scores.has(block) && wordsUpTo(text, enough) >= enough && shareOf(text) === 1;
    },
  };
}
