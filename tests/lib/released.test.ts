import { Template } from 'aws-cdk-lib/assertions';
import { describe, expect, it } from 'vitest';
import released from './data/released-template.json' with { type: 'json' };
import { replacements } from './replacements.ts';
import { type Resource, resourceNamed, resources, templateWith } from './synthesise.ts';

const before = resources(Template.fromJSON(released));
const after = resources(templateWith());

describe('an upgrade from the last release', () => {
  it('keeps bucket, table and queues', () => {
    expect(replacements(before, after)).toEqual([]);
  });

  it('leaves bucket and table protected', () => {
    for (const type of ['AWS::S3::Bucket', 'AWS::DynamoDB::Table']) {
      const policies = after.filter((resource) => resource.type === type).map(({ deletionPolicy }) => deletionPolicy);
      expect(policies).toEqual(['Retain']);
    }
  });

  it.each([{ access: 'public' }, { memoryMb: 512 }, { dataOnDelete: 'destroy' }, { allowedOrigins: '*' }] as const)(
    'keeps them with %j too',
    (values) => {
      expect(replacements(before, resources(templateWith(values)))).toEqual([]);
    },
  );
});

describe('the comparison', () => {
  const table = resourceNamed(templateWith(), 'AWS::DynamoDB::Table', 'Records');
  const bucket = resourceNamed(templateWith(), 'AWS::S3::Bucket', 'Articles');
  const changed = (resource: Resource, properties: Resource['properties']): readonly Resource[] => [
    { ...resource, properties: { ...resource.properties, ...properties } },
  ];

  it.each<[string, Resource, readonly Resource[], RegExp]>([
    ['a construct that moved', bucket, [{ ...bucket, id: 'Other' }], /is gone/],
    ['a bucket that got a name', bucket, changed(bucket, { BucketName: 'mine' }), /another BucketName/],
    ['another key', table, changed(table, { KeySchema: [] }), /another KeySchema/],
    [
      'another type of an attribute',
      table,
      changed(table, { AttributeDefinitions: [{ AttributeName: 'pk', AttributeType: 'B' }] }),
      /another type for its attribute pk/,
    ],
    [
      'another index of the same name',
      table,
      changed(table, { GlobalSecondaryIndexes: [{ IndexName: 'listing' }] }),
      /another index under the name listing/,
    ],
  ])('finds %s', (_what, old, now, why) => {
    const found = replacements([old], now);
    expect(found).toHaveLength(1);
    expect(found[0]).toMatch(why);
  });

  it('lets other things change', () => {
    expect(replacements([table], changed(table, { BillingMode: 'PROVISIONED', GlobalSecondaryIndexes: [] }))).toEqual(
      [],
    );
  });
});
