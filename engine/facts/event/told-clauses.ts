import { clauseAt, hasObjectAfter, rootNoun, type TreeClause, verbOfNoun } from '../../grammar/clauses.ts';
import { reportedVerb } from '../../grammar/event-verbs.ts';
import type { Tree } from '../../grammar/tree.ts';
import type { SpanIn } from '../../record.ts';
import words from './data/actor-words.json' with { type: 'json' };
import { describingParticiple, isEndOfPhrase, mayTell } from './misread.ts';

/** A clause that says something in its own right: a main one, what somebody reports, or what is joined to either. */
export interface SceneClause extends TreeClause {
  readonly kind: 'main' | 'reported' | 'joined';
  /** Somebody is said to say something in it. */
  readonly reports: boolean;
}

type IsTime = (at: number) => boolean;

/** The clauses of a title or a sentence that say something in their own right. */
export function clausesOf(tree: Tree, where: SpanIn, isTime: IsTime): SceneClause[] {
  const told = where === 'text' ? toldAfterBareRoot(tree, isTime) : null;
  const clauses = told === null ? allClauses(tree, isTime) : [{ ...told, kind: 'main' as const, reports: false }];
  return where === 'title' ? headed(tree, clauses, isTime) : clauses;
}

/**
 * "Two men dressed as wardens stole a boat": a sentence has a finite verb; where a bare participle was taken for it,
 * that is the verb of what seems to hang on it.
 */
function toldAfterBareRoot(tree: Tree, isTime: IsTime): TreeClause | null {
  const { root } = tree;
  if (root < 1 || tree.tag(root) !== 'VBN' || !AFTER_BARE.has(tree.lower(root + 1))) return null;
  const own = tree.children(root);
  const actor = own.find((each) => /subject$/.test(tree.relation(each))) ?? -1;
  if (actor < 0 || own.some((each) => tree.relation(each) === 'auxiliary')) return null;
  const verb = own.find((each) => each > root + 1 && (tree.tag(each) === 'VBD' || holdsHelper(tree, each)));
  // "Her play, set in Velde, won a prize": an aside has a comma on either side.
  const isAside = tree.text(root - 1) === ',';
  const isParted = verb !== undefined && tree.text(beforeHelpers(tree, verb)) === ',';
  return verb === undefined || isParted !== isAside ? null : clauseAt(tree, verb, isTime, actor);
}
const AFTER_BARE = new Set(['as', 'by', 'in', 'since', 'with']);

/** The token before a verb with its helpers and adverbs: before "has now been | torn". */
function beforeHelpers(tree: Tree, verb: number): number {
  let at = verb - 1;
  while (at > verb - MOST_HELPERS && /^(?:VB|MD|RB)/.test(tree.tag(at))) at--;
  return at;
}
const MOST_HELPERS = 5;

function holdsHelper(tree: Tree, verb: number): boolean {
  return tree.isVerb(verb) && tree.children(verb).some((each) => each < verb && /^VB[DPZ]$/.test(tree.tag(each)));
}

/** The clauses of a headline, which leaves words out. */
function headed(tree: Tree, clauses: readonly SceneClause[], isTime: IsTime): SceneClause[] {
  const afterWho = toldAfterWho(tree, isTime) ?? toldAfterPhrase(tree, isTime);
  if (afterWho !== null) return [{ ...afterWho, kind: 'main', reports: false }];
  const own = clauses
    .filter((clause) => !namesSpeaker(tree, clause))
    .flatMap((clause) => mainOf(tree, clause) ?? [])
    .map((clause) => beforeOver(tree, afterAs(tree, clause)));
  if (own.length < clauses.length || own.some(({ subject }) => subject !== null)) return own;
  const { root } = tree;
  const told = tree.isVerb(root) ? toldByWhole(tree, root, isTime) : toldAfterAs(tree, root, isTime);
  return told === null ? own : [{ ...told, kind: 'main', reports: false }];
}

/**
 * A headline's clause where it is its main one: none that only says when or why ("…, trading halted after an office is
 * raided"), that a verbless part comes before ("Two dead, children hurt") or whose subject was not read whole
 * ("Thousands in Velde line up for | drops").
 */
