import { resolve } from 'node:path';
import { parseArgs } from 'node:util';
import type { Ports } from './system.ts';

export interface StartOptions {
  readonly ports: Ports;
  /** Folder everything persists in. */
  readonly data: string;
  readonly inbox: string;
  readonly quiet: boolean;
  /** Whether what an earlier run left is thrown away first. */
  readonly fresh: boolean;
  /** Whether events come once and in order. */
  readonly calm: boolean;
  /** Of the disorder. */
  readonly seed: number;
}

/** The command line is wrong, or asks for help. */
export class UsageError extends Error {
  override readonly name = 'UsageError';
}

const DEFAULT_PORT = 4100;
const MAX_PORT = 65_535;

export const USAGE = `npm start -- [options]

  --port N          port of the API (default ${DEFAULT_PORT}, or NUTGRAF_PORT); S3, queues and table take N+1, N+2, N+3
  --s3-port N       ports of the other three, one by one
  --sqs-port N
  --dynamodb-port N
  --data DIR        where everything persists (default .nutgraf)
  --inbox DIR       folder whose files are uploaded (default inbox)
  --fresh           throw away what earlier runs stored (and nothing else that is in the folder)
  --calm            deliver every storage event once and in order; without it some come late, and some twice
  --seed N          of that disorder (default 1)
  --quiet           print addresses only
  --help`;

function port(name: string, value: string | undefined, fallback: number): number {
  if (value === undefined) {
    if (fallback > MAX_PORT)
      throw new UsageError(`--port: there is no port ${fallback} above it; give ${name} as well`);
    return fallback;
  }
  const number = Number(value);
  if (!/^\d+$/.test(value) || number > MAX_PORT)
    throw new UsageError(`${name}: a port from 0 to ${MAX_PORT} is expected`);
  return number;
}

/**
 * The folder a command line was typed in: npm runs a script in the folder of the package.
 *
 * @param script - name of the script that npm may have been asked for
 */
export function typedIn(environment: NodeJS.ProcessEnv, script: string): string {
  return environment.npm_lifecycle_event === script ? (environment.INIT_CWD ?? '.') : '.';
}

/** @throws UsageError */
export function readOptions(args: readonly string[], environment: NodeJS.ProcessEnv): StartOptions | 'help' {
  let values: ReturnType<typeof parse>;
  try {
    values = parse(args);
  } catch (error) {
    throw new UsageError(error instanceof Error ? error.message : String(error));
  }
  if (values.help) return 'help';
  const api = port('--port', values.port ?? environment.NUTGRAF_PORT, DEFAULT_PORT);
  const folder = (value: string | undefined, fallback: string) =>
    value === undefined ? resolve(fallback) : resolve(typedIn(environment, 'start'), value);
  // Port 0 takes free ones, all four.
  const beside = (offset: number) => (api === 0 ? 0 : api + offset);
  const seed = Number(values.seed ?? '1');
  if (!Number.isInteger(seed)) throw new UsageError('--seed: a whole number is expected');
  return {
    ports: {
      api,
      s3: port('--s3-port', values['s3-port'], beside(1)),
      queues: port('--sqs-port', values['sqs-port'], beside(2)),
      table: port('--dynamodb-port', values['dynamodb-port'], beside(3)),
    },
    data: folder(values.data, '.nutgraf'),
    inbox: folder(values.inbox, 'inbox'),
    quiet: values.quiet ?? false,
    fresh: values.fresh ?? false,
    calm: values.calm ?? false,
    seed,
  };
}

function parse(args: readonly string[]) {
  return parseArgs({
    args: [...args],
    options: {
      port: { type: 'string' },
      's3-port': { type: 'string' },
      'sqs-port': { type: 'string' },
      'dynamodb-port': { type: 'string' },
      data: { type: 'string' },
      inbox: { type: 'string' },
      fresh: { type: 'boolean' },
      calm: { type: 'boolean' },
      seed: { type: 'string' },
      quiet: { type: 'boolean' },
      help: { type: 'boolean' },
    },
  }).values;
}
