import { SendMessageCommand, type SQSClient } from '@aws-sdk/client-sqs';
import type { DigestMessage } from './messages.ts';

/** Where `clean` says that a text is ready. */
export interface DigestQueue {
  send(message: DigestMessage): Promise<void>;
}

/** The digest queue after an SQS client. */
export function sqsDigestQueue(client: SQSClient, url: string): DigestQueue {
  return {
    async send(message) {
      await client.send(new SendMessageCommand({ QueueUrl: url, MessageBody: JSON.stringify(message) }));
    },
  };
}
