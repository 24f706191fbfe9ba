import { isToCome } from '../../grammar/event-verbs.ts';
import { ASSERTIONS, STATING, THAT_CUES } from '../../grammar/speech.ts';
import type { Tree } from '../../grammar/tree.ts';
import type { Span } from '../../text/spans.ts';
import type { Action } from './actions.ts';
import { type Features, flag } from './candidate.ts';
import { describingParticiple } from './misread.ts';
import { type Scene, shared, spanOf, stemsOf } from './scene.ts';
import type { SceneClause } from './told-clauses.ts';

/** How a word of a scene hangs together with the event. */
export type Bond =
  /** In the event's own clause. */
  | 'own'
  /** In a clause that is joined to the event's, or that the event's clause depends on. */
  | 'joined'
  /** In a clause that depends on the event's: a cause, an aside, what somebody said. */
  | 'inner'
  /** In the clause of who reports the event. */
  | 'report'
  /** In a sentence about something else. */
  | 'other';

const BOUNDARIES = new Set(['relative-clause', 'reduced-clause', 'adverbial-clause', 'clause-object', 'apposition']);
/** Relative words for people. */
const PERSONAL = new Set(['who', 'whom', 'whose']);
/** From how many words in common a clause of another sentence is about the same event. */
const SAME = 2;

/** The words of a clause of the text: who does something, the verb, and the verb with what it needs. */
export interface ToldClause {
  readonly subject: Span | null;
  readonly verb: Span;
  readonly predicate: Span;
}

/** The clauses that tell of the event: by scene, their verbs. */
export class Event {
  readonly action: Action;
  /** The clause of the text that tells the event: its own where it is one of the text's, else the first. */
  readonly told: ToldClause | null;
  readonly #verbs = new Map<Scene, ReadonlySet<number>>();
  readonly #stems: ReadonlySet<string>;

  constructor(action: Action, scenes: readonly Scene[]) {
    this.action = action;
    const { scene, clause } = action;
    const stems = stemsOfClause(scene, clause);
    for (const each of scenes) this.#verbs.set(each, each === scene ? new Set([clause.verb]) : verbsLike(each, stems));
    // The lead is about what its headline says, in whatever words.
    const lead = scenes.find(({ order }) => order === 0);
    if (scene.in === 'title' && lead !== undefined && this.#verbs.get(lead)?.size === 0) {
      const told = lead.clauses.find(({ kind }) => kind === 'reported') ?? closestTo(lead, stems) ?? lead.clauses[0];
      if (told !== undefined) this.#verbs.set(lead, new Set([told.verb]));
    }
    this.told = this.#toldIn(scenes.filter((each) => each.in === 'text'));
    this.#stems = new Set([...stems, ...scenes.flatMap((each) => [...this.#stemsTold(each)])]);
  }

