import { Command, CommanderError, Option } from 'commander';
import { isoDate, jsonOption, positiveInteger, repeatable, threadsOption } from './arguments.ts';
import type { CleanCommandOptions } from './commands/clean.ts';
import type { DiffOptions } from './commands/diff.ts';
import type { DigestOptions } from './commands/digest.ts';
import { EXIT_USAGE } from './exit-codes.ts';
import { tellOfTerminal } from './terminal/stdin.ts';

/** `nutgraf digest`. */
export function digestCommand(): Command {
  return new Command('digest')
    .description('run the engine on article files, or on standard input')
    .argument('[files...]', 'article files, and folders with everything below; "-" is standard input')
    .addOption(
      new Option('--json', 'print the whole record as JSON (an array for several files, or a folder)').conflicts(
        'jsonl',
      ),
    )
    .option(
      '--jsonl',
      'rows {"id", "text" or "html", "title"?, "date"?, "clean"?} in on standard input, one row out for each',
    )
    .addOption(threadsOption)
    .addOption(
      new Option('--sentences <n>', 'summary length in sentences').argParser(positiveInteger).conflicts('words'),
    )
    .addOption(new Option('--words <n>', 'summary length in words').argParser(positiveInteger))
    .addOption(new Option('--date <date>', 'date of the article, over what the source says').argParser(isoDate))
    .option('--title <title>', 'title of the article, over what the source says')
    .addOption(
      new Option('--why', 'print which reading, rule or weights made each value, and what was left out').conflicts([
        'json',
        'jsonl',
      ]),
    )
    .addHelpText(
      'after',
      `
Examples:
  nutgraf digest events/articles/wire-harbour.txt
  nutgraf digest --json --sentences 2 article.html
  nutgraf digest --json archive/ > records.json
  nutgraf digest --why article.txt
  nutgraf digest - < article.txt
  nutgraf digest --jsonl < rows.jsonl > records.jsonl

Exit code 1 where an input was refused (empty, too large, not an article). With --jsonl a bad row gives
{"id", "error"}, the run goes on, and the code is 0.`,
    )
    .action(async (files: string[], options: DigestOptions & { jsonl?: true; threads: number }) => {
      if (options.jsonl === true) {
        if (files.some((file) => file !== '-'))
          throw new CommanderError(EXIT_USAGE, 'usage', '--jsonl reads standard input: name no files');
        tellOfTerminal();
        const { digestStream } = await import('./commands/digest-stream.ts');
        process.exitCode = await digestStream(process.stdin, process.stdout, options);
        return;
      }
      const { digestFiles } = await import('./commands/digest.ts');
      process.exitCode = await digestFiles(files, options);
    });
}

/** `nutgraf stories`. */
export function storiesCommand(): Command {
  return new Command('stories')
    .description('group articles that tell of the same happening, and find copies')
    .requiredOption(
      '--jsonl',
      'rows {"id", "text" or "html", "title"?, "date"?, "clean"?} in on standard input, rows {"id", "story", ' +
        '"copyOf"} out',
    )
    .addHelpText(
      'after',
      `
"story" is the id of the story's first row, "copyOf" that of the earliest row in it that has the same text, or null.
Rows more than 72 hours apart by their dates are never matched directly; rows without a date are taken as of one
moment, in the order of their ids. All rows are held until the end of the input. A bad row gives {"id", "error"}, and
the run goes on; the exit code is 0. What a deployment holds is shown by "nutgraf list --stories".

Example:
  nutgraf stories --jsonl < rows.jsonl > stories.jsonl`,
    )
    .action(async () => {
      tellOfTerminal();
      const { storyRows } = await import('./commands/story-rows.ts');
      process.exitCode = await storyRows(process.stdin, process.stdout);
    });
}

/** `nutgraf clean`. */
export function cleanCommand(): Command {
  return new Command('clean')
    .description('clean article files, or standard input, and show what was cut')
    .argument('[files...]', 'article files, and folders with everything below; "-" is standard input')
    .addOption(
      new Option(
        '--json',
        'print everything cleaning knows as JSON (an array for several files, or a folder)',
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

/** `nutgraf diff`. */
export function diffCommand(): Command {
  return new Command('diff')
    .description('show what one article says otherwise than another')
    .argument('<before>', 'a text, Markdown or HTML file; "-" is standard input')
    .argument('<after>', 'another')
    .addOption(jsonOption)
    .addHelpText(
      'after',
      `
Title, quantities, dates, names, quotes, claims and the event are compared; moved text, markup and furniture are not.

Examples:
  nutgraf diff yesterday.html today.html
  git show HEAD~1:story.md | nutgraf diff - story.md

Exit code 1 where a file was refused.`,
    )
    .action(async (before: string, after: string, options: DiffOptions) => {
      const { diff } = await import('./commands/diff.ts');
      process.exitCode = await diff(before, after, options);
    });
}
