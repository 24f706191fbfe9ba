/**
 * What a million articles cost: `npm run cost [-- --packing columns] [articles.jsonl …]`.
 *
 * Runs articles of 500 to 700 words (rows `{"text"}` of the files; without any, the sample articles strung together)
 * through the functions as they are deployed, on a table in memory; counts every request and every capacity unit they
 * use, measures their time, and prints the bill line by line at list prices. Prices and typical waits are the constants
 * below. Time is that of a processor, with the share of one that the memory buys, and what a batch of one article
 * waits: in larger ones the waits of articles pass together. So other work on this machine is not billed, but for what
 * it takes from caches.
 */
import { readdirSync, readFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { DynamoDBDocumentClient } from '@aws-sdk/lib-dynamodb';
import type { SQSEvent, SQSRecord } from 'aws-lambda';
import { cleanSource, digestArticle, ENGINE_VERSION, signArticle } from '../engine/index.ts';
import { processIntake } from '../lambdas/clean/clean.ts';
import { processDigests } from '../lambdas/digest/digest.ts';
import { PACKINGS } from '../lambdas/shared/environment.ts';
import {
  LIST_INDEX,
  LIST_PARTITION,
  LIST_PROJECTION,
  LIST_SORT,
  PARTITION_KEY,
  SORT_KEY,
} from '../lambdas/shared/store/attributes.ts';
import { isRow, type Row, rowBytes } from '../lambdas/shared/store/rows.ts';
import { CREDENTIALS } from '../local/credentials.ts';
import type { TablePlan } from '../local/plan.ts';
import { startTables } from '../local/table/table.ts';
import { readRows } from './shared.ts';

/** US dollars, us-east-1, on demand, first tier, without any free allowance. List prices change: check them. */
const PRICE = {
  s3Put: 5 / 1e6,
  s3Get: 0.4 / 1e6,
  sqsRequest: 0.4 / 1e6,
  lambdaRequest: 0.2 / 1e6,
  lambdaGbSecond: 0.0000133334,
  writeUnit: 0.625 / 1e6,
  readUnit: 0.125 / 1e6,
  logGb: 0.5,
  kmsRequest: 3 / 1e6,
  kmsKeyMonth: 1,
  tableGbMonth: 0.25,
  backupGbMonth: 0.2,
  bucketGbMonth: 0.023,
};
/** Milliseconds a call typically takes from a function in the same region; each call here lasts at least so long. */
const TYPICAL = { table: 5, bucket: 25, queue: 10 };
const MEMORY_MB = 1_024;
/** A function has one whole processor at this size and its share of one below. */
const WHOLE_PROCESSOR_MB = 1_769;
/**
 * What Powertools writes around our own details in a line, with what CloudWatch adds to each; and one line of metrics.
 */
const LINE_BYTES = 446;
const METRICS_LINE_BYTES = 620;
/** DynamoDB stores so much beside each row and each row of an index. */
const ROW_OVERHEAD = 100;
const MONTH_DAYS = 30.4;
/**
 * Names of an article that the directory does not hold yet, on average over a million articles. A few hundred articles
 * say little of that: in 1,797 of news, successive 400s brought 4.8, 3.9, 3.3, 3.2 and 2.9 an article, which falls with
 * the 0.24th power of their number; carried on, 0.6 at a million and 0.8 on average.
 */
const NEW_NAMES = 0.8;
/**
 * Names of an article that a process does not know yet to be in the directory, and reads, at half a unit each: what is
 * measured here is a process that has seen a hundred articles. Batches of ten fill from five articles a second on,
 * which one process works off; within an hour it sees 15,000, and by the same power law 2.2 of an article are new to
 * it.
 */
const UNKNOWN_NAMES = 2.2;
/** Who uses the key of queues and table, and for what. */
const KEY_USES = [
  'S3 sends to the intake queue',
  'clean receives from it',
  'clean sends to the digest queue',
  'digest receives from it',
  'clean uses the table',
  'digest uses the table',
  'read uses the table',
];
const CLEAN_TEXT_DAYS = 19;
const MILLION = 1_000_000;

const { positionals, values } = parseArgs({
  allowPositionals: true,
  options: { packing: { type: 'string', default: 'brotli' } },
});
const packing = PACKINGS.find((name) => name === values.packing);
if (packing === undefined) throw new Error(`--packing is one of ${PACKINGS.join(', ')}`);
const articles = positionals.length === 0 ? samples() : positionals.flatMap(longEnough);

/** Sample articles, each followed by others until it has 600 words: more different names than one article has. */
function samples(): readonly string[] {
  const folder = new URL('../events/articles/', import.meta.url);
  const texts = readdirSync(folder)
    .filter((name) => name.endsWith('.txt') && !/german|sentence/.test(name))
    .map((name) => readFileSync(new URL(name, folder), 'utf8'));
  return texts.map((_, first) => {
    const order = [...texts.slice(first), ...texts.slice(0, first)];
    const parts: string[] = [];
    for (const text of order) if (words(parts.join('\n\n')) < 500) parts.push(text);
    return parts.join('\n\n');
  });
}

function longEnough(path: string): readonly string[] {
  return readRows<{ readonly text: string }>(path)
    .map(({ text }) => text)
    .filter((text) => words(text) >= 500 && words(text) <= 700);
}

function words(text: string): number {
  return text.split(/\s+/).length;
}

/** What was asked of the services. */
class Meter {
  reads = 0;
  /** Of the reads, those of the directory of names. */
  directoryReads = 0;
  writes = 0;
  calls = 0;
  objects = 0;
  /** Requests by which clean sends, of up to ten messages. */
  messages = 0;
  lineBytes = 0;
  /** Of the writes, what each kind of row took. */
  readonly writesOf = new Map<string, number>();
  /** Rows of the table by their key, as last put, for the index's writes and the storage. */
  readonly rows = new Map<string, Row>();

  /** The client, counting the capacity of every call, and no faster than a table is. */
  table(client: DynamoDBDocumentClient): DynamoDBDocumentClient {
    return new Proxy(client, {
      get: (target, property) => {
        const value: unknown = Reflect.get(target, property, target);
        if (property !== 'send' || typeof value !== 'function') return value;
        return async (command: { readonly input: Row }) => {
          this.calls++;
          command.input.ReturnConsumedCapacity = 'TOTAL';
          const sent = Promise.resolve(Reflect.apply(value, target, [command]));
          const [answer] = await Promise.allSettled([sent, wait(TYPICAL.table)]);
          this.#count(command.constructor.name, command.input, answer);
          return sent;
        };
      },
    });
  }

  #count(name: string, input: Row, answer: PromiseSettledResult<unknown>): void {
    const units = answer.status === 'fulfilled' ? capacity(answer.value) : 1;
    if (/^(?:Get|BatchGet|Query)/.test(name)) {
      this.reads += units;
      if (name === 'BatchGetCommand') this.directoryReads += units;
      return;
    }
    const row = isRow(input.Item) ? input.Item : isRow(input.Key) ? input.Key : {};
    this.#write(kindOf(row), units);
    const item = input.Item;
    if (answer.status === 'rejected' || name !== 'PutCommand' || !isRow(item)) return;
    const key = `${item[PARTITION_KEY]}|${item[SORT_KEY]}`;
    const before = indexed(this.rows.get(key));
    const after = indexed(item);
    const moved = before?.[LIST_PARTITION] !== after?.[LIST_PARTITION] || before?.[LIST_SORT] !== after?.[LIST_SORT];
    // A row that moves within an index is taken out and put in.
    if (before !== null && (moved || after === null)) this.#write('index', kilobytes(before));
    if (after !== null) this.#write('index', kilobytes(after));
    this.rows.set(key, item);
  }

  #write(kind: string, units: number): void {
    this.writes += units;
    this.writesOf.set(kind, (this.writesOf.get(kind) ?? 0) + units);
  }

  line(details: object): void {
    this.lineBytes += LINE_BYTES + JSON.stringify(details).length;
  }
}

