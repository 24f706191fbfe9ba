import { MAX_REMOVAL_LENGTH, MAX_REMOVALS } from '../limits.ts';
import type { Removal, RemovedTotals } from '../record.ts';
import { normalise } from './normalise.ts';
import type { Places } from './repair/rewrite.ts';
import type { RuleName } from './rules.ts';

export type BlockKind = 'paragraph' | 'heading' | 'item' | 'quote' | 'code';

/**
 * A paragraph, heading or list item on its way to clean text. `text` is normalised: one line, single spaces; that of
 * code is as it stood, between fences.
 */
export interface TextBlock {
  text: string;
  readonly kind: BlockKind;
  /** Characters of the text that are in links; 0 where the source has none. */
  readonly linked: number;
  /** Whether it is in its page as what is not the article's does; it goes where nothing says more of it. */
  readonly foreign?: boolean;
  readonly origin: Origin;
}

/** Where a block is in its source, so that every cut can be shown there. */
export interface Origin {
  /** Range in the decoded source; null for HTML, whose text is not contiguous in the source. */
  readonly range: { readonly start: number; readonly end: number } | null;
  /** The element's CSS path, for HTML. */
  readonly path: (() => string) | null;
  /** Offsets in the source of the units of `text`, made when the first cut inside the block needs it. */
  map: number[] | null;
}

function shorten(text: string): string {
  return text.length <= MAX_REMOVAL_LENGTH ? text : text.slice(0, MAX_REMOVAL_LENGTH).replace(/[\ud800-\udbff]$/, '');
}

/**
 * Records everything cut, with true totals; the list keeps the first {@link MAX_REMOVALS} entries in the order of the
 * source.
 */
export class RemovalLog {
  private readonly source: string;
  private readonly entries: Removal[] = [];
  private count = 0;
  private characters = 0;

  private readonly places: Places | null;

  /**
   * @param source the decoded source, which the offsets of cuts count in
   * @param places where the units of the text that is cleaned are in the source; null where that text is the source
   */
  constructor(source: string, places: Places | null = null) {
    this.source = source;
    this.places = places;
  }

  /** Records that a range of the text that is cleaned was cut. */
  range(rule: RuleName, from: number, to: number): void {
    const start = this.places?.starts[from] ?? from;
    const end = from < to ? (this.places?.ends[to - 1] ?? to) : start;
    this.add({ rule, text: shorten(this.source.slice(start, end)), start, end }, end - start);
  }

  /** Records that text of an element was cut. */
  element(rule: RuleName, text: string, path: () => string): void {
    this.count++;
    this.characters += text.length;
    if (this.entries.length < MAX_REMOVALS)
      this.entries.push({ rule, text: shorten(text), start: null, end: null, path: path() });
  }

  private add(removal: Removal, length: number): void {
    this.count++;
    this.characters += length;
    if (this.entries.length < MAX_REMOVALS * 4) this.entries.push(removal);
  }

  get removed(): Removal[] {
    return this.entries.toSorted((a, b) => (a.start ?? 0) - (b.start ?? 0)).slice(0, MAX_REMOVALS);
  }

  get totals(): RemovedTotals {
    return { entries: this.count, characters: this.characters };
  }
}

/** Cuts a block whole and records it. The caller takes it off its list. */
export function cutBlock(block: TextBlock, rule: RuleName, log: RemovalLog): void {
  const { range, path, map } = block.origin;
  if (range === null) {
    if (path !== null) log.element(rule, block.text, path);
    return;
  }
  const start = map?.[0] ?? range.start;
  log.range(rule, start, Math.max(start, map === null ? range.end : (map[map.length - 1] ?? range.end - 1) + 1));
}

/**
 * A range of a block's text that is to be cut. It is recorded under its rule; markup has none and leaves without a
 * record.
 */
export interface InnerCut {
  readonly start: number;
  readonly end: number;
  readonly rule: RuleName | null;
}

/** Cuts ranges (in order, apart) out of a block's text and closes the gaps, in one walk over the text. */
export function cutInside(block: TextBlock, cuts: readonly InnerCut[], log: RemovalLog, source: string): void {
  const { origin, text } = block;
  if (origin.range !== null && origin.map === null) {
    origin.map = [];
    normalise(source, origin.range.start, origin.range.end, origin.map);
  }
  const { map } = origin;
  const pieces: string[] = [];
  const offsets: number[] = [];
  let open = true;
  const keep = (from: number, to: number): void => {
    let first = from;
    while (open && first < to && text.charCodeAt(first) === 0x20) first++;
    if (first >= to) return;
    pieces.push(text.slice(first, to));
    if (map !== null) for (let at = first; at < to; at++) offsets.push(map[at] ?? 0);
    open = text.charCodeAt(to - 1) === 0x20;
  };
  let from = 0;
  for (const cut of cuts) {
    keep(from, cut.start);
    from = cut.end;
    if (cut.rule !== null) recordInside(block, cut, cut.rule, log);
  }
  keep(from, text.length);
  const joined = pieces.join('');
  block.text = joined.endsWith(' ') ? joined.slice(0, -1) : joined;
  if (map !== null) origin.map = offsets.slice(0, block.text.length);
}

function recordInside({ origin, text }: TextBlock, { start, end }: InnerCut, rule: RuleName, log: RemovalLog): void {
  let first = start;
  let last = end;
  while (first < last && text[first] === ' ') first++;
  while (last > first && text[last - 1] === ' ') last--;
  if (origin.map !== null) log.range(rule, origin.map[first] ?? 0, (origin.map[last - 1] ?? 0) + 1);
  else if (origin.path !== null) log.element(rule, text.slice(first, last), origin.path);
}
