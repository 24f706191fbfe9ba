import { changesBetween, cleanOpened, decodeSource, digestArticle } from '../../engine/index.ts';
import { formatChange } from '../terminal/changes.ts';
import { printableJson } from '../terminal/printable.ts';
import { eachSource } from './sources.ts';

export interface DiffOptions {
  readonly json?: true;
}

type Side = Parameters<typeof changesBetween>[0];

/**
 * `nutgraf diff A B`: what the article in one file says otherwise than that in another.
 *
 * @returns the exit code: 1 where a file was refused
 */
export async function diff(before: string, after: string, { json }: DiffOptions): Promise<number> {
  const sides: Side[] = [];
  const code = await eachSource([before, after], ({ name, bytes }) => {
    const article = cleanOpened(decodeSource(bytes, null, name), {});
    sides.push({ article, digest: digestArticle(article) });
  });
  const [was, is] = sides;
  if (was === undefined || is === undefined) return code;
  const found = changesBetween(was, is, { sameCleaning: true });
  if (json === true) process.stdout.write(`${printableJson(found, 2)}\n`);
  else
    for (const { after, ...change } of found) {
      process.stdout.write(`${formatChange({ ...change, after: after?.text ?? null })}\n`);
    }
  if (found.length === 0 && json !== true) process.stderr.write('Both say the same.\n');
  return code;
}
