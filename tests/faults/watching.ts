import { member } from '../../lambdas/shared/json.ts';
import { only } from '../../local/only.ts';
import type { Plan } from '../../local/plan.ts';
import { alarmName } from '../../local/watch/alarms.ts';
import { type ApiMeter, countThrottle, type FunctionMeter } from '../../local/watch/published.ts';
import { Watch } from '../../local/watch/watch.ts';
import type { ModelQueue } from './model-queue.ts';
import type { FunctionName } from './schedule.ts';
import type { Call } from './services.ts';

const READS = /^(?:Get|BatchGet|Query)/;

/** The stack's alarms and dashboard over a run on the models, as AWS would have them over the same events. */
export class Watching {
  readonly #watch: Watch;
  readonly #plan: Plan;
  /** Names of alarms that were raised at any time. */
  readonly raised = new Set<string>();
  readonly functions: Readonly<Record<FunctionName, FunctionMeter>>;
  readonly api: ApiMeter;

  /** @param plan - of the template under test */
  constructor(plan: Plan, now: () => number) {
    this.#plan = plan;
    this.#watch = new Watch(plan, now);
    const meter = (name: FunctionName) => this.#watch.function(this.#function(name).name);
    this.functions = { clean: meter('clean'), digest: meter('digest'), read: meter('read') };
    this.api = this.#watch.api(only(plan.apis, 'HTTP APIs'));
  }

  /** A function counted something of its own. */
  counted(service: FunctionName, name: string, value: number): void {
    const namespace = this.#function(service).environment.POWERTOOLS_METRICS_NAMESPACE ?? '';
    this.#watch.store.add({ namespace, name, dimensions: { service } }, value);
  }

  /** A call was throttled. */
  throttled({ service, operation, input }: Call): void {
    if (service !== 'DynamoDB') return;
    const index = member(input, 'IndexName');
    const of = { table: only(this.#plan.tables, 'tables').name, index: typeof index === 'string' ? index : null };
    countThrottle(this.#watch.store, of, READS.test(operation) ? 'Read' : 'Write');
  }

  /** A minute has passed. @param queues - by what a queue's logical id begins with */
  minute(queues: Readonly<Record<string, ModelQueue>>): void {
    const changes = this.#watch.minute((arn) => {
      const id = this.#plan.queues.find((queue) => queue.arn === arn)?.logicalId ?? '';
      const [, queue] = Object.entries(queues).find(([start]) => id.startsWith(start)) ?? [];
      if (queue === undefined) throw new Error(`the model has no queue ${id}`);
      return queue.look();
    });
    for (const { alarm, raised } of changes) if (raised) this.raised.add(alarmName(alarm));
  }

  /** Metrics of the dashboard that have data, and those that have none. */
  shown(): { readonly withData: readonly string[]; readonly silent: readonly string[] } {
    const rows = this.#watch.state().graphs.flatMap(({ metrics }) => metrics);
    const named = (hasData: boolean) =>
      rows
        .filter(({ since }) => (since !== null) === hasData)
        .map(({ name, dimensions }) => `${name} ${Object.values(dimensions).join(' ')}`);
    return { withData: named(true), silent: named(false) };
  }

  #function(name: FunctionName): Plan['functions'][number] {
    const found = this.#plan.functions.filter(({ logicalId }) => logicalId.toLowerCase().startsWith(name));
    return only(found, `functions called "${name}"`);
  }
}
