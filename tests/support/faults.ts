/** What happens at a step: go on, fail or die around it, or wait at it. */
export type Fault = 'throw-before' | 'throw-after' | 'kill-before' | 'kill-after';

/** A service that failed. Nothing in it says whether the call had its effect. */
class ServiceFault extends Error {
  override readonly name = 'ServiceFault';
}

const never = () => new Promise<never>(() => {});

/**
 * Counts the calls that leave one invocation, and does something at some of them.
 *
 * A thrown fault is a call that failed, with or without its effect. A kill is the end of the process: that call and all
 * later ones never come back, and `killed` tells the harness to stop waiting. A pause holds the call until it is
 * released, while others go their way.
 */
export class Steps {
  #count = 0;
  readonly #plan: ReadonlyMap<number, Fault | Promise<void>>;
  readonly #killed = Promise.withResolvers<void>();
  readonly #reached = Promise.withResolvers<void>();
  #dead = false;
  /** Names of the calls made, for messages. */
  readonly calls: string[] = [];

  /** @param plan - what happens at which call; calls count from 1 */
  constructor(plan: Readonly<Record<number, Fault | Promise<void>>> = {}) {
    this.#plan = new Map(Object.entries(plan).map(([at, fault]) => [Number(at), fault]));
  }

  get count(): number {
    return this.#count;
  }

  get killed(): Promise<void> {
    return this.#killed.promise;
  }

  /** Settles when the first of the planned calls is reached. */
  get reached(): Promise<void> {
    return this.#reached.promise;
  }

  /** Runs one call under the plan. */
  async run<T>(name: string, call: () => Promise<T>): Promise<T> {
    if (this.#dead) return never();
    this.#count++;
    this.calls.push(name);
    const fault = this.#plan.get(this.#count);
    if (fault === undefined) {
      const result = await call();
      return this.#dead ? never() : result;
    }
    this.#reached.resolve();
    switch (fault) {
      case 'throw-before':
        throw new ServiceFault(`failed before ${name}`);
      case 'throw-after':
        await call();
        throw new ServiceFault(`failed after ${name}`);
      case 'kill-before':
        return this.#die();
      case 'kill-after':
        await call();
        return this.#die();
      default:
        await fault;
        return call();
    }
  }

  #die(): Promise<never> {
    this.#dead = true;
    this.#killed.resolve();
    return never();
  }
}

/** The same object with some of its methods, all asynchronous, run under a plan. */
export function stepped<T extends object>(target: T, steps: Steps, methods: readonly (keyof T & string)[]): T {
  return new Proxy(target, {
    get(object, property) {
      const value: unknown = Reflect.get(object, property, object);
      if (typeof value !== 'function') return value;
      if (!methods.some((method) => method === property)) return value.bind(object);
      return (...args: unknown[]) => {
        const [first] = args;
        const name = typeof first === 'object' && first !== null ? first.constructor.name : String(property);
        return steps.run(name, async () => Reflect.apply(value, object, args));
      };
    },
  });
}
