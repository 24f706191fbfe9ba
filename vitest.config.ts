import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: {
    // Two cores: more workers than that only add start-up cost.
    maxWorkers: 2,
    testTimeout: 20_000,
    hookTimeout: 60_000,
    globalSetup: ['tests/support/scratch.ts'],
    projects: [
      { extends: true, test: { name: 'code', include: ['tests/**/*.test.ts'], exclude: ['tests/lib/**'] } },
      // The CDK library takes seconds to load, and template tests share no state: they load it once per worker.
      { extends: true, test: { name: 'stack', include: ['tests/lib/**/*.test.ts'], isolate: false } },
    ],
  },
});
