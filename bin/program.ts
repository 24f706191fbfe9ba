import { Command, CommanderError } from 'commander';
import { ENGINE_VERSION } from '../engine/light.ts';
import {
  changesCommand,
  getCommand,
  listCommand,
  namesCommand,
  putCommand,
  removeCommand,
  storyCommand,
} from './article-commands.ts';
import { cleanCommand, diffCommand, digestCommand, storiesCommand } from './engine-commands.ts';
import { EXIT_FAILED, EXIT_USAGE } from './exit-codes.ts';
import { exportCommand } from './export-command.ts';
import { explainFailure } from './failures.ts';
import { mcpCommand } from './mcp-command.ts';
import {
  backfillCommand,
  recleanCommand,
  redigestCommand,
  redriveCommand,
  resyncCommand,
} from './operation-commands.ts';
import { printableLines } from './terminal/printable.ts';

/** The commands that work wherever Nutgraf is: on files, and on a deployment. */
export function commonCommands(): readonly Command[] {
  return [
    digestCommand(),
    cleanCommand(),
    storiesCommand(),
    diffCommand(),
    putCommand(),
    removeCommand(),
    getCommand(),
    changesCommand(),
    listCommand(),
    storyCommand(),
    namesCommand(),
    exportCommand(),
    mcpCommand(),
    backfillCommand(),
    redigestCommand(),
    recleanCommand(),
    redriveCommand(),
    resyncCommand(),
  ];
}

/**
 * Runs the command line of this process, and sets its exit code.
 *
 * @param more - commands beside the common ones
 * @param start - what is done before a command runs
 */
export async function runProgram(more: readonly Command[] = [], start: () => void = () => {}): Promise<void> {
  const program = new Command('nutgraf')
    .description(
      'Cleans news articles, summarises them and lists their key facts; every value is a slice of the article.',
    )
    .version(ENGINE_VERSION)
    .exitOverride()
    .configureOutput({ writeErr: (text) => process.stderr.write(printableLines(text)) })
    .showHelpAfterError('(--help shows options and examples)');
  for (const command of [...commonCommands(), ...more]) program.addCommand(command.copyInheritedSettings(program));

  // A reader that stops early ("| head") is no failure.
  process.stdout.on('error', (error: NodeJS.ErrnoException) => {
    if (error.code === 'EPIPE') process.exit(0);
    throw error;
  });

  try {
    start();
    await program.parseAsync();
  } catch (error) {
    if (error instanceof CommanderError) {
      // Commander has printed its own messages; ours carry the code "usage".
      if (error.code === 'usage') process.stderr.write(`error: ${printableLines(error.message)}\n`);
      process.exitCode = error.exitCode === 0 ? 0 : EXIT_USAGE;
    } else {
      process.stderr.write(`error: ${printableLines(explainFailure(error))}\n`);
      process.exitCode = EXIT_FAILED;
    }
  }
}
