import { Command, CommanderError, Option } from 'commander';
import {
  fromOption,
  jsonOption,
  keysOrIds,
  parallelOption,
  positiveInteger,
  tokenOption,
  toOption,
  withTarget,
} from './arguments.ts';
import type { ChangesOptions } from './commands/changes.ts';
import type { GetOptions } from './commands/get.ts';
import type { ListOptions } from './commands/list.ts';
import type { NamesOptions } from './commands/names.ts';
import type { PutOptions } from './commands/put.ts';
import type { RemoveOptions } from './commands/remove.ts';
import type { StoryOptions } from './commands/story.ts';

const timeoutOption = new Option('--timeout <seconds>', 'how long --wait waits')
  .argParser(positiveInteger)
  .default(120);

export function putCommand(): Command {
  return withTarget(
    new Command('put')
      .description('upload articles')
      .argument('<paths...>', 'files, and folders with everything below'),
  )
    .option('--prefix <prefix>', 'what every key begins with, such as "news/2025/"', '')
    .addOption(parallelOption)
    .option('--wait', 'wait until each article is ready, and say what became of it')
    .addOption(timeoutOption)
    .addOption(tokenOption)
    .addOption(jsonOption)
    .addHelpText(
      'after',
      `
The key of an object is the path of its file below the folder that was named, or the file's own name. A file whose
object is there already with the same content is passed over, so a run that was broken off is resumed by running it
again. Hidden files and drafts (*.tmp, *.part, *~) in folders are left out, and links to folders are not followed.
With --json one line a file.

Examples:
  nutgraf put events/articles
  nutgraf put --wait --prefix wire/ story.txt page.html
  nutgraf put --stack Nutgraf --region eu-west-1 --json archive/2024 > uploaded.jsonl

Needs in AWS: cloudformation:DescribeStacks on the stack; s3:PutObject, s3:GetObject and s3:ListBucket on the bucket
(without the last S3 answers 403 where an object is new); with --wait execute-api:Invoke, where the API has access
"iam".

Exit code 1 where a file could not be uploaded or, with --wait, did not become ready in time.`,
    )
    .action(async (paths: string[], options: PutOptions) => {
      const { PutUsageError, put } = await import('./commands/put.ts');
      try {
        process.exitCode = await put(paths, options);
      } catch (error) {
        if (error instanceof PutUsageError) throw new CommanderError(2, 'usage', error.message);
        throw error;
      }
    });
}

export function removeCommand(): Command {
  return withTarget(
    new Command('remove')
      .description('remove articles, by deleting their objects')
      .argument('<articles...>', 'object keys, or ids', keysOrIds),
  )
    .option('--versions', 'erase every version of the object, so that it cannot be brought back')
    .addOption(parallelOption)
    .option('--wait', 'wait until the article is served no more')
    .addOption(timeoutOption)
    .addOption(tokenOption)
    .addOption(jsonOption)
    .addHelpText(
      'after',
      `
The article's text, summary and facts go moments later, and the API answers 410. Without --versions the bucket keeps
what it held for 30 days, so that an object can be brought back. On the local run a file that is still in inbox/ is
uploaded again at the next start. With --json one line an article.

Examples:
  nutgraf remove samples/wire-harbour.txt
  nutgraf remove --wait --versions wire-harbour-5a72ee164f41df04
  nutgraf remove --stack Nutgraf --region eu-west-1 news/2025/talks.html news/2025/talks-2.html

Needs in AWS: cloudformation:DescribeStacks on the stack; s3:GetObject, s3:ListBucket and s3:DeleteObject on the bucket;
with --versions s3:ListBucketVersions and s3:DeleteObjectVersion instead of the first two; with ids, or with --wait,
execute-api:Invoke, where the API has access "iam".

Exit code 1 where an object was not there, could not be deleted or, with --wait, its article is still served.`,
    )
    .action(async (articles: string[], options: RemoveOptions) => {
      const { remove } = await import('./commands/remove.ts');
      process.exitCode = await remove(articles, options);
    });
}

export function getCommand(): Command {
  return withTarget(
    new Command('get').description('read a stored article').argument('<article>', 'its id, or its object key'),
  )
    .addOption(new Option('--text', 'only the clean text').conflicts(['summary', 'sentences', 'words']))
    .option('--summary', 'only the summary, a sentence a line')
    .addOption(
      new Option('--sentences <n>', 'summary length in sentences').argParser(positiveInteger).conflicts('words'),
    )
    .addOption(new Option('--words <n>', 'summary length in words').argParser(positiveInteger))
    .addOption(tokenOption)
    .addOption(jsonOption)
    .addHelpText(
      'after',
      `
Examples:
  nutgraf get samples/wire-harbour.txt
  nutgraf get --summary --words 60 wire-harbour-5a72ee164f41df04
  nutgraf get --stack Nutgraf --json news/2025/talks.html | jq .facts.people

Needs in AWS: cloudformation:DescribeStacks on the stack; execute-api:Invoke, where the API has access "iam".

Exit code 1 where there is no such article, it was deleted, or it has not what --text or --summary asks for.`,
    )
    .action(async (article: string, options: GetOptions) => {
      const { get } = await import('./commands/get.ts');
      process.exitCode = await get(article, options);
    });
}

