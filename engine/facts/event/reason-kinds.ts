/** What the words after a cue are: a reason, an occasion, a time, what is said or charged, or none of these. */

import type { Tree, TreeRange } from '../../grammar/tree.ts';
import words from './data/reason-words.json' with { type: 'json' };
import { DENYING, GUISES, MESSAGES } from './manners.ts';
import { isBeing, type Scene } from './scene.ts';

/** Verbs of being punished, after which "for" tells for what. */
export const PUNISHED = new Set(words.punished);
const GAPS = new Set(words.gaps);
const TIME_NOUNS = new Set(words.afterNotCause);
const PROTEST = new Set(words.protest);
const WINNING = new Set(words.winning);
const MASTERY = new Set(words.mastery);

/** Words after a cue, and where it stands. */
interface CuedWords extends TreeRange {
  readonly scene: Scene;
  readonly tree: Tree;
  /** The cue's first word. */
  readonly at: number;
}

/** What a cue means before these words: "as" with a clause, "for" with a deed; null where it gives no reason. */
export function kindOf(scene: Scene, kind: string, at: number, from: number, to: number): string | null {
  const cued = { scene, tree: scene.tree, at, from, to };
  if (givesNoReason(cued)) return null;
  const kindWith = KINDS.get(kind);
  return kindWith === undefined ? kind : kindWith(cued, kind);
}

function givesNoReason({ tree, at, from }: CuedWords): boolean {
  switch (tree.lower(at)) {
    case 'as':
      // "Even as it rained", "as long as it rains"
      if (NO_CAUSE_BEFORE_AS.has(tree.lower(at - 1))) return true;
      // "served as counsel to the firm that sued" says in what office, "quoted Ray as saying" what was said, and "as
      // expected" that it was no surprise.
      return (
        (tree.relation(at) === 'preposition' && tree.head(at) === at - 1) ||
        tree.lower(at + 1) === 'saying' ||
        // "as part of a plan", "bread such as rye", "Gunmen dressed as guests robbed a shop"
        tree.lower(at + 1) === 'part' ||
        tree.lower(at - 1) === 'such' ||
        tree.lower(at + 1) === 'one' ||
        GUISES.has(tree.lower(at - 1)) ||
        tree.tag(at + 1) === 'VBN'
      );
    case 'so':
      // "so much so that he left"
      return tree.lower(at - 1) === 'much';
    case 'due':
      // "due to make her debut"
      return tree.tag(from) === 'VB';
    case 'on':
      // "a note on the back of an envelope"
      return tree.lower(from - 1) === 'of' && !tree.isVerb(tree.head(at));
    default:
      return false;
  }
}

const NO_CAUSE_BEFORE_AS = new Set(words.beforeAs);

/** Cues whose words must fit them; those of any other kind give a reason whatever follows. */
const KINDS: ReadonlyMap<string, (cued: CuedWords, kind: string) => string | null> = new Map([
  ['as', clauseKind],
  ['occasion', occasionKind],
  ['over', overKind],
  ['against', againstKind],
  ['charge', chargeKind],
  ['saying', sayingKind],
  ['demand', wishKind],
  ['hope', wishKind],
]);

/** "as fog closed the port", but not "scored as Velde beat Harrow": of a match its result is no reason. */
function clauseKind({ scene, tree, at, from, to }: CuedWords, kind: string): string | null {
  if (isTimeAt(scene, from) || tree.tokens.slice(from, to).some(({ lower }) => WINNING.has(lower))) return null;
  return holdsVerb(tree, from, to) && !isMeanwhile(tree, at, from) ? kind : null;
}

/** "hit him as he played in the street", "As the rain goes on, mills …": what goes on at the same time. */
function isMeanwhile(tree: Tree, at: number, from: number): boolean {
  const verb = tree.verbOf(tree.head(from));
  if (verb < from) return false;
  if (PEOPLE.has(tree.lower(from))) return tree.tag(verb) === 'VBD' && !isBeing(tree, verb);
  return at === 0 && /^VB[ZP]$/.test(tree.tag(verb));
}
const PEOPLE = new Set(['he', 'she', 'they']);

