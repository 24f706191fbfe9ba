import type { RemovalLog, TextBlock } from '../noise/blocks.ts';
import { sameTitle } from '../noise/header.ts';
import { normalise } from '../noise/normalise.ts';
import { findBody } from './body.ts';
import { type PageMetadata, readDeclared, readMetadata } from './metadata.ts';
import { cssPath, descendants, type Element, parseHtml, textOf } from './tree.ts';
import type { PageBlock } from './walk.ts';

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

/** The heading that shows the title; the first h1 where none does. */
function titleHeading(page: Element, title: string | null): Element | null {
  let first: Element | null = null;
  for (const element of descendants(page)) {
    if (element.tag !== 'h1' && element.tag !== 'h2') continue;
    if (title !== null && sameTitle(textOf(element, 400), title)) return element;
    if (element.tag === 'h1') first ??= element;
  }
  return first;
}

/** Finds the article in a page: its blocks in order, and what the page says about itself. What is left out on the way is recorded. */
export function readPage(html: string, log: RemovalLog, keep: ReadonlySet<string>): PageArticle {
  const page: Element = parseHtml(html);
  const declared = readDeclared(page);
  const body = findBody(page, keep, titleHeading(page, declared.title));
  const metadata = readMetadata(declared, body.besideTitle);
  for (const { element, rule, text } of body.dropped) log.element(rule, text, () => cssPath(element));
  return { blocks: body.blocks.flatMap((block) => textBlock(block) ?? []), metadata };
}
