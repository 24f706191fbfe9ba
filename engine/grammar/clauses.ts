import { FINITE } from './clause-marks.ts';
import { actorOf, nounPhrase, wholePhrase, withFirstOfPair } from './noun-phrase.ts';
import { predicateOf } from './predicate.ts';
import { AUXILIARIES } from './speech.ts';
import type { Tree, TreeRange } from './tree.ts';

/** Who does or suffers something, and what: the verb with what it needs. */
export interface TreeClause {
  /** Index of the verb that carries the meaning. */
  readonly verb: number;
  /** Index of the subject's head; -1 where the clause has none. */
  readonly actor: number;
  readonly subject: TreeRange | null;
  readonly predicate: TreeRange;
  readonly isPassive: boolean;
}

/**
 * The clause whose verb is at `verb`.
 *
 * @param known - the subject's head, where the tree does not tell it
 */
export function clauseAt(
  tree: Tree,
  verb: number,
  isTime: (at: number) => boolean,
  known: number = -1,
): TreeClause | null {
  if (!tree.isVerb(verb)) return null;
  const actor = known >= 0 ? known : actorOf(tree, verb);
  const passive = tree.relation(actor) === 'passive-subject' || isBareParticiple(tree, verb);
  const predicate = withTwin(tree, verb, predicateOf(tree, verb, actor, isTime), isTime);
  return {
    verb,
    actor,
    subject: actor < 0 ? null : subjectAt(tree, actor, verb, predicate.from, isTime),
    predicate,
    isPassive: passive,
  };
}

function subjectAt(
  tree: Tree,
  actor: number,
  verb: number,
  predicate: number,
  isTime: (at: number) => boolean,
): TreeRange | null {
  const phrase = wholePhrase(tree, nounPhrase(tree, actor, verb, isTime), predicate);
  return withFirstOfPair(tree, phrase, actor, verb);
}

/**
 * "A wildfire fanned by winds forced thousands ...": where a sentence hangs on a noun, its first finite verb after that
 * noun tells what the noun did; -1 where the root is a verb or no such verb follows.
 */
export function verbOfNoun(tree: Tree): number {
  const { root } = tree;
  if (!tree.tag(root).startsWith('N') && !isWorth(tree, root)) return -1;
  let inner = 0;
  for (let at = root + 1; at < tree.length; at++) {
    if (opensInner(tree, at)) inner++;
    else if (opensOther(tree, at)) return -1;
    if (!opensPredicate(tree, at, inner > 0)) continue;
    const verb = mainVerb(tree, at);
    if (inner === 0) return hasOwnSubject(tree, verb, root) ? -1 : verb;
    // "A row over whether Velde may sell it has reached the court": the verb of the inner clause.
    inner--;
    at = verb;
  }
  return -1;
}

/** Whether a word opens a clause that belongs to the noun before it: "the boy who fell". */
function opensInner(tree: Tree, at: number): boolean {
  return tree.lower(at) === 'whether' || tree.lower(at) === 'how' || isRelative(tree, at);
}

function isRelative(tree: Tree, at: number): boolean {
  return RELATIVE.has(tree.lower(at)) && tree.tag(at) === 'WH';
}
const RELATIVE = new Set(['who', 'whose', 'which', 'that', 'whom']);

/**
 * "a man who said | he saw it": a verb that has a subject of its own tells nothing of the noun; what stands right after
 * a preposition ("held over a fire has denied") is none.
 */
function hasOwnSubject(tree: Tree, verb: number, noun: number): boolean {
  let relative = verb;
  while (relative > noun && !isRelative(tree, relative)) relative--;
  return (
    relative > noun && tree.children(verb).some((each) => each > relative && each < verb && isSubjectOfOwn(tree, each))
  );
}

function isSubjectOfOwn(tree: Tree, at: number): boolean {
  const before = tree.first(at) - 1;
  return /subject$/.test(tree.relation(at)) && (tree.tag(before) !== 'IN' || tree.lower(before) === 'that');
}

/** "Cocaine worth £30m was found": told of the noun before it. */
function isWorth(tree: Tree, root: number): boolean {
  return tree.lower(root) === 'worth' && tree.tag(root - 1).startsWith('N');
}

/** The noun that a sentence without a verb for its root is told of. */
export function rootNoun(tree: Tree): number {
  return isWorth(tree, tree.root) ? tree.root - 1 : tree.root;
}

/** Whether a comma or a word opens a clause of its own. */
function opensOther(tree: Tree, at: number): boolean {
  return (
    tree.lower(at) === ',' || tree.tag(at) === 'WH' || (tree.relation(at) === 'mark' && !NO_MARKS.has(tree.lower(at)))
  );
}
/** What was taken for a conjunction and hardly ever is one: "held over a fire has denied". */
const NO_MARKS = new Set(['over', 'by', 'in', 'on', 'at']);

/** A modal verb or a finite one; a helper only where its verb follows at once, or in an inner clause. */
function opensPredicate(tree: Tree, at: number, isInner: boolean): boolean {
  if (tree.tag(at) === 'MD') return true;
  if (!FINITE.has(tree.tag(at))) return false;
  return isInner || tree.relation(at) !== 'auxiliary' || opensGroup(tree, at);
}

/** Whether a finite helper opens a group of verbs ("has reached"). */
function opensGroup(tree: Tree, at: number): boolean {
  return mainVerb(tree, at) > at;
}

/** The last word of the group of verbs that opens at `at`: "reached" of "has reached". */
function mainVerb(tree: Tree, at: number): number {
  let main = at;
  // "Army denies | shelling hospital"
  if (!AUXILIARIES.has(tree.lower(at))) return at;
  for (let next = at + 1; tree.tag(next) === 'RB' || /^VB[NG]?$/.test(tree.tag(next)); next++)
    if (tree.isVerb(next)) main = next;
  return main;
}

/** Whether a verb has an object after it. */
export function hasObjectAfter(tree: Tree, verb: number): boolean {
  return tree.children(verb).some((each) => each > verb && tree.relation(each) === 'object');
}

/** "Bakery robbed": a participle that has neither object nor helping verb, in a text that leaves "was" out. */
function isBareParticiple(tree: Tree, verb: number): boolean {
  return tree.tag(verb) === 'VBN' && !tree.children(verb).some((each) => tree.relation(each) === 'object');
}

/** "shot | and killed a man": of two verbs with one object the second has it. */
function withTwin(tree: Tree, verb: number, own: TreeRange, isTime: (at: number) => boolean): TreeRange {
  const twin = verb + 2;
  const isTwin = tree.lower(verb + 1) === 'and' && tree.head(twin) === verb;
  if (own.to !== verb + 1 || !isTwin || tree.tag(twin) !== tree.tag(verb)) return own;
  if (!tree.children(twin).some((each) => tree.relation(each) === 'object')) return own;
  return { from: own.from, to: predicateOf(tree, twin, -1, isTime).to };
}
