import { Aws, Duration, type RemovalPolicy, Stack, Validations } from 'aws-cdk-lib';
import { Rule } from 'aws-cdk-lib/aws-events';
import { SqsQueue } from 'aws-cdk-lib/aws-events-targets';
import { PolicyStatement, ServicePrincipal } from 'aws-cdk-lib/aws-iam';
import { type IKey, Key } from 'aws-cdk-lib/aws-kms';
import {
  BlockPublicAccess,
  Bucket,
  BucketEncryption,
  CfnBucket,
  type IBucket,
  ObjectOwnership,
} from 'aws-cdk-lib/aws-s3';
import type { Queue } from 'aws-cdk-lib/aws-sqs';
import { Construct } from 'constructs';
import type { AlarmTarget } from './alarms.ts';
import type { EventSender } from './key-statements.ts';
import type { BucketEvents, NutgrafOptions } from './options.ts';
import { DeadLetters, type QueueWithDeadLetters } from './queue-with-dead-letters.ts';

/** Which of the bucket's keys are articles. */
type KeyFilter = Pick<NutgrafOptions, 'prefix' | 'suffix'>;

/**
 * Every way an object can appear, change or go. A multipart upload or a copy is not a `Put`, and what a lifecycle rule
 * removes is not `ObjectRemoved`.
 */
const EVENTS = ['s3:ObjectCreated:*', 's3:ObjectRemoved:*', 's3:LifecycleExpiration:*'] as const;

/** The same on a bus: a lifecycle rule's removals are deletions there. */
const BUS_EVENTS = ['Object Created', 'Object Deleted'];

export interface ArticlesBucketProps {
  /** The queue that hears of every change. */
  readonly intake: QueueWithDeadLetters;
  readonly removalPolicy: RemovalPolicy;
  /** Name of a bucket that is there already; null where the stack has its own. */
  readonly existing: string | null;
  readonly events: BucketEvents;
  readonly keys: KeyFilter;
  /** The customer's key that objects are encrypted with; null where S3's own are. */
  readonly objectKeyArn: string | null;
  /** The customer's key that events are encrypted with where they could not be delivered; null where that of SQS is. */
  readonly dataKey: IKey | null;
  readonly alarms: AlarmTarget;
}

/** The stack's own bucket, or one that was there before. */
export type AnyBucket = Bucket | IBucket;

/** Where articles are dropped. The pipeline only ever reads it. */
export class ArticlesBucket extends Construct {
  readonly bucket: AnyBucket;
  /**
   * What whoever owns an existing bucket has to put into its notification configuration; null where there is nothing to
   * do.
   */
  readonly toMerge: object | null;
  /** Where events wait that EventBridge could not deliver; null where they do not come by it. */
  readonly undelivered: Queue | null;
  /** Who puts events on the intake queue. */
  readonly sender: EventSender;

  constructor(scope: Construct, id: string, props: ArticlesBucketProps) {
    super(scope, id);
    const { existing, events, intake } = props;
    const own = existing === null ? this.#own(props) : null;
    this.bucket = own ?? Bucket.fromBucketName(this, 'Bucket', existing ?? '');
    const queueConfigurations = EVENTS.map((event) => ({
      event,
      queue: intake.queue.queueArn,
      ...(rulesOf(props.keys).length === 0 ? {} : { filter: { s3Key: { rules: rulesOf(props.keys) } } }),
    }));
    this.toMerge = null;
    this.sender = events === 'eventbridge' ? 'events.amazonaws.com' : 's3.amazonaws.com';
    this.undelivered = events === 'eventbridge' ? this.#listenOnBus(props) : null;
    if (events === 'eventbridge') {
      if (own === null) this.toMerge = { EventBridgeConfiguration: {} };
      else resourceOf(own).notificationConfiguration = { eventBridgeConfiguration: { eventBridgeEnabled: true } };
      return;
    }
    this.#letBucketSend(props);
    if (own === null) {
      this.toMerge = {
        QueueConfigurations: queueConfigurations.map(({ event, queue, filter }) => ({
          Id: `${Stack.of(this).stackName} ${event.replace(/^s3:|:\*$/g, '')}`,
          QueueArn: queue,
          Events: [event],
          ...(filter === undefined ? {} : { Filter: { Key: { FilterRules: filter.s3Key.rules.map(ruleToMerge) } } }),
        })),
      };
      return;
    }
    // The notification is a property of the bucket, not CDK's custom resource: that would bring a function that may
    // write the notifications of any bucket.
    const resource = resourceOf(own);
    resource.notificationConfiguration = { queueConfigurations };
    resource.node.addDependency(intake.queue);
  }

