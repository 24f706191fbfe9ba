import { logistic } from '../../engine/text/logistic.ts';

/** One example: the rows of its features, and whether it is right. */
export interface SparseExample {
  readonly rows: readonly number[];
  readonly isRight: boolean;
}

/** Weights of a logistic regression, one a row. */
export interface SparseModel {
  readonly bias: number;
  readonly weights: Float64Array;
}

const RATE = 0.3;
/** After so many rounds the rate is half of what it was. */
const HALF = 20;
const SMALL = 1e-6;
/** Of a weight's square, shared out over the examples that have its row. */
const PENALTY = 10;
/** Rows seen less often weigh nothing. */
const LEAST = 5;

/**
 * A logistic regression over rows that are each on or off, by AdaGrad (Duchi, Hazan and Singer, 2011) in a fixed order
 * of chance: the same examples give the same weights. Rows seen fewer than {@link LEAST} times weigh nothing.
 *
 * @param rounds how often each example is seen on average
 */
export function fitSparse(examples: readonly SparseExample[], size: number, rounds: number): SparseModel {
  const counts = new Float64Array(size);
  for (const { rows } of examples) for (const row of rows) counts[row] = (counts[row] ?? 0) + 1;
  const kept = examples.map(({ rows, isRight }) => ({
    isRight,
    rows: rows.filter((row) => (counts[row] ?? 0) >= LEAST),
  }));
  const weights = new Float64Array(size);
  const squares = new Float64Array(size);
  const learn = (row: number, rate: number, slope: number): void => {
    squares[row] = (squares[row] ?? 0) + slope * slope;
    weights[row] = (weights[row] ?? 0) - (rate * slope) / Math.sqrt((squares[row] ?? 0) + SMALL);
  };
  let bias = 0;
  let biasSquares = 0;
  for (const { example, rate } of inOrderOfChance(kept, rounds)) {
    const error = chance(bias, weights, example.rows) - Number(example.isRight);
    biasSquares += error * error;
    bias -= (rate * error) / Math.sqrt(biasSquares + SMALL);
    for (const row of example.rows) learn(row, rate, error + (PENALTY * (weights[row] ?? 0)) / (counts[row] ?? 1));
  }
  return { bias: Math.round(bias * 1000) / 1000, weights };
}

function* inOrderOfChance(
  examples: readonly SparseExample[],
  rounds: number,
): Generator<{ readonly example: SparseExample; readonly rate: number }> {
  let seed = 7;
  for (let step = 0; step < rounds * examples.length; step++) {
    seed = (Math.imul(seed, 1664525) + 1013904223) >>> 0;
    const example = examples[seed % examples.length];
    if (example !== undefined) yield { example, rate: RATE / (1 + Math.floor(step / examples.length) / HALF) };
  }
}

function chance(bias: number, weights: Float64Array, rows: readonly number[]): number {
  let sum = bias;
  for (const row of rows) sum += weights[row] ?? 0;
  return logistic(sum);
}

/** The weights in whole steps that fit a byte. */
export function inSteps({ weights }: SparseModel, step: number): Int8Array {
  return Int8Array.from(weights, (weight) => Math.max(-127, Math.min(127, Math.round(weight / step))));
}