function mainOf(tree: Tree, clause: SceneClause): SceneClause | null {
  const { verb, subject, actor } = clause;
  if (subject === null) return clause;
  const children = tree.children(verb);
  if (children.some((each) => each < subject.from && tree.relation(each) === 'mark' && isLateMark(tree, each)))
    return null;
  if (opensAfterVerbless(tree, subject.from) || holdsParticle(tree, subject.from, subject.to)) return null;
  const relative = children.find((each) => each > actor && each < verb && tree.tag(each) === 'WH');
  if (relative === undefined || relative < subject.to) return withQuoted(tree, withWholeSubject(tree, clause));
  // "Mystery of the boy who fell" tells it, "Ana Ray, navigator who dropped a piano" in an aside.
  return tree.tokens.slice(subject.to, relative).some(({ text }) => text === ',') ? null : clause;
}

/** "Delight as Velde wins" tells what happened, "No talks until hostages are freed" does not. */
function isLateMark(tree: Tree, at: number): boolean {
  return at > LATEST_NOUN + 1 || (at > 0 && tree.lower(at) !== 'as');
}

/** Whether a comma parts a subject from what comes before it, and that is neither a circumstance nor a clause. */
function opensAfterVerbless(tree: Tree, subject: number): boolean {
  const comma = tree.tokens.findIndex(({ text }, at) => text === ',' && at < subject);
  return comma > 0 && tree.tag(0) !== 'IN' && tree.relation(0) !== 'mark';
}

/** "Oil up 2% on pipeline attack", "Thousands in Velde line up for": no noun phrase. */
function holdsParticle(tree: Tree, from: number, to: number): boolean {
  for (let at = from; at < to; at++) if (tree.relation(at) === 'particle') return true;
  return false;
}

/** "'Poison pie' | cook faces trial": what is quoted at the very beginning belongs to the noun after it. */
function withQuoted(tree: Tree, clause: SceneClause | null): SceneClause | null {
  const subject = clause?.subject ?? null;
  if (clause === null || subject === null || !isQuote(tree, 0) || !isQuote(tree, subject.from - 1)) return clause;
  for (let at = 1; at < subject.from - 1; at++) if (isQuote(tree, at) || tree.isVerb(at)) return clause;
  return subject.from > 2 ? { ...clause, subject: { from: 0, to: subject.to } } : clause;
}

function isQuote(tree: Tree, at: number): boolean {
  return QUOTES.has(tree.text(at));
}
const QUOTES = new Set(['"', "'", '“', '”', '‘', '’']);

