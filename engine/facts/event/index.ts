/**
 * The main event: who did what, when, where, why and how, and by whose word. Clauses of the first sentences are the
 * candidates, and one learnt model a question ranks them.
 */

import type { Analysis } from '../../analysis.ts';
import { openingAt } from '../../names/opening.ts';
import type { Answer, AnswerCandidate, AnswerIn } from '../../record.ts';
import { inHundredths } from '../../text/logistic.ts';
import { textSpan } from '../../text/spans.ts';
import { type Action, actionsOf } from './actions.ts';
import { Event, type ToldClause } from './bond.ts';
import type { Candidate } from './candidate.ts';
import weights from './data/event-weights.json' with { type: 'json' };
import { toldEntry } from './live.ts';
import { mannerCandidates } from './manners.ts';
import { placeCandidates } from './places.ts';
import { likelihood, type Question } from './rank.ts';
import { reasonCandidates } from './reasons.ts';
import { type Scene, scenesOf, spanOf, withMarks } from './scene.ts';
import type { EventAnswers, FoundEvent } from './status.ts';
import { storySentences } from './story.ts';
import { liveTimes, timeCandidates } from './times.ts';

/** No answer to any question: what an article without English text or sentences has. */
export const NO_EVENT: EventAnswers = { who: null, what: null, when: null, where: null, why: null, how: null };

const MAX_ALTERNATIVES = 4;

/** The candidates of every question; who and what are one choice, the clause that tells the event. */
export interface EventCandidates {
  readonly actions: readonly Action[];
  /** The clause of the text that tells the likeliest action, also where that is the headline's. */
  readonly told: ToldClause | null;
  readonly when: readonly Candidate[];
  readonly where: readonly Candidate[];
  readonly why: readonly Candidate[];
  readonly how: readonly Candidate[];
}

const NO_CANDIDATES: EventCandidates = { actions: [], told: null, when: [], where: [], why: [], how: [] };

/** Which of the title and the first sentences may tell the event. */
export type Telling = (scene: Scene) => boolean;
const ALL: Telling = () => true;

/**
 * Candidates from the trees of the title and the first sentences: clauses for who and what; for the other questions
 * phrases, weighed by how they hang together with the likeliest clause.
 */
export function eventCandidates(analysis: Analysis, isTold: Telling = ALL): EventCandidates {
  const entry = toldEntry(analysis);
  const told = entry?.sentences ?? storySentences(analysis);
  const lead = told[0];
  if (lead === undefined) return NO_CANDIDATES;
  const opening = openingAt(analysis, lead.firstToken);
  const { title, sentences } = scenesOf(analysis, told, opening);
  const scenes = title === null ? sentences : [title, ...sentences];
  const actions = ranked(actionsOf(title, sentences, analysis).filter(({ scene }) => isTold(scene)));
  const best = actions[0];
  if (best === undefined) return NO_CANDIDATES;
  const event = new Event(best, scenes);
  return {
    actions,
    told: event.told,
    when: entry === null ? timeCandidates(analysis, event, scenes) : liveTimes(analysis, event, scenes, entry.stamp),
    where: placeCandidates(analysis, event, scenes, opening),
    why: reasonCandidates(event, scenes),
    how: mannerCandidates(analysis, event, scenes),
  };
}

/**
 * The 5W1H of the article's main event. Every candidate's likelihood is that of a logistic model over what speaks for
 * it (data/event-weights.json); the likeliest answers where it reaches its question's threshold, and a question without
 * such a candidate has no answer.
 */
export function findEvent(analysis: Analysis, isTold: Telling = ALL): FoundEvent {
  const found = eventCandidates(analysis, isTold);
  const [best] = found.actions;
  if (best === undefined || likelihood('action', best.features) < weights.thresholds.action)
    return { answers: NO_EVENT, told: null, isPassive: false };
  const answers = {
    who: choose(analysis, 'action', found.actions.flatMap(actorOf)),
    what: choose(analysis, 'action', found.actions.map(deedOf)),
    when: choose(analysis, 'when', found.when),
    where: choose(analysis, 'where', found.where),
    why: choose(analysis, 'why', found.why),
    how: choose(analysis, 'how', found.how),
  };
  return { answers, told: found.told, isPassive: best.clause.isPassive };
}

