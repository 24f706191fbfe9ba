import { Command } from 'commander';
import { tokenOption, withTarget } from './arguments.ts';
import type { McpOptions } from './commands/mcp.ts';

/** `nutgraf mcp`. */
export function mcpCommand(): Command {
  return withTarget(
    new Command('mcp').description('serve agents over standard input and output (Model Context Protocol)'),
  )
    .option('--files <folder>', 'let the tool "digest" read the article files below this folder')
    .option('--page <address>', 'address of the reader page, for links; known where the API is public')
    .addOption(tokenOption)
    .addHelpText(
      'after',
      `
Tools: digest (an article as text, or a file below --files), search_articles, get_article, find_name, story, changes.
Nothing is fetched from the web, and nothing is written. docs/mcp.md shows how common clients are told of it.

Examples:
  nutgraf mcp
  nutgraf mcp --files ~/articles
  nutgraf mcp --stack Nutgraf --region eu-west-1 --page http://127.0.0.1:4110/

Needs in AWS, where stored articles are read: cloudformation:DescribeStacks on the stack; execute-api:Invoke, where
the API has access "iam".`,
    )
    .action(async (options: McpOptions) => {
      const { serveAgents } = await import('./commands/mcp.ts');
      await serveAgents(options);
    });
}
