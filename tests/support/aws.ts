import { CreateBucketCommand, S3Client } from '@aws-sdk/client-s3';
import { CreateQueueCommand, SQSClient } from '@aws-sdk/client-sqs';
import { startFauxqs } from 'fauxqs';
import { BUCKET } from './events.ts';

/** S3 and SQS on this machine. Note that this S3 keeps no versions. */
export interface TestServices {
  readonly endpoint: string;
  readonly s3: S3Client;
  readonly sqs: SQSClient;
  readonly queueUrl: string;
  stop(): Promise<void>;
}

/** fauxqs on a free port, with the articles bucket and one queue. */
export async function startServices(): Promise<TestServices> {
  const server = await startFauxqs({ port: 0, logger: false });
  const endpoint = `http://127.0.0.1:${server.port}`;
  const common = {
    endpoint,
    region: 'eu-west-1',
    credentials: { accessKeyId: 'local', secretAccessKey: 'local' },
    maxAttempts: 1,
  };
  const s3 = new S3Client({ ...common, forcePathStyle: true });
  const sqs = new SQSClient({ ...common, useQueueUrlAsEndpoint: false });
  await s3.send(new CreateBucketCommand({ Bucket: BUCKET }));
  const { QueueUrl } = await sqs.send(new CreateQueueCommand({ QueueName: 'digest' }));
  if (QueueUrl === undefined) throw new Error('no queue');
  return {
    endpoint,
    s3,
    sqs,
    queueUrl: QueueUrl,
    async stop() {
      s3.destroy();
      sqs.destroy();
      await server.stop();
    },
  };
}
