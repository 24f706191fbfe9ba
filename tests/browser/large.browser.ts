import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, expect, inject, test } from 'vitest';
import { articleId } from '../../engine/identity.ts';
import { connect } from './chromium.ts';
import { articleQuery, open } from './open.ts';

let browser: Browser;
beforeAll(async () => {
  browser = await connect(inject('browser'));
});
afterAll(() => browser.close());

test('an article of the largest size opens, and answers pointer and slider without a wait', async () => {
  const began = performance.now();
  const page = await open(browser, articleQuery(articleId('long/largest.txt')));
  await page.locator('.para').nth(1_000).waitFor({ state: 'attached' });
  const opened = performance.now() - began;
  expect(
    await page
      .locator('.para-text')
      .evaluateAll((all) => all.reduce((sum, one) => sum + (one.textContent?.length ?? 0), 0)),
  ).toBeGreaterThan(500 * 1024);

  /** From the event until the browser has drawn what came of it. */
  const drawn = (act: string) =>
    page.evaluate(async (what) => {
      const item = document.querySelectorAll('.digest .drawn.name')[0];
      const slider = document.querySelector('input[type=range]');
      const start = performance.now();
      if (what === 'light') item?.dispatchEvent(new MouseEvent('mouseover', { bubbles: true }));
      if (what === 'slide' && slider instanceof HTMLInputElement) {
        slider.value = '12';
        slider.dispatchEvent(new Event('input', { bubbles: true }));
      }
      await new Promise((resolve) => requestAnimationFrame(() => setTimeout(resolve)));
      return performance.now() - start;
    }, act);
  const lit = await drawn('light');
  expect(await page.locator('.source mark.lit').count()).toBeGreaterThan(50);
  const slid = await drawn('slide');
  await expect.poll(() => page.locator('.sentence').count()).toBeGreaterThan(8);
  process.stdout.write(
    `512 KiB: opened in ${opened.toFixed(0)} ms, lit in ${lit.toFixed(0)} ms, slid in ${slid.toFixed(0)} ms\n`,
  );
  // Neither draws the article anew, whatever the machine takes for that.
  expect(lit).toBeLessThan(opened);
  expect(slid).toBeLessThan(opened);
});
