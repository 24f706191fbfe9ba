// A thread that digests: it gets a job a message, and answers each with a message.
import { parentPort } from 'node:worker_threads';
import type { Job } from './messages.ts';
import { work } from './work.ts';

parentPort?.on('message', (job: Job) => {
  void work(job).then((done) => parentPort?.postMessage(done));
});
