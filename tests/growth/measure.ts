/** CPU time as a function of input size, and the exponent it grows with. */

export interface Point {
  /** Length of the input in characters. */
  readonly size: number;
  /** CPU time of one run, in milliseconds: the least of several. */
  readonly milliseconds: number;
}

/** Shorter runs are all start-up and chance, in milliseconds. */
const MEASURABLE = 4;
/** Points the exponent is fitted to: the largest sizes. */
const FITTED = 4;

/** Starts to count CPU time of this thread; what it gives tells the milliseconds since. */
export function cpuWatch(): () => number {
  const before = process.threadCpuUsage();
  return () => {
    const { user, system } = process.threadCpuUsage(before);
    return (user + system) / 1000;
  };
}

/**
 * Of the power of the size that the time grows with: least squares over the logarithms of the largest sizes. Null where
 * every run is too short to tell.
 */
export function exponentOf(points: readonly Point[]): number | null {
  const fitted = points.filter(({ milliseconds }) => milliseconds >= MEASURABLE).slice(-FITTED);
  if (fitted.length < 2) return null;
  const xs = fitted.map(({ size }) => Math.log(size));
  const ys = fitted.map(({ milliseconds }) => Math.log(milliseconds));
  const mean = (values: readonly number[]) => values.reduce((sum, value) => sum + value, 0) / values.length;
  const [x0, y0] = [mean(xs), mean(ys)];
  const covariance = xs.reduce((sum, x, at) => sum + (x - x0) * ((ys[at] ?? 0) - y0), 0);
  const variance = xs.reduce((sum, x) => sum + (x - x0) ** 2, 0);
  return covariance / variance;
}
