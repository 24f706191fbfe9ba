import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, inject, test } from 'vitest';
import { articleId } from '../../engine/identity.ts';
import { connect } from './chromium.ts';
import { articleQuery, open, queryOf } from './open.ts';

let browser: Browser;
beforeAll(async () => {
  browser = await connect(inject('browser'));
});
afterAll(() => browser.close());

describe('the list', () => {
  test('shows the latest articles with title, date, source, first sentence and status', async () => {
    const page = await open(browser);
    const entry = page.locator('.entry', { hasText: 'Lowmere council backs' });
    await entry.waitFor();
    expect(await entry.locator('h2').innerText()).toBe('Lowmere council backs £31m flood barrier after second vote');
    expect(await entry.locator('time').innerText()).toBe('8 October 2025');
    expect(await entry.locator('.entry-source').innerText()).toBe('The Lowmere Gazette');
    expect(await entry.locator('.entry-lead').innerText()).toMatch(
      /^Lowmere council approved a £31 million flood barrier/,
    );
    expect(await entry.locator('.status').innerText()).toBe('Ready');
    expect(await page.title()).toBe('Latest articles · Nutgraf');
  });

  test('filters by date, and the address is the filter', async () => {
    const page = await open(browser);
    await page.getByLabel('From').fill('2025-05-01');
    await page.getByLabel('To', { exact: true }).fill('2025-06-30');
    await page.waitForURL(/to=2025-06-30/);
    await page.locator('.entry').first().waitFor();
    await expect
      .poll(() => page.locator('.entry time').allInnerTexts())
      .toEqual(['5 June 2025', '2 June 2025', '12 May 2025']);
    const again = await open(browser, new URL(page.url()).search);
    await expect.poll(() => again.locator('.entry').count()).toBe(3);
    expect(await again.getByLabel('From').inputValue()).toBe('2025-05-01');
  });

  test('filters by a name of its address, until that is taken out', async () => {
    const page = await open(browser, '?name=Ingrid+Solheim');
    await expect
      .poll(() => page.locator('.entry h2').allInnerTexts())
      .toContainEqual(expect.stringMatching(/^Norland imposed export controls on Friday on two Velmark shipbuilders/));
    expect(await page.getByLabel('Status').isDisabled()).toBe(true);
    await page.getByRole('button', { name: 'No longer only articles with Ingrid Solheim' }).click();
    await expect.poll(() => queryOf(page)).toEqual({});
    await page.getByLabel('From').fill('2025-05-01');
    await expect.poll(() => queryOf(page)).toEqual({ from: '2025-05-01' });
    await page.getByRole('button', { name: 'Clear' }).click();
    await expect.poll(() => queryOf(page)).toEqual({});
    await page.getByLabel('From').and(page.locator(':focus')).waitFor();
  });

  test('filters by language and by status, and says why a file was rejected', async () => {
    const page = await open(browser);
    await page.getByLabel('Language').selectOption('de');
    await expect
      .poll(() => page.locator('.entry h2').allInnerTexts())
      .toEqual(['Stadtwerke Lindental bauen zweites Wasserwerk']);
    expect(await page.locator('.entry h2').getAttribute('lang')).toBe('de');
    await page.getByLabel('Language').selectOption('');
    await page.getByLabel('Status').selectOption('rejected');
    const entry = page.locator('.entry', { hasText: 'rejected/empty.txt' });
    await entry.waitFor();
    expect(await entry.innerText()).toMatch(/Rejected[\s\S]*is left after cleaning/);
    await entry.locator('a').click();
    await page.getByRole('heading', { name: 'Rejected. There is no article in it' }).waitFor();
  });

  test('shows what failed and what was deleted, and opens only what there is', async () => {
    const page = await open(browser, '?status=deleted');
    await page.getByRole('heading', { level: 1, name: 'Deleted articles' }).waitFor();
    const gone = page.locator('.entry', { hasText: 'gone/deleted.txt' });
    expect(await gone.innerText()).toContain('The file was removed, and its text with it.');
    expect(await gone.locator('a').count()).toBe(0);
    const deleted = await open(browser, articleQuery(articleId('gone/deleted.txt')));
    await deleted.getByRole('heading', { level: 1, name: 'A deleted article' }).waitFor();
    await page.getByLabel('Status').selectOption('failed');
    await page.locator('.entry', { hasText: 'gone/failed.txt' }).getByRole('link').click();
    await page.getByRole('heading', { name: 'This article could not be processed' }).waitFor();
  });

  test('with ten thousand articles shows pages at once, goes on, and comes back', async () => {
    const page = await open(browser, '?to=2023-12-31');
    await page.locator('.entry').first().waitFor();
    const first = await page.locator('.entry h2').allInnerTexts();
    expect(first[0]).toBe('Harbour log number 1');
    await page.getByRole('link', { name: 'Earlier' }).click();
    await page.locator('.entry', { hasText: 'Harbour log number 26' }).waitFor();
    expect(await page.locator('.entry').count()).toBe(25);
    await page.locator('h1:focus').waitFor();
    await expect.poll(() => page.evaluate(() => scrollY)).toBe(0);
    await page.goBack();
    await expect.poll(() => page.locator('.entry h2').allInnerTexts()).toEqual(first);
    const last = await open(browser, '?from=2022-11-09&to=2022-11-09');
    await last.getByText('No earlier articles').waitFor();
    expect((await last.locator('.entry h2').allInnerTexts()).at(-1)).toBe('Harbour log number 10000');
  });

  test('says so where nothing is like that, and where the API refuses', async () => {
    const page = await open(browser, '?from=1999-01-01&to=1999-02-01');
    await page.getByRole('heading', { name: 'No articles match these filters' }).waitFor();
    const refused = await open(browser, '?cursor=nonsense');
    expect(await refused.getByRole('alert').innerText()).toMatch(/Invalid parameter value[\s\S]*Request/);
  });

  test('tells a failure, and tries again', async () => {
    const page = await open(browser);
    await page.locator('.entry').first().waitFor();
    await page.route('**/articles?*', (route) => route.abort());
    await page.getByLabel('Language').selectOption('fr');
    await page.getByRole('alert').getByText('Nothing answers at this address').waitFor();
    await page.unroute('**/articles?*');
    await page.getByRole('button', { name: 'Try again' }).click();
    // Ten thousand articles may be more than a busy machine looks through in time.
    await page.getByRole('heading', { name: /No articles match these filters|Nothing found so far/ }).waitFor();
  });

  test('says where to go on after a page that found nothing in time', async () => {
    const page = await open(browser);
    await page.locator('.entry').first().waitFor();
    await page.route('**/articles?*', (route) => route.fulfill({ json: { articles: [], cursor: 'next' } }));
    await page.getByLabel('Language').selectOption('fr');
    await page.getByRole('heading', { name: 'Nothing found so far' }).waitFor();
    expect(await page.getByText('0 articles').count()).toBe(0);
    expect(await page.getByRole('link', { name: 'Earlier' }).getAttribute('href')).toContain('cursor=next');
  });

  test('is gone through by keys, and the way back keeps its filters', async () => {
    const page = await open(browser, '?from=2025-05-01&to=2025-06-30');
    const headlines = page.locator('.entry h2 a');
    await headlines.first().waitFor();
    const focused = page.locator(':focus');
    await page.keyboard.press('j');
    await page.keyboard.press('j');
    await headlines.nth(1).and(focused).waitFor();
    await page.keyboard.press('k');
    await headlines.first().and(focused).waitFor();
    await page.keyboard.press('/');
    const search = page.getByRole('combobox', { name: /^Search/ });
    await search.and(focused).waitFor();
    await page.keyboard.press('j');
    await expect.poll(() => search.inputValue()).toBe('j');
    await search.fill('');
    await headlines.first().focus();
    await page.keyboard.press('o');
    await page.getByRole('link', { name: '← Back to the list' }).click();
    await expect.poll(() => queryOf(page)).toEqual({ from: '2025-05-01', to: '2025-06-30' });
  });

  test('counts what it shows, has pages of another size, and jumps to a day', async () => {
    const page = await open(browser, '?to=2023-12-31');
    await page.getByText(/^Articles 1 to 25, 30 December 2023 to 31 December 2023$/).waitFor();
    await page.getByLabel('On a page').selectOption('50');
    await expect.poll(() => page.locator('.entry').count()).toBe(50);
    await page.getByRole('link', { name: 'Earlier' }).click();
    await page.getByText(/^Articles 51 to 100, /).waitFor();
    expect(queryOf(page)).toMatchObject({ size: '50', before: '50' });
    await page.getByLabel('Jump to a day').fill('2023-06-01');
    await page.getByRole('button', { name: 'Go' }).click();
    await expect.poll(() => page.locator('.entry time').first().innerText()).toBe('1 June 2023');
  });

  test('is come back to where it was left, by either way', async () => {
    const page = await open(browser, '?from=2025-01-01');
    await page.locator('.entry').first().waitFor();
    const links = page.locator('.entry h2 a');
    const last = links.nth((await links.count()) - 1);
    await last.scrollIntoViewIfNeeded();
    const left = await page.evaluate(() => scrollY);
    expect(left).toBeGreaterThan(100);
    const isWhereItWas = async () => {
      await expect.poll(() => page.evaluate(() => scrollY)).toBe(left);
      await last.and(page.locator(':focus')).waitFor();
    };
    await last.click();
    await page.locator('.reading').waitFor();
    await expect.poll(() => page.evaluate(() => scrollY)).toBe(0);
    await page.goBack();
    await isWhereItWas();
    await last.click();
    await page.locator('.reading').waitFor();
    await page.getByRole('link', { name: '← Back to the list' }).click();
    await isWhereItWas();
  });

  test('tells its keys, which can be turned off', async () => {
    const page = await open(browser, '', { viewport: { width: 1280, height: 900 } });
    await page.locator('.entry').first().waitFor();
    await page.keyboard.press('?');
    const help = page.getByRole('dialog', { name: 'Keys' });
    await help.getByLabel('Single keys are commands').uncheck();
    await page.keyboard.press('Escape');
    await page.keyboard.press('?');
    await page.keyboard.press('j');
    expect(await page.getByRole('dialog').count()).toBe(0);
    expect(await page.evaluate(() => document.activeElement?.closest('.entry') ?? null)).toBeNull();
    await page.reload();
    await page.locator('.entry').first().waitFor();
    await page.keyboard.press('j');
    expect(await page.evaluate(() => document.activeElement?.closest('.entry') ?? null)).toBeNull();
    await page.getByRole('button', { name: 'Keys' }).click();
    await help.getByLabel('Single keys are commands').check();
    await help.getByRole('button', { name: 'Close' }).click();
    await page.keyboard.press('j');
    await page.locator('.entry :focus').waitFor();
  });

  test('on a narrow screen comes before its filters, which are there when they are asked for or set', async () => {
    const viewport = { width: 360, height: 640 };
    const page = await open(browser, '', { viewport });
    await page.locator('.entry').first().waitFor();
    const from = page.getByLabel('From');
    expect(await from.isVisible()).toBe(false);
    await page.getByRole('button', { name: 'Filters' }).click();
    await from.fill('2025-05-01');
    await page.waitForURL(/from=2025-05-01/);
    const again = await open(browser, '?from=2025-05-01', { viewport });
    await again.getByLabel('From').waitFor();
  });

  test('waits visibly for a slow answer', async () => {
    const page = await open(browser, '?article=none-0123456789abcdef');
    const held = Promise.withResolvers<void>();
    await page.route('**/articles?*', async (route) => {
      await held.promise;
      await route.continue();
    });
    await page.getByRole('link', { name: '← Latest articles' }).click();
    await page.locator('.waiting').waitFor();
    held.resolve();
    await page.locator('.entry').first().waitFor();
    expect(await page.locator('.waiting').count()).toBe(0);
  });
});