  #own({ removalPolicy, objectKeyArn }: ArticlesBucketProps): Bucket {
    const bucket = new Bucket(this, 'Bucket', {
      versioned: true,
      ...(objectKeyArn === null
        ? { encryption: BucketEncryption.S3_MANAGED }
        : {
            encryption: BucketEncryption.KMS,
            encryptionKey: Key.fromKeyArn(this, 'Key', objectKeyArn),
            // One request to KMS serves many objects.
            bucketKeyEnabled: true,
          }),
      blockPublicAccess: BlockPublicAccess.BLOCK_ALL,
      objectOwnership: ObjectOwnership.BUCKET_OWNER_ENFORCED,
      enforceSSL: true,
      minimumTLSVersion: 1.2,
      removalPolicy,
      lifecycleRules: [
        {
          // Nothing that is current ever expires.
          noncurrentVersionExpiration: Duration.days(30),
          expiredObjectDeleteMarker: true,
          abortIncompleteMultipartUploadAfter: Duration.days(7),
        },
      ],
    });
    Validations.of(bucket).acknowledge({
      id: 'AwsSolutions-S1',
      reason:
        'Server access logs need a second bucket and hold object keys for ever. Who wrote what is seen from ' +
        'object versions; where that is not enough, CloudTrail data events are switched on per account.',
    });
    return bucket;
  }

  /**
   * S3 tries the queue out when a bucket is told to send there, so the queue's policy has to be there first. Naming the
   * stack's own bucket in it would close a circle (its generated name is known only afterwards, and a fixed name could
   * not be used again after a retained bucket), so the policy trusts this account's buckets; an existing one it names.
   */
  #letBucketSend({ intake, existing }: ArticlesBucketProps): void {
    intake.queue.addToResourcePolicy(
      new PolicyStatement({
        principals: [new ServicePrincipal(this.sender)],
        actions: ['sqs:SendMessage'],
        resources: [intake.queue.queueArn],
        conditions: {
          StringEquals: { 'aws:SourceAccount': Aws.ACCOUNT_ID },
          ...(existing === null ? {} : { ArnEquals: { 'aws:SourceArn': this.bucket.bucketArn } }),
        },
      }),
    );
  }

  /** @returns where events go that cannot be delivered */
  #listenOnBus({ intake, keys, dataKey, alarms }: ArticlesBucketProps): Queue {
    const { deadLetters } = new DeadLetters(this, 'Undelivered', {
      key: dataKey,
      alarms,
      alarmDescription:
        'EventBridge could not put events on the intake queue. See "Events that were not delivered" in ' +
        'docs/operating.md.',
    });
    const key = keyPattern(keys);
    new Rule(this, 'Events', {
      description: 'Changes in the articles bucket, to the intake queue',
      eventPattern: {
        source: ['aws.s3'],
        detailType: BUS_EVENTS,
        detail: {
          bucket: { name: [this.bucket.bucketName] },
          ...(key === null ? {} : { object: { key: [key] } }),
        },
      },
      targets: [new SqsQueue(intake.queue, { deadLetterQueue: deadLetters })],
    });
    return deadLetters;
  }
}

function resourceOf(bucket: Bucket): CfnBucket {
  const resource = bucket.node.defaultChild;
  if (!(resource instanceof CfnBucket)) throw new Error('the articles bucket has no bucket resource');
  return resource;
}

function rulesOf({ prefix, suffix }: KeyFilter): { readonly name: string; readonly value: string }[] {
  return [
    { name: 'prefix', value: prefix },
    { name: 'suffix', value: suffix },
  ].filter(({ value }) => value !== '');
}

function ruleToMerge({ name, value }: { readonly name: string; readonly value: string }): object {
  return { Name: name, Value: value };
}

/** The filter as EventBridge writes it: entries of a list are alternatives, so both ends have to be one entry. */
function keyPattern({ prefix, suffix }: KeyFilter): object | null {
  if (prefix !== '' && suffix !== '') return { wildcard: `${prefix}*${suffix}` };
  if (prefix !== '') return { prefix };
  return suffix === '' ? null : { suffix };
}
