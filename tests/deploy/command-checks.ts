import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { text } from 'node:stream/consumers';
import type { TargetOptions } from '../../bin/target.ts';
import { articleId } from '../../engine/identity.ts';
import { AWKWARD_KEY } from './article-checks.ts';
import { ROOT } from './cdk.ts';
import type { Checklist } from './checklist.ts';
import type { Deployment } from './deployment.ts';

const FILE = 'events/articles/rate-decision.md';
const PREFIX = 'deploy-test/put/';

/**
 * Runs `nutgraf` on the stack, with the rights this process has. @returns what it printed for programs, a value a line
 */
export async function nutgraf(
  named: TargetOptions,
  ...args: readonly string[]
): Promise<readonly Record<string, unknown>[]> {
  const { stack, region, profile } = named;
  const where = Object.entries({ stack, region, profile }).flatMap(([name, value]) =>
    value === undefined ? [] : [`--${name}`, value],
  );
  const child = spawn(process.execPath, ['bin/nutgraf.ts', ...args, ...where, '--json'], {
    cwd: ROOT,
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  const [out, err, [code]] = await Promise.all([text(child.stdout), text(child.stderr), once(child, 'close')]);
  assert.equal(code, 0, `nutgraf ${args.join(' ')} ended with ${code}: ${err}`);
  return out
    .split('\n')
    .filter((line) => line !== '')
    .map((line): Record<string, unknown> => JSON.parse(line));
}

/** The commands of docs/operating.md on a deployed stack. @param named - the same stack, as commands find it */
export async function checkCommands(list: Checklist, deployment: Deployment, named: TargetOptions): Promise<void> {
  await list.check('nutgraf put uploads a file, and passes it over the second time', async () => {
    const [first] = await nutgraf(named, 'put', FILE, '--prefix', PREFIX);
    assert.equal(first?.outcome, 'uploaded');
    const record = await deployment.readyAt(`${PREFIX}rate-decision.md`, String(first?.versionId));
    assert.equal(record.source?.mediaType, 'text/markdown');
    const [second] = await nutgraf(named, 'put', FILE, '--prefix', PREFIX);
    assert.equal(second?.outcome, 'unchanged');
  });
  await list.check('nutgraf backfill queues what is in the bucket, and changes nothing that is there', async () => {
    const before = await deployment.answerFor(AWKWARD_KEY);
    const [result] = await nutgraf(named, 'backfill', '--prefix', 'deploy-test/', '--restart');
    assert.ok(Number(result?.queued) >= 24, `${result?.queued} queued`);
    await deployment.drained();
    const after = await deployment.answerFor(AWKWARD_KEY);
    assert.equal(after.body, before.body);
  });
  await list.check('nutgraf reclean and redigest take one article by its key', async () => {
    for (const command of ['reclean', 'redigest']) {
      const [result] = await nutgraf(named, command, '--key', AWKWARD_KEY);
      assert.equal(result?.queued, 1);
    }
    await deployment.drained();
    assert.equal((await deployment.answerFor(AWKWARD_KEY)).status, 200);
  });
  await list.check('nutgraf remove takes an article out, and leaves no version of it', async () => {
    const key = `${PREFIX}rate-decision.md`;
    const [removed] = await nutgraf(named, 'remove', '--versions', key);
    assert.equal(removed?.outcome, 'removed');
    await deployment.gone(key);
  });
  await list.check('nutgraf redrive finds no dead letter', async () => {
    const queues = await nutgraf(named, 'redrive', '--dry-run');
    assert.deepEqual(
      queues.map(({ queue, waiting }) => [queue, waiting]),
      [
        ['intake', 0],
        ['digest', 0],
      ],
    );
  });
  await list.check(
    'nutgraf get and list read through the API',
    async () => {
      const [record] = await nutgraf(named, 'get', AWKWARD_KEY);
      assert.equal(record?.id, articleId(AWKWARD_KEY));
      assert.equal((await nutgraf(named, 'list', '--limit', '3')).length, 3);
    },
    'address of the API',
  );
}
