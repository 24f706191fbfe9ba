import { spawnSync } from 'node:child_process';
import { describe, expect, it } from 'vitest';

const MODULE = JSON.stringify(new URL('../../../lambdas/digest/compiling.ts', import.meta.url).href);

interface Ran {
  /** What the process said on its errors. */
  readonly errors: string;
  /** How often it chose to compile a function anew that was called 450 times. */
  readonly compiled: number;
}

/** A process that is told to compile sparingly, or is not. */
function ran(isTold: boolean): Ran {
  const script = `
    const { compileSparingly } = await import(${MODULE});
    if (${isTold}) compileSparingly();
    function calledOften(number) { return number + 1; }
    for (let call = 0; call < 450; call++) calledOften(call);`;
  const args = ['--trace-opt', '--input-type=module', '--eval', script];
  const { stdout, stderr } = spawnSync(process.execPath, args, { encoding: 'utf8' });
  const marked = stdout.split('\n').filter((line) => line.startsWith('[marking') && line.includes(' calledOften '));
  return { errors: stderr, compiled: marked.length };
}

describe('compiling sparingly', () => {
  it('leaves a function as it is that would be compiled anew otherwise', () => {
    // A flag that V8 does not know, it complains about on the process's errors, and passes over.
    expect(ran(true)).toEqual({ errors: '', compiled: 0 });
    expect(ran(false).compiled).toBe(1);
  });
});
