import { brotliDecompressSync } from 'node:zlib';
import packed from './data/model.json' with { type: 'json' };
import type { GrammarModel } from './parser.ts';

let model: GrammarModel | null = null;

function unpack(text: string): Int8Array {
  const bytes = brotliDecompressSync(Buffer.from(text, 'base64'));
  return new Int8Array(bytes.buffer, bytes.byteOffset, bytes.byteLength);
}

/** The trained weights (see data/model.card.md), unpacked when first asked for. */
export function grammarModel(): GrammarModel {
  model ??= { tags: unpack(packed.tags), moves: unpack(packed.moves), relations: unpack(packed.relations) };
  return model;
}
