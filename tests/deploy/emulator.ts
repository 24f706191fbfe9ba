import { type ChildProcess, spawn, spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { createWriteStream, existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { getCACertificates, setDefaultCACertificates } from 'node:tls';
import { fileURLToPath } from 'node:url';
import { ROOT, TOOLS_PATH, type Variables } from './cdk.ts';
import { until } from './checklist.ts';

export const REGION = 'eu-west-1';
const START_MS = 60_000;

/** The emulator cannot be had on this machine. The message says what is missing, and how to get it. */
export class EmulatorError extends Error {
  override readonly name = 'EmulatorError';
}

function here(name: string): string {
  return fileURLToPath(new URL(name, import.meta.url));
}

/** Runs a command to its end. @throws EmulatorError with `advice` where it fails */
function run(command: string, args: readonly string[], advice: string): void {
  const { status, error, stdout, stderr } = spawnSync(command, args, { encoding: 'utf8' });
  if (status === 0) return;
  const said = error?.message ?? `${stdout}${stderr}`.trim().split('\n').slice(-8).join('\n');
  throw new EmulatorError(`${command} ${args.slice(0, 4).join(' ')}: ${advice}\n${said}`);
}

/** Debian has Python without the part that makes environments; a build machine may lack Python altogether. */
function ensurePython(): void {
  const works = () =>
    spawnSync('python3', ['-c', 'import ensurepip, venv, sys; sys.exit(sys.version_info < (3, 10))']).status === 0;
  if (works()) return;
  const advice = 'the AWS emulator needs Python 3.10 or newer with venv (Debian, Ubuntu: apt-get install python3-venv)';
  if (process.getuid?.() !== 0 || spawnSync('apt-get', ['--version']).status !== 0) throw new EmulatorError(advice);
  run('apt-get', ['-qq', 'update'], advice);
  run('apt-get', ['-qq', '-y', '--no-install-recommends', 'install', 'python3-venv'], advice);
  if (!works()) throw new EmulatorError(advice);
}

/**
 * Installs the emulator into an environment of its own, once for each list of requirements.
 * @returns its Python
 */
function install(): string {
  const requirements = here('requirements.txt');
  const hash = createHash('sha256').update(readFileSync(requirements)).digest('hex').slice(0, 12);
  const folder = join(ROOT, '.cache', `aws-emulator-${hash}`);
  const python = join(folder, 'bin/python');
  const complete = join(folder, 'complete');
  if (existsSync(complete)) return python;
  ensurePython();
  rmSync(folder, { recursive: true, force: true });
  mkdirSync(folder, { recursive: true });
  run('python3', ['-m', 'venv', folder], 'no Python environment could be made');
  const pip = ['-m', 'pip', 'install', '--quiet', '--disable-pip-version-check', '--only-binary', ':all:'];
  run(python, [...pip, '-r', requirements], 'the AWS emulator could not be installed from PyPI');
  writeFileSync(complete, '');
  return python;
}

async function freePort(): Promise<number> {
  const server = createServer();
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address = server.address();
  await new Promise((resolve) => server.close(resolve));
  if (address === null || typeof address === 'string') throw new Error('there is no free port');
  return address.port;
}

export interface Emulator {
  readonly endpoint: string;
  /** What a program needs to work on it as if it were AWS. */
  readonly environment: Variables;
  /** Certificate and key of this machine's own addresses, which everything here trusts. */
  readonly tls: { readonly cert: Buffer; readonly key: Buffer };
  /** The last lines it wrote, the functions' own among them. */
  logs(lines: number): string;
  stop(): void;
}

/** Nothing of whoever runs the tests: no profile, no credentials, no proxy to another cloud. */
function bare(): Variables {
  return Object.fromEntries(
    Object.entries(process.env).filter(
      ([name]) => !/^(?:AWS_|CDK_|NUTGRAF_|MINISTACK_|GATEWAY_|.*_proxy$)/i.test(name),
    ),
  );
}

/**
 * Starts the emulator on a free port, over TLS (the bucket refuses anything else) and with IAM enforced: each function
 * has the rights of its role and no others.
 *
 * @throws EmulatorError where it cannot be installed or does not start
 */
export async function startEmulator(): Promise<Emulator> {
  const python = install();
  const folder = mkdtempSync(join(tmpdir(), 'nutgraf-emulator-'));
  const port = await freePort();
  const certificate = join(folder, 'cert.pem');
  const endpoint = `https://127.0.0.1:${port}`;
  const environment: Variables = {
    ...bare(),
    PATH: TOOLS_PATH,
    AWS_ENDPOINT_URL: endpoint,
    AWS_ACCESS_KEY_ID: 'test',
    AWS_SECRET_ACCESS_KEY: 'test',
    AWS_REGION: REGION,
    AWS_DEFAULT_REGION: REGION,
    AWS_CONFIG_FILE: '/nowhere/config',
    AWS_SHARED_CREDENTIALS_FILE: '/nowhere/credentials',
    AWS_EC2_METADATA_DISABLED: 'true',
    AWS_CA_BUNDLE: certificate,
    NODE_EXTRA_CA_CERTS: certificate,
  };
  const log = join(folder, 'emulator.log');
  const child = spawn(python, [here('emulator.py'), folder], {
    cwd: folder,
    env: {
      ...environment,
      AUTH: 'true',
      USE_SSL: '1',
      BIND_HOST: '127.0.0.1',
      GATEWAY_PORT: String(port),
      // What the addresses of queues begin with.
      MINISTACK_HOST: '127.0.0.1',
      MINISTACK_REGION: REGION,
      IOT_MTLS_ENABLED: '0',
      SFTP_ENABLED: '0',
      // For the keys of a token's issuer, which has the same certificate.
      SSL_CERT_FILE: certificate,
      TMPDIR: folder,
    },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  const file = createWriteStream(log);
  child.stdout.pipe(file, { end: false });
  child.stderr.pipe(file, { end: false });
  const stop = stopper(child, folder);
  const logs = (lines: number) => readFileSync(log, 'utf8').split('\n').slice(-lines).join('\n');
  try {
    await until('the emulator’s certificate', async () => existing(child, certificate), START_MS);
    setDefaultCACertificates([...getCACertificates('default'), readFileSync(certificate, 'utf8')]);
    await until('the emulator', async () => (await answers(child, endpoint)) || null, START_MS);
  } catch (error) {
    const said = logs(20);
    stop();
    throw new EmulatorError(`the AWS emulator did not start: ${String(error)}\n${said}`);
  }
  const tls = { cert: readFileSync(certificate), key: readFileSync(join(folder, 'key.pem')) };
  return { endpoint, environment, tls, logs, stop };
}

function existing(child: ChildProcess, path: string): true | null {
  if (child.exitCode !== null) throw new Error(`it ended with ${child.exitCode}`);
  return existsSync(path) ? true : null;
}

async function answers(child: ChildProcess, endpoint: string): Promise<boolean> {
  if (child.exitCode !== null) throw new Error(`it ended with ${child.exitCode}`);
  const response = await fetch(`${endpoint}/_ministack/health`).catch(() => null);
  await response?.body?.cancel();
  return response?.ok ?? false;
}

/**
 * Ends the emulator with the functions it started, which are of its process group; also when this process ends first.
 */
function stopper(child: ChildProcess, folder: string): () => void {
  const stop = () => {
    process.off('exit', stop);
    try {
      if (child.pid !== undefined) process.kill(-child.pid, 'SIGKILL');
    } catch {
      // It has gone already, or had not got as far as a group of its own.
      child.kill('SIGKILL');
    }
    rmSync(folder, { recursive: true, force: true });
  };
  process.on('exit', stop);
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.once(signal, () => process.exit(130));
  return stop;
}
