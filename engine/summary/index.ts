/** The summary: every sentence is ranked, the lead or a better choice is taken, and what is not needed is trimmed. */

import type { Analysis } from '../analysis.ts';
import type { RankedSentence, StoredSummary } from '../record.ts';
import { type Candidate, candidatesOf } from './candidates.ts';
import { chooseLead } from './select.ts';
import { type TrimmedSentence, trimSentence } from './trim.ts';

/** How fast a place further down counts less; news puts the main thing first. */
const POSITION_DECAY = 0.3;
const POSITION_WEIGHT = 0.5;
const CENTRALITY_WEIGHT = 0.35;
const NAMING_WEIGHT = 0.15;
/** What each objection takes from a score. */
const OBJECTION_COST = 0.18;

/** The reason of the article's first sentence. */
export const LEAD = 'lead';

/**
 * Order of the first sentence that is one: headlines, bylines and dates that are in the text as lines of their own come
 * before it.
 */
function leadOrder(candidates: readonly Candidate[]): number {
  const lead = candidates.find(({ against }) => !against.includes('no full stop') && !against.includes('too short'));
  return lead?.sentence.order ?? 0;
}

function baseScore(candidate: Candidate, lead: number): number {
  const position = 1 / (1 + POSITION_DECAY * Math.abs(candidate.sentence.order - lead));
  const merit =
    POSITION_WEIGHT * position +
    CENTRALITY_WEIGHT * candidate.centrality +
    (candidate.naming ? NAMING_WEIGHT : 0) -
    OBJECTION_COST * candidate.against.length;
  return Math.min(1, Math.max(0, merit));
}

function cutWords(trimmed: TrimmedSentence | undefined): number {
  return (trimmed?.cut ?? []).reduce((words, { text }) => words + (text.match(/[\p{L}\p{N}]+/gu) ?? []).length, 0);
}

function reasonsFor(candidate: Candidate, lead: number, chosen: boolean, redundant: boolean): string[] {
  const reasons: string[] = [];
  const { order } = candidate.sentence;
  if (order === lead) reasons.push(LEAD);
  else if (chosen) reasons.push('follows the lead');
  if (candidate.naming) reasons.push('names who or what the article is about');
  if (candidate.centrality >= 0.5) reasons.push('shares its words with much of the article');
  if (redundant) reasons.push('repeats a sentence already taken');
  return [...reasons, ...candidate.against];
}

/**
 * The summary of an article: every sentence ranked, with reasons, trimmed for showing, and the orders of those a
 * summary of default length takes. Linear in the text. Never empty for a text with a sentence.
 */
export function summarise(analysis: Analysis): StoredSummary {
  const candidates = candidatesOf(analysis);
  const lead = leadOrder(candidates);
  const { language } = analysis;
  const trimmed = analysis.sentences.map((sentence) =>
    trimSentence(analysis, sentence, { language, lead: sentence.order === lead }),
  );
  const { chosen, redundant } = chooseLead(
    candidates,
    candidates.map(({ words }, order) => words - cutWords(trimmed[order])),
  );
  const taken = new Set(chosen);
  const scored = candidates.map((candidate) => {
    const half = baseScore(candidate, lead) / 2;
    return { candidate, score: Math.round((taken.has(candidate.sentence.order) ? 0.5 + half : half) * 1000) / 1000 };
  });
  const ranks = new Map(
    [...scored]
      .sort((a, b) => b.score - a.score || a.candidate.sentence.order - b.candidate.sentence.order)
      .map(({ candidate }, index) => [candidate.sentence.order, index + 1]),
  );
  const ranking = scored.map(({ candidate, score }, index): RankedSentence => {
    const { sentence, needs } = candidate;
    const { start, end, order } = sentence;
    return {
      start,
      end,
      order,
      rank: ranks.get(order) ?? candidates.length,
      score,
      reasons: reasonsFor(candidate, lead, taken.has(order), redundant.has(order)),
      spans: trimmed[index]?.spans ?? [[start, end]],
      cut: trimmed[index]?.cut ?? [],
      needs,
    };
  });
  return { chosen: [...taken].sort((a, b) => a - b), ranking };
}
