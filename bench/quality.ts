/**
 * Quality floors: `npm run quality`. Measures the engine on the data in bench/cases and compares each figure with its
 * floor in bench/floors.json; anything under its floor fails. `--pin` raises the floors to what was measured;
 * `--pin --lower events.why` also lowers the one that is named, and the commit that does so says why.
 */
import { readFileSync, writeFileSync } from 'node:fs';
import { broken, compare, type Floors, pinned } from './quality/floors.ts';
import { SUITES } from './quality/suites.ts';

const FILE = new URL('floors.json', import.meta.url);
const floors: Floors = JSON.parse(readFileSync(FILE, 'utf8'));
const args = process.argv.slice(2);
const lower = args.flatMap((arg, at) => (args[at - 1] === '--lower' ? [arg] : []));
const unknown = args.find((arg, at) => arg !== '--pin' && arg !== '--lower' && args[at - 1] !== '--lower');
if (unknown !== undefined || (lower.length > 0 && !args.includes('--pin'))) {
  process.stderr.write('use: npm run quality -- [--pin [--lower SUITE.FIGURE]...]\n');
  process.exit(2);
}

const measured = Object.fromEntries(
  await Promise.all(Object.entries(SUITES).map(async ([suite, measure]) => [suite, await measure()] as const)),
);
const compared = compare(measured, floors);
for (const { name, figure, floor } of compared)
  process.stdout.write(`${name.padEnd(24)} ${figure.toFixed(3)}  floor ${floor === null ? '–' : floor.toFixed(3)}\n`);

if (args.includes('--pin')) {
  const next = pinned(compared, lower);
  writeFileSync(FILE, `${JSON.stringify(next, null, 2)}\n`);
  process.stdout.write('bench/floors.json is pinned.\n');
} else {
  const faults = broken(compared, floors);
  for (const fault of faults) process.stderr.write(`${fault}\n`);
  process.exitCode = faults.length === 0 ? 0 : 1;
}
