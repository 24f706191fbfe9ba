import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, inject, test } from 'vitest';
import { articleId } from '../../engine/identity.ts';
import { HOSTILE } from './articles.ts';
import { connect } from './chromium.ts';
import { articleQuery, open } from './open.ts';

let browser: Browser;
beforeAll(async () => {
  browser = await connect(inject('browser'));
});
afterAll(() => browser.close());

const QUERY = articleQuery(articleId(HOSTILE.key));

describe('a hostile article', () => {
  test('is text, character for character, and none of it becomes markup or runs', async () => {
    const page = await open(browser, QUERY);
    const response = await fetch(`${inject('page')}articles/${articleId(HOSTILE.key)}?include=text`);
    const { text } = JSON.parse(await response.text());
    expect(text).toContain('<svg onload=alert(1)>');
    const shown = await page
      .locator('.para-text')
      .evaluateAll((paragraphs) => paragraphs.map((one) => one.textContent));
    expect(shown).toEqual(text.split(/\n+/));
    expect(
      await page.locator('#page script, #page img, #page style, #page iframe, #page [onerror], #page [onload]').count(),
    ).toBe(0);
    expect(await page.locator('#page svg').count()).toBe(0);
    for (const drawn of await page.locator('.digest .drawn').all()) await drawn.hover();
    await page.getByLabel('Show what was cut').check();
    expect(
      await page.locator('.para-text').evaluateAll((paragraphs) => paragraphs.map((one) => one.textContent)),
    ).toEqual(text.split(/\n+/));
  });

  test('cannot turn round what is beside it: foreign text is isolated, each paragraph has its direction', async () => {
    const page = await open(browser, QUERY);
    const arabic = page.locator('.para-text', { hasText: 'قالت' });
    expect(await arabic.evaluate((paragraph) => getComputedStyle(paragraph).direction)).toBe('rtl');
    const english = page.locator('.para-text', { hasText: 'override that is never closed' });
    expect(await english.evaluate((paragraph) => getComputedStyle(paragraph).direction)).toBe('ltr');
    const list = await open(browser, '?from=2025-06-02&to=2025-06-02');
    expect(await list.locator('.entry-source').evaluate((source) => getComputedStyle(source).unicodeBidi)).toBe(
      'isolate',
    );
  });

  test('makes no page wider than the screen, from 320 pixels on', async () => {
    const page = await open(browser, QUERY);
    await page.getByLabel('Show what was cut').check();
    for (const width of [320, 768, 1280, 2560]) {
      await page.setViewportSize({ width, height: 700 });
      expect(await page.evaluate(() => document.documentElement.scrollWidth), `at ${width}`).toBeLessThanOrEqual(width);
    }
  });

  test('gives no link but to the web', async () => {
    const page = await open(browser, QUERY);
    await page.route('**/articles/bad-link*', async (route) => {
      const response = await route.fetch({
        url: `${inject('page')}articles/${articleId(HOSTILE.key)}?include=text,ranking,removed`,
      });
      await route.fulfill({ json: { ...JSON.parse(await response.text()), url: 'javascript:window.hacked=1' } });
    });
    await page.goto(`${inject('page')}?article=bad-link`);
    await page.locator('.reading').waitFor();
    expect(await page.getByRole('link', { name: 'where it was published' }).count()).toBe(0);
    expect(
      await page.locator('a').evaluateAll((links) => links.map((link) => link.getAttribute('href'))),
    ).not.toContain('javascript:window.hacked=1');
  });

  test('and hostile addresses show a page that says so', async () => {
    const attack = encodeURIComponent('"><script>window.hacked=1</script>');
    for (const query of [
      `?article=${attack}`,
      `?named=${attack}`,
      `?language=${attack}`,
      `?name=${attack}&cursor=${attack}`,
    ]) {
      const page = await open(browser, query);
      await page.locator('.notice').first().waitFor();
    }
  });

  test('finds a policy that would stop it if it were ever made markup', async () => {
    const page = await open(browser, '', { expected: /^This document requires 'TrustedHTML' assignment/ });
    const made = await page.evaluate(() => {
      const probe = document.createElement('div');
      try {
        probe.innerHTML = '<img src=x onerror="window.hacked=1">';
      } catch {
        return 'blocked';
      }
      return 'made';
    });
    expect(made).toBe('blocked');
  });
});
