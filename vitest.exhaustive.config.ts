import { defineConfig } from 'vitest/config';
import { EXHAUSTIVE } from './tests/support/exhaustive.ts';

/** What is left out of `npm test` because it takes long. */
export default defineConfig({
  test: {
    maxWorkers: 2,
    testTimeout: 60_000,
    hookTimeout: 60_000,
    globalSetup: ['tests/support/scratch.ts'],
    include: EXHAUSTIVE,
  },
});
