import { logistic } from '../../engine/text/logistic.ts';

/**
 * One example: what speaks for it (the first number is always 1), whether it was right, and how much it counts (1 where
 * that is not said).
 */
export interface Example {
  readonly evidence: readonly number[];
  readonly isRight: boolean;
  readonly weight?: number;
}

/** How the weights are searched for. */
export interface Descent {
  readonly rounds: number;
  readonly step: number;
  /** Share of the last step that is added to the next; much correlated evidence needs it. */
  readonly momentum: number;
  /** Of the weights' squares, but for the first: a few hundred examples must not be trusted to the letter. */
  readonly penalty: number;
}

const DESCENT: Descent = { rounds: 3000, step: 1.5, momentum: 0, penalty: 1 };

/** The slope of the loss at some weights, added to `gradient`. */
function addSlope(gradient: number[], weights: readonly number[], { evidence, isRight, weight = 1 }: Example): void {
  let sum = 0;
  for (let index = 0; index < weights.length; index++) sum += (evidence[index] ?? 0) * (weights[index] ?? 0);
  const error = weight * (logistic(sum) - Number(isRight));
  for (let index = 0; index < weights.length; index++)
    gradient[index] = (gradient[index] ?? 0) + error * (evidence[index] ?? 0);
}

/**
 * Weights of a logistic regression by gradient descent over all examples: convex, so the same examples give the same
 * weights.
 */
export function fitLogistic(examples: readonly Example[], descent: Partial<Descent> = {}): readonly number[] {
  const { rounds, step, momentum, penalty } = { ...DESCENT, ...descent };
  const size = examples[0]?.evidence.length ?? 0;
  const total = examples.reduce((sum, { weight = 1 }) => sum + weight, 0);
  const weights = new Array<number>(size).fill(0);
  const speed = new Array<number>(size).fill(0);
  for (let round = 0; round < rounds; round++) {
    const gradient = weights.map((weight, index) => (index === 0 ? 0 : penalty * weight));
    for (const example of examples) addSlope(gradient, weights, example);
    for (const [index, slope] of gradient.entries()) {
      speed[index] = momentum * (speed[index] ?? 0) - (step / total) * slope;
      weights[index] = (weights[index] ?? 0) + (speed[index] ?? 0);
    }
  }
  return weights.map((weight) => Math.round(weight * 1000) / 1000);
}
