import shares from './data/claim-cues.json' with { type: 'json' };
import type { ReadClaim } from './read.ts';

const SHARES: ReadonlyMap<string, number> = new Map(Object.entries(shares));
/** The share of right ones from which a way of reporting is read; found on the half the shares were learnt on. */
export const THRESHOLD = 0.66;

/** Constructions that leave no doubt, whatever their verb: accusations, pleas, a name after "said" at the end, and that somebody says nothing. */
const PLAIN: ReadonlySet<ReadClaim['frame']> = new Set<ReadClaim['frame']>([
  'accusation',
  'plea',
  'silence',
  'inverted',
]);
const PLAIN_TRUST = 0.8;
/** What somebody denies or admits is the other side's answer: read however it is built. */
const ANSWERS = new Set(['deny', 'admit', 'concede', 'confess']);
const ANSWER_TRUST = 0.7;

/** How often a report built like this one is an attribution, in [0, 1]; 0 where that was never seen. */
export function trustIn({ lemma, frame, mode }: Pick<ReadClaim, 'lemma' | 'frame' | 'mode'>): number {
  if (PLAIN.has(frame)) return PLAIN_TRUST;
  const learnt = SHARES.get(`${lemma} ${frame} ${mode}`) ?? 0;
  return ANSWERS.has(lemma) && mode !== 'passive' && frame !== 'preposition' ? Math.max(learnt, ANSWER_TRUST) : learnt;
}
