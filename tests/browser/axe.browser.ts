import axe from 'axe-core';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { articleId } from '../../engine/identity.ts';
import { launch } from './chromium.ts';
import { articleQuery, open } from './open.ts';

let browser: Browser;
beforeAll(async () => {
  browser = await launch();
});
afterAll(() => browser.close());

/** Runs axe's rules: those of WCAG 2.2 A and AA, and what it calls best practice; or only some. */
async function violations(page: Page, rules: readonly string[] | null): Promise<readonly string[]> {
  const options = { resultTypes: ['violations'], ...(rules === null ? {} : { runOnly: [...rules] }) };
  const found = await page.evaluate((asked) => Reflect.get(window, 'axe').run(document, asked), options);
  const result: axe.AxeResults = found;
  return result.violations.flatMap(({ id, nodes }) =>
    nodes.map(({ target, failureSummary }) => `${id} at ${target.join(' ')}: ${failureSummary}`),
  );
}

const HARBOUR = articleQuery(articleId('samples/wire-harbour.txt'));

/** Every view and state: where it is, and what is done there first. */
const VIEWS: readonly (readonly [what: string, query: string, prepare: (page: Page) => Promise<void>])[] = [
  ['the list', '', (page) => page.locator('.entry').first().waitFor()],
  ['a filtered list', '?name=Ingrid+Solheim', (page) => page.locator('.entry').first().waitFor()],
  ['rejected files', '?status=rejected', (page) => page.locator('.entry').first().waitFor()],
  ['an empty list', '?from=1999-01-01&to=1999-01-02', (page) => page.locator('.notice').waitFor()],
  ['an article', HARBOUR, (page) => page.locator('.drawn').first().waitFor()],
  [
    'an article with something lit, cut and asked',
    HARBOUR,
    async (page) => {
      await page.locator('.para-count').first().click();
      await page.getByLabel('Show what was cut').check();
      await page.locator('.drawn.name').first().click();
      await page.locator('mark.lit-main').first().waitFor();
    },
  ],
  [
    'an article in German',
    articleQuery(articleId('samples/german-waterworks.txt')),
    (page) => page.locator('.drawn').first().waitFor(),
  ],
  ['a rejected article', articleQuery(articleId('rejected/empty.txt')), (page) => page.locator('.notice').waitFor()],
  ['a failed article', articleQuery(articleId('gone/failed.txt')), (page) => page.locator('.notice').waitFor()],
  ['an article on its way', articleQuery(articleId('gone/waiting.txt')), (page) => page.locator('.notice').waitFor()],
  ['no article', '?article=none-0123456789abcdef', (page) => page.locator('.notice').waitFor()],
  ['a name', '?named=vera+lund', (page) => page.locator('.chart').waitFor()],
  ['what is found', '?find=harbour', (page) => page.locator('.entry').first().waitFor()],
  ['nothing found', '?find=xyzzy', (page) => page.locator('.notice').waitFor()],
  ['the API', '?show=api', (page) => page.locator('.operation').first().waitFor()],
  [
    'the search field with names',
    '',
    async (page) => {
      await page.getByRole('combobox', { name: /^Search/ }).pressSequentially('lund');
      await page.getByRole('option').first().waitFor();
      await page.keyboard.press('ArrowDown');
    },
  ],
  [
    'the keys',
    '',
    async (page) => {
      await page.getByRole('button', { name: 'Keys' }).click();
      await page.getByRole('dialog').waitFor();
    },
  ],
  [
    'a text to be pasted',
    '',
    async (page) => {
      await page.getByRole('button', { name: 'write one in' }).click();
      await page.getByRole('dialog').waitFor();
    },
  ],
  [
    'an archive without articles',
    '',
    async (page) => {
      await page.route('**/articles?*', (route) => route.fulfill({ json: { articles: [], cursor: null } }));
      await page.reload();
      await page.getByRole('heading', { name: 'No articles yet' }).waitFor();
    },
  ],
  [
    'an upload',
    '',
    async (page) => {
      await page
        .locator('input[type=file]')
        .setInputFiles({ name: 'blank.txt', mimeType: 'text/plain', buffer: Buffer.from(' ') });
      await page.locator('.upload-rejected').waitFor();
    },
  ],
];

const SCREENS = [
  { name: 'light', colorScheme: 'light', width: 1280, rules: null },
  // The same document in other colours.
  { name: 'dark', colorScheme: 'dark', width: 1280, rules: ['color-contrast'] },
  { name: 'dark and narrow', colorScheme: 'dark', width: 320, rules: null },
] as const;

describe('axe finds nothing, in light and dark, wide and narrow, against', () => {
  test.each(VIEWS)('%s', async (_what, query, prepare) => {
    const page = await open(browser, query);
    await prepare(page);
    // Through the debugger, past the page's policy, which allows no script but its own.
    await page.evaluate(axe.source);
    for (const { name, colorScheme, width, rules } of SCREENS) {
      await page.emulateMedia({ colorScheme });
      await page.setViewportSize({ width, height: 800 });
      expect(await violations(page, rules), name).toEqual([]);
    }
  });
});
