#!/usr/bin/env node
// The `nutgraf` command of the installed package: what works without a checkout of the project.
import { keepCompiled } from './compile-cache.ts';

keepCompiled();
const { runProgram } = await import('./program.ts');
await runProgram();
