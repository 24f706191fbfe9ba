import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import type axe from 'axe-core';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, inject, test } from 'vitest';
import { connect } from './chromium.ts';
import { open } from './open.ts';

/** Without its comments it is there twice as fast. */
const AXE = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');

/** Runs axe's rules: those of WCAG 2.2 A and AA, and what it calls best practice; or only some. */
async function violations(page: Page, rules: readonly string[] | null): Promise<readonly string[]> {
  const options = { resultTypes: ['violations'], ...(rules === null ? {} : { runOnly: [...rules] }) };
  const found = await page.evaluate((asked) => Reflect.get(window, 'axe').run(document, asked), options);
  const result: axe.AxeResults = found;
  return result.violations.flatMap(({ id, nodes }) =>
    nodes.map(({ target, failureSummary }) => `${id} at ${target.join(' ')}: ${failureSummary}`),
  );
}

const SCREENS = [
  { name: 'light', colorScheme: 'light', width: 1280, rules: null },
  // The same document in other colours.
  { name: 'dark', colorScheme: 'dark', width: 1280, rules: ['color-contrast'] },
  { name: 'dark and narrow', colorScheme: 'dark', width: 320, rules: null },
] as const;

/** A view or state: what it is called, where it is, and what is done there first. */
export type View = readonly [what: string, query: string, prepare: (page: Page) => Promise<void>];

async function axeFindsNothing(page: Page): Promise<void> {
  // Through the debugger, past the page's policy, which allows no script but its own.
  await page.evaluate(AXE);
  for (const { name, colorScheme, width, rules } of SCREENS) {
    await page.emulateMedia({ colorScheme });
    await page.setViewportSize({ width, height: 800 });
    expect(await violations(page, rules), name).toEqual([]);
  }
}

/** Tests, one for each view, that fail where axe finds anything in what it shows. */
export function axeFindsNothingIn(views: readonly View[]): void {
  let browser: Browser;
  beforeAll(async () => {
    browser = await connect(inject('browser'));
  });
  afterAll(() => browser.close());
  describe('axe finds nothing, in light and dark, wide and narrow, against', () => {
    test.each(views)('%s', async (_what, query, prepare) => {
      const page = await open(browser, query);
      await prepare(page);
      await axeFindsNothing(page);
    });
  });
}
