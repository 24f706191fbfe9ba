/** The predicate of a clause: what is said of who acts, as long as it has to be and no longer. */

import words from '../english/data/clause-words.json' with { type: 'json' };
import { CIRCUMSTANCES, CLAUSES, HELPERS, isTimePhrase, NEEDED, OPENING } from './clause-marks.ts';
import { MAX_PREDICATE, predicateEnd } from './predicate-end.ts';
import { isPurpose, isTaken } from './purpose.ts';
import type { Tree, TreeRange } from './tree.ts';

const MAX_REPORT = 20;
/** How long, in words, an answer to "what" may grow by parts that its verb does not need. */
const ENOUGH = 7;
const PLACES = new Set(words.places);
/** Verbs that say where to something is put. */
const PUTTING = new Set(words.putting);

/** The tokens that say what an actor does: the verb with its helpers, and what it cannot do without. */
export function predicateOf(tree: Tree, verb: number, actor: number, isTime: (at: number) => boolean): TreeRange {
  const from = predicateStart(tree, verb, actor, isTime);
  const read = new PredicateReader(tree, verb, from, isTime).read();
  return { from, to: predicateEnd(tree, verb, { from, to: read }, isTime) };
}

/** Where the helpers and adverbs that are joined to a verb begin before it: "was" of "was too badly hurt". */
function predicateStart(tree: Tree, verb: number, actor: number, isTime: (at: number) => boolean): number {
  const floor = actor >= 0 && actor < verb ? actor : -1;
  let from = verb;
  for (const child of [...tree.children(verb)].reverse()) {
    if (child > verb || child <= floor) continue;
    const start = HELPERS.has(tree.relation(child)) && !isTime(child) ? helperStart(tree, child, from) : -1;
    if (start < 0) break;
    from = start;
  }
  return from;
}

/** Where a helper or adverb begins that goes right before `from`; -1 where it does not. */
function helperStart(tree: Tree, child: number, from: number): number {
  const first = tree.first(child);
  if (first === child && from - child <= 1) return child;
  if (tree.last(child) !== from - 1) return -1;
  // "was too badly hurt": the subject may hang on the helper.
  return tree.relation(child) === 'auxiliary' ? child : first;
}

/** Whether a dependent opens a clause, a purpose, or anything added with "and" or a comma. */
function opensAddition(tree: Tree, child: number, relation: string, needed: boolean): boolean {
  if (CLAUSES.has(relation) || relation === 'conjunct' || relation === 'conjunction') return true;
  if (!needed && tree.lower(tree.first(child) - 1) === ',') return true;
  return isPurpose(tree, child);
}

/** Reads how far a predicate goes over what depends on its verb, in the order of the text. */
class PredicateReader {
  private readonly tree: Tree;
  private readonly verb: number;
  private readonly from: number;
  private readonly isTime: (at: number) => boolean;
  private readonly dependents: readonly number[];
  /** The last dependent that the verb is not whole without. */
  private readonly lastNeeded: number;
  private to: number;
  private hasObject = false;

  constructor(tree: Tree, verb: number, from: number, isTime: (at: number) => boolean) {
    this.tree = tree;
    this.verb = verb;
    this.from = from;
    this.isTime = isTime;
    this.dependents = tree.children(verb).filter((each) => each > verb);
    this.lastNeeded = this.dependents.findLast((each) => NEEDED.has(this.relation(each))) ?? verb;
    this.to = verb + 1;
  }

  /** The index after the predicate. */
  read(): number {
    for (const child of this.dependents) {
      const does = this.judge(child);
      if (does === 'ends' || (does === 'belongs' && !this.take(child))) break;
    }
    return this.to;
  }

  private relation(child: number): string {
    const { tree } = this;
    if (isTaken(tree, child)) return 'open-complement';
    const relation = tree.relation(child);
    // "called off | a strike": a noun right after a particle is no circumstance.
    const isObject = relation === 'noun-adverb' && tree.relation(tree.first(child) - 1) === 'particle';
    return isObject && !isTimePhrase(tree, child, this.isTime) ? 'object' : relation;
  }

  /** Whether a dependent belongs to the predicate, is passed over or ends it. */
  private judge(child: number): 'belongs' | 'passed over' | 'ends' {
    const { tree, verb } = this;
    const relation = this.relation(child);
    if (relation === 'punctuation') return this.isBreak(child) ? 'ends' : 'passed over';
    const needed = NEEDED.has(relation) || isAmount(tree, verb, child, this.isTime);
    if (opensAddition(tree, child, relation, needed)) return 'ends';
    if (child <= this.lastNeeded) return 'belongs';
    if (relation === 'noun-adverb' && !(needed && holdsFigure(tree, child))) {
      const isBetween = this.to === verb + 1 && opensComplement(tree, tree.last(child) + 1);
      return isBetween ? 'passed over' : 'ends';
    }
    return !needed && this.isCircumstance(child) ? 'ends' : 'belongs';
  }

  /** What comes after a break is not needed, unless the break is an aside. */
  private isBreak(child: number): boolean {
    const mark = this.tree.lower(child);
    return child < this.lastNeeded && (mark === ',' || OPENING.has(mark));
  }

