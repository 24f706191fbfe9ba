#!/usr/bin/env node
// The `nutgraf` command of the installed package: what works without a checkout of the project.
import { runProgram } from './program.ts';

await runProgram();
