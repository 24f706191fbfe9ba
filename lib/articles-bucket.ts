import { Aws, Duration, type RemovalPolicy, Validations } from 'aws-cdk-lib';
import { PolicyStatement, ServicePrincipal } from 'aws-cdk-lib/aws-iam';
import { BlockPublicAccess, Bucket, BucketEncryption, CfnBucket, ObjectOwnership } from 'aws-cdk-lib/aws-s3';
import type { Queue } from 'aws-cdk-lib/aws-sqs';
import { Construct } from 'constructs';

/**
 * Every way an object can appear, change or go. A multipart upload or a copy is not a `Put`, and what a lifecycle rule
 * removes is not `ObjectRemoved`.
 */
const EVENTS = ['s3:ObjectCreated:*', 's3:ObjectRemoved:*', 's3:LifecycleExpiration:*'] as const;

export interface ArticlesBucketProps {
  /** The queue that hears of every change. */
  readonly intake: Queue;
  readonly removalPolicy: RemovalPolicy;
}

/** Where articles are dropped. The pipeline only ever reads it. */
export class ArticlesBucket extends Construct {
  readonly bucket: Bucket;
  readonly resource: CfnBucket;

  constructor(scope: Construct, id: string, props: ArticlesBucketProps) {
    super(scope, id);
    this.bucket = new Bucket(this, 'Bucket', {
      versioned: true,
      encryption: BucketEncryption.S3_MANAGED,
      blockPublicAccess: BlockPublicAccess.BLOCK_ALL,
      objectOwnership: ObjectOwnership.BUCKET_OWNER_ENFORCED,
      enforceSSL: true,
      minimumTLSVersion: 1.2,
      removalPolicy: props.removalPolicy,
      lifecycleRules: [
        {
          // Nothing that is current ever expires.
          noncurrentVersionExpiration: Duration.days(30),
          expiredObjectDeleteMarker: true,
          abortIncompleteMultipartUploadAfter: Duration.days(7),
        },
      ],
    });

    const resource = this.bucket.node.defaultChild;
    if (!(resource instanceof CfnBucket)) throw new Error('the articles bucket has no bucket resource');
    this.resource = resource;
    Validations.of(this.bucket).acknowledge({
      id: 'AwsSolutions-S1',
      reason:
        'Server access logs need a second bucket and hold object keys for ever. Who wrote what is seen from object versions; where that is not enough, CloudTrail data events are switched on per account.',
    });

    // The notification is a property of the bucket, not CDK's custom resource: that would bring a function that may
    // write the
    // notifications of any bucket. S3 tries the queue out when the bucket is made, so the queue's policy has to be
    // there
    // first, and naming this bucket in it would close a circle (a bucket's generated name is known only afterwards, and
    // a
    // fixed name could not be used again after a retained bucket). So the policy trusts this account's buckets.
    props.intake.addToResourcePolicy(
      new PolicyStatement({
        principals: [new ServicePrincipal('s3.amazonaws.com')],
        actions: ['sqs:SendMessage'],
        resources: [props.intake.queueArn],
        conditions: { StringEquals: { 'aws:SourceAccount': Aws.ACCOUNT_ID } },
      }),
    );
    this.resource.notificationConfiguration = {
      queueConfigurations: EVENTS.map((event) => ({ event, queue: props.intake.queueArn })),
    };
    this.resource.node.addDependency(props.intake);
  }
}