/** "after heavy rain", "after losing the vote", "after the dam broke" */
function occasionKind({ scene, tree, at, from, to }: CuedWords, kind: string): string | null {
  if (tellsOnlyWhen(scene, at, from, to) || isTimeAt(scene, from) || isCounted(tree, from)) return null;
  // "has a following in Velde", "a cult following throughout the year"
  if (tree.lower(at) === 'following' && tree.tag(from) === 'IN') return null;
  if (tree.tag(from) === 'VBG') return 'afterDoing';
  return holdsVerb(tree, from, to) ? 'afterClause' : kind;
}

/** "a strike over pay", but not "a victory over the league" */
function overKind({ scene, tree, at, from, to }: CuedWords, kind: string): string | null {
  if (MASTERY.has(tree.lower(tree.head(at))) || /^w[io]n/.test(tree.lower(at - 1))) return null;
  return tree.tag(from) === 'CD' || isTimeAt(scene, from) || isNamedLast(tree, to) ? null : kind;
}

/** "marched against the tax" */
function againstKind({ tree, at }: CuedWords, kind: string): string | null {
  return PROTEST.has(tree.lower(tree.head(at))) ? kind : null;
}

/** "struck, saying that pay was low", but not "denied it, saying that pay was high" */
function sayingKind({ tree, at, from }: CuedWords, kind: string): string | null {
  // "posted a note saying that he would go": what it holds
  if (tree.relation(at) === 'reduced-clause' && MESSAGES.has(tree.lower(tree.head(at)))) return null;
  // "arguing that while he does not agree with it, …"
  if (CONCEDING.has(tree.lower(from))) return null;
  for (let up = tree.head(at); up >= 0; up = tree.head(up)) if (DENYING.has(tree.lower(up))) return null;
  return kind;
}

/**
 * "blocked a road, demanding cheaper diesel", "sold it, hoping to save the pool", but neither "is demanding a rise" nor
 * "Historians hoping to name him met".
 */
function wishKind({ tree, at, from, to }: CuedWords, kind: string): string | null {
  const relation = tree.relation(at);
  // "staged a protest demanding a rise", read as a protest that demands it
  const isWish = relation === 'adverbial-clause' || (relation === 'reduced-clause' && tree.lower(at) === 'demanding');
  return isWish && !isHalfWish(tree, from, to) ? kind : null;
}

/** "the council | act", "action against | the mayor", "that the mayor |, like others, resign": a wish cut short. */
function isHalfWish(tree: Tree, from: number, to: number): boolean {
  if (CUT.has(tree.tag(to)) || tree.tag(to - 1) === 'IN') return true;
  return tree.lower(from) === 'that' && tree.text(to) === ',' && !holdsVerb(tree, from, to);
}
const CUT = new Set<string>(['VB', 'TO', 'MD']);

const CONCEDING = new Set(['while', 'although', 'though', 'if']);

/** "jailed for fraud", "fined for dumping oil" */
function chargeKind({ scene, tree, at, from, to }: CuedWords, kind: string): string | null {
  if (tree.lower(at) !== 'for') return isAccuser(tree, at) ? null : kind;
  // "kills commander wanted for hotel siege": the reason of what is told of somebody.
  if (tree.relation(tree.head(at)) === 'reduced-clause') return null;
  if (tree.tag(from) === 'VBG') return 'forDoing';
  if ((ARTICLE.test(tree.lower(from)) || tree.tag(from) === 'PRP$') && isForPrize(tree, at)) return 'award';
  // "a service will be held for Ida Holt"
  if (tree.tag(from) === 'NNP' && isNamedLast(tree, to)) return null;
  return PUNISHED.has(tree.lower(tree.head(at))) && !isAmountAt(scene, from, to) ? kind : null;
}

/** "five banks that it had accused of fraud": who accuses is not who has done it. */
function isAccuser(tree: Tree, at: number): boolean {
  if (tree.lower(at) !== 'accused' && tree.lower(at) !== 'suspected') return false;
  const helpers = tree.children(at).filter((each) => each < at && tree.relation(each) === 'auxiliary');
  return helpers.some((each) => HAVING.test(tree.lower(each))) && !helpers.some((each) => tree.lower(each) === 'been');
}
const HAVING = /^(?:has|have|had)$/;

const ARTICLE = /^(?:an?|the)$/;

