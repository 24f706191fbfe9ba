/** CPU time as a function of input size, and the exponent it grows with. */

export interface Point {
  /** Length of the input in characters. */
  readonly size: number;
  /** CPU time of one run, in milliseconds: the least of several. */
  readonly milliseconds: number;
}

export interface Growth {
  readonly points: readonly Point[];
  /** Of the power of the size that the time grows with; null where every run is too short to tell. */
  readonly exponent: number | null;
}

/** Shorter runs are all start-up and chance, in milliseconds. */
const MEASURABLE = 4;
/** Points the exponent is fitted to: the largest sizes. */
const FITTED = 4;

/** CPU time of one call on this thread, in milliseconds. */
function cpuOf(call: () => void): number {
  const before = process.threadCpuUsage();
  call();
  const { user, system } = process.threadCpuUsage(before);
  return (user + system) / 1000;
}

/**
 * Runs a case at growing sizes and stops where one run takes longer than the limit.
 *
 * @param make - an input of about so many characters
 */
export function measure<T>(
  sizes: readonly number[],
  make: (size: number) => T,
  run: (input: T) => void,
  { repeats, limit }: { readonly repeats: number; readonly limit: number },
): Growth {
  const points: Point[] = [];
  for (const size of sizes) {
    const input = make(size);
    let least = cpuOf(() => run(input));
    for (let turn = 1; turn < repeats && least < limit; turn++)
      least = Math.min(
        least,
        cpuOf(() => run(input)),
      );
    points.push({ size, milliseconds: least });
    if (least >= limit) break;
  }
  return { points, exponent: exponentOf(points) };
}

/** Least squares over the logarithms of the largest sizes. */
function exponentOf(points: readonly Point[]): number | null {
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
