/**
 * Licences of everything that is deployed: `npm run licences`.
 *
 * Lists the production dependencies of the lockfile, which are also all that the functions' bundles are made from, by licence, and
 * fails on one that is not permissive.
 */
import lockfile from '../package-lock.json' with { type: 'json' };

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

interface Package {
  readonly version?: string;
  readonly license?: string;
  readonly dev?: boolean;
}

/** Whether an SPDX expression leaves a permissive choice. Only the two forms that lockfiles have are read. */
function isPermissive(expression: string): boolean {
  const bare = expression.replace(/^\((.*)\)$/, '$1');
  if (bare.includes(' OR ')) return bare.split(' OR ').some(isPermissive);
  return bare.split(' AND ').every((licence) => PERMISSIVE.has(licence));
}

const packages: Readonly<Record<string, Package>> = lockfile.packages;
const byLicence = new Map<string, string[]>();
for (const [path, { version = '', license = 'none stated', dev = false }] of Object.entries(packages)) {
  // The empty path is this project.
  if (path === '' || dev) continue;
  const name = `${path.slice(path.lastIndexOf('node_modules/') + 'node_modules/'.length)}@${version}`;
  byLicence.set(license, [...(byLicence.get(license) ?? []), name]);
}
let refused = 0;
for (const [licence, names] of [...byLicence].sort(([a], [b]) => (a < b ? -1 : 1))) {
  const permissive = isPermissive(licence);
  if (!permissive) refused += names.length;
  console.log(`${licence} (${names.length})${permissive ? '' : ': NOT PERMISSIVE'}\n  ${names.sort().join(', ')}`);
}
console.log(
  `${[...byLicence.values()].flat().length} production dependencies, ${refused} without a permissive licence`,
);
process.exitCode = refused === 0 ? 0 : 1;
