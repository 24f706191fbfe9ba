#!/usr/bin/env node
import { Argument, Command, CommanderError, Option } from 'commander';
import { ENGINE_VERSION } from '../engine/index.ts';
import { goWhereTyped, isoDate, positiveInteger, repeatable } from './arguments.ts';
import { getCommand, listCommand, putCommand } from './article-commands.ts';
import type { CleanCommandOptions } from './commands/clean.ts';
import type { DigestOptions } from './commands/digest.ts';
import { explainFailure } from './failures.ts';
import { backfillCommand, recleanCommand, redigestCommand, redriveCommand } from './operation-commands.ts';

/** Exit codes: 0 all well, 1 an input was refused or a function failed, 2 the command line itself is wrong. */
const EXIT_FAILED = 1;
const EXIT_USAGE = 2;

function digestCommand(): Command {
  return new Command('digest')
    .description('run the engine on article files, or on standard input')
    .argument('[files...]', 'text, Markdown or HTML files; "-" is standard input')
    .addOption(
      new Option('--json', 'print the whole record as JSON (an array where several files are named)').conflicts(
        'jsonl',
      ),
    )
    .option(
      '--jsonl',
      'rows {"id", "text" or "html", "title"?, "date"?, "clean"?} in on standard input, one row out for each',
    )
    .addOption(
      new Option('--sentences <n>', 'summary length in sentences').argParser(positiveInteger).conflicts('words'),
    )
    .addOption(new Option('--words <n>', 'summary length in words').argParser(positiveInteger))
    .addOption(new Option('--date <date>', 'date of the article, over what the source says').argParser(isoDate))
    .option('--title <title>', 'title of the article, over what the source says')
    .addHelpText(
      'after',
      `
Examples:
  nutgraf digest events/articles/wire-harbour.txt
  nutgraf digest --json --sentences 2 article.html
  nutgraf digest - < article.txt
  nutgraf digest --jsonl < rows.jsonl > records.jsonl

Exit code 1 where an input was refused (empty, too large, not an article). With --jsonl a bad row gives
{"id", "error"}, and the run goes on.`,
    )
    .action(async (files: string[], options: DigestOptions & { jsonl?: true }) => {
      if (options.jsonl === true) {
        if (files.some((file) => file !== '-'))
          throw new CommanderError(EXIT_USAGE, 'usage', '--jsonl reads standard input: name no files');
        const { digestRows } = await import('./commands/digest-rows.ts');
        process.exitCode = await digestRows(process.stdin, process.stdout, options);
        return;
      }
      const { digestFiles } = await import('./commands/digest.ts');
      process.exitCode = await digestFiles(files, options);
    });
}

function cleanCommand(): Command {
  return new Command('clean')
    .description('clean article files, or standard input, and show what was cut')
    .argument('[files...]', 'text, Markdown or HTML files; "-" is standard input')
    .addOption(
      new Option(
        '--json',
        'print everything cleaning knows as JSON (an array where several files are named)',
      ).conflicts('text'),
    )
    .option('--text', 'print only the clean text')
    .addOption(
      new Option('--keep <rule>', 'cut nothing by this rule (repeatable; docs/engine.md lists the rules)').argParser(
        repeatable,
      ),
    )
    .addHelpText(
      'after',
      `
Examples:
  nutgraf clean events/articles/earnings-noise.txt
  nutgraf clean --keep photo-credit --keep read-also story.txt
  nutgraf clean --text page.html > page.txt
  nutgraf clean --json - < article.txt

A cut is shown as [-what was cut-]{rule}, in colour where the terminal has it. Exit code 1 where an input was refused.`,
    )
    .action(async (files: string[], options: CleanCommandOptions) => {
      const { cleanFiles, unknownRule } = await import('./commands/clean.ts');
      const unknown = unknownRule(options);
      if (unknown !== null) throw new CommanderError(EXIT_USAGE, 'usage', unknown);
      process.exitCode = await cleanFiles(files, options);
    });
}

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

const program = new Command('nutgraf')
  .description(
    'Cleans news articles, summarises them and lists their key facts; every value is a slice of the article.',
  )
  .version(ENGINE_VERSION)
  .exitOverride()
  .showHelpAfterError('(--help shows options and examples)');
const COMMANDS = [
  digestCommand(),
  cleanCommand(),
  putCommand(),
  getCommand(),
  listCommand(),
  backfillCommand(),
  redigestCommand(),
  recleanCommand(),
  redriveCommand(),
  invokeCommand(),
];
for (const command of COMMANDS) program.addCommand(command.copyInheritedSettings(program));

// A reader that stops early ("| head") is no failure.
process.stdout.on('error', (error: NodeJS.ErrnoException) => {
  if (error.code === 'EPIPE') process.exit(0);
  throw error;
});

try {
  goWhereTyped(process.env);
  await program.parseAsync();
} catch (error) {
  if (error instanceof CommanderError) {
    // Commander has printed its own messages; ours carry the code "usage".
    if (error.code === 'usage') process.stderr.write(`error: ${error.message}\n`);
    process.exitCode = error.exitCode === 0 ? 0 : EXIT_USAGE;
  } else {
    process.stderr.write(`error: ${explainFailure(error)}\n`);
    process.exitCode = EXIT_FAILED;
  }
}
