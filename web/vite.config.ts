import { defineConfig } from 'vite';

/**
 * One script and one style sheet, beside a document that holds neither: the policy of the page allows nothing inline.
 */
export default defineConfig({
  root: import.meta.dirname,
  // Addresses are relative, so the page also works below the base path of a custom domain.
  base: './',
  logLevel: 'warn',
  // Whatever NODE_ENV says: a page that is synthesised by a test is the page that is deployed.
  oxc: { jsx: { runtime: 'automatic', importSource: 'preact', development: false } },
  build: {
    // Whoever serves the page names a folder of its own; by hand it goes where nothing is committed from.
    outDir: '../.nutgraf/page',
    emptyOutDir: true,
    assetsDir: 'reader',
    assetsInlineLimit: 0,
    modulePreload: false,
    target: 'es2023',
    reportCompressedSize: false,
  },
});
