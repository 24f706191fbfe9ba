import { join, relative } from 'node:path';
import { printable, printableLines } from '../bin/terminal/printable.ts';
import { claimFolder } from './claim.ts';
import { clearData, FolderError, makeFolder, makePrivate } from './folders.ts';
import { watchInbox } from './inbox.ts';
import { assertFree, PortTakenError } from './listen.ts';
import { readOptions, type StartOptions, USAGE, UsageError } from './options.ts';
import { AlreadyRunningError, assertNotRunning, removeRunFile, writeRunFile } from './run-file.ts';
import { CALM, unruly } from './s3/outbox.ts';
import { storageFault } from './storage-fault.ts';
import { SynthError, synthesise } from './synth.ts';
import { type Endpoints, startLocal } from './system.ts';
import { PlanError } from './template/intrinsics.ts';
import { alarmName } from './watch/alarms.ts';

/**
 * Where the synthesised stack is kept; it holds nothing of the user's, takes seconds to make, and so outlives
 * `--fresh`.
 */
const SYNTH = 'synth';

function example(endpoints: Endpoints, inbox: string): string {
  return `
  reader    ${endpoints.api}/   (drop an article on it)
  API       ${endpoints.api}
  S3        ${endpoints.s3}   bucket ${endpoints.bucketName}
  queues    ${endpoints.queues}
  table     ${endpoints.table}   ${endpoints.tableName}

Try it in another terminal:

  mkdir -p ${inbox}/samples && cp events/articles/market-sanctions.txt ${inbox}/samples/
  sleep 2; curl -s ${endpoints.api}/articles/by-key/samples/market-sanctions.txt

Ctrl-C ends it; what was stored stays.
`;
}

function untilInterrupted(): Promise<void> {
  return new Promise((resolve) => {
    for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.once(signal, () => resolve());
  });
}

async function run(options: StartOptions): Promise<void> {
  const { data, inbox } = options;
  await assertNotRunning(data);
  const { api, s3, queues, table } = options.ports;
  await assertFree({ API: api, S3: s3, queues, table });
  await makeFolder(data, '--data', 'write');
  await makePrivate(data);
  await makeFolder(inbox, '--inbox', 'read');
  const release = claimFolder(data);
  try {
    await runClaimed(options);
  } finally {
    release();
  }
}

async function runClaimed(options: StartOptions): Promise<void> {
  const { data, inbox, quiet } = options;
  const say = (text: string) => {
    if (!quiet) process.stdout.write(text);
  };
  const began = performance.now();
  const seconds = () => `${((performance.now() - began) / 1000).toFixed(1)} s`;
  if (options.fresh) await clearData(data);
  say('Synthesising the stack … ');
  const synthesised = await synthesise(join(data, SYNTH));
  say(`${seconds()}\n`);
  const interrupted = untilInterrupted();
  const system = await startLocal({
    synthesised,
    directory: data,
    ports: options.ports,
    searches: true,
    disorder: options.calm ? CALM : unruly(options.seed),
    written: ({ key, status, reason, detail }) => {
      if (status === 'rejected' || status === 'failed')
        say(`  ${status} ${printable(key ?? '')}: ${printable(`${reason}: ${detail}`)}\n`);
    },
    warned: ({ service, message, details }) => say(`  ${service}: ${printable(`${message} ${details}`)}\n`),
    alarmed: ({ alarm, raised }) => {
      const name = alarmName(alarm);
      say(raised ? `  ALARM ${name}: ${alarm.description}\n` : `  no longer: ${name}\n`);
    },
  });
  writeRunFile(data, system.endpoints);
  try {
    const watching = await watchInbox(inbox, system.endpoints, ({ key, error }) => {
      say(
        error === null
          ? `  uploaded ${printable(key)}\n`
          : `  could not upload ${printable(key)}: ${printable(error.message)}\n`,
      );
    });
    process.stdout.write(
      `Nutgraf runs (up in ${seconds()}).\n${example(system.endpoints, printable(relative('.', inbox) || '.'))}\n`,
    );
    await interrupted;
    say('\nStopping … ');
    await watching.stop();
  } finally {
    await system.stop();
    removeRunFile(data);
  }
  say('done.\n');
}

const EXPECTED = [UsageError, PortTakenError, FolderError, AlreadyRunningError, SynthError, PlanError];

/** What ends the run is told in a sentence, where it is no fault of the program. */
function fail(error: unknown, directory: string | null): void {
  const isExpected = error instanceof Error && EXPECTED.some((type) => error instanceof type);
  const hint =
    error instanceof PortTakenError
      ? ' So does NUTGRAF_PORT: the API gets that port, S3, queues and table the three above it.'
      : '';
  // The stack is bundled into the data folder: that it could not be made may be for want of room.
  const mayBeDisk = !isExpected || error instanceof SynthError;
  const fault = directory === null || !mayBeDisk ? null : storageFault(error, directory);
  const told = fault ?? (isExpected ? error.message + hint : String(error instanceof Error ? error.stack : error));
  process.stderr.write(`${printableLines(told)}\n`);
  if (error instanceof UsageError) process.stderr.write(`\n${USAGE}\n`);
  process.exitCode = error instanceof UsageError ? 2 : 1;
}

let directory: string | null = null;
// A disk that fills up is met wherever something is stored next, which no call of ours may be waiting for.
for (const event of ['uncaughtException', 'unhandledRejection'] as const) {
  process.on(event, (error: unknown) => {
    fail(error, directory);
    process.exit();
  });
}
try {
  const options = readOptions(process.argv.slice(2), process.env);
  if (options === 'help') process.stdout.write(`${USAGE}\n`);
  else {
    directory = options.data;
    await run(options);
  }
} catch (error) {
  fail(error, directory);
}
