import { SendMessageBatchCommand, type SQSClient } from '@aws-sdk/client-sqs';
import { TransientError } from '../errors.ts';
import type { DigestMessage } from './messages.ts';

/** SQS delays a message by no more. */
export const MAX_DELAY_SECONDS = 900;
/** SQS takes so many messages in a request, which costs what one does. */
export const MOST_TOGETHER = 10;

/** A message and how long it is delivered to nobody, up to {@link MAX_DELAY_SECONDS}. */
export interface Letter {
  readonly message: DigestMessage;
  readonly delaySeconds?: number;
}

/** Where `clean` says that a text is ready, and where an article waits for the end of its embargo. */
export interface DigestQueue {
  /**
   * @param letters - at most {@link MOST_TOGETHER}
   * @returns of each why it was not taken; null where it was
   */
  send(letters: readonly Letter[]): Promise<readonly (TransientError | null)[]>;
}

/** Sends one message. @throws TransientError where it was not taken */
export async function sendOne(queue: DigestQueue, letter: Letter): Promise<void> {
  const [refused] = await queue.send([letter]);
  if (refused instanceof TransientError) throw refused;
}

/** The digest queue after an SQS client. */
export function sqsDigestQueue(client: SQSClient, url: string): DigestQueue {
  return {
    async send(letters) {
      const { Successful = [], Failed = [] } = await client.send(
        new SendMessageBatchCommand({
          QueueUrl: url,
          Entries: letters.map(({ message, delaySeconds }, at) => ({
            Id: String(at),
            MessageBody: JSON.stringify(message),
            ...(delaySeconds === undefined ? {} : { DelaySeconds: delaySeconds }),
          })),
        }),
      );
      const taken = new Set(Successful.map(({ Id }) => Id));
      const codes = new Map(Failed.map(({ Id, Code }) => [Id, Code]));
      return letters.map((_, at) => {
        const id = String(at);
        if (taken.has(id)) return null;
        return new TransientError('service', `the digest queue did not take it: ${codes.get(id) ?? 'it said nothing'}`);
      });
    },
  };
}
