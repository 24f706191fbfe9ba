import { availableParallelism } from 'node:os';
import { resolve } from 'node:path';
import { type Command, InvalidArgumentError, Option } from 'commander';
import { typedIn } from '../local/options.ts';

const ISO_DATE = /^\d{4}-\d{2}-\d{2}(?:T\d{2}:\d{2}(?::\d{2}(?:\.\d+)?)?(?:Z|[+-]\d{2}:?\d{2}))?$/;

export function positiveInteger(value: string): number {
  if (!/^[1-9]\d{0,6}$/.test(value)) throw new InvalidArgumentError('A whole number from 1 is expected.');
  return Number(value);
}

export function isoDate(value: string): string {
  const day = value.slice(0, '2025-03-14'.length);
  // Date.parse takes the 30th of February for the 2nd of March.
  const isDate = ISO_DATE.test(value) && !Number.isNaN(Date.parse(value)) && !Number.isNaN(Date.parse(day));
  if (!isDate || !new Date(day).toISOString().startsWith(day)) {
    throw new InvalidArgumentError('An ISO date (2025-03-14), or date-time with its zone, is expected.');
  }
  return value;
}

/** A date as the first or last instant of its day in UTC, or a date-time; as `Date.toISOString` writes it. */
function instant(edge: 'first' | 'last'): (value: string) => string {
  return (value) => {
    const date = isoDate(value);
    const isDay = date.length === '2025-03-14'.length;
    return new Date(isDay && edge === 'last' ? `${date}T23:59:59.999Z` : date).toISOString();
  };
}

export function engineVersion(value: string): string {
  if (!/^\d{1,3}\.\d{1,3}\.\d{1,3}$/.test(value))
    throw new InvalidArgumentError('A version such as 0.2.0 is expected.');
  return value;
}

function parallelism(value: string): number {
  const number = positiveInteger(value);
  if (number > 64) throw new InvalidArgumentError('At most 64 are sensible.');
  return number;
}

/** Keys or ids; an empty one is a variable that was never set, and to S3 the bucket itself. */
export function keysOrIds(value: string, before: readonly string[] | undefined): readonly string[] {
  if (value === '') throw new InvalidArgumentError('A key or an id is expected.');
  return repeatable(value, before);
}

/** An option that may be given several times. */
export function repeatable(value: string, before: readonly string[] | undefined): readonly string[] {
  return [...(before ?? []), value];
}

export const parallelOption = new Option('--parallel <n>', 'how many at a time').argParser(parallelism).default(8);
/** For commands that digest many articles. */
export const threadsOption = new Option('--threads <n>', 'how many threads digest once there are many articles')
  .argParser(parallelism)
  .default(availableParallelism(), 'one a core');
export const jsonOption = new Option('--json', 'print JSON for programs; progress stays on standard error');

/** Resolved here and now: {@link goWhereTyped} comes later, and the local run keeps its data where npm starts it. */
const LOCAL_DATA = resolve('.nutgraf');

/** What the command line names is meant from where it was typed. */
export function goWhereTyped(environment: NodeJS.ProcessEnv): void {
  process.chdir(typedIn(environment, 'nutgraf'));
}

/** Which deployment: the options every command has that works on one. */
export function withTarget(command: Command): Command {
  return command
    .addOption(
      new Option('--local', 'work on the local run (npm start); so does no option at all').conflicts([
        'stack',
        'region',
        'profile',
      ]),
    )
    .option('--stack <name>', 'work on this deployed stack')
    .option('--region <region>', 'where the stack is (or AWS_REGION, or the profile says)')
    .option('--profile <name>', 'profile of your AWS configuration (or AWS_PROFILE)')
    .addOption(
      new Option('--data <folder>', 'folder of the local run; progress of long runs is kept in it, too').default(
        LOCAL_DATA,
        '".nutgraf"',
      ),
    );
}

/** For commands that call the read API. */
export const tokenOption = new Option('--token <token>', 'token for an API with access "jwt"').env('NUTGRAF_TOKEN');

/** At 500 articles a second, what arrives by itself waits two seconds for these. */
const WAITING = 1_000;

/** For commands that queue many messages. */
export function withQueueing(command: Command): Command {
  return command
    .addOption(
      new Option('--limit <n>', 'at most so many; the next run goes on behind them').argParser(positiveInteger),
    )
    .addOption(new Option('--rate <n>', 'at most so many a second').argParser(positiveInteger))
    .addOption(
      new Option('--waiting <n>', 'send nothing while more messages than this wait in a queue')
        .argParser(positiveInteger)
        .default(WAITING),
    )
    .option('--dry-run', 'show what would be queued, and queue nothing')
    .option('--restart', 'begin anew, though an earlier run was broken off')
    .addOption(jsonOption);
}

export const fromOption = (what: string): Option =>
  new Option('--from <date>', `${what} then or later; a date is taken in UTC`).argParser(instant('first'));
export const toOption = (what: string): Option =>
  new Option('--to <date>', `${what} then or earlier`).argParser(instant('last'));
