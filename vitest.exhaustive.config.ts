import { defineConfig } from 'vitest/config';
import { EXHAUSTIVE } from './tests/support/exhaustive.ts';
import { LIMITS } from './tests/support/limits.ts';

/** What is left out of `npm test` because it takes long. */
export default defineConfig({
  test: {
    ...LIMITS,
    globalSetup: ['tests/support/scratch.ts'],
    include: EXHAUSTIVE,
  },
});
