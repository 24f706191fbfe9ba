import { fromNibbles } from '../../text/nibbles.ts';
import { RELATIONS, TAGS } from './classes.ts';
import packed from './data/model.json' with { type: 'json' };
import { RELATION_ROWS, TAG_ROWS } from './features.ts';
import { fromGaps } from './gaps.ts';
import type { GrammarModel } from './parser.ts';
import { packedRows } from './perceptron.ts';

let model: GrammarModel | null = null;

/** The trained weights (see data/model.card.md), decoded when first asked for. */
export function grammarModel(): GrammarModel {
  model ??= {
    tags: fromGaps(fromNibbles(packed.tags), TAGS.length, TAG_ROWS),
    moves: packedRows(fromNibbles(packed.moves)),
    relations: fromGaps(fromNibbles(packed.relations), RELATIONS.length, RELATION_ROWS),
  };
  return model;
}
