import { mkdir } from 'node:fs/promises';
import { availableParallelism } from 'node:os';
import { join } from 'node:path';
import { ReadApi } from '../bin/read-api.ts';
import { CREDENTIALS } from './credentials.ts';
import { type Emulator, startEmulator } from './emulator.ts';
import { FunctionPools } from './functions/pools.ts';
import { startHttpApi } from './http-api.ts';
import { orPortTaken } from './listen.ts';
import { type FunctionLogs, openLogs } from './logs.ts';
import { only } from './only.ts';
import { type Plan, planFrom } from './plan.ts';
import { Polling } from './polling.ts';
import { createQueues } from './queues.ts';
import { readerHost } from './reader-host.ts';
import { readerUploads } from './reader-uploads.ts';
import { type S3Front, startS3Front } from './s3/front.ts';
import { Ledger } from './s3/ledger.ts';
import { CALM, type Disorder, Outbox } from './s3/outbox.ts';
import type { Version } from './s3/rows.ts';
import type { LaidObject } from './s3/store.ts';
import { CurrentIndex } from './search/current.ts';
import type { Synthesised } from './synth.ts';
import { startTables, type TableServer } from './table/table.ts';
import type { WrittenRecord } from './table/written.ts';
import { Undo } from './undo.ts';
import type { Warning } from './warnings.ts';
import type { AlarmChange } from './watch/alarms.ts';
import { KeptWatch } from './watch/kept.ts';
import { countCapacity } from './watch/published.ts';
import { DASHBOARD_FILE, type DashboardState, Watch } from './watch/watch.ts';

const REGION = 'eu-west-1';
/** What fauxqs puts into its ARNs. */
const ACCOUNT_ID = '000000000000';

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
  /** Told of every record that is written. */
  readonly written?: (record: WrittenRecord) => void;
  /** Told of what functions warn of in their logs. */
  readonly warned?: (warning: Warning) => void;
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

/** Where a part of the run keeps its file or folder; null where everything is kept in memory. */
type PathOf = (name: string) => string | null;

/** What the parts of a run share as they are started, one after the other. */
interface Run {
  readonly options: LocalOptions;
  readonly ports: Ports;
  readonly pathOf: PathOf;
  readonly undo: Undo;
  readonly emulator: Emulator;
  readonly plan: Plan;
  readonly watch: Watch;
  /** The index of the texts, from when it is open. */
  readonly search: { index: CurrentIndex | null };
}

/** Where objects and rows are kept. */
interface Stores {
  readonly s3: S3Front;
  readonly table: TableServer;
}

async function beginRun(options: LocalOptions, undo: Undo): Promise<Run> {
  const { synthesised, directory = null, ports = ANY_PORTS } = options;
  if (directory !== null) await mkdir(directory, { recursive: true });
  const emulator = await orPortTaken(
    startEmulator({ port: ports.queues, directory, region: REGION }),
    ports.queues,
    'queues',
  );
  undo.add(() => emulator.stop());
  const read = planFrom(synthesised.template, {
    assembly: synthesised.assembly,
    stackName: synthesised.stackName,
    region: REGION,
    accountId: ACCOUNT_ID,
    queueEndpoint: emulator.endpoint,
  });
  const plan = options.adjust?.(read) ?? read;
  createQueues(emulator, plan.queues);
  const pathOf: PathOf = (name) => (directory === null ? null : join(directory, name));
  return { options, ports, pathOf, undo, emulator, plan, watch: new Watch(plan, Date.now), search: { index: null } };
}

async function startStores(run: Run): Promise<Stores> {
  const { options, ports, pathOf, undo, emulator, plan, watch, search } = run;
  const ledger = new Ledger(pathOf('ledger.db'));
  undo.add(() => ledger.close());
  const outbox = new Outbox(ledger, emulator.send, options.disorder ?? CALM);
  undo.add(() => outbox.stop());
  const table = await startTables({
    plans: plan.tables,
    directory: pathOf('table'),
    port: ports.table,
    region: REGION,
    used: (used) => countCapacity(watch.store, used),
    written: (record) => {
      search.index?.changed(record.id);
      options.written?.(record);
    },
  });
  undo.add(() => table.stop());
  const s3 = await startS3Front({ emulator, ledger, outbox, buckets: plan.buckets, region: REGION, port: ports.s3 });
  undo.add(() => s3.stop());
  return { s3, table };
}