/** "won the Alder Prize for a first novel", "takes medal for her work", but not "the Alder Prize for fiction" */
function isForPrize(tree: Tree, at: number): boolean {
  for (let before = at - 1; before >= Math.max(0, at - PRIZE_REACH); before--) {
    if (PRIZES.has(tree.lower(before))) return true;
    if (tree.isVerb(before)) return false;
  }
  return false;
}
const PRIZE_REACH = 10;
const PRIZES = new Set(words.prizes);

/** "after a 6-7 upset", "after 40 days of occupation": a score or a length of time is no reason. */
function isCounted(tree: Tree, from: number): boolean {
  const first = tree.tag(from) === 'DT' ? from + 1 : from;
  if (!/^\d/.test(tree.text(first))) return false;
  return /^[-–]$/.test(tree.text(first + 1)) || TIME_NOUNS.has(tree.lower(first + 1));
}

function holdsVerb(tree: Tree, from: number, to: number): boolean {
  for (let at = from; at < to; at++) if (tree.isVerb(at)) return true;
  return false;
}

/** "over northern Japan": above a place. */
function isNamedLast(tree: Tree, to: number): boolean {
  return tree.tag(to - 1) === 'NNP';
}

/** "for £4 million", "for six days". */
function isAmountAt(scene: Scene, from: number, to: number): boolean {
  if (isTimeAt(scene, from)) return true;
  for (let at = from; at < Math.min(to, from + 3); at++) if (scene.tree.tag(at) === 'CD') return true;
  return false;
}

/** "eight days after", "after midnight", "named after": an order in time, or no time at all. */
function tellsOnlyWhen(scene: Scene, at: number, from: number, to: number): boolean {
  const { tree } = scene;
  const isDayBefore = endsDay(scene, at - 1);
  if (!isDayBefore && (TIME_NOUNS.has(tree.lower(at - 1)) || tree.tag(at - 1) === 'CD')) return true;
  for (let each = from; each < to; each++) {
    const tag = tree.tag(each);
    if (!tag.startsWith('NN') && !tree.isVerb(each) && tag !== 'CD') continue;
    if (tree.isVerb(each)) return false;
    // "after an absence of four years"
    if (GAPS.has(tree.lower(each))) return true;
    return TIME_NOUNS.has(tree.lower(each))
      ? tree.lower(each + 1) !== 'of' || YEARS.test(tree.lower(each))
      : tag === 'CD' && tree.isVerb(at - 1) && to - from === 1;
  }
  return false;
}
/** "a new tax on Friday": the end of a reason before a time that is the event's; a clause has times of its own. */
export function beforeTime(scene: Scene, from: number, to: number): number {
  if (holdsVerb(scene.tree, from, to)) return to;
  for (let at = from + 1; at < to - 1; at++)
    if (scene.tree.relation(at) === 'preposition' && BEFORE_TIME.test(scene.tree.lower(at)) && isTimeSoon(scene, at))
      return at;
  return to;
}

const BEFORE_TIME = /^(?:at|on)$/;

/** "on Friday", "at about 22:15" */
function isTimeSoon(scene: Scene, at: number): boolean {
  return isTimeAt(scene, at + 1) || (ABOUT.test(scene.tree.lower(at + 1)) && isTimeAt(scene, at + 2));
}
const ABOUT = /^(?:about|around)$/;

/** "after midnight", "after nine days", but not "after four days of rain". */
function isTimeAt({ tree, dates }: Scene, from: number): boolean {
  const start = tree.tokens[from]?.start ?? -1;
  const date = dates.find((each) => each.start <= start && start < each.end);
  const next = date === undefined ? -1 : tree.tokenFrom(date.end);
  return date !== undefined && (tree.lower(next) !== 'of' || YEARS.test(tree.lower(next - 1)));
}

/** "on Monday night after": a word that ends a day of its own is not counted from what comes after it. */
function endsDay({ tree, dates }: Scene, at: number): boolean {
  const end = tree.tokens[at]?.end ?? -1;
  return dates.some(
    (date) => date.end === end && (date.type === 'TIME' || date.type === 'DATE') && DAY.test(date.value),
  );
}
const DAY = /^(?:\d{4}|XXXX)-(?:\d{2}-\d{2}|W)/;

/** "after four years of conservative rule" tells what came before. */
const YEARS = /^(?:years?|decades?|centuries)$/;
