import { Duration, Validations } from 'aws-cdk-lib';
import { type Alarm, ComparisonOperator, Stats } from 'aws-cdk-lib/aws-cloudwatch';
import type { IKey } from 'aws-cdk-lib/aws-kms';
import { Queue, QueueEncryption, type QueueProps } from 'aws-cdk-lib/aws-sqs';
import { Construct } from 'constructs';
import { type AlarmTarget, addAlarm } from './alarms.ts';

/** How often a message is received before it becomes a dead letter. */
export const MAX_RECEIVE_COUNT = 5;
/** A long weekend: what nobody looked at until Tuesday is still there. */
export const SOURCE_RETENTION = Duration.days(4);
/**
 * The longest SQS offers. The age of a dead letter counts from when it was first sent, so this must exceed the
 * source's.
 */
export const DEAD_LETTER_RETENTION = Duration.days(14);

/** Lambda asks for at least six times the function's timeout, so that its own retries never meet a message twice. */
const VISIBILITY_FACTOR = 6;

export interface QueueWithDeadLettersProps {
  /** Timeout of the function that reads the queue. */
  readonly consumerTimeout: Duration;
  /** How long the poller may hold messages to fill a batch: the visibility clock starts before it. */
  readonly batchWindow: Duration;
  /** The customer's key that messages are encrypted with; null where that of SQS is. */
  readonly key: IKey | null;
  readonly alarms: AlarmTarget;
}

export interface DeadLettersProps {
  readonly key: IKey | null;
  readonly alarms: AlarmTarget;
  readonly alarmDescription: string;
}

function encryption(key: IKey | null): Pick<QueueProps, 'encryption' | 'encryptionMasterKey'> {
  return key === null
    ? { encryption: QueueEncryption.SQS_MANAGED }
    : { encryption: QueueEncryption.KMS, encryptionMasterKey: key };
}

/** A queue for what could not be delivered to another, with the alarm that says so. */
export class DeadLetters extends Construct {
  readonly deadLetters: Queue;

  constructor(scope: Construct, id: string, { key, alarms, alarmDescription }: DeadLettersProps) {
    super(scope, id);
    this.deadLetters = new Queue(this, 'Queue', {
      ...encryption(key),
      enforceSSL: true,
      retentionPeriod: DEAD_LETTER_RETENTION,
    });
    Validations.of(this.deadLetters).acknowledge(
      {
        id: 'Serverless-SQSRedrivePolicy',
        reason: 'This queue is where events end that could not be delivered; no queue behind it would help.',
      },
      {
        id: 'AwsSolutions-SQS3',
        reason:
          'This queue is the dead-letter queue of a rule: events end here that could not be delivered to the intake.',
      },
    );
    addAlarm(this, 'Alarm', alarms, {
      metric: this.deadLetters.metricApproximateNumberOfMessagesVisible({
        period: Duration.minutes(1),
        statistic: Stats.MAXIMUM,
      }),
      threshold: 1,
      evaluationPeriods: 1,
      alarmDescription,
    });
  }
}

/**
 * A queue, where its messages go that failed too often, and the alarms that say so.
 *
 * Encrypted with keys of SQS or the customer's: S3 cannot send to a queue under the AWS-managed KMS key, and the
 * deployment then fails with "Unable to validate the following destination configurations".
 */
export class QueueWithDeadLetters extends Construct {
  readonly queue: Queue;
  readonly deadLetters: Queue;
  /** What the queue's reader needs besides the queue, to map it to a function. */
  readonly batchWindow: Duration;
  readonly deadLetterAlarm: Alarm;

  constructor(scope: Construct, id: string, props: QueueWithDeadLettersProps) {
    super(scope, id);
    const common = { ...encryption(props.key), enforceSSL: true };
    this.batchWindow = props.batchWindow;
    this.deadLetters = new Queue(this, 'DeadLetters', { ...common, retentionPeriod: DEAD_LETTER_RETENTION });
    Validations.of(this.deadLetters).acknowledge({
      id: 'Serverless-SQSRedrivePolicy',
      reason: 'This queue is where dead letters end; people move them back (redrive), no queue behind it would help.',
    });
    this.queue = new Queue(this, 'Queue', {
      ...common,
      retentionPeriod: SOURCE_RETENTION,
      visibilityTimeout: Duration.seconds(
        VISIBILITY_FACTOR * props.consumerTimeout.toSeconds() + props.batchWindow.toSeconds(),
      ),
      deadLetterQueue: { queue: this.deadLetters, maxReceiveCount: MAX_RECEIVE_COUNT },
    });

    const period = Duration.minutes(1);
    this.deadLetterAlarm = addAlarm(this, 'DeadLetterAlarm', props.alarms, {
      metric: this.deadLetters.metricApproximateNumberOfMessagesVisible({ period, statistic: Stats.MAXIMUM }),
      threshold: 1,
      evaluationPeriods: 1,
      alarmDescription: 'Messages failed too often and wait as dead letters. See "Dead letters" in docs/operating.md.',
    });
    addAlarm(this, 'OldestMessageAlarm', props.alarms, {
      metric: this.queue.metricApproximateAgeOfOldestMessage({ period, statistic: Stats.MAXIMUM }),
      // Past this a message has been given up by one whole round of retries.
      threshold: MAX_RECEIVE_COUNT * VISIBILITY_FACTOR * props.consumerTimeout.toSeconds(),
      comparisonOperator: ComparisonOperator.GREATER_THAN_THRESHOLD,
      evaluationPeriods: 5,
      alarmDescription: 'Messages wait longer than they should. See "The queue grows" in docs/operating.md.',
    });
  }
}
