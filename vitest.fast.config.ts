import { defineConfig } from 'vitest/config';
import { ALONE } from './tests/support/alone.ts';
import { LIMITS } from './tests/support/limits.ts';

/** Properties over generated texts, hostile pages, and what goes through every zone or loads the engine anew. */
const SLOW = ['**/properties.test.ts', '**/hostile-*.test.ts', '**/zones.test.ts', ...ALONE];

/**
 * The tests of a change to the engine, in seconds: `npm run test:fast`, or `npx vitest --config vitest.fast.config.ts`
 * to run those concerned at each save. Left out is what takes long, and whatever needs a table, a bucket or a bundle.
 */
export default defineConfig({
  test: {
    ...LIMITS,
    isolate: false,
    include: ['tests/engine/**/*.test.ts', 'tests/architecture/**/*.test.ts', 'tests/bench/**/*.test.ts'],
    // Texts of half a megabyte are for the whole run.
    testNamePattern: /^(?!.*(?:half a megabyte|bounded time))/,
    exclude: SLOW,
  },
});
