import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, inject, test } from 'vitest';
import { articleId } from '../../engine/identity.ts';
import { connect } from './chromium.ts';
import { articleQuery, open } from './open.ts';

let browser: Browser;
beforeAll(async () => {
  browser = await connect(inject('browser'));
});
afterAll(() => browser.close());

/** Presses Tab until the focus is on what is wanted. */
async function tabTo(page: Page, selector: string, most = 80): Promise<void> {
  for (let presses = 0; presses < most; presses++) {
    await page.keyboard.press('Tab');
    if (await page.evaluate((wanted) => document.activeElement?.matches(wanted) ?? false, selector)) return;
  }
  throw new Error(`${most} times Tab did not lead to ${selector}`);
}

/** What is in focus shows it. */
async function focusIsVisible(page: Page): Promise<boolean> {
  return page.evaluate(() => {
    const { outlineStyle, outlineWidth } = getComputedStyle(document.activeElement ?? document.body);
    return outlineStyle !== 'none' && Number.parseFloat(outlineWidth) >= 1;
  });
}

describe('with the keyboard alone', () => {
  test('one skips to the content, opens an article, lights up facts, changes length and asks a paragraph', async () => {
    const page = await open(browser, '?from=2025-03-14&to=2025-03-14');
    await page.locator('.entry').first().waitFor();
    await page.keyboard.press('Tab');
    expect(await page.evaluate(() => document.activeElement?.textContent)).toBe('Skip to the content');
    expect(await focusIsVisible(page)).toBe(true);
    await page.keyboard.press('Enter');
    await tabTo(page, '.entry a');
    expect(await focusIsVisible(page)).toBe(true);
    await page.keyboard.press('Enter');
    await page.locator('.reading h1:focus').waitFor();

    await tabTo(page, 'input[type=range]');
    const before = await page.locator('.sentence').count();
    await page.keyboard.press('ArrowRight');
    await page.keyboard.press('ArrowRight');
    await page.keyboard.press('ArrowRight');
    await expect.poll(() => page.locator('.sentence').count()).toBeGreaterThan(before);

    await tabTo(page, '.sentence');
    await expect.poll(() => page.locator('.source mark.lit').count()).toBeGreaterThan(0);
    await tabTo(page, '.drawn.name');
    await page.keyboard.press(' ');
    await page.locator('.drawn.name[aria-pressed=true]:focus').waitFor();

    await tabTo(page, '.source-text', 200);
    expect(await focusIsVisible(page)).toBe(true);
    await tabTo(page, '.para-count');
    await page.keyboard.press('Enter');
    await page.locator('.para-count[aria-expanded=true]:focus').waitFor();
    await tabTo(page, '.para-drawn .drawn');
    await page.keyboard.press('Enter');
    await page.locator('.digest :focus').waitFor();
  });

  test('every target has room: 24 pixels, or none other within', async () => {
    const page = await open(browser, articleQuery(articleId('samples/market-sanctions.txt')));
    const small = await page.locator('button, input, select').evaluateAll((controls) =>
      controls
        .filter((control) => control.checkVisibility())
        .map((control) => ({
          name: control.textContent || control.getAttribute('aria-label') || control.tagName,
          ...control.getBoundingClientRect().toJSON(),
        }))
        .filter(({ width, height, name }) => name !== 'INPUT' && (width < 24 || height < 23.9))
        .map(({ name, width, height }) => `${name} ${width} × ${height}`),
    );
    expect(small).toEqual([]);
  });
});
