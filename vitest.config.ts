import { defineConfig } from 'vitest/config';
import { ALONE } from './tests/support/alone.ts';

export default defineConfig({
  test: {
    // Two cores: more workers than that only add start-up cost.
    maxWorkers: 2,
    testTimeout: 20_000,
    hookTimeout: 60_000,
    globalSetup: ['tests/support/scratch.ts'],
    projects: [
      { extends: true, test: { name: 'shared', include: ['tests/**/*.test.ts'], exclude: ALONE, isolate: false } },
      { extends: true, test: { name: 'alone', include: ALONE } },
    ],
  },
});
