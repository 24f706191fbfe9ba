import { cleanSource } from '../../engine/index.ts';
import { digestRow } from '../commands/digest-rows.ts';
import { digestedRecord } from '../commands/record.ts';
import { problemOf, readSource } from '../commands/sources.ts';
import type { Done, Job } from './messages.ts';

/** Does one job, in whichever thread. Never throws: what went wrong is its result. */
export async function work(job: Job): Promise<Done> {
  if (job.kind === 'row') return { json: digestRow(job.line, job.options) };
  try {
    const { label, name, bytes } = await readSource(job.file);
    return { json: JSON.stringify(digestedRecord(label, cleanSource({ bytes, name }), {}, { text: true })) };
  } catch (error) {
    return { problem: problemOf(error) };
  }
}
