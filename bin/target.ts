import { resolve } from 'node:path';
import type { CloudFormationClient } from '@aws-sdk/client-cloudformation';
import type { S3Client } from '@aws-sdk/client-s3';
import type { SQSClient } from '@aws-sdk/client-sqs';
import type { Table } from '../lambdas/shared/store/table.ts';
import { CREDENTIALS } from '../local/credentials.ts';
import { readRunFile } from '../local/run-file.ts';
import { type ApiAccess, ReadApi } from './read-api.ts';
import type { Signing } from './sign.ts';

/** Which deployment a command works on, as the command line says it. */
export interface TargetOptions {
  /** The local run, though a stack is named elsewhere. */
  readonly local?: true;
  /** Folder of the local run; progress is kept in it for every target. */
  readonly data: string;
  readonly stack?: string;
  readonly region?: string;
  readonly profile?: string;
  /** For an API with access `jwt`. */
  readonly token?: string;
}

/** There is nothing to work on, or no way to it. The message says what to do. */
export class TargetError extends Error {
  override readonly name = 'TargetError';
}

export type QueueName = 'intake' | 'digest';

/**
 * Where messages wait that failed too often, by the queue they came from; or events that EventBridge could not deliver.
 */
export type DeadLettersName = QueueName | 'events';

/** A queue and where its messages go that failed too often. */
export interface QueueUrls {
  readonly url: string;
  readonly deadLettersUrl: string;
}

/** Outputs of the stack that commands read; `lib/nutgraf-stack.ts` writes them. */
interface Outputs {
  readonly ArticlesBucketName: string;
  readonly ApiUrl: string;
  readonly ApiAccess: string;
  readonly TableName: string;
  readonly IntakeQueueUrl: string;
  readonly IntakeDeadLettersUrl: string;
  readonly DigestQueueUrl: string;
  readonly DigestDeadLettersUrl: string;
  /** Null where events do not come by EventBridge. */
  readonly UndeliveredEventsUrl: string | null;
}

/** What every client is made with. */
interface ClientOptions {
  readonly region: string;
  readonly credentials: typeof CREDENTIALS | CloudFormationClient['config']['credentials'];
}

/** Addresses of the local run's services; a deployment's are known to the SDK. */
interface LocalEndpoints {
  readonly s3: string;
  readonly queues: string;
  readonly table: string;
}

/**
 * One deployment, or the local run: the names in it, and clients for its services. A client's library is loaded when a
 * command asks for it, because each takes a tenth of a second.
 */
export class Target {
  /** For people: "the local run", "stack Nutgraf in eu-west-1". */
  readonly name: string;
  /** What tells this deployment from every other, as far as a command can know. */
  readonly identity: string;
  readonly bucketName: string;
  readonly tableName: string;
  readonly api: ReadApi;
  readonly #outputs: Outputs;
  readonly #options: ClientOptions;
  readonly #endpoints: LocalEndpoints | null;

  constructor(parts: {
    readonly name: string;
    readonly outputs: Outputs;
    readonly access: ApiAccess;
    readonly options: ClientOptions;
    readonly endpoints: LocalEndpoints | null;
  }) {
    this.name = parts.name;
    this.identity = `${parts.name} ${parts.outputs.IntakeQueueUrl} ${parts.outputs.TableName}`;
    this.bucketName = parts.outputs.ArticlesBucketName;
    this.tableName = parts.outputs.TableName;
    this.api = new ReadApi(parts.outputs.ApiUrl, parts.access);
    this.#outputs = parts.outputs;
    this.#options = parts.options;
    this.#endpoints = parts.endpoints;
  }

  queue(name: QueueName): QueueUrls {
    const outputs = this.#outputs;
    return name === 'intake'
      ? { url: outputs.IntakeQueueUrl, deadLettersUrl: outputs.IntakeDeadLettersUrl }
      : { url: outputs.DigestQueueUrl, deadLettersUrl: outputs.DigestDeadLettersUrl };
  }

  /** @throws TargetError where there is no such queue */
  deadLetters(name: DeadLettersName): QueueUrls {
    if (name !== 'events') return this.queue(name);
    const { IntakeQueueUrl: url, UndeliveredEventsUrl: deadLettersUrl } = this.#outputs;
    if (deadLettersUrl !== null) return { url, deadLettersUrl };
    throw new TargetError(`${this.name} has no queue of undelivered events: they do not come by EventBridge there`);
  }

  /** All that {@link Target.deadLetters} knows. */
  get deadLettersNames(): readonly DeadLettersName[] {
    return this.#outputs.UndeliveredEventsUrl === null ? ['intake', 'digest'] : ['intake', 'digest', 'events'];
  }

  async s3(): Promise<S3Client> {
    const { S3Client } = await import('@aws-sdk/client-s3');
    const endpoint = this.#endpoints?.s3;
    return new S3Client({
      ...this.#options,
      // "bucket.localhost" resolves nowhere.
      ...(endpoint === undefined ? {} : { endpoint, forcePathStyle: true }),
    });
  }

