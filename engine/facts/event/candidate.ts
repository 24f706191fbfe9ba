import type { Range } from '../../grammar/attribution.ts';
import type { SpanIn } from '../../record.ts';

/** An answer before it is weighed: where it stands and what speaks for it. */
export interface Weighed extends Range {
  readonly in: SpanIn;
  readonly weight: number;
  readonly value?: string;
}

/** How far into a text its event is looked for, in atoms. */
export const REACH = 2000;
