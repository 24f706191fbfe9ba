import type { Analysis } from '../../analysis.ts';
import type { EventFacts } from '../../record.ts';
import { findEvent } from './index.ts';
import { labelSource } from './source-label.ts';
import { standingOf } from './status.ts';
import type { Reports } from './whose-word.ts';

/**
 * The main event and whose word it is. A headline that is somebody's word by its label ("Police: Woman robbed church")
 * tells it only where the text says who that is; else the text tells it alone.
 */
export function tellEvent(analysis: Analysis, reports: Reports): EventFacts {
  const headed = findEvent(analysis);
  const standing = standingOf(analysis, headed, reports);
  const { what } = headed.answers;
  if (what === null || standing.claimant !== null || labelSource(analysis, what) === null)
    return { ...headed.answers, ...standing };
  const told = findEvent(
    analysis,
    ({ in: where, tree }) => labelSource(analysis, { in: where, start: tree.tokens[0]?.start ?? 0 }) === null,
  );
  return { ...told.answers, ...standingOf(analysis, told, reports) };
}
