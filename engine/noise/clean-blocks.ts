import { type JoinedText, joinBlocks } from '../blocks/assemble.ts';
import { cutInside, type TextBlock } from '../blocks/blocks.ts';
import { fenceOf } from '../blocks/code.ts';
import { plainBlocks } from '../blocks/lines.ts';
import { wireMarksOf } from '../blocks/repair/quoting.ts';
import { noticeKind } from '../metadata/editorial-notices.ts';
import type { Metadata } from '../metadata/metadata.ts';
import { cutBios } from './bios.ts';
import type { Cleaning } from './cleaning.ts';
import { cutThread } from './comments.ts';
import { cutInlineNoise, cutNoise } from './decide.ts';
import { cutFrame } from './frame.ts';
import { cutTitlePrefix, readHeader } from './header.ts';
import { cutNotes } from './notes.ts';
import { cutPolls } from './polls.ts';
import { cutDatabaseEnd, cutReleaseEnd } from './releases.ts';
import { cutRepeatedHead } from './repeated-head.ts';
import { cutRunningHeads } from './running-heads.ts';
import { takeDateline, takeSections } from './structure.ts';

export interface CleanedBlocks {
  readonly blocks: readonly TextBlock[];
  readonly labels: readonly { readonly label: string; readonly block: number }[];
  readonly dateline: string | null;
}

/**
 * Each pass only cuts, and a text is stable after two or three; the bound is against texts built to take one cut a
 * pass.
 */
const MAX_PASSES = 6;

/**
 * The blocks as a reader of the finished text would see them: without links, and headings and items only by their
 * looks. They share their origins with the blocks they stand for.
 *
 * @param joined the same blocks joined
 */
function reread(blocks: readonly TextBlock[], joined: JoinedText): TextBlock[] {
  if (blocks.every(({ kind, linked }) => kind === 'paragraph' && linked === 0)) return [...blocks];
  const again = joined.again ?? plainBlocks(joined.text);
  return blocks.map((block, at) => ({ ...block, linked: 0, kind: again[at]?.kind ?? 'paragraph' }));
}

/**
 * Takes blocks for items only where a reader of the finished text would, so that the white space between them is the
 * same the next time.
 */
function settle(blocks: readonly TextBlock[]): Settled {
  let current = blocks;
  let joined = joinBlocks(current);
  if (blocks.every(({ kind }) => kind === 'paragraph')) return { blocks, joined };
  for (let turn = 0; turn < 4; turn++) {
    const seen = reread(current, joined).map((block, at) =>
      current[at]?.kind === 'heading' ? { ...block, kind: 'heading' as const } : block,
    );
    const next = joinBlocks(seen);
    if (next.text === joined.text) return { blocks: seen, joined: next };
    current = seen;
    joined = next;
  }
  const plain = current.map((block) => (block.kind === 'item' ? { ...block, kind: 'paragraph' as const } : block));
  return { blocks: plain, joined: joinBlocks(plain) };
}

/** Blocks that a reader of their text would see as they are. */
interface Settled {
  readonly blocks: readonly TextBlock[];
  readonly joined: JoinedText;
}

/**
 * The whole of noise removal over an article's blocks: header lines, noise inside blocks, noise blocks, dateline and
 * section labels, until a pass cuts nothing. Later passes see the blocks as a reader of the finished text would, so
 * that cleaning clean text changes nothing.
 *
 * @param metadata what the source has said so far; completed in place from header lines
 */
export function cleanBlocks(blocks: readonly TextBlock[], metadata: Metadata, cleaning: Cleaning): CleanedBlocks {
  const isApart = blocks.map(({ text, kind }) => kind === 'code' || noticeKind(text) !== null);
  const story = blocks.filter((_, at) => !isApart[at]);
  if (story.length === blocks.length) return cleanStory(blocks, metadata, cleaning);
  if (story.length > 0) return withApart(blocks, isApart, cleanStory(story, metadata, cleaning));
  return blocks.some(({ kind }) => kind === 'code')
    ? { blocks, labels: [], dateline: null }
    : cleanStory(blocks, metadata, cleaning);
}

