/**
 * Tests that put other modules, variables or patterns in the place of the real ones, count what a module does when it
 * is loaded, or need V8 as it is in a young process: each of these files loads its modules anew. All others share them
 * within a worker, for loading the engine's models, the SDK and the CDK takes longer than most tests.
 */
export const ALONE = [
  'tests/architecture/patterns.test.ts',
  'tests/engine/digest/readings.test.ts',
  'tests/engine/text/{modifiers,work-budget}.test.ts',
  'tests/faults/**/*.test.ts',
  'tests/lambdas/read/handler.test.ts',
  'tests/lambdas/shared/{batch,environment,handlers,notices}.test.ts',
  'tests/lib/permissions-used.test.ts',
  'tests/pipeline/too-complex.test.ts',
];
