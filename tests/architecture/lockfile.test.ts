import { expect, it } from 'vitest';
import manifest from '../../package.json' with { type: 'json' };
import lock from '../../package-lock.json' with { type: 'json' };

interface Locked {
  readonly version?: string;
  readonly integrity?: string;
  /** Comes in the archive of the package above it, whose hash covers it. */
  readonly inBundle?: boolean;
  readonly optionalDependencies?: Readonly<Record<string, string>>;
}

const packages: ReadonlyMap<string, Locked> = new Map(Object.entries(lock.packages));

/** Whether `name`, asked for by the package at `place`, is locked there or in a folder above. */
function isLocked(place: string, name: string): boolean {
  if (packages.has(`${place === '' ? '' : `${place}/`}node_modules/${name}`)) return true;
  return place !== '' && isLocked(place.slice(0, Math.max(0, place.lastIndexOf('node_modules/') - 1)), name);
}

it('names every optional package, also of other platforms: npm ci refuses a lockfile without them', () => {
  const missing = [...packages].flatMap(([place, { optionalDependencies = {} }]) =>
    Object.keys(optionalDependencies)
      .filter((name) => !isLocked(place, name))
      .map((name) => `${name} of ${place}`),
  );
  expect(missing).toEqual([]);
});

it('has the hash of every package, also of other platforms', () => {
  const without = [...packages].filter(([place, { integrity, inBundle }]) => {
    return place !== '' && inBundle !== true && !/^sha512-[\w+/]{86}==$/.test(integrity ?? '');
  });
  expect(without.map(([place]) => place)).toEqual([]);
});

it('pins every dependency to one version', () => {
  const loose = Object.entries(manifest.devDependencies).filter(
    ([, version]) => !/^\d+\.\d+\.\d+(?:-[\w.]+)?$/.test(version),
  );
  expect(loose).toEqual([]);
});