  async sqs(): Promise<SQSClient> {
    const { SQSClient } = await import('@aws-sdk/client-sqs');
    const endpoint = this.#endpoints?.queues;
    return new SQSClient({ ...this.#options, ...(endpoint === undefined ? {} : { endpoint }) });
  }

  async table(): Promise<Table> {
    const [{ DynamoDBClient }, { DynamoDBDocumentClient }] = await Promise.all([
      import('@aws-sdk/client-dynamodb'),
      import('@aws-sdk/lib-dynamodb'),
    ]);
    const endpoint = this.#endpoints?.table;
    const client = new DynamoDBClient({ ...this.#options, ...(endpoint === undefined ? {} : { endpoint }) });
    return { client: DynamoDBDocumentClient.from(client), name: this.tableName };
  }
}

/**
 * Finds what a command works on: the stack that is named; else the local run that is under way.
 *
 * @throws TargetError where there is none; what the SDK throws where a stack cannot be looked up
 */
export async function resolveTarget(options: TargetOptions): Promise<Target> {
  if (options.stack !== undefined) return await deployedTarget(options.stack, options);
  const data = resolve(options.data);
  const run = readRunFile(data);
  if (run !== null) return localTarget(run, data);
  throw new TargetError(
    options.local === true
      ? `no local run uses ${data}; start one with "npm start", or name its folder with --data`
      : 'nothing runs here, and no stack is named; start the local run with "npm start", or name a deployed stack ' +
          'with --stack (and --region, --profile)',
  );
}

function localTarget(run: NonNullable<ReturnType<typeof readRunFile>>, data: string): Target {
  const { api, s3, queues, table, region } = run;
  return new Target({
    name: 'the local run',
    outputs: outputsIn({ ...run.outputs, ApiUrl: api }, `the local run on ${data}`, 'end it, and start it again'),
    access: { mode: 'public' },
    options: { region, credentials: CREDENTIALS },
    endpoints: { s3, queues, table },
  });
}

async function deployedTarget(stack: string, options: TargetOptions): Promise<Target> {
  const { CloudFormationClient, DescribeStacksCommand } = await import('@aws-sdk/client-cloudformation');
  const { region, profile } = options;
  const client = new CloudFormationClient({
    ...(region === undefined ? {} : { region }),
    ...(profile === undefined ? {} : { profile }),
  });
  const where = await client.config.region();
  const { Stacks: [found] = [] } = await client
    .send(new DescribeStacksCommand({ StackName: stack }))
    .catch((error: unknown) => {
      if (isNoSuchStack(error)) {
        throw new TargetError(
          `there is no stack ${stack} in ${where} in this account; check --stack, --region and --profile ("aws ` +
            'cloudformation list-stacks" shows what is there)',
        );
      }
      // The SDK does not say which profile it looked for.
      if (profile !== undefined && isNamed(error, 'CredentialsProviderError')) {
        throw new TargetError(
          `no AWS credentials in the profile ${profile}: "aws configure list-profiles" shows which there are, ` +
            `"aws sso login --profile ${profile}" signs in (${error.message})`,
        );
      }
      throw error;
    });
  const given = Object.fromEntries(
    (found?.Outputs ?? []).map(({ OutputKey = '', OutputValue = '' }) => [OutputKey, OutputValue]),
  );
  const outputs = outputsIn(
    given,
    `stack ${stack} (${found?.StackStatus ?? 'no status'})`,
    'it is not a Nutgraf stack, is not there yet, or is older than this command',
  );
  // Every service answers with the credentials that found the stack: nobody is asked for a second code.
  const { credentials, sha256 } = client.config;
  return new Target({
    name: `stack ${stack} in ${where}`,
    outputs,
    access: await accessOf(outputs.ApiAccess, { credentials, region: where, sha256 }, options.token),
    options: { region: where, credentials },
    endpoints: null,
  });
}

/** CloudFormation has no name of its own for this error. */
function isNoSuchStack(error: unknown): boolean {
  return isNamed(error, 'ValidationError') && error.message.includes('does not exist');
}

function isNamed(error: unknown, name: string): error is Error {
  return error instanceof Error && error.name === name;
}

/** @throws TargetError where one is missing */
function outputsIn(given: Readonly<Record<string, string>>, whose: string, advice: string): Outputs {
  const take = (name: keyof Outputs): string => {
    const value = given[name];
    if (value === undefined) throw new TargetError(`${whose} has no output ${name}: ${advice}`);
    return value;
  };
  return {
    ArticlesBucketName: take('ArticlesBucketName'),
    ApiUrl: take('ApiUrl'),
    ApiAccess: take('ApiAccess'),
    TableName: take('TableName'),
    IntakeQueueUrl: take('IntakeQueueUrl'),
    IntakeDeadLettersUrl: take('IntakeDeadLettersUrl'),
    DigestQueueUrl: take('DigestQueueUrl'),
    DigestDeadLettersUrl: take('DigestDeadLettersUrl'),
    UndeliveredEventsUrl: given.UndeliveredEventsUrl ?? null,
  };
}

/** @throws TargetError for a mode that is not known */
async function accessOf(mode: string, signing: Signing, token: string | undefined): Promise<ApiAccess> {
  switch (mode) {
    case 'public':
      return { mode };
    case 'jwt':
      // Asked for when the API is called: most commands never do.
      return { mode, token: token?.replace(/^Bearer\s+/i, '') ?? null };
    case 'iam': {
      const { signer } = await import('./sign.ts');
      return { mode, signer: signer(signing) };
    }
    default:
      throw new TargetError(`the stack's API has access "${mode}", which this command does not know: take a newer one`);
  }
}
