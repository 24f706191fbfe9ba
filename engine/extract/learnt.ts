import { logistic } from '../text/logistic.ts';
import learnt from './data/block-weights.json' with { type: 'json' };
import { isShortDeck } from './deck.ts';
import { EVIDENCE, evidenceFor } from './evidence.ts';
import type { PageMeasures } from './measures.ts';
import type { Element } from './tree.ts';
import type { PageBlock } from './walk.ts';

/** Weights of a logistic model over {@link EVIDENCE}; `bias` goes with none. */
export interface BlockWeights {
  readonly bias: number;
  readonly weights: readonly number[];
}

const LEARNT: ReadonlyMap<string, number> = new Map(Object.entries(learnt.weights));
const WEIGHTS: BlockWeights = {
  bias: learnt.bias,
  weights: EVIDENCE.map((name) => {
    const weight = LEARNT.get(name);
    if (weight === undefined) throw new RangeError(`block-weights.json has no weight for "${name}".`);
    return weight;
  }),
};

/** How likely a block with this evidence is the article's, in [0, 1]. */
export function likelihood(evidence: readonly number[], { bias, weights }: BlockWeights): number {
  let sum = bias;
  for (let at = 0; at < evidence.length; at++) sum += (evidence[at] ?? 0) * (weights[at] ?? 0);
  return logistic(sum);
}

/** A page with less prose than this, in characters, has too little to compare a block with. */
const MIN_PROSE = 400;
/**
 * Where what would go is more than this share of the prose, the page is unlike those that the weights were learnt on.
 */
export const MAX_CUT = 0.25;

/**
 * Elements whose form is their meaning: the rows of a table, lines of code and quoted posts look like nothing else in
 * an article.
 */
const SET = new Set(['table', 'pre', 'math', 'blockquote']);
/** A row is at most so far below its table, in elements. */
const MAX_RISE = 4;

function isSet({ element }: PageBlock): boolean {
  let node: Element | null = element;
  for (let rise = 0; rise < MAX_RISE && node !== null; rise++, node = node.parent) if (SET.has(node.tag)) return true;
  return false;
}

/** Whether a block is a point of a list without links among the paragraphs of the article. */
function isPoint({ element, kind, text }: PageBlock, page: PageMeasures): boolean {
  const list = element.parent;
  if (kind !== 'item' || list === null || list.parent !== page.box || !text.includes(' ')) return false;
  return page.partOf(list).linked === 0;
}

function isDeck(block: PageBlock, at: number, { candidates: { titleAt } }: PageMeasures): boolean {
  return titleAt >= 0 && at === titleAt + 1 && isShortDeck(block);
}

/**
 * The blocks that the rules take for the article's and that are none by how they are in the page: cards, captions,
 * promotions and notes among the paragraphs.
 */
export function foreignBlocks(page: PageMeasures): ReadonlySet<PageBlock> {
  const foreign = new Set<PageBlock>();
  const { total } = page;
  if (total < MIN_PROSE) return foreign;
  let cut = 0;
  for (const [at, block] of page.blocks.entries()) {
    if (page.kept[at] !== true || isSet(block) || isPoint(block, page) || isDeck(block, at, page)) continue;
    if (likelihood(evidenceFor(page, at), WEIGHTS) >= learnt.threshold) continue;
    foreign.add(block);
    cut += page.prose.between(at, at + 1);
  }
  return cut > MAX_CUT * total ? new Set() : foreign;
}