function kindOf(row: Row): 'directory' | 'words' | 'names' | 'stories' | 'clean text' | 'record' {
  const [partition, sort] = [String(row[PARTITION_KEY]), String(row[SORT_KEY])];
  if (partition.startsWith('NAMES#')) return sort.includes('#') ? 'words' : 'directory';
  if (partition.startsWith('NAME#')) return 'names';
  if (partition.startsWith('STORY#')) return 'stories';
  return sort.startsWith('CLEAN#') ? 'clean text' : 'record';
}

function capacity(answer: unknown): number {
  // A batch of reads has one answer for each table, and there is one.
  const said: unknown = isRow(answer) ? answer.ConsumedCapacity : undefined;
  const consumed: unknown = Array.isArray(said) ? said[0] : said;
  if (!isRow(consumed) || typeof consumed.CapacityUnits !== 'number') {
    throw new Error('the table did not say what a call used');
  }
  return consumed.CapacityUnits;
}

/** What the listing index holds of a row; null where it is not in the index. */
function indexed(row: Row | undefined): Row | null {
  if (row?.[LIST_PARTITION] === undefined) return null;
  const names: readonly string[] = [PARTITION_KEY, SORT_KEY, LIST_PARTITION, LIST_SORT, ...LIST_PROJECTION];
  return Object.fromEntries(Object.entries(row).filter(([name]) => names.includes(name)));
}

