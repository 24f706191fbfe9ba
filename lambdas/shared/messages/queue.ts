import { SendMessageCommand, type SQSClient } from '@aws-sdk/client-sqs';
import type { DigestMessage } from './messages.ts';

/** SQS delays a message by no more. */
export const MAX_DELAY_SECONDS = 900;

/** Where `clean` says that a text is ready, and where an article waits for the end of its embargo. */
export interface DigestQueue {
  /** @param delaySeconds - how long it is delivered to nobody, up to {@link MAX_DELAY_SECONDS} */
  send(message: DigestMessage, delaySeconds?: number): Promise<void>;
}

/** The digest queue after an SQS client. */
export function sqsDigestQueue(client: SQSClient, url: string): DigestQueue {
  return {
    async send(message, delaySeconds) {
      const MessageBody = JSON.stringify(message);
      const delay = delaySeconds === undefined ? {} : { DelaySeconds: delaySeconds };
      await client.send(new SendMessageCommand({ QueueUrl: url, MessageBody, ...delay }));
    },
  };
}
