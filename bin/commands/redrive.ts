import { setTimeout as sleep } from 'node:timers/promises';
import {
  DeleteMessageCommand,
  GetQueueAttributesCommand,
  ListMessageMoveTasksCommand,
  type ListMessageMoveTasksResultEntry,
  type Message,
  ReceiveMessageCommand,
  SendMessageCommand,
  type SQSClient,
  StartMessageMoveTaskCommand,
} from '@aws-sdk/client-sqs';
import { member, parsed, text } from '../../lambdas/shared/json.ts';
import { BATCH, inParallel } from '../send.ts';
import { type DeadLettersName, type QueueUrls, resolveTarget, type Target, type TargetOptions } from '../target.ts';
import { printable, printableJson } from '../terminal/printable.ts';
import { Progress } from '../terminal/progress.ts';

export interface RedriveOptions extends TargetOptions {
  /** All where left out. */
  readonly queue?: DeadLettersName;
  readonly limit?: number;
  readonly dryRun?: true;
  readonly json?: true;
}

/** What became of one queue's dead letters. */
interface Redriven {
  readonly moved: number;
  /** Still there, as far as SQS can tell. */
  readonly waiting: number;
  readonly problem: string | null;
}

/**
 * Long enough to send and delete a message, short enough that a run after one that was killed need not wait for long.
 */
const HOLD_SECONDS = 10;
/** Long polling asks all of SQS's servers; short polling may come back empty although there is something. */
const WAIT_SECONDS = 1;
const POLL_MS = 500;
/** As many as `--dry-run` shows of each queue, if no limit says otherwise. */
const SHOWN = 20;
/** For the look at what waits: it is seen by others again after this. */
const GLANCE_SECONDS = 2;

/**
 * `nutgraf redrive`: moves dead letters back to the queue they came from. Where SQS does it by itself (a message move
 * task), it is told to; else, and with a limit, each message is received, sent, and only then deleted: a death in
 * between doubles it, which changes nothing, and loses none.
 *
 * @returns the exit code: 1 where not everything was moved
 */
export async function redrive(options: RedriveOptions): Promise<number> {
  const target = await resolveTarget(options);
  const client = await target.sqs();
  const progress = new Progress();
  const names = options.queue === undefined ? target.deadLettersNames : [options.queue];
  let code = 0;
  try {
    for (const name of names) {
      const urls = target.deadLetters(name);
      if (options.dryRun === true) {
        await show(client, name, urls, options, progress);
        continue;
      }
      const told: Told = (moved, total) => progress.update(moved, total, name);
      // SQS moves back what came from a queue, and nothing else.
      const result =
        name === 'events'
          ? await moveByHand(client, urls, options.limit ?? null, told)
          : await move(client, urls, options.limit ?? null, told);
      progress.end();
      tell(progress, options, name, target, result);
      if (result.problem !== null) {
        progress.note(`${name}: ${result.problem}`);
        code = 1;
      }
    }
  } finally {
    client.destroy();
  }
  return code;
}

/** Says how many messages of a queue were moved. */
function tell(progress: Progress, options: RedriveOptions, name: string, target: Target, result: Redriven): void {
  if (options.json === true) {
    progress.say(printableJson({ queue: name, target: target.name, ...result }));
    return;
  }
  const left = result.waiting === 0 ? '' : `, ${result.waiting} wait`;
  progress.note(`${name}: ${result.moved} moved back${left}, on ${target.name}`);
}

interface Depth {
  readonly visible: number;
  /** Received by somebody, and not deleted yet. */
  readonly held: number;
  readonly arn: string;
}

/** SQS's counts are approximate: they lag behind by some seconds. */
async function depthOf(client: SQSClient, url: string): Promise<Depth> {
  const { Attributes = {} } = await client.send(
    new GetQueueAttributesCommand({
      QueueUrl: url,
      AttributeNames: ['ApproximateNumberOfMessages', 'ApproximateNumberOfMessagesNotVisible', 'QueueArn'],
    }),
  );
  return {
    visible: Number(Attributes.ApproximateNumberOfMessages ?? 0),
    held: Number(Attributes.ApproximateNumberOfMessagesNotVisible ?? 0),
    arn: Attributes.QueueArn ?? '',
  };
}

