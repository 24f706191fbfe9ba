/**
 * Tests that go through every state or every kind of page and take a minute or so each: `npm run test:exhaustive`,
 * which `.ci/run` calls beside `npm test`.
 */
export const EXHAUSTIVE = [
  'tests/engine/extract/hostile-pages.test.ts',
  'tests/faults/faults.test.ts',
  'tests/lambdas/shared/death.test.ts',
];
