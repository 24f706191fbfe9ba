import model from './data/model.json' with { type: 'json' };
import type { Weights } from './tagger.ts';

let weights: Int8Array | null = null;

/**
 * The trained weights (see data/model.card.md), decoded when first asked for. They are one byte each, as base64 and not compressed: unpacking them
 * cost the first article of a process 30 ms, and what is deployed or published is compressed as a whole.
 */
export function nameModel(): Weights {
  weights ??= fromBase64(model.weights);
  return weights;
}

function fromBase64(text: string): Int8Array {
  const binary = atob(text);
  const bytes = new Int8Array(binary.length);
  for (let at = 0; at < binary.length; at++) bytes[at] = binary.charCodeAt(at);
  return bytes;
}
