import { Command, CommanderError, Option } from 'commander';
import { threadsOption, tokenOption, withTarget } from './arguments.ts';
import type { ExportOptions } from './commands/export.ts';
import { EXIT_USAGE } from './exit-codes.ts';

/** `nutgraf export`. */
export function exportCommand(): Command {
  return withTarget(
    new Command('export')
      .description('write articles and their facts as tables: one row an article, one row a fact')
      .argument('[paths...]', 'article files, and folders with everything below'),
  )
    .addOption(
      new Option('--format <format>', 'what is written').choices(['csv', 'jsonl', 'sqlite']).makeOptionMandatory(),
    )
    .option('--out <path>', 'where to: a file, or for csv a folder; jsonl goes to standard output without it')
    .addOption(threadsOption)
    .option('--restart', 'begin anew, though an earlier run was broken off')
    .addOption(tokenOption)
    .addHelpText(
      'after',
      `
csv writes articles.csv and facts.csv into a folder; text that a spreadsheet would run as a formula gets an apostrophe
before it. jsonl writes an article and then its facts, and says in "table" which is which. sqlite writes the tables
articles and facts, with full-text search in articles_text and facts_names; it needs Node 22.13 or later. Files that
were there are replaced when the export is whole. "start" and "end" count UTF-16 units in the text, or in the title
where "in" says so. An export of a deployment into files that was broken off goes on where it was when the same
command is run again; what was stored or changed above that place since is not in it.

Examples:
  nutgraf export --format csv --out tables events/articles
  nutgraf export --format jsonl events/articles/wire-harbour.txt
  nutgraf export --format sqlite --out articles.db --local
  nutgraf export --format sqlite --out articles.db --stack Nutgraf --region eu-west-1

Needs in AWS: cloudformation:DescribeStacks on the stack; execute-api:Invoke, where the API has access "iam".

Exit code 1 where an input was refused; the others are written.`,
    )
    .action(async (paths: string[], options: ExportOptions) => {
      const { ExportUsageError, exportTables } = await import('./commands/export.ts');
      try {
        process.exitCode = await exportTables(paths, options);
      } catch (error) {
        if (error instanceof ExportUsageError) throw new CommanderError(EXIT_USAGE, 'usage', error.message);
        throw error;
      }
    });
}
