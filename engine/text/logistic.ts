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

const HUNDRED = 100;

/**
 * A probability as records have it. What is stored is paid for by its length, more digits would claim more than is
 * known, and the last ones of `Math.exp` are not the same in every engine of JavaScript.
 *
 * @param share - in [0, 1]
 */
export function inHundredths(share: number): number {
  return Math.round(share * HUNDRED) / HUNDRED;
}
