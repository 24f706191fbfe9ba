import { Command, Option } from 'commander';
import { ENGINE_VERSION } from '../engine/light.ts';
import {
  engineVersion,
  fromOption,
  jsonOption,
  positiveInteger,
  repeatable,
  toOption,
  withQueueing,
  withTarget,
} from './arguments.ts';
import type { AgainOptions } from './commands/again.ts';
import type { BackfillOptions } from './commands/backfill.ts';
import type { RedriveOptions } from './commands/redrive.ts';
import type { ResyncOptions } from './commands/resync.ts';

const WAITS = `Messages are sent only as they are worked off: never while more than --waiting of them wait in the
intake or the digest queue, so that articles which arrive meanwhile are read within seconds.`;

const RESUME = `A run that was killed is resumed by the same command: how far it came is kept in <data>/progress,
written after messages were sent. At most 100 are then sent twice, and doing the work twice changes nothing.`;

function againCommand(name: 'redigest' | 'reclean', description: string): Command {
  return withQueueing(
    withTarget(new Command(name).description(description))
      .addOption(new Option('--id <id>', 'this article (repeatable)').argParser(repeatable))
      .addOption(new Option('--key <key>', 'the article with this object key (repeatable)').argParser(repeatable))
      .addOption(fromOption('only articles listed').conflicts(['id', 'key']))
      .addOption(toOption('only articles listed').conflicts(['id', 'key']))
      .addOption(
        new Option('--older-than-engine <version>', 'only what an engine before this one made')
          .argParser(engineVersion)
          .default(ENGINE_VERSION, `${ENGINE_VERSION}, the one of this command`)
          .conflicts(['id', 'key']),
      ),
  );
}

export function redigestCommand(): Command {
  return againCommand('redigest', 'make summary and facts of ready articles again, from the stored text')
    .addHelpText(
      'after',
      `
For a new engine: deploy it first, then run this. An article that the running engine has digested already stays as it
is.

${WAITS}

${RESUME}

Examples:
  nutgraf redigest --dry-run
  nutgraf redigest --stack Nutgraf --older-than-engine 0.3.0 --rate 200
  nutgraf redigest --key news/2025/talks.html

Needs in AWS: cloudformation:DescribeStacks on the stack; dynamodb:Query on the table's index "listing" (with --id or
--key dynamodb:GetItem on the table instead); sqs:SendMessage on the digest queue, sqs:GetQueueAttributes on both
queues.

Exit code 1 where an article that was named cannot be digested again.`,
    )
    .action(async (options: AgainOptions) => {
      const { redigest } = await import('./commands/again.ts');
      process.exitCode = await redigest(options);
    });
}

export function recleanCommand(): Command {
  return againCommand('reclean', 'go back to the objects: clean and digest them again')
    .addOption(
      new Option('--status <status...>', 'only articles of these statuses (default: ready and rejected)')
        .choices(['ready', 'rejected', 'failed'])
        .conflicts(['id', 'key']),
    )
    .addHelpText(
      'after',
      `
Each article is made again from the object at the version it was made from. For a new engine that reads files
differently: deploy it first, then run this. An article that the running engine has cleaned already stays as it is,
and so does one whose version is gone.

${WAITS}

${RESUME}

Examples:
  nutgraf reclean --dry-run --status rejected
  nutgraf reclean --stack Nutgraf --from 2025-01-01
  nutgraf reclean --id wire-harbour-5a72ee164f41df04

Needs in AWS: cloudformation:DescribeStacks on the stack; dynamodb:Query on the table's index "listing" (with --id or
--key dynamodb:GetItem on the table instead); sqs:SendMessage on the intake queue, sqs:GetQueueAttributes on both
queues.

Exit code 1 where an article that was named cannot be cleaned again.`,
    )
    .action(async (options: AgainOptions) => {
      const { reclean } = await import('./commands/again.ts');
      process.exitCode = await reclean(options);
    });
}

