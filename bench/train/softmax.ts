import { randomFrom } from '../shared.ts';

/** Rows that count for one example and how much, and which class it is of. */
export interface ClassExample {
  readonly rows: readonly number[];
  readonly values: readonly number[];
  readonly gold: number;
  readonly weight: number;
}

const RATE = 0.2;
/** After so many rounds the rate is half of what it was. */
const HALF = 4;
const SMALL = 1e-6;

/** How many rows and classes there are, how often each example is seen, and how much large weights cost. */
export interface SoftmaxOptions {
  readonly size: number;
  readonly classes: number;
  readonly rounds: number;
  /** Of a weight's square, shared out over the examples that have its row. */
  readonly penalty: number;
}

class Softmax {
  readonly weights: Float64Array;
  readonly #squares: Float64Array;
  readonly #counts: Float64Array;
  readonly #shares: Float64Array;
  readonly #options: SoftmaxOptions;

  constructor(examples: readonly ClassExample[], options: SoftmaxOptions) {
    const { size, classes } = options;
    this.#options = options;
    this.weights = new Float64Array(size * classes);
    this.#squares = new Float64Array(size * classes);
    this.#shares = new Float64Array(classes);
    this.#counts = new Float64Array(size);
    for (const { rows, values } of examples)
      for (const [at, row] of rows.entries()) this.#counts[row] = (this.#counts[row] ?? 0) + Math.abs(values[at] ?? 0);
  }

  /** Each class's share: the exponents of its sums, scaled to one. */
  #share({ rows, values }: ClassExample): void {
    const { classes } = this.#options;
    const shares = this.#shares.fill(0);
    for (const [at, row] of rows.entries())
      for (let own = 0; own < classes; own++)
        shares[own] = (shares[own] ?? 0) + (values[at] ?? 0) * (this.weights[row * classes + own] ?? 0);
    const most = Math.max(...shares);
    const odds = shares.map((sum) => Math.exp(sum - most));
    const all = odds.reduce((sum, own) => sum + own, 0);
    shares.set(odds.map((own) => own / all));
  }

  learn(example: ClassExample, rate: number): void {
    this.#share(example);
    const { classes, penalty } = this.#options;
    for (const [at, row] of example.rows.entries()) {
      const value = example.values[at] ?? 0;
      const cost = (penalty * Math.abs(value)) / (this.#counts[row] ?? 1);
      for (let own = 0; own < classes; own++) {
        const error = example.weight * ((this.#shares[own] ?? 0) - Number(own === example.gold));
        this.#move(row * classes + own, rate, value * error, cost);
      }
    }
  }

  #move(index: number, rate: number, slope: number, cost: number): void {
    const old = this.weights[index] ?? 0;
    const whole = slope + cost * old;
    this.#squares[index] = (this.#squares[index] ?? 0) + whole * whole;
    this.weights[index] = old - (rate * whole) / Math.sqrt((this.#squares[index] ?? 0) + SMALL);
  }
}

/**
 * Multinomial logistic regression over sparse rows, by AdaGrad (Duchi, Hazan and Singer, 2011) in a fixed order of
 * chance: the same examples give the same weights.
 *
 * @returns `weights[row * classes + class]`
 */
export function fitSoftmax(examples: readonly ClassExample[], options: SoftmaxOptions): Float64Array {
  const softmax = new Softmax(examples, options);
  const random = randomFrom(7);
  for (let round = 0; round < options.rounds; round++)
    for (let step = 0; step < examples.length; step++) {
      const example = examples[Math.floor(random() * examples.length)];
      if (example !== undefined) softmax.learn(example, RATE / (1 + round / HALF));
    }
  return softmax.weights;
}
