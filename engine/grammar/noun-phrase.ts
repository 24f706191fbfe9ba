/** Who or what acts in a clause: the noun phrase of a tree, without what only goes with it. */

import words from '../english/data/clause-words.json' with { type: 'json' };
import { CLAUSES, CLOSING, isTimePhrase, OPENING } from './clause-marks.ts';
import type { Tree, TreeRange } from './tree.ts';

/** The most words of a subject and of a predicate, and of one that holds a reported clause. */
const MAX_SUBJECT = 14;

/** The subject of a verb, its own or that of the verb it is joined to, as a token; -1 where there is none. */
export function actorOf(tree: Tree, verb: number): number {
  for (let at = verb, steps = 0; at >= 0 && steps < 4; steps++) {
    const found = subjectOf(tree, at);
    if (found >= 0) return found;
    const relation = tree.relation(at);
    if (relation !== 'conjunct' && relation !== 'open-complement') return -1;
    at = tree.head(at);
  }
  return -1;
}

/** The last subject before a verb, if it can be one that is no rate and no object; -1 where there is none. */
function subjectOf(tree: Tree, verb: number): number {
  const before = tree.children(verb).filter((each) => each < verb);
  // "was too badly hurt": a subject may hang on the verb's helper.
  const helpers = before.filter((each) => tree.relation(each) === 'auxiliary');
  let last = -1;
  let sure = -1;
  for (const dependents of [before, ...helpers.map((helper) => tree.children(helper))])
    for (const each of dependents) {
      if (each >= verb || !isSubject(tree, each) || isMarker(tree, each)) continue;
      last = each;
      if (!isRate(tree, each) && !isObjectOfWord(tree, each)) sure = each;
    }
  return sure >= 0 ? sure : last;
}

function isSubject(tree: Tree, at: number): boolean {
  const relation = tree.relation(at);
  return relation === 'subject' || relation === 'passive-subject';
}

/** "who was arrested over | a bribe has denied it": of two subjects the one right after a preposition is its object. */
function isObjectOfWord(tree: Tree, at: number): boolean {
  const before = tree.first(at) - 1;
  return tree.relation(before) === 'preposition' && tree.last(before) === before;
}

/** "winds of 168 kilometres an hour", "£6 a litre": a rate is no subject beside another. */
function isRate(tree: Tree, at: number): boolean {
  const unit = tree.tag(at - 2);
  return /^an?$/.test(tree.lower(at - 1)) && (unit === 'NNS' || unit === 'CD');
}

/** A relative word is a subject by form alone. */
function isMarker(tree: Tree, at: number): boolean {
  return tree.tag(at) === 'WH' || tree.tag(at) === 'EX';
}

/**
 * The noun phrase round `head` as a headline would name it: without article, apposition, relative clause or aside; null
 * where that leaves nothing.
 */
export function nounPhrase(tree: Tree, head: number, limit: number, isTime: (at: number) => boolean): TreeRange | null {
  const first = tree.first(head);
  let to = head + 1;
  for (const child of tree.children(head)) {
    if (child < head || isSkippedMark(tree, child)) continue;
    const last = tree.last(child);
    if (partsFromNoun(tree, child, isTime) || (last >= limit && limit > head) || last + 1 - first > MAX_SUBJECT) break;
    to = last + 1;
  }
  const phrase = withoutEdges(tree, { from: first, to }, head, isTime);
  const length = phrase.to - phrase.from;
  return length > 0 && length <= MAX_SUBJECT && !isTorn(tree, phrase.from, phrase.to) ? phrase : null;
}

/** "A driver and squad technician | were killed": both of two subjects that an "and" or "nor" of the first joins. */
export function withFirstOfPair(tree: Tree, phrase: TreeRange | null, actor: number, verb: number): TreeRange | null {
  if (phrase === null) return null;
  const first = tree
    .children(verb)
    .find((each) => each < actor && isSubject(tree, each) && isJoinedTo(tree, each, actor));
  if (first === undefined) return phrase;
  const from = tree.first(first);
  const pair = { from: from < first && isArticle(tree, from) ? from + 1 : from, to: phrase.to };
  return pair.to - pair.from > MAX_SUBJECT ? phrase : pair;
}

