#!/usr/bin/env node
import { Argument, Command } from 'commander';
import { keepCompiled } from './compile-cache.ts';

/** `nutgraf invoke`: it needs the emulators, which only a checkout has. */
function invokeCommand(): Command {
  return new Command('invoke')
    .description(
      'run one function on a sample event; bucket, queues and table stand in memory, with the sample articles in them',
    )
    .addArgument(new Argument('<function>', 'which function').choices(['clean', 'digest', 'read']))
    .argument('<event>', 'file that holds the event as JSON; "-" is standard input')
    .option('--json', 'print only what the function returned')
    .addHelpText(
      'after',
      `
Examples:
  nutgraf invoke clean events/article-created.json
  nutgraf invoke digest events/digest-article.json
  nutgraf invoke read events/read-article.json --json

Exit code 1 where the function failed or gave messages back as failed, or the file holds no event that it takes.`,
    )
    .action(async (name: 'clean' | 'digest' | 'read', event: string, options: { json?: true }) => {
      const { invoke } = await import('./commands/invoke.ts');
      process.exitCode = await invoke(name, event, options);
    });
}

keepCompiled();
const [{ goWhereTyped }, { runProgram }] = await Promise.all([import('./arguments.ts'), import('./program.ts')]);
await runProgram([invokeCommand()], () => goWhereTyped(process.env));
