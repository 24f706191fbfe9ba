/**
 * The README's pictures of the reader page: `npm run screenshots` writes docs/reader-*.png from the dated articles of
 * events/articles, so that a picture changes only with the page.
 */
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Browser, Page } from 'playwright-core';
import { articleId } from '../../engine/identity.ts';
import { samples } from './articles.ts';
import { findChromium, installChromium, launch } from './chromium.ts';
import { withPalette } from './palette.ts';
import { seedName, startSite } from './site.ts';
import { CORRECTED, STORY_FILES } from './stories.ts';

const DOCS = join(import.meta.dirname, '../../docs');
/** The day that pictures have in place of that on which they are made. */
const A_DAY = '2025-03-14';
const DATED = /council-page|rate-decision|german-waterworks|market-sanctions|quotes-teachers/;

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
  const today = new Date().toISOString().slice(0, A_DAY.length);
  await page.route(/\/(?:articles|names|stories)\b/, async (route) => {
    const response = await route.fetch();
    await route.fulfill({ response, body: (await response.text()).replaceAll(today, A_DAY) });
  });
  await page.goto(address);
  await prepare(page);
  writeFileSync(join(DOCS, `${name}.png`), withPalette(await page.screenshot()));
  await page.close();
  process.stdout.write(`docs/${name}.png\n`);
}

const missing = findChromium() === null ? installChromium() : null;
if (missing !== null) throw new Error(`there is no Chromium: ${missing}`);
const site = await startSite();
const browser = await launch();
try {
  const page = `${site.system.endpoints.api}/`;
  await picture(browser, page, {
    name: 'reader-first',
    width: 1040,
    height: 450,
    prepare: (view) => view.getByRole('button', { name: 'Try a sample' }).waitFor(),
  });
  await site.fill(samples().filter(({ key }) => DATED.test(key)));
  await picture(browser, page, {
    name: 'reader-list',
    width: 1040,
    height: 560,
    prepare: (view) => view.locator('.entry').first().waitFor(),
  });
  await site.system.indexed();
  await picture(browser, page, {
    name: 'reader-find',
    width: 1040,
    height: 460,
    async prepare(view) {
      await view.locator('.search input').fill('export "free ports"');
      await view.keyboard.press('Enter');
      await view.locator('.found-passage mark').first().waitFor();
      await view.locator('.search input').fill('solh');
      await view.getByRole('option', { name: 'Ingrid Solheim' }).waitFor();
      await view.keyboard.press('ArrowDown');
    },
  });
  await picture(browser, `${page}?article=${articleId('samples/quotes-teachers.txt')}`, {
    name: 'reader-article',
    width: 1040,
    height: 820,
    async prepare(view) {
      await view.locator('.sentence').nth(1).hover();
      await view.locator('mark.lit').first().waitFor();
    },
  });
  await picture(browser, `${page}?article=${articleId('samples/market-sanctions.txt')}`, {
    name: 'reader-facts',
    width: 1040,
    height: 900,
    async prepare(view) {
      await view.locator('.facts').evaluate((facts) => scrollTo(0, facts.getBoundingClientRect().top + scrollY));
      await view.locator('.drawn.name', { hasText: 'Ingrid Solheim' }).hover();
      await view.locator('mark.lit').first().waitFor();
    },
  });
  await picture(browser, `${page}?article=${articleId('samples/market-sanctions.txt')}`, {
    name: 'reader-phone',
    width: 390,
    height: 780,
    async prepare(view) {
      await view.locator('.drawn.name', { hasText: 'Ingrid Solheim' }).click();
      await view.locator('.source mark.lit').first().waitFor();
    },
  });
  await picture(browser, `${page}?show=api`, {
    name: 'reader-api',
    width: 1040,
    height: 640,
    prepare: (view) => view.locator('#operation-listNames').evaluate((part) => part.scrollIntoView({ block: 'start' })),
  });
  await seedName(site.table);
  await picture(browser, `${page}?named=vera+lund`, {
    name: 'reader-name',
    width: 1040,
    height: 640,
    prepare: (view) => view.locator('.companions').waitFor(),
  });
  await site.fill(STORY_FILES);
  await site.correct(CORRECTED);
  await picture(browser, `${page}?story=${articleId('stories/quake.html')}`, {
    name: 'reader-story',
    width: 1040,
    height: 780,
    async prepare(view) {
      await view.locator('.story-step').last().waitFor();
      await view.getByText('1 copy').click();
    },
  });
  await picture(browser, `${page}?article=${articleId(CORRECTED.key)}`, {
    name: 'reader-changes',
    width: 1040,
    height: 640,
    async prepare(view) {
      await view.locator('.changes').evaluate((part) => scrollTo(0, part.getBoundingClientRect().top + scrollY - 200));
    },
  });
} finally {
  await browser.close();
  await site.stop();
}
