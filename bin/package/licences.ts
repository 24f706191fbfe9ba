/**
 * Licences of everything that is deployed or published: `npm run licences`.
 *
 * Lists what the functions, the page, the engine, the client, the command and the constructs are bundled from, by
 * licence, and fails on one that is not permissive.
 */
import { bundleClient, bundleCommand, bundleConstructs, bundleEngine, inspectDeployed, ROOT } from './bundles.ts';
import { bundledPackages } from './third-party.ts';

/** Licences that ask for their notice and no more. */
const PERMISSIVE = new Set([
  '0BSD',
  'Apache-2.0',
  'BlueOak-1.0.0',
  'BSD-2-Clause',
  'BSD-3-Clause',
  'ISC',
  'MIT',
  'MIT-0',
]);

/** Whether an SPDX expression leaves a permissive choice. Only the two forms that manifests have are read. */
function isPermissive(expression: string): boolean {
  const bare = expression.replace(/^\((.*)\)$/, '$1');
  if (bare.includes(' OR ')) return bare.split(' OR ').some(isPermissive);
  return bare.split(' AND ').every((licence) => PERMISSIVE.has(licence));
}

const made = await Promise.all([
  bundleEngine({ write: false }),
  bundleClient({ write: false }),
  bundleCommand({ write: false }),
  bundleConstructs({ write: false }),
  inspectDeployed(),
]);
const packages = bundledPackages(ROOT, made.flat());
const byLicence = Map.groupBy(packages, ({ licence }) => licence);
let refused = 0;
for (const [licence, found] of [...byLicence].sort(([a], [b]) => (a < b ? -1 : 1))) {
  const permissive = isPermissive(licence);
  if (!permissive) refused += found.length;
  const names = found.map(({ name, version }) => `${name}@${version}`).join(', ');
  console.log(`${licence} (${found.length})${permissive ? '' : ': NOT PERMISSIVE'}\n  ${names}`);
}
console.log(`${packages.length} bundled packages, ${refused} without a permissive licence`);
if (packages.length === 0) throw new Error('the bundles name no packages: the list above is no proof');
process.exitCode = refused === 0 ? 0 : 1;