  /** Stems of the clauses of a scene that tell the event. */
  #stemsTold(scene: Scene): Set<string> {
    const told = scene.clauses.filter(({ verb }) => this.verbsIn(scene).has(verb));
    return new Set(told.flatMap((clause) => [...stemsOfClause(scene, clause)]));
  }

  verbsIn(scene: Scene): ReadonlySet<number> {
    return this.#verbs.get(scene) ?? NO_VERBS;
  }

  /** Its verbs in lower case, as it is headed and as it is told. */
  verbsOf(text: string): readonly string[] {
    const { scene, clause } = this.action;
    const verb = scene.tree.lower(clause.verb);
    return this.told === null ? [verb] : [verb, text.slice(this.told.verb.start, this.told.verb.end).toLowerCase()];
  }

  #toldIn(scenes: readonly Scene[]): ToldClause | null {
    const { scene: own, clause: action } = this.action;
    if (scenes.includes(own)) return toldClause(own, action);
    for (const scene of scenes) {
      const clause = scene.clauses.find(({ verb }) => this.verbsIn(scene).has(verb));
      if (clause !== undefined) return toldClause(scene, clause);
    }
    return null;
  }

  /** How much of what the event is told in, as it is headed and as the text has it, other words repeat, in [0, 1]. */
  echoedBy(stems: ReadonlySet<string>): number {
    return Math.min(shared(stems, this.#stems), MOST_COMMON) / MOST_COMMON;
  }

  bond(scene: Scene, at: number): Bond {
    const { tree } = scene;
    const verbs = this.verbsIn(scene);
    if (verbs.size === 0) return 'other';
    if (this.isOthersReport(scene, at)) return 'report';
    let crossed: Bond = 'own';
    for (let up = at; up >= 0; up = tree.head(up)) {
      if (verbs.has(up)) return crossed;
      const relation = tree.relation(up);
      if (BOUNDARIES.has(relation)) crossed = 'inner';
      else if (relation === 'conjunct' && tree.isVerb(up) && crossed === 'own') crossed = 'joined';
    }
    // "An inquiry into schools in Tarn heard": of who does it, though the verb was read as telling of the schools.
    if (scene.clauses.some((clause) => verbs.has(clause.verb) && isOfSubject(tree, clause, at))) return 'own';
    // Above the event: who reports it, or the clause it depends on.
    const verb = tree.verbOf(at);
    const isReport = scene.clauses.some((clause) => clause.verb === verb && clause.reports);
    return isReport ? 'report' : 'joined';
  }

  /**
   * Whether a word tells of the report of the event by somebody else than its doer: "…, officials said on Wednesday",
   * but not "…, the firm said on Monday" of the firm's own loss.
   */
  isOthersReport(scene: Scene, at: number): boolean {
    const { tree } = scene;
    const verb = reportVerbBefore(tree, at);
    if (verb < 0 || this.verbsIn(scene).has(verb)) return false;
    let from = verb;
    while (from > 0 && verb - from < LONGEST_REPORTER && !/^[,;:]$/.test(tree.text(from - 1))) from--;
    const reporter = stemsOf(scene, from, verb);
    const { scene: own, clause } = this.action;
    const told = scene.clauses.filter((each) => this.verbsIn(scene).has(each.verb));
    const doers = [[own, clause] as const, ...told.map((each) => [scene, each] as const)];
    return (
      reporter.size > 0 &&
      doers.every(
        ([of, { subject }]) => subject === null || shared(reporter, stemsOf(of, subject.from, subject.to)) === 0,
      )
    );
  }

  /**
   * Whether a word is in a sentence about something else that is yet to come, where the event is past, or the other way
   * round; or in what a report or claim says that the event is about.
   */
  isElsewhere(scene: Scene, at: number): boolean {
    if (this.bond(scene, at) !== 'other') return this.#isAsserted(scene, at) || this.isAside(scene, at);
    const verb = scene.tree.verbOf(at);
    const { clause, scene: own } = this.action;
    return verb >= 0 && isToCome(scene.tree, verb) !== isToCome(own.tree, clause.verb);
  }

  /**
   * "won a prize for a poem about women who harvest salt in Ebele": whether a relative clause on the way up to the
   * event's verb is about somebody in it and not about what happened.
   */
  isAside(scene: Scene, at: number): boolean {
    const { tree } = scene;
    const verbs = this.verbsIn(scene);
    if (scene.in === 'title' && this.#describes(scene, at)) return true;
    for (let up = at; up >= 0 && !verbs.has(up); up = tree.head(up))
      if (BOUNDARIES.has(tree.relation(up)) && tree.children(up).some((each) => PERSONAL.has(tree.lower(each))))
        return true;
    return false;
  }

  /** "Six miners trapped since Tuesday were freed": of a headline, what its participle says of who the event befell. */
  #describes(scene: Scene, at: number): boolean {
    const participle = describingParticiple(scene.tree);
    if (participle < 0 || at < participle) return false;
    return scene.clauses.some(({ predicate }) => at < predicate.from);
  }

  /** "rejected a report that soldiers shot villagers in Kanza last May": told of the shooting, not of its rejection. */
  #isAsserted(scene: Scene, at: number): boolean {
    const { tree } = scene;
    const verbs = this.verbsIn(scene);
    for (let up = tree.head(at); up >= 0 && !verbs.has(up); up = tree.head(up))
      if (tree.tag(up).startsWith('NN') && ASSERTIONS.has(tree.lower(up))) return true;
    return false;
  }
}

