import { type CloudFormationClient, DescribeStacksCommand } from '@aws-sdk/client-cloudformation';
import {
  AbortMultipartUploadCommand,
  DeleteObjectsCommand,
  ListMultipartUploadsCommand,
  ListObjectVersionsCommand,
  type S3Client,
} from '@aws-sdk/client-s3';
import { resolveTarget, type Target, TargetError, type TargetOptions } from '../../bin/target.ts';
import { destroy, type StackCommand } from './cdk.ts';
import type { Checklist } from './checklist.ts';

/**
 * Removes every version, marker and unfinished upload for good: CloudFormation deletes a bucket only when nothing at
 * all is in it.
 */
async function emptyBucket(s3: S3Client, Bucket: string): Promise<void> {
  for (;;) {
    const { Versions = [], DeleteMarkers = [] } = await s3.send(new ListObjectVersionsCommand({ Bucket }));
    const Objects = [...Versions, ...DeleteMarkers].map(({ Key, VersionId }) => ({ Key, VersionId }));
    if (Objects.length === 0) break;
    // A page lists a thousand of both together, which is also what one call takes.
    const { Errors = [] } = await s3.send(new DeleteObjectsCommand({ Bucket, Delete: { Objects, Quiet: true } }));
    const [first] = Errors;
    if (first !== undefined)
      throw new Error(`${Bucket}/${first.Key} could not be removed: ${first.Code} ${first.Message}`);
  }
  const { Uploads = [] } = await s3.send(new ListMultipartUploadsCommand({ Bucket }));
  for (const { Key, UploadId } of Uploads) await s3.send(new AbortMultipartUploadCommand({ Bucket, Key, UploadId }));
}

/** Null where the stack never came as far as its outputs: then nothing was uploaded either. */
async function finishedTarget(named: TargetOptions): Promise<Target | null> {
  try {
    return await resolveTarget(named);
  } catch (error) {
    if (error instanceof TargetError) return null;
    throw error;
  }
}

async function exists(client: CloudFormationClient, StackName: string): Promise<boolean> {
  try {
    await client.send(new DescribeStacksCommand({ StackName }));
    return true;
  } catch (error) {
    if (error instanceof Error && error.message.includes('does not exist')) return false;
    throw error;
  }
}

/**
 * Takes away a stack that keeps no data, whatever became of it. What could not be removed is named, so that it can be
 * by hand.
 *
 * @param named - the same stack, as commands find it
 */
export async function removeStack(
  list: Checklist,
  command: StackCommand,
  named: TargetOptions,
  client: CloudFormationClient,
): Promise<void> {
  await list.check('the bucket is emptied', async () => {
    const target = await finishedTarget(named);
    if (target === null) return;
    const s3 = await target.s3();
    try {
      await emptyBucket(s3, target.bucketName);
    } finally {
      s3.destroy();
    }
  });
  await list.check('cdk destroy leaves nothing', async () => {
    await destroy(command);
    if (await exists(client, command.stackName)) {
      throw new Error(`stack ${command.stackName} is still there: remove it by hand`);
    }
  });
}