export function redriveCommand(): Command {
  return withTarget(new Command('redrive').description('move dead letters back to the queues they came from'))
    .addOption(
      new Option('--queue <queue>', 'only dead letters of this queue, or undelivered events (default: all)').choices([
        'intake',
        'digest',
        'events',
      ]),
    )
    .addOption(new Option('--limit <n>', 'at most so many of each queue').argParser(positiveInteger))
    .option('--dry-run', 'show what waits, and move nothing')
    .addOption(jsonOption)
    .addHelpText(
      'after',
      `
Find out first why they failed (the record's "detail", the log of the function), and mend it. SQS moves the messages
by itself where it can; with --limit, in the local run, and for events that EventBridge could not deliver, each is
received, sent, and only then deleted. Killed at any moment, it loses none.

Examples:
  nutgraf redrive --dry-run
  nutgraf redrive --stack Nutgraf --queue digest --limit 1
  nutgraf redrive --stack Nutgraf

Needs in AWS: cloudformation:DescribeStacks on the stack; on the dead-letter queues sqs:GetQueueAttributes,
sqs:ReceiveMessage, sqs:DeleteMessage, sqs:StartMessageMoveTask and sqs:ListMessageMoveTasks; on the queues
sqs:SendMessage. With --dry-run sqs:GetQueueAttributes and sqs:ReceiveMessage alone.

Exit code 1 where letters failed again while the command ran.`,
    )
    .action(async (options: RedriveOptions) => {
      const { redrive } = await import('./commands/redrive.ts');
      process.exitCode = await redrive(options);
    });
}

export function backfillCommand(): Command {
  return withQueueing(
    withTarget(
      new Command('backfill').description('take in objects that were in the bucket before the pipeline'),
    ).option('--prefix <prefix>', 'only keys that begin so', ''),
  )
    .addHelpText(
      'after',
      `
Sends a message for every object that is current. A record is written only where none exists, so running it over
articles that came in by themselves changes nothing.

${WAITS}

${RESUME}

Examples:
  nutgraf backfill --dry-run --prefix archive/
  nutgraf backfill --stack Nutgraf --prefix archive/2019/ --rate 200
  nutgraf backfill --stack Nutgraf --json

Needs in AWS: cloudformation:DescribeStacks on the stack; s3:ListBucket on the bucket; sqs:SendMessage on the intake
queue, sqs:GetQueueAttributes on both queues.`,
    )
    .action(async (options: BackfillOptions) => {
      const { backfill } = await import('./commands/backfill.ts');
      process.exitCode = await backfill(options);
    });
}

export function resyncCommand(): Command {
  return withQueueing(
    withTarget(
      new Command('resync').description('bring records in line with the bucket, after the table was restored'),
    ).option('--prefix <prefix>', 'only keys that begin so', ''),
  )
    .addHelpText(
      'after',
      `
Compares the current version of every object with the record of its key. Queued are keys without a record, keys whose
record was made from another version, was deleted or is not finished, and keys whose object has gone; each is made what
is current in the bucket. With --dry-run they are only listed. Each run begins anew and passes over what is right; a key
outside the stack's prefix and suffix is listed as "no record", and nothing comes of it.

${WAITS}

Examples:
  nutgraf resync --dry-run
  nutgraf resync --stack Nutgraf --rate 200
  nutgraf resync --stack Nutgraf --dry-run --json --prefix news/

Needs in AWS: cloudformation:DescribeStacks on the stack; s3:ListBucketVersions on the bucket; dynamodb:GetItem and
BatchGetItem on the table, dynamodb:Query on its index "listing"; sqs:SendMessage on the intake queue,
sqs:GetQueueAttributes on both queues.`,
    )
    .action(async (options: ResyncOptions) => {
      const { resync } = await import('./commands/resync.ts');
      process.exitCode = await resync(options);
    });
}
