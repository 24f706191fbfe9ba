import { createHash, randomBytes } from 'node:crypto';
import type { NotificationPlan } from '../plan.ts';

export type EventName =
  | 'ObjectCreated:Put'
  | 'ObjectCreated:Copy'
  | 'ObjectCreated:CompleteMultipartUpload'
  | 'ObjectRemoved:Delete'
  | 'ObjectRemoved:DeleteMarkerCreated';

export interface EventOf {
  readonly name: EventName;
  readonly bucket: string;
  readonly key: string;
  readonly versionId: string;
  readonly sequencer: string;
  /** ISO date-time. */
  readonly time: string;
  /** Of created objects only: bytes, and the tag without quotes. */
  readonly content: { readonly size: number; readonly etag: string } | null;
}

const PRINCIPAL = 'AWS:AIDALOCALNUTGRAF0000';

/** A key as S3 writes it into events: as a form field, space as `+`, and slashes left as they are. */
export function encodeEventKey(key: string): string {
  return encodeURIComponent(key)
    .replace(/[!'()~]/g, (character) => `%${character.charCodeAt(0).toString(16).toUpperCase()}`)
    .replaceAll('%20', '+')
    .replaceAll('%2F', '/');
}

/** Whether a notification of the bucket wants this event: `s3:ObjectCreated:*` wants all that begin so. */
export function wants(notification: NotificationPlan, name: EventName, key: string): boolean {
  const wanted = notification.events.some((pattern) => {
    const bare = pattern.replace(/^s3:/, '');
    return bare.endsWith('*') ? name.startsWith(bare.slice(0, -1)) : bare === name;
  });
  return wanted && key.startsWith(notification.prefix) && key.endsWith(notification.suffix);
}

/** The message S3 puts on a queue for one change ("Event message structure", version 2.1). */
export function eventBody(event: EventOf, notificationId: string, region: string): string {
  const { content } = event;
  return JSON.stringify({
    Records: [
      {
        eventVersion: '2.1',
        eventSource: 'aws:s3',
        awsRegion: region,
        eventTime: event.time,
        eventName: event.name,
        userIdentity: { principalId: PRINCIPAL },
        requestParameters: { sourceIPAddress: '127.0.0.1' },
        responseElements: {
          'x-amz-request-id': randomBytes(8).toString('hex').toUpperCase(),
          'x-amz-id-2': createHash('sha512').update(event.sequencer).digest('base64'),
        },
        s3: {
          s3SchemaVersion: '1.0',
          configurationId: notificationId,
          bucket: {
            name: event.bucket,
            ownerIdentity: { principalId: 'A3LOCALNUTGRAF' },
            arn: `arn:aws:s3:::${event.bucket}`,
          },
          object: {
            key: encodeEventKey(event.key),
            ...(content === null ? {} : { size: content.size, eTag: content.etag }),
            versionId: event.versionId,
            sequencer: event.sequencer,
          },
        },
      },
    ],
  });
}

/** What S3 sends once, when notifications are set on a bucket: no `Records`. */
export function testEventBody(bucket: string, time: string): string {
  return JSON.stringify({
    Service: 'Amazon S3',
    Event: 's3:TestEvent',
    Time: time,
    Bucket: bucket,
    RequestId: randomBytes(8).toString('hex').toUpperCase(),
    HostId: randomBytes(32).toString('base64'),
  });
}
