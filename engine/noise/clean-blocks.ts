import type { TextBlock } from './blocks.ts';
import { type CleaningOptions, cutInlineNoise, cutNoise } from './decide.ts';
import { cutTitlePrefix, type Metadata, readHeader } from './header.ts';
import { takeDateline, takeSections } from './structure.ts';

export interface CleanedBlocks {
  readonly blocks: readonly TextBlock[];
  readonly labels: readonly { readonly label: string; readonly block: number }[];
  readonly dateline: string | null;
}

/** Each pass only cuts, and a text is stable after two or three; the bound is against texts built to take one cut a pass. */
const MAX_PASSES = 6;

/** The form in which a finished text would be read again: no links, and no headings or items but by their looks. */
function flattened(block: TextBlock): TextBlock {
  return block.kind === 'paragraph' && block.linked === 0
    ? block
    : { ...block, linked: 0, kind: block.kind === 'heading' ? 'paragraph' : block.kind };
}

/**
 * The whole of noise removal over an article's blocks: header lines, noise inside blocks, noise blocks, dateline and section labels, until a pass
 * cuts nothing. Later passes see the blocks as a reader of the finished text would, so that cleaning clean text changes nothing.
 *
 * @param metadata what the source has said so far; completed in place from header lines
 */
export function cleanBlocks(blocks: readonly TextBlock[], metadata: Metadata, options: CleaningOptions): CleanedBlocks {
  let current = [...blocks];
  let dateline: string | null = null;
  for (let pass = 0; pass < MAX_PASSES; pass++) {
    const view = pass === 0 ? current : current.map(flattened);
    const inside = cutInlineNoise(view, options);
    cutTitlePrefix(view, metadata, options);
    const headed = readHeader(view, metadata, options);
    const kept = cutNoise(headed, options);
    const found = takeDateline(kept, options);
    dateline ??= found;
    // Back from the flattened view to the blocks themselves, which remember what they were.
    const stay = new Set(kept);
    const next: TextBlock[] = [];
    view.forEach((seen, at) => {
      const block = current[at];
      if (block === undefined || !stay.has(seen)) return;
      block.text = seen.text;
      if (block.text !== '') next.push(block);
    });
    const changed = inside || found !== null || next.length !== current.length;
    current = next;
    if (!changed) break;
  }
  const { blocks: final, labels } = takeSections(current, options);
  return { blocks: final, labels, dateline };
}
