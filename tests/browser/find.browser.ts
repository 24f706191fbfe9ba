import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, inject, test } from 'vitest';
import { connect } from './chromium.ts';
import { open, queryOf } from './open.ts';

let browser: Browser;
beforeAll(async () => {
  browser = await connect(inject('browser'));
});
afterAll(() => browser.close());

const options = (page: Page) => page.getByRole('option');

describe('the search field', () => {
  test('offers names by any word, with kind and number of articles, and leads to them by the arrow keys', async () => {
    const page = await open(browser);
    await page.keyboard.press('/');
    await page.keyboard.type('solh');
    const first = options(page).first();
    await first.getByText('Ingrid Solheim').waitFor();
    expect(await first.innerText()).toMatch(/person, \d articles?/);
    const field = page.getByRole('combobox', { name: /^Search/ });
    expect(await field.getAttribute('aria-expanded')).toBe('true');
    await page.keyboard.press('ArrowDown');
    expect(await field.getAttribute('aria-activedescendant')).toBe(await first.getAttribute('id'));
    await page.keyboard.press('ArrowUp');
    expect(await field.getAttribute('aria-activedescendant')).toBeNull();
    await page.keyboard.press('ArrowDown');
    await page.keyboard.press('Enter');
    await page.getByRole('heading', { level: 1, name: 'Ingrid Solheim' }).waitFor();
    expect(await field.inputValue()).toBe('');
  });

  test('closes with Escape and keeps what was typed', async () => {
    const page = await open(browser);
    const field = page.getByRole('combobox', { name: /^Search/ });
    await field.pressSequentially('solh');
    await options(page).first().waitFor();
    await field.press('Escape');
    expect(await field.getAttribute('aria-expanded')).toBe('false');
    expect(await field.inputValue()).toBe('solh');
  });

  test('keeps a choice whose place in the list changes', async () => {
    const page = await open(browser);
    const held = Promise.withResolvers<void>();
    await page.route('**/names?q=solh&*', async (route) => {
      const response = await route.fetch();
      const { names } = JSON.parse(await response.text());
      await held.promise;
      const before = { key: 'nora solheim', name: 'Nora Solheim', latest: '2025-03-14', kind: 'person', articles: 900 };
      await route.fulfill({ response, json: { names: [before, ...names], cursor: null } });
    });
    const field = page.getByRole('combobox', { name: /^Search/ });
    await field.pressSequentially('sol');
    await options(page).filter({ hasText: 'Ingrid Solheim' }).waitFor();
    await field.press('h');
    await field.press('ArrowDown');
    const chosen = page.locator('[role=option][aria-selected=true]');
    await chosen.filter({ hasText: 'Ingrid Solheim' }).waitFor();
    held.resolve();
    await options(page).filter({ hasText: 'Nora Solheim' }).waitFor();
    expect(await chosen.innerText()).toContain('Ingrid Solheim');
  });

  test('takes a choice by the pointer', async () => {
    const page = await open(browser);
    await page.getByRole('combobox', { name: /^Search/ }).pressSequentially('lund');
    await options(page).filter({ hasText: 'Vera Lund' }).click();
    await page.getByRole('heading', { level: 1, name: 'Vera Lund' }).waitFor();
  });
});

describe('what is found', () => {
  test('are articles that have the words and the phrase, with passages that lead to their place', async () => {
    const page = await open(browser);
    await page.getByRole('combobox', { name: /^Search/ }).fill('harbour "dock workers"');
    await page.keyboard.press('Enter');
    const entry = page.locator('.entry', { hasText: 'Dock workers at Port Ellery' });
    await entry.waitFor();
    expect(queryOf(page)).toEqual({ find: 'harbour "dock workers"' });
    expect(await entry.locator('mark').first().innerText()).toBe('Dock workers');
    await entry.locator('.found-passage a').first().click();
    await page.locator('.reading').waitFor();
    await expect.poll(() => page.locator('.source mark.lit-main').allInnerTexts()).toContain('Dock workers');
    await page.getByRole('link', { name: '← Back to the search' }).click();
    await entry.waitFor();
  });

  test('are names too, and the order can be changed', async () => {
    const page = await open(browser, '?find=solheim');
    await page.locator('.companions a', { hasText: 'Ingrid Solheim' }).first().waitFor();
    await page.getByRole('link', { name: 'Best match first' }).click();
    await page.waitForURL(/order=best/);
    await page.locator('.entry').first().waitFor();
  });

  test('is said to be nothing where it is nothing', async () => {
    const page = await open(browser, '?find=xyzzy');
    await page.getByRole('heading', { name: 'Nothing was found' }).waitFor();
  });
});

describe('the API', () => {
  test('is told on a page of its own, from its document', async () => {
    const page = await open(browser);
    await page.getByRole('link', { name: 'The API' }).click();
    await page.getByRole('heading', { level: 2, name: 'GET /articles/{id}', exact: true }).waitFor();
    const names = page.locator('#operation-listNames');
    expect(await names.locator('tbody th').allInnerTexts()).toEqual([
      'prefix one of these',
      'q one of these',
      'include optional',
      'limit optional',
      'cursor optional',
    ]);
    await names.getByRole('link', { name: 'NamePage' }).first().click();
    expect(await page.locator('#schema-NamePage').isVisible()).toBe(true);
    await page.getByRole('link', { name: '← Latest articles' }).click();
    await page.locator('.entry').first().waitFor();
  });
});
