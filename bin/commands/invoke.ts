import { readFile } from 'node:fs/promises';
import { text } from 'node:stream/consumers';
import { fileURLToPath } from 'node:url';
import { type InvokeOutcome, invokeOnce, type SeedObject } from '../../local/one-shot.ts';
import { printableJson, printableValue } from '../terminal/printable.ts';
import { style } from '../terminal/style.ts';
import { eventProblem } from './expected-event.ts';
import { unreadable } from './sources.ts';

const ROOT = new URL('../../', import.meta.url);
const SAMPLES = new URL('events/', ROOT);
const CACHE = fileURLToPath(new URL('.nutgraf/synth', ROOT));

interface SampleObject {
  readonly key: string;
  readonly file: string;
  readonly contentType: string;
  readonly versionId: string;
  readonly sequencer: string;
}

/**
 * The sample articles, as events/objects.json lists them: the sample events name these keys, versions and sequencers.
 */
async function sampleObjects(): Promise<SeedObject[]> {
  const samples: readonly SampleObject[] = JSON.parse(await readFile(new URL('objects.json', SAMPLES), 'utf8'));
  return Promise.all(
    samples.map(async ({ file, ...object }) => ({ ...object, body: await readFile(new URL(file, SAMPLES)) })),
  );
}

/** @throws Error that names the file, and says what is wrong with it */
async function readEvent(file: string): Promise<unknown> {
  const label = file === '-' ? 'stdin' : file;
  const source = await (file === '-' ? text(process.stdin) : readFile(file, 'utf8')).catch((error: unknown) => {
    throw new Error(`${label}: ${unreadable(error)}`, { cause: error });
  });
  try {
    return JSON.parse(source);
  } catch (error) {
    throw new Error(`${label} is not JSON: ${error instanceof Error ? error.message : error}`, { cause: error });
  }
}

/** What came back, as JSON; the body of an HTTP response that holds JSON is laid out too. */
function formatResponse(response: unknown): string {
  if (typeof response === 'object' && response !== null && 'body' in response && typeof response.body === 'string') {
    const { body, ...head } = response;
    let laidOut = body;
    try {
      laidOut = JSON.stringify(JSON.parse(body), null, 2);
    } catch {
      // Not JSON: shown as it is.
    }
    return `${JSON.stringify(head, null, 2)}\n\n${laidOut}`;
  }
  return JSON.stringify(response, null, 2);
}

function section(title: string, lines: readonly string[]): string[] {
  return lines.length === 0 ? [] : [style('bold', title), ...lines.map((line) => `  ${line}`), ''];
}

function formatOutcome(outcome: InvokeOutcome): string {
  const { error } = outcome;
  return [
    ...section(
      'Returned',
      error === null
        ? formatResponse(outcome.response).split('\n')
        : [`${error.type}: ${error.message}`, ...error.trace],
    ),
    ...section(
      'Stored',
      outcome.stored.map(({ pk, sk, status, reason }) =>
        [pk, sk, status === undefined ? '' : style('cyan', status), reason ?? '']
          .filter((part) => part !== '')
          .join('  '),
      ),
    ),
    ...section(
      'Removed',
      outcome.removed.map(({ pk, sk }) => `${pk}  ${sk}`),
    ),
    ...section('Sent on', outcome.sent),
    ...section('Logged', outcome.logs),
    style('dim', `${outcome.durationMs.toFixed(0)} ms in the function`),
  ].join('\n');
}

function isFailure({ error, response }: InvokeOutcome): boolean {
  if (error !== null) return true;
  if (typeof response !== 'object' || response === null || !('batchItemFailures' in response)) return false;
  return Array.isArray(response.batchItemFailures) && response.batchItemFailures.length > 0;
}

/**
 * `nutgraf invoke <function> <event>`: one bundled function on one event, with the sample articles in a bucket in
 * memory.
 *
 * @returns the exit code: 1 where the function failed, or gave messages back
 * @throws Error where the file holds no event of this function
 */
export async function invoke(
  functionName: 'clean' | 'digest' | 'read',
  eventFile: string,
  options: { readonly json?: true },
): Promise<number> {
  const [event, seedObjects] = await Promise.all([readEvent(eventFile), sampleObjects()]);
  const problem = eventProblem(functionName, event);
  if (problem !== null) throw new Error(`${eventFile === '-' ? 'stdin' : eventFile}: ${problem}`);
  const outcome = await invokeOnce({ functionName, event, seedObjects, cache: CACHE });
  const shown =
    options.json === true
      ? printableJson(outcome.error ?? outcome.response, 2)
      : formatOutcome(printableValue(outcome));
  process.stdout.write(`${shown}\n`);
  return isFailure(outcome) ? 1 : 0;
}
