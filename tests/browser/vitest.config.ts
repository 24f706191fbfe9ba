import { defineConfig } from 'vitest/config';

export default defineConfig({
  root: import.meta.dirname,
  cacheDir: '../../node_modules/.vite-browser',
  test: {
    include: ['**/*.browser.ts'],
    globalSetup: ['./setup.ts'],
    // One local run and one browser serve them all, and no file leaves anything in a module that another reads.
    isolate: false,
    maxWorkers: 3,
    // The machine may have other work; what must be quick is measured by itself.
    testTimeout: 120_000,
    hookTimeout: 240_000,
    expect: { poll: { timeout: 30_000 } },
  },
});
