/** Where the words of a reason end. */

import type { Tree } from '../../grammar/tree.ts';
import words from './data/reason-words.json' with { type: 'json' };

/** A reason of more tokens than this is an explanation, not an answer. */
const MAX_WORDS = 24;
/** What a reason does not end in. */
const LOOSE = new Set(words.loose);

/** Up to the end of the phrase, without what follows a dash, or a comma that joins no list. */
export function endOf(tree: Tree, governed: number, from: number): number {
  const last = tree.last(governed) + 1;
  let to = from;
  while (to < Math.min(last, from + MAX_WORDS)) {
    const whole = enclosed(tree, to);
    if (whole > 0) {
      to += whole;
      continue;
    }
    if (isEnd(tree, to, from) && !isAsideMark(tree, to, governed)) break;
    to++;
  }
  if (to === from + MAX_WORDS && to < last) to = boundary(tree, from, to);
  while (to > from && (/^[,;:.]$/.test(tree.text(to - 1)) || LOOSE.has(tree.lower(to - 1)))) to--;
  return isHalf(tree, to) ? from : to;
}

/** "four guards, two of them women, | were held": a comma of an aside about the subject, whose verb is to come. */
function isAsideMark(tree: Tree, at: number, governed: number): boolean {
  const owner = tree.head(at);
  return tree.text(at) === ',' && at < governed && owner < at && tree.head(owner) === governed;
}

/** A mark that ends whatever comes before it, or a comma that joins no list. */
function isEnd(tree: Tree, at: number, from: number): boolean {
  const text = tree.text(at);
  if (text === ',') return !isListComma(tree, at);
  // "was quoted as saying: “There will be none.”"
  if (text === ':') return !isWithinFigures(tree, at);
  return at > from && /^(?:[;:.!?()—–"”“]|--|-)$/.test(text) && !isWithinFigures(tree, at);
}

/** "as it had | “ignored the demands”": a verb without what it needs gives no reason. */
function isHalf(tree: Tree, to: number): boolean {
  const last = to - 1;
  if (tree.relation(last) === 'auxiliary') return tree.head(last) >= to;
  const isNext = (each: number) => each >= to && tree.first(each) <= to + 1 && tree.text(to) !== ',';
  return tree.isVerb(last) && tree.children(last).some((each) => isNext(each) && NEEDED.has(tree.relation(each)));
}
const NEEDED = new Set(['object', 'complement', 'clause-object', 'open-complement']);

/** "2-1", "9–15", "22:15" */
function isWithinFigures(tree: Tree, at: number): boolean {
  return /^[-–:]$/.test(tree.text(at)) && tree.tag(at - 1) === 'CD' && tree.tag(at + 1) === 'CD';
}

/**
 * 'found "catastrophic" failings', "the Communist Party (Marxist) asked": how many tokens a few words take with the
 * marks around them; 0 where none open, or they close too far on.
 */
function enclosed(tree: Tree, at: number): number {
  const marks = PAIRS.find(({ open }) => open.has(tree.text(at)));
  if (marks === undefined) return 0;
  for (let close = at + 2; close <= at + marks.reach; close++)
    if (marks.close.has(tree.text(close))) return close - at + 1;
  return 0;
}
/** Marks in pairs, and how many tokens after the first the second may be. */
const PAIRS = [
  { open: new Set(['"', '“']), close: new Set(['"', '”']), reach: 12 },
  { open: new Set(['(']), close: new Set([')']), reach: 3 },
];

/** The last place before `to` where a phrase begins. */
function boundary(tree: Tree, from: number, to: number): number {
  for (let at = to - 1; at > from + 3; at--)
    if (tree.relation(at) === 'preposition' || tree.relation(at) === 'conjunction' || tree.tag(at) === 'WH') return at;
  return to;
}

/** "fraud, bribery and theft": the comma parts the items of a list. */
function isListComma(tree: Tree, at: number): boolean {
  const owner = tree.head(at);
  return tree.children(owner).some((child) => child > at && tree.relation(child) === 'conjunct' && !tree.isVerb(child));
}
