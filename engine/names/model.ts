import { brotliDecompressSync } from 'node:zlib';
import model from './data/model.json' with { type: 'json' };
import type { Weights } from './tagger.ts';

let weights: Int8Array | null = null;

/** The trained weights (see data/model.card.md), unpacked when first asked for. */
export function nameModel(): Weights {
  if (weights === null) {
    const bytes = brotliDecompressSync(Buffer.from(model.weights, 'base64'));
    weights = new Int8Array(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  }
  return weights;
}