type Told = (moved: number, total: number | null) => void;

async function move(client: SQSClient, urls: QueueUrls, limit: number | null, told: Told): Promise<Redriven> {
  const { arn } = await depthOf(client, urls.deadLettersUrl);
  const task = limit === null ? await startTask(client, arn) : null;
  return task === null
    ? await moveByHand(client, urls, limit, told)
    : await followTask(client, urls.deadLettersUrl, arn, task, told);
}

/** What an endpoint says that does not know message move tasks. */
const UNKNOWN_ACTION = /InvalidAction|UnknownOperation|UnsupportedOperation/;

async function latestTask(client: SQSClient, arn: string): Promise<ListMessageMoveTasksResultEntry | undefined> {
  const { Results = [] } = await client.send(new ListMessageMoveTasksCommand({ SourceArn: arn, MaxResults: 1 }));
  return Results[0];
}

interface StartedTask {
  /** When the task before it was started: the list may show that one for a moment longer. */
  readonly before: number | undefined;
}

/**
 * Starts a task, unless one runs already: an earlier command may have been killed, and its task goes on. Null where
 * there are none.
 */
async function startTask(client: SQSClient, arn: string): Promise<StartedTask | null> {
  try {
    const latest = await latestTask(client, arn);
    if (latest?.Status === 'RUNNING') return { before: undefined };
    // Without a destination every message goes back to the queue it came from.
    await client.send(new StartMessageMoveTaskCommand({ SourceArn: arn }));
    return { before: latest?.StartedTimestamp };
  } catch (error) {
    if (error instanceof Error && UNKNOWN_ACTION.test(`${error.name} ${error.message}`)) return null;
    throw error;
  }
}

/** How often the list is asked for a task that it does not show yet. */
const LAG_POLLS = 20;

async function followTask(
  client: SQSClient,
  url: string,
  arn: string,
  { before }: StartedTask,
  told: Told,
): Promise<Redriven> {
  for (let polls = 1; ; polls++) {
    const task = await latestTask(client, arn);
    const isOurs = task !== undefined && (before === undefined || task.StartedTimestamp !== before);
    const moved = isOurs ? Number(task.ApproximateNumberOfMessagesMoved ?? 0) : 0;
    if (isOurs) told(moved, task.ApproximateNumberOfMessagesToMove ?? null);
    if (isOurs ? task.Status !== 'RUNNING' : polls > LAG_POLLS) {
      return { moved, waiting: (await depthOf(client, url)).visible, problem: problemOf(task) };
    }
    await sleep(POLL_MS);
  }
}

/** Why a task moved not everything; null where it did. */
function problemOf(task: Awaited<ReturnType<typeof latestTask>>): string | null {
  if (task?.Status === 'COMPLETED') return null;
  const { Status = 'nothing that SQS lists', FailureReason = 'no reason given' } = task ?? {};
  return `the move ended as ${Status}: ${FailureReason}`;
}

/** Receive, send, delete, in this order. */
async function moveByHand(
  client: SQSClient,
  { url, deadLettersUrl }: QueueUrls,
  limit: number | null,
  told: Told,
): Promise<Redriven> {
  /**
   * Messages have a new id after they are sent again, and keep that one as dead letters: one that comes back failed
   * again.
   */
  const sentIds = new Set<string>();
  const returned = new Set<string>();
  let moved = 0;
  const total = limit;
  // What a run that was killed holds comes free after this.
  const patience = Date.now() + 1000 * (HOLD_SECONDS + 2);
  while (limit === null || moved < limit) {
    const { Messages = [] } = await client.send(
      new ReceiveMessageCommand({
        QueueUrl: deadLettersUrl,
        MaxNumberOfMessages: limit === null ? BATCH : Math.min(BATCH, limit - moved),
        VisibilityTimeout: HOLD_SECONDS,
        WaitTimeSeconds: WAIT_SECONDS,
        MessageAttributeNames: ['All'],
      }),
    );
    const fresh = Messages.filter(({ MessageId = '' }) => !sentIds.has(MessageId));
    for (const { MessageId = '' } of Messages) if (sentIds.has(MessageId)) returned.add(MessageId);
    await inParallel(fresh, BATCH, async (message) => {
      sentIds.add(await sendBack(client, url, message));
      await client.send(new DeleteMessageCommand({ QueueUrl: deadLettersUrl, ReceiptHandle: message.ReceiptHandle }));
      moved += 1;
    });
    told(moved, total);
    if (fresh.length > 0) continue;
    const { visible, held } = await depthOf(client, deadLettersUrl);
    if (visible + held <= returned.size || Date.now() > patience) break;
    await sleep(POLL_MS);
  }
  const { visible, held } = await depthOf(client, deadLettersUrl);
  const problem =
    returned.size === 0
      ? null
      : `${returned.size} failed again and are back; see the log of the function for the reason before you redrive ` +
        'them once more';
  return { moved, waiting: visible + held, problem };
}

