import { defineConfig } from 'vitest/config';

/**
 * Tests that put other modules, variables or patterns in the place of the real ones, or count what a module does when
 * it is loaded: each of these files loads its modules anew.
 */
const ALONE = [
  'tests/architecture/patterns.test.ts',
  'tests/engine/text/work-budget.test.ts',
  'tests/faults/**/*.test.ts',
  'tests/lambdas/read/handler.test.ts',
  'tests/lambdas/shared/{batch,environment,handlers,notices}.test.ts',
  'tests/lib/permissions-used.test.ts',
  'tests/pipeline/too-complex.test.ts',
];

export default defineConfig({
  test: {
    // Two cores: more workers than that only add start-up cost.
    maxWorkers: 2,
    testTimeout: 20_000,
    hookTimeout: 60_000,
    globalSetup: ['tests/support/scratch.ts'],
    projects: [
      // Loading the engine's models, the SDK and the CDK takes longer than most tests: once per worker is enough.
      { extends: true, test: { name: 'shared', include: ['tests/**/*.test.ts'], exclude: ALONE, isolate: false } },
      { extends: true, test: { name: 'alone', include: ALONE } },
    ],
  },
});
