/** The predicate of a clause: what is said of who acts, as long as it has to be and no longer. */

import words from '../english/data/clause-words.json' with { type: 'json' };
import { CLAUSES, CLOSING, FINITE, HELPERS, holdsFinite, isTimePhrase, OPENING } from './clause-marks.ts';
import { isPurpose, isTaken } from './purpose.ts';
import { FINDING_CUES, THAT_CUES } from './speech.ts';
import type { Tree, TreeRange } from './tree.ts';

const MAX_PREDICATE = 14;
const MAX_REPORT = 20;
/** How long, in words, an answer to "what" may grow by parts that its verb does not need. */
const ENOUGH = 7;
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
/** Prepositions that open a circumstance, not a part of what was done. */
const CIRCUMSTANCES = new Set(words.circumstances);
const PLACES = new Set(words.places);
/** Verbs that say where to something is put. */
const PUTTING = new Set(words.putting);

/** The tokens that say what an actor does: the verb with its helpers, and what it cannot do without. */
export function predicateOf(tree: Tree, verb: number, actor: number, isTime: (at: number) => boolean): TreeRange {
  const from = predicateStart(tree, verb, actor, isTime);
  const read = new PredicateReader(tree, verb, from, isTime).read();
  let to = beforeHalf(tree, verb, beforeReport(tree, verb, beforeCircumstance(tree, verb, read)));
  to = whole(tree, verb, overComparison(tree, verb, to));
  to = wholeQuotation(tree, verb, to === verb + 1 ? afterAmount(tree, verb, isTime) : wholeCompound(tree, to, isTime));
  to = overAge(tree, to);
  while (to > verb + 1 && ((endsInMark(tree, to) && !closesSingle(tree, from, to)) || endsLoose(tree, to))) to--;
  return { from, to };
}

/** "a hoard of Bronze Age | gold": a name extends to the noun that it describes. */
function wholeCompound(tree: Tree, to: number, isTime: (at: number) => boolean): number {
  return tree.tag(to - 1) === 'NNP' && /^NNS?$/.test(tree.tag(to)) && !isTime(to) ? to + 1 : to;
}

/** Whether the word before `to` is a mark that closes no quotation. */
function endsInMark(tree: Tree, to: number): boolean {
  const last = tree.lower(to - 1);
  return CLOSING.has(last) && !/["”]/.test(last);
}

/** "died [aged 94]", "has died aged [94]" */
function overAge(tree: Tree, to: number): number {
  const at = tree.lower(to - 1) === 'aged' ? to - 1 : to;
  return tree.lower(at) === 'aged' && tree.tag(at + 1) === 'CD' ? at + 2 : to;
}

/** "fell against the euro and | one other": whether the word before `to` goes with something that was left out. */
function endsLoose(tree: Tree, to: number): boolean {
  return LOOSE.has(tree.lower(to - 1));
}
const LOOSE = new Set(words.loose);

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

/** "adds more jobs | than expected": a comparison extends to what it compares with. */
function overComparison(tree: Tree, verb: number, to: number): number {
  if (tree.lower(to) !== 'than' || tree.head(to) < 0) return to;
  const end = Math.max(tree.last(to), tree.relation(to) === 'mark' ? tree.last(tree.head(to)) : to) + 1;
  return end - to <= LONGEST_THAN && end - verb <= MAX_PREDICATE ? end : to;
}
/** The longest "than expected" in words. */
const LONGEST_THAN = 6;

/**
 * "asked Ray to be | surgeon general", "one of the conservatives | of the century": on over what its last word is not
 * whole without, where that is short; else back to before what opens nothing ("to promote the film to | voters …").
 */
function whole(tree: Tree, verb: number, to: number): number {
  const limit = verb + LONGEST_WHOLE;
  let end = to;
  for (let next = overPart(tree, verb, end); next > end && next <= limit; next = overPart(tree, verb, end)) end = next;
  while (end > verb + 1 && isHalf(tree, end)) end--;
  return end;
}
/** The most words of what the last word of a predicate is not whole without, and of all that it is then. */
const LONGEST_PART = 6;
const LONGEST_WHOLE = 20;

/** The index after what completes the last word before `to`: an "of" of its noun, or what it needs; else `to`. */
function overPart(tree: Tree, verb: number, to: number): number {
  const isOf = tree.lower(to) === 'of' && tree.head(to) > verb && tree.head(to) < to;
  const part = isOf ? (tree.children(to).find((each) => each > to) ?? -1) : neededAfter(tree, to);
  if (part < 0 || to - 1 <= verb) return to;
  // "of the last century | with …"
  return [tree.last(part) + 1, part + 1].find((end) => end - to <= LONGEST_PART) ?? to;
}

/** What the word before `to` opens or, as a verb, needs after it; -1 if nothing. */
function neededAfter(tree: Tree, to: number): number {
  const last = to - 1;
  const isOpener = OPENERS.test(tree.tag(last));
  if (/^[,:]$/.test(tree.text(to)) || !(isOpener || tree.isVerb(last))) return -1;
  const after = tree.children(last).filter((each) => each >= to);
  return after.find((each) => isOpener || (NEEDED.has(tree.relation(each)) && tree.first(each) <= to + 1)) ?? -1;
}

/** Whether the word before `to` opens what comes after it. */
function isHalf(tree: Tree, to: number): boolean {
  const last = to - 1;
  const isOpener = OPENERS.test(tree.tag(last));
  // "sentences for allowing | a boy to take part", whatever the boy hangs on
  const isBare = tree.tag(last) === 'VBG' && OPENERS.test(tree.tag(last - 1)) && OBJECTS.test(tree.tag(to));
  return isBare || (isOpener && tree.head(last) >= to) || neededAfter(tree, to) >= 0;
}

const OPENERS = /^(?:IN|TO)$/;
const OBJECTS = /^(?:DT|PRP|NN|JJ|CD)/;

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

/** "fails minutes after launch": how long after something, and no object; but "goes dark for six hours after". */
function isDistance(tree: Tree, child: number): boolean {
  if (!UNITS.has(tree.lower(child)) || !/^(?:after|before)$/.test(tree.lower(child + 1))) return false;
  return tree.tag(distanceStart(tree, 0, child) - 1) !== 'IN';
}
const UNITS = new Set(words.units);

/** "barely six weeks after": where a distance in time begins. */
function distanceStart(tree: Tree, verb: number, unit: number): number {
  let from = unit;
  while (from > verb + 1 && /^(?:CD|RB|DT)$/.test(tree.tag(from - 1))) from--;
  return from;
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

/** "will lose £500,000 | a man": a verb alone takes in an amount of money right after it, however that is parsed. */
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
    // "remove president | hours after search"
    if (isDistance(tree, at)) return distanceStart(tree, verb, at);
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
function wholeQuotation(tree: Tree, verb: number, to: number): number {
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
    for (let at = comma + 2; at < Math.min(to, comma + MAX_REPORTER); at++) if (isReport(tree, at, to)) return comma;
  }
  return to;
}

/** "…, the firm has said", "…, trial shows" at the end of a headline, where the tagger may take the verb for a noun. */
function isReport(tree: Tree, at: number, to: number): boolean {
  if (FINDING_CUES.has(tree.lower(at)) && at === to - 1) return true;
  return THAT_CUES.has(tree.lower(at)) && FINITE_OR_PERFECT.has(tree.tag(at));
}
/** The most words between a comma and the verb of "…, operator Velde Lines has said". */
const MAX_REPORTER = 8;
const FINITE_OR_PERFECT = new Set(['VBD', 'VBZ', 'VBP', 'VBN']);

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
