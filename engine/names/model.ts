import { fromNibbles } from '../text/nibbles.ts';
import model from './data/model.json' with { type: 'json' };
import type { Weights } from './tagger.ts';

let weights: Int8Array | null = null;

/**
 * The trained weights (see data/model.card.md), decoded when first asked for. They are not compressed: unpacking them
 * cost the first article of a process 30 ms, and what is deployed or published is compressed as a whole.
 */
export function nameModel(): Weights {
  weights ??= fromNibbles(model.weights);
  return weights;
}
