import type { FunctionLogs } from '../logs.ts';
import { only } from '../only.ts';
import type { FunctionPlan } from '../plan.ts';
import { type Warning, warningIn } from '../warnings.ts';
import { countEmbedded } from '../watch/embedded.ts';
import type { Watch } from '../watch/watch.ts';
import { FunctionPool } from './pool.ts';
import type { SlotOptions } from './slot.ts';

/** What all functions are run with. */
export interface PoolsOptions {
  readonly environment: SlotOptions['environment'];
  /** How many copies of each run at once at most. */
  readonly copies: number;
  readonly logs: FunctionLogs;
  readonly watch: Watch;
  /** Told of what functions warn of. */
  readonly warned?: ((warning: Warning) => void) | undefined;
}

/** The functions of a stack, each with its copies. */
export class FunctionPools {
  readonly #byArn: ReadonlyMap<string, { readonly plan: FunctionPlan; readonly pool: FunctionPool }>;

  constructor(plans: readonly FunctionPlan[], { environment, copies, logs, watch, warned }: PoolsOptions) {
    this.#byArn = new Map(
      plans.map((plan) => {
        const write = logs.writer(plan.name);
        const log = (line: string): void => {
          write(line);
          countEmbedded(watch.store, line);
          const warning = warningIn(line);
          if (warning !== null) warned?.(warning);
        };
        const pool = new FunctionPool({ plan, environment, log }, copies, watch.function(plan.name));
        return [plan.arn, { plan, pool }];
      }),
    );
  }

  of(arn: string): FunctionPool {
    const found = this.#byArn.get(arn);
    if (found === undefined) throw new Error(`no function ${arn}`);
    return found.pool;
  }

  /** @param name - the beginning of a logical name, in lower case */
  named(name: string): FunctionPool {
    const found = [...this.#byArn.values()].filter(({ plan }) => plan.logicalId.toLowerCase().startsWith(name));
    return only(found, `functions called "${name}"`).pool;
  }

  /** Starts a copy of each ahead of its first event. @throws FunctionError where a handler cannot be loaded */
  async warm(): Promise<void> {
    await this.#each((pool) => pool.warm());
  }

  async stop(): Promise<void> {
    await this.#each((pool) => pool.stop());
  }

  async #each(work: (pool: FunctionPool) => Promise<void>): Promise<void> {
    await Promise.all([...this.#byArn.values()].map(({ pool }) => work(pool)));
  }
}
