import { writeFileSync } from 'node:fs';
import { mkdir } from 'node:fs/promises';
import { availableParallelism } from 'node:os';
import { join } from 'node:path';
import { ReadApi } from '../bin/read-api.ts';
import { CREDENTIALS } from './credentials.ts';
import { startEmulator } from './emulator.ts';
import { EventSource } from './event-source.ts';
import { FunctionPool } from './functions/pool.ts';
import { startHttpApi } from './http-api.ts';
import { orPortTaken } from './listen.ts';
import { type FunctionLogs, openLogs } from './logs.ts';
import { only } from './only.ts';
import { type Plan, planFrom } from './plan.ts';
import { createQueues } from './queues.ts';
import { readerHost } from './reader-host.ts';
import { readerUploads } from './reader-uploads.ts';
import { startS3Front } from './s3/front.ts';
import { Ledger } from './s3/ledger.ts';
import { CALM, type Disorder, Outbox } from './s3/outbox.ts';
import type { Version } from './s3/rows.ts';
import type { LaidObject } from './s3/store.ts';
import { CurrentIndex } from './search/current.ts';
import type { Synthesised } from './synth.ts';
import { startTables } from './table/table.ts';
import type { AlarmChange } from './watch/alarms.ts';
import { countEmbedded } from './watch/embedded.ts';
import { countCapacity } from './watch/published.ts';
import { lookAtQueue } from './watch/queue-look.ts';
import { DASHBOARD_FILE, type DashboardState, Watch } from './watch/watch.ts';

const REGION = 'eu-west-1';
/** What fauxqs puts into its ARNs. */
const ACCOUNT_ID = '000000000000';

/** As often as CloudWatch. */
const WATCH_MS = 60_000;

/** How long batches under way may take to end. */
const GRACE_MS = 5_000;

export interface Ports {
  readonly api: number;
  readonly s3: number;
  readonly queues: number;
  readonly table: number;
}

/** Every port is a free one. */
const ANY_PORTS: Ports = { api: 0, s3: 0, queues: 0, table: 0 };

export interface LocalOptions {
  readonly synthesised: Synthesised;
  /** Where everything persists, logs too; null keeps it in memory. */
  readonly directory?: string | null;
  readonly ports?: Ports;
  /** How events arrive; all at once and in order where nothing is said. */
  readonly disorder?: Disorder;
  /** Takes the plan as it came from the template, and may change it: tests shorten timeouts so. */
  readonly adjust?: (plan: Plan) => Plan;
  /** Whether queues are carried to the functions. */
  readonly polls?: boolean;
  /** Whether a copy of each function is started ahead. */
  readonly warms?: boolean;
  /** Whether an index of the texts is kept, which the reader page searches. */
  readonly searches?: boolean;
  /** Told of alarms of the stack that are raised, or no longer. */
  readonly alarmed?: (change: AlarmChange) => void;
}

/** Addresses and names a client needs. */
export interface Endpoints {
  readonly api: string;
  readonly s3: string;
  readonly queues: string;
  readonly table: string;
  readonly region: string;
  readonly bucketName: string;
  readonly tableName: string;
  readonly intakeQueueUrl: string;
  /** The stack's outputs, as CloudFormation gives those of a deployment; for the API's address take `api`. */
  readonly outputs: Plan['outputs'];
}

export interface LocalSystem {
  readonly endpoints: Endpoints;
  readonly plan: Plan;
  readonly logs: FunctionLogs;
  /** Runs a function by its logical name, a part of it in lower case: `clean`. @throws FunctionError */
  invoke(name: string, event: unknown): Promise<unknown>;
  /** Starts a copy of a function ahead of its first event. @throws FunctionError where its handler cannot be loaded */
  warm(name: string): Promise<void>;
  /** Kills every copy of a function, in the middle of what it does; the next event starts a new one. */
  kill(name: string): Promise<void>;
  /** Puts an object into the bucket without an event. */
  lay(object: LaidObject): Promise<Version>;
  /** Until what was written so far is found by its words, where an index is kept. */
  indexed(): Promise<void>;
  /** What the dashboard would show. */
  dashboard(): DashboardState;
  stop(): Promise<void>;
}