/** Whether a word stands between the subject of a clause and its verb, with neither a comma nor a verb before it. */
function isOfSubject(tree: Tree, { subject, verb }: SceneClause, at: number): boolean {
  if (subject === null || at < subject.from || at >= verb) return false;
  for (let each = subject.from; each < at; each++) if (tree.lower(each) === ',' || tree.isVerb(each)) return false;
  return true;
}

/** How many words before the verb the reporter is searched for, and how many after it the time of the report. */
const LONGEST_REPORTER = 10;
const REPORT_REACH = 4;
const LONG_REACH = 14;

/**
 * The verb of reporting that a time follows ("said late on Monday", "said in a statement released by the club on Monday
 * that …"), -1 where there is none.
 */
function reportVerbBefore(tree: Tree, at: number): number {
  const reach = tree.lower(at + 1) === 'that' ? LONG_REACH : REPORT_REACH;
  for (let verb = at - 1; verb >= Math.max(0, at - reach); verb--) {
    if (tree.lower(verb) === ',') return -1;
    if (tree.isVerb(verb) && tree.relation(verb) !== 'reduced-clause') return STATING.has(tree.lower(verb)) ? verb : -1;
  }
  return -1;
}

function toldClause(scene: Scene, { subject, verb, predicate }: SceneClause): ToldClause {
  return {
    subject: subject === null ? null : spanOf(scene, subject.from, subject.to),
    verb: spanOf(scene, verb, verb + 1),
    predicate: spanOf(scene, predicate.from, predicate.to),
  };
}

const NO_VERBS: ReadonlySet<number> = new Set();

/** Stems of the words of a clause, from its subject or what comes before that. */
function stemsOfClause(scene: Scene, { subject, verb, predicate }: SceneClause): Set<string> {
  return stemsOf(scene, Math.min(subject?.from ?? verb, predicate.from), predicate.to);
}

/** Of the clauses of a lead the one whose verb and what it needs repeat most of a headline's words, if any does. */
function closestTo(scene: Scene, stems: ReadonlySet<string>): SceneClause | undefined {
  const rated = scene.clauses.map((clause) => ({
    clause,
    common: shared(stemsOf(scene, clause.predicate.from, clause.predicate.to), stems),
  }));
  const [best] = rated.toSorted((a, b) => b.common - a.common);
  return best !== undefined && best.common > 0 ? best.clause : undefined;
}

function verbsLike(scene: Scene, stems: ReadonlySet<string>): Set<number> {
  const verbs = new Set<number>();
  for (const clause of scene.clauses) {
    if (!clause.reports && shared(stemsOfClause(scene, clause), stems) >= SAME) verbs.add(clause.verb);
  }
  return verbs;
}

/** A bond, the sentence's number and whether it is the title's, as features. */
export function bondFeatures(event: Event, scene: Scene, at: number): Features {
  const bond = event.bond(scene, at);
  return {
    [bond]: 1,
    title: flag(scene.in === 'title'),
    lead: flag(scene.order === 0),
    later: Math.max(0, scene.order),
    told: flag(scene.order > 0 && bond !== 'other'),
  };
}

/** How a clause of another sentence than the event's hangs together with it, as features. */
export function clauseFeatures(event: Event, scene: Scene, at: number): Features {
  if (event.bond(scene, at) !== 'other') return NO_FEATURES;
  const { tree } = scene;
  const verb = tree.verbOf(at);
  if (verb < 0) return NO_FEATURES;
  const clause = scene.clauses.find((each) => each.verb === verb);
  const from = clause?.subject?.from ?? tree.first(verb);
  const own = stemsOf(scene, from, clause?.predicate.to ?? tree.last(verb) + 1);
  const helpers = tree.children(verb).filter((each) => each < verb && tree.relation(each) === 'auxiliary');
  return {
    echo: event.echoedBy(own),
    earlier: flag(helpers.some((each) => tree.lower(each) === 'had')),
    spoken: flag(THAT_CUES.has(tree.lower(verb)) || STATING.has(tree.lower(verb))),
  };
}
const NO_FEATURES: Features = {};
const MOST_COMMON = 3;
