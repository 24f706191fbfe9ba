import type { Analysis } from '../../analysis.ts';
import type { Tree, TreeRange } from '../../grammar/tree.ts';
import { ListedWords } from '../../text/listed.ts';
import { isQuoted } from '../../text/quotation-marks.ts';
import { bondFeatures, type Event } from './bond.ts';
import { type Candidate, type Features, flag } from './candidate.ts';
import words from './data/manner-words.json' with { type: 'json' };
import { type Scene, spanOf } from './scene.ts';

const MAX_WORDS = 9;
const MAX_CLAUSE = 30;
/** By their first words: hardly a word of a text is one. */
const SET_MANNERS = Map.groupBy(
  words.sets.map((manner) => manner.split(' ')),
  ([first]) => first ?? '',
);
const MEANS = new Set(words.means);
const MEASURES = new Set(words.measures);
const AMOUNTS = new Set(words.amounts);
const TOOLS = new Set(words.tools);
const MESSAGES = new Set(words.messages);
const VEHICLES = new Set(words.vehicles);
const DEALS = new Set(words.deals);
const HARM = new Set(words.harm);
/** "dressed as couriers", "armed with axes" */
export const GUISES = new Set(words.guises);
const GUISE_OPENERS = new Set(['as', 'in', 'with']);

/**
 * Candidates for "how": the manner or means that the clauses of the event give ("by helicopter", "by six votes to
 * three", "in a letter", "using forged papers"), and for those who were hurt what hurt them ("when a lorry
 * overturned"). What somebody is quoted with about something else tells no manner of it.
 */
export function mannerCandidates(analysis: Analysis, event: Event, scenes: readonly Scene[]): Candidate[] {
  return scenes.flatMap((scene) => {
    const found: Candidate[] = [];
    for (let at = 0; at < scene.tree.length; at++) {
      const manner = mannerAt(scene, at);
      if (manner === null || !isOfAnswersLength(scene.tree, manner)) continue;
      const span = spanOf(scene, manner.from, manner.to);
      const governor = scene.tree.head(manner.governed);
      if (scene.in === 'text' && event.bond(scene, governor) === 'other' && isQuoted(analysis, span)) continue;
      found.push({
        ...span,
        in: scene.in,
        features: {
          ...bondFeatures(event, scene, governor),
          [manner.kind]: 1,
          ...weigh(scene.tree, manner),
        },
      });
    }
    return found;
  });
}

interface Manner extends TreeRange {
  readonly kind: string;
  /** The word of it that depends on what it describes. */
  readonly governed: number;
}

/**
 * Longer than one word, unless the manner is a set phrase, and no longer than an answer may be; "by a margin" says
 * nothing yet.
 */
function isOfAnswersLength(tree: Tree, { kind, from, to }: Manner): boolean {
  if (kind === 'measure' && to - from === 3 && tree.tag(from + 1) === 'DT') return false;
  return to - from > (kind === 'set' ? 0 : 1) && to - from <= (kind === 'when' ? MAX_CLAUSE : MAX_WORDS);
}

function weigh(tree: Tree, { governed }: Manner): Features {
  return { ofVerb: flag(tree.isVerb(tree.head(governed))) };
}

function mannerAt(scene: Scene, at: number): Manner | null {
  const { tree } = scene;
  const set = SET_MANNERS.get(tree.lower(at))?.find((manner) =>
    manner.every((word, offset) => tree.lower(at + offset) === word),
  );
  if (set !== undefined) return { kind: 'set', from: at, to: pairEnd(tree, at + set.length), governed: at };
  if (GUISES.has(tree.lower(at)) && GUISE_OPENERS.has(tree.lower(at + 1)))
    return { kind: 'guise', from: at, to: nounsEnd(scene, at + 2), governed: at };
  if (tree.tag(at) === 'VBG' && tree.lower(at) === 'using')
    return { kind: 'using', from: at, to: endOf(scene, at), governed: at };
  if (tree.lower(at) === 'when') return hurtAt(scene, at);
  const vote = voteEnd(tree, at);
  if (vote > 0) return { kind: 'vote', from: at, to: vote, governed: at };
  // "by sending staff a bill", whatever it hangs on
  if (tree.lower(at) === 'by' && tree.tag(at + 1) === 'VBG')
    return { kind: 'doing', from: at, to: endOf(scene, at, Math.max(tree.last(at), tree.last(at + 1))), governed: at };
  const kind = phraseKind(tree, at);
  return kind === null ? null : { kind, from: at, to: endOf(scene, at), governed: at };
}

