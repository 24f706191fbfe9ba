/**
 * The reader page in a real browser: `npm run test:browser`. Installs Chromium where it is missing and may be
 * installed; where it can be neither found nor installed, says so and tests nothing. What is found and gone through is
 * tested in Firefox as well, where playwright-core has it: "npx playwright-core install firefox".
 */
import { spawnSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { findChromium, findFirefox, installChromium } from './chromium.ts';
import { startLocalRun } from './local-run.ts';

const ROOT = fileURLToPath(new URL('../..', import.meta.url));

/** What needs nothing that only Chromium can do, such as printing or reading the clipboard. */
const IN_FIREFOX = ['find', 'list', 'name', 'keyboard'].map((name) => `${name}.browser`);

function run(filters: readonly string[], environment: NodeJS.ProcessEnv): number {
  const config = ['--config', 'tests/browser/vitest.config.ts'];
  const { status } = spawnSync(process.execPath, ['node_modules/vitest/vitest.mjs', 'run', ...config, ...filters], {
    cwd: ROOT,
    stdio: 'inherit',
    env: environment,
  });
  return status ?? 1;
}

async function test(filters: readonly string[]): Promise<void> {
  // It fills while Chromium is being installed.
  const local = startLocalRun();
  try {
    const missing = findChromium() === null ? installChromium() : null;
    if (missing !== null) {
      process.stdout.write(`SKIPPED: the page was not tested in a browser, because there is no Chromium: ${missing}\n`);
      process.stdout.write('0 passed, 0 failed\n');
      return;
    }
    const environment = { ...process.env, READER_PAGE: await local.page() };
    process.exitCode = run(filters, environment);
    const inFirefox = filters.length === 0 ? IN_FIREFOX : filters.filter((filter) => IN_FIREFOX.includes(filter));
    if (findFirefox() === null) {
      process.stdout.write(
        'SKIPPED: not tested in Firefox, which "npx playwright-core install firefox" would install\n',
      );
    } else if (inFirefox.length > 0 && process.exitCode === 0) {
      process.exitCode = run(inFirefox, { ...environment, BROWSER: 'firefox' });
    }
  } finally {
    await local.stop();
  }
}

await test(process.argv.slice(2));
