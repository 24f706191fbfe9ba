import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { describe, expect, it } from 'vitest';
import { inOrder } from '../../bin/workers/in-order.ts';
import type { Done, RowJob } from '../../bin/workers/messages.ts';

/** A thread that answers with the job's own line, late for even numbers, and ends or throws where the line says so. */
const THREAD = `
import { parentPort } from 'node:worker_threads';
parentPort.on('message', ({ line }) => {
  if (line.includes('"die"')) process.exit(7);
  if (line.includes('"throw"')) throw new Error('broken');
  setTimeout(() => parentPort.postMessage({ json: line }), Number(JSON.parse(line).id) % 2 === 0 ? 5 : 0);
});
`;

function worker(): URL {
  const file = join(mkdtempSync(join(tmpdir(), 'nutgraf-thread-')), 'thread.mjs');
  writeFileSync(file, THREAD);
  return pathToFileURL(file);
}

function row(id: number, does: string | null = null): RowJob {
  return { kind: 'row', line: JSON.stringify({ id, does }), options: {} };
}

async function all(jobs: readonly RowJob[], threads: number): Promise<readonly (readonly [RowJob, Done])[]> {
  const found: (readonly [RowJob, Done])[] = [];
  for await (const one of inOrder(jobs, { threads, worker: worker() })) found.push(one);
  return found;
}

/** The first jobs are done in the calling thread. */
const FIRST = Array.from({ length: 40 }, (_, id) => row(id));

describe('inOrder', () => {
  it('starts no thread for few jobs', async () => {
    const found = await all(FIRST, 4);
    // The rows have no text, which the engine says and the thread of this test does not.
    expect(found.every(([, done]) => 'json' in done && done.json.includes('"error"'))).toBe(true);
  });

  it('gives results in the order of the jobs, whichever thread is done first', async () => {
    const late = Array.from({ length: 60 }, (_, at) => row(100 + at));
    const found = (await all([...FIRST, ...late], 3)).slice(FIRST.length);
    expect(found.map(([job]) => job)).toEqual(late);
    expect(found.map(([, done]) => done)).toEqual(late.map(({ line }) => ({ json: line })));
  });

  it('loses no job but that of a thread that dies', async () => {
    const late = [
      row(100),
      row(101, 'die'),
      row(102),
      row(103, 'throw'),
      ...Array.from({ length: 20 }, (_, at) => row(104 + at)),
    ];
    const found = (await all([...FIRST, ...late], 2)).slice(FIRST.length);
    const problems = found.flatMap(([job, done]) =>
      'problem' in done ? [[JSON.parse(job.line).id, done.problem]] : [],
    );
    expect(problems).toEqual([
      [101, 'the thread that digested it ended with code 7'],
      [103, 'the thread that digested it died: broken'],
    ]);
    expect(found).toHaveLength(late.length);
  });

  it('takes no more jobs than the reader has asked for and a few ahead', async () => {
    let taken = 0;
    function* jobs() {
      for (let id = 0; id < 500; id++) {
        taken = id + 1;
        yield row(id);
      }
    }
    const results = inOrder(jobs(), { threads: 2, worker: worker() });
    for (let read = 0; read < 60; read++) await results.next();
    expect(taken).toBeLessThanOrEqual(60 + 2 * 4);
    await results.return(undefined);
  });
});