/** "the", "some", but not "No guards were hurt", "Neither a guard nor a driver was hurt": that tells the contrary. */
function isArticle(tree: Tree, at: number): boolean {
  return tree.tag(at) === 'DT' && !NEGATING.has(tree.lower(at));
}
const NEGATING = new Set(['neither', 'no', 'nor']);

/** Whether an "and" or "nor" of the first of two nouns is all that parts them. */
function isJoinedTo(tree: Tree, first: number, second: number): boolean {
  let joined = false;
  for (let at = first + 1; at < second; at++) {
    if (tree.isVerb(at) || tree.tag(at) === 'WH' || tree.text(at) === ',') return false;
    if (/^(?:and|nor)$/.test(tree.lower(at)) && tree.head(at) === first) joined = true;
  }
  return joined;
}

/** A mark after which a noun phrase may go on. */
function isSkippedMark(tree: Tree, at: number): boolean {
  return tree.relation(at) === 'punctuation' && !OPENING.has(tree.lower(at));
}

/** Whether a dependent after a noun tells more of it than a headline would. */
function partsFromNoun(tree: Tree, child: number, isTime: (at: number) => boolean): boolean {
  const relation = tree.relation(child);
  if (relation === 'punctuation' || CLAUSES.has(relation)) return true;
  const before = tree.lower(tree.first(child) - 1);
  if (before === ',' && relation !== 'conjunct' && relation !== 'conjunction') return true;
  return tellsWhen(tree, child, isTime);
}

/** A noun phrase without its article, and without marks, conjunctions and days at its ends. */
function withoutEdges(tree: Tree, phrase: TreeRange, head: number, isTime: (at: number) => boolean): TreeRange {
  let { from, to } = phrase;
  while (from < head && (isArticle(tree, from) || CLOSING.has(tree.lower(from)) || isOpener(tree, from))) from++;
  while (to > from && (CLOSING.has(tree.lower(to - 1)) || tree.relation(to - 1) === 'conjunction')) to--;
  // "The Harbour Board today announced", "the High Court Friday ordered": the day is no part of the name.
  if (to > from + 1 && isDay(tree, to - 1) && isTime(to - 1) && !isTime(to - 2)) to--;
  return { from, to };
}

/** "ANTM) finalist": half of a bracket. */
function isTorn(tree: Tree, from: number, to: number): boolean {
  let open = 0;
  for (let at = from; at < to; at++) {
    if (tree.text(at) === '(') open++;
    else if (tree.text(at) === ')') open--;
    if (open < 0) return true;
  }
  return open > 0;
}

const RELATIVE_DAYS = new Set(words.relativeDays);

function isDay(tree: Tree, at: number): boolean {
  const lower = tree.lower(at);
  return RELATIVE_DAYS.has(lower) || lower.endsWith('day');
}

/**
 * "row over | whether Velde may sell it", "winds of 90 kilometres | an hour": a phrase that would end in its
 * preposition or before a rate goes on up to the verb.
 */
export function wholePhrase(tree: Tree, phrase: TreeRange | null, verb: number): TreeRange | null {
  const isHalf =
    phrase !== null &&
    (tree.relation(phrase.to - 1) === 'preposition' || (verb === phrase.to + 2 && isRate(tree, phrase.to + 1)));
  return isHalf && verb > phrase.to && verb - phrase.from <= MAX_SUBJECT ? { from: phrase.from, to: verb } : phrase;
}

/** "The army on Friday", "a strike this week": a time after a noun belongs to the clause. */
function tellsWhen(tree: Tree, child: number, isTime: (at: number) => boolean): boolean {
  const relation = tree.relation(child);
  return (relation === 'preposition' || relation === 'noun-adverb') && isTimePhrase(tree, child, isTime);
}

/** "Nevertheless, the closure": a word before a comma at the very beginning. */
function isOpener(tree: Tree, at: number): boolean {
  return at === 0 && tree.lower(1) === ',' && tree.tag(2) !== 'NNP' && tree.tag(2) !== 'CD';
}
