import type { RemovalLog, TextBlock } from '../noise/blocks.ts';
import { normalise } from '../noise/normalise.ts';
import { findBody, type PageBlock } from './body.ts';
import { type PageMetadata, readMetadata } from './metadata.ts';
import { cssPath, type Element, parseHtml } from './tree.ts';

export interface PageArticle {
  readonly blocks: TextBlock[];
  readonly metadata: PageMetadata;
}

function textBlock(block: PageBlock): TextBlock | null {
  const text = normalise(block.text, 0, block.text.length);
  if (text === '') return null;
  return {
    text,
    kind: block.kind,
    linked: block.linked,
    origin: { range: null, path: () => cssPath(block.element), map: null },
  };
}

/** Finds the article in a page: its blocks in order, and what the page says about itself. What is left out on the way is recorded. */
export function readPage(html: string, log: RemovalLog, keep: ReadonlySet<string>): PageArticle {
  const page: Element = parseHtml(html);
  const metadata = readMetadata(page);
  const body = findBody(page, keep);
  for (const { element, rule, text } of body.dropped) log.element(rule, text, () => cssPath(element));
  return { blocks: body.blocks.flatMap((block) => textBlock(block) ?? []), metadata };
}
