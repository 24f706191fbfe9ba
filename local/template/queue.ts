import { PlanError } from './intrinsics.ts';
import type { Resolved } from './resources.ts';

export interface QueuePlan {
  readonly logicalId: string;
  readonly name: string;
  readonly arn: string;
  readonly url: string;
  /** As SQS's CreateQueue takes them. */
  readonly attributes: { readonly [name: string]: string };
  /** Queues others send their dead letters to come first. */
  readonly deadLetterArn: string | null;
}

const QUEUE_ATTRIBUTES = [
  'VisibilityTimeout',
  'MessageRetentionPeriod',
  'DelaySeconds',
  'ReceiveMessageWaitTimeSeconds',
  'MaximumMessageSize',
] as const;

export function queuePlan({ id, properties, values }: Resolved): QueuePlan {
  const attributes: Record<string, string> = {};
  for (const name of QUEUE_ATTRIBUTES) if (properties.has(name)) attributes[name] = String(properties.number(name));
  if (properties.has('FifoQueue')) throw new PlanError(`${id}: FIFO queues are not known to the local run`);
  const redrive = properties.nested('RedrivePolicy');
  const deadLetterArn = redrive.optionalText('deadLetterTargetArn') ?? null;
  if (deadLetterArn !== null) {
    attributes.RedrivePolicy = JSON.stringify({
      deadLetterTargetArn: deadLetterArn,
      maxReceiveCount: redrive.number('maxReceiveCount'),
    });
  }
  const { Arn = '', QueueName = '' } = values.attributes;
  return { logicalId: id, name: QueueName, arn: Arn, url: values.ref, attributes, deadLetterArn };
}