/** How many copies of a function, and batches of a queue, are under way at once at most. */
const COPIES = Math.max(2, availableParallelism());

async function startFunctions(run: Run, { s3, table }: Stores, logs: FunctionLogs): Promise<FunctionPools> {
  const { options, undo, emulator, plan, watch } = run;
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
  const { warned } = options;
  const functions = new FunctionPools(plan.functions, { environment, copies: COPIES, logs, watch, warned });
  undo.add(() => functions.stop());
  if (options.warms !== false) await functions.warm();
  return functions;
}

async function startApi(run: Run, { s3 }: Stores, functions: FunctionPools): Promise<{ readonly endpoint: string }> {
  const { ports, undo, plan, watch, search } = run;
  const apiPlan = only(plan.apis, 'HTTP APIs');
  const meter = watch.api(apiPlan);
  const ownAnswers = [
    readerHost(() => search.index?.archive ?? null),
    readerUploads({ endpoint: s3.endpoint, region: REGION, bucket: only(plan.buckets, 'buckets').name }),
  ];
  const api = await startHttpApi({
    plan: apiPlan,
    accountId: plan.accountId,
    port: ports.api,
    invoke: (arn, event) => functions.of(arn).invoke(event),
    own: async (request) => {
      for (const own of ownAnswers) {
        const answer = await own(request);
        if (answer !== null) return answer;
      }
      return null;
    },
    answered: (status, latencyMs) => meter.answered(status, latencyMs),
  });
  undo.add(() => api.stop());
  return api;
}

/** Opens the index of the texts, which learns of what is already there from the API. */
async function openSearch({ pathOf, undo, search }: Run, endpoint: string, logs: FunctionLogs): Promise<void> {
  const source = { api: new ReadApi(endpoint, { mode: 'public' }), log: logs.writer('search') };
  const index = await CurrentIndex.open(pathOf('search.db'), source);
  undo.add(() => index.stop());
  index.catchUp();
  search.index = index;
}

function endpointsOf({ emulator, plan }: Run, { s3, table }: Stores, api: { readonly endpoint: string }): Endpoints {
  const bucket = only(plan.buckets, 'buckets');
  const intakeArn = bucket.notifications[0]?.queueArn;
  return {
    api: api.endpoint,
    s3: s3.endpoint,
    queues: emulator.endpoint,
    table: table.endpoint,
    region: plan.region,
    bucketName: bucket.name,
    tableName: only(plan.tables, 'tables').name,
    intakeQueueUrl: plan.queues.find(({ arn }) => arn === intakeArn)?.url ?? '',
    outputs: plan.outputs,
  };
}

/** Starts the parts of a run in the order in which they need each other. */
async function startParts(options: LocalOptions, undo: Undo): Promise<LocalSystem> {
  const run = await beginRun(options, undo);
  const { emulator, pathOf, plan, search, watch } = run;
  const kept = new KeptWatch(watch, pathOf(DASHBOARD_FILE));
  undo.add(() => kept.keep());
  const stores = await startStores(run);
  const logs = openLogs(pathOf('logs'));
  undo.add(() => logs.close());
  const functions = await startFunctions(run, stores, logs);
  const api = await startApi(run, stores, functions);
  if (options.searches === true) await openSearch(run, api.endpoint, logs);
  const polled = options.polls === false ? { ...plan, eventSources: [] } : plan;
  const polling = new Polling(polled, emulator, functions, COPIES);
  polling.start();
  undo.add(() => polling.stop());
  kept.start(emulator, (change) => options.alarmed?.(change));
  undo.add(() => kept.stop());
  const endpoints = endpointsOf(run, stores, api);
  return {
    plan,
    logs,
    endpoints,
    invoke: (name, event) => functions.named(name).invoke(event),
    warm: (name) => functions.named(name).warm(),
    kill: (name) => functions.named(name).stop(),
    lay: (object) => stores.s3.store.lay(endpoints.bucketName, object),
    indexed: async () => search.index?.settled(),
    dashboard: () => watch.state(),
    stop: () => undo.all(),
  };
}

/**
 * Brings the stack up on this machine.
 * @throws PortTakenError, PlanError
 */
export async function startLocal(options: LocalOptions): Promise<LocalSystem> {
  const undo = new Undo();
  try {
    return await startParts(options, undo);
  } catch (error) {
    await undo.all().catch(() => {});
    throw error;
  }
}
