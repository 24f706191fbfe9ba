/**
 * Tests that take half a minute or more each, since they go through every state or every kind of page or start a
 * command for each of many cases, and schedules on a virtual clock: `npm run test:exhaustive`, which `.ci/run` calls
 * beside `npm test`.
 */
export const EXHAUSTIVE = [
  'tests/bin/operations.test.ts',
  'tests/engine/extract/hostile-pages.test.ts',
  'tests/faults/{alarms,faults,queues}.test.ts',
  'tests/lambdas/shared/death.test.ts',
];
