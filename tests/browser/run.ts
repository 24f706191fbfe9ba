/**
 * The reader page in a real browser: `npm run test:browser`. Installs Chromium where it is missing and may be
 * installed; where it can be neither found nor installed, says so and tests nothing.
 */
import { spawnSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { findChromium, installChromium } from './chromium.ts';

const ROOT = fileURLToPath(new URL('../..', import.meta.url));

const missing = findChromium() === null ? installChromium() : null;
if (missing !== null) {
  process.stdout.write(`SKIPPED: the page was not tested in a browser, because there is no Chromium: ${missing}\n`);
  process.stdout.write('0 passed, 0 failed\n');
} else {
  const config = ['--config', 'tests/browser/vitest.config.ts'];
  const { status } = spawnSync(
    process.execPath,
    ['node_modules/vitest/vitest.mjs', 'run', ...config, ...process.argv.slice(2)],
    { cwd: ROOT, stdio: 'inherit' },
  );
  process.exitCode = status ?? 1;
}
