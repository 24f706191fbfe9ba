import { Metrics } from '@aws-lambda-powertools/metrics';
import type { Context, SQSEvent } from 'aws-lambda';
import { signArticle } from '../../engine/index.ts';
import type { CleanArticle } from '../../engine/record.ts';
import { processIntake } from '../../lambdas/clean/clean.ts';
import { processDigests } from '../../lambdas/digest/digest.ts';
import type { After } from '../../lambdas/shared/batch.ts';
import { s3Bucket } from '../../lambdas/shared/bucket.ts';
import type { Packing } from '../../lambdas/shared/environment.ts';
import { sqsDigestQueue } from '../../lambdas/shared/messages/queue.ts';
import { busNotices } from '../../lambdas/shared/messages/send-notices.ts';
import { type Powertools, powertools, telemetry } from '../../lambdas/shared/observability.ts';
import { queueFunction } from '../../lambdas/shared/queue-function.ts';
import { BUCKET } from '../support/events.ts';
import { type Engine, OLD } from './engines.ts';
import type { ConsumerName } from './schedule.ts';
import type { Services } from './services.ts';

export const MAX_RECEIVE_COUNT = 5;
const DIGEST_QUEUE_URL = 'http://model.invalid/digest';

/** One copy of a function: what its process keeps between events. */
export interface Copy {
  readonly function: ConsumerName;
  readonly engine: Engine;
  readonly handler: (event: SQSEvent, context: Context) => Promise<unknown>;
}

export interface CopyOptions {
  readonly services: Services;
  readonly now: () => number;
  readonly after: After;
  /** How the release before packs. */
  readonly packingBefore: Packing;
  /** Told of every article that is digested. */
  readonly digested: (article: CleanArticle, engine: Engine) => void;
  /** Told of everything the function counts. */
  readonly counted: (metric: string, value: number) => void;
}

const TOOLS = { clean: powertools('clean'), digest: powertools('digest') };

/** Powertools' metrics that also tell what they are told. */
class OverheardMetrics extends Metrics {
  readonly #counted: CopyOptions['counted'];

  constructor(serviceName: ConsumerName, counted: CopyOptions['counted']) {
    super({ serviceName });
    this.#counted = counted;
  }

  override addMetric(...[name, unit, value, resolution]: Parameters<Metrics['addMetric']>): this {
    this.#counted(name, value);
    return super.addMetric(name, unit, value, resolution);
  }
}

/** A function as it is deployed, middy and all, on clients of the model services and with a stand-in for the engine. */
export function startCopy(name: ConsumerName, engine: Engine, options: CopyOptions): Copy {
  const { services, now, after } = options;
  const tools: Powertools = { ...TOOLS[name], metrics: new OverheardMetrics(name, options.counted) };
  // A newer release may pack otherwise, and then blobs of both packings stand side by side.
  const packing: Packing = engine.version === OLD.version ? options.packingBefore : 'columns';
  const common = {
    table: { client: services.table, name: services.tableName },
    engine: engine.version,
    packing,
    now: () => new Date(now()),
    maxReceiveCount: MAX_RECEIVE_COUNT,
    telemetry: telemetry(tools),
    queue: sqsDigestQueue(services.sqs, DIGEST_QUEUE_URL),
    notices: busNotices(services.putEvents, 'default', 'nutgraf.model'),
    after,
  };
  if (name === 'clean') {
    const ports = {
      ...common,
      bucket: s3Bucket(services.s3, BUCKET, 5 * 1024 * 1024),
      cleanSource: engine.clean,
      cleanTextSeconds: 19 * 86_400,
    };
    const handler = queueFunction(tools, (event, remaining) => processIntake(event, remaining, ports));
    return { function: name, engine, handler };
  }
  const ports = {
    ...common,
    keepChanges: true,
    digestHeld: engine.digest,
    digestArticle: (article: CleanArticle) => {
      options.digested(article, engine);
      return engine.digest(article);
    },
    signArticle,
    knownNames: new Map<string, string>(),
  };
  const handler = queueFunction(tools, (event, remaining) => processDigests(event, remaining, ports));
  return { function: name, engine, handler };
}
