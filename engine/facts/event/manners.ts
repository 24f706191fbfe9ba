import type { Analysis } from '../../analysis.ts';
import type { Tree, TreeRange } from '../../grammar/tree.ts';
import { ListedWords, WordTable } from '../../text/listed.ts';
import { isQuoted } from '../../text/quotation-marks.ts';
import { type Bond, bondFeatures, type Event } from './bond.ts';
import { type Candidate, type Features, flag } from './candidate.ts';
import words from './data/manner-words.json' with { type: 'json' };
import reasonWords from './data/reason-words.json' with { type: 'json' };
import { type Scene, shared, spanOf, stemsOf } from './scene.ts';

const MAX_WORDS = 9;
/** Of kinds that are clauses. */
const MAX_CLAUSES: ReadonlyMap<string, number> = new Map([
  ['when', 30],
  ['doing', 16],
  ['using', 16],
]);
/** By their first words: hardly a word of a text is one. */
const SET_MANNERS = new WordTable(
  Map.groupBy(
    [...words.sets, ...words.decisions].map((manner) => manner.split(' ')),
    ([first]) => first ?? '',
  ),
);
const DECISIONS = new Set(words.decisions);
const MEANS = new Set(words.means);
const MEASURES = new Set(words.measures);
const AMOUNTS = new Set(words.amounts);
const TOOLS = new Set(words.tools);
/** "letter", "statement", "tweet" */
export const MESSAGES = new Set(words.messages);
const VEHICLES = new Set(words.vehicles);
const DEALS = new Set(words.deals);
/** Verbs of killing and hurting. */
export const HARM = new Set(words.harm);
/** "dressed as couriers", "armed with axes" */
export const GUISES = new ListedWords(words.guises);
/** Verbs under which a reason or manner is one that somebody denies. */
export const DENYING = new Set(reasonWords.denying);
const ARMED = 'armed';

/**
 * Candidates for "how": the manner or means that the clauses of the event give ("by helicopter", "by six votes to
 * three", "in a letter", "using forged papers"), and for those who were hurt what hurt them ("when a lorry
 * overturned"). What somebody is quoted with about something else tells no manner of it.
 */
export function mannerCandidates(analysis: Analysis, event: Event, scenes: readonly Scene[]): Candidate[] {
  const deeds = deedsOf(event, scenes);
  return scenes.flatMap((scene) => {
    const found: Candidate[] = [];
    for (let at = 0; at < scene.tree.length; at++) {
      const manner = withoutLooseEnd(scene.tree, mannerAt(scene, at));
      if (manner === null || !isOfAnswersLength(scene.tree, manner) || isDenied(scene.tree, manner)) continue;
      const bond = event.bond(scene, manner.governor);
      const span = spanOf(scene, manner.from, manner.to);
      if (scene.in === 'text' && bond === 'other' && isQuoted(analysis, span)) continue;
      if (isOfSomebody(event, scene, manner) || isOfOtherDeed(scene, manner, deeds)) continue;
      found.push({ ...span, in: scene.in, features: mannerFeatures(event, scene, manner, bond) });
    }
    return found;
  });
}

function mannerFeatures(event: Event, scene: Scene, { kind, governor }: Manner, bond: Bond): Features {
  const isResult = RESULTS.has(kind) && (kind !== 'guise' || tellsOfRobbers(event));
  return {
    ...bondFeatures(event, scene, governor),
    [kind]: 1,
    // "14 injured when …" may have been read as an adjective.
    ofVerb: flag(kind === 'when' || scene.tree.isVerb(governor)),
    aside: flag(!isResult && ASIDE.has(bond)),
    close: flag(!VAGUE.has(kind) && CLOSE.has(bond) && (kind !== 'means' || event.verbsIn(scene).has(governor))),
  };
}

/** Stems of the verbs that tell the event in the headline and the first sentence. */
function deedsOf(event: Event, scenes: readonly Scene[]): ReadonlySet<string> {
  return new Set(
    scenes
      .filter(({ order }) => order <= 0)
      .flatMap((scene) => [...event.verbsIn(scene)].flatMap((verb) => [...stemsOf(scene, verb, verb + 1)])),
  );
}