function kilobytes(row: Row): number {
  return Math.ceil(rowBytes(row) / 1_024);
}

function wait(milliseconds: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, milliseconds));
}

const plan: TablePlan = {
  logicalId: 'Cost',
  name: 'cost',
  attributes: [PARTITION_KEY, SORT_KEY, LIST_PARTITION, LIST_SORT].map((name) => ({ name, type: 'S' })),
  keys: [
    { name: PARTITION_KEY, kind: 'HASH' },
    { name: SORT_KEY, kind: 'RANGE' },
  ],
  indexes: [
    {
      name: LIST_INDEX,
      keys: [
        { name: LIST_PARTITION, kind: 'HASH' },
        { name: LIST_SORT, kind: 'RANGE' },
      ],
      projection: 'INCLUDE',
      included: LIST_PROJECTION,
    },
  ],
  ttlAttribute: null,
};
const server = await startTables({ plans: [plan], directory: null, port: 0, region: 'us-east-1' });
const database = new DynamoDBClient({ endpoint: server.endpoint, region: 'us-east-1', credentials: CREDENTIALS });
const client = DynamoDBDocumentClient.from(database);

/** Milliseconds of a batch, the median one. */
interface Time {
  /** In which the function had nothing to do. */
  readonly waiting: number;
  readonly processor: number;
}

const knownNames = new Map<string, string>();

/** Runs `count` articles through both functions in batches of one size. */
async function run(meter: Meter, batchSize: number, count: number, from: number) {
  const bodies = new Map<string, Uint8Array>();
  const queue: string[] = [];
  const table = { client: meter.table(client), name: plan.name };
  const telemetry = {
    info: (_: string, details: object) => meter.line(details),
    warn: (message: string, details: object) => {
      throw new Error(`${message} ${JSON.stringify(details)}`);
    },
    count: () => {},
    time: () => {},
  };
  const common = {
    table,
    engine: ENGINE_VERSION,
    now: () => new Date(),
    maxReceiveCount: 5,
    packing,
    telemetry,
    notices: null,
    queue: null,
  };
  const intake = Array.from({ length: count }, (_, at) => {
    const key = `news/2026/11/${from + at}-an-article-about-something-that-happened.txt`;
    bodies.set(key, Buffer.from(articles[(from + at) % articles.length] ?? ''));
    return notification(key, from + at);
  });
  const clean = await timed(intake, batchSize, (event) =>
    processIntake(event, () => 60_000, {
      ...common,
      bucket: {
        name: 'articles',
        read: async (key) => {
          meter.objects++;
          await wait(TYPICAL.bucket);
          const bytes = bodies.get(key);
          return bytes === undefined
            ? { kind: 'gone' }
            : {
                kind: 'object',
                bytes,
                contentType: 'text/plain',
                contentEncoding: null,
                metadata: {},
                etag: 'e'.repeat(32),
                versionId: 'v'.repeat(32),
              };
        },
      },
      queue: {
        send: async (letters) => {
          meter.messages++;
          queue.push(...letters.map(({ message }) => JSON.stringify(message)));
          await wait(TYPICAL.queue);
          return letters.map(() => null);
        },
      },
      cleanSource,
      cleanTextSeconds: CLEAN_TEXT_DAYS * 86_400,
    }),
  );
  const digest = await timed(queue, batchSize, (event) =>
    processDigests(event, () => 30_000, {
      ...common,
      digestArticle,
      signArticle,
      digestHeld: digestArticle,
      keepChanges: true,
      knownNames,
    }),
  );
  return { clean, digest };
}

function notification(key: string, index: number): string {
  const sequencer = (index + 1).toString(16).padStart(18, '0');
  return JSON.stringify({
    Records: [
      {
        eventSource: 'aws:s3',
        eventTime: '2026-11-24T10:00:00.000Z',
        eventName: 'ObjectCreated:Put',
        s3: { bucket: { name: 'articles' }, object: { key: encodeURIComponent(key), sequencer } },
      },
    ],
  });
}

