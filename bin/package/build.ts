/**
 * Makes `dist/`, what the npm package holds: `npm run build`, and by itself before `npm pack`.
 *
 *     index.js        the engine, for Node and browsers
 *     client/         the client of the read API
 *     cdk/            the stack and the construct, for apps that bring aws-cdk-lib
 *     lambdas/        the functions, bundled as the stack bundles them
 *     bin/            the command
 *     types/          declarations
 *     THIRD-PARTY.md  other people's work inside, with its licences
 *
 * Everything is bundled, so an installed package brings no dependencies of its own.
 */
import { cpSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { bundleClient, bundleCommand, bundleConstructs, bundleEngine, DIST, inspectDeployed, ROOT } from './bundles.ts';
import { writeDeclarations } from './declarations.ts';
import { synthesiseFunctions } from './functions.ts';
import { notices } from './third-party.ts';

/**
 * Copies the functions as the stack bundles them: `read` with the page and without, since only public stacks serve it.
 */
function copyFunctions(): void {
  const scratch = mkdtempSync(path.join(tmpdir(), 'nutgraf-package-'));
  try {
    for (const { handler, folder } of synthesiseFunctions(path.join(scratch, 'iam'))) {
      cpSync(folder, path.join(DIST, 'lambdas', handler), { recursive: true });
    }
    for (const { handler, folder } of synthesiseFunctions(path.join(scratch, 'public'), { access: 'public' })) {
      if (handler === 'read') cpSync(folder, path.join(DIST, 'lambdas/read-with-page'), { recursive: true });
    }
  } finally {
    rmSync(scratch, { recursive: true, force: true });
  }
}

rmSync(DIST, { recursive: true, force: true });
const made = await Promise.all([
  bundleEngine(),
  bundleClient(),
  bundleCommand(),
  bundleConstructs(),
  inspectDeployed(),
]);
copyFunctions();
writeFileSync(path.join(DIST, 'THIRD-PARTY.md'), notices(ROOT, made.flat()));
writeDeclarations(ROOT, DIST);
