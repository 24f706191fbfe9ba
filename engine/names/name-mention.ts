import type { EntityType } from '../analysis.ts';
import type { TokenRange } from '../text/ranges.ts';
import type { Span } from '../text/spans.ts';
import type { Gender } from './gender.ts';

/** A name mention of settled type, without what is no part of the name. */
export interface NameMention extends TokenRange, Span {
  readonly key: string;
  readonly type: EntityType;
  /** What the tagger, or a rule, took this one mention for. */
  readonly readAs: EntityType;
  /** Sex told by the form of address before it or the first name in it. */
  readonly gender: Gender | null;
  /** The title or office right before it, in lower case: "president". */
  readonly title: string | null;
  readonly margin: number;
  /** Whether its form or an introduction tells it. */
  readonly isTold?: boolean;
}