/** @returns the id the message has now */
async function sendBack(client: SQSClient, url: string, { Body = '', MessageAttributes }: Message): Promise<string> {
  const { MessageId = '' } = await client.send(
    new SendMessageCommand({
      QueueUrl: url,
      MessageBody: Body,
      ...(MessageAttributes === undefined ? {} : { MessageAttributes }),
    }),
  );
  return MessageId;
}

async function show(
  client: SQSClient,
  name: DeadLettersName,
  { deadLettersUrl }: QueueUrls,
  options: RedriveOptions,
  progress: Progress,
): Promise<void> {
  const { visible, held } = await depthOf(client, deadLettersUrl);
  const waiting = visible + held;
  const wanted = Math.min(options.limit ?? SHOWN, waiting);
  const seen = new Map<string, Message>();
  while (seen.size < wanted) {
    const { Messages = [] } = await client.send(
      new ReceiveMessageCommand({
        QueueUrl: deadLettersUrl,
        MaxNumberOfMessages: Math.min(BATCH, wanted - seen.size),
        VisibilityTimeout: GLANCE_SECONDS,
        // What an earlier look still holds comes free meanwhile.
        WaitTimeSeconds: GLANCE_SECONDS + WAIT_SECONDS,
        MessageSystemAttributeNames: ['SentTimestamp', 'ApproximateReceiveCount'],
      }),
    );
    const fresh = Messages.filter(({ MessageId = '' }) => !seen.has(MessageId));
    if (fresh.length === 0) break;
    for (const message of fresh) seen.set(message.MessageId ?? '', message);
  }
  const letters = [...seen.values()].map(({ Body = '', Attributes = {} }) => ({
    about: subjectsOf(Body),
    sentAt: new Date(Number(Attributes.SentTimestamp ?? 0)).toISOString(),
    receives: Number(Attributes.ApproximateReceiveCount ?? 0),
  }));
  if (options.json === true) {
    progress.say(printableJson({ queue: name, waiting, shown: letters }));
    return;
  }
  progress.say(`${name}: ${waiting} wait${letters.length < waiting ? `, ${letters.length} of them:` : ''}`);
  for (const { about, sentAt, receives } of letters) {
    progress.say(
      `  sent ${sentAt}, received ${receives === 1 ? 'once' : `${receives} times`}: ${printable(about.join(', '))}`,
    );
  }
}

/** What a message is about, in a few words: the keys or the id in it, and nothing of an article. */
function subjectsOf(body: string): readonly string[] {
  const message = parsed(body);
  const records = member(message, 'Records');
  if (Array.isArray(records)) {
    return records.map(
      (record: unknown) =>
        `${text(record, 'eventName') ?? 'event'} ${text(member(member(record, 's3'), 'object'), 'key') ?? '(no key)'}`,
    );
  }
  const detail = member(message, 'detail');
  if (detail !== undefined) {
    return [`${text(message, 'detail-type') ?? 'event'} ${text(member(detail, 'object'), 'key') ?? '(no key)'}`];
  }
  const verb = text(message, 'nutgraf');
  const subject = text(message, 'key') ?? text(message, 'id');
  return [subject === undefined ? 'a message of somebody else' : verb === undefined ? subject : `${verb} ${subject}`];
}
