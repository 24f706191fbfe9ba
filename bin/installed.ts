#!/usr/bin/env node
// The `nutgraf` command of the installed package: what works without a checkout of the project.
import { keepCompiled } from './compile-cache.ts';
import { tooOld } from './oldest-node.ts';

const why = tooOld(process.version);
if (why === null) {
  keepCompiled();
  const { runProgram } = await import('./program.ts');
  await runProgram();
} else {
  process.stderr.write(`error: ${why}\n`);
  process.exitCode = 1;
}
