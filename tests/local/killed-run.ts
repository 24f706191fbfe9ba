import { DeleteObjectCommand, PutObjectCommand } from '@aws-sdk/client-s3';
import { ReceiveMessageCommand } from '@aws-sdk/client-sqs';
import type { Synthesised } from '../../local/synth.ts';
import { startLocal } from '../../local/system.ts';
import { drain, s3For, sqsFor } from './clients.ts';

/**
 * A local run that stores a version and a marker, leaves one message received and one event unsent, and waits to be
 * killed.
 */
process.once('message', async (message: { readonly synthesised: Synthesised; readonly directory: string }) => {
  let delay = 0;
  const system = await startLocal({
    ...message,
    polls: false,
    warms: false,
    disorder: { delay: () => delay, repeat: () => null },
  });
  const { bucketName: Bucket, intakeQueueUrl: QueueUrl } = system.endpoints;
  const s3 = s3For(system.endpoints);
  const sqs = sqsFor(system.endpoints);
  await drain(sqs, QueueUrl);
  const kept = { Bucket, Key: 'kept.txt' };
  const put = await s3.send(new PutObjectCommand({ ...kept, Body: 'kept', ContentType: 'text/plain' }));
  await sqs.send(new ReceiveMessageCommand({ QueueUrl, VisibilityTimeout: 600 }));
  delay = 600_000;
  const deleted = await s3.send(new DeleteObjectCommand(kept));
  process.send?.({ versionId: put.VersionId, markerId: deleted.VersionId });
});
