import { cleanDecoded, cleanSource, rawArticle } from '../../engine/clean.ts';
import { digestArticle } from '../../engine/digest.ts';
import { RejectedError } from '../../engine/errors.ts';
import type { CleanArticle } from '../../engine/record.ts';
import type { GrowthCase } from './cases.ts';

/** A text goes through every stage as it is, too: cleaning may cut what is the worst for a later one. */
const TITLE_LENGTH = 300;

function cleaned(run: () => CleanArticle): void {
  try {
    digestArticle(run());
  } catch (error) {
    if (!(error instanceof RejectedError)) throw error;
  }
}

/** Everything the engine does with an input: cleaning with a digest of what it leaves, and for a text the digest of the text as it is. */
export function runCase({ kind }: GrowthCase, text: string): void {
  if (kind === 'file') cleaned(() => cleanSource({ bytes: new TextEncoder().encode(text), name: null }));
  else if (kind === 'page') cleaned(() => cleanDecoded({ text, mediaType: 'text/html' }));
  else if (kind === 'markdown') cleaned(() => cleanDecoded({ text, mediaType: 'text/markdown' }));
  else {
    cleaned(() => cleanDecoded({ text, mediaType: 'text/plain' }));
    cleaned(() => rawArticle(text, { language: 'en', title: text.slice(0, TITLE_LENGTH) }));
  }
}