async function timed(
  bodies: readonly string[],
  batchSize: number,
  work: (event: SQSEvent) => Promise<{ readonly settled: readonly PromiseSettledResult<null>[] }>,
): Promise<Time> {
  const batches: Time[] = [];
  for (let at = 0; at < bodies.length; at += batchSize) {
    const event = { Records: bodies.slice(at, at + batchSize).map(queueRecord) };
    const processor = process.threadCpuUsage();
    const loop = performance.eventLoopUtilization();
    const { settled } = await work(event);
    const used = process.threadCpuUsage(processor);
    batches.push({
      waiting: performance.eventLoopUtilization(loop).idle,
      processor: (used.user + used.system) / 1_000,
    });
    const failed = settled.find(({ status }) => status === 'rejected');
    if (failed?.status === 'rejected') throw failed.reason;
  }
  return {
    waiting: median(batches.map(({ waiting }) => waiting)),
    processor: median(batches.map(({ processor }) => processor)),
  };
}

function median(numbers: readonly number[]): number {
  return numbers.toSorted((a, b) => a - b)[numbers.length >> 1] ?? Number.NaN;
}

function queueRecord(body: string, index: number): SQSRecord {
  return {
    messageId: String(index),
    receiptHandle: '',
    body,
    attributes: {
      ApproximateReceiveCount: '1',
      SentTimestamp: '0',
      SenderId: '',
      ApproximateFirstReceiveTimestamp: '0',
    },
    messageAttributes: {},
    md5OfBody: '',
    eventSource: 'aws:sqs',
    eventSourceARN: '',
    awsRegion: 'us-east-1',
  };
}

interface Line {
  readonly what: string;
  /** How much of it an article takes. */
  readonly amount: number;
  readonly unit: string;
  /** Dollars for one of it. */
  readonly price: number;
}

/** A function's time as it is billed: with the part of a processor that its memory buys, computing takes longer. */
function billed({ waiting, processor }: Time): number {
  return waiting + processor * (WHOLE_PROCESSOR_MB / MEMORY_MB);
}

/** Rows of words that a new name brings, on average. */
function wordsOfName({ writesOf }: Meter): number {
  return (writesOf.get('words') ?? 0) / Math.max(1, writesOf.get('directory') ?? 0);
}

function bill(meter: Meter, time: Times, batchSize: number, count: number) {
  const each = (total: number) => total / count;
  const written = (kind: string) => meter.writesOf.get(kind) ?? 0;
  const gbSecond = (MEMORY_MB / 1_024 / 1_000) * PRICE.lambdaGbSecond;
  const spared = batchSize === 1 ? 0 : Math.max(0, each(meter.directoryReads) - UNKNOWN_NAMES / 2);
  const lines: readonly Line[] = [
    { what: 'S3: the upload', amount: 1, unit: 'PUT', price: PRICE.s3Put },
    { what: 'S3: reading it', amount: each(meter.objects), unit: 'GET', price: PRICE.s3Get },
    // Sent by S3 and by clean; received and deleted a batch at a time, on both queues.
    {
      what: 'SQS: both queues',
      amount: 1 + each(meter.messages) + 4 / batchSize,
      unit: 'requests',
      price: PRICE.sqsRequest,
    },
    { what: 'Lambda: invocations', amount: 2 / batchSize, unit: 'requests', price: PRICE.lambdaRequest },
    { what: 'Lambda: clean', amount: billed(time.clean) / batchSize, unit: 'ms of 1 GB', price: gbSecond },
    { what: 'Lambda: digest', amount: billed(time.digest) / batchSize, unit: 'ms of 1 GB', price: gbSecond },
    {
      what: 'DynamoDB: writes',
      amount: each(meter.writes - ['directory', 'words', 'stories'].reduce((sum, kind) => sum + written(kind), 0)),
      unit: 'units',
      price: PRICE.writeUnit,
    },
    { what: 'DynamoDB: stories', amount: each(written('stories')), unit: 'units', price: PRICE.writeUnit },
    { what: 'DynamoDB: new names', amount: NEW_NAMES, unit: 'units', price: PRICE.writeUnit },
    {
      what: 'DynamoDB: words of new names',
      amount: NEW_NAMES * wordsOfName(meter),
      unit: 'units',
      price: PRICE.writeUnit,
    },
    { what: 'DynamoDB: reads', amount: each(meter.reads) - spared, unit: 'units', price: PRICE.readUnit },
    {
      what: 'CloudWatch: logs',
      amount: each(meter.lineBytes) + (2 * METRICS_LINE_BYTES) / batchSize,
      unit: 'bytes',
      price: PRICE.logGb / 1e9,
    },
  ];
  return lines;
}

