import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, inject, test } from 'vitest';
import { articleId } from '../../engine/identity.ts';
import { connect } from './chromium.ts';
import { articleQuery, open } from './open.ts';

let browser: Browser;
beforeAll(async () => {
  browser = await connect(inject('browser'));
});
afterAll(() => browser.close());

describe('a name', () => {
  test('has its articles over time as a chart, which is also a sentence and a table', async () => {
    const page = await open(browser, '?named=vera+lund');
    await page.getByRole('heading', { level: 1, name: 'Vera Lund' }).waitFor();
    expect(await page.locator('.name-head .small').innerText()).toBe('person, 40 articles');
    const chart = page.getByRole('img', { name: /Articles by month 40 articles from 3 January 2022 to/ });
    await chart.waitFor();
    expect(await chart.locator('.bar').count()).toBeGreaterThan(10);
    // Two years of months have no room for labels: none of them has one.
    expect(await chart.locator('.bar-label').count()).toBe(0);
    await page.getByText('As a table').click();
    await page.locator('.chart td').first().waitFor();
    const counts = await page.locator('.chart td').allInnerTexts();
    expect(counts.reduce((sum, count) => sum + Number(count), 0)).toBe(40);
    expect(await page.locator('.name-list .entry').count()).toBe(10);
    await page.getByRole('link', { name: 'All articles with this name' }).click();
    await page.waitForURL(/name=Vera\+Lund/);
    await expect.poll(() => page.locator('.entry').count()).toBe(25);
  });

  test('leads to the names it appears with', async () => {
    const page = await open(browser, '?named=Vera+Lund');
    await page.locator('.companions a', { hasText: 'Otto Brandt' }).click();
    await page.getByRole('heading', { level: 1, name: 'Otto Brandt' }).waitFor();
    await page.locator('.companions a', { hasText: 'Vera Lund' }).waitFor();
    await page.goBack();
    await page.getByRole('heading', { level: 1, name: 'Vera Lund' }).waitFor();
  });

  test('is reached from an article, and has its role and its quotes', async () => {
    const page = await open(browser, articleQuery(articleId('samples/wire-harbour.txt')));
    await page.getByRole('link', { name: 'Articles about Marta Quiroga' }).first().click();
    await page.getByRole('heading', { level: 1, name: 'Marta Quiroga' }).waitFor();
    expect(await page.locator('.role').first().innerText()).toContain('chief negotiator');
    expect(await page.locator('.said-by blockquote').first().innerText()).toContain('Nobody won this strike');
    await page.locator('.said-by a').first().click();
    await page.locator('.reading').waitFor();
  });

  test('with few bars has a label and a number for each, and an axis that fits', async () => {
    const page = await open(browser, '?named=otto+brandt');
    const chart = page.locator('.plot');
    await chart.waitFor();
    const bars = await chart.locator('.bar').count();
    const labels = await chart.locator('.bar-label').count();
    expect([0, bars]).toContain(labels);
    const ticks = (await chart.locator('.ticks li').allInnerTexts()).map(Number);
    const heights = await chart
      .locator('.bar')
      .evaluateAll((all) => all.map((bar) => bar.getBoundingClientRect().height));
    expect(ticks.at(-1)).toBe(0);
    expect(Math.max(...heights)).toBeGreaterThan(50);
  });

  test('without articles says so', async () => {
    const page = await open(browser, '?named=nobody+at+all');
    await page.getByRole('heading', { name: 'No article is listed under this name' }).waitFor();
  });
});
