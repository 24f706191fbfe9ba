import { App, Stack, Validations } from 'aws-cdk-lib';
import { Bucket } from 'aws-cdk-lib/aws-s3';
import { AwsSolutionsChecks, ServerlessChecks } from 'cdk-nag';
import type { IConstruct } from 'constructs';
import { expect, it } from 'vitest';
import type { OptionValues } from '../../lib/options.ts';
import { appWith } from './synthesise.ts';

const KEY = 'arn:aws:kms:eu-west-1:123456789012:key/12345678-90ab-cdef-1234-567890abcdef';

/** What both rule packs find and nobody has answered for: rule and where. */
function findings(scope: IConstruct): readonly string[] {
  return [new AwsSolutionsChecks(scope), new ServerlessChecks(scope)].flatMap((pack) =>
    pack
      .validateScope(scope)
      .violations.flatMap(({ ruleName, violatingResources }) =>
        violatingResources.map(({ constructPath }) => `${ruleName} at ${constructPath}`),
      ),
  );
}

it.each<OptionValues>([
  { access: 'iam' },
  { access: 'jwt', issuer: 'https://login.example.com', audience: 'reader', allowedOrigins: '*' },
  { notify: 'eventbridge' },
  { notify: 'sns' },
  { existingBucket: 'the-desk', prefix: 'news/', suffix: '.txt' },
  { existingBucket: 'the-desk', existingTable: 'restored-records', bucketEvents: 'eventbridge' },
  { bucketEvents: 'eventbridge', objectKeyArn: KEY, dataKeyArn: KEY, notify: 'sns' },
  { access: 'public', dataOnDelete: 'destroy', alarmTopicArn: 'arn:aws:sns:eu-west-1:123456789012:on-call' },
])('with %j the rules AwsSolutions and Serverless find nothing that is not answered for', (values) => {
  expect(findings(appWith(values).app)).toEqual([]);
});

it('the rules do look: a bare bucket is found', () => {
  const stack = new Stack(new App(), 'Bare');
  new Bucket(stack, 'Bucket');
  expect(findings(stack)).toContain('AwsSolutions-S10 at Bare/Bucket/Resource');
});

it('every acknowledgement is narrow and has a reason', () => {
  const { stack } = appWith({ access: 'public' });
  const acknowledged = stack.node
    .findAll()
    .flatMap((construct) =>
      construct.node.metadata
        .filter(({ type }) => type === Validations.ACKNOWLEDGED_RULES_METADATA_KEY)
        .map(({ data }) => ({ path: construct.node.path, ...data })),
    );
  expect(acknowledged.length).toBeGreaterThan(8);
  for (const { path, ...rules } of acknowledged) {
    expect(path, 'not on the whole stack').not.toBe(stack.node.path);
    for (const [id, reason] of Object.entries(rules)) {
      expect(id).not.toMatch(/IAM5$/);
      expect(String(reason).length).toBeGreaterThan(60);
    }
  }
});
