/** One example: what speaks for it (the first number is always 1), and whether it was right. */
export interface Example {
  readonly evidence: readonly number[];
  readonly isRight: boolean;
}

const ROUNDS = 3000;
const STEP = 1.5;
/** Of the weights' squares, but for the first: a few hundred examples must not be trusted to the letter. */
const PENALTY = 1;

/** Weights of a logistic regression by gradient descent over all examples: convex, so the same examples give the same weights. */
export function fitLogistic(examples: readonly Example[]): readonly number[] {
  const size = examples[0]?.evidence.length ?? 0;
  const weights = new Array<number>(size).fill(0);
  for (let round = 0; round < ROUNDS; round++) {
    const gradient = weights.map((weight, index) => (index === 0 ? 0 : PENALTY * weight));
    for (const { evidence, isRight } of examples) {
      const sum = evidence.reduce((before, value, index) => before + value * (weights[index] ?? 0), 0);
      const error = 1 / (1 + Math.exp(-sum)) - Number(isRight);
      for (const [index, value] of evidence.entries()) gradient[index] = (gradient[index] ?? 0) + error * value;
    }
    for (const [index, slope] of gradient.entries())
      weights[index] = (weights[index] ?? 0) - (STEP / examples.length) * slope;
  }
  return weights.map((weight) => Math.round(weight * 1000) / 1000);
}
