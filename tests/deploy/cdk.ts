import { spawn } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { delimiter, join } from 'node:path';
import { fileURLToPath } from 'node:url';

export const ROOT = fileURLToPath(new URL('../..', import.meta.url));
const CDK = join(ROOT, 'node_modules/aws-cdk/bin/cdk');

/** The path with this project's own Node first: the app, the functions and the emulator all run on it. */
export const TOOLS_PATH = [join(ROOT, 'node_modules/.bin'), process.env.PATH ?? ''].join(delimiter);

export type Variables = Readonly<Record<string, string | undefined>>;

/** Runs the CDK command line, and shows what it wrote only where it failed. A deployment that hangs is ended. */
async function cdk(args: readonly string[], environment: Variables, limitMs: number): Promise<void> {
  const child = spawn(process.execPath, [CDK, '--ci', '--no-color', ...args], {
    cwd: ROOT,
    env: { ...environment, PATH: TOOLS_PATH, NO_COLOR: '1' },
    stdio: ['ignore', 'pipe', 'pipe'],
    timeout: limitMs,
    killSignal: 'SIGKILL',
  });
  let written = '';
  for (const stream of [child.stdout, child.stderr]) {
    stream.setEncoding('utf8');
    stream.on('data', (chunk: string) => {
      written += chunk;
    });
  }
  const [code, signal] = await new Promise<[number | null, string | null]>((resolve, reject) => {
    child.once('error', reject);
    child.once('close', (...ended) => resolve(ended));
  });
  if (code === 0) return;
  const how = signal === null ? `ended with ${code}` : `was ended after ${limitMs / 1000} s`;
  throw new Error(`cdk ${args[0]} ${how}:\n${written.split('\n').slice(-60).join('\n')}`);
}

export interface StackCommand {
  readonly stackName: string;
  /** The stack's options, `-c name=value` each. */
  readonly options: Readonly<Record<string, string>>;
  readonly environment: Variables;
  readonly limitMs: number;
}

function contextOf(options: StackCommand['options']): string[] {
  return Object.entries(options).flatMap(([name, value]) => ['-c', `${name}=${value}`]);
}

/** Prepares account and region for deployments. */
export async function bootstrap(place: string, environment: Variables, limitMs: number): Promise<void> {
  await cdk(['bootstrap', place], environment, limitMs);
}

/** Deploys the stack as it is. */
export async function deploy({ stackName, options, environment, limitMs }: StackCommand): Promise<Outputs> {
  const folder = mkdtempSync(join(tmpdir(), 'nutgraf-deploy-'));
  try {
    const file = join(folder, 'outputs.json');
    const assembly = ['--output', join(folder, 'cdk.out'), '--outputs-file', file];
    await cdk(
      ['deploy', stackName, '--require-approval', 'never', ...assembly, ...contextOf(options)],
      environment,
      limitMs,
    );
    const outputs: Readonly<Record<string, Outputs>> = JSON.parse(readFileSync(file, 'utf8'));
    return outputs[stackName] ?? {};
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

export type Outputs = Readonly<Record<string, string>>;

/** Takes the stack away. */
export async function destroy({ stackName, options, environment, limitMs }: StackCommand): Promise<void> {
  await cdk(['destroy', stackName, '--force', ...contextOf(options)], environment, limitMs);
}