/** Kinds that tell of the event whatever the verb: what hurt somebody, how many were for it, how robbers came. */
const OF_EVENT = new Set(['vote', 'measure', 'when', 'guise']);
/** But a margin is as often one of a poll. */
const MARGIN = 'margin';

/**
 * "An inquiry has begun. The board hid a loss by moving it", "…. In the filing it says": how something else was done,
 * or said.
 */
function isOfOtherDeed(scene: Scene, manner: Manner, deeds: ReadonlySet<string>): boolean {
  const { kind, from, governor } = manner;
  if (scene.order <= 0 || (OF_EVENT.has(kind) && !isMargin(scene.tree, manner))) return false;
  return kind === 'message' ? from === 0 : shared(stemsOf(scene, governor, governor + 1), deeds) === 0;
}

function isMargin(tree: Tree, { kind, from, to }: Manner): boolean {
  return kind === 'measure' && tree.tokens.slice(from, to).some(({ lower }) => lower === MARGIN);
}

/** "Riders on bicycles won", "won a prize for men who hunt with guns": which riders and men, not how they won. */
function isOfSomebody(event: Event, scene: Scene, { from, governor }: Manner): boolean {
  const isInSubject = scene.clauses.some(({ subject }) => subject !== null && subject.from < from && from < subject.to);
  return isInSubject || event.isAside(scene, governor);
}

/** Kinds of phrases that seldom tell a manner, even in the event's own clause. */
const VAGUE = new Set(['amount', 'way', 'with']);
const CLOSE = new Set<Bond>(['own', 'joined']);
const ASIDE = new Set<Bond>(['inner', 'other']);

/** Manners that tell of the event in whatever sentence they are; "on foot" may be how anything was done. */
const RESULTS = new Set(['vote', 'measure', 'guise']);
/** But of what somebody wears or carries only where robbers do. */
const ROBBING = new Set(words.robbing);

function tellsOfRobbers({ action: { scene, clause } }: Event): boolean {
  const from = clause.subject?.from ?? clause.predicate.from;
  return scene.tree.tokens.slice(from, clause.predicate.to).some(({ lower }) => ROBBING.has(lower));
}

