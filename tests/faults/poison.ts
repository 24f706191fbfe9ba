import { s3Record } from '../support/events.ts';
import { keyOf } from './schedule.ts';

/** Messages that can never be worked on, by kind; the last is for the digest queue, the others for the intake. */
export function poisonOf(
  kind: number,
  seed: number,
  number: number,
): { readonly queue: 'intake' | 'digest'; readonly body: string } {
  const mark = `${seed}-${number}`;
  const record = { key: keyOf(seed, 0), sequencer: '00FF', versionId: mark };
  const event = (changed: Parameters<typeof s3Record>[0]) => JSON.stringify({ Records: [s3Record(changed)] });
  const intake: readonly string[] = [
    `no JSON ${mark}`,
    JSON.stringify({ mark }),
    event({ ...record, bucket: 'somebody-else' }),
    event({ key: record.key, versionId: mark }),
    event({ ...record, rawKey: '100%' }),
    event({ ...record, name: 'ObjectTagging:Put' }),
  ];
  const body = intake[kind];
  return body === undefined ? { queue: 'digest', body: JSON.stringify({ id: 1, mark }) } : { queue: 'intake', body };
}
