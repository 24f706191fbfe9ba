import type { SQSRecord } from 'aws-lambda';
import { signArticle } from '../../engine/index.ts';
import { type CleanPorts, processIntake } from '../../lambdas/clean/clean.ts';
import { type DigestPorts, processDigests } from '../../lambdas/digest/digest.ts';
import type { Bucket } from '../../lambdas/shared/bucket.ts';
import type { Packing } from '../../lambdas/shared/environment.ts';
import type { Notice } from '../../lambdas/shared/messages/notice.ts';
import type { Letter } from '../../lambdas/shared/messages/queue.ts';
import type { MetricName } from '../../lambdas/shared/metric-names.ts';
import type { Telemetry } from '../../lambdas/shared/observability.ts';
import type { Table } from '../../lambdas/shared/store/table.ts';
import { batch, message } from './events.ts';
import { Steps, stepped } from './faults.ts';
import { standInClean, standInDigest } from './stand-in.ts';

/** Counts what was reported; says nothing. */
export class Counted implements Telemetry {
  readonly counts = new Map<MetricName, number>();
  /** Milliseconds that were measured, in order. */
  readonly times = new Map<MetricName, readonly number[]>();
  readonly lines: string[] = [];

  info(line: string, details: object): void {
    this.lines.push(`${line} ${JSON.stringify(details)}`);
  }

  warn(line: string, details: object): void {
    this.info(line, details);
  }

  count(metric: MetricName, value = 1): void {
    this.counts.set(metric, this.of(metric) + value);
  }

  time(metric: MetricName, milliseconds: number): void {
    this.times.set(metric, [...(this.times.get(metric) ?? []), milliseconds]);
  }

  of(metric: MetricName): number {
    return this.counts.get(metric) ?? 0;
  }
}

/** What a test may set of the two functions. */
export interface PipelineOptions {
  readonly table: Table;
  readonly bucket: Bucket;
  readonly engine?: string;
  readonly packing?: Packing;
  readonly cleanSource?: CleanPorts['cleanSource'];
  readonly digestArticle?: DigestPorts['digestArticle'];
  readonly remaining?: () => number;
  readonly now?: () => Date;
  readonly keepChanges?: boolean;
}

/**
 * Both functions between a bucket and a table, with queues that deliver when the test says so, as often as it says.
 * Every invocation can run under its own plan of faults.
 */
export class Pipeline {
  /** Bodies on the digest queue. */
  readonly digestQueue: string[] = [];
  /** Bodies that were put on it with a delay: nobody has them yet. */
  readonly delayed: { readonly body: string; readonly delaySeconds: number }[] = [];
  readonly telemetry = new Counted();
  /** What was told of records, in order. */
  readonly notices: Notice[] = [];
  readonly #options: PipelineOptions;

  constructor(options: PipelineOptions) {
    this.#options = options;
  }

  cleanPorts(steps = new Steps()): CleanPorts {
    const { table, bucket, engine, packing, cleanSource } = this.#options;
    return {
      bucket: stepped(bucket, steps, ['read']),
      table: { ...table, client: stepped(table.client, steps, ['send']) },
      queue: this.#queue(steps),
      notices: this.#notices(steps),
      cleanSource: cleanSource ?? standInClean,
      engine: engine ?? '0.1.0',
      packing,
      now: this.#options.now ?? (() => new Date('2026-03-05T10:00:01.000Z')),
      cleanTextSeconds: 20 * 86_400,
      maxReceiveCount: 5,
      telemetry: this.telemetry,
    };
  }

  digestPorts(steps = new Steps()): DigestPorts {
    const { table, engine, packing, digestArticle } = this.#options;
    return {
      table: { ...table, client: stepped(table.client, steps, ['send']) },
      notices: this.#notices(steps),
      queue: this.#queue(steps),
      digestArticle: digestArticle ?? standInDigest,
      digestHeld: digestArticle ?? standInDigest,
      keepChanges: this.#options.keepChanges ?? true,
      signArticle,
      engine: engine ?? '0.1.0',
      packing,
      now: this.#options.now ?? (() => new Date('2026-03-05T10:00:02.000Z')),
      maxReceiveCount: 5,
      telemetry: this.telemetry,
      knownNames: new Map(),
    };
  }

  #queue(steps: Steps) {
    const send = async (letters: readonly Letter[]) =>
      letters.map(({ message: digest, delaySeconds }) => {
        if (delaySeconds === undefined) this.digestQueue.push(JSON.stringify(digest));
        else this.delayed.push({ body: JSON.stringify(digest), delaySeconds });
        return null;
      });
    return stepped({ send }, steps, ['send']);
  }

  #notices(steps: Steps) {
    return stepped({ send: async (notice: Notice) => void this.notices.push(notice) }, steps, ['send']);
  }

  /** Delivers messages to `clean`; gives the ids of those that failed, all of them where the function was killed. */
  async clean(messages: readonly SQSRecord[], steps = new Steps()): Promise<readonly string[]> {
    return this.#failures(messages, steps, async () => {
      const { settled } = await processIntake(batch(...messages), this.#remaining, this.cleanPorts(steps));
      return settled;
    });
  }

  /** Delivers messages to `digest`, likewise. */
  async digest(messages: readonly SQSRecord[], steps = new Steps()): Promise<readonly string[]> {
    return this.#failures(messages, steps, async () => {
      const { settled } = await processDigests(batch(...messages), this.#remaining, this.digestPorts(steps));
      return settled;
    });
  }

  /** Delivers S3 records to `clean` as one message, then all that is on the digest queue. */
  async deliver(...records: readonly object[]): Promise<void> {
    const failed = await this.clean([message('m', { Records: records })]);
    if (failed.length > 0) throw new Error('clean failed');
    await this.drainDigests();
  }

  /** Delivers what is on the digest queue, one by one. */
  async drainDigests(): Promise<void> {
    for (let body = this.digestQueue.shift(); body !== undefined; body = this.digestQueue.shift()) {
      const failed = await this.digest([message('d', body)]);
      if (failed.length > 0) throw new Error('digest failed');
    }
  }

  readonly #remaining = () => this.#options.remaining?.() ?? 30_000;

  async #failures(
    messages: readonly SQSRecord[],
    steps: Steps,
    invoke: () => Promise<readonly PromiseSettledResult<null>[]>,
  ): Promise<readonly string[]> {
    const settled = await Promise.race([invoke(), steps.killed]);
    return messages
      .filter((_, index) => settled === undefined || settled[index]?.status === 'rejected')
      .map(({ messageId }) => messageId);
  }
}
