import { spawn } from 'node:child_process';
import { createHash } from 'node:crypto';
import { once } from 'node:events';
import { existsSync } from 'node:fs';
import { mkdir, readdir, readFile, rename, rm, stat, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Template } from './plan.ts';
import { isObject, type Json, PlanError } from './template/intrinsics.ts';

const ROOT = fileURLToPath(new URL('..', import.meta.url));
/** Everything that what is deployed is made from. */
const SOURCES = [
  'bin/app.ts',
  'cdk.json',
  'package.json',
  'package-lock.json',
  'tsconfig.json',
  'lib',
  'lambdas',
  'engine',
  'web',
];
/** The newest few are kept: going back to a branch starts at once. */
const KEPT = 3;

/** The stack could not be synthesised; the message holds what CDK said. */
export class SynthError extends Error {
  override readonly name = 'SynthError';
}

export interface Synthesised {
  readonly template: Template;
  /** Folder that asset paths are relative to. */
  readonly assembly: string;
  readonly stackName: string;
}

async function filesBelow(path: string): Promise<string[]> {
  const full = join(ROOT, path);
  if (!existsSync(full)) return [];
  const entries = await readdir(full, { recursive: true, withFileTypes: true }).catch(() => null);
  if (entries === null) return [full];
  return entries.filter((entry) => entry.isFile()).map((entry) => join(entry.parentPath, entry.name));
}

async function sourcesHash(context: { readonly [name: string]: string }): Promise<string> {
  const files = (await Promise.all(SOURCES.map(filesBelow))).flat().sort();
  const contents = await Promise.all(files.map((file) => readFile(file)));
  const hash = createHash('sha256').update(JSON.stringify(context)).update(process.version);
  for (const [index, content] of contents.entries()) {
    hash.update(`\0${files[index]?.slice(ROOT.length)}\0${content.length}\0`).update(content);
  }
  return hash.digest('hex').slice(0, 24);
}

/** Runs the CDK app as CDK's command would, without the command: half the time, and no network. */
async function runApp(output: string, context: { readonly [name: string]: string }): Promise<void> {
  const settings: Json = JSON.parse(await readFile(join(ROOT, 'cdk.json'), 'utf8'));
  const own = isObject(settings) && isObject(settings.context) ? settings.context : {};
  const child = spawn(process.execPath, [join(ROOT, 'bin/app.ts')], {
    cwd: ROOT,
    env: {
      ...process.env,
      CDK_OUTDIR: output,
      CDK_CONTEXT_JSON: JSON.stringify({
        ...own,
        'aws:cdk:enable-asset-metadata': true,
        'aws:cdk:enable-path-metadata': true,
        'aws:cdk:bundling-stacks': ['**'],
        'aws:cdk:disable-stack-trace': true,
        ...context,
      }),
    },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let said = '';
  for (const stream of [child.stdout, child.stderr]) {
    stream.setEncoding('utf8');
    stream.on('data', (chunk: string) => {
      said += chunk;
    });
  }
  const [code] = await once(child, 'close');
  if (code !== 0) throw new SynthError(`the stack could not be synthesised:\n${said.trim()}`);
}

async function load(assembly: string): Promise<Synthesised> {
  const file = (await readdir(assembly)).find((name) => name.endsWith('.template.json'));
  if (file === undefined) throw new SynthError(`no template in ${assembly}`);
  const template: Template = JSON.parse(await readFile(join(assembly, file), 'utf8'));
  if (template.Resources === undefined) throw new PlanError(`${file} holds no resources`);
  return { template, assembly, stackName: file.replace(/\.template\.json$/, '') };
}

/**
 * The stack's template and bundles. Kept under a hash of the sources, so that a start after which nothing has changed
 * synthesises nothing.
 *
 * @param cache - folder to keep them in
 * @throws SynthError
 */
export async function synthesise(
  cache: string,
  context: { readonly [name: string]: string } = { access: 'public' },
): Promise<Synthesised> {
  const assembly = join(cache, await sourcesHash(context));
  const stamp = join(assembly, '.complete');
  if (!existsSync(stamp)) {
    await mkdir(cache, { recursive: true });
    // Beside its place and then moved there, because another start may be at the same.
    const draft = `${assembly}.${process.pid}`;
    await rm(draft, { recursive: true, force: true });
    await runApp(draft, context);
    await writeFile(join(draft, '.complete'), '');
    await rm(assembly, { recursive: true, force: true });
    await rename(draft, assembly).catch(async (error: unknown) => {
      if (!existsSync(stamp)) throw error;
      await rm(draft, { recursive: true, force: true });
    });
    await prune(cache, assembly);
  }
  return await load(assembly);
}

async function prune(cache: string, current: string): Promise<void> {
  const folders = (await readdir(cache)).filter((name) => /^[0-9a-f]{24}$/.test(name)).map((name) => join(cache, name));
  const aged = await Promise.all(folders.map(async (path) => ({ path, time: (await stat(path)).mtimeMs })));
  const old = aged.filter(({ path }) => path !== current).sort((a, b) => b.time - a.time);
  await Promise.all(old.slice(KEPT - 1).map(({ path }) => rm(path, { recursive: true, force: true })));
}
