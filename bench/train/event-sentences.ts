/**
 * Sentences of general news whose clauses were asked why, how, when and where: more examples for bench/train/event.ts
 * than whole articles can give. The clause that was asked about takes the event's place.
 */
import type { Analysis } from '../../engine/analysis.ts';
import { rawArticle } from '../../engine/clean.ts';
import { analyse } from '../../engine/digest.ts';
import { Event } from '../../engine/facts/event/bond.ts';
import type { Candidate } from '../../engine/facts/event/candidate.ts';
import { mannerCandidates } from '../../engine/facts/event/manners.ts';
import { placeCandidates } from '../../engine/facts/event/places.ts';
import { reasonCandidates } from '../../engine/facts/event/reasons.ts';
import { type Scene, scenesOf } from '../../engine/facts/event/scene.ts';
import { timeCandidates } from '../../engine/facts/event/times.ts';
import type { SceneClause } from '../../engine/facts/event/told-clauses.ts';
import type { Span } from '../../engine/text/spans.ts';
import { readRows } from '../shared.ts';

/** What one clause of a sentence was asked, what was accepted, and what the engine could answer. */
export interface AskedClause {
  readonly question: 'when' | 'where' | 'why' | 'how';
  readonly accepted: readonly string[];
  readonly text: string;
  readonly candidates: readonly Candidate[];
}

const NO_OPENING = { from: 0, place: null };

interface Sentence {
  readonly analysis: Analysis;
  readonly scene: Scene;
}

function sentenceOf(text: string): Sentence | null {
  const analysis = analyse(rawArticle(text, { title: null, publishedAt: null, language: 'en' }));
  const scene = scenesOf(analysis, analysis.sentences.slice(0, 1), NO_OPENING).sentences[0];
  return scene === undefined ? null : { analysis, scene };
}

function eventAt({ scene }: Sentence, isIt: (verb: Span) => boolean): Event | null {
  const clause = scene.clauses.find(({ verb }) => {
    const token = scene.tree.tokens[verb];
    return token !== undefined && isIt(token);
  });
  return clause === undefined ? null : eventOf(scene, clause);
}

const eventOf = (scene: Scene, clause: SceneClause) =>
  new Event({ scene, clause, features: {}, isPronoun: false }, [scene]);

interface CausalRow {
  readonly text: string;
  readonly cause: readonly (readonly [number, number])[];
  readonly effect: readonly (readonly [number, number])[];
}

/** Rows of causal.jsonl: why the effect's clause happened; a sentence without a cause answers nothing. */
export function causalClauses(file: string): AskedClause[] {
  return readRows<CausalRow>(file).flatMap(({ text, cause, effect }): AskedClause[] => {
    const sentence = sentenceOf(text);
    if (sentence === null) return [];
    const event =
      eventAt(sentence, ({ start }) => effect.some(([from, to]) => from <= start && start < to)) ??
      (cause.length === 0 ? eventAt(sentence, () => true) : null);
    if (event === null) return [];
    const candidates = reasonCandidates(event, [sentence.scene]);
    return [{ question: 'why', accepted: cause.map(([from, to]) => text.slice(from, to)), text, candidates }];
  });
}

interface AskedRow {
  readonly tokens: string;
  readonly qa: readonly {
    readonly verb: string;
    readonly verb_token: number;
    readonly wh: string;
    readonly answers: readonly string[];
  }[];
}

/** Rows of qasrl-wikinews.jsonl: when, where, why and how of each verb that a clause of the sentence has. */
export function askedClauses(file: string): AskedClause[] {
  return readRows<AskedRow>(file).flatMap(({ tokens: text, qa }): AskedClause[] => {
    const sentence = sentenceOf(text);
    if (sentence === null) return [];
    const { analysis, scene } = sentence;
    return [...new Set(qa.map(({ verb_token }) => verb_token))].flatMap((verb): AskedClause[] => {
      const start = text.split(' ').slice(0, verb).join(' ').length + (verb > 0 ? 1 : 0);
      const event = eventAt(sentence, (token) => token.start === start);
      if (event === null) return [];
      const candidates = {
        when: timeCandidates(analysis, event, [scene]),
        where: placeCandidates(analysis, event, [scene], NO_OPENING),
        why: reasonCandidates(event, [scene]),
        how: mannerCandidates(event, [scene]),
      };
      return (['when', 'where', 'why', 'how'] as const).map((question) => ({
        question,
        accepted: qa
          .filter((each) => each.verb_token === verb && each.wh === question)
          .flatMap(({ answers }) => answers),
        text,
        candidates: candidates[question],
      }));
    });
  });
}
