import { defineConfig } from 'vitest/config';

export default defineConfig({
  root: import.meta.dirname,
  test: {
    include: ['**/*.browser.ts'],
    globalSetup: ['./setup.ts'],
    // One system and one browser at a time: what is measured here is what a person sees.
    maxWorkers: 1,
    fileParallelism: false,
    testTimeout: 30_000,
    hookTimeout: 120_000,
  },
});
