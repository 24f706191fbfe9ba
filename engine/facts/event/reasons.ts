import { isPurpose } from '../../grammar/purpose.ts';
import type { Tree, TreeRange } from '../../grammar/tree.ts';
import { WordTable } from '../../text/listed.ts';
import { bondFeatures, clauseFeatures, type Event } from './bond.ts';
import type { Candidate } from './candidate.ts';
import words from './data/reason-words.json' with { type: 'json' };
import { DENYING } from './manners.ts';
import { endOf } from './reason-ends.ts';
import { beforeTime, kindOf, PUNISHED } from './reason-kinds.ts';
import { isBeing, type Scene, spanOf } from './scene.ts';
import type { SceneClause } from './told-clauses.ts';

/** The cues of cause by their first word, longest first. */
const CUES = cuesByFirstWord(words.causes);
/** "in a bid to save the mill" */
const AIMS = new Set(words.aims);
const DENIALS = new Set(words.denials);
const CAUSING = new Set(words.causing);
const NAMES_OF_CAUSE = new Set(words.blame);

interface Cue {
  readonly words: readonly string[];
  readonly kind: string;
}

function cuesByFirstWord(causes: Readonly<Record<string, string>>): WordTable<readonly Cue[]> {
  const table = new Map<string, Cue[]>();
  for (const [phrase, kind] of Object.entries(causes)) {
    const cue = { words: phrase.split(' '), kind };
    const first = cue.words[0] ?? '';
    table.set(
      first,
      [...(table.get(first) ?? []), cue].sort((a, b) => b.words.length - a.words.length),
    );
  }
  return new WordTable(table);
}

/**
 * Candidates for "why": what the clauses of the event give as cause, occasion or purpose, and what another clause says
 * caused something.
 */
export function reasonCandidates(event: Event, scenes: readonly Scene[]): Candidate[] {
  return scenes.flatMap((scene) => reasonsIn(event, scene));
}

function reasonsIn(event: Event, scene: Scene): Candidate[] {
  const found: Candidate[] = [];
  // A reason of a reason is left out: what "rose after the crop was cut because of a disease" has risen for the cut.
  let told = 0;
  const add = ({ kind, from, to }: Reason, bound: number) => {
    if (to <= from || to <= told || event.isAside(scene, bound)) return;
    if (TOLD_WHOLE.has(kind)) told = to;
    found.push({
      ...spanOf(scene, from, to),
      in: scene.in,
      features: { ...bondFeatures(event, scene, bound), ...clauseFeatures(event, scene, bound), [kind]: 1 },
    });
  };
  for (let at = 0; at < scene.tree.length; at++) {
    const reason = reasonAt(event, scene, at);
    if (reason !== null && !isDenied(scene.tree, at) && !isBeside(reason, scene))
      add(reason, scene.tree.head(reason.governed));
  }
  told = 0;
  for (const clause of scene.clauses) {
    const reason = toldCause(scene.tree, clause) ?? crimeOf(event, scene, clause);
    if (reason !== null) add(reason, clause.verb);
  }
  return found;
}
/** Kinds of reasons that may have reasons of their own. */
const TOLD_WHOLE = new Set(['afterClause', 'afterDoing', 'as', 'cause']);

function reasonAt(event: Event, scene: Scene, at: number): Reason | null {
  return (
    causeAt(scene, at) ?? illnessAt(event, scene, at) ?? purposeIn(event, scene, at) ?? clauseReasonAt(event, scene, at)
  );
}

/** "having won a promise", "the scheme is meant to save the mill". */
function clauseReasonAt(event: Event, scene: Scene, at: number): Reason | null {
  const { tree } = scene;
  const word = tree.lower(at);
  const verb = tree.head(at);
  if (verb < 0) return null;
  if (word === 'having' && verb > at && tree.relation(verb) === 'adverbial-clause')
    return { kind: 'having', from: at, to: endOf(tree, verb, at), governed: verb };
  const meant = tree.head(verb);
  if (word !== 'to' || tree.tag(at) !== 'TO' || !MEANT.has(tree.lower(meant)) || meant > at) return null;
  // "was meant to be released in May" tells when, and "made clear his aim to heal the party" whose it is.
  if (tree.lower(at + 1) === 'be' || (tree.tag(meant).startsWith('NN') && tree.tag(meant - 1) === 'PRP$')) return null;
  // "aims to heal the party" is what is told.
  if (event.verbsIn(scene).has(meant)) return null;
  // "called for a ban on rules that are meant to help"
  if (event.bond(scene, meant) === 'inner' && tree.relation(meant) !== 'reduced-clause') return null;
  return { kind: 'meant', from: at, to: endOf(tree, verb, at), governed: verb };
}

