import { SendMessageCommand, type SQSClient } from '@aws-sdk/client-sqs';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type LocalSystem, startLocal } from '../../local/system.ts';
import { drain, eventually, sqsFor } from './clients.ts';
import { smallStack } from './small-stack.ts';

describe('a queue that feeds a function', () => {
  const stack = smallStack();
  let system: LocalSystem;
  let sqs: SQSClient;
  beforeAll(async () => {
    // In memory, so that the log can be read.
    system = await startLocal({ synthesised: stack.synthesised });
    sqs = sqsFor(system.endpoints);
  });
  afterAll(async () => {
    sqs.destroy();
    await system.stop();
    stack.remove();
  });
  const queueUrl = (name: string) => system.plan.queues.find((queue) => queue.name === name)?.url ?? '';
  const send = (MessageBody: string) =>
    sqs.send(new SendMessageCommand({ QueueUrl: queueUrl('small-work'), MessageBody }));

  /** Bodies and receive counts the function has been given so far. */
  function received(): [string, string][] {
    return system.logs
      .lines()
      .filter((line) => line.startsWith('{"batch"'))
      .flatMap((line) => JSON.parse(line).batch);
  }

  test('deletes what succeeded, gives back what failed, and makes it a dead letter in the end', async () => {
    await Promise.all([send('good 1'), send('bad'), send('good 2')]);
    const dead = await eventually(async () => {
      const bodies = await drain(sqs, queueUrl('small-dead'));
      return bodies.length > 0 ? bodies : null;
    }, 'the dead letter');
    expect(dead).toEqual(['bad']);
    const counts = received();
    // Two processes may tell of it, each in its own time.
    const tried = counts.filter(([body]) => body === 'bad').map(([, count]) => count);
    expect(tried.sort()).toEqual(['1', '2']);
    expect(counts.filter(([body]) => body === 'good 1')).toEqual([['good 1', '1']]);
    expect(await drain(sqs, queueUrl('small-work'), 1_200)).toEqual([]);
  });

  test('gives a whole batch back where the function throws', async () => {
    await send('throw');
    const dead = await eventually(async () => {
      const bodies = await drain(sqs, queueUrl('small-dead'));
      return bodies.length > 0 ? bodies : null;
    }, 'the dead letter');
    expect(dead).toEqual(['throw']);
  });
});
