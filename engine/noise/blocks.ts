import { MAX_REMOVAL_LENGTH, MAX_REMOVALS } from '../limits.ts';
import type { Removal, RemovedTotals } from '../record.ts';
import { normalise } from './normalise.ts';

export type BlockKind = 'paragraph' | 'heading' | 'item' | 'quote';

/** A paragraph, heading or list item on its way to clean text. `text` is normalised: one line, single spaces. */
export interface TextBlock {
  text: string;
  readonly kind: BlockKind;
  /** Characters of the text that stand in links; 0 where the source has none. */
  readonly linked: number;
  readonly origin: Origin;
}

/** Where a block stands in its source, so that every cut can be shown there. */
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

/** Records everything cut, with true totals; the list keeps the first {@link MAX_REMOVALS} entries in the order of the source. */
export class RemovalLog {
  private readonly source: string;
  private readonly entries: Removal[] = [];
  private count = 0;
  private characters = 0;

  constructor(source: string) {
    this.source = source;
  }

  /** Records that a range of the decoded source was cut. */
  range(rule: string, start: number, end: number): void {
    this.add({ rule, text: shorten(this.source.slice(start, end)), start, end }, end - start);
  }

  /** Records that text of an element was cut. */
  element(rule: string, text: string, path: () => string): void {
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
export function cutBlock(block: TextBlock, rule: string, log: RemovalLog): void {
  const { range, path, map } = block.origin;
  if (range === null) {
    if (path !== null) log.element(rule, block.text, path);
    return;
  }
  const start = map?.[0] ?? range.start;
  log.range(rule, start, Math.max(start, map === null ? range.end : (map[map.length - 1] ?? range.end - 1) + 1));
}

/** Cuts `block.text.slice(from, to)` and closes the gap. Records it where `rule` is given; markup leaves without a record. */
export function cutInside(
  block: TextBlock,
  from: number,
  to: number,
  rule: string | null,
  log: RemovalLog,
  source: string,
): void {
  const { origin, text } = block;
  if (origin.range !== null && origin.map === null) {
    origin.map = [];
    normalise(source, origin.range.start, origin.range.end, origin.map);
  }
  const { map } = origin;
  if (rule !== null) {
    let first = from;
    let last = to;
    while (first < last && text[first] === ' ') first++;
    while (last > first && text[last - 1] === ' ') last--;
    if (map !== null) log.range(rule, map[first] ?? 0, (map[last - 1] ?? 0) + 1);
    else if (origin.path !== null) log.element(rule, text.slice(first, last), origin.path);
  }
  let before = from;
  let after = to;
  while (after < text.length && text[after] === ' ' && (before === 0 || text[before - 1] === ' ')) after++;
  if (after === text.length) while (before > 0 && text[before - 1] === ' ') before--;
  block.text = text.slice(0, before) + text.slice(after);
  map?.splice(before, after - before);
}
