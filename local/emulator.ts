import { type BuildAppOptions, buildApp } from 'fauxqs';
import { FOREIGN, fromThisMachine } from './http/own-origin.ts';

type Stores = NonNullable<BuildAppOptions['stores']>;
export type QueueStore = Stores['sqsStore'];
export type ObjectStore = Stores['s3Store'];

/** The parts of fauxqs that its entry point does not give out, as of the pinned version. */
interface Parts {
  readonly SqsStore: { new (): QueueStore; createMessage(body: string): Message };
  readonly SnsStore: new () => Stores['snsStore'];
  readonly S3Store: new () => ObjectStore;
  readonly openPersistence: (directory: string) => Persistence;
}
type Message = Parameters<ReturnType<QueueStore['createQueue']>['enqueue']>[0];
type Persistence = NonNullable<QueueStore['persistence']>;

export interface InternalRequest {
  readonly method: 'GET' | 'HEAD' | 'PUT' | 'POST' | 'DELETE';
  /** Path and query, both encoded. */
  readonly url: string;
  readonly headers: { readonly [name: string]: string };
  readonly body: Buffer | null;
}

export interface InternalResponse {
  readonly status: number;
  readonly headers: { readonly [name: string]: string };
  readonly body: Buffer;
}

/** fauxqs' queues and objects, with its queue API listening on this machine only. */
export interface Emulator {
  readonly queues: QueueStore;
  readonly objects: ObjectStore;
  /** Address of the queue API. */
  readonly endpoint: string;
  /** Asks fauxqs' S3, which listens nowhere: everyone comes through the versioned front. */
  ask(request: InternalRequest): Promise<InternalResponse>;
  /** Puts a message on a queue; it is stored when this returns. */
  send(queueArn: string, body: string): void;
  /** Ends waiting receives, closes the listener and the store. */
  stop(): Promise<void>;
}

/**
 * One body is held in memory; S3 itself takes 5 GB in one request, and a multipart upload reaches further here, too.
 */
export const MAX_BODY_BYTES = 256 * 1024 * 1024;

/**
 * `startFauxqs` listens on every interface and takes bodies of 11 MiB at most. So its application is built from its
 * parts
 * instead: the listener is ours, on 127.0.0.1, and so is the limit. The parts are reached by file, since the package's
 * exports name its entry point only; its version is pinned.
 */
async function loadParts(): Promise<Parts> {
  const entry = import.meta.resolve('fauxqs');
  const load = (file: string) => import(new URL(file, entry).href);
  const [sqs, sns, s3, persistence] = await Promise.all([
    load('./sqs/sqsStore.js'),
    load('./sns/snsStore.js'),
    load('./s3/s3Store.js'),
    load('./persistence.js'),
  ]);
  return {
    SqsStore: sqs.SqsStore,
    SnsStore: sns.SnsStore,
    S3Store: s3.S3Store,
    openPersistence(directory) {
      const manager = new persistence.PersistenceManager(directory);
      // Enough against a killed process; waiting for the disk at every message would only guard against a power cut.
      manager.db.exec('PRAGMA synchronous = NORMAL');
      return manager;
    },
  };
}

function flatten(headers: NodeJS.Dict<number | string | string[]>): Record<string, string> {
  const flat: Record<string, string> = {};
  for (const [name, value] of Object.entries(headers)) {
    if (value !== undefined) flat[name] = Array.isArray(value) ? value.join(', ') : String(value);
  }
  return flat;
}

/**
 * @param options.port - of the queue API; 0 takes a free one
 * @param options.directory - where queues and objects persist; null keeps them in memory
 */
export async function startEmulator(options: {
  readonly port: number;
  readonly directory: string | null;
  readonly region: string;
}): Promise<Emulator> {
  const parts = await loadParts();
  const queues = new parts.SqsStore();
  const objects = new parts.S3Store();
  const topics = new parts.SnsStore();
  queues.host = '';
  queues.region = options.region;
  let persistence: Persistence | null = null;
  if (options.directory !== null) {
    persistence = parts.openPersistence(options.directory);
    // Stores load before they are told to write through, else loading would write everything again.
    persistence.load(queues, topics, objects);
    queues.persistence = persistence;
    objects.persistence = persistence;
    for (const queue of queues.allQueues()) queue.persistence = persistence;
  }

  const app = buildApp({
    logger: false,
    defaultRegion: options.region,
    stores: { sqsStore: queues, snsStore: topics, s3Store: objects },
  });
  // Forms are SNS's, which nobody asks here; to S3 they are objects like any other.
  app.removeContentTypeParser(['*', 'application/x-www-form-urlencoded']);
  app.addContentTypeParser('*', { parseAs: 'buffer', bodyLimit: MAX_BODY_BYTES }, (_request, body, done) => {
    done(null, body);
  });
  // On the listener only the queue API answers: objects put past the front would have no version and send no event.
  app.addHook('onRequest', (request, reply, done) => {
    if (request.ip !== INTERNAL_ADDRESS && !fromThisMachine(request.raw.rawHeaders)) {
      reply.code(403).send({ message: FOREIGN });
    } else if (
      request.ip === INTERNAL_ADDRESS ||
      (request.method === 'POST' && request.url === '/') ||
      request.url === '/health'
    )
      done();
    else reply.code(404).send({ message: 'This is the queue endpoint; the S3 endpoint is another.' });
  });
  await app.listen({ port: options.port, host: '127.0.0.1' });
  const address = app.server.address();
  if (address === null || typeof address === 'string') throw new Error('the queue endpoint has no port');

  return {
    queues,
    objects,
    endpoint: `http://127.0.0.1:${address.port}`,
    async ask(request) {
      const response = await app.inject({
        method: request.method,
        url: request.url,
        headers: request.headers,
        remoteAddress: INTERNAL_ADDRESS,
        ...(request.body === null ? {} : { payload: request.body }),
      });
      return { status: response.statusCode, headers: flatten(response.headers), body: response.rawPayload };
    },
    send(queueArn, body) {
      const queue = queues.getQueueByArn(queueArn);
      if (queue === undefined) throw new Error(`no queue ${queueArn}`);
      queue.enqueue(parts.SqsStore.createMessage(body));
    },
    async stop() {
      queues.shutdown();
      await app.close();
      persistence?.close();
    },
  };
}

/** No socket has this peer address (RFC 5737, TEST-NET-1), so requests that come from it are the front's. */
const INTERNAL_ADDRESS = '192.0.2.1';
