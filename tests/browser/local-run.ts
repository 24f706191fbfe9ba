import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { createInterface } from 'node:readline';

/** The local run that the tests look at, in a process of its own. */
export interface LocalRun {
  /** Address of the page, with its slash, once everything is in it. */
  page(): Promise<string>;
  stop(): Promise<void>;
}

export function startLocalRun(): LocalRun {
  const child = spawn(process.execPath, [join(import.meta.dirname, 'serve.ts')], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const ended = once(child, 'exit');
  const line = once(createInterface(child.stdout), 'line');
  return {
    async page() {
      const [address] = await Promise.race([
        line,
        ended.then(([code]) => {
          throw new Error(`the local run ended with ${code} before it was ready`);
        }),
      ]);
      return String(address);
    },
    async stop() {
      child.kill('SIGTERM');
      await ended;
    },
  };
}
