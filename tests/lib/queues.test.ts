import { describe, expect, it } from 'vitest';
import { at, list, type Resource, resourceNamed, resources, targets, templateWith } from './synthesise.ts';

const template = templateWith();

function deadLettersOf(queue: Resource): Resource {
  const [id] = targets(at(queue.properties, 'RedrivePolicy', 'deadLetterTargetArn'));
  return resourceNamed(template, 'AWS::SQS::Queue', id ?? 'no dead letters');
}

const sources = resources(template, 'AWS::SQS::Queue').filter(({ properties }) => 'RedrivePolicy' in properties);

it('there are two queues, each with dead letters of its own', () => {
  expect(sources.map(({ id }) => id.replace(/[0-9A-F]{8}$/, '')).sort()).toEqual(['IntakeQueue', 'ToDigestQueue']);
  expect(new Set(sources.map((queue) => deadLettersOf(queue).id)).size).toBe(2);
  template.resourceCountIs('AWS::SQS::Queue', 4);
});

describe.each(sources)('$id', (queue) => {
  const letters = deadLettersOf(queue);

  it('gives up after five receives and keeps dead letters longer than it keeps messages', () => {
    expect(at(queue.properties, 'RedrivePolicy', 'maxReceiveCount')).toBe(5);
    expect(queue.properties.MessageRetentionPeriod).toBe(4 * 86_400);
    expect(letters.properties.MessageRetentionPeriod).toBe(14 * 86_400);
  });

  it('raises the alarm at the first dead letter', () => {
    template.hasResourceProperties('AWS::CloudWatch::Alarm', {
      Namespace: 'AWS/SQS',
      MetricName: 'ApproximateNumberOfMessagesVisible',
      Dimensions: [{ Name: 'QueueName', Value: { 'Fn::GetAtt': [letters.id, 'QueueName'] } }],
      Statistic: 'Maximum',
      Threshold: 1,
      ComparisonOperator: 'GreaterThanOrEqualToThreshold',
    });
  });

  it('comes with its alarm: both are made by one construct', () => {
    const [alarm] = resources(template, 'AWS::CloudWatch::Alarm').filter(({ properties }) =>
      targets(properties.Dimensions).includes(letters.id),
    );
    expect(alarm?.id).toMatch(new RegExp(`^${queue.id.replace(/Queue[0-9A-F]{8}$/, '')}DeadLetterAlarm`));
  });

  it('raises the alarm when messages grow old', () => {
    template.hasResourceProperties('AWS::CloudWatch::Alarm', {
      MetricName: 'ApproximateAgeOfOldestMessage',
      Dimensions: [{ Name: 'QueueName', Value: { 'Fn::GetAtt': [queue.id, 'QueueName'] } }],
    });
  });
});

it.each([0, 45])(
  'a message stays hidden for six timeouts of its reader plus a window of %i s',
  (batchWindowSeconds) => {
    const windowed = templateWith({ batchWindowSeconds });
    const mappings = resources(windowed, 'AWS::Lambda::EventSourceMapping');
    expect(mappings).toHaveLength(2);
    for (const { properties } of mappings) {
      const [queueId] = targets(properties.EventSourceArn);
      const [functionId] = targets(properties.FunctionName);
      const queue = resourceNamed(windowed, 'AWS::SQS::Queue', queueId ?? '');
      const reader = resourceNamed(windowed, 'AWS::Lambda::Function', functionId ?? '');
      expect(properties.MaximumBatchingWindowInSeconds).toBe(batchWindowSeconds);
      expect(queue.properties.VisibilityTimeout).toBe(6 * Number(reader.properties.Timeout) + batchWindowSeconds);
    }
  },
);

describe.each(resources(template, 'AWS::SQS::Queue'))('$id', ({ id, properties }) => {
  it('is encrypted with keys of SQS, which S3 may send under', () => {
    expect(properties.SqsManagedSseEnabled).toBe(true);
    expect(properties).not.toHaveProperty('KmsMasterKeyId');
  });

  it('refuses plain HTTP', () => {
    const policy = resources(template, 'AWS::SQS::QueuePolicy').find((candidate) =>
      targets(candidate.properties.Queues).includes(id),
    );
    expect(at(policy?.properties, 'PolicyDocument', 'Statement')).toContainEqual(
      expect.objectContaining({
        Effect: 'Deny',
        Action: 'sqs:*',
        Principal: { AWS: '*' },
        Condition: { Bool: { 'aws:SecureTransport': 'false' } },
      }),
    );
  });
});

it('only S3, for this account, may send to the intake queue; nobody is admitted to the others', () => {
  const admitted = resources(template, 'AWS::SQS::QueuePolicy').flatMap(({ id, properties }) => {
    return list(at(properties, 'PolicyDocument', 'Statement'))
      .filter((statement) => at(statement, 'Effect') === 'Allow')
      .map((statement) => ({ id, statement }));
  });
  expect(admitted).toEqual([
    {
      id: expect.stringMatching(/^IntakeQueuePolicy/),
      statement: {
        Effect: 'Allow',
        Action: 'sqs:SendMessage',
        Principal: { Service: 's3.amazonaws.com' },
        Condition: { StringEquals: { 'aws:SourceAccount': { Ref: 'AWS::AccountId' } } },
        Resource: expect.anything(),
      },
    },
  ]);
});