/**
 * The likeliest first. Where none is likely enough, a pronoun for people as a subject counts nothing against a clause
 * ("She will serve six years"): it hides who did something, not what was done.
 */
function ranked(actions: readonly Action[]): Action[] {
  const sorted = actions.toSorted((a, b) => likelihood('action', b.features) - likelihood('action', a.features));
  const [best] = sorted;
  if (best === undefined) return [];
  if (sorted.some((action) => namesDoer(action, best))) return sorted.filter(({ scene }) => scene.in === 'text');
  if (isLikely(best)) return sorted;
  const open = actions.map((action) =>
    PERSONAL.has(action.scene.tree.lower(action.clause.actor))
      ? { ...action, features: { ...action.features, pronoun: 0 } }
      : action,
  );
  return open.toSorted((a, b) => likelihood('action', b.features) - likelihood('action', a.features));
}

/** "it" may stand for nothing ("it was a shock"), and "I" and "you" tell no news. */
const PERSONAL = new Set(['he', 'she', 'they', 'we']);

const isLikely = ({ features }: Action) => likelihood('action', features) >= weights.thresholds.action;

/** Whether the lead names whom a headline calls by a noun alone: "Minister quits" of "Ports minister Ana Ray quit". */
function namesDoer(action: Action, best: Action): boolean {
  const { scene, clause } = action;
  const bare = best.clause.subject;
  return (
    best.scene.in === 'title' &&
    bare !== null &&
    bare.to - bare.from === 1 &&
    best.features.named === 0 &&
    scene.order === 0 &&
    action.features.named === 1 &&
    clause.subject !== null &&
    isLikely(action) &&
    scene.tree.tokens
      .slice(clause.subject.from, clause.subject.to)
      .some(({ lower }) => lower === best.scene.tree.lower(bare.from))
  );
}

/** Who or what acts, as a candidate; none where that is a pronoun. */
export function actorOf({ scene, clause, features, isPronoun }: Action): Candidate[] {
  const { subject } = clause;
  // A pronoun names nobody.
  if (subject === null || isPronoun) return [];
  const { from, to } = withMarks(scene, subject);
  return [{ ...spanOf(scene, from, to), in: scene.in, features }];
}

/** What is done, as a candidate. */
export function deedOf({ scene, clause: { predicate }, features }: Action): Candidate {
  const { from, to } = withMarks(scene, predicate);
  return { ...spanOf(scene, from, to), in: scene.in, features };
}

/** The string that the places of a candidate count in. */
export function sourceOf({ text, title, dateline }: Analysis, where: AnswerIn): string {
  if (where === 'text') return text;
  return (where === 'title' ? title : dateline?.text) ?? '';
}

function choose(analysis: Analysis, question: Question, candidates: readonly Candidate[]): Answer | null {
  const seen = new Set<string>();
  const ranked: AnswerCandidate[] = [];
  const byScore = candidates
    .map((candidate) => ({ candidate, score: likelihood(question, candidate.features) }))
    .sort((a, b) => b.score - a.score);
  for (const { candidate, score } of byScore) {
    const span = textSpan(sourceOf(analysis, candidate.in), candidate.start, candidate.end);
    const same = span.text.toLowerCase();
    if (span.text === '' || seen.has(same)) continue;
    seen.add(same);
    ranked.push({
      ...span,
      in: candidate.in,
      score: inHundredths(score),
      ...(candidate.value === undefined ? {} : { value: candidate.value }),
    });
    if (ranked.length > MAX_ALTERNATIVES) break;
  }
  const threshold = weights.thresholds[question];
  const [best, ...others] = ranked;
  // What little speaks for is no alternative.
  return best === undefined || best.score < threshold
    ? null
    : { ...best, alternatives: others.filter(({ score }) => score >= threshold / 2) };
}
