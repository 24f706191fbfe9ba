import claimWords from '../english/data/claim-words.json' with { type: 'json' };
import words from '../english/data/clause-words.json' with { type: 'json' };
import { isPurpose, isTaken } from './purpose.ts';
import { THAT_CUES } from './speech.ts';
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

/** The most words of a subject and of a predicate, and of one that holds a reported clause. */
const MAX_SUBJECT = 14;
const MAX_PREDICATE = 14;
const MAX_REPORT = 20;
/** Words an answer to "what" goes on over with what is not needed. */
const ENOUGH = 7;

const CLAUSES = new Set(['relative-clause', 'adverbial-clause', 'apposition']);
/** What a verb is not whole without. */
const NEEDED = new Set([
  'object',
  'complement',
  'particle',
  'clause-object',
  'open-complement',
  'agent',
  'passive-subject',
]);
const HELPERS = new Set(['auxiliary', 'adverb']);
/** Prepositions that open a circumstance, not a part of what was done. */
const CIRCUMSTANCES = new Set(words.circumstances);
const PLACES = new Set(words.places);
/** Verbs that say where to something is put. */
const PUTTING = new Set(words.putting);
const OPENING = new Set(['(', '[', '—', '–', '--', '-', ';', ':']);
const CLOSING = new Set([',', ';', ':', '—', '–', '--', '-', '(', '.', '"', '“', '”', "'", '‘', '|']);

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
    subject: actor < 0 ? null : wholePhrase(tree, nounPhrase(tree, actor, verb, isTime), predicate.from),
    predicate,
    isPassive: passive,
  };
}

/**
 * "A wildfire fanned by winds forced thousands ...": where a sentence hangs on a noun, its first finite verb after that
 * noun tells what the noun did; -1 where the root is a verb or no such verb follows.
 */
export function verbOfNoun(tree: Tree): number {
  const { root } = tree;
  if (root < 0 || tree.isVerb(root) || !tree.tag(root).startsWith('N')) return -1;
  let inner = 0;
  for (let at = root + 1; at < tree.length; at++) {
    if (opensInner(tree, at)) inner++;
    else if (opensOther(tree, at)) return -1;
    if (!opensPredicate(tree, at, inner > 0)) continue;
    const verb = mainVerb(tree, at);
    if (inner === 0) return verb;
    // "A row over whether Velde may sell it has reached the court": the verb of the inner clause.
    inner--;
    at = verb;
  }
  return -1;
}

/** Whether a word opens a clause that belongs to the noun before it. */
function opensInner(tree: Tree, at: number): boolean {
  return tree.lower(at) === 'whether' || tree.lower(at) === 'how';
}

/** Whether a comma or a word opens a clause of its own. */
function opensOther(tree: Tree, at: number): boolean {
  return tree.lower(at) === ',' || tree.tag(at) === 'WH' || tree.relation(at) === 'mark';
}

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
  for (let next = at + 1; tree.tag(next) === 'RB' || /^VB[NG]?$/.test(tree.tag(next)); next++)
    if (tree.isVerb(next)) main = next;
  return main;
}
const FINITE = new Set(['VBD', 'VBZ', 'VBP']);

/** "Bakery robbed": a participle that has neither object nor helping verb, in a text that leaves "was" out. */
function isBareParticiple(tree: Tree, verb: number): boolean {
  return tree.tag(verb) === 'VBN' && !tree.children(verb).some((each) => tree.relation(each) === 'object');
}

/** "shot | and killed a man": of two verbs with one object the second has it. */
function withTwin(tree: Tree, verb: number, own: TreeRange, isTime: (at: number) => boolean): TreeRange {
  const twin = verb + 2;
  const isTwin = tree.lower(verb + 1) === 'and' && tree.head(twin) === verb && tree.relation(twin) === 'conjunct';
  if (own.to !== verb + 1 || !isTwin || tree.tag(twin) !== tree.tag(verb)) return own;
  if (!tree.children(twin).some((each) => tree.relation(each) === 'object')) return own;
  return { from: own.from, to: predicateOf(tree, twin, -1, isTime).to };
}

function actorOf(tree: Tree, verb: number): number {
  for (let at = verb, steps = 0; at >= 0 && steps < 4; steps++) {
    // "was too badly hurt": a subject may hang on the verb's helper.
    const helpers = tree.children(at).filter((each) => each < at && tree.relation(each) === 'auxiliary');
    const own = [...tree.children(at), ...helpers.flatMap((helper) => tree.children(helper))].filter(
      (each) => each < at && /subject$/.test(tree.relation(each)) && !isMarker(tree, each),
    );
    const found = own.at(-1);
    if (found !== undefined) return found;
    const relation = tree.relation(at);
    if (relation !== 'conjunct' && relation !== 'open-complement') return -1;
    at = tree.head(at);
  }
  return -1;
}

