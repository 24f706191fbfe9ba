import { hashOf } from '../../text/hash.ts';
import { logistic } from '../../text/logistic.ts';
import { fromNibbles } from '../../text/nibbles.ts';
import packed from './data/claim-model.json' with { type: 'json' };

/** Rows of each table of weights; features share them by hash. A power of two. */
export const ROWS = 16384;
/** What one step of a stored weight is worth. */
export const STEP = 1 / 32;

/** The row of a feature, given as its name. */
export function rowOf(feature: string): number {
  return rowOfHash(hashOf(feature));
}

/** The row of a feature, given as the hash of its name. */
export function rowOfHash(hash: number): number {
  return hash & (ROWS - 1);
}

/** A logistic model over named features: how likely something is, in [0, 1]. */
export class ClaimModel {
  readonly #bias: number;
  readonly #weights: Int8Array;

  constructor({ bias, weights }: { readonly bias: number; readonly weights: Int8Array }) {
    this.#bias = bias;
    this.#weights = weights;
  }

  /** @param rows - those of the features */
  probability(rows: readonly number[]): number {
    const weights = this.#weights;
    let sum = this.#bias;
    for (let at = 0; at < rows.length; at++) sum += (weights[rows[at] ?? 0] ?? 0) * STEP;
    return logistic(sum);
  }
}

/**
 * The models that {@link https://en.wikipedia.org/wiki/Logistic_regression logistic regression} learnt from PolNeAR,
 * see data/claim-model.card.md.
 */
export interface ClaimModels {
  /** Whether what is reported ends before an atom. */
  readonly ending: ClaimModel;
  /** Whether a report is one, with its claimant right. */
  readonly trust: ClaimModel;
}

let models: ClaimModels | null = null;

/** The trained models, decoded when first asked for. */
export function claimModels(): ClaimModels {
  models ??= {
    ending: new ClaimModel({ bias: packed.ending.bias, weights: fromNibbles(packed.ending.weights) }),
    trust: new ClaimModel({ bias: packed.trust.bias, weights: fromNibbles(packed.trust.weights) }),
  };
  return models;
}
