import { ListObjectsV2Command } from '@aws-sdk/client-s3';
import { decodeKey } from '../../lambdas/shared/messages/intake.ts';
import type { IntakeCommand } from '../../lambdas/shared/messages/messages.ts';
import { resolveTarget, type TargetOptions } from '../target.ts';
import { type QueueingOptions, queueAll, type Stretch } from './queueing.ts';

export interface BackfillOptions extends TargetOptions, QueueingOptions {
  /** Only keys that begin so. */
  readonly prefix?: string;
}

interface FoundObject {
  readonly key: string;
  /** When it was put: the time of the event that was missed. */
  readonly eventTime: string;
}

/**
 * `nutgraf backfill`: sends a message for every object that is current in the bucket. `clean` writes a record only
 * where none exists, so objects that came through the pipeline stay as they are.
 *
 * @returns the exit code
 */
export async function backfill(options: BackfillOptions): Promise<number> {
  const target = await resolveTarget(options);
  const client = await target.s3();
  const prefix = options.prefix ?? '';

  async function* stretches(after: string | null): AsyncGenerator<Stretch<FoundObject>> {
    let token: string | undefined;
    do {
      const page = await client.send(
        new ListObjectsV2Command({
          Bucket: target.bucketName,
          Prefix: prefix,
          // XML cannot hold every character a key may have.
          EncodingType: 'url',
          ...(token === undefined ? {} : { ContinuationToken: token }),
          ...(after === null || token !== undefined ? {} : { StartAfter: after }),
        }),
      );
      token = page.IsTruncated === true ? page.NextContinuationToken : undefined;
      const found = (page.Contents ?? []).map(({ Key = '', LastModified }) => ({
        key: decodeKey(Key),
        eventTime: (LastModified ?? new Date()).toISOString(),
      }));
      yield {
        // What ends in a slash marks a folder, and is no article.
        items: found.filter(({ key }) => !key.endsWith('/')),
        examined: found.length,
        reached: found.at(-1)?.key ?? null,
      };
    } while (token !== undefined);
  }

  try {
    return await queueAll<FoundObject>(
      {
        command: 'backfill',
        target,
        queueUrl: target.queue('intake').url,
        about: { prefix },
        problems: [],
        stretches,
        positionOf: ({ key }) => key,
        messageOf: ({ key, eventTime }): IntakeCommand => ({ nutgraf: 'backfill', key, eventTime }),
        describe: (object) => ({ json: object, line: `${object.eventTime}  ${object.key}` }),
      },
      options,
    );
  } finally {
    client.destroy();
  }
}