const MEANT = new Set(words.meant);

/** "died of pneumonia", "died on Sunday of pneumonia", "dies at 86, of injuries": what somebody died of. */
function illnessAt(event: Event, scene: Scene, at: number): Reason | null {
  const { tree, dates } = scene;
  const word = tree.lower(at);
  if ((word !== 'of' && word !== 'from') || !isDeath(event)) return null;
  const head = tree.head(at);
  const start = tree.tokens[head]?.start ?? -1;
  const isAfterTime = tree.text(at - 1) === ',' || dates.some((date) => date.start <= start && start < date.end);
  if (!DYING.has(tree.lower(head)) && !(isAfterTime && DYING.has(tree.lower(tree.verbOf(at))))) return null;
  const illness = tree.children(at).find((each) => tree.relation(each) === 'prepositional-object') ?? -1;
  return illness > at && /^(?:NNS?|VBG)$/.test(tree.tag(illness))
    ? { kind: 'illness', from: at + 1, to: beforeAge(tree, illness + 1, endOf(tree, at, at + 1)), governed: at }
    : null;
}
/** "lung cancer | aged 55", "pneumonia | at the age of 85" */
function beforeAge(tree: Tree, from: number, to: number): number {
  for (let at = from; at < to; at++) if (/^(?:aged|at|on|during)$/.test(tree.lower(at))) return at;
  return to;
}

function isDeath({ action: { scene, clause } }: Event): boolean {
  return DYING.has(scene.tree.lower(clause.verb));
}
const DYING = new Set(words.dying);

/** "A carer who stole medals was jailed": what somebody punished has done. */
function crimeOf(event: Event, scene: Scene, { verb, actor, subject, isPassive }: SceneClause): Reason | null {
  const { tree } = scene;
  if (!isPassive || subject === null || !PUNISHED.has(tree.lower(verb)) || !event.verbsIn(scene).has(verb)) return null;
  const relative = tree.children(actor).find((each) => tree.relation(each) === 'relative-clause') ?? -1;
  const who = relative < 0 ? -1 : tree.first(relative);
  if (who <= actor || tree.lower(who) !== 'who') return null;
  // "Driver who hit cyclist | jailed": a headline's relative clause may have taken in the verb after it.
  const helper = tree.children(verb).find((each) => each > who && tree.relation(each) === 'auxiliary') ?? verb;
  const end = endOf(tree, relative, who + 1);
  return { kind: 'crime', from: who + 1, to: helper > who ? Math.min(end, helper) : end, governed: relative };
}

interface Reason extends TreeRange {
  readonly kind: string;
  /** The word of the reason that depends on what it explains. */
  readonly governed: number;
}

/**
 * "Docks talks end as ports stand still", "Town edged out as late goal stuns crowd": what a headline tells with "as" is
 * as often one more piece of news as a reason.
 */
function isBeside({ kind }: Reason, scene: Scene): boolean {
  return scene.in === 'title' && kind === 'as';
}

/** "not because it is old" names what is not the reason. */
function isDenied(tree: Tree, at: number): boolean {
  return DENIALS.has(tree.lower(at - 1)) || (tree.tag(at - 1) === 'RB' && DENIALS.has(tree.lower(at - 2)));
}

/** "A leak caused the blast": its doer; "The cause was pneumonia": what the cause is. */
function toldCause(tree: Tree, { verb, subject, predicate, actor }: SceneClause): Reason | null {
  if (subject === null) return null;
  if (CAUSING.has(tree.lower(verb)) && !saysNothing(tree, subject, actor))
    return tree.children(verb).some((each) => each > verb && isCaused(tree, verb, each))
      ? { kind: 'causer', from: subject.from, to: subject.to, governed: verb }
      : null;
  return NAMES_OF_CAUSE.has(tree.lower(actor)) && isBeing(tree, verb)
    ? { kind: 'named', from: verb + 1, to: predicate.to, governed: verb }
    : null;
}

/** "The incident led to protests", "whose killing led to protests": what only points at a cause. */
function saysNothing(tree: Tree, { from, to }: TreeRange, actor: number): boolean {
  return tree.tag(from) === 'WH' || (to === actor + 1 && EMPTY.has(tree.lower(actor)));
}
const EMPTY = new Set(words.empty);

