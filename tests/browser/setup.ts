import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import type { TestProject } from 'vitest/node';
import { launchForAll } from './chromium.ts';

declare module 'vitest' {
  interface ProvidedContext {
    /** Address of the page, with its slash. */
    readonly page: string;
    /** Where the browser takes orders. */
    readonly browser: string;
  }
}

/** One local run and one browser for all tests. */
export default async function setup(project: TestProject): Promise<() => Promise<void>> {
  const child = spawn(process.execPath, [join(import.meta.dirname, 'serve.ts')], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const ended = once(child, 'exit');
  const [[address], browser] = await Promise.all([
    Promise.race([
      once(createInterface(child.stdout), 'line'),
      ended.then(([code]) => {
        throw new Error(`the local run ended with ${code} before it was ready`);
      }),
    ]),
    launchForAll(),
  ]);
  project.provide('page', String(address));
  project.provide('browser', browser.wsEndpoint());
  return async () => {
    await browser.close();
    child.kill('SIGTERM');
    await ended;
  };
}
