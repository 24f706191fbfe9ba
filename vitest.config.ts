import { defineConfig } from 'vitest/config';
import { ALONE } from './tests/support/alone.ts';
import { EXHAUSTIVE } from './tests/support/exhaustive.ts';

export default defineConfig({
  test: {
    // Two cores: more workers than that only add start-up cost.
    maxWorkers: 2,
    // For a busy machine: nothing waits for so long that means to pass.
    testTimeout: 60_000,
    hookTimeout: 60_000,
    globalSetup: ['tests/support/scratch.ts'],
    projects: [
      {
        extends: true,
        test: {
          name: 'shared',
          include: ['tests/**/*.test.ts'],
          exclude: [...ALONE, ...EXHAUSTIVE],
          isolate: false,
        },
      },
      { extends: true, test: { name: 'alone', include: ALONE, exclude: EXHAUSTIVE } },
    ],
  },
});
