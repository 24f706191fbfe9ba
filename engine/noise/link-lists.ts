import type { TextBlock } from '../blocks/blocks.ts';
import { endsSentence } from '../blocks/lines.ts';
import { isDense } from '../blocks/prose.ts';
import type { CueMatch } from './cues.ts';
import { isUnfinished } from './shape.ts';
import { siteLineRule } from './site-lines.ts';

/** A block with what one pass has seen in it. */
export interface SeenBlock {
  readonly block: TextBlock;
  readonly cue: CueMatch | null;
  readonly prose: boolean;
}

const MAX_FOLLOWER = 140;
/** The most links in a list that an announcement opens at the end of an article. */
const MAX_FOLLOWERS = 10;
const MAX_FRAGMENT = 110;

/** From how many paragraphs on a text has a body, at whose end a lone scrap is furniture. */
export const MIN_BODY = 3;

/** The fewest characters of a link to an article, alone in its line and after a label; in dense scripts fewer. */
const LINK = { alone: 20, labelled: 12 } as const;
const DENSE_LINK = { alone: 8, labelled: 6 } as const;

function leastOf(text: string): { readonly alone: number; readonly labelled: number } {
  return isDense(text) ? DENSE_LINK : LINK;
}

/** Whether a block of a page is one link and no sentence. */
export function isWhollyLinked({ linked, text }: Pick<TextBlock, 'linked' | 'text'>): boolean {
  if (linked < text.length * 0.9 - 2 || text.length < leastOf(text).alone || endsSentence(text)) return false;
  return text.length >= LINK.alone || !LISTED.test(text);
}

/** What lists have, and short headlines have not: "熊本県：八代市、菊池市". */
const LISTED = /[:：、]/;

/** Whether a block is one link with the words of a headline. */
export function isHeadlineLink(block: Pick<TextBlock, 'linked' | 'text'>): boolean {
  if (!isWhollyLinked(block)) return false;
  return isDense(block.text) ? !LISTED.test(block.text) : block.text.split(' ').length >= LABELLED.words;
}

/** Whether a paragraph of a page is one link and no sentence: a pointer to another article. */
export function isLinkLine(block: TextBlock): boolean {
  return (block.kind === 'paragraph' || block.kind === 'quote') && isWhollyLinked(block);
}

/** What a label before a link ends in, its most characters and words; a headline has as many words at least. */
const LABEL_END = /[:：\]】]$/;
const LABELLED = { label: 32, words: 4 } as const;

/** Whether a text is a label and several links with bars between them: "Also check: Ferries | Weather". */
function isLabelledRow(text: string, linked: number): boolean {
  const [label] = /^[^:：]{2,32}[:：] ?/.exec(text) ?? [];
  const bars = label === undefined ? 0 : text.split(' | ').length - 1;
  return label !== undefined && bars > 0 && linked >= text.length - label.length - 3 * bars;
}

/** Whether a paragraph of a page is a label and a link, and no sentence: "Le puede interesar: Sin barcos". */
export function isLabelledLink({ kind, linked, text }: TextBlock): boolean {
  if (kind === 'item' || kind === 'heading' || linked < leastOf(text).labelled || endsSentence(text)) return false;
  if (isLabelledRow(text, linked)) return true;
  const label = text
    .slice(0, Math.max(0, text.length - linked))
    .replace(/^\P{L}+/u, '')
    .trim();
  if (label === '' || label.length > LABELLED.label || label.split(' ').length > LABELLED.words) return false;
  const link = text.slice(-linked).trim();
  const isHeadline = link.split(' ').length >= LABELLED.words || /^[^\p{Lu}\p{Ll}]+$/u.test(link);
  return isHeadline && (LABEL_END.test(label) || siteLineRule(label) !== null);
}

/** "Read also: Ferry fares rise" points to one article and opens no list. */
const POINTS_ITSELF = /[:：] ?\S/;

/** Whether the line of a cue points to an article itself, so that what follows it is no list of such. */
export function pointsItself({ block, cue }: SeenBlock): boolean {
  if (cue?.rule !== 'read-also') return isLabelledLink(block);
  return (cue.place === 'line' && POINTS_ITSELF.test(block.text)) || holdsLink(block);
}

/** Whether a line is a link and words before it that lead nowhere. */
function holdsLink({ linked, text }: TextBlock): boolean {
  return linked >= leastOf(text).labelled && linked < text.length - 3;
}

/** No headline is two sentences. */
const TWO_SENTENCES = /\p{Ll}{3}[.!?…]["”’']? ["“‘']?\p{Lu}[^.!?…]{10,200}[.!?…]["”’']?$/u;
/** A sentence that somebody says, however short. */
const SAYS = /[”"“»„][^”"“»„]{0,40}[.!?…]$/;

/**
 * Where the announcement of a list of headlines stands ("Read more:") that runs to the end of the article, so that
 * those of them go, too, that are sentences: only short lines follow it, and half of them lack their stop. The number
 * of blocks where there is none.
 */
export function headlinesFrom(seen: readonly SeenBlock[]): number {
  let unfinished = 0;
  for (let at = seen.length - 1; at >= Math.max(MIN_BODY, seen.length - 1 - MAX_FOLLOWERS); at--) {
    const entry = seen[at];
    if (entry === undefined) break;
    const { text } = entry.block;
    if (entry.cue?.rule === 'read-also' && entry.cue.place === 'line' && text.length <= 40 && !pointsItself(entry))
      return unfinished * 2 >= seen.length - 1 - at ? at : seen.length;
    if (text.length > MAX_FOLLOWER || TWO_SENTENCES.test(text)) break;
    if (isUnfinished(text)) unfinished++;
  }
  return seen.length;
}

/** Whether what looks like a menu has a row of bars beside it: then both are of a table. */
export function isTableHead({ rule }: CueMatch, blocks: readonly TextBlock[], at: number): boolean {
  return rule === 'navigation' && [at - 1, at, at + 1].filter((place) => blocks[place]?.text.includes('|')).length >= 2;
}

/** From this share of a line's characters in links on, it is one of a list of links. */
const FOLLOWER_LINKED = 0.3;

/**
 * Whether a line may be one of a list of links: short, no sentence, and no item of a list of the article's own.
 *
 * @param paged - on a page, where links are known, it must hold one
 */
export function mayFollow({ block, prose }: SeenBlock, paged: boolean): boolean {
  if (prose || block.text.length > MAX_FOLLOWER || SAYS.test(block.text)) return false;
  if (paged && block.linked < block.text.length * FOLLOWER_LINKED) return false;
  return (
    block.kind !== 'item' || (block.origin.range === null ? block.linked > 0 : !/^(?:[-*•–]|\d+[.)]) /.test(block.text))
  );
}

/**
 * Whether the lines from here on go on past the length that lists of links have: then they are a table or list of the
 * article.
 */
export function longRun(seen: readonly SeenBlock[], at: number, paged: boolean): boolean {
  return (
    seen.slice(at, at + MAX_FOLLOWERS + 1).every((entry) => mayFollow(entry, paged)) && seen.length - at > MAX_FOLLOWERS
  );
}

/**
 * Whether a line has the looks of a link or label that was left at the end of an article: short, without a stop,
 * without figures.
 */
export function isFragment({ block: { kind, text }, cue }: SeenBlock): boolean {
  return (
    cue === null &&
    kind === 'paragraph' &&
    text.length <= MAX_FRAGMENT &&
    /^["“‘']?\p{Lu}[^\d]+$/u.test(text) &&
    isUnfinished(text)
  );
}
