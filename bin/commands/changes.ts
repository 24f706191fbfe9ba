import { articleId, type RecordChange } from '../../engine/light.ts';
import { purgeChanges } from '../../lambdas/shared/store/records.ts';
import { resolveTarget, type Target, type TargetOptions } from '../target.ts';
import { formatChange } from '../terminal/changes.ts';
import { printable, printableJson } from '../terminal/printable.ts';
import { style } from '../terminal/style.ts';
import { idsOf, partOf } from './get.ts';

export interface ChangesOptions extends TargetOptions {
  readonly json?: true;
  /** Forget them. */
  readonly purge?: true;
}

interface Changes {
  readonly key: string;
  readonly changes: readonly RecordChange[];
}

/**
 * `nutgraf changes <id or key>`: what newer versions of an article's file changed, newest first; with `--purge` they
 * are forgotten.
 *
 * @returns the exit code
 * @throws ApiError where there is no such article
 */
export async function changes(wanted: string, options: ChangesOptions): Promise<number> {
  const target = await resolveTarget(options);
  if (options.purge === true) return await purge(wanted, target);
  const body = await partOf(target.api, wanted, '/changes', {}, 'application/json');
  const answer: Changes = JSON.parse(body);
  process.stdout.write(options.json === true ? `${printableJson(answer, 2)}\n` : readable(answer));
  return 0;
}

function readable({ key, changes: list }: Changes): string {
  if (list.length === 0) return `${printable(key)}: no newer version changed what was served\n`;
  const versions = Map.groupBy(list, ({ at }) => at);
  return [...versions]
    .flatMap(([at, those]) => [
      style('dim', at),
      ...those.map(({ before, after, ...change }) => {
        const texts = { before: before?.text ?? null, after: after?.text ?? null };
        return `  ${formatChange({ ...change, ...texts })}`;
      }),
      '',
    ])
    .join('\n');
}

async function purge(wanted: string, target: Target): Promise<number> {
  const table = await target.table();
  try {
    for (const id of idsOf(wanted)) {
      if (!(await purgeChanges(table, id, new Date().toISOString()))) continue;
      process.stderr.write(`${printable(wanted)}: its changes are forgotten\n`);
      return 0;
    }
    process.stderr.write(`${printable(articleId(wanted))}: there is no ready article, so there is nothing to forget\n`);
    return 1;
  } finally {
    table.client.destroy();
  }
}
