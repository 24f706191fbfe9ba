import type { Analysis } from '../../analysis.ts';
import { turnsOf } from '../../names/turns.ts';
import type { QuoteFact } from '../../record.ts';
import { textSpan } from '../../text/spans.ts';

/** How sure it is that a labelled turn is said by the person the label stands for. */
const SCORE = 0.9;

/** The turns of an interview, one quotation a paragraph; the label of the turn stands for who speaks. */
export function interviewTurns(analysis: Analysis): Omit<QuoteFact, 'utterance'>[] {
  const { text } = analysis;
  return turnsOf(analysis).flatMap(({ label, parts, speaker }) =>
    parts.map(({ start, end }) => ({
      ...textSpan(text, start, end),
      kind: 'direct' as const,
      cue: null,
      speaker:
        label === null
          ? null
          : { ...textSpan(text, label.start, label.end), name: speaker?.name ?? null, key: speaker?.key ?? null },
      score: SCORE,
    })),
  );
}
