import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, inject, test } from 'vitest';
import { articleId } from '../../engine/identity.ts';
import { TRIMMED } from './articles.ts';
import { connect } from './chromium.ts';
import { articleQuery, open, queryOf } from './open.ts';

let browser: Browser;
beforeAll(async () => {
  browser = await connect(inject('browser'));
});
afterAll(() => browser.close());

const HARBOUR = articleQuery(articleId('samples/wire-harbour.txt'));
const SANCTIONS = articleQuery(articleId('samples/market-sanctions.txt'));
const lit = (page: Page, kind = 'main') => page.locator(`.source mark.lit-${kind}`).allInnerTexts();

describe('an article', () => {
  test('has its facts in groups, the event first', async () => {
    const page = await open(browser, SANCTIONS);
    const groups = await page.locator('.facts h3').allInnerTexts();
    expect(groups.slice(0, 4)).toEqual(['What happened', 'People', 'Organisations', 'Places']);
    expect(groups).toEqual(expect.arrayContaining(['Dates', 'Amounts', 'Quotes']));
    expect(await page.locator('.event dt').first().innerText()).toBe('who');
    const person = page.locator('.group li', { hasText: 'Ingrid Solheim' }).first();
    expect(await person.locator('.role').innerText()).toBe('Trade Minister');
    expect((await page.locator('.quotes .speaker').allInnerTexts()).join()).toContain('Ingrid Solheim');
    const dates = await page.locator('.timeline .moment').allInnerTexts();
    expect(dates.length).toBeGreaterThan(2);
    expect(dates.indexOf('2023')).toBeLessThan(dates.indexOf('20 March 2025'));
  });

  test('lights up what a sentence or fact was read from, under the pointer and in focus', async () => {
    const page = await open(browser, HARBOUR);
    await page.locator('.drawn.name', { hasText: 'Joseph Amadi' }).hover();
    await expect.poll(() => lit(page)).toContain('Joseph Amadi');
    await expect.poll(() => lit(page, 'side')).toContain('Harbour director');
    await page.locator('.masthead').hover();
    await expect.poll(() => lit(page)).toEqual([]);
    await page.locator('.event .drawn').first().focus();
    await expect.poll(() => lit(page)).toEqual(['Dock workers at Port Ellery']);
    await page.locator('.lit-state', { hasText: /^who: 1 place$/ }).waitFor();
  });

  test('keeps lit what was chosen, until Escape', async () => {
    const page = await open(browser, HARBOUR);
    const name = page.locator('.drawn.name', { hasText: 'Marta Quiroga' });
    const pressed = () => name.getAttribute('aria-pressed');
    await name.click();
    await page.locator('.masthead').hover();
    await page.locator('h1').focus();
    await expect.poll(() => lit(page)).toContain('Marta Quiroga');
    await expect.poll(pressed).toBe('true');
    await name.focus();
    await page.keyboard.press('Escape');
    await expect.poll(pressed).toBe('false');
  });

  test('lights up in the title what was read there', async () => {
    const page = await open(browser, articleQuery(articleId('samples/rate-decision.md')));
    await page.locator('.event .drawn', { hasText: 'Central bank of Tarmonia' }).hover();
    await expect.poll(() => page.locator('h1 mark.lit').allInnerTexts()).toEqual(['Central bank of Tarmonia']);
    expect(await lit(page)).toEqual([]);
  });

  test('shows what was drawn from where one clicks, and leads back to it', async () => {
    const page = await open(browser, HARBOUR);
    const spot = page.locator('.para-text', { hasText: '62 million euros' });
    const box = await spot.evaluate((paragraph) => {
      const text = paragraph.firstChild;
      const at = text?.nodeValue?.indexOf('62 million') ?? 0;
      const range = document.createRange();
      if (text !== null) range.setStart(text, at + 2);
      if (text !== null) range.setEnd(text, at + 3);
      const { x, y, width, height } = range.getBoundingClientRect();
      return { x: x + width / 2, y: y + height / 2 };
    });
    await page.mouse.click(box.x, box.y);
    const shown = page.locator('.para-drawn');
    await shown.waitFor();
    expect(await shown.locator('li').first().innerText()).toMatch(/amount\s*62 million euros/);
    expect(await shown.innerText()).toContain('summary');
    await shown.locator('.drawn', { hasText: '62 million euros' }).first().click();
    await page.locator('.amounts:has(h3:text-is("Amounts")) :focus').waitFor();
  });

  test('has its summary at a length one drags, in the address as well', async () => {
    const page = await open(browser, HARBOUR);
    const slider = page.getByLabel('Length of the summary');
    const before = await page.locator('.sentence').count();
    await slider.fill('1');
    await expect.poll(() => page.locator('.sentence').count()).toBe(1);
    const box = await slider.boundingBox();
    if (box === null) throw new Error('no slider');
    await page.mouse.move(box.x + 6, box.y + box.height / 2);
    await page.mouse.down();
    await page.mouse.move(box.x + box.width * 0.6, box.y + box.height / 2, { steps: 12 });
    await page.mouse.up();
    await expect.poll(() => page.locator('.sentence').count()).toBeGreaterThan(before);
    const length = queryOf(page).sentences;
    expect(Number(length)).toBeGreaterThan(before);
    const again = await open(browser, new URL(page.url()).search);
    // The last length of the drag may still be on its way to the first of the two.
    const counts = () => Promise.all([page, again].map((one) => one.locator('.sentence').count()));
    await expect.poll(async () => new Set(await counts()).size).toBe(1);
    await slider.press('Home');
    await expect.poll(() => page.locator('.sentence').allInnerTexts()).toHaveLength(1);
  });

  test('that was corrected meanwhile is read again, before a slice of one text is shown in another', async () => {
    const page = await open(browser, HARBOUR);
    const asked: string[] = [];
    page.on('request', (request) => asked.push(new URL(request.url()).pathname));
    const sentence = { text: 'Another text.', spans: [[0, 13]], order: 0, rank: 1, score: 1, reasons: [], cut: [] };
    const other = { id: 'x', title: null, language: 'en', sentences: [sentence] };
    await page.route('**/summary?*', (route) => route.fulfill({ json: other }), { times: 1 });
    const shown = await page.locator('.sentence').count();
    await page.getByLabel('Length of the summary').fill(String(shown + 1));
    await expect.poll(() => asked.filter((path) => !path.endsWith('/summary')).length).toBeGreaterThan(0);
    await page.getByLabel('Length of the summary').fill('1');
    await expect.poll(() => page.locator('.sentence').allInnerTexts()).toHaveLength(1);
    expect(await page.locator('.sentence').innerText()).toMatch(/^Dock workers/);
  });

  test('shows what cleaning and trimming cut, struck through, with its rule', async () => {
    const trimmed = await open(browser, articleQuery(articleId(TRIMMED.key)));
    await trimmed.locator('.sentence').first().focus();
    await expect.poll(() => lit(trimmed, 'cut')).toEqual([' (pictured)']);
    await trimmed.getByLabel('Show what was cut').check();
    expect(await trimmed.locator('.sentences del').first().innerText()).toContain('(pictured)');
    await trimmed.locator('.masthead').hover();
    await trimmed.locator('h1').focus();
    await expect.poll(() => lit(trimmed, 'cut')).toEqual([' (pictured)']);
    const page = await open(browser, HARBOUR);
    expect(await page.locator('del').count()).toBe(0);
    await page.getByLabel('Show what was cut').check();
    const removed = page.locator('.removed li');
    const top = await page
      .locator('.para-text')
      .first()
      .evaluate((text) => text.getBoundingClientRect().top);
    expect(await removed.first().innerText()).toMatch(
      /PORT ELLERY, Sept\. 2 \(Newsline\) -[\s\S]*dateline[\s\S]*characters 0 to 33/,
    );
    expect(
      await removed
        .first()
        .locator('del')
        .evaluate((cut) => getComputedStyle(cut).textDecorationLine),
    ).toBe('line-through');
    await page.getByRole('button', { name: 'Close' }).click();
    await removed.first().waitFor({ state: 'detached' });
    expect(
      await page
        .locator('.para-text')
        .first()
        .evaluate((text) => text.getBoundingClientRect().top),
    ).toBe(top);
    const html = await open(browser, articleQuery(articleId('samples/council-page.html')));
    await html.getByLabel('Show what was cut').check();
    expect(await html.locator('.removed .where').first().innerText()).not.toMatch(/null|characters/);
  });

  test('copies its summary as text, Markdown and JSON, with the link', async () => {
    const page = await open(browser, `${HARBOUR}&sentences=1`, { permissions: ['clipboard-read', 'clipboard-write'] });
    const copied = async (format: string) => {
      await page.getByRole('button', { name: `Copy the summary as ${format}`, exact: true }).click();
      await page.getByText(`Copied as ${format}`, { exact: true }).waitFor();
      return await page.evaluate(() => navigator.clipboard.readText());
    };
    const sentence = await page.locator('.sentence').innerText();
    for (const format of ['Text', 'Text with evidence', 'Markdown']) {
      const text = await copied(format);
      expect(text).toContain(HARBOUR.slice(1));
      expect(text).toContain(sentence);
    }
    expect(JSON.parse(await copied('JSON'))).toMatchObject({
      link: page.url(),
      summary: [{ text: sentence }],
      facts: { people: expect.any(Array) },
    });
  });

  test('has what was chosen in its address, and whoever opens that sees it', async () => {
    const page = await open(browser, HARBOUR);
    const name = page.locator('.drawn.name', { hasText: 'Joseph Amadi' });
    await name.click();
    await expect.poll(() => queryOf(page).says).toBe('Joseph Amadi');
    const sent = await open(browser, new URL(page.url()).search);
    await expect.poll(() => lit(sent)).toContain('Joseph Amadi');
    await name.click();
    await expect.poll(() => queryOf(page).at).toBeUndefined();
  });

  test('lights up a passage that moved, and one that nothing was drawn from', async () => {
    const page = await open(browser, `${HARBOUR}&at=3-7&says=went`);
    await expect.poll(() => lit(page)).toEqual(['went']);
    await page.locator('.lit-state', { hasText: /^passage: 1 place$/ }).waitFor();
  });

  test('says how sure each fact is', async () => {
    const page = await open(browser, SANCTIONS);
    // The last group has key phrases, which are neither.
    const facts = page.locator('.facts .group:not(:last-child) .drawn');
    const said = await facts.evaluateAll((all) => all.map((one) => one.getAttribute('title')));
    expect(new Set(said)).toEqual(new Set(['certain', 'likely']));
  });

  test('on a narrow screen is a tap away from its digest', async () => {
    const page = await open(browser, HARBOUR, { viewport: { width: 360, height: 640 } });
    await page.locator('.source').waitFor({ state: 'hidden' });
    await page.getByRole('button', { name: 'Article', exact: true }).click();
    await page.locator('.source').waitFor();
    await page.locator('.digest').waitFor({ state: 'hidden' });
  });

  test('on a narrow screen leads to the article, and back', async () => {
    const page = await open(browser, HARBOUR, { viewport: { width: 360, height: 640 } });
    const name = page.locator('.drawn.name', { hasText: 'Joseph Amadi' });
    await name.click();
    await expect
      .poll(() =>
        page
          .locator('.source mark.lit-main')
          .first()
          .evaluate((mark) => mark.getBoundingClientRect().top),
      )
      .toBeLessThan(640);
    await page.getByRole('button', { name: 'Back to the digest' }).click();
    await name.and(page.locator(':focus')).waitFor();
  });

  test('on a narrow screen leads from the article to the digest, into groups that were closed', async () => {
    const page = await open(browser, HARBOUR, { viewport: { width: 360, height: 640 } });
    await page.getByRole('button', { name: 'Article', exact: true }).click();
    await page.locator('.para-count').last().click();
    const drawn = page.locator('.para-drawn .drawn').last();
    const id = await drawn.getAttribute('data-item');
    await drawn.click();
    const item = page.locator(`.digest [data-item="${id}"]:focus`);
    await item.waitFor();
    const top = await item.evaluate((element) => element.getBoundingClientRect().top);
    expect(top).toBeGreaterThan(0);
    expect(top).toBeLessThan(640);
  });

  test('prints as a page to read: no controls, the whole article', async () => {
    const page = await open(browser, HARBOUR);
    await page.emulateMedia({ media: 'print' });
    for (const control of ['.actions', '.length', '.toggle', '.strip', '.back', '.para-count', '.foot']) {
      expect(await page.locator(control).first().isVisible(), control).toBe(false);
    }
    for (const part of ['h1', '.sentence', '.facts', '.para-text'])
      expect(await page.locator(part).first().isVisible(), part).toBe(true);
    expect(
      await page.locator('.source-text').evaluate((text) => text.scrollHeight - text.clientHeight),
    ).toBeLessThanOrEqual(1);
    expect((await page.pdf()).length).toBeGreaterThan(5_000);
  });

  test('that never was is told so; one on its way shows itself when it has arrived', async () => {
    const page = await open(browser, '?article=none-0123456789abcdef');
    await page.getByRole('alert').getByText('There is no such article').waitFor();
    const removedTotals = { entries: 0, characters: 0 };
    const waiting = {
      id: 'x',
      key: 'its way.txt',
      title: null,
      summary: null,
      facts: null,
      sections: [],
      removedTotals,
    };
    let asked = 0;
    await page.route('**/articles/waiting?*', async (route) => {
      asked++;
      const arrived = { status: 'rejected', reason: 'empty', detail: 'there is no text' };
      await route.fulfill({ json: { ...waiting, ...(asked < 3 ? { status: 'processing' } : arrived) } });
    });
    await page.goto(`${page.url().split('?')[0]}?article=waiting`);
    await page.getByText('This article is being read').waitFor();
    await page.getByRole('heading', { name: 'Rejected. There is no article in it' }).waitFor();
    expect(asked).toBe(3);
  });
});
