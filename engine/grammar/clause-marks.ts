/** Relations and marks that the phrases of a clause are told by. */

import words from '../english/data/clause-words.json' with { type: 'json' };
import type { Tree } from './tree.ts';

/** Relations of what is a clause or a name of its own beside a noun. */
export const CLAUSES = new Set(['relative-clause', 'adverbial-clause', 'apposition']);
/** Relations of what comes before a verb and belongs to it. */
export const HELPERS = new Set(['auxiliary', 'adverb']);
/** What a verb is not whole without. */
export const NEEDED = new Set([
  'object',
  'complement',
  'particle',
  'clause-object',
  'open-complement',
  'agent',
  'passive-subject',
]);
/** Prepositions that open a circumstance, not a part of what was done. */
export const CIRCUMSTANCES = new Set(words.circumstances);
/** Marks with which something new begins. */
export const OPENING = new Set(['(', '[', '—', '–', '--', '-', ';', ':']);
/** Marks that a phrase does not begin or end with. */
export const CLOSING = new Set([',', ';', ':', '—', '–', '--', '-', '(', '.', '"', '“', '”', "'", '‘', '|']);
/** Tags of finite verbs except modals. */
export const FINITE = new Set(['VBD', 'VBZ', 'VBP']);

/** Whether there is a finite verb from one token up to another. */
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
