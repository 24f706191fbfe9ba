import type { AnswerIn } from '../../record.ts';
import type { Span } from '../../text/spans.ts';

/** What speaks for or against a candidate, by name; what is absent is 0. */
export type Features = Readonly<Record<string, number>>;

/** An answer before it is weighed: where it is, and what speaks for it. */
export interface Candidate extends Span {
  readonly in: AnswerIn;
  readonly features: Features;
  /** The normal form of a time. */
  readonly value?: string;
}

/** A feature that holds or does not. */
export function flag(holds: boolean): number {
  return holds ? 1 : 0;
}
