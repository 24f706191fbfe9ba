import { defineConfig } from 'vitest/config';
import { ALONE } from './tests/support/alone.ts';
import { EXHAUSTIVE } from './tests/support/exhaustive.ts';
import { LIMITS } from './tests/support/limits.ts';

export default defineConfig({
  test: {
    ...LIMITS,
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
