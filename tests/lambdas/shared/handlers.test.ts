import { PutObjectCommand } from '@aws-sdk/client-s3';
import { GetQueueAttributesCommand, ReceiveMessageCommand } from '@aws-sdk/client-sqs';
import type { Context, SQSEvent } from 'aws-lambda';
import { afterAll, afterEach, beforeAll, describe, expect, it, vi } from 'vitest';
import { ENV } from '../../../lambdas/shared/environment.ts';
import { PermanentError, TransientError } from '../../../lambdas/shared/errors.ts';
import { describeError } from '../../../lambdas/shared/observability.ts';
import { startServices, type TestServices } from '../../support/aws.ts';
import { BUCKET, batch, context, message, s3Record } from '../../support/events.ts';
import { captureOutput } from '../../support/output.ts';
import { recordOf } from '../../support/rows.ts';
import { startTable, type TestTable } from '../../support/table.ts';

const KEY = 'samples/harbour news.txt';
/** Words that stand nowhere but in the article. */
const BODY =
  'Quillfeather Dock opens\n\nThe Quillfeather dock opened on Monday after eleven years of work, the port of ' +
  'Marrowby said. ' +
  'Hundreds of people came to see the zymurgist cut the ribbon. Ferries will run from Tuesday.\n';
const SECRETS = ['Quillfeather', 'zymurgist', 'Ferries will run'];

/** The deployed handlers, on endpoints given the way the stack and the local run give them: by environment. */
describe('the handlers', () => {
  let table: TestTable;
  let services: TestServices;
  let clean: (event: SQSEvent, context: Context) => Promise<unknown>;
  let digest: typeof clean;
  let written: string[];

  beforeAll(async () => {
    [table, services] = await Promise.all([startTable(), startServices()]);
    const environment = {
      [ENV.table]: table.tableName,
      [ENV.bucket]: BUCKET,
      [ENV.digestQueue]: services.queueUrl,
      [ENV.maxReceiveCount]: '5',
      [ENV.cleanTextSeconds]: '1728000',
      AWS_ENDPOINT_URL_S3: services.endpoint,
      AWS_ENDPOINT_URL_SQS: services.endpoint,
      AWS_ENDPOINT_URL_DYNAMODB: table.endpoint,
      AWS_REGION: 'eu-west-1',
      AWS_ACCESS_KEY_ID: 'local',
      AWS_SECRET_ACCESS_KEY: 'local',
      POWERTOOLS_LOG_LEVEL: 'DEBUG',
      POWERTOOLS_METRICS_NAMESPACE: 'Nutgraf-dev',
    };
    for (const [name, value] of Object.entries(environment)) vi.stubEnv(name, value);
    written = captureOutput();
    clean = (await import('../../../lambdas/clean/handler.ts')).handler;
    digest = (await import('../../../lambdas/digest/handler.ts')).handler;
  });
  afterEach(() => {
    written.length = 0;
  });
  afterAll(async () => {
    vi.restoreAllMocks();
    vi.unstubAllEnvs();
    await Promise.all([table.stop(), services.stop()]);
  });

  const put = (Key: string, Body: string) =>
    services.s3.send(new PutObjectCommand({ Bucket: BUCKET, Key, Body, ContentType: 'text/plain' }));
  const left = () => 30_000;
  /** Everything the functions have said, in one string: Powertools writes to a console of its own. */
  const said = () => written.join('\n');

  it('take an object to a record, and say nothing of its text', async () => {
    await put(KEY, BODY);
    const event = batch(message('m1', { Records: [s3Record({ key: KEY, sequencer: '01' })] }));
    expect(await clean(event, context(left)), said()).toEqual({ batchItemFailures: [] });
    const { Messages = [] } = await services.sqs.send(
      new ReceiveMessageCommand({ QueueUrl: services.queueUrl, WaitTimeSeconds: 1 }),
    );
    expect(Messages).toHaveLength(1);
    expect(await digest(batch(message('d1', Messages[0]?.Body ?? '')), context(left))).toEqual({
      batchItemFailures: [],
    });
    const record = await recordOf({ client: table.client, name: table.tableName }, KEY);
    expect(record).toMatchObject({ key: KEY, status: 'ready' });
    expect(record?.article?.text).toContain('Quillfeather');
    for (const secret of SECRETS) expect(said()).not.toContain(secret);
  });

  it('report failures one by one, empty objects as done, and count them', async () => {
    await put('blank.txt', ' \n');
    const event = batch(
      message('good', { Records: [s3Record({ key: 'blank.txt', sequencer: '01' })] }),
      message('junk', `{"Records": "${BODY.replaceAll('\n', ' ')}`),
      message('foreign', { text: BODY }),
    );
    expect(await clean(event, context(left))).toEqual({
      batchItemFailures: [{ itemIdentifier: 'junk' }, { itemIdentifier: 'foreign' }],
    });
    for (const secret of SECRETS) expect(said()).not.toContain(secret);
    expect(said()).toContain('foreign-message');
    const metrics = written.filter((line) => line.includes('"_aws"')).map((line) => JSON.parse(line));
    expect(metrics).toMatchObject([{ BatchItemFailures: [1, 1], Rejected: 1, RecordsProcessed: 3, DistinctKeys: 1 }]);
    expect(metrics[0]._aws.CloudWatchMetrics[0].Namespace).toBe('Nutgraf-dev');
  });

  it('give messages back when time is short, instead of failing the batch', async () => {
    const event = batch(message('m1', { Records: [s3Record({ key: KEY, sequencer: '02' })] }));
    expect(
      await clean(
        event,
        context(() => 1_500),
      ),
    ).toEqual({ batchItemFailures: [{ itemIdentifier: 'm1' }] });
  });

  it('send no message for what was rejected', async () => {
    const { Attributes } = await services.sqs.send(
      new GetQueueAttributesCommand({ QueueUrl: services.queueUrl, AttributeNames: ['ApproximateNumberOfMessages'] }),
    );
    expect(Attributes?.ApproximateNumberOfMessages).toBe('0');
  });
});

describe('describeError', () => {
  it('tells all of our own errors', () => {
    const error = new TransientError('contended', 'again', { cause: new PermanentError('damaged-row', 'row') });
    expect(describeError(error)).toEqual({
      name: 'TransientError',
      code: 'contended',
      message: 'again',
      cause: { name: 'PermanentError', code: 'damaged-row', message: 'row' },
    });
  });

  it('tells of a foreign error what it is and where, never its words', () => {
    const described = JSON.stringify(
      describeError(new SyntaxError('Unexpected token in "Quillfeather\n    at dock (x:1:1)"')),
    );
    expect(described).toContain('SyntaxError');
    expect(described).toContain('handlers.test');
    expect(described).not.toContain('Quillfeather');
    expect(JSON.stringify(describeError('Quillfeather'))).not.toContain('Quillfeather');
  });

  it('tells what AWS said', () => {
    const error = Object.assign(new Error('User is not authorized to perform dynamodb:PutItem'), {
      name: 'AccessDeniedException',
      $metadata: { httpStatusCode: 400, requestId: 'r' },
    });
    expect(describeError(error)).toEqual({
      name: 'AccessDeniedException',
      message: error.message,
      aws: { httpStatusCode: 400, requestId: 'r' },
    });
  });
});
