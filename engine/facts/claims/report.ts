import type { AtomRange } from '../../text/ranges.ts';
import type { ComplementFrame } from './complement.ts';

/**
 * How a report is built: as a {@link ComplementFrame}, or with the words first: "…, the mayor said", "according to the
 * mayor".
 */
export type ClaimFrame =
  | ComplementFrame
  | 'trailing'
  | 'parenthetical'
  | 'according'
  | 'inverted'
  | 'accusation'
  | 'hearsay'
  | 'plea'
  | 'silence';

/** How the verb stands: "said", "was told", "to say", "would say", "saying"; a noun has none ("his claim that"). */
export type ClaimMode = 'active' | 'passive' | 'infinitive' | 'modal' | 'participle' | 'noun';

/** A reported statement over atoms. */
export interface ReadClaim extends AtomRange {
  readonly cue: AtomRange;
  readonly claimant: AtomRange | null;
  /** The plain form of the verb, "according" for "according to". */
  readonly lemma: string;
  readonly frame: ClaimFrame;
  readonly mode: ClaimMode;
  /** How much speaks for another end, in classes from 0; left out where the words come first. */
  readonly doubt?: number;
}

/** What is reported after its verb, before it is known where that ends. */
export interface OpenReport {
  readonly frame: ComplementFrame;
  /** The plain form of the verb. */
  readonly lemma: string;
  /** First atom of what is reported. */
  readonly from: number;
  readonly sentence: AtomRange;
  readonly cue: AtomRange;
  readonly claimant: AtomRange | null;
}

/** Where what is reported ends. */
export interface ReportEnd {
  /** The index after its last atom. */
  readonly to: number;
  /** How much speaks for another end, in classes from 0. */
  readonly doubt: number;
}

/** Where what is reported ends. */
export type EndOf = (report: OpenReport) => ReportEnd;

/** A report with what is around it. */
export interface ClaimInPlace {
  readonly claim: ReadClaim;
  readonly sentence: AtomRange;
  /** Every report that could be one in the same sentence, this one included. */
  readonly rivals: readonly ReadClaim[];
}