export function changesCommand(): Command {
  return withTarget(
    new Command('changes')
      .description('show what newer versions of an article’s file changed')
      .argument('<article>', 'its id, or its object key'),
  )
    .addOption(new Option('--purge', 'forget them: they are served no more').conflicts('json'))
    .addOption(tokenOption)
    .addOption(jsonOption)
    .addHelpText(
      'after',
      `
The newest come first: the field, what was served before, and what took its place.

Examples:
  nutgraf changes samples/wire-harbour.txt
  nutgraf changes --stack Nutgraf --json news/2025/talks.html | jq '.changes[].before.text'
  nutgraf changes --stack Nutgraf --purge news/2025/talks.html

Needs in AWS: cloudformation:DescribeStacks on the stack; execute-api:Invoke, where the API has access "iam"; with
--purge dynamodb:UpdateItem on the table instead.

Exit code 1 where there is no such article.`,
    )
    .action(async (article: string, options: ChangesOptions) => {
      const { changes } = await import('./commands/changes.ts');
      process.exitCode = await changes(article, options);
    });
}

export function listCommand(): Command {
  return withTarget(new Command('list').description('list stored articles, newest first'))
    .addOption(fromOption('only articles listed'))
    .addOption(toOption('only articles listed'))
    .option('--name <name>', 'only articles with this name in them, in any spelling')
    .option('--language <tag>', 'only articles in this language ("en"; "und": could not be told)')
    .addOption(
      new Option('--status <status>', 'only articles of this status')
        .choices(['ready', 'rejected', 'failed', 'deleted'])
        .default('ready'),
    )
    .addOption(new Option('--limit <n>', 'at most so many').argParser(positiveInteger).default(20))
    .option('--all', 'every one, however many pages that takes')
    .addOption(
      new Option('--stories', 'stories instead of articles, each by its newest article').conflicts([
        'name',
        'language',
        'status',
      ]),
    )
    .addOption(tokenOption)
    .addOption(jsonOption)
    .addHelpText(
      'after',
      `
A line shows when the article is listed (its publication date, or that of its upload), its id, its words and its
title, or its first sentence where it has none; with --json one line an article, as GET /articles has it.

With --stories a line shows the newest article's date, the story's id, how many articles it has and how many of them
are copies, and the newest title; "nutgraf story ID" shows one.

Examples:
  nutgraf list --from 2025-09-01 --to 2025-09-07
  nutgraf list --name "Marta Quiroga" --limit 100
  nutgraf list --stack Nutgraf --status rejected --all --json > rejected.jsonl

Needs in AWS: cloudformation:DescribeStacks on the stack; execute-api:Invoke, where the API has access "iam".`,
    )
    .action(async (options: ListOptions) => {
      if (options.stories === true) {
        const { listStories } = await import('./commands/list-stories.ts');
        process.exitCode = await listStories(options);
        return;
      }
      const { list } = await import('./commands/list.ts');
      process.exitCode = await list(options);
    });
}

export function storyCommand(): Command {
  return withTarget(
    new Command('story')
      .description('read a story: its articles, what each adds, and where they differ')
      .argument('<article>', 'id or object key of any article of it'),
  )
    .addOption(tokenOption)
    .addOption(jsonOption)
    .addHelpText(
      'after',
      `
Articles are shown newest first, copies under the article they are copies of. With --json the pages of GET
/articles/{id}/story as one object.

Examples:
  nutgraf story samples/wire-harbour.txt
  nutgraf list --stories
  nutgraf story --json wire-harbour-5a72ee164f41df04 | jq .differences

Needs in AWS: cloudformation:DescribeStacks on the stack; execute-api:Invoke, where the API has access "iam".

Exit code 1 where there is no such article, or stories are switched off.`,
    )
    .action(async (article: string, options: StoryOptions) => {
      const { story } = await import('./commands/story.ts');
      process.exitCode = await story(article, options);
    });
}

export function namesCommand(): Command {
  return withTarget(
    new Command('names')
      .description('find names in the news by the beginnings of their words')
      .argument('<words...>', 'beginnings of words of the name, in any order and spelling'),
  )
    .addOption(new Option('--limit <n>', 'at most so many').argParser(positiveInteger).default(20))
    .addOption(tokenOption)
    .addOption(jsonOption)
    .addHelpText(
      'after',
      `
A line shows when the newest article under a name is listed, and the name; with --json one line a name, as GET /names
has it.

Examples:
  nutgraf names quiroga
  nutgraf names mar quir --json
  nutgraf list --name "Marta Quiroga"

Needs in AWS: cloudformation:DescribeStacks on the stack; execute-api:Invoke, where the API has access "iam".`,
    )
    .action(async (words: string[], options: NamesOptions) => {
      const { names } = await import('./commands/names.ts');
      process.exitCode = await names(words, options);
    });
}