/** "were not armed with knives", "denies using city crews"; but they "were not hurt when a wall fell". */
function isDenied(tree: Tree, { kind, from, governor }: Manner): boolean {
  const isNegated = (at: number) => tree.children(at).some((each) => NOT.test(tree.lower(each)));
  return kind !== 'when' && (isNegated(from) || isNegated(governor) || DENYING.has(tree.lower(governor)));
}
const NOT = /^(?:never|not|n['’]t)$/;

/** "with a hammer | and stabbed", "through a | New Year's crowd": what goes on after the end is left out. */
function withoutLooseEnd(tree: Tree, manner: Manner | null): Manner | null {
  if (manner === null || manner.kind === 'set') return manner;
  let { to } = manner;
  while (to > manner.from && /^(?:CC|DT|IN|PRP\$)$/.test(tree.tag(to - 1))) to--;
  return { ...manner, to };
}

interface Manner extends TreeRange {
  readonly kind: string;
  /** What it describes. */
  readonly governor: number;
}

/**
 * Longer than one word, unless the manner is a set phrase, and no longer than an answer may be; "by a margin" says
 * nothing yet.
 */
function isOfAnswersLength(tree: Tree, { kind, from, to }: Manner): boolean {
  if (kind === 'measure' && to - from === 3 && tree.tag(from + 1) === 'DT') return false;
  return to - from > (kind === 'set' || kind === 'vote' ? 0 : 1) && to - from <= (MAX_CLAUSES.get(kind) ?? MAX_WORDS);
}

function mannerAt(scene: Scene, at: number): Manner | null {
  const { tree } = scene;
  const governor = tree.head(at);
  const set = SET_MANNERS.get(tree.lower(at))?.find((manner) =>
    manner.every((word, offset) => tree.lower(at + offset) === word),
  );
  if (set !== undefined) {
    const kind = DECISIONS.has(set.join(' ')) ? 'vote' : 'set';
    return { kind, from: at, to: pairEnd(tree, at + set.length), governor };
  }
  if (isGuise(tree, at)) return { kind: 'guise', from: at, to: nounsEnd(scene, at + 2), governor };
  // "accused him of using a false name" tells no manner.
  if (tree.tag(at) === 'VBG' && tree.lower(at) === 'using' && tree.tag(at - 1) !== 'IN')
    return { kind: 'using', from: at, to: endOf(scene, at), governor };
  if (tree.lower(at) === 'when') return hurtAt(scene, at);
  const vote = voteEnd(tree, at);
  if (vote > 0) return { kind: 'vote', from: at, to: vote, governor };
  // "by sending staff a bill", whatever it hangs on
  if (tree.lower(at) === 'by' && isDoing(tree, at + 1))
    return { kind: 'doing', from: at, to: endOf(scene, at, Math.max(tree.last(at), tree.last(at + 1))), governor };
  return phraseAt(scene, at);
}

/**
 * "sending staff a bill", also where "sending" was taken to describe the staff, but neither "protesting crowds" nor
 * "gun-toting men".
 */
function isDoing(tree: Tree, at: number): boolean {
  if (tree.tag(at) !== 'VBG' || tree.text(at).includes('-')) return false;
  return tree.relation(at) !== 'modifier' || tree.tag(tree.head(at) + 1) === 'DT';
}

/** "dressed as couriers", "armed with axes", but not "armed in the first place" or "posing with the mayor". */
function isGuise(tree: Tree, at: number): boolean {
  if (!GUISES.has(tree.lower(at))) return false;
  const opener = tree.lower(at + 1);
  if (tree.lower(at) === ARMED) return opener === 'with';
  return opener === 'as' || (opener === 'in' && WORN.test(tree.lower(at)));
}
const WORN = /^(?:dressed|clad)$/;

/** "dressed in the overalls of bakers | stole": nouns and what joins them, up to a time. */
function nounsEnd({ tree, dates }: Scene, from: number): number {
  let to = from;
  while (NOUN_PARTS.test(tree.tag(to)) && !dates.some(({ start }) => start === tree.tokens[to]?.start)) to++;
  return to;
}
const NOUN_PARTS = /^(?:NN|JJ|DT|CD|PRP|POS|IN)/;

/** "in cash | and shares": the second noun of a pair. */
function pairEnd(tree: Tree, to: number): number {
  return tree.lower(to) === 'and' && /^NNS?$/.test(tree.tag(to + 1)) && tree.head(to + 1) < to ? to + 2 : to;
}

/** "by 23 votes to 19", "voted 19-16", but not "fell by 600,000 to 5.9 million": the index after it, or -1. */
function voteEnd(tree: Tree, at: number): number {
  if (VOTES.has(tree.lower(at))) return Math.max(scoreEnd(tree, at + 1), shareEnd(tree, at + 1));
  // "in a 5-4 decision"
  if (tree.lower(at) === 'in' && tree.tag(at + 1) === 'DT' && DECIDING.test(tree.lower(scoreEnd(tree, at + 2))))
    return scoreEnd(tree, at + 2) + 1;
  if (tree.lower(at) !== 'by' || tree.tag(at + 1) !== 'CD') return -1;
  const unit = tree.lower(at + 2);
  const to = MEASURES.has(unit) || AMOUNTS.has(unit) ? at + 3 : at + 2;
  if (tree.lower(to) !== 'to' || tree.tag(to + 1) !== 'CD' || tree.tag(to + 2) === 'CD') return -1;
  // "raised it by 25 to 30 seats"
  if (to === at + 2 && tree.tag(to + 2) === 'NNS') return -1;
  return to + (/^(?:%|percent)$/.test(tree.lower(to + 2)) ? 3 : 2);
}

const VOTES = new ListedWords(['vote', 'votes', 'voted', 'voting']);
const DECIDING = /^(?:decision|judge?ment|ruling|verdict|vote)$/;

/** "voted 83 percent in favor": the index after it, or -1. */
function shareEnd(tree: Tree, at: number): number {
  const isShare = tree.tag(at) === 'CD' && /^(?:%|percent)$/.test(tree.lower(at + 1));
  return isShare && tree.lower(at + 2) === 'in' && /^favou?r$/.test(tree.lower(at + 3)) ? at + 4 : -1;
}

/** "19-16", "seven-to-two", "19 to 16": the index after a result, or -1. */
function scoreEnd(tree: Tree, at: number): number {
  if (/^(?:\d+[-–]\d+|[\p{L}\d]+-to-[\p{L}\d]+)$/u.test(tree.text(at))) return at + 1;
  const isPair = tree.tag(at) === 'CD' && /^(?:[-–]|to)$/.test(tree.text(at + 1)) && tree.tag(at + 2) === 'CD';
  return isPair ? at + 3 : -1;
}

/** A preposition with its object, where they tell a manner together; nothing where the object was cut off. */
function phraseAt(scene: Scene, at: number): Manner | null {
  const { tree } = scene;
  if (!OPENERS.has(tree.lower(at)) || (tree.relation(at) !== 'preposition' && tree.relation(at) !== 'agent'))
    return null;
  const object = tree.children(at).find((each) => tree.relation(each) === 'prepositional-object') ?? -1;
  const kind = object <= at ? null : phraseKind(tree, at, object);
  if (kind === null) return null;
  let to = endOf(scene, at);
  // "in a letter | published Wednesday"
  while (to > object + 1 && tree.tag(to - 1) === 'VBN') to--;
  return to > object ? { kind, from: at, to, governor: tree.head(at) } : null;
}

/** What kind of manner a preposition and its object are, if any. */
function phraseKind(tree: Tree, at: number, object: number): string | null {
  const word = tree.lower(at);
  const noun = tree.lower(object);
  if (tree.text(object) !== noun) return word === 'with' && isTool(noun) ? 'tool' : null;
  if (word === 'by' && isDoing(tree, object)) return 'doing';
  const named = NAMED_MANNERS.find(({ openers, nouns }) => openers.has(word) && nouns.has(noun));
  if (named !== undefined) return named.fits === undefined || named.fits(tree, at, object) ? named.kind : null;
  if (word === 'with') return isTool(noun) ? 'tool' : 'with';
  return WAYS.has(word) ? 'way' : null;
}

function isTool(noun: string): boolean {
  return TOOLS.has(noun) || noun === 'help';
}

/** "by a vote of ten to one", "with 149 votes", but not "on her vote", "with a vote of confidence to come". */
function isCountedOrOne(tree: Tree, at: number, object: number): boolean {
  const first = tree.tag(at + 1);
  if (tree.lower(at) === 'with') return tree.tokens.slice(at, object).some((_, offset) => isNumber(tree, at + offset));
  // "fell by that same margin"
  if (/^(?:this|that)$/.test(tree.lower(at + 1))) return false;
  return tree.lower(at) === 'by' || (first === 'DT' && tree.lower(at + 1) !== 'the');
}

/**
 * "in a five-year deal", "under an accord signed in May", but neither "in a deal", which says nothing yet, nor "under
 * the deal", which was told.
 */
function isAnyDeal(tree: Tree, at: number, object: number): boolean {
  if (tree.lower(at + 1) === 'the') return tree.lower(at) !== 'under';
  return object > at + 2 || tree.tag(at + 1) !== 'DT' || tree.tag(object + 1) === 'VBN';
}

/** "with winds of up to 170 km an hour" */
function isMeasured(tree: Tree, _at: number, object: number): boolean {
  return tree.lower(object + 1) === 'of';
}

/** "were killed in a collision", but not "were arrested in the fatal shooting of a guard". */
function isOfHarm(tree: Tree, at: number): boolean {
  return tree.lower(at) === 'by' || HARM.has(tree.lower(tree.head(at)));
}

const BY_MEASURE = new Set(words.beforeMeasures);
const IN_VEHICLES = new Set(words.beforeVehicles);
const BY_MESSAGE = new Set(words.beforeMessages);
const BEFORE_DEALS = new Set(words.beforeDeals);
const WAYS = new Set(words.ways);
/** Manners that a preposition and its noun tell together. */
const NAMED_MANNERS: readonly {
  readonly kind: string;
  readonly openers: ReadonlySet<string>;
  readonly nouns: ReadonlySet<string>;
  readonly fits?: (tree: Tree, at: number, object: number) => boolean;
}[] = [
  { kind: 'means', openers: new Set(['by']), nouns: MEANS },
  { kind: 'measure', openers: BY_MEASURE, nouns: MEASURES, fits: isCountedOrOne },
  { kind: 'amount', openers: BY_MEASURE, nouns: AMOUNTS },
  { kind: 'vehicle', openers: IN_VEHICLES, nouns: VEHICLES },
  { kind: 'message', openers: BY_MESSAGE, nouns: MESSAGES },
  { kind: 'incident', openers: BY_MESSAGE, nouns: new Set(words.incidents), fits: isOfHarm },
  { kind: 'deal', openers: BEFORE_DEALS, nouns: DEALS, fits: isAnyDeal },
  { kind: 'force', openers: new Set(['with']), nouns: new Set(['winds', 'gusts']), fits: isMeasured },
];
/** All words that such a phrase begins with: few are left to be read further. */
const OPENERS = new ListedWords(['by', 'with', ...BY_MEASURE, ...IN_VEHICLES, ...BY_MESSAGE, ...BEFORE_DEALS, ...WAYS]);

/** "were killed when a minibus left the road": the clause that tells what hurt them. */
function hurtAt(scene: Scene, at: number): Manner | null {
  const { tree } = scene;
  const verb = tree.head(at);
  const governor = harmBefore(tree, at);
  return governor < 0 || verb < at
    ? null
    : { kind: 'when', from: at, to: endOf(scene, verb, tree.last(verb)), governor };
}

/**
 * The verb of harm that a "when" follows with no other verb between them ("killed at least ten, two of them children,
 * when"), whatever the tree has it hang on; -1 where there is none.
 */
function harmBefore(tree: Tree, when: number): number {
  for (let at = when - 1; at >= Math.max(0, when - HARM_REACH); at--) {
    if (HARM.has(tree.lower(at))) return at;
    if (tree.isVerb(at)) return -1;
  }
  return -1;
}
const HARM_REACH = 12;

/** Up to the end of the phrase: no further than a comma, a dash, a clause of its own or a time. */
function endOf(scene: Scene, at: number, last: number = scene.tree.last(at)): number {
  const { tree, dates } = scene;
  const isTime = (token: number) => {
    const start = tree.tokens[token]?.start ?? -1;
    return dates.some(({ type, start: from, end }) => type !== 'DURATION' && from <= start && start < end);
  };
  let to = at + 1;
  while (to <= last && !/^(?:[,;:()—–"”“]|--)$/.test(tree.text(to))) {
    if (tree.relation(to) === 'mark' || (tree.tag(to) === 'WH' && to > at) || isTime(to)) break;
    to++;
  }
  // "by a quarter point to 4.75 percent", "by a majority of ten to one"
  if (tree.lower(to) === 'to' && isNumber(tree, to + 1)) to += /^(?:%|percent)$/.test(tree.lower(to + 2)) ? 3 : 2;
  while (to > at + 1 && tree.text(to - 1) === '.') to--;
  return to;
}

function isNumber(tree: Tree, at: number): boolean {
  return tree.tag(at) === 'CD' || /^\d/.test(tree.text(at));
}
