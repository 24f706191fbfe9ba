import { setTimeout as sleep } from 'node:timers/promises';
import { Checkpoint } from '../checkpoint.ts';
import { chunked, messageBody, sendAll } from '../send.ts';
import type { Target } from '../target.ts';
import { printable, printableJson } from '../terminal/printable.ts';
import { Progress } from '../terminal/progress.ts';
import { waitForRoom } from './room.ts';

/** Options of every command that puts messages on a queue. */
export interface QueueingOptions {
  readonly data: string;
  readonly json?: true;
  readonly dryRun?: true;
  /** Begin anew, though an earlier run was broken off. */
  readonly restart?: true;
  /** Messages at most; the next run goes on after them. */
  readonly limit?: number;
  /** Messages a second, at most. */
  readonly rate?: number;
  /** Nothing is sent while more messages than this wait in a queue. */
  readonly waiting: number;
}

/** A stretch of what there is to queue. */
export interface Stretch<T> {
  readonly items: readonly T[];
  /** What was looked at to find them. */
  readonly examined: number;
  /** Everything up to here has been looked at, the items included; null where no run can go on from here. */
  readonly reached: string | null;
}

export interface Queueing<T> {
  readonly command: string;
  readonly target: Target;
  readonly queueUrl: string;
  /**
   * What makes two runs the same, so that the second goes on where the first was killed. Null: begins anew each time.
   */
  readonly about: object | null;
  /** Everything there is to queue, after a position. */
  stretches(after: string | null): AsyncIterable<Stretch<T>>;
  /** The position of an item: a run that ended with it goes on after it. */
  positionOf(item: T): string;
  messageOf(item: T): object;
  /** An item for `--dry-run`: as JSON, and as a line. */
  describe(item: T): { readonly json: object; readonly line: string };
  /** Things asked for by name that cannot be queued, each with its reason. Filled while the stretches are read. */
  readonly problems: readonly string[];
}

/** Between two writes of the checkpoint: what a run that was killed sends twice, at most. */
const CHUNK = 100;

function showItems<T>(queueing: Queueing<T>, items: readonly T[], options: QueueingOptions, progress: Progress): void {
  for (const item of items) {
    const { json, line } = queueing.describe(item);
    progress.say(options.json === true ? printableJson(json) : printable(line));
  }
}

/** Waits until so many items may have been sent since `startedAt`. */
async function keepRate(rate: number | undefined, count: number, startedAt: number): Promise<void> {
  if (rate === undefined) return;
  const due = (1000 * count) / rate;
  await sleep(Math.max(0, due - (performance.now() - startedAt)));
}

/** The checkpoint of a run that keeps one: none that only shows, and none that begins anew each time. */
function checkpointOf<T>({ command, target, about }: Queueing<T>, options: QueueingOptions): Checkpoint | null {
  if (about === null || options.dryRun === true) return null;
  return new Checkpoint(options.data, command, [target.identity, about]);
}

/** What a run has come to. */
interface Counts {
  readonly selected: number;
  readonly sent: number;
  readonly examined: number;
  readonly ended: 'end' | 'limit';
  readonly problems: readonly string[];
}

function countsOf<T>({ command, target }: Queueing<T>, { sent, examined, ended, problems }: Counts): object {
  return { command, target: target.name, queued: sent, examined, complete: ended === 'end', problems };
}

function printed<T>(
  { command, target }: Queueing<T>,
  { selected, sent, examined, ended }: Counts,
  dryRun: boolean,
): string {
  // How many were passed over tells "nothing is there" from "nothing needs it".
  const of = ended === 'end' && examined > selected ? ` of ${examined}` : '';
  const queued = dryRun ? `${selected}${of} would be queued` : `${sent}${of} queued`;
  const more = ended === 'limit' ? '; there may be more, run it again' : '';
  return `${command}: ${queued}, on ${target.name}${more}`;
}

/**
 * Sends a message for each item, and keeps how far it has come.
 *
 * @returns the exit code: 1 where something could not be queued
 */
export async function queueAll<T>(queueing: Queueing<T>, options: QueueingOptions): Promise<number> {
  const { target } = queueing;
  const progress = new Progress();
  const checkpoint = checkpointOf(queueing, options);
  if (options.restart === true) await checkpoint?.remove();
  const earlier = (await checkpoint?.read(new Date())) ?? null;
  if (earlier !== null) {
    progress.note(
      `Going on with the run of ${earlier.began}, behind ${printable(earlier.position)} (${earlier.sent} sent ` +
        'before); --restart begins anew.',
    );
  }
  const began = earlier?.began ?? new Date().toISOString();
  const before = earlier?.sent ?? 0;
  const limit = options.limit ?? Number.POSITIVE_INFINITY;
  const client = options.dryRun === true ? null : await target.sqs();
  const refused: string[] = [];
  let examined = 0;
  let sent = 0;
  let selected = 0;

  /** Sends a chunk, or shows it on a dry run, and keeps how far the run has come. */
  const handle = async (items: readonly T[]): Promise<void> => {
    if (client === null) {
      showItems(queueing, items, options, progress);
      return;
    }
    await waitForRoom(client, target, options.waiting);
    const startedAt = performance.now();
    const failures = await sendAll(client, queueing.queueUrl, items, (item) => ({
      MessageBody: messageBody(queueing.messageOf(item)),
    }));
    for (const { item, why } of failures) refused.push(`${queueing.describe(item).line}: ${why}`);
    sent += items.length - failures.length;
    const last = items.at(-1);
    if (last !== undefined)
      await checkpoint?.write({ position: queueing.positionOf(last), sent: before + sent, began });
    await keepRate(options.rate, items.length, startedAt);
  };
  /** Handles a stretch, and says whether the limit ended it. */
  const takeStretch = async (stretch: Stretch<T>): Promise<boolean> => {
    for (const chunk of chunked(stretch.items, CHUNK)) {
      const items = chunk.slice(0, limit - selected);
      selected += items.length;
      await handle(items);
      progress.update(selected, null, 'queued');
      if (items.length < chunk.length) return true;
    }
    examined += stretch.examined;
    return selected >= limit;
  };
  const work = async (): Promise<'end' | 'limit'> => {
    for await (const stretch of queueing.stretches(earlier?.position ?? null)) {
      if (await takeStretch(stretch)) return 'limit';
      if (stretch.reached !== null) await checkpoint?.write({ position: stretch.reached, sent: before + sent, began });
      progress.update(selected, null, `queued, ${examined} looked at`);
    }
    return 'end';
  };
  const ended = await work();
  progress.end();
  // A run that its limit ended is gone on with by the next one.
  if (ended === 'end') await checkpoint?.remove();

  const problems = [...queueing.problems, ...refused];
  for (const problem of problems) progress.note(printable(problem));
  const counts = { selected, sent, examined, ended, problems };
  if (options.json === true && client !== null) progress.say(printableJson(countsOf(queueing, counts)));
  else progress.note(printed(queueing, counts, options.dryRun === true));
  client?.destroy();
  return problems.length === 0 ? 0 : 1;
}