/** A relative word is a subject by form alone. */
function isMarker(tree: Tree, at: number): boolean {
  return tree.tag(at) === 'WH' || tree.tag(at) === 'EX';
}

/**
 * The noun phrase round `head` as a headline would name it: without article, apposition, relative clause or aside; null
 * where that leaves nothing.
 */
function nounPhrase(tree: Tree, head: number, limit: number, isTime: (at: number) => boolean): TreeRange | null {
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
  return OPENING.has(before) || tellsWhen(tree, child, isTime);
}

/** A noun phrase without its article, and without marks, conjunctions and days at its ends. */
function withoutEdges(tree: Tree, phrase: TreeRange, head: number, isTime: (at: number) => boolean): TreeRange {
  let { from, to } = phrase;
  while (from < head && (tree.tag(from) === 'DT' || CLOSING.has(tree.lower(from)) || isOpener(tree, from))) from++;
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

/** "row over | whether Velde may sell it": a phrase that would end in its preposition goes on up to the verb. */
function wholePhrase(tree: Tree, phrase: TreeRange | null, verb: number): TreeRange | null {
  const isHalf = phrase !== null && tree.relation(phrase.to - 1) === 'preposition';
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

function predicateOf(tree: Tree, verb: number, actor: number, isTime: (at: number) => boolean): TreeRange {
  const from = predicateStart(tree, verb, actor, isTime);
  const read = new PredicateReader(tree, verb, from, isTime).read();
  let to = beforeHalf(tree, verb, beforeReport(tree, verb, beforeCircumstance(tree, verb, read)));
  to = beforeObject(tree, verb, overComparison(tree, verb, to));
  to = aroundQuotation(tree, verb, to === verb + 1 ? afterAmount(tree, verb, isTime) : to);
  while (to > verb + 1 && endsInMark(tree, to) && !closesSingle(tree, from, to)) to--;
  return { from, to };
}

/** Whether the word before `to` is a mark that closes no quotation. */
function endsInMark(tree: Tree, to: number): boolean {
  const last = tree.lower(to - 1);
  return CLOSING.has(last) && !/["”]/.test(last);
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

/** Whether a dependent opens a clause, a purpose, a distance in time, or anything added with "and" or a comma. */
function opensAddition(tree: Tree, child: number, relation: string, needed: boolean): boolean {
  if (CLAUSES.has(relation) || relation === 'conjunct' || relation === 'conjunction') return true;
  if (!needed && tree.lower(tree.first(child) - 1) === ',') return true;
  return isPurpose(tree, child) || isDistance(tree, child);
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
    return isTaken(this.tree, child) ? 'open-complement' : this.tree.relation(child);
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
      const isBetween = this.to === verb + 1 && opensComplement(tree, verb, tree.last(child) + 1);
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
    if (PUTTING.has(tree.lower(this.verb)) && tree.relation(child) === 'preposition') return false;
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

/** "adds more jobs | than expected": a comparison goes on to what it is with. */
function overComparison(tree: Tree, verb: number, to: number): number {
  if (tree.lower(to) !== 'than' || tree.head(to) < 0) return to;
  const end = Math.max(tree.last(to), tree.relation(to) === 'mark' ? tree.last(tree.head(to)) : to) + 1;
  return end - to <= LONGEST_THAN && end - verb <= MAX_PREDICATE ? end : to;
}
/** The longest "than expected" in words. */
const LONGEST_THAN = 6;

/** "to promote the film to | voters": a preposition without what it opens says nothing. */
function beforeObject(tree: Tree, verb: number, to: number): number {
  let end = to;
  const isHalf = () => {
    const last = end - 1;
    return OPENERS.test(tree.tag(last)) && (tree.head(last) >= end || tree.children(last).some((each) => each >= end));
  };
  while (end > verb + 1 && isHalf()) end--;
  return end;
}

const OPENERS = /^(?:IN|TO)$/;

/** "fight tech 'addiction'": whether the last mark closes a single one that opens before it. */
function closesSingle(tree: Tree, from: number, to: number): boolean {
  if (!/^['’]$/.test(tree.text(to - 1))) return false;
  for (let at = from; at < to - 1; at++) if (/^['‘]$/.test(tree.text(at))) return true;
  return false;
}

/** "will lose £500,000 a man": an amount right after the verb is what it needs, however it is read. */
function isAmount(tree: Tree, verb: number, child: number, isTime: (at: number) => boolean): boolean {
  return tree.relation(child) === 'noun-adverb' && tree.first(child) === verb + 1 && !isTimePhrase(tree, child, isTime);
}

/** "fails minutes after launch": how long after something, and no object. */
function isDistance(tree: Tree, child: number): boolean {
  return UNITS.has(tree.lower(child)) && /^(?:after|before)$/.test(tree.lower(child + 1));
}
const UNITS = new Set(words.units);

/** "surge 15%", but not "fails minutes after launch". */
function holdsFigure(tree: Tree, child: number): boolean {
  for (let at = tree.first(child); at <= tree.last(child); at++) if (tree.tag(at) === 'CD') return true;
  return false;
}

/** "was sentenced Thursday | to 19 years": what a verb takes, after a time that comes between. */
function opensComplement(tree: Tree, verb: number, at: number): boolean {
  return tree.relation(at) === 'preposition' && tree.head(at) === verb && COMPLEMENTS.has(tree.lower(at));
}
const COMPLEMENTS = new Set(['to', 'with', 'of']);

/** "will lose £500,000 | a man": a verb alone goes on over an amount of money right after it, however that is read. */
function afterAmount(tree: Tree, verb: number, isTime: (at: number) => boolean): number {
  let to = verb + 1;
  if (!CURRENCIES.test(tree.text(to)) || isTime(to)) return to;
  while (CURRENCIES.test(tree.text(to)) || tree.tag(to) === 'CD') to++;
  return to;
}
const CURRENCIES = /^\p{Lu}{0,3}\p{Sc}/u;

/**
 * "gain three councils as counts go on", "found dead after a search": what was done ends where its time or circumstance
 * begins.
 */
function beforeCircumstance(tree: Tree, verb: number, to: number): number {
  for (let at = verb + 1; at < to; at++) {
    const relation = tree.relation(at);
    if (relation === 'clause-object' || tree.lower(at) === 'that') return to;
    const opens = CIRCUMSTANCES.has(tree.lower(at)) && (relation === 'preposition' || relation === 'mark');
    // "as fog closed the port" is a circumstance, "served as counsel to the firm that sued" is not.
    const isClause = tree.lower(at) === 'as' && !namesOffice(tree, at, to) && holdsFinite(tree, at, to);
    if (opens || isClause) return at;
  }
  return to;
}

/** "served as counsel", "the role as a judge who …": what "as" opens has no verb of its own, whatever follows. */
function namesOffice(tree: Tree, at: number, to: number): boolean {
  if (tree.relation(at) !== 'preposition') return false;
  if (tree.isVerb(at - 1) || tree.tag(at + 1) === 'VBG') return true;
  for (let next = at + 1; next < to; next++) {
    if (tree.tag(next) === 'WH' || tree.lower(next) === 'that') return true;
    if (tree.tag(next) === 'MD' || FINITE.has(tree.tag(next))) return false;
  }
  return true;
}

/** Where a quotation is given whole: on to its closing mark, or before what leads up to it where that is too far. */
function aroundQuotation(tree: Tree, verb: number, to: number): number {
  let open = -1;
  for (let at = verb + 1; at < to; at++) {
    if (open < 0 && OPENING_QUOTES.has(tree.lower(at))) open = at;
    else if (open >= 0 && CLOSING_QUOTES.has(tree.lower(at))) open = -1;
  }
  if (open < 0) return to < tree.length && closesSingle(tree, verb, to + 1) ? to + 1 : to;
  for (let at = to; at < Math.min(tree.length, to + MAX_PREDICATE); at++)
    if (CLOSING_QUOTES.has(tree.lower(at))) return at + 1;
  return open;
}
const OPENING_QUOTES = new Set(['"', '“']);
const CLOSING_QUOTES = new Set(['"', '”']);

/**
 * "told the inquiry that shutting the ward | put patients in danger": of a reported clause without its verb nothing is
 * left.
 */
function beforeHalf(tree: Tree, verb: number, to: number): number {
  const that = tree.tokens.findIndex(({ lower }, at) => at > verb + 1 && at < to && lower === 'that');
  const isCut = tree.isVerb(to) || tree.relation(to) === 'auxiliary';
  return that > 0 && isCut && tree.tag(that) !== 'DT' && !holdsFinite(tree, that, to) ? that : to;
}

/** "will stop running in June, operator Velde Lines has said": who says so is no part of what was done. */
function beforeReport(tree: Tree, verb: number, to: number): number {
  for (let comma = verb + 1; comma < to - 2; comma++) {
    if (tree.lower(comma) !== ',') continue;
    for (let at = comma + 2; at < Math.min(to, comma + MAX_REPORTER); at++)
      if (THAT_CUES.has(tree.lower(at)) && FINITE_OR_PERFECT.has(tree.tag(at))) return comma;
  }
  return to;
}
/** The most words between a comma and the verb of "…, operator Velde Lines has said". */
const MAX_REPORTER = 8;
const FINITE_OR_PERFECT = new Set(['VBD', 'VBZ', 'VBP', 'VBN']);

function holdsFinite(tree: Tree, from: number, to: number): boolean {
  for (let at = from; at < to; at++)
    if (tree.tag(at) === 'MD' || (FINITE.has(tree.tag(at)) && !tree.lower(at).endsWith('ing'))) return true;
  return false;
}

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
  const end = phraseEndWithin(tree, child, limit, to);
  // "switch off most | of the town's street lights"
  const part = tree.lower(end) === 'of' ? (tree.children(end).find((each) => each > end) ?? end) : end;
  const whole = part > end && part - end <= LONGEST_OF ? part + 1 : end;
  // A preposition alone says nothing.
  let last = whole;
  while (last > to && (tree.relation(last - 1) === 'preposition' || tree.tag(last - 1) === 'TO')) last--;
  return last;
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

/** How many words of an "of" after the limit still belong to what was done. */
const LONGEST_OF = 5;

/** "failed in an attempt | to sue": a verb with "to" right after the noun that takes it. */
function completes(tree: Tree, verb: number): boolean {
  return tree.tag(tree.first(verb)) === 'TO' && tree.head(verb) === tree.first(verb) - 1;
}

/** "on Friday", "two days later": a phrase that tells when. */
function isTimePhrase(tree: Tree, at: number, isTime: (at: number) => boolean): boolean {
  for (let each = tree.first(at); each <= tree.last(at); each++) {
    if (isTime(each)) return true;
    const tag = tree.tag(each);
    if (tag.startsWith('NN') && tree.relation(each) === 'prepositional-object') return false;
  }
  return false;
}

/**
 * Whether what a verb tells is yet to come: "will close", "is to close", "is planned for Friday", in a headline "to
 * close".
 */
export function isToCome(tree: Tree, verb: number): boolean {
  const helpers = tree.children(verb).filter((each) => each < verb && tree.relation(each) === 'auxiliary');
  if (helpers.some((each) => /^(?:will|shall|'ll|’ll|wo|to)$/.test(tree.lower(each)))) return true;
  if (PLANNED.has(tree.lower(verb)) && helpers.length > 0) return true;
  return tree.relation(verb) === 'open-complement' && isToCome(tree, tree.head(verb));
}
const PLANNED = new Set(words.planned);

/** The verb of what somebody is said to say: "X said that …", "…, X said"; -1 where the verb reports nothing. */
export function reportedVerb(tree: Tree, verb: number): number {
  const said = tree.children(verb).find((each) => tree.relation(each) === 'clause-object' && tree.isVerb(each)) ?? -1;
  // "…, a study has found", but not "a jury found that …", which is a deed.
  if (FINDING.has(tree.lower(verb))) return said < verb && hasComma(tree, said, verb) ? said : -1;
  if (!THAT_CUES.has(tree.lower(verb))) return -1;
  // "Residents were told that the water was safe": whoever said so is not named; "…, a jury was told" attributes.
  return said > verb && isToldSomething(tree, verb) ? -1 : said;
}

/** What a court hears others say. */
const FINDING = new Set(claimWords.findingCues.filter((cue) => !cue.startsWith('hear')));

function hasComma(tree: Tree, from: number, to: number): boolean {
  for (let at = from; at < to; at++) if (tree.lower(at) === ',') return true;
  return false;
}

/** Whether somebody is told, and not "it" ("it was announced that"). */
function isToldSomething(tree: Tree, verb: number): boolean {
  const own = tree.children(verb);
  const addressed = own.find((each) => tree.relation(each) === 'passive-subject');
  const isPassive = own.some((each) => tree.relation(each) === 'auxiliary' && BE.has(tree.lower(each)));
  return isPassive && addressed !== undefined && tree.lower(addressed) !== 'it';
}
const BE = new Set(claimWords.be);
