import { defineConfig } from 'vitest/config';

export default defineConfig({
  root: import.meta.dirname,
  cacheDir: '../../node_modules/.vite-browser',
  test: {
    include: ['**/*.browser.ts'],
    globalSetup: ['./setup.ts'],
    // One local run serves them all; a browser each.
    maxWorkers: 2,
    testTimeout: 30_000,
    hookTimeout: 120_000,
    // The machine may have other work; what must be quick is measured by itself.
    expect: { poll: { timeout: 10_000 } },
  },
});