/** Undoes what has been started, last first; each step even where another failed. */
async function unwind(steps: readonly (() => Promise<void> | void)[]): Promise<void> {
  const failures: unknown[] = [];
  for (const step of [...steps].reverse()) {
    try {
      await step();
    } catch (error) {
      failures.push(error);
    }
  }
  if (failures.length > 0) throw new AggregateError(failures, 'the local run did not end cleanly');
}

/**
 * Brings the stack up on this machine.
 * @throws PortTakenError, PlanError
 */
export async function startLocal(options: LocalOptions): Promise<LocalSystem> {
  const { synthesised, directory = null, ports = ANY_PORTS } = options;
  const undo: (() => Promise<void> | void)[] = [];
  try {
    if (directory !== null) await mkdir(directory, { recursive: true });
    const emulator = await orPortTaken(
      startEmulator({ port: ports.queues, directory, region: REGION }),
      ports.queues,
      'queues',
    );
    undo.push(() => emulator.stop());

    const read = planFrom(synthesised.template, {
      assembly: synthesised.assembly,
      stackName: synthesised.stackName,
      region: REGION,
      accountId: ACCOUNT_ID,
      queueEndpoint: emulator.endpoint,
    });
    const plan = options.adjust?.(read) ?? read;
    createQueues(emulator, plan.queues);
    const watch = new Watch(plan, Date.now);
    const file = directory === null ? null : join(directory, DASHBOARD_FILE);
    const keepDashboard = () => {
      if (file === null) return;
      try {
        writeFileSync(file, `${JSON.stringify(watch.state(), null, 2)}\n`);
      } catch {
        // A full disk must not end what can go on without this file; it is written again in a minute.
      }
    };
    undo.push(keepDashboard);

    const ledger = new Ledger(directory === null ? null : join(directory, 'ledger.db'));
    undo.push(() => ledger.close());
    const outbox = new Outbox(ledger, emulator.send, options.disorder ?? CALM);
    undo.push(() => outbox.stop());
    let index: CurrentIndex | null = null;
    const table = await startTables({
      plans: plan.tables,
      directory: directory === null ? null : join(directory, 'table'),
      port: ports.table,
      region: REGION,
      used: (used) => countCapacity(watch.store, used),
      written: (id) => index?.changed(id),
    });
    undo.push(() => table.stop());
    const s3 = await startS3Front({ emulator, ledger, outbox, buckets: plan.buckets, region: REGION, port: ports.s3 });
    undo.push(() => s3.stop());

    const logs = openLogs(directory === null ? null : join(directory, 'logs'));
    undo.push(() => logs.close());
    const environment = {
      AWS_REGION: plan.region,
      AWS_DEFAULT_REGION: plan.region,
      AWS_ACCESS_KEY_ID: CREDENTIALS.accessKeyId,
      AWS_SECRET_ACCESS_KEY: CREDENTIALS.secretAccessKey,
      AWS_ENDPOINT_URL_S3: s3.endpoint,
      AWS_ENDPOINT_URL_SQS: emulator.endpoint,
      AWS_ENDPOINT_URL_DYNAMODB: table.endpoint,
      POWERTOOLS_LOG_LEVEL: 'INFO',
    };
    const copies = Math.max(2, availableParallelism());
    const pools = new Map(
      plan.functions.map((plan) => {
        const write = logs.writer(plan.name);
        const log = (line: string) => {
          write(line);
          countEmbedded(watch.store, line);
        };
        const pool = new FunctionPool({ plan, environment, log }, copies, watch.function(plan.name));
        return [plan.arn, { plan, pool }] as const;
      }),
    );
    undo.push(async () => {
      await Promise.all([...pools.values()].map(({ pool }) => pool.stop()));
    });
    const poolOf = (arn: string): FunctionPool => {
      const found = pools.get(arn);
      if (found === undefined) throw new Error(`no function ${arn}`);
      return found.pool;
    };
    const named = (name: string): FunctionPool => {
      const found = [...pools.values()].filter(({ plan }) => plan.logicalId.toLowerCase().startsWith(name));
      return only(found, `functions called "${name}"`).pool;
    };
    if (options.warms !== false) await Promise.all([...pools.values()].map(({ pool }) => pool.warm()));

    const bucket = only(plan.buckets, 'buckets');
    const apiPlan = only(plan.apis, 'HTTP APIs');
    const apiMeter = watch.api(apiPlan);
    const ownAnswers = [
      readerHost(() => index?.archive ?? null),
      readerUploads({ endpoint: s3.endpoint, region: REGION, bucket: bucket.name }),
    ];
    const api = await startHttpApi({
      plan: apiPlan,
      accountId: plan.accountId,
      port: ports.api,
      invoke: (arn, event) => poolOf(arn).invoke(event),
      own: async (request) => {
        for (const own of ownAnswers) {
          const answer = await own(request);
          if (answer !== null) return answer;
        }
        return null;
      },
      answered: (status, latencyMs) => apiMeter.answered(status, latencyMs),
    });
    undo.push(() => api.stop());
    if (options.searches === true) {
      const path = directory === null ? null : join(directory, 'search.db');
      const source = { api: new ReadApi(api.endpoint, { mode: 'public' }), log: logs.writer('search') };
      const kept = await CurrentIndex.open(path, source);
      undo.push(() => kept.stop());
      kept.catchUp();
      index = kept;
    }

    const sources = options.polls === false ? [] : plan.eventSources;
    const pollers = sources.map((source) => {
      const queue = plan.queues.find(({ arn }) => arn === source.queueArn);
      if (queue === undefined) throw new Error(`no queue ${source.queueArn}`);
      return new EventSource({
        plan: source,
        queueUrl: queue.url,
        endpoint: emulator.endpoint,
        region: plan.region,
        concurrency: copies,
        invoke: (event) => poolOf(source.functionArn).invoke(event),
      });
    });
    for (const poller of pollers) poller.start();
    undo.push(async () => {
      for (const poller of pollers) poller.stop();
      // Receives that wait end empty. One that was cut off instead could take a message with it, unseen until its
      // timeout.
      emulator.queues.shutdown();
      const ended = Promise.all(pollers.map((poller) => poller.ended()));
      // A batch that takes longer is cut off with its function; its messages come again.
      await Promise.race([ended, new Promise((resolve) => setTimeout(resolve, GRACE_MS).unref())]);
    });

    const minute = () => {
      for (const change of watch.minute((arn) => lookAtQueue(emulator, arn, Date.now()))) options.alarmed?.(change);
      keepDashboard();
    };
    const watching = setInterval(minute, WATCH_MS);
    minute();
    undo.push(() => clearInterval(watching));

    const intakeArn = bucket.notifications[0]?.queueArn;
    return {
      plan,
      logs,
      endpoints: {
        api: api.endpoint,
        s3: s3.endpoint,
        queues: emulator.endpoint,
        table: table.endpoint,
        region: plan.region,
        bucketName: bucket.name,
        tableName: only(plan.tables, 'tables').name,
        intakeQueueUrl: plan.queues.find(({ arn }) => arn === intakeArn)?.url ?? '',
        outputs: plan.outputs,
      },
      invoke: (name, event) => named(name).invoke(event),
      warm: (name) => named(name).warm(),
      kill: (name) => named(name).stop(),
      lay: (object) => s3.store.lay(bucket.name, object),
      indexed: async () => index?.settled(),
      dashboard: () => watch.state(),
      stop: () => unwind(undo),
    };
  } catch (error) {
    await unwind(undo).catch(() => {});
    throw error;
  }
}
