/**
 * Packs Nutgraf, installs it in empty folders and uses it by all its doors: `npm run pack:test`.
 *
 *     --node PATH      another Node to use it with, besides the one that runs this; may be given several times
 *     --release N      the same with a release of Node, such as 22, which is installed from npm in a scratch folder
 */
import { execFileSync, spawnSync } from 'node:child_process';
import {
  cpSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { parseArgs } from 'node:util';
import { checkPackage, createPackageFromTarballData } from '@arethetypeswrong/core';
import { publint } from 'publint';
import { formatMessage } from 'publint/utils';

const ROOT = path.resolve(import.meta.dirname, '../..');
/** Engine and command, installed; the bundled functions come on top. */
const MAX_BYTES = 8_000_000;

const { values } = parseArgs({
  options: {
    node: { type: 'string', multiple: true, default: [] },
    release: { type: 'string', multiple: true, default: [] },
  },
});

let passed = 0;
let failed = 0;
async function check(name: string, works: () => unknown): Promise<void> {
  try {
    await works();
    passed++;
    console.log(`ok    ${name}`);
  } catch (error) {
    failed++;
    console.log(`FAIL  ${name}\n      ${error instanceof Error ? error.message : String(error)}`);
  }
}

function bytesBelow(folder: string): number {
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .reduce((sum, entry) => sum + statSync(path.join(entry.parentPath, entry.name)).size, 0);
}

/** The command, as it is installed. */
const COMMAND = 'node_modules/nutgraf/dist/bin/nutgraf.js';

const ARTICLE = `Ferry to Skarholm stops for a week

SKARHOLM, March 3, 2025 - The ferry to Skarholm will stop for a week after a crack was found in its hull, \
the operator Nordline said on
Monday.

"Nobody was ever in danger," said Marit Aune, the chief engineer.
`;

const ENGINE = `
import { articleId, cleanSource, digestArticle, ENGINE_VERSION, RejectedError, RULES } from 'nutgraf';
const bytes = new TextEncoder().encode(${JSON.stringify(ARTICLE)});
const article = cleanSource({ bytes, contentType: 'text/plain', name: 'ferry.txt' });
const { summary, facts } = digestArticle(article);
const quote = facts.quotes.find(({ kind }) => kind === 'direct');
if (article.text.slice(quote.start, quote.end) !== quote.text) throw new Error('a span is not its text');
if (!quote.speaker.text.startsWith('Marit Aune')) throw new Error('speaker: ' + quote.speaker.text);
if (summary.ranking.length < 2) throw new Error('no summary');
if (!/^\\d+\\.\\d+\\.\\d+$/.test(ENGINE_VERSION)) throw new Error('version');
if (!/^ferry-[0-9a-f]{16}$/.test(articleId('ferry.txt'))) throw new Error('identity');
if (RULES.length < 10) throw new Error('no rules');
try { cleanSource({ bytes: new Uint8Array(), contentType: null, name: null }); throw new Error('took an empty file'); }
catch (error) { if (!(error instanceof RejectedError) || error.reason !== 'empty') throw error; }
`;

const CLIENT = `
import { ApiError, createClient } from 'nutgraf/client';
const api = createClient('https://api.example/', { fetch: async (address) => address.includes('cursor=2')
  ? Response.json({ articles: [{ id: 'b' }], cursor: null })
  : Response.json({ articles: [{ id: 'a' }], cursor: '2' }) });
const ids = [];
for await (const { id } of api.listArticles({ limit: 1 })) ids.push(id);
if (ids.join() !== 'a,b' || typeof ApiError !== 'function') throw new Error(ids.join());
`;

/** An agent's first messages, a line each. */
const AGENT = [
  {
    id: 1,
    method: 'initialize',
    params: { protocolVersion: '2025-06-18', capabilities: {}, clientInfo: { name: 'test', version: '1' } },
  },
  { method: 'notifications/initialized' },
  { id: 2, method: 'tools/call', params: { name: 'digest', arguments: { content: ARTICLE } } },
].map((message) => `${JSON.stringify({ jsonrpc: '2.0', ...message })}\n`);

/** Rows enough for more than one thread. */
const ROWS = Array.from({ length: 60 }, (_, id) => JSON.stringify({ id, text: ARTICLE }));

const TYPES = `
import { type Article, cleanSource, digestArticle, type Digest, presentRecord } from 'nutgraf';
const digest: Digest = digestArticle(cleanSource({ bytes: new Uint8Array(), contentType: null, name: null }));
const name: string | undefined = digest.facts.people[0]?.name;
// @ts-expect-error: a quotation has no such member
digest.facts.quotes[0]?.nothing;
import { type ArticleHead, createClient } from 'nutgraf/client';
async function titles(): Promise<(string | null)[]> {
  const found: ArticleHead[] = [];
  for await (const article of createClient('https://api.example').listArticles({ name: 'Ada' })) found.push(article);
  return found.map(({ title }) => title);
}
// @ts-expect-error: a summary has one length
createClient('https://api.example').getSummary('x', { sentences: 1, words: 2 });
export { name, presentRecord, titles };
`.replace('type Article, ', '');

const STACK = `
import { App, Stack } from 'aws-cdk-lib';
import { Template } from 'aws-cdk-lib/assertions';
import { ArticlePipeline } from 'nutgraf/cdk';
const stack = new Stack(new App(), 'Newsroom');
new ArticlePipeline(stack, 'Wire', { access: 'public' });
const functions = Object.values(Template.fromStack(stack).findResources('AWS::Lambda::Function'));
const isOurs = ({ Properties }) => Properties.Handler === 'index.handler';
if (functions.length !== 3 || !functions.every(isOurs)) throw new Error('functions');
`;

const scratch = mkdtempSync(path.join(tmpdir(), 'nutgraf-pack-'));
try {
  const npm = (cwd: string, ...args: readonly string[]) =>
    execFileSync('npm', [...args], { cwd, encoding: 'utf8', stdio: ['ignore', 'pipe', 'inherit'] });
  const tarball = path.join(
    scratch,
    npm(ROOT, 'pack', '--silent', '--pack-destination', scratch).trim().split('\n').at(-1) ?? '',
  );
  console.log(`${path.basename(tarball)}: ${(statSync(tarball).size / 1e6).toFixed(1)} MB`);

  const installedNode = (release: string): string => {
    const folder = path.join(scratch, `node-${release}`);
    mkdirSync(folder);
    writeFileSync(path.join(folder, 'package.json'), '{"name":"node-release","version":"1.0.0"}');
    npm(folder, 'install', '--no-audit', '--no-fund', '--ignore-scripts=false', `node@${release}`);
    return path.join(folder, 'node_modules/node/bin/node');
  };

  const alone = path.join(scratch, 'alone');
  mkdirSync(alone);
  writeFileSync(path.join(alone, 'package.json'), '{"name":"alone","version":"1.0.0","type":"module"}');
  npm(alone, 'install', '--no-audit', '--no-fund', '--offline', '--omit=peer', tarball);
  const installed = path.join(alone, 'node_modules/nutgraf');
  writeFileSync(path.join(alone, 'ferry.txt'), ARTICLE);
  writeFileSync(path.join(alone, 'engine.mjs'), ENGINE);
  writeFileSync(path.join(alone, 'client.mjs'), CLIENT);
  writeFileSync(path.join(alone, 'types.ts'), TYPES);

  await check('installs alone', () => {
    const others = readdirSync(path.join(alone, 'node_modules')).filter(
      (name) => !['nutgraf', '.bin', '.package-lock.json'].includes(name),
    );
    if (others.length > 0) throw new Error(`it brought ${others.join(', ')}`);
  });
  await check('is small', () => {
    const bytes = bytesBelow(installed) - bytesBelow(path.join(installed, 'dist/lambdas'));
    console.log(`      ${(bytes / 1e6).toFixed(1)} MB on disk without the bundled functions`);
    if (bytes > MAX_BYTES) throw new Error(`${bytes} bytes, allowed are ${MAX_BYTES}`);
  });
  await check('its manifest leads everywhere it says (publint)', async () => {
    const { messages } = await publint({ pkgDir: installed, strict: true, pack: false });
    const { default: manifest }: { default: Record<string, unknown> } = await import(
      path.join(installed, 'package.json'),
      {
        with: { type: 'json' },
      }
    );
    if (messages.length > 0)
      throw new Error(messages.map((message) => formatMessage(message, manifest)).join('\n      '));
  });
  await check('its types are found and true, wherever ES modules are (Are the types wrong?)', async () => {
    const result = await checkPackage(createPackageFromTarballData(new Uint8Array(readFileSync(tarball))));
    if (result.types === false) throw new Error('no types');
    // It is made of ES modules, which CommonJS of Node 22 loads by require as well, and the old resolution knows no
    // exports.
    const problems = result.problems.filter(
      (problem) =>
        problem.kind !== 'CJSResolvesToESM' && !('resolutionKind' in problem && problem.resolutionKind === 'node10'),
    );
    if (problems.length > 0) throw new Error(JSON.stringify(problems));
  });
  await check('its public face is the one that is written down', () =>
    execFileSync(process.execPath, [path.join(ROOT, 'bin/package/face.ts')], { encoding: 'utf8', stdio: 'pipe' }),
  );
  for (const node of [process.execPath, ...values.node, ...values.release.map(installedNode)]) {
    const version = execFileSync(node, ['--version'], { encoding: 'utf8' }).trim();
    const run = (...args: readonly string[]) =>
      execFileSync(node, [...args], { cwd: alone, encoding: 'utf8', stdio: 'pipe' });
    await check(`${version}: the engine is imported`, () => run('engine.mjs'));
    await check(`${version}: the command digests a file`, () => {
      const record: { status: string } = JSON.parse(run(COMMAND, 'digest', '--json', 'ferry.txt'));
      if (record.status !== 'ready') throw new Error(record.status);
    });
    await check(`${version}: the client is imported`, () => run('client.mjs'));
    await check(`${version}: the command digests rows on several threads`, () => {
      const printed = execFileSync(node, [COMMAND, 'digest', '--jsonl', '--threads', '2'], {
        cwd: alone,
        encoding: 'utf8',
        input: ROWS.join('\n'),
      });
      const rows: readonly { id: number; error?: string }[] = printed
        .trimEnd()
        .split('\n')
        .map((line) => JSON.parse(line));
      const wrong = rows.find(({ id, error }, index) => id !== index || error !== undefined);
      if (rows.length !== ROWS.length || wrong !== undefined) throw new Error(wrong?.error ?? `${rows.length} rows`);
    });
    await check(`${version}: the command serves agents`, () => {
      const printed = execFileSync(node, [COMMAND, 'mcp'], { cwd: alone, encoding: 'utf8', input: AGENT.join('') });
      const last: { result: { structuredContent: { status: string } } } = JSON.parse(
        printed.trimEnd().split('\n').at(-1) ?? '',
      );
      if (last.result.structuredContent.status !== 'ready') throw new Error(printed);
    });
    await check(`${version}: the command says what is missing`, () => {
      const { status, stderr } = spawnSync(node, [COMMAND, 'list', '--local'], {
        cwd: alone,
        encoding: 'utf8',
      });
      if (status !== 1 || !stderr.startsWith('error: ')) throw new Error(stderr);
    });
  }
  await check('the types are those of the engine', () =>
    execFileSync(
      process.execPath,
      [
        path.join(ROOT, 'node_modules/typescript/bin/tsc'),
        '--noEmit',
        '--strict',
        '--module',
        'nodenext',
        '--target',
        'es2023',
        '--types',
        '',
        'types.ts',
      ],
      { cwd: alone, encoding: 'utf8', stdio: 'pipe' },
    ),
  );

  const app = path.join(scratch, 'app');
  mkdirSync(path.join(app, 'node_modules'), { recursive: true });
  cpSync(installed, path.join(app, 'node_modules/nutgraf'), { recursive: true });
  // The app brings the CDK; what the project has of it serves, so that nothing large is fetched.
  for (const peer of ['aws-cdk-lib', 'constructs'])
    symlinkSync(path.join(ROOT, 'node_modules', peer), path.join(app, 'node_modules', peer));
  writeFileSync(path.join(app, 'stack.mjs'), STACK);
  await check('the construct synthesises in an app of its own', () =>
    execFileSync(process.execPath, ['stack.mjs'], { cwd: app, encoding: 'utf8', stdio: 'pipe' }),
  );
} finally {
  rmSync(scratch, { recursive: true, force: true });
}
console.log(`${passed} passed, ${failed} failed`);
process.exitCode = failed === 0 && passed > 0 ? 0 : 1;
