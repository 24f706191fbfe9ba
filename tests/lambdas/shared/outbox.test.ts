import { SQSClient } from '@aws-sdk/client-sqs';
import { describe, expect, it } from 'vitest';
import { TransientError } from '../../../lambdas/shared/errors.ts';
import { Outbox } from '../../../lambdas/shared/messages/outbox.ts';
import { type Letter, sendOne, sqsDigestQueue } from '../../../lambdas/shared/messages/queue.ts';
import { answeredBy, bytesOf, IN_PROCESS } from '../../support/wire.ts';

const letter = (id: string): Letter => ({ message: { id, sequencer: 'A'.repeat(40), engine: '0.1.0' } });

/** An outbox with an alarm that a test sets off, before a queue that keeps what it is sent. */
function outboxFor(answer: (ids: readonly string[]) => readonly (TransientError | null)[]) {
  const requests: string[] = [];
  const alarms = new Set<() => void>();
  const send = async (letters: readonly Letter[]) => {
    const ids = letters.map(({ message }) => message.id);
    requests.push(ids.join(''));
    return answer(ids);
  };
  const after = (_: number, work: () => void) => {
    alarms.add(work);
    return () => void alarms.delete(work);
  };
  const outbox = new Outbox({ send }, after);
  const work = (id: string, before: Promise<void> = Promise.resolve()) =>
    outbox.during(async () => {
      await before;
      await sendOne(outbox, letter(id));
    });
  return { work, requests, alarms };
}
const taken = (ids: readonly string[]) => ids.map(() => null);

describe('the outbox', () => {
  it('sends at once what one article sends, and together what several do', async () => {
    const { work, requests, alarms } = outboxFor(taken);
    await work('a');
    await Promise.all([...'bcd'].map((id) => work(id)));
    expect(requests).toEqual(['a', 'bcd']);
    expect(alarms.size).toBe(0);
  });

  it('waits for those that are at work, and no longer once they failed', async () => {
    const { work, requests } = outboxFor(taken);
    const held = Promise.withResolvers<void>();
    const stalled = expect(work('x', held.promise)).rejects.toThrow('stalled');
    const sent = work('a');
    await new Promise(setImmediate);
    expect(requests).toEqual([]);
    held.reject(new Error('stalled'));
    await Promise.all([stalled, sent]);
    expect(requests).toEqual(['a']);
  });

  it('waits no longer than its patience for one that stalls', async () => {
    const { work, requests, alarms } = outboxFor(taken);
    const held = Promise.withResolvers<void>();
    const late = work('x', held.promise);
    const sent = work('a');
    await new Promise(setImmediate);
    for (const ring of alarms) ring();
    await sent;
    expect(requests).toEqual(['a']);
    held.resolve();
    await late;
    expect(requests).toEqual(['a', 'x']);
  });

  it('never sends more than ten together', async () => {
    const { work, requests } = outboxFor(taken);
    await Promise.all([...'abcdefghijkl'].map((id) => work(id)));
    expect(requests).toEqual(['abcdefghij', 'kl']);
  });

  it('fails whose message was not taken, and no other', async () => {
    const { work } = outboxFor((ids) => ids.map((id) => (id === 'b' ? new TransientError('service', 'not b') : null)));
    const settled = await Promise.allSettled([...'abc'].map((id) => work(id)));
    expect(settled.map(({ status }) => status)).toEqual(['fulfilled', 'rejected', 'fulfilled']);
  });

  it('fails all where the request failed', async () => {
    const { work } = outboxFor(() => {
      throw new Error('no answer');
    });
    const settled = await Promise.allSettled([...'abc'].map((id) => work(id)));
    expect(settled.map(({ status }) => status)).toEqual(['rejected', 'rejected', 'rejected']);
  });
});

it('takes for taken only what SQS says it took', async () => {
  const bodies: unknown[] = [];
  const client = new SQSClient({
    ...IN_PROCESS,
    md5: false,
    useQueueUrlAsEndpoint: false,
    requestHandler: answeredBy(({ body }) => {
      bodies.push(JSON.parse(bytesOf(body).toString('utf8')));
      const Failed = [{ Id: '1', SenderFault: false, Code: 'InternalError' }];
      const Successful = [{ Id: '0', MessageId: 'm', MD5OfMessageBody: '' }];
      return { statusCode: 200, headers: {}, body: Buffer.from(JSON.stringify({ Successful, Failed })) };
    }),
  });
  const queue = sqsDigestQueue(client, 'http://localhost/queue');
  const answers = await queue.send([letter('a'), { ...letter('b'), delaySeconds: 9 }, letter('c')]);
  client.destroy();
  expect(answers).toMatchObject([
    null,
    { permanent: false, code: 'service', message: expect.stringMatching(/InternalError/) },
    { permanent: false, code: 'service', message: expect.stringMatching(/said nothing/) },
  ]);
  expect(bodies).toMatchObject([{ Entries: [{ Id: '0' }, { Id: '1', DelaySeconds: 9 }, { Id: '2' }] }]);
});
