import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Synthesised } from '../../local/synth.ts';

/** Source of an ES module that exports `handler`. */
type HandlerSource = string;

export interface SmallStack {
  readonly synthesised: Synthesised;
  /** A folder of its own, for what persists. */
  readonly directory: string;
  remove(): void;
}

/** A function that gives back its event and context, or does what the event tells it to. */
const ECHO: HandlerSource = `
export const handler = async (event, context) => {
  if (event.rawPath === '/sleep') await new Promise((resolve) => setTimeout(resolve, 60_000));
  if (event.rawPath === '/throw') throw new TypeError('as told');
  if (event.rawPath === '/exit') process.exit(3);
  if (event.rawPath === '/bytes') {
    return { statusCode: 200, headers: { 'Content-Type': 'image/png', 'Access-Control-Allow-Origin': 'evil' },
      cookies: ['a=1', 'b=2'], isBase64Encoded: true, body: Buffer.from([0, 255, 128]).toString('base64') };
  }
  if (event.rawPath === '/inferred') return { hello: 'world' };
  if (event.rawPath === '/malformed') return { statusCode: 'abc' };
  if (event.rawPath === '/headers') return { statusCode: 200, headers: { 'content-length': '42' } };
  if (event.rawPath === '/unknown') return { statusCode: 200 };
  if (event.rawPath === '/large') return { statusCode: 200, body: 'x'.repeat(6_400_000) };
  return {
    statusCode: 200,
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ event, pid: process.pid, environment: { ...process.env },
      context: { ...context, remaining: context.getRemainingTimeInMillis() } }),
  };
};`;

/** A function behind a queue: fails the messages whose body begins with "bad", and itself where one says "throw". */
const PICKY: HandlerSource = `
export const handler = async (event) => {
  const batch = event.Records.map(({ body, attributes }) => [body, attributes.ApproximateReceiveCount]);
  console.log(JSON.stringify({ batch }));
  if (event.Records.some(({ body }) => body === 'throw')) throw new Error('as told');
  return { batchItemFailures: event.Records.filter(({ body }) => body.startsWith('bad'))
    .map(({ messageId }) => ({ itemIdentifier: messageId })) };
};`;

/** The smallest stack with everything the local run knows: one bucket, two queues, a table, two functions, an API. */
export function smallTemplate() {
  return {
    Resources: {
      Articles: {
        Type: 'AWS::S3::Bucket',
        Properties: {
          BucketName: 'small-articles',
          VersioningConfiguration: { Status: 'Enabled' },
          NotificationConfiguration: {
            QueueConfigurations: [
              { Event: 's3:ObjectCreated:*', Queue: { 'Fn::GetAtt': ['Intake', 'Arn'] } },
              { Event: 's3:ObjectRemoved:*', Queue: { 'Fn::GetAtt': ['Intake', 'Arn'] } },
            ],
          },
        },
      },
      Intake: { Type: 'AWS::SQS::Queue', Properties: { QueueName: 'small-intake' } },
      WorkDead: { Type: 'AWS::SQS::Queue', Properties: { QueueName: 'small-dead' } },
      Work: {
        Type: 'AWS::SQS::Queue',
        Properties: {
          QueueName: 'small-work',
          VisibilityTimeout: 1,
          RedrivePolicy: { deadLetterTargetArn: { 'Fn::GetAtt': ['WorkDead', 'Arn'] }, maxReceiveCount: 2 },
        },
      },
      Records: {
        Type: 'AWS::DynamoDB::Table',
        Properties: {
          TableName: 'small-records',
          KeySchema: [
            { AttributeName: 'pk', KeyType: 'HASH' },
            { AttributeName: 'sk', KeyType: 'RANGE' },
          ],
          AttributeDefinitions: [
            { AttributeName: 'pk', AttributeType: 'S' },
            { AttributeName: 'sk', AttributeType: 'S' },
          ],
          TimeToLiveSpecification: { AttributeName: 'expiresAt', Enabled: true },
        },
      },
      EchoFunction: {
        Type: 'AWS::Lambda::Function',
        Properties: {
          FunctionName: 'small-echo',
          Handler: 'index.handler',
          Timeout: 1,
          MemorySize: 256,
          Environment: { Variables: { TABLE_NAME: { Ref: 'Records' }, QUEUE_URL: { Ref: 'Work' } } },
        },
        Metadata: { 'aws:asset:path': 'echo' },
      },
      PickyFunction: {
        Type: 'AWS::Lambda::Function',
        Properties: { FunctionName: 'small-picky', Handler: 'index.handler', Timeout: 5 },
        Metadata: { 'aws:asset:path': 'picky' },
      },
      Source: {
        Type: 'AWS::Lambda::EventSourceMapping',
        Properties: {
          EventSourceArn: { 'Fn::GetAtt': ['Work', 'Arn'] },
          FunctionName: { Ref: 'PickyFunction' },
          BatchSize: 10,
          FunctionResponseTypes: ['ReportBatchItemFailures'],
          ScalingConfig: { MaximumConcurrency: 2 },
        },
      },
      Api: {
        Type: 'AWS::ApiGatewayV2::Api',
        Properties: {
          CorsConfiguration: {
            AllowOrigins: ['https://news.example.com'],
            AllowMethods: ['GET'],
            AllowHeaders: ['accept'],
            ExposeHeaders: ['etag'],
            MaxAge: 60,
          },
        },
      },
      Stage: { Type: 'AWS::ApiGatewayV2::Stage', Properties: { ApiId: { Ref: 'Api' }, StageName: '$default' } },
      Integration: {
        Type: 'AWS::ApiGatewayV2::Integration',
        Properties: {
          ApiId: { Ref: 'Api' },
          IntegrationUri: { 'Fn::GetAtt': ['EchoFunction', 'Arn'] },
          PayloadFormatVersion: '2.0',
        },
      },
      ...Object.fromEntries(
        [
          'GET /{name}',
          'HEAD /{name}',
          'GET /items/{id}',
          'GET /items/by-key/{key+}',
          'GET /items/by-key/fixed',
          'POST /items',
        ].map((RouteKey, index) => [
          `Route${index}`,
          {
            Type: 'AWS::ApiGatewayV2::Route',
            Properties: {
              ApiId: { Ref: 'Api' },
              RouteKey,
              Target: { 'Fn::Join': ['/', ['integrations', { Ref: 'Integration' }]] },
            },
          },
        ]),
      ),
    },
  };
}

/** Writes the small stack's bundles to a folder of its own. */
export function smallStack(): SmallStack {
  const root = mkdtempSync(join(tmpdir(), 'nutgraf-local-'));
  for (const [name, source] of Object.entries({ echo: ECHO, picky: PICKY })) {
    mkdirSync(join(root, name));
    writeFileSync(join(root, name, 'index.mjs'), source);
  }
  return {
    synthesised: { template: smallTemplate(), assembly: root, stackName: 'small' },
    directory: join(root, 'data'),
    remove: () => rmSync(root, { recursive: true, force: true }),
  };
}
