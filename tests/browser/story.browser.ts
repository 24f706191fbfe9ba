import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, inject, test } from 'vitest';
import { articleId } from '../../engine/identity.ts';
import { connect } from './chromium.ts';
import { articleQuery, open, queryOf } from './open.ts';
import { CORRECTED } from './stories.ts';

let browser: Browser;
beforeAll(async () => {
  browser = await connect(inject('browser'));
});
afterAll(() => browser.close());

const FIRST = articleId('stories/quake.html');
const TOLL = articleId('stories/toll.html');

describe('the list by story', () => {
  test('has a happening once, by its newest article, and says how many tell of it', async () => {
    const page = await open(browser);
    await page.getByRole('link', { name: 'By story' }).click();
    await page.getByRole('heading', { level: 1, name: 'Latest stories' }).waitFor();
    expect(queryOf(page)).toEqual({ by: 'story' });
    const quake = page.locator('.entry', { hasText: 'Velmora quake toll rises to six' });
    await quake.waitFor();
    expect(await quake.locator('.story-size').innerText()).toBe('The story: 4 articles, 1 of them a copy');
    expect(await page.locator('.entry', { hasText: 'Magnitude 6.1 earthquake strikes' }).count()).toBe(0);
    await quake.getByRole('link', { name: 'The story' }).click();
    await page.getByRole('heading', { level: 1, name: 'Magnitude 6.1 earthquake strikes Velmora coast' }).waitFor();
    await page.keyboard.press('j');
    await page.locator('.story-step h2 a:focus', { hasText: 'Velmora quake toll rises to six' }).waitFor();
    await page.getByRole('link', { name: '← Latest stories' }).click();
    await quake.locator('.story-size a:focus').waitFor();
    await page.locator('.entry h2 a').first().focus();
    await page.keyboard.press('j');
    await page.locator('.entry h2 a').nth(1).and(page.locator(':focus')).waitFor();
    await page.getByRole('link', { name: 'By article' }).click();
    await page.getByRole('heading', { level: 1, name: 'Latest articles' }).waitFor();
  });

  test('is not offered where there are no stories', async () => {
    const page = await open(browser, '?from=2025-03-03&to=2025-03-04');
    await page.getByRole('link', { name: 'By story' }).waitFor();
    await page.route('**/reader/host.json', (route) =>
      route.fulfill({ json: { uploads: null, from: null, stories: false } }),
    );
    await page.reload();
    await page.locator('.entry').first().waitFor();
    expect(await page.getByRole('link', { name: 'By story' }).count()).toBe(0);
  });
});

describe('a story', () => {
  test('is a timeline, newest first, with what each article adds and its copies folded', async () => {
    const page = await open(browser, `?story=${TOLL}`);
    await page.locator('.story-step').first().waitFor();
    expect(await page.locator('.story-step h2').allInnerTexts()).toEqual([
      'Velmora quake toll rises to six',
      'Four dead as quake hits Tessaly',
      'Magnitude 6.1 earthquake strikes Velmora coast',
    ]);
    const [newest, , first] = await page.locator('.story-step').all();
    expect(await newest?.locator('.story-when').innerText()).toBe('4 March 2025, 08:00 UTC Ondran News Agency');
    expect(await newest?.locator('.story-adds').innerText()).toMatch(
      /^Adds: The toll of the earthquake .* rose to six/,
    );
    expect(await first?.locator('.story-adds').count()).toBe(0);
    const copy = first?.getByRole('link', { name: 'Quake off Velmora kills five' });
    expect(await copy?.isVisible()).toBe(false);
    await first?.getByText('1 copy').click();
    await copy?.waitFor();
  });

  test('gives no time where the article gives none', async () => {
    const page = await open(browser, `?story=${articleId('stories/south-0.html')}`);
    const moments = page.locator('.story-when');
    await moments.first().waitFor();
    expect(await moments.first().innerText()).toBe('4 March 2025 Halvian Post');
    expect(await moments.last().innerText()).toBe('3 March 2025, 17:20 UTC Halvian Post');
  });

  test('sets numbers that differ side by side, and each leads to its place in its article', async () => {
    const page = await open(browser, `?story=${FIRST}`);
    const killed = page.locator('.story-differences dl > div', { hasText: 'killed' });
    await killed.waitFor();
    const said = await killed.locator('dd').allInnerTexts();
    expect(said).toContainEqual(expect.stringMatching(/four people\s+Ondran News Agency/));
    expect(said).toContainEqual(expect.stringMatching(/five people\s+The Daily Ferry/));
    await killed.getByRole('link', { name: 'five people' }).first().click();
    await page.locator('mark', { hasText: 'five people' }).first().waitFor();
    await expect.poll(() => queryOf(page)).toMatchObject({ says: 'five people' });
  });

  test('says that no other article tells of it, but not where there are copies', async () => {
    const page = await open(browser);
    const said = page.getByText('No other article here tells of this.');
    for (const copied of [true, false]) {
      await page.route(`**/articles/${FIRST}/story*`, async (route) => {
        const response = await route.fetch();
        const story: { readonly articles: readonly object[] } = await response.json();
        const articles = story.articles.slice(-1).map((article) => (copied ? article : { ...article, copies: [] }));
        await route.fulfill({ response, json: { ...story, articles } });
      });
      await page.goto(new URL(`?story=${FIRST}`, page.url()).href);
      await page.locator('.story-step').first().waitFor();
      expect(await page.getByText('1 copy').count()).toBe(copied ? 1 : 0);
      expect(await said.count()).toBe(copied ? 0 : 1);
    }
  });

  test('of an article that is not there says so', async () => {
    const page = await open(browser, '?story=none-0123456789abcdef');
    await page.getByRole('heading', { level: 1, name: 'No story to show' }).waitFor();
  });

  test.each([320, 1280])('needs no sideways scrolling at %i pixels', async (width) => {
    const page = await open(browser, `?story=${FIRST}`, { viewport: { width, height: 800 } });
    await page.locator('.story-step').first().waitFor();
    expect(await page.evaluate(() => document.documentElement.scrollWidth <= innerWidth)).toBe(true);
  });
});

describe('what changed in an article', () => {
  test('is marked in its head, and shown before and after', async () => {
    const page = await open(browser, articleQuery(articleId(CORRECTED.key)));
    const mark = page.locator('.changed-mark');
    await mark.waitFor();
    expect(await mark.innerText()).toMatch(/changes? since it was first read/);
    await mark.click();
    const rows = page.locator('.changes tbody tr');
    const toll = rows.filter({ has: page.locator('del', { hasText: 'four people' }) });
    expect(await toll.locator('ins').first().innerText()).toContain('five people');
    expect(await page.locator('.changes thead').innerText()).toMatch(/Before\s+After/);
  });

  test('is not shown where nothing did', async () => {
    const page = await open(browser, articleQuery(FIRST));
    await page.locator('.facts').waitFor();
    expect(await page.locator('.changed-mark, .changes').count()).toBe(0);
  });
});