interface Times {
  readonly clean: Time;
  readonly digest: Time;
}

/** What storing costs: every month for what lasts, once for the clean text, which expires. */
function kept(meter: Meter, count: number) {
  const bytes = { record: 0, index: 0, names: 0, stories: 0, directory: 0, words: 0, 'clean text': 0 };
  for (const row of meter.rows.values()) {
    bytes[kindOf(row)] += rowBytes(row) + ROW_OVERHEAD;
    const entry = indexed(row);
    if (entry !== null) bytes.index += rowBytes(entry) + ROW_OVERHEAD;
  }
  const gigabytes = (total: number) => ((total / count) * MILLION) / 1e9;
  const table = PRICE.tableGbMonth + PRICE.backupGbMonth;
  const passing = gigabytes(bytes['clean text']);
  const lasting = gigabytes(bytes.record + bytes.index + bytes.names + bytes.stories + bytes.directory + bytes.words);
  const source = articles.reduce((sum, text) => sum + Buffer.byteLength(text), 0) / articles.length;
  return {
    each: Object.fromEntries(Object.entries(bytes).map(([kind, total]) => [kind, Math.round(total / count)])),
    monthly: lasting * table + ((source * MILLION) / 1e9) * PRICE.bucketGbMonth,
    once: ((passing * CLEAN_TEXT_DAYS) / MONTH_DAYS) * table,
  };
}

/** Every article once, where there are so many: names seen before cost less than new ones. */
const counts = { full: Math.max(100, Math.floor(articles.length * 0.5)), single: 40 };
// The directory of names fills, and the code is compiled.
const warm = Math.max(100, Math.floor(articles.length * 0.4));
await run(new Meter(), 10, warm, 0);
const full = new Meter();
const { clean, digest } = await run(full, 10, counts.full, warm);
const single = new Meter();
const alone = await run(single, 1, counts.single, warm + counts.full);
const waitingAs = (time: Time, { waiting }: Time): Time => ({ ...time, waiting });
const together = { clean: waitingAs(clean, alone.clean), digest: waitingAs(digest, alone.digest) };
const fullLines = bill(full, together, 10, counts.full);
const singleLines = bill(single, alone, 1, counts.single);
const storage = kept(full, counts.full);
database.destroy();
await server.stop();

const dollars = (lines: readonly Line[]) =>
  lines.reduce((sum, { amount, price }) => sum + amount * price * MILLION, 0) + storage.once;
const out = (line: string) => process.stdout.write(`${line}\n`);
out(
  `${articles.length} articles, ` +
    `${Math.round(articles.reduce((sum, text) => sum + words(text), 0) / articles.length)} words on average\n`,
);
out('| line | an article takes | $ a million | $ a million, one by one |');
out('|---|---:|---:|---:|');
for (const [at, { what, amount, unit, price }] of fullLines.entries()) {
  const one = singleLines[at];
  const cost = (line: Line | undefined) => ((line?.amount ?? 0) * (line?.price ?? 0) * MILLION).toFixed(2);
  out(
    `| ${what} | ${Number(amount.toPrecision(3))} ${unit} | ${(amount * price * MILLION).toFixed(2)} | ` +
      `${cost(one)} |`,
  );
}
out(
  `| Clean text until it expires | ${storage.each['clean text']} bytes, ${CLEAN_TEXT_DAYS} days | ` +
    `${storage.once.toFixed(2)} | ${storage.once.toFixed(2)} |`,
);
out(`| **in all** | | **${dollars(fullLines).toFixed(2)}** | **${dollars(singleLines).toFixed(2)}** |`);
const units = [...full.writesOf].map(([kind, total]) => `${kind} ${(total / counts.full).toFixed(2)}`);
out(`\nWrite units of an article: ${units.join(', ')}`);
out(`Every month it is kept: $ ${storage.monthly.toFixed(2)} (bytes of an article: ${JSON.stringify(storage.each)})`);

// With a customer's key. A data key of SQS or DynamoDB serves a role for five minutes, whatever passes meanwhile.
const dataKeys = KEY_USES.length * (MONTH_DAYS * 24 * 12) * PRICE.kmsRequest;
const perObject = PRICE.kmsRequest * MILLION;
out(`KMS, dataKeyArn: $ ${dataKeys.toFixed(2)} a month at most, and $ ${PRICE.kmsKeyMonth.toFixed(2)} for the key`);
out(
  `KMS, objectKeyArn without a bucket key: $ ${perObject.toFixed(2)} for uploads, $ ${perObject.toFixed(2)} for ` +
    'reading',
);
