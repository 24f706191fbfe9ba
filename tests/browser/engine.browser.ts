import { globSync, readFileSync } from 'node:fs';
import path from 'node:path';
import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, inject, test } from 'vitest';
import { bundleEngine } from '../../bin/package/bundles.ts';
import { cleanSource, digestArticle } from '../../engine/index.ts';
import { connect } from './chromium.ts';

const ROOT = path.resolve(import.meta.dirname, '../..');
/** Nobody's address: the test itself answers for it. */
const SITE = 'http://engine.example/';

let browser: Browser;
beforeAll(async () => {
  await bundleEngine();
  browser = await connect(inject('browser'));
});
afterAll(() => browser.close());

describe('the engine of the package', () => {
  test('gives in a browser the records it gives in Node', async () => {
    const page = await browser.newPage();
    await page.route(SITE, (route) => route.fulfill({ contentType: 'text/html', body: '<!doctype html>' }));
    await page.route(`${SITE}index.js`, (route) => route.fulfill({ path: path.join(ROOT, 'dist/index.js') }));
    await page.goto(SITE);
    const files = globSync('events/articles/*', { cwd: ROOT });
    expect(files.length).toBeGreaterThan(5);
    for (const name of files) {
      const bytes = readFileSync(path.join(ROOT, name));
      const article = cleanSource({ bytes, contentType: null, name });
      // As text, since the test runner would rewrite an import in a function.
      const inBrowser: unknown = await page.evaluate(
        `import('${SITE}index.js').then(({ cleanSource, digestArticle }) => {
          const bytes = Uint8Array.from(${JSON.stringify([...bytes])});
          const article = cleanSource({ bytes, contentType: null, name: ${JSON.stringify(name)} });
          return { article, digest: digestArticle(article) };
        })`,
      );
      expect(inBrowser, name).toEqual({ article, digest: digestArticle(article) });
    }
  });
});
