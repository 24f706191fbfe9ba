import { Aws } from 'aws-cdk-lib';

/**
 * What the policies of customers' KMS keys have to say. A stack cannot change the policy of a key it does not own, so
 * they are outputs, and stand in docs/operating.md.
 */

/** The service that puts storage events on the intake queue. */
export type EventSender = 's3.amazonaws.com' | 'events.amazonaws.com';

/** Lets a role read objects that are encrypted with the key. */
export function objectStatement(roleArn: string): object {
  return {
    Sid: 'NutgrafReadsArticles',
    Effect: 'Allow',
    Principal: { AWS: roleArn },
    Action: 'kms:Decrypt',
    Resource: '*',
    Condition: { StringEquals: { 'kms:ViaService': `s3.${Aws.REGION}.amazonaws.com` } },
  };
}

/**
 * Lets everybody who needs the key of queues, table, logs and topic use it. All but the last have to be there before
 * the stack is deployed: S3 tries the queue out, and log groups are not made under a key that the service may not use.
 *
 * @param roleArns - the functions' roles
 */
export function dataStatements(sender: EventSender, roleArns: readonly string[]): readonly object[] {
  const allow = { Effect: 'Allow', Resource: '*' };
  return [
    {
      Sid: 'EventsReachNutgraf',
      ...allow,
      Principal: { Service: sender },
      Action: ['kms:Decrypt', 'kms:GenerateDataKey'],
      Condition: { StringEquals: { 'aws:SourceAccount': Aws.ACCOUNT_ID } },
    },
    {
      Sid: 'NutgrafLogs',
      ...allow,
      Principal: { Service: `logs.${Aws.REGION}.amazonaws.com` },
      Action: ['kms:Encrypt', 'kms:Decrypt', 'kms:ReEncrypt*', 'kms:GenerateDataKey*', 'kms:Describe*'],
      Condition: {
        ArnLike: {
          'kms:EncryptionContext:aws:logs:arn': `arn:${Aws.PARTITION}:logs:${Aws.REGION}:${Aws.ACCOUNT_ID}:log-group:*`,
        },
      },
    },
    {
      Sid: 'NutgrafRuns',
      ...allow,
      Principal: { AWS: [...roleArns] },
      Action: ['kms:Decrypt', 'kms:GenerateDataKey'],
    },
  ];
}