/** "Stolen | garden gnome | returns": nouns between a subject and its verb belong to it; anything else was misread. */
function withWholeSubject(tree: Tree, clause: SceneClause): SceneClause | null {
  const { subject, predicate } = clause;
  if (subject === null || /^[,(–—-]$/.test(tree.text(subject.to))) return clause;
  let to = subject.to;
  while (to < predicate.from && /^(?:NN|JJ|CD|POS)/.test(tree.tag(to))) to++;
  for (let at = to; at < predicate.from; at++) if (tree.tag(at).startsWith('NN')) return null;
  return to === subject.to ? clause : { ...clause, actor: to - 1, subject: { from: subject.from, to } };
}

/**
 * "Minister who promised homes | quits over flat": of a headline whose relative clause tells of the past its first verb
 * in the present, or else its next participle, whatever the tree made of it.
 */
function toldAfterWho(tree: Tree, isTime: IsTime): TreeClause | null {
  const who = tree.tokens.findIndex((_, at) => tree.tag(at) === 'WH');
  if (who < 1 || who > LONGEST_NAME || tree.tag(who + 1) !== 'VBD') return null;
  const comma = tree.tokens.findIndex(({ text }, at) => at < who && text === ',');
  const to = comma > 0 ? comma : who;
  const present = ['VBZ', 'VBP'].map((tag) => tree.tokens.findIndex((_, at) => at > who && tree.tag(at) === tag));
  const finite = present.find((at) => at > 0) ?? -1;
  const participle = tree.tokens.findIndex((_, at) => at > who + 1 && isParticipleAfterNoun(tree, at));
  const verb = finite < 0 ? participle : mainOfGroup(tree, finite);
  if (verb < 0) return null;
  for (let at = who + 1; at < verb; at++)
    if (/^(?:WH|PRP|,|:)$/.test(tree.tag(at)) || tree.relation(at) === 'mark') return null;
  return toldOfOpening(tree, verb, isTime, to);
}

/** "Six miners trapped since Tuesday | were freed", "Girl hit by car | dies": the verb after a participle's phrase. */
function toldAfterPhrase(tree: Tree, isTime: IsTime): TreeClause | null {
  const participle = describingParticiple(tree);
  if (participle < 0) return null;
  for (let at = participle + 2; at < tree.length && !isEndOfPhrase(tree, at); at++)
    if (at > participle + 2 && ((tree.tag(at) === 'VBZ' && mayTell(tree, participle, at)) || isHelperGroup(tree, at)))
      return toldOfOpening(tree, mainOfGroup(tree, at), isTime, participle);
  return null;
}

/** "were freed", "is named": a finite helper with its verb. */
function isHelperGroup(tree: Tree, at: number): boolean {
  return /^(?:VB[DP]|MD)$/.test(tree.tag(at)) && mainOfGroup(tree, at) > at;
}

/** "dies", or "struck" of "is struck off". */
function mainOfGroup(tree: Tree, finite: number): number {
  const head = tree.head(finite);
  return tree.relation(finite) === 'auxiliary' && head > finite ? head : finite;
}

/** "Man who stole bus | jailed" */
function isParticipleAfterNoun(tree: Tree, at: number): boolean {
  return /^VB[DN]$/.test(tree.tag(at)) && tree.tag(at - 1).startsWith('NN');
}

/** "Delight as Velde wins the cup": what happened is told after a noun or two. */
function toldAfterAs(tree: Tree, root: number, isTime: IsTime): TreeClause | null {
  const told = tree.children(root).find((each) => tree.relation(each) === 'adverbial-clause');
  return told !== undefined && tree.lower(root + 1) === 'as' && root <= LATEST_NOUN
    ? clauseAt(tree, told, isTime)
    : null;
}
const LATEST_NOUN = 1;

/** "Drought in the north forces farmers to sell": whatever comes before the only verb is its subject. */
function toldByWhole(tree: Tree, verb: number, isTime: IsTime): TreeClause | null {
  return verb < 1 || !FINITE.test(tree.tag(verb)) ? null : toldOfOpening(tree, verb, isTime, verb, 0);
}
const FINITE = /^VB[DPZ]$/;

/** What a verb says about all that comes before `to`, where that may be one noun phrase: its last word is the head. */
function toldOfOpening(tree: Tree, verb: number, isTime: IsTime, to: number, actor = to - 1): TreeClause | null {
  const clause = isNominal(tree, to) ? clauseAt(tree, verb, isTime, actor) : null;
  return clause === null ? null : { ...clause, subject: { from: 0, to } };
}

/** Whether everything before a verb, or before what comes between, may be one noun phrase. */
function isNominal(tree: Tree, verb: number): boolean {
  for (let at = 0; at < verb; at++)
    if (
      (tree.isVerb(at) && !(at === 0 && tree.tag(0) === 'VBN')) ||
      !/\p{L}|\d/u.test(tree.text(at)) ||
      /^(?:WH|TO|PRP)$/.test(tree.tag(at))
    )
      return false;
  return /^\p{L}/u.test(tree.text(0)) && tree.tag(0) !== 'IN' && tree.tag(0) !== 'DT';
}

/** "Safety alert as the maker | recalls cars": a subject begins after "as". */
function afterAs(tree: Tree, clause: SceneClause): SceneClause {
  const { subject } = clause;
  if (subject === null) return clause;
  for (let at = subject.to - 2; at > subject.from; at--)
    if (tree.lower(at) === 'as') return { ...clause, actor: subject.to - 1, subject: { from: at + 1, to: subject.to } };
  return clause;
}

/**
 * "Regulator fines app | over data leak", "Rice pulled from shelves | over mice": a headline gives the reason so, after
 * what it tells is whole; but not after a noun that takes "over" ("wins fight over logo").
 */
function beforeOver(tree: Tree, clause: SceneClause): SceneClause {
  const { verb, predicate } = clause;
  for (let at = verb + 2; at < predicate.to; at++) {
    if (tree.lower(at) !== 'over' || tree.relation(at) === 'particle' || tree.tag(at + 1) === 'CD') continue;
    return TAKES_OVER.has(tree.lower(at - 1)) || isQuote(tree, at - 1)
      ? clause
      : { ...clause, predicate: { from: predicate.from, to: at } };
  }
  return clause;
}
const TAKES_OVER = new Set(words.takesOver);

/** "Golden rule 'intact' says ex-aide": what follows the verb of saying is who says it, and nothing is said after. */
function namesSpeaker(tree: Tree, { verb, subject }: SceneClause): boolean {
  if (!/^says?$/.test(tree.lower(verb)) || subject === null || reportedVerb(tree, verb) >= 0) return false;
  if (tree.length - verb - 1 > LONGEST_SPEAKER) return false;
  for (let at = verb + 1; at < tree.length; at++) if (tree.isVerb(at) || !/^\p{L}/u.test(tree.text(at))) return false;
  return subject.to - subject.from > 1;
}
const LONGEST_SPEAKER = 3;

function allClauses(tree: Tree, isTime: IsTime): SceneClause[] {
  const found: SceneClause[] = [];
  const add = (verb: number, kind: SceneClause['kind'], reporter: TreeClause | null = null) => {
    const clause = firstOfTwo(tree, clauseAt(tree, verb, isTime));
    if (clause === null) return;
    const reported = reportedVerb(tree, verb);
    found.push({ ...ofReporter(tree, clause, reporter), kind, reports: reported >= 0 });
    if (reported >= 0) add(reported, 'reported', clause);
    for (const child of tree.children(verb))
      if (child > verb && tree.relation(child) === 'conjunct' && tree.isVerb(child)) add(child, 'joined', reporter);
  };
  const told =
    toldOfDeath(tree, isTime) ??
    toldAfterAside(tree, isTime) ??
    toldAfterRelative(tree, isTime) ??
    toldBeforeParticiple(tree, isTime);
  if (told !== null) return [{ ...told, kind: 'main', reports: false }];
  const ofNoun = verbOfNoun(tree);
  const clause = ofNoun < 0 ? null : clauseAt(tree, ofNoun, isTime, rootNoun(tree));
  if (clause !== null) found.push({ ...clause, kind: 'main', reports: false });
  else if (tree.root >= 0) add(mainVerb(tree), 'main');
  return found;
}

/**
 * "Gunmen on motorcycles | killed 19 soldiers and wounded 31": a participle that describes a noun has no object, so
 * that what seems to be one in the subject of the verb after "and" is the first of two verbs.
 */
function firstOfTwo(tree: Tree, clause: TreeClause | null): TreeClause | null {
  const subject = clause?.subject ?? null;
  if (clause === null || subject === null || tree.tag(clause.verb) !== 'VBD') return clause;
  if (subject.to !== clause.verb - 1 || tree.lower(subject.to) !== 'and') return clause;
  for (let verb = clause.actor + 1; verb < subject.to - 1; verb++) {
    if (tree.tag(verb) !== 'VBN' || !tree.lower(verb).endsWith('ed') || GIVING.has(tree.lower(verb))) continue;
    if (tree.tag(verb - 1).startsWith('NN') && hasObjectAfter(tree, verb))
      return { ...clause, verb, subject: { from: subject.from, to: verb }, predicate: { from: verb, to: subject.to } };
  }
  return clause;
}
/** Verbs that have one object more than others, or name what has none: "crews awarded a medal". */
const GIVING = new Set(words.giving);

/**
 * "Otto Falk, who has died aged 77, was a baker", "Otto Falk, baker who taught Velde to bake, dies aged 77", "Otto
 * Falk, whose bread fed Velde, has died": an obituary tells the death, whatever else it says of the dead.
 */
function toldOfDeath(tree: Tree, isTime: IsTime): TreeClause | null {
  const comma = tree.tokens.findIndex(({ text }) => text === ',');
  if (comma < 1 || comma > LONGEST_NAME) return null;
  const isTold = tree.lower(comma + 1) === 'who' && tree.lower(comma + 2) === 'has' && tree.lower(comma + 3) === 'died';
  if (isTold) return toldOfOpening(tree, comma + 3, isTime, comma);
  for (let at = comma + 1; at < tree.length; at++) {
    const verb = tree.lower(at) === 'has' ? at + 1 : at;
    if (tree.text(at - 1) === ',' && DYING.test(tree.lower(verb))) return toldOfOpening(tree, verb, isTime, comma);
  }
  return null;
}
const DYING = /^die[ds]$/;

/**
 * "Otto Falk, whose drawings were passed from hand to hand for years, died": where the verb of the relative clause was
 * taken for the main one, the one that is joined to it after the second comma.
 */
function toldAfterAside(tree: Tree, isTime: IsTime): TreeClause | null {
  const comma = tree.tokens.findIndex(({ text }) => text === ',');
  if (comma < 1 || comma > LONGEST_NAME || !RELATIVE.has(tree.lower(comma + 1)) || tree.root < comma) return null;
  const verb = tree.children(tree.root).find((each) => {
    const group = tree.children(each).find((child) => tree.relation(child) === 'auxiliary') ?? each;
    return each > tree.root && tree.isVerb(each) && tree.lower(Math.min(group, each) - 1) === ',';
  });
  return verb === undefined ? null : toldOfOpening(tree, verb, isTime, comma);
}
const LONGEST_NAME = 9;
const RELATIVE = new Set(['who', 'whose', 'which']);

/**
 * "A girl whose boat was found on a reef has been named": where the verb of the relative clause was taken for the main
 * one, the group of verbs that hangs on it without a subject or a joint of its own.
 */
function toldAfterRelative(tree: Tree, isTime: IsTime): TreeClause | null {
  const { root } = tree;
  const who = tree.tokens.findIndex((_, at) => tree.tag(at) === 'WH');
  if (who < 1 || who > LONGEST_NAME || root < who || !RELATIVE.has(tree.lower(who))) return null;
  const isTaken = tree.children(root).some((each) => /subject$/.test(tree.relation(each)) && tree.first(each) === who);
  if (!isTaken || !tree.tag(who - 1).startsWith('NN')) return null;
  const verb = tree.children(root).find((each) => {
    const helper = tree.children(each).find((child) => tree.relation(child) === 'auxiliary') ?? -1;
    return helper > root && /^(?:VB[DPZ]|MD)$/.test(tree.tag(helper)) && tree.first(each) === helper;
  });
  return verb === undefined ? null : clauseAt(tree, verb, isTime, who - 1);
}

/** "Ana Ray | dies aged 88": the verb that was taken for a subject of the participle after it. */
function toldBeforeParticiple(tree: Tree, isTime: IsTime): TreeClause | null {
  const verb = tree.root - 1;
  if (verb < 1 || tree.tag(tree.root) !== 'VBN' || tree.tag(verb) !== 'VBZ') return null;
  return /subject$/.test(tree.relation(verb)) ? toldOfOpening(tree, verb, isTime, verb) : null;
}

/** "As a row goes on, the board is closing the mill": what a clause before the comma goes with is the main verb. */
function mainVerb(tree: Tree): number {
  const { root } = tree;
  const own = tree.children(root);
  // "Lawmakers removed the president, hours after police searched his home"
  const mark = own.find((each) => each < root && tree.relation(each) === 'mark') ?? -1;
  const before = own.find((each) => each < mark && tree.isVerb(each) && hasSubject(tree, each));
  if (before !== undefined) return before;
  const told = beforeRelative(tree, own);
  if (told >= 0) return told;
  if (tree.relation(0) !== 'mark' || tree.head(0) !== root) return root;
  const main = own.find((each) => {
    const opening = tree.first(each) - 1;
    return each > root && tree.isVerb(each) && opening > root && tree.lower(opening) === ',' && hasSubject(tree, each);
  });
  return main ?? root;
}

/**
 * "The minister arrived for talks on the border, which Velde closed": the finite verb before ", which", where that of
 * the relative clause was taken for the main one; -1 where it was not.
 */
function beforeRelative(tree: Tree, own: readonly number[]): number {
  const { root } = tree;
  const which = own.find((each) => each < root && tree.tag(each) === 'WH' && tree.lower(each - 1) === ',') ?? -1;
  const isTelling = (each: number) => /^VB[DPZ]$/.test(tree.tag(each)) || holdsHelper(tree, each);
  return own.find((each) => each < which && isTelling(each) && hasSubject(tree, each)) ?? -1;
}

function hasSubject(tree: Tree, verb: number): boolean {
  return tree.children(verb).some((each) => /subject$/.test(tree.relation(each)));
}

/** "Lind Foods said it had sold a mill": "it" is who says so. */
function ofReporter(tree: Tree, clause: TreeClause, reporter: TreeClause | null): TreeClause {
  if (reporter?.subject == null || !STANDS_FOR_SPEAKER.has(tree.lower(clause.actor))) return clause;
  return { ...clause, actor: reporter.actor, subject: reporter.subject };
}
const STANDS_FOR_SPEAKER = new Set(['it', 'he', 'she', 'they']);