/** "dressed in the overalls of bakers | stole": nouns and what joins them, up to a time. */
function nounsEnd({ tree, dates }: Scene, from: number): number {
  let to = from;
  while (NOUN_PARTS.test(tree.tag(to)) && !dates.some(({ start }) => start === tree.tokens[to]?.start)) to++;
  while (to > from && tree.tag(to - 1) === 'IN') to--;
  return to;
}
const NOUN_PARTS = /^(?:NN|JJ|DT|CD|PRP|POS|IN)/;

/** "in cash | and shares": the second noun of a pair. */
function pairEnd(tree: Tree, to: number): number {
  return tree.lower(to) === 'and' && /^NNS?$/.test(tree.tag(to + 1)) && tree.head(to + 1) < to ? to + 2 : to;
}

/** "by 23 votes to 19", "by 19 to 16", "voted 19-16": the index after it, or -1. */
function voteEnd(tree: Tree, at: number): number {
  if (VOTED.test(tree.lower(at))) return scoreEnd(tree, at + 1);
  if (tree.lower(at) !== 'by' || tree.tag(at + 1) !== 'CD') return -1;
  const unit = tree.lower(at + 2);
  const to = MEASURES.has(unit) || AMOUNTS.has(unit) ? at + 3 : at + 2;
  if (tree.lower(to) !== 'to' || tree.tag(to + 1) !== 'CD') return -1;
  return to + (/^(?:%|percent)$/.test(tree.lower(to + 2)) ? 3 : 2);
}

const VOTED = /^vot(?:ed?|es|ing)$/;

/** "19-16", "19 to 16": the index after a result, or -1. */
function scoreEnd(tree: Tree, at: number): number {
  if (/^\d+[-–]\d+$/.test(tree.text(at))) return at + 1;
  const isPair = tree.tag(at) === 'CD' && /^(?:[-–]|to)$/.test(tree.text(at + 1)) && tree.tag(at + 2) === 'CD';
  return isPair ? at + 3 : -1;
}

/** What kind of manner a preposition and its object are, if any. */
function phraseKind(tree: Tree, at: number): string | null {
  if (!OPENERS.has(tree.lower(at)) || (tree.relation(at) !== 'preposition' && tree.relation(at) !== 'agent'))
    return null;
  const object = tree.children(at).find((each) => tree.relation(each) === 'prepositional-object') ?? -1;
  if (object <= at) return null;
  const word = tree.lower(at);
  const noun = tree.lower(object);
  const isName = tree.text(object) !== noun;
  if (word === 'by' && tree.tag(object) === 'VBG' && !isName) return 'doing';
  const named = NAMED_MANNERS.find(({ openers, nouns }) => openers.has(word) && nouns.has(noun));
  if (named !== undefined) return named.kind;
  if (word === 'with') return withKind(noun, isName);
  return WAYS.has(word) && !isName ? 'way' : null;
}

function withKind(noun: string, isName: boolean): string | null {
  if (TOOLS.has(noun) || noun === 'help') return 'tool';
  return isName ? null : 'with';
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
}[] = [
  { kind: 'means', openers: new Set(['by']), nouns: MEANS },
  { kind: 'measure', openers: BY_MEASURE, nouns: MEASURES },
  { kind: 'amount', openers: BY_MEASURE, nouns: AMOUNTS },
  { kind: 'vehicle', openers: IN_VEHICLES, nouns: VEHICLES },
  { kind: 'message', openers: BY_MESSAGE, nouns: MESSAGES },
  { kind: 'deal', openers: BEFORE_DEALS, nouns: DEALS },
];
/** All words that such a phrase begins with: few are left to be read further. */
const OPENERS = new ListedWords(['by', 'with', ...BY_MEASURE, ...IN_VEHICLES, ...BY_MESSAGE, ...BEFORE_DEALS, ...WAYS]);

/** "were killed when a minibus left the road": the clause that tells what hurt them. */
function hurtAt(scene: Scene, at: number): Manner | null {
  const { tree } = scene;
  const verb = tree.head(at);
  return isHarmWhen(tree, at)
    ? { kind: 'when', from: at, to: endOf(scene, Math.max(at, verb), tree.last(verb)), governed: verb }
    : null;
}

/** Whether a "when" opens the clause that tells what hurt somebody. */
function isHarmWhen(tree: Tree, at: number): boolean {
  const verb = tree.head(at);
  const governor = tree.head(verb);
  if (tree.relation(verb) !== 'adverbial-clause' || governor < 0 || governor > at) return false;
  return HARM.has(tree.lower(governor)) || tree.children(governor).some((each) => HARM.has(tree.lower(each)));
}

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
    if (to > at + 1 && tree.relation(to) === 'preposition' && isTime(to + 1)) break;
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
