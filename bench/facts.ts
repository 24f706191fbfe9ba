/**
 * Everything measured of the facts, with peers in the same run:
 * `node bench/facts.ts <data folder> <scorer folder> [--python FILE] [--alone]`.
 *
 * Runs the bench of each kind of fact, one after the other, with the same arguments. `--alone` leaves out the peers.
 */
import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { benchFolders } from './shared.ts';

const BENCHES = ['names', 'dates', 'amounts', 'quotes', 'speakers', 'event', 'keyphrases', 'calibration'];

benchFolders('facts');
for (const bench of BENCHES) {
  process.stdout.write(`\n## ${bench}\n\n`);
  const { status } = spawnSync(process.execPath, [join(import.meta.dirname, `${bench}.ts`), ...process.argv.slice(2)], {
    stdio: 'inherit',
  });
  if (status !== 0) process.exit(status ?? 1);
}
