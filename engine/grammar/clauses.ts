import claimWords from '../english/data/claim-words.json' with { type: 'json' };
import words from '../english/data/clause-words.json' with { type: 'json' };
import { isPurpose, isTaken } from './purpose.ts';
import { THAT_CUES } from './speech.ts';
import type { TokenRange, Tree } from './tree.ts';

/** Who does or suffers something, and what: the verb with what it needs. */
export interface TreeClause {
  /** Index of the verb that carries the meaning. */
  readonly verb: number;
  /** Index of the subject's head; -1 where the clause has none. */
  readonly actor: number;
  readonly subject: TokenRange | null;
  readonly predicate: TokenRange;
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
    if (tree.lower(at) === ',') return -1;
    if (tree.lower(at) === 'whether' || tree.lower(at) === 'how') inner++;
    else if (tree.tag(at) === 'WH' || tree.relation(at) === 'mark') return -1;
    const isHelper = tree.relation(at) === 'auxiliary' && tree.tag(at) !== 'MD';
    if (tree.tag(at) !== 'MD' && (!FINITE.has(tree.tag(at)) || (isHelper && inner === 0 && !opensGroup(tree, at))))
      continue;
    const verb = mainVerb(tree, at);
    if (inner === 0) return verb;
    // "A row over whether Velde may sell it has reached the court": the verb of the inner clause.
    inner--;
    at = verb;
  }
  return -1;
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
function withTwin(tree: Tree, verb: number, own: TokenRange, isTime: (at: number) => boolean): TokenRange {
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
function nounPhrase(tree: Tree, head: number, limit: number, isTime: (at: number) => boolean): TokenRange | null {
  let from = tree.first(head);
  let to = head + 1;
  for (const child of tree.children(head)) {
    if (child < head) continue;
    const start = tree.first(child);
    const before = tree.lower(start - 1);
    const relation = tree.relation(child);
    if (relation === 'punctuation') {
      if (OPENING.has(tree.lower(child))) break;
      continue;
    }
    if (CLAUSES.has(relation) || (relation === 'reduced-clause' && before === ',')) break;
    if (before === ',' && relation !== 'conjunct' && relation !== 'conjunction') break;
    if (OPENING.has(before) || tellsWhen(tree, child, isTime)) break;
    if (tree.last(child) >= limit && limit > head) break;
    if (tree.last(child) + 1 - from > MAX_SUBJECT) break;
    to = tree.last(child) + 1;
  }
  while (from < head && (tree.tag(from) === 'DT' || CLOSING.has(tree.lower(from)) || isOpener(tree, from))) from++;
  while (to > from && (CLOSING.has(tree.lower(to - 1)) || tree.relation(to - 1) === 'conjunction')) to--;
  // "The Harbour Board today announced", "the High Court Friday ordered": the day is no part of the name.
  if (to > from + 1 && isDay(tree, to - 1) && isTime(to - 1) && !isTime(to - 2)) to--;
  return to > from && to - from <= MAX_SUBJECT && !isTorn(tree, from, to) ? { from, to } : null;
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
function wholePhrase(tree: Tree, phrase: TokenRange | null, verb: number): TokenRange | null {
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

function predicateOf(tree: Tree, verb: number, actor: number, isTime: (at: number) => boolean): TokenRange {
  let from = verb;
  const floor = actor >= 0 && actor < verb ? actor : -1;
  for (const child of [...tree.children(verb)].reverse()) {
    if (child > verb || child <= floor) continue;
    if (HELPERS.has(tree.relation(child)) && tree.first(child) === child && from - child <= 1 && !isTime(child))
      from = child;
    else if (HELPERS.has(tree.relation(child)) && tree.last(child) === from - 1 && !isTime(child))
      // "was too badly hurt": the subject may hang on the helper.
      from = tree.relation(child) === 'auxiliary' ? child : tree.first(child);
    else break;
  }
  let to = verb + 1;
  let hasObject = false;
  const dependents = tree.children(verb).filter((each) => each > verb);
  const relationOf = (child: number) => (isTaken(tree, child) ? 'open-complement' : tree.relation(child));
  const lastNeeded = dependents.findLast((each) => NEEDED.has(relationOf(each))) ?? verb;
  for (const child of dependents) {
    const relation = relationOf(child);
    const needed = NEEDED.has(relation) || isAmount(tree, verb, child, isTime);
    if (relation === 'punctuation') {
      if (child < lastNeeded && (tree.lower(child) === ',' || OPENING.has(tree.lower(child)))) {
        // What comes after a break is not needed, unless the break is an aside.
        break;
      }
      continue;
    }
    if (CLAUSES.has(relation) || relation === 'conjunct' || relation === 'conjunction') break;
    if (tree.lower(tree.first(child) - 1) === ',' && !needed) break;
    if (isPurpose(tree, child) || isDistance(tree, child)) break;
    if (relation === 'noun-adverb' && child > lastNeeded && !(needed && holdsFigure(tree, child))) {
      if (to === verb + 1 && opensComplement(tree, verb, tree.last(child) + 1)) continue;
      break;
    }
    if (!needed && child > lastNeeded) {
      const cue = tree.lower(tree.first(child));
      if (CIRCUMSTANCES.has(cue) || isManner(tree, child) || isTimePhrase(tree, child, isTime)) break;
      if (hasObject && (PLACES.has(cue) || to - from > ENOUGH)) break;
    }
    const end = endOf(tree, child);
    const most = relation === 'clause-object' ? MAX_REPORT : MAX_PREDICATE;
    if (end - from > most) {
      to = Math.max(to, shortened(tree, child, from + MAX_PREDICATE, to));
      break;
    }
    to = Math.max(to, end);
    if (relation === 'object' || relation === 'complement' || relation === 'clause-object') hasObject = true;
  }
  to = beforeHalf(tree, verb, beforeReport(tree, verb, beforeCircumstance(tree, verb, to)));
  to = beforeObject(tree, verb, overComparison(tree, verb, to));
  to = aroundQuotation(tree, verb, to === verb + 1 ? afterAmount(tree, verb, isTime) : to);
  while (
    to > verb + 1 &&
    CLOSING.has(tree.lower(to - 1)) &&
    !/["”]/.test(tree.lower(to - 1)) &&
    !closesSingle(tree, from, to)
  )
    to--;
  return { from, to };
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
    if (relation === 'preposition' && CIRCUMSTANCES.has(tree.lower(each))) return start;
    if (relation === 'adverbial-clause' && tree.relation(child) === 'open-complement') return start;
    if (tree.last(each) === tree.last(child) && relation !== 'clause-object') return endOf(tree, each);
  }
  return tree.last(child) + 1;
}

/** A long dependent up to the last phrase in it that ends within `limit`; `to` where none does. */
function shortened(tree: Tree, child: number, limit: number, to: number): number {
  // A reported clause is given whole or not at all.
  if (tree.relation(child) === 'clause-object' && to > tree.head(child) + 1) return to;
  let end = to;
  const cut = (head: number): void => {
    if (head >= limit) return;
    const kids = tree.children(head).filter((each) => each > head);
    let own = head + 1;
    if (own > end && own <= limit) end = own;
    for (const each of kids) {
      if (tree.relation(each) === 'punctuation' || tree.relation(each) === 'conjunction') continue;
      own = tree.last(each) + 1;
      if (own <= limit) end = Math.max(end, own);
      else {
        if (NEEDED.has(tree.relation(each)) || tree.relation(each) === 'prepositional-object' || completes(tree, each))
          cut(each);
        return;
      }
    }
  };
  cut(child);
  // "switch off most | of the town's street lights"
  const part = tree.lower(end) === 'of' ? (tree.children(end).find((each) => each > end) ?? end) : end;
  if (part > end && part - end <= LONGEST_OF) end = part + 1;
  // A preposition alone says nothing.
  while (end > to && (tree.relation(end - 1) === 'preposition' || tree.tag(end - 1) === 'TO')) end--;
  return end;
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
  if (!THAT_CUES.has(tree.lower(verb))) return -1;
  const said = tree.children(verb).find((each) => tree.relation(each) === 'clause-object' && tree.isVerb(each)) ?? -1;
  // "Residents were told that the water was safe": whoever said so is not named; "…, a jury was told" attributes.
  return said > verb && isToldSomething(tree, verb) ? -1 : said;
}

/** Whether somebody is told, and not "it" ("it was announced that"). */
function isToldSomething(tree: Tree, verb: number): boolean {
  const own = tree.children(verb);
  const addressed = own.find((each) => tree.relation(each) === 'passive-subject');
  const isPassive = own.some((each) => tree.relation(each) === 'auxiliary' && BE.has(tree.lower(each)));
  return isPassive && addressed !== undefined && tree.lower(addressed) !== 'it';
}
const BE = new Set(claimWords.be);
