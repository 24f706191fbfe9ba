import path from 'node:path';
import { type BuildOptions, build, type Metafile, type Plugin } from 'esbuild';

export const ROOT = path.resolve(import.meta.dirname, '../..');
export const DIST = path.join(ROOT, 'dist');

/**
 * Some dependencies are CommonJS and ask for Node's modules through `require`, which an ES module has to make itself.
 */
const REQUIRE =
  "import { createRequire as requireFrom } from 'node:module';const require = requireFrom(import.meta.url);";

const COMMON: BuildOptions = {
  absWorkingDir: ROOT,
  bundle: true,
  format: 'esm',
  target: ['node22', 'es2023'],
  mainFields: ['module', 'main'],
  legalComments: 'none',
  logLevel: 'warning',
  metafile: true,
};

/** What other parts of the package take from the engine comes from its one bundle, by the package's own name. */
const SHARED_ENGINE: Plugin = {
  name: 'shared-engine',
  setup({ onResolve }) {
    onResolve({ filter: /\/engine\/index\.ts$/ }, () => ({ path: 'nutgraf', external: true }));
  },
};

/** `write: false` only tells what a bundle would be made from. */
type BundleOptions = Pick<BuildOptions, 'write'>;

/** Makes one bundle, and tells what it was made from. */
async function bundle(options: BuildOptions): Promise<Metafile> {
  const { metafile } = await build({ ...COMMON, ...options });
  if (metafile === undefined) throw new Error('esbuild gave no metafile');
  return metafile;
}

/** The engine runs in browsers too: a module of Node's in it fails the build. */
export function bundleEngine(options: BundleOptions = {}): Promise<Metafile> {
  return bundle({
    ...options,
    entryPoints: ['engine/index.ts'],
    outfile: 'dist/index.js',
    platform: 'browser',
  });
}

/** The client of the read API, for whichever runtime has `fetch`. */
export function bundleClient(options: BundleOptions = {}): Promise<Metafile> {
  return bundle({ ...options, entryPoints: ['client/index.ts'], outfile: 'dist/client/index.js', platform: 'neutral' });
}

/** Commands are loaded when they are asked for, so they are chunks beside the program. */
export function bundleCommand(options: BundleOptions = {}): Promise<Metafile> {
  return bundle({
    ...options,
    entryPoints: { nutgraf: 'bin/installed.ts', 'digest-worker': 'bin/workers/digest-worker.ts' },
    outdir: 'dist/bin',
    platform: 'node',
    splitting: true,
    minify: true,
    banner: { js: REQUIRE },
    chunkNames: 'parts/[name]-[hash]',
    plugins: [SHARED_ENGINE],
  });
}

/** The stack and the construct; the app brings the CDK. */
export function bundleConstructs(options: BundleOptions = {}): Promise<Metafile> {
  return bundle({
    ...options,
    entryPoints: ['lib/index.ts'],
    outfile: 'dist/cdk/index.js',
    platform: 'node',
    external: ['aws-cdk-lib', 'constructs'],
  });
}

/** Only to learn what functions and page are made from: the stack and Vite bundle them, and keep no list. */
export async function inspectDeployed(): Promise<readonly Metafile[]> {
  const functions = bundle({
    entryPoints: ['clean', 'digest', 'read'].map((handler) => `lambdas/${handler}/handler.ts`),
    outdir: 'dist',
    platform: 'node',
    write: false,
  });
  const page = bundle({
    entryPoints: ['web/main.tsx'],
    outdir: 'dist',
    platform: 'browser',
    jsx: 'automatic',
    jsxImportSource: 'preact',
    write: false,
  });
  return Promise.all([functions, page]);
}
