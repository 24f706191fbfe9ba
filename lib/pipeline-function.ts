import { existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { Duration, RemovalPolicy, Validations } from 'aws-cdk-lib';
import { ComparisonOperator, MathExpression, Stats } from 'aws-cdk-lib/aws-cloudwatch';
import { PolicyStatement, Role, ServicePrincipal } from 'aws-cdk-lib/aws-iam';
import type { IKey } from 'aws-cdk-lib/aws-kms';
import {
  ApplicationLogLevel,
  Architecture,
  Code,
  EventSourceMapping,
  type FunctionOptions,
  Function as LambdaFunction,
  LoggingFormat,
  Runtime,
  SystemLogLevel,
  Tracing,
} from 'aws-cdk-lib/aws-lambda';
import {
  type BundlingOptions,
  type ICommandHooks,
  LogLevel,
  NodejsFunction,
  OutputFormat,
} from 'aws-cdk-lib/aws-lambda-nodejs';
import { LogGroup, type RetentionDays } from 'aws-cdk-lib/aws-logs';
import { Construct } from 'constructs';
import { type AlarmTarget, addAlarm, TOO_MANY_ERRORS } from './alarms.ts';
import { metricsNamespace, pipelineMetric } from './metrics.ts';
import type { QueueWithDeadLetters } from './queue-with-dead-letters.ts';

/** Below this many pieces of work in five minutes, a few repeated deliveries would already look like many. */
const REPEATS_FLOOR = 200;
/**
 * Percent. S3 and SQS repeat well below one in a thousand; half is far above what hurried editors cause by saving
 * often.
 */
const REPEATS_LIMIT = 50;

/** More would only widen what one slow article can hold up. */
const BATCH_SIZE = 10;

const ROOT = fileURLToPath(new URL('..', import.meta.url));

/** What bundling gives. */
const BUNDLE = 'index.js';

/** A command that runs Node, for every shell. */
function node(...args: readonly string[]): string {
  return [process.execPath, ...args].map((part) => `"${part}"`).join(' ');
}

const FINISHED: ICommandHooks = {
  beforeBundling: () => [],
  beforeInstall: () => [],
  afterBundling: (_inputDir, outputDir) => [node(`${ROOT}bin/package/finish.ts`, `${outputDir}/${BUNDLE}`)],
};

/**
 * One self-contained module per function. The SDK is part of it: what the runtime brings changes without notice.
 * CommonJS is loaded in four fifths of the time that an ES module takes (docs/decisions.md, 85).
 */
const BUNDLING: BundlingOptions = {
  format: OutputFormat.CJS,
  target: 'node24',
  mainFields: ['module', 'main'],
  minify: true,
  sourceMap: false,
  externalModules: [],
  logLevel: LogLevel.WARNING,
  define: { 'import.meta.url': 'moduleUrl' },
  banner: "const moduleUrl = require('node:url').pathToFileURL(__filename).href;",
  commandHooks: FINISHED,
};

/** Folder of a function that was bundled when the package was made; a checkout has none and bundles its sources. */
function builtFolder(handler: HandlerName, withPage: boolean): string {
  return `${ROOT}lambdas/${handler}${withPage ? '-with-page' : ''}`;
}

export type HandlerName = 'clean' | 'digest' | 'read';

export interface PipelineFunctionProps {
  /** Folder of `lambdas/` whose `handler.ts` exports `handler`. */
  readonly handler: HandlerName;
  readonly description: string;
  readonly timeout: Duration;
  readonly memoryMb: number;
  readonly environment: Readonly<Record<string, string>>;
  readonly logRetention: RetentionDays;
  /** The customer's key that the log is encrypted with; null where that of CloudWatch is. */
  readonly logKey: IKey | null;
  readonly alarms: AlarmTarget;
  readonly tracing: boolean;
  /** Whether the built reader page is part of the bundle, in its folder `page`. Default: no. */
  readonly withPage?: boolean;
}

/**
 * Builds the reader page into the bundle. It is built each time: the page takes a second, and a stale one would be
 * shipped unseen.
 */
const PAGE_HOOKS: ICommandHooks = {
  ...FINISHED,
  afterBundling: (inputDir, outputDir) => [
    ...FINISHED.afterBundling(inputDir, outputDir),
    node(`${ROOT}node_modules/vite/bin/vite.js`, 'build', `${ROOT}web`, '--outDir', `${outputDir}/page`),
  ],
};

/**
 * A function with a role of its own that starts out with nothing but its own log group, tracing if it is
 * wanted, and alarms.
 */
export class PipelineFunction extends Construct {
  readonly lambda: LambdaFunction;
  readonly logGroup: LogGroup;
  readonly role: Role;
  readonly handler: HandlerName;

  constructor(scope: Construct, id: string, props: PipelineFunctionProps) {
    super(scope, id);
    this.handler = props.handler;
    this.logGroup = new LogGroup(this, 'Logs', {
      retention: props.logRetention,
      removalPolicy: RemovalPolicy.DESTROY,
      ...(props.logKey !== null && { encryptionKey: props.logKey }),
    });
    this.role = new Role(this, 'Role', { assumedBy: new ServicePrincipal('lambda.amazonaws.com') });
    this.allow(['logs:CreateLogStream', 'logs:PutLogEvents'], [this.logGroup.logGroupArn]);
    const common: FunctionOptions = {
      description: props.description,
      architecture: Architecture.ARM_64,
      memorySize: props.memoryMb,
      timeout: props.timeout,
      environment: {
        POWERTOOLS_SERVICE_NAME: props.handler,
        POWERTOOLS_METRICS_NAMESPACE: metricsNamespace(this),
        ...props.environment,
      },
      role: this.role,
      tracing: props.tracing ? Tracing.ACTIVE : Tracing.DISABLED,
      logGroup: this.logGroup,
      loggingFormat: LoggingFormat.JSON,
      applicationLogLevelV2: ApplicationLogLevel.INFO,
      // Start and report lines of every invocation would be most of the log, and the same numbers are metrics.
      systemLogLevelV2: SystemLogLevel.WARN,
    };
    this.lambda = this.#function(props, common);

    if (props.tracing) {
      Validations.of(this.role).acknowledge({
        id: 'AwsSolutions-IAM5[Resource::*]',
        reason:
          'xray:PutTraceSegments and xray:PutTelemetryRecords know no resources; nothing else in the role has a ' +
          'bare star.',
      });
    } else {
      Validations.of(this.lambda).acknowledge({
        id: 'Serverless-LambdaTracing',
        reason:
          'A trace says how long an invocation took, which metrics say too, and at a few articles a second costs as ' +
          'much as everything that computes; `-c tracing=true` has them.',
      });
    }
    Validations.of(this.lambda).acknowledge({
      id: 'Serverless-LambdaDLQ',
      reason:
        'Nothing invokes the function asynchronously: a queue or the gateway waits for its answer, and the queue ' +
        'has dead letters.',
    });

    const period = Duration.minutes(5);
    addAlarm(this, 'ErrorAlarm', props.alarms, {
      metric: this.lambda.metricErrors({ period, statistic: Stats.SUM }),
      threshold: TOO_MANY_ERRORS,
      evaluationPeriods: 1,
      alarmDescription:
        `${props.handler} ended in errors or ran out of time, again and again. ` +
        'See "A function fails" in docs/operating.md.',
    });
    addAlarm(this, 'ThrottleAlarm', props.alarms, {
      metric: this.lambda.metricThrottles({ period, statistic: Stats.SUM }),
      threshold: 1,
      evaluationPeriods: 3,
      alarmDescription: `${props.handler} was throttled. See "A function is throttled" in docs/operating.md.`,
    });
  }

  #function({ handler, withPage = false }: PipelineFunctionProps, common: FunctionOptions): LambdaFunction {
    const runtime = Runtime.NODEJS_24_X;
    const built = builtFolder(handler, withPage);
    if (existsSync(`${built}/${BUNDLE}`)) {
      return new LambdaFunction(this, 'Function', {
        ...common,
        runtime,
        code: Code.fromAsset(built),
        handler: 'index.handler',
      });
    }
    return new NodejsFunction(this, 'Function', {
      ...common,
      runtime,
      entry: `${ROOT}lambdas/${handler}/handler.ts`,
      handler: 'handler',
      projectRoot: ROOT,
      depsLockFilePath: `${ROOT}package-lock.json`,
      bundling: withPage ? { ...BUNDLING, commandHooks: PAGE_HOOKS } : BUNDLING,
    });
  }

  /**
   * Raised when most of what the function works through was not needed: delivered again (`Duplicate`), overtaken
   * (`Stale`), or overtaken within its batch (`Superseded`). The last alone is the difference between records and
   * distinct keys of a batch; what comes back in another batch shows only in the first two.
   */
  #watchRepeats(target: AlarmTarget): void {
    const { handler } = this;
    const period = Duration.minutes(5);
    const metric = (name: Parameters<typeof pipelineMetric>[2]) => pipelineMetric(this, handler, name, period);
    addAlarm(this, 'RepeatsAlarm', target, {
      metric: new MathExpression({
        // A name that was never counted has no data at all, and would leave the sum without any.
        expression:
          `IF(processed >= ${REPEATS_FLOOR}, 100 * (FILL(duplicate, 0) + FILL(stale, 0) + FILL(superseded, 0)) / ` +
          'processed, 0)',
        usingMetrics: {
          processed: metric('RecordsProcessed'),
          duplicate: metric('Duplicate'),
          stale: metric('Stale'),
          superseded: metric('Superseded'),
        },
        label: 'repeated or overtaken work, percent',
        period,
      }),
      threshold: REPEATS_LIMIT,
      comparisonOperator: ComparisonOperator.GREATER_THAN_THRESHOLD,
      evaluationPeriods: 3,
      alarmDescription: `Most of what ${handler} does is repeated. See "Work is repeated" in docs/operating.md.`,
    });
  }

  /** Adds one hand-written statement to the function's role. */
  allow(actions: string[], resources: string[]): void {
    this.role.addToPolicy(new PolicyStatement({ actions, resources }));
  }

  /**
   * Runs the function on a queue's messages. Failures are reported message by message. The limiter is the mapping's own
   * `maxConcurrency`: with reserved concurrency the poller would receive what it cannot hand over, and good messages
   * would use up their receives.
   */
  consume(source: QueueWithDeadLetters, maxConcurrency: number, alarms: AlarmTarget): void {
    this.#watchRepeats(alarms);
    this.allow(['sqs:ReceiveMessage', 'sqs:DeleteMessage', 'sqs:GetQueueAttributes'], [source.queue.queueArn]);
    const mapping = new EventSourceMapping(this, 'Source', {
      target: this.lambda,
      eventSourceArn: source.queue.queueArn,
      batchSize: BATCH_SIZE,
      maxBatchingWindow: source.batchWindow,
      maxConcurrency,
      reportBatchItemFailures: true,
    });
    Validations.of(mapping).acknowledge({
      id: 'Serverless-LambdaEventSourceMappingDestination',
      reason: 'On-failure destinations exist for streams only; what fails on a queue goes to its dead letters.',
    });
  }
}
