/**
 * The README's pictures of the reader page: `npm run screenshots` writes docs/reader-*.png from the dated articles of
 * events/articles, so that a picture changes only with the page.
 */
import { join } from 'node:path';
import type { Browser, Page } from 'playwright-core';
import { articleId } from '../../engine/identity.ts';
import { samples } from './articles.ts';
import { findChromium, installChromium, launch } from './chromium.ts';
import { startSite } from './site.ts';

const DOCS = join(import.meta.dirname, '../../docs');
const DATED = /council-page|rate-decision|german-waterworks|market-sanctions|quotes-teachers/;
const ARTICLE = `?article=${articleId('samples/market-sanctions.txt')}`;

/** @param prepare - what somebody has done before the picture is taken */
async function picture(
  browser: Browser,
  address: string,
  {
    name,
    width,
    height,
    prepare,
  }: {
    readonly name: string;
    readonly width: number;
    readonly height: number;
    readonly prepare: (page: Page) => Promise<void>;
  },
): Promise<void> {
  const page = await browser.newPage({ viewport: { width, height }, colorScheme: 'light', reducedMotion: 'reduce' });
  await page.goto(address);
  await prepare(page);
  await page.screenshot({ path: join(DOCS, `${name}.png`) });
  await page.close();
  process.stdout.write(`docs/${name}.png\n`);
}

const missing = findChromium() === null ? installChromium() : null;
if (missing !== null) throw new Error(`there is no Chromium: ${missing}`);
const site = await startSite();
const browser = await launch();
try {
  await site.fill(samples().filter(({ key }) => DATED.test(key)));
  const page = `${site.system.endpoints.api}/`;
  await picture(browser, page, {
    name: 'reader-list',
    width: 1040,
    height: 560,
    prepare: (view) => view.locator('.entry').first().waitFor(),
  });
  await picture(browser, `${page}${ARTICLE}`, {
    name: 'reader-article',
    width: 1040,
    height: 1080,
    async prepare(view) {
      await view.locator('.drawn.name', { hasText: 'Ingrid Solheim' }).dispatchEvent('mouseover');
      await view.locator('mark.lit').first().waitFor();
    },
  });
} finally {
  await browser.close();
  await site.stop();
}