/** Puts code and the newsroom's notices back where they stood among what is left of the story. */
function withApart(
  blocks: readonly TextBlock[],
  isApart: readonly boolean[],
  { blocks: story, labels, dateline }: CleanedBlocks,
): CleanedBlocks {
  const order = new Map(blocks.map((block, at) => [block.origin, at]));
  const all: TextBlock[] = [];
  const places: number[] = [];
  let at = 0;
  const takeApart = (end: number): void => {
    for (; at < end; at++) {
      const block = blocks[at];
      if (isApart[at] && block !== undefined)
        all.push({ ...block, kind: block.kind === 'code' ? 'code' : 'paragraph' });
    }
  };
  for (const block of story) {
    takeApart(order.get(block.origin) ?? at);
    places.push(all.length);
    all.push(block);
  }
  takeApart(blocks.length);
  return {
    blocks: all,
    labels: labels.map(({ label, block }) => ({ label, block: places[block] ?? block })),
    dateline,
  };
}

/** Whether nothing is left of a block. A fence by itself would seem to open code, and is none: code stands apart. */
function isNothing(text: string): boolean {
  return text === '' || fenceOf(text) !== null;
}

/** Takes off marks of wire services that come to the end of a block when what followed them is cut. */
function cutWireMarks(blocks: readonly TextBlock[], { log, source }: Cleaning): void {
  const marks = wireMarksOf(blocks.map(({ text }) => text));
  blocks.forEach((block, at) => {
    const cuts = (marks[at] ?? []).map(({ start, end }) => ({ start, end, rule: null }));
    if (cuts.length > 0) cutInside(block, cuts, log, source);
  });
}

/** One pass over the blocks: what is cut inside them, then whole ones. Each step sees what those before it left. */
function cutOnce(view: TextBlock[], metadata: Metadata, cleaning: Cleaning): TextBlock[] {
  cutWireMarks(view, cleaning);
  cutInlineNoise(view, cleaning);
  cutTitlePrefix(view, metadata, cleaning);
  let blocks = cutRunningHeads(cutNotes(view, cleaning), cleaning);
  blocks = cutDatabaseEnd(blocks, metadata, cleaning);
  blocks = cutPolls(cutThread(blocks, cleaning), cleaning);
  blocks = cutFrame(blocks, cleaning);
  blocks = cutReleaseEnd(blocks, cleaning);
  blocks = cutRepeatedHead(readHeader(blocks, metadata, cleaning), metadata, cleaning);
  blocks = cutNoise(blocks, cleaning);
  return cutBios(blocks, metadata.authors, cleaning);
}

/** Whether a pass over blocks that the last one left as they were would see and know what that did. */
function isReadAlike(blocks: readonly TextBlock[], told: Metadata, metadata: Metadata): boolean {
  return (
    blocks.every(({ kind, linked }) => kind === 'paragraph' && linked === 0) &&
    told.title === metadata.title &&
    told.byline === metadata.byline &&
    told.authors === metadata.authors
  );
}

function cleanStory(blocks: readonly TextBlock[], metadata: Metadata, cleaning: Cleaning): CleanedBlocks {
  let current = [...blocks];
  let dateline: string | null = null;
  const labels: { readonly label: string; readonly block: TextBlock }[] = [];
  let settled: Settled | null = null;
  for (let pass = 0; pass < MAX_PASSES; pass++) {
    settled = pass === 0 ? null : settle(current);
    const view = settled === null ? current : reread(settled.blocks, settled.joined);
    const before = current.map(({ text }) => text);
    const told = { ...metadata };
    cleaning.work.spend(before.reduce((sum, { length }) => sum + length, 0));
    const kept = cutOnce(view, metadata, cleaning);
    dateline = takeDateline(kept, cleaning) ?? dateline;
    const sections = takeSections(kept, cleaning);
    // Back from the view to the blocks themselves, which remember what they were.
    const own = new Map(view.map((seen, at) => [seen, current[at] ?? seen]));
    for (const { label, block } of sections.labels) labels.push({ label, block: own.get(block) ?? block });
    const stay = new Set(sections.blocks);
    const next: TextBlock[] = [];
    let changed = false;
    view.forEach((seen, at) => {
      const block = own.get(seen) ?? seen;
      block.text = seen.text;
      if (block.text !== before[at]) changed = true;
      if (stay.has(seen) && !isNothing(block.text)) next.push(block);
      else changed = true;
    });
    current = next;
    if (!changed && (pass > 0 || isReadAlike(current, told, metadata))) break;
    settled = null;
  }
  const places = new Map(current.map((block, at) => [block, at]));
  const placed = labels.flatMap(({ label, block }) => {
    const at = places.get(block);
    return at === undefined ? [] : [{ label, block: at }];
  });
  return {
    blocks: (settled ?? settle(current)).blocks,
    labels: placed.toSorted((a, b) => a.block - b.block),
    dateline,
  };
}