/** What a verb says was caused: "caused a fire", "led to a fire", but not "led police on a chase". */
function isCaused(tree: Tree, verb: number, at: number): boolean {
  if (/^lea?ds?$/.test(tree.lower(verb))) return tree.relation(at) === 'preposition' && tree.lower(at) === 'to';
  return tree.relation(at) === 'object' || tree.relation(at) === 'preposition';
}

function causeAt(scene: Scene, at: number): Reason | null {
  const { tree } = scene;
  const cue = cueOf(tree, at);
  if (cue === null) return null;
  // Few words begin a cue: only of those the relation is worked out.
  const relation = tree.relation(at);
  if (!CUE_RELATIONS.has(relation) && !CUE_TAGS.has(tree.tag(at)) && tree.lower(at) !== 'because') return null;
  const opensClause = relation === 'mark' || relation === 'adverb' || opensLaterClause(tree, at);
  const governed = opensClause ? tree.head(at) : at;
  if (governed < 0) return null;
  if (opensClause && !CLAUSES.has(tree.relation(governed))) return null;
  const from = at + cue.length;
  const last = from - 1;
  const isPhrase = tree.relation(last) === 'preposition' || tree.relation(last) === 'agent';
  const to = beforeTime(scene, from, endOf(tree, isPhrase ? last : governed, from));
  const kind = kindOf(scene, cue.kind, at, from, to);
  return kind === null || to <= from ? null : { kind, from: isToldWhole(cue) ? at : from, to, governed };
}

/** "in memory of the dead"; "accused of theft", "on suspicion of theft": without these words the deed is done. */
function isToldWhole({ kind, length }: { kind: string; length: number }): boolean {
  return kind === 'aim' || kind === 'hope' || (kind === 'charge' && length > 1);
}

/** "as a hot June and a run of wins | sent": what was taken for a preposition before the subject of its clause. */
function opensLaterClause(tree: Tree, at: number): boolean {
  const head = tree.head(at);
  return tree.relation(at) === 'preposition' && head > at && tree.relation(head) === 'adverbial-clause';
}
/** A clause with a conjunction may have been attached without a name for how. */
const CLAUSES = new Set<string>(['adverbial-clause', 'other']);
const CUE_RELATIONS = new Set<string>(['preposition', 'mark', 'adverb']);
const CUE_TAGS = new Set<string>(['VBG', 'VBN', 'IN']);

const NO_CUES: readonly Cue[] = [];

function cueOf(tree: Tree, at: number): { kind: string; length: number } | null {
  for (const { words: cue, kind } of CUES.get(tree.lower(at)) ?? NO_CUES)
    if (cue.every((word, offset) => tree.lower(at + offset) === word)) return { kind, length: cue.length };
  return null;
}

/**
 * "to save the mill": a purpose from its "to" on; in the event's own sentence that of the event's verb, not that of
 * what is denied ("denied paying inspectors to overlook mould").
 */
function purposeIn(event: Event, scene: Scene, at: number): Reason | null {
  const { tree } = scene;
  const reason = purposeAt(tree, at);
  if (reason === null) return null;
  const verbs = event.verbsIn(scene);
  if (verbs.size === 0) return reason;
  const governor = tree.head(reason.governed);
  if (event.bond(scene, governor) !== 'own' || verbs.has(governor) || !tree.isVerb(governor)) return reason;
  // "is ready to launch satellites to mark the day": what follows the event's verb.
  let up = governor;
  while (!verbs.has(up) && (tree.relation(up) === 'open-complement' || tree.relation(up) === 'complement'))
    up = tree.head(up);
  return verbs.has(up) && !DENYING.has(tree.lower(up)) ? reason : null;
}

/** "in an attempt to save it", but neither "dismissed an attempt to save it" nor "failed in an attempt to save it". */
function isAimOf(tree: Tree, noun: number): boolean {
  const opener = tree.head(noun);
  return AIMS.has(tree.lower(noun)) && tree.lower(opener) === 'in' && !OUTCOME.test(tree.lower(tree.head(opener)));
}
const OUTCOME = /^(?:fail|succeed)(?:s|ed|ing)?$/;

/** "to save the mill": a purpose, starting at its "to". */
function purposeAt(tree: Tree, at: number): Reason | null {
  if (tree.tag(at) !== 'TO' || tree.relation(at) !== 'auxiliary') return null;
  const verb = tree.head(at);
  const isAim = tree.relation(verb) === 'reduced-clause' && isAimOf(tree, tree.head(verb));
  return isAim || isPurpose(tree, verb)
    ? { kind: 'purpose', from: at, to: endOf(tree, verb, at), governed: verb }
    : null;
}
