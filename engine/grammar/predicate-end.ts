/** Where the predicate of a clause ends: after what its last word is not whole without, before what only adds to it. */

import words from '../english/data/clause-words.json' with { type: 'json' };
import { CIRCUMSTANCES, CLOSING, FINITE, holdsFinite, NEEDED } from './clause-marks.ts';
import { FINDING_CUES, THAT_CUES } from './speech.ts';
import type { Tree, TreeRange } from './tree.ts';

/** The longest predicate, in words. */
export const MAX_PREDICATE = 14;

/** Where a predicate ends, of which the dependents of its verb were read. */
export function predicateEnd(
  tree: Tree,
  verb: number,
  { from, to: read }: TreeRange,
  isTime: (at: number) => boolean,
): number {
  let to = beforeHalf(tree, verb, beforeReport(tree, verb, beforeCircumstance(tree, verb, read)));
  to = overCarriedOn(tree, verb, to);
  to = whole(tree, verb, overComparison(tree, verb, to));
  to = wholeQuotation(tree, verb, to === verb + 1 ? afterAmount(tree, verb, isTime) : wholeCompound(tree, to, isTime));
  to = overAge(tree, to);
  while (to > verb + 1 && ((endsInMark(tree, to) && !closesSingle(tree, from, to)) || endsLoose(tree, to))) to--;
  return to;
}

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

/** "carried | on rising", "carried | on selling bread": what somebody went on with. */
function overCarriedOn(tree: Tree, verb: number, to: number): number {
  const deed = verb + 2;
  if (to !== verb + 1 || tree.lower(to) !== 'on' || tree.tag(deed) !== 'VBG' || !CARRY.test(tree.lower(verb)))
    return to;
  const object = tree.children(deed).find((at) => tree.relation(at) === 'object');
  return object === undefined ? deed + 1 : Math.min(tree.last(object) + 1, verb + MAX_PREDICATE);
}
const CARRY = /^carr(?:y|ies|ied)$/;

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

/**
 * "told the inquiry that shutting the ward | put patients in danger": of a reported clause without its verb nothing is
 * left.
 */
function beforeHalf(tree: Tree, verb: number, to: number): number {
  const that = tree.tokens.findIndex(({ lower }, at) => at > verb + 1 && at < to && lower === 'that');
  const isCut = tree.isVerb(to) || tree.relation(to) === 'auxiliary';
  return that > 0 && isCut && tree.tag(that) !== 'DT' && !holdsFinite(tree, that, to) ? that : to;
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

/** "fight tech 'addiction'": whether the last mark closes a single one that opens before it. */
function closesSingle(tree: Tree, from: number, to: number): boolean {
  if (!/^['’]$/.test(tree.text(to - 1))) return false;
  for (let at = from; at < to - 1; at++) if (/^['‘]$/.test(tree.text(at))) return true;
  return false;
}

/** "will lose £500,000 | a man": a verb alone takes in an amount of money right after it, however that is parsed. */
function afterAmount(tree: Tree, verb: number, isTime: (at: number) => boolean): number {
  let to = verb + 1;
  if (!CURRENCIES.test(tree.text(to)) || isTime(to)) return to;
  while (CURRENCIES.test(tree.text(to)) || tree.tag(to) === 'CD') to++;
  return to;
}
const CURRENCIES = /^\p{Lu}{0,3}\p{Sc}/u;

/** "a hoard of Bronze Age | gold": a name extends to the noun that it describes. */
function wholeCompound(tree: Tree, to: number, isTime: (at: number) => boolean): number {
  return tree.tag(to - 1) === 'NNP' && /^NNS?$/.test(tree.tag(to)) && !isTime(to) ? to + 1 : to;
}

/** "died [aged 94]", "has died aged [94]" */
function overAge(tree: Tree, to: number): number {
  const at = tree.lower(to - 1) === 'aged' ? to - 1 : to;
  return tree.lower(at) === 'aged' && tree.tag(at + 1) === 'CD' ? at + 2 : to;
}

/** Whether the word before `to` is a mark that closes no quotation. */
function endsInMark(tree: Tree, to: number): boolean {
  const last = tree.lower(to - 1);
  return CLOSING.has(last) && !/["”]/.test(last);
}

/** "fell against the euro and | one other": whether the word before `to` goes with something that was left out. */
function endsLoose(tree: Tree, to: number): boolean {
  return LOOSE.has(tree.lower(to - 1));
}
const LOOSE = new Set(words.loose);