  /** Whether a dependent that the verb does not need tells a time, a place or a manner. */
  private isCircumstance(child: number): boolean {
    const { tree } = this;
    const cue = tree.lower(tree.first(child));
    if (CIRCUMSTANCES.has(cue) || isManner(tree, child) || isTimePhrase(tree, child, this.isTime)) return true;
    // "put the club | in sight of the cup"
    if (PUTTING.has(tree.lower(this.verb))) return false;
    return this.hasObject && (PLACES.has(cue) || this.to - this.from > ENOUGH);
  }

  /** Takes a dependent in, as far as there is room; says whether all of it was. */
  private take(child: number): boolean {
    const { tree, from } = this;
    const relation = this.relation(child);
    const end = endOf(tree, child);
    if (end - from > (relation === 'clause-object' ? MAX_REPORT : MAX_PREDICATE)) {
      this.to = Math.max(this.to, shortened(tree, child, from + MAX_PREDICATE, this.to));
      return false;
    }
    this.to = Math.max(this.to, end);
    this.hasObject ||= relation === 'object' || relation === 'complement' || relation === 'clause-object';
    return true;
  }
}

/** "will lose £500,000 a man": an amount right after the verb is what it needs, however it is read. */
function isAmount(tree: Tree, verb: number, child: number, isTime: (at: number) => boolean): boolean {
  return tree.relation(child) === 'noun-adverb' && tree.first(child) === verb + 1 && !isTimePhrase(tree, child, isTime);
}

/** "surge 15%", but not "fails minutes after launch". */
function holdsFigure(tree: Tree, child: number): boolean {
  for (let at = tree.first(child); at <= tree.last(child); at++) if (tree.tag(at) === 'CD') return true;
  return false;
}

/** "was sentenced Thursday | to 19 years": what a verb takes, after a time that comes between. */
function opensComplement(tree: Tree, at: number): boolean {
  return tree.relation(at) === 'preposition' && COMPLEMENTS.has(tree.lower(at));
}
const COMPLEMENTS = new Set(['to', 'with', 'of']);

/** "by helicopter", but not "by 25 points" and "by three-quarters", which say how much. */
function isManner(tree: Tree, child: number): boolean {
  if (tree.lower(child) !== 'by' || tree.relation(child) === 'agent') return false;
  for (let at = child; at <= tree.last(child); at++)
    if (FRACTION.test(tree.lower(at))) return false;
    else if (tree.tag(at) === 'CD')
      return !/^(?:points?|percent|per|%)$/.test(tree.lower(at + 1)) && !/^(?:points?)$/.test(tree.lower(at + 2));
  return true;
}

const FRACTION = /(?:^|-)(?:half|third|quarter|fifth|tenth)s?$/;

/** Where a dependent ends: before a clause or an addition that only tells more of it. */
function endOf(tree: Tree, child: number): number {
  for (const each of tree.children(child)) {
    if (each < child) continue;
    const start = tree.first(each);
    const before = tree.lower(start - 1);
    const relation = tree.relation(each);
    if (relation === 'punctuation' || relation === 'conjunct' || relation === 'conjunction') continue;
    if (before === ',' || OPENING.has(before)) return start - 1;
    if (opensCircumstance(tree, each)) return start;
    if (tree.last(each) === tree.last(child) && relation !== 'clause-object') return endOf(tree, each);
  }
  return tree.last(child) + 1;
}

/** Whether a dependent of what a verb takes tells when, where or how instead. */
function opensCircumstance(tree: Tree, at: number): boolean {
  const relation = tree.relation(at);
  if (relation === 'preposition') return CIRCUMSTANCES.has(tree.lower(at));
  return relation === 'adverbial-clause' && tree.relation(tree.head(at)) === 'open-complement';
}

/** A long dependent up to the last phrase in it that ends within `limit`; `to` where none does. */
function shortened(tree: Tree, child: number, limit: number, to: number): number {
  // A reported clause is given whole or not at all.
  if (tree.relation(child) === 'clause-object' && to > tree.head(child) + 1) return to;
  return phraseEndWithin(tree, child, limit, to);
}

/** The end of the last phrase of a dependent that ends within `limit`, but at least `least`. */
function phraseEndWithin(tree: Tree, child: number, limit: number, least: number): number {
  let end = least;
  for (let head = child; head >= 0 && head < limit; ) {
    end = Math.max(end, head + 1);
    let beyond = -1;
    for (const each of tree.children(head)) {
      if (each < head || tree.relation(each) === 'punctuation' || tree.relation(each) === 'conjunction') continue;
      if (tree.last(each) >= limit) {
        beyond = each;
        break;
      }
      end = Math.max(end, tree.last(each) + 1);
    }
    head = beyond >= 0 && mayBeCut(tree, beyond) ? beyond : -1;
  }
  return end;
}

/** Whether a phrase makes sense without its end. */
function mayBeCut(tree: Tree, at: number): boolean {
  return NEEDED.has(tree.relation(at)) || tree.relation(at) === 'prepositional-object' || completes(tree, at);
}

/** "failed in an attempt | to sue": a verb with "to" right after the noun that takes it. */
function completes(tree: Tree, verb: number): boolean {
  return tree.tag(tree.first(verb)) === 'TO' && tree.head(verb) === tree.first(verb) - 1;
}
