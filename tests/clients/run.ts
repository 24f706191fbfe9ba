import { execFile } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { startLocal } from '../../local/system.ts';
import { smallStack } from '../local/small-stack.ts';

const run = promisify(execFile);

/** Installed from PyPI, in a folder of their own. */
const PACKAGES = ['awscli==1.46.3', 'boto3==1.44.8'];
const BOTO3_CHECKS = fileURLToPath(new URL('boto3_checks.py', import.meta.url));
const GO_CLIENT = fileURLToPath(new URL('go', import.meta.url));
const BIG_BYTES = 20_000_000;
const SYNCED_FILES = 500;

interface Place {
  readonly folder: string;
  readonly endpoint: string;
  readonly bucket: string;
}

const failures: string[] = [];

async function step(name: string, work: () => Promise<unknown>): Promise<void> {
  try {
    await work();
    console.log(`${name}: ok`);
  } catch (error) {
    failures.push(name);
    console.log(`${name}: FAILED: ${error instanceof Error ? error.message.slice(0, 600) : error}`);
  }
}

/** Runs a client in the folder, with credentials that nobody checks. */
function client({ folder }: Place, program: string, more: Readonly<Record<string, string>> = {}) {
  const env = {
    ...process.env,
    AWS_ACCESS_KEY_ID: 'anyone',
    AWS_SECRET_ACCESS_KEY: 'anything',
    AWS_DEFAULT_REGION: 'eu-west-1',
    AWS_EC2_METADATA_DISABLED: 'true',
    ...more,
  };
  return async (...args: readonly string[]) => (await run(program, args, { cwd: folder, env })).stdout;
}

async function awscli(place: Place, bin: string): Promise<void> {
  const { endpoint, bucket } = place;
  const call = client(place, join(bin, 'aws'));
  const aws = (...args: readonly string[]) => call('--endpoint-url', endpoint, ...args);
  const at = (key: string) => `s3://${bucket}/${key}`;
  await step('awscli put', () => aws('s3', 'cp', 'a.txt', at('a.txt')));
  await step('awscli multipart upload', () => aws('s3', 'cp', 'big.bin', at('big.bin')));
  await step('awscli get', () => aws('s3', 'cp', at('big.bin'), 'back.bin'));
  await step('awscli copy in parts', () => aws('s3', 'cp', at('big.bin'), at('copy.bin')));
  await step('awscli move', () => aws('s3', 'mv', at('copy.bin'), at('moved.bin')));
  await step('awscli storage class', () => aws('s3', 'cp', at('a.txt'), at('a.txt'), '--storage-class', 'STANDARD_IA'));
  await step(`awscli sync of ${SYNCED_FILES} files`, () => aws('s3', 'sync', 'in', at('in'), '--only-show-errors'));
  await step('awscli sync back', () => aws('s3', 'sync', at('in'), 'out', '--only-show-errors'));
  await step('awscli versions', () => aws('s3api', 'list-object-versions', '--bucket', bucket, '--prefix', 'a.txt'));
  await step('awscli presigned', async () => {
    const { status } = await fetch((await aws('s3', 'presign', at('a.txt'))).trim());
    if (status !== 200) throw new Error(`answered ${status}`);
  });
  await step('awscli rm', () => aws('s3', 'rm', at('in'), '--recursive', '--only-show-errors'));
}

/** rclone uploads as Go's SDK does. */
async function rclone(place: Place): Promise<void> {
  const { endpoint, bucket } = place;
  const call = client(place, 'rclone', {
    RCLONE_CONFIG_N_TYPE: 's3',
    // Of AWS it asks by names of hosts that only AWS has.
    RCLONE_CONFIG_N_PROVIDER: 'Other',
    RCLONE_CONFIG_N_ENV_AUTH: 'true',
    RCLONE_CONFIG_N_ENDPOINT: endpoint,
    RCLONE_CONFIG_N_FORCE_PATH_STYLE: 'true',
  });
  try {
    await call('version');
  } catch {
    console.log('rclone: skipped, it is not installed');
    return;
  }
  const to = `n:${bucket}/rclone`;
  await step('rclone copy', () => call('copyto', 'a.txt', `${to}/a.txt`));
  const parts = ['--s3-upload-cutoff', '6M', '--s3-chunk-size', '5M'];
  await step('rclone multipart upload', () => call('copyto', ...parts, 'big.bin', `${to}/big.bin`));
  await step(`rclone sync of ${SYNCED_FILES} files`, () => call('sync', 'in', `${to}/in`));
  await step('rclone purge', () => call('purge', `${to}/in`));
}

/** A program on AWS's own SDK for Go, built here from its sources. */
async function go(place: Place): Promise<void> {
  const { folder, endpoint, bucket } = place;
  const program = join(folder, 'go-client');
  const own = { GOPATH: join(folder, 'go'), GOCACHE: join(folder, 'go-cache'), GOFLAGS: '-mod=readonly -modcacherw' };
  try {
    await run('go', ['build', '-o', program, '.'], { cwd: GO_CLIENT, env: { ...process.env, ...own } });
  } catch (error) {
    console.log(`aws-sdk-go-v2: skipped, it cannot be built here (${String(error).split('\n')[0]})`);
    return;
  }
  const call = client(place, program);
  await step('aws-sdk-go-v2', async () => console.log((await call(endpoint, bucket, 'big.bin')).trim()));
}

function fill(folder: string): void {
  writeFileSync(join(folder, 'a.txt'), 'The harbour of Marrow opened.\n');
  writeFileSync(join(folder, 'big.bin'), randomBytes(BIG_BYTES));
  mkdirSync(join(folder, 'in'));
  for (let at = 0; at < SYNCED_FILES; at++) writeFileSync(join(folder, 'in', `${at}.txt`), `Text ${at}.\n`);
}

const folder = mkdtempSync(join(tmpdir(), 'nutgraf-clients-'));
const stack = smallStack();
const { synthesised, directory } = stack;
const system = await startLocal({ synthesised, directory, polls: false, warms: false });
const place = { folder, endpoint: system.endpoints.s3, bucket: system.endpoints.bucketName };
try {
  fill(folder);
  const bin = join(folder, 'venv', 'bin');
  try {
    await run('python3', ['-m', 'venv', join(folder, 'venv')]);
    await run(join(bin, 'pip'), ['install', '--quiet', ...PACKAGES]);
    await awscli(place, bin);
    const python = client(place, join(bin, 'python'));
    await step('boto3', async () => console.log((await python(BOTO3_CHECKS, place.endpoint, place.bucket)).trim()));
  } catch (error) {
    console.log(`awscli and boto3: skipped, they cannot be installed here (${String(error).split('\n')[0]})`);
  }
  await rclone(place);
  await go(place);
} finally {
  await system.stop();
  stack.remove();
  rmSync(folder, { recursive: true, force: true });
}
console.log(failures.length === 0 ? 'nothing failed' : `failed: ${failures.join(', ')}`);
process.exit(failures.length === 0 ? 0 : 1);
