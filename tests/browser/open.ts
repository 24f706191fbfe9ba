import type { Browser, BrowserContext, BrowserContextOptions, Page } from 'playwright-core';
import { expect, inject, onTestFinished } from 'vitest';

/** What a page may say without anything being wrong: the browser notes every answer of 4xx, and what a test cut off. */
const EXPECTED = /^Failed to load resource: (?:the server responded with a status of 4|net::ERR_FAILED)/;

const USUAL: BrowserContextOptions = { viewport: { width: 1280, height: 900 }, reducedMotion: 'reduce' };

/** One context for all pages that want nothing of their own: the page stores nothing, and its files are loaded once. */
const shared = new WeakMap<Browser, Promise<BrowserContext>>();

function contextOf(browser: Browser, options: BrowserContextOptions): Promise<BrowserContext> {
  if (Object.keys(options).length > 0) return browser.newContext({ ...USUAL, ...options });
  const context = shared.get(browser) ?? browser.newContext(USUAL);
  shared.set(browser, context);
  return context;
}

/**
 * Opens the page at a query. The test fails where the page throws, logs an error, breaks its own policy, or runs
 * anything of an article's (`window.hacked`).
 */
export async function open(
  browser: Browser,
  query = '',
  options: BrowserContextOptions & { readonly expected?: RegExp; readonly at?: string } = {},
): Promise<Page> {
  const { expected = EXPECTED, at = inject('page'), ...contextOptions } = options;
  const context = await contextOf(browser, contextOptions);
  const page = await context.newPage();
  const wrong: string[] = [];
  page.on('pageerror', (error) => wrong.push(`thrown: ${error.message}`));
  page.on('console', (message) => {
    if (message.type() === 'error' && !expected.test(message.text())) wrong.push(message.text());
  });
  page.on('dialog', (dialog) => {
    wrong.push(`dialog: ${dialog.message()}`);
    void dialog.dismiss();
  });
  onTestFinished(async () => {
    const hacked = await page.evaluate(() => Reflect.get(window, 'hacked') ?? null).catch(() => null);
    await (Object.keys(contextOptions).length > 0 ? context : page).close();
    expect(wrong).toEqual([]);
    expect(hacked).toBeNull();
  });
  await page.goto(`${at}${query}`);
  await page.locator('h1').waitFor();
  return page;
}

/** The address's query, by name. */
export function queryOf(page: Page): Readonly<Record<string, string>> {
  return Object.fromEntries(new URL(page.url()).searchParams);
}

/** Query of the page of an article. */
export function articleQuery(id: string): string {
  return `?article=${encodeURIComponent(id)}`;
}
