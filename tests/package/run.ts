/**
 * Packs Nutgraf, installs it in empty folders and uses it by all its doors: `npm run pack:test`.
 *
 *     --node PATH   another Node to use it with, besides the one that runs this; may be given several times
 */
import { execFileSync, spawnSync } from 'node:child_process';
import { cpSync, mkdirSync, mkdtempSync, readdirSync, rmSync, statSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { parseArgs } from 'node:util';

const ROOT = path.resolve(import.meta.dirname, '../..');
/** Engine and command, installed; the bundled functions come on top. */
const MAX_BYTES = 8 * 1024 * 1024;

const { values } = parseArgs({ options: { node: { type: 'string', multiple: true, default: [] } } });
const nodes = [process.execPath, ...values.node];

let passed = 0;
let failed = 0;
function check(name: string, works: () => void): void {
  try {
    works();
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

const ARTICLE = `Ferry to Skarholm stops for a week

SKARHOLM, March 3, 2025 - The ferry to Skarholm will stop for a week after a crack was found in its hull, the operator Nordline said on
Monday.

"Nobody was ever in danger," said Marit Aune, the chief engineer.
`;

const ENGINE = `
import { articleId, cleanSource, digestArticle, ENGINE_VERSION, RejectedError, RULES } from 'nutgraf';
const article = cleanSource({ bytes: new TextEncoder().encode(${JSON.stringify(ARTICLE)}), contentType: 'text/plain', name: 'ferry.txt' });
const { summary, facts } = digestArticle(article);
const quote = facts.quotes.find(({ kind }) => kind === 'direct');
if (article.text.slice(quote.start, quote.end) !== quote.text) throw new Error('a span is not its text');
if (!quote.speaker.text.startsWith('Marit Aune')) throw new Error('speaker: ' + quote.speaker.text);
if (summary.ranking.length < 2) throw new Error('no summary');
if (!/^\\d+\\.\\d+\\.\\d+$/.test(ENGINE_VERSION) || !/^ferry-[0-9a-f]{16}$/.test(articleId('ferry.txt'))) throw new Error('identity');
if (RULES.length < 10) throw new Error('no rules');
try { cleanSource({ bytes: new Uint8Array(), contentType: null, name: null }); throw new Error('took an empty file'); }
catch (error) { if (!(error instanceof RejectedError) || error.reason !== 'empty') throw error; }
`;

const TYPES = `
import { type Article, cleanSource, digestArticle, type Digest, presentRecord } from 'nutgraf';
const digest: Digest = digestArticle(cleanSource({ bytes: new Uint8Array(), contentType: null, name: null }));
const name: string | undefined = digest.facts.people[0]?.name;
// @ts-expect-error: a quotation has no such member
digest.facts.quotes[0]?.nothing;
export { name, presentRecord };
`.replace('type Article, ', '');

const STACK = `
import { App, Stack } from 'aws-cdk-lib';
import { Template } from 'aws-cdk-lib/assertions';
import { ArticlePipeline } from 'nutgraf/cdk';
const stack = new Stack(new App(), 'Newsroom');
new ArticlePipeline(stack, 'Wire', { access: 'public' });
const functions = Object.values(Template.fromStack(stack).findResources('AWS::Lambda::Function'));
if (functions.length !== 3 || functions.some(({ Properties }) => Properties.Handler !== 'index.handler')) throw new Error('functions');
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

  const alone = path.join(scratch, 'alone');
  mkdirSync(alone);
  writeFileSync(path.join(alone, 'package.json'), '{"name":"alone","version":"1.0.0","type":"module"}');
  npm(alone, 'install', '--no-audit', '--no-fund', '--offline', '--omit=peer', tarball);
  const installed = path.join(alone, 'node_modules/nutgraf');
  writeFileSync(path.join(alone, 'ferry.txt'), ARTICLE);
  writeFileSync(path.join(alone, 'engine.mjs'), ENGINE);
  writeFileSync(path.join(alone, 'types.ts'), TYPES);

  check('installs alone', () => {
    const others = readdirSync(path.join(alone, 'node_modules')).filter(
      (name) => !['nutgraf', '.bin', '.package-lock.json'].includes(name),
    );
    if (others.length > 0) throw new Error(`it brought ${others.join(', ')}`);
  });
  check('is small', () => {
    const bytes = bytesBelow(installed) - bytesBelow(path.join(installed, 'dist/lambdas'));
    console.log(`      ${(bytes / 1e6).toFixed(1)} MB on disk without the bundled functions`);
    if (bytes > MAX_BYTES) throw new Error(`${bytes} bytes, allowed are ${MAX_BYTES}`);
  });
  for (const node of nodes) {
    const version = execFileSync(node, ['--version'], { encoding: 'utf8' }).trim();
    const run = (...args: readonly string[]) =>
      execFileSync(node, [...args], { cwd: alone, encoding: 'utf8', stdio: 'pipe' });
    check(`${version}: the engine is imported`, () => run('engine.mjs'));
    check(`${version}: the command digests a file`, () => {
      const record: { status: string } = JSON.parse(
        run('node_modules/nutgraf/dist/bin/nutgraf.js', 'digest', '--json', 'ferry.txt'),
      );
      if (record.status !== 'ready') throw new Error(record.status);
    });
    check(`${version}: the command says what is missing`, () => {
      const { status, stderr } = spawnSync(node, ['node_modules/nutgraf/dist/bin/nutgraf.js', 'list', '--local'], {
        cwd: alone,
        encoding: 'utf8',
      });
      if (status !== 1 || !stderr.startsWith('error: ')) throw new Error(stderr);
    });
  }
  check('the types are those of the engine', () =>
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
  check('the construct synthesises in an app of its own', () =>
    execFileSync(process.execPath, ['stack.mjs'], { cwd: app, encoding: 'utf8', stdio: 'pipe' }),
  );
} finally {
  rmSync(scratch, { recursive: true, force: true });
}
console.log(`${passed} passed, ${failed} failed`);
process.exitCode = failed === 0 && passed > 0 ? 0 : 1;
