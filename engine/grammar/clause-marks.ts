/** Relations and marks that the phrases of a clause are told by. */

import type { Tree } from './tree.ts';

export const CLAUSES = new Set(['relative-clause', 'adverbial-clause', 'apposition']);
export const HELPERS = new Set(['auxiliary', 'adverb']);
export const OPENING = new Set(['(', '[', '—', '–', '--', '-', ';', ':']);
export const CLOSING = new Set([',', ';', ':', '—', '–', '--', '-', '(', '.', '"', '“', '”', "'", '‘', '|']);
export const FINITE = new Set(['VBD', 'VBZ', 'VBP']);

export function holdsFinite(tree: Tree, from: number, to: number): boolean {
  for (let at = from; at < to; at++)
    if (tree.tag(at) === 'MD' || (FINITE.has(tree.tag(at)) && !tree.lower(at).endsWith('ing'))) return true;
  return false;
}

/** "on Friday", "two days later": a phrase that tells when. */
export function isTimePhrase(tree: Tree, at: number, isTime: (at: number) => boolean): boolean {
  for (let each = tree.first(at); each <= tree.last(at); each++) {
    if (isTime(each)) return true;
    const tag = tree.tag(each);
    if (tag.startsWith('NN') && tree.relation(each) === 'prepositional-object') return false;
  }
  return false;
}
