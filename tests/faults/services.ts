import { AsyncLocalStorage } from 'node:async_hooks';
import { Readable } from 'node:stream';
import { S3Client } from '@aws-sdk/client-s3';
import { SQSClient } from '@aws-sdk/client-sqs';
import type { DynamoDBDocumentClient } from '@aws-sdk/lib-dynamodb';
import { member, text } from '../../lambdas/shared/json.ts';
import type { EventEntry, PutEventsAnswer } from '../../lambdas/shared/messages/send-notices.ts';
import type { S3Response } from '../../local/s3/request.ts';
import { createTestTable } from '../support/table.ts';
import { answeredBy, bytesOf, dynaliteClient, IN_PROCESS } from '../support/wire.ts';

export type Service = 'S3' | 'SQS' | 'DynamoDB' | 'EventBridge';

/** One call of an SDK client, before the SDK has done anything about it. */
export interface Call {
  readonly service: Service;
  /** `PutItem` */
  readonly operation: string;
  readonly input: object;
}

/** Who is calling: every call goes through here, and so do the requests that the models answer. */
export interface Caller {
  call<T extends { output: object }>(call: Call, perform: () => Promise<T>): Promise<T>;
  object(key: string, versionId: string | null): S3Response;
  /** Null where the queue does not take it. */
  send(queueUrl: string, body: string, delaySeconds: number): object | null;
  event(entry: EventEntry): void;
}

/**
 * Clients as the functions have them, without retries: what an SDK call comes to after them is the caller's to decide.
 */
export interface Services {
  readonly table: DynamoDBDocumentClient;
  readonly tableName: string;
  readonly s3: S3Client;
  readonly sqs: SQSClient;
  /** `PutEvents`. */
  readonly putEvents: (entry: EventEntry) => Promise<PutEventsAnswer>;
  /** Runs work whose calls are this caller's. */
  as<T>(caller: Caller, work: () => Promise<T>): Promise<T>;
  /** Whose work this is. */
  caller(): Caller | undefined;
  stop(): void;
}

/** Before the SDK does anything: what is faked here looks as the outcome of all its attempts. */
const FIRST = { step: 'initialize', priority: 'high', name: 'caller' } as const;

function through(service: Service, callers: AsyncLocalStorage<Caller>) {
  return <Input extends object, Output extends { output: object }>(
    next: (args: { input: Input }) => Promise<Output>,
    context: { commandName?: string },
  ) =>
    (args: { input: Input }): Promise<Output> => {
      const operation = (context.commandName ?? '').replace(/Command$/, '');
      const perform = () => next(args);
      return callers.getStore()?.call({ service, operation, input: args.input }, perform) ?? perform();
    };
}

/** An in-memory table and clients for it and for the models of the caller. */
export async function startServices(): Promise<Services> {
  const callers = new AsyncLocalStorage<Caller>();
  const caller = () => {
    const found = callers.getStore();
    if (found === undefined) throw new Error('a call that is nobody’s');
    return found;
  };
  const dynamodb = dynaliteClient();
  const s3 = new S3Client({
    ...IN_PROCESS,
    forcePathStyle: true,
    requestHandler: answeredBy(({ path, query }) => {
      const [, , ...key] = decodeURIComponent(path).split('/');
      const { status, headers, body = '' } = caller().object(key.join('/'), text(query, 'versionId') ?? null);
      return { statusCode: status, headers: { ...headers }, body: Readable.from([Buffer.from(body)]) };
    }),
  });
  const sqs = new SQSClient({
    ...IN_PROCESS,
    useQueueUrlAsEndpoint: false,
    requestHandler: answeredBy(({ headers, body }) => {
      const message: unknown = JSON.parse(bytesOf(body).toString('utf8'));
      if (headers['x-amz-target'] !== 'AmazonSQS.SendMessageBatch')
        throw new Error('the model queue only takes batches');
      const entries = member(message, 'Entries');
      const answers = (Array.isArray(entries) ? entries : []).map((entry: unknown) => {
        const delay = Number(member(entry, 'DelaySeconds') ?? 0);
        const answer = caller().send(text(message, 'QueueUrl') ?? '', String(member(entry, 'MessageBody')), delay);
        return { ...(answer ?? { Code: 'InternalError', SenderFault: false }), Id: member(entry, 'Id') };
      });
      const Successful = answers.filter((answer) => 'MessageId' in answer);
      const Failed = answers.filter((answer) => 'Code' in answer);
      return { statusCode: 200, headers: {}, body: Buffer.from(JSON.stringify({ Successful, Failed })) };
    }),
  });
  dynamodb.middlewareStack.add(through('DynamoDB', callers), FIRST);
  s3.middlewareStack.add(through('S3', callers), FIRST);
  sqs.middlewareStack.add(through('SQS', callers), FIRST);
  const tableName = 'nutgraf-faults';
  const table = await createTestTable(dynamodb, tableName);
  return {
    table,
    tableName,
    s3,
    sqs,
    putEvents: async (entry) => {
      const perform = async () => {
        caller().event(entry);
        return { output: { FailedEntryCount: 0 } };
      };
      const call = { service: 'EventBridge', operation: 'PutEvents', input: entry } as const;
      return (await caller().call(call, perform)).output;
    },
    as: (caller, work) => callers.run(caller, work),
    caller: () => callers.getStore(),
    stop() {
      for (const client of [dynamodb, s3, sqs]) client.destroy();
    },
  };
}
