/**
 * Trains the grammar model and writes engine/grammar/parse/data/model.json.
 *
 *     node bench/train/grammar-sentences.ts silver-names.jsonl bbc.jsonl > sentences.jsonl
 *     python3 bench/train/grammar-silver.py en_core_web_sm sentences.jsonl > silver.jsonl
 *     node bench/train/grammar.ts silver.jsonl [--dry]
 *
 * Averaged perceptrons (Collins 2002); the parser learns with a dynamic oracle and follows its own moves (Goldberg and
 * Nivre 2013). One sentence in twenty is kept back and scored. The averaged weights are kept as 8-bit integers.
 */
import { readFileSync, writeFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { LEFT, RELATIONS, type Relation, SHIFT, TAGS, TRANSITIONS } from '../../engine/grammar/parse/classes.ts';
import {
  firstState,
  MOVE_ROWS,
  moveRows,
  RELATION_ROWS,
  Rows,
  relationRows,
  type State,
  TAG_ROWS,
  tagRows,
} from '../../engine/grammar/parse/features.ts';
import { fromGaps, toGaps } from '../../engine/grammar/parse/gaps.ts';
import { apply, bestMove, isAllowed, isFinished, parseWords } from '../../engine/grammar/parse/parser.ts';
import { bestClass, packedRows } from '../../engine/grammar/parse/perceptron.ts';
import { type WordForms, wordForms } from '../../engine/grammar/parse/words.ts';
import { toNibbles } from '../../engine/text/nibbles.ts';
import { randomFrom } from '../shared.ts';

const EPOCHS = 5;
/** One sentence in so many is only scored. */
const HELD_BACK = 20;

const RELATION_OF: Readonly<Record<string, Relation>> = {
  ROOT: 'root',
  nsubj: 'subject',
  csubj: 'subject',
  expl: 'subject',
  nsubjpass: 'passive-subject',
  csubjpass: 'passive-subject',
  dobj: 'object',
  dative: 'object',
  attr: 'complement',
  acomp: 'complement',
  oprd: 'complement',
  prep: 'preposition',
  agent: 'agent',
  pobj: 'prepositional-object',
  pcomp: 'prepositional-object',
  aux: 'auxiliary',
  auxpass: 'auxiliary',
  det: 'modifier',
  poss: 'modifier',
  nummod: 'modifier',
  amod: 'modifier',
  compound: 'modifier',
  nmod: 'modifier',
  quantmod: 'modifier',
  predet: 'modifier',
  preconj: 'modifier',
  case: 'modifier',
  advmod: 'adverb',
  neg: 'adverb',
  prt: 'particle',
  npadvmod: 'noun-adverb',
  advcl: 'adverbial-clause',
  relcl: 'relative-clause',
  acl: 'reduced-clause',
  appos: 'apposition',
  conj: 'conjunct',
  cc: 'conjunction',
  ccomp: 'clause-object',
  xcomp: 'open-complement',
  mark: 'mark',
  punct: 'punctuation',
};
const TAG_OF: Readonly<Record<string, (typeof TAGS)[number]>> = {
  NNPS: 'NNP',
  JJR: 'JJ',
  JJS: 'JJ',
  RBR: 'RB',
  RBS: 'RB',
  WDT: 'WH',
  WP: 'WH',
  WP$: 'WH',
  WRB: 'WH',
  PDT: 'DT',
  '``': '"',
  "''": '"',
  HYPH: '-',
  '-LRB-': '-',
  '-RRB-': '-',
};

interface Row {
  readonly words: readonly string[];
  readonly tags: readonly string[];
  readonly heads: readonly number[];
  readonly deps: readonly string[];
}
interface Example {
  readonly texts: readonly string[];
  readonly words: WordForms;
  readonly tags: Uint8Array;
  /** The root's head is the number of words. */
  readonly heads: Int16Array;
  readonly relations: Uint8Array;
}

const isKnownTag = (tag: string): tag is (typeof TAGS)[number] => TAGS.some((each) => each === tag);

/** A headline in capitals, for one short sentence without articles in two. */
function capitalised(words: readonly string[]): string[] {
  return words.map((word) => (word.length > 3 ? word.charAt(0).toUpperCase() + word.slice(1) : word));
}

function exampleOf({ words, tags, heads, deps }: Row, capitals: boolean): Example {
  const texts = capitals ? capitalised(words) : words;
  return {
    texts,
    words: wordForms(texts),
    tags: Uint8Array.from(tags, (tag) => {
      const known = TAG_OF[tag] ?? tag;
      return TAGS.indexOf(isKnownTag(known) ? known : 'X');
    }),
    heads: Int16Array.from(heads, (head) => (head < 0 ? words.length : head)),
    relations: Uint8Array.from(deps, (dep) => RELATIONS.indexOf(RELATION_OF[dep] ?? 'other')),
  };
}

/** A perceptron that is learnt: weights, and the sums its averages are made of. */
class Learner {
  readonly weights: Float32Array;
  readonly drift: Float64Array;
  readonly scores: Float64Array;
  readonly classes: number;
  step = 1;

  constructor(rows: number, classes: number) {
    this.classes = classes;
    this.weights = new Float32Array(rows * classes);
    this.drift = new Float64Array(rows * classes);
    this.scores = new Float64Array(classes);
  }

  /** Sums the weights of the active rows for every class. */
  score({ list, count }: Rows): void {
    const { weights, classes, scores } = this;
    scores.fill(0);
    for (const row of list.subarray(0, count))
      for (let each = 0; each < classes; each++)
        scores[each] = (scores[each] ?? 0) + (weights[row * classes + each] ?? 0);
  }

  update(rows: Rows, right: number, wrong: number): void {
    this.step++;
    if (right === wrong) return;
    for (const row of rows.list.subarray(0, rows.count)) {
      for (const [each, sign] of [
        [right, 1],
        [wrong, -1],
      ] as const) {
        const at = row * this.classes + each;
        this.weights[at] = (this.weights[at] ?? 0) + sign;
        this.drift[at] = (this.drift[at] ?? 0) + sign * this.step;
      }
    }
  }

  averaged(): Float32Array {
    return this.weights.map((weight, at) => weight - (this.drift[at] ?? 0) / this.step);
  }
}

/** What a transition loses of the gold tree, in arcs that can no longer be made (Goldberg and Nivre 2013). */
function costOf({ stack, next }: State, gold: Int16Array, move: number): number {
  const size = gold.length;
  const goldHead = (child: number) => (child < size ? (gold[child] ?? -1) : -1);
  if (move === SHIFT) {
    const lost = stack.filter((each) => goldHead(each) === next).length;
    return lost + stack.slice(0, -1).filter((each) => goldHead(next) === each).length;
  }
  const top = stack.at(-1) ?? 0;
  const below = stack.at(-2) ?? -1;
  const children = gold.subarray(next).filter((head) => head === top).length;
  const head = goldHead(top);
  const losesHead = move === LEFT ? head === below || head > next : head >= next;
  return children + (losesHead ? 1 : 0);
}

function learnTags(example: Example, tagger: Learner, rows: Rows): Uint8Array {
  const tags = new Uint8Array(example.words.length);
  for (let at = 0; at < tags.length; at++) {
    tagRows(example.words, tags, at, rows);
    tagger.score(rows);
    const guess = bestClass(tagger.scores, TAGS.length);
    tagger.update(rows, example.tags[at] ?? 0, guess);
    tags[at] = guess;
  }
  return tags;
}

/** The transition that loses least, of equals the one with the higher score; and what it and another one lose. */
function leastCost(
  state: State,
  { heads }: Example,
  { scores }: Learner,
  guess: number,
): { readonly right: number; readonly least: number; readonly guessCost: number } {
  let right = -1;
  let least = Number.POSITIVE_INFINITY;
  let guessCost = 0;
  for (let move = 0; move < TRANSITIONS; move++) {
    if (!isAllowed(state, move)) continue;
    const cost = costOf(state, heads, move);
    if (move === guess) guessCost = cost;
    if (cost < least || (cost === least && (scores[move] ?? 0) > (scores[right] ?? 0))) {
      least = cost;
      right = move;
    }
  }
  return { right, least, guessCost };
}

function learnMoves(example: Example, tags: Uint8Array, mover: Learner, explore: boolean, rows: Rows): void {
  const state = firstState(example.words, tags);
  while (!isFinished(state)) {
    moveRows(state, rows);
    mover.score(rows);
    const guess = bestMove(state, mover.scores);
    const { right, least, guessCost } = leastCost(state, example, mover, guess);
    const wrong = guessCost > least;
    mover.update(rows, wrong ? right : guess, guess);
    apply(state, explore || !wrong ? guess : right);
  }
}

/** Relations are learnt on the gold tree with the tags that were guessed. */
function learnRelations(example: Example, tags: Uint8Array, relater: Learner, rows: Rows): void {
  const tree = firstState(example.words, tags);
  for (const [child, head] of example.heads.entries()) {
    tree.heads[child] = head;
    if (child > head) tree.rightmost[head] = child;
    else if ((tree.leftmost[head] ?? -1) < 0) tree.leftmost[head] = child;
  }
  for (let child = 0; child < tags.length; child++) {
    relationRows(tree, child, rows);
    relater.score(rows);
    relater.update(rows, example.relations[child] ?? 0, bestClass(relater.scores, RELATIONS.length));
  }
}

function learnSentence(example: Example, tagger: Learner, mover: Learner, relater: Learner, explore: boolean): void {
  const rows = new Rows();
  const tags = learnTags(example, tagger, rows);
  learnMoves(example, tags, mover, explore, rows);
  learnRelations(example, tags, relater, rows);
}

/** Averaged weights in so few steps on either side of 0 that the small ones vanish and the rest compress well. */
function quantised(weights: Float32Array, unclipped: number, levels: number): Int8Array {
  const sizes = Float32Array.from(
    weights.filter((weight) => Math.abs(weight) > 1e-3),
    Math.abs,
  ).sort();
  const limit = sizes[Math.floor((sizes.length - 1) * unclipped)] ?? 1;
  return Int8Array.from(weights, (weight) => Math.round(Math.max(-1, Math.min(1, weight / limit)) * levels));
}

const { values, positionals } = parseArgs({ options: { dry: { type: 'boolean' } }, allowPositionals: true });
const lines = positionals.flatMap((file) =>
  readFileSync(file, 'utf8')
    .split('\n')
    .filter((line) => line !== ''),
);
const all = lines.map((line, index) => {
  const row: Row = JSON.parse(line);
  const isHeadline = !/[.?!"”]$/.test(row.words.at(-1) ?? '');
  return exampleOf(row, isHeadline && index % 2 === 0);
});
const kept = all.filter((_, index) => index % HELD_BACK === 0);
const examples = all.filter((_, index) => index % HELD_BACK !== 0);
process.stderr.write(`${examples.length} sentences, ${kept.length} kept back\n`);

const tagger = new Learner(TAG_ROWS, TAGS.length);
const mover = new Learner(MOVE_ROWS, TRANSITIONS);
const relater = new Learner(RELATION_ROWS, RELATIONS.length);
const random = randomFrom(42);
for (let epoch = 0; epoch < EPOCHS; epoch++) {
  for (let index = examples.length - 1; index > 0; index--) {
    const other = Math.floor(random() * (index + 1));
    const [one, two] = [examples[index], examples[other]];
    if (one !== undefined && two !== undefined) [examples[index], examples[other]] = [two, one];
  }
  for (const example of examples) learnSentence(example, tagger, mover, relater, epoch > 0);
  process.stderr.write(`epoch ${epoch + 1}\n`);
}
const model = {
  tags: quantised(tagger.averaged(), 0.999, 40),
  // The moves are clipped less: whoever clips them attaches worse.
  moves: quantised(mover.averaged(), 0.9998, 127),
  relations: quantised(relater.averaged(), 0.999, 40),
};

const sparse = {
  tags: fromGaps(toGaps(model.tags), TAGS.length, TAG_ROWS),
  moves: packedRows(model.moves),
  relations: fromGaps(toGaps(model.relations), RELATIONS.length, RELATION_ROWS),
};
let [words, tags, heads, labelled] = [0, 0, 0, 0];
for (const { texts, tags: goldTags, heads: goldHeads, relations } of kept) {
  const parse = parseWords(texts, sparse);
  for (const [at, tag] of parse.tags.entries()) {
    if (tag === '.' || tag === ',' || tag === '"') continue;
    words++;
    if (TAGS[goldTags[at] ?? 0] === tag) tags++;
    const gold = goldHeads[at] === texts.length ? -1 : goldHeads[at];
    if (parse.heads[at] !== gold) continue;
    heads++;
    if (RELATIONS[relations[at] ?? 0] === parse.relation(at)) labelled++;
  }
}
const share = (count: number) => (count / words).toFixed(4);
process.stderr.write(`kept back: tags ${share(tags)} heads ${share(heads)} heads and relations ${share(labelled)}\n`);

/** Small weights are noise, and most of the table: without them the model is as good and a third of the size. */
const pruned = (weights: Int8Array, least: number) => weights.map((weight) => (Math.abs(weight) < least ? 0 : weight));
const packed = {
  tags: toNibbles(toGaps(pruned(model.tags, 6))),
  moves: toNibbles(pruned(model.moves, 3)),
  relations: toNibbles(toGaps(pruned(model.relations, 7))),
};
for (const [name, text] of Object.entries(packed)) process.stderr.write(`${name} ${text.length} characters\n`);
if (values.dry !== true) {
  writeFileSync(new URL('../../engine/grammar/parse/data/model.json', import.meta.url), `${JSON.stringify(packed)}\n`);
}
