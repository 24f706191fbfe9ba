/**
 * The {@link https://en.wikipedia.org/wiki/Logistic_function logistic function}: what a weighted sum of evidence says
 * as a probability.
 *
 * @param sum - log odds
 * @returns in [0, 1]; 0.5 at 0
 */
export function logistic(sum: number): number {
  return 1 / (1 + Math.exp(-sum));
}
