import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, inject, test } from 'vitest';
import { connect } from './chromium.ts';
import { open } from './open.ts';

let browser: Browser;
beforeAll(async () => {
  browser = await connect(inject('browser'));
});
afterAll(() => browser.close());

/** Drops a file on the page as a person does: with a drag that carries it. */
async function drop(page: Page, name: string, content: string): Promise<void> {
  await page.getByRole('button', { name: 'choose a file' }).waitFor();
  const files = await page.evaluateHandle(
    ([fileName, text]) => {
      const data = new DataTransfer();
      data.items.add(new File([text ?? ''], fileName ?? ''));
      return data;
    },
    [name, content],
  );
  await page.dispatchEvent('body', 'dragover', { dataTransfer: files });
  await page.locator('.drop-over').waitFor();
  await page.dispatchEvent('body', 'drop', { dataTransfer: files });
}

/** An article of its own: what other tests find in the list stays as it is. */
function article(title: string): string {
  return [
    title,
    '3 May 2019',
    `${title} was opened by Mayor Ada Holm on Friday after nine years of works.`,
    'It cost 4 million euros.',
  ].join('\n\n');
}

describe('a file that is dropped on the page', () => {
  test('goes through received, cleaned and ready, and can be read', async () => {
    const page = await open(browser, '?from=2019-05-03&to=2019-05-03');
    const began = performance.now();
    await drop(page, 'bridge.txt', article('The old bridge'));
    const upload = page.locator('.upload', { hasText: 'bridge.txt' });
    await upload.getByText(/ready after/).waitFor();
    const milliseconds = Math.round(performance.now() - began);
    process.stdout.write(
      `from drop to readable in the browser: ${milliseconds} ms ` +
        `(${await upload.locator('.upload-state').innerText()})\n`,
    );
    expect(await upload.locator('.steps .taken').allInnerTexts()).toEqual(['received', 'cleaned', 'ready']);
    await page.locator('.entry', { hasText: 'The old bridge' }).waitFor();
    await upload.getByRole('link').click();
    await page.locator('.reading h1').waitFor();
    expect(await page.locator('h1').innerText()).toBe('The old bridge');
  });

  test('that is no article is rejected, with the reason', async () => {
    const page = await open(browser);
    await drop(page, 'blank.txt', '   \n\n ');
    const upload = page.locator('.upload', { hasText: 'blank.txt' });
    await upload.getByText('is left after cleaning').waitFor();
    expect(await upload.locator('.steps .taken').allInnerTexts()).toEqual(['received']);
    await page.getByRole('button', { name: 'Clear these' }).click();
    await expect.poll(() => page.locator('.upload').count()).toBe(0);
  });

  test('can be chosen instead, several at a time', async () => {
    const page = await open(browser);
    const chooser = page.waitForEvent('filechooser');
    await page.getByRole('button', { name: 'choose a file' }).press('Enter');
    await (await chooser).setFiles([
      { name: 'one.txt', mimeType: 'text/plain', buffer: Buffer.from(article('The new pier')) },
      { name: 'two.md', mimeType: 'text/markdown', buffer: Buffer.from(article('The long tunnel')) },
    ]);
    await expect.poll(() => page.locator('.upload-ready').count()).toBe(2);
  });

  test('is not sent where the page cannot write: it shows the command instead', async () => {
    const page = await open(browser);
    await page.route('**/reader/host.json', (route) =>
      route.fulfill({ json: { uploads: null, from: null, search: null, sample: null } }),
    );
    await page.reload();
    await page.getByText('nutgraf put article.txt').waitFor();
    expect(await page.getByRole('button', { name: 'choose a file' }).count()).toBe(0);
  });
});

/** Pastes as a browser does when somebody presses the keys for it. */
async function paste(page: Page, selector: string, data: Readonly<Record<string, string>>): Promise<void> {
  await page.locator(selector).evaluate((target, types) => {
    const clipboardData = new DataTransfer();
    for (const [type, value] of Object.entries(types)) clipboardData.setData(type, value);
    target.dispatchEvent(new ClipboardEvent('paste', { clipboardData, bubbles: true, cancelable: true }));
  }, data);
}

describe('a text that is pasted', () => {
  test('anywhere becomes an article; what is pasted into a field stays there', async () => {
    const page = await open(browser, '?from=2019-05-03&to=2019-05-03');
    await page.getByRole('button', { name: 'choose a file' }).waitFor();
    await paste(page, '.search input', { 'text/plain': article('The field') });
    await paste(page, 'main', { 'text/plain': article('The stone quay') });
    await page.locator('.upload-ready', { hasText: 'The stone quay.txt' }).waitFor();
    expect(await page.locator('.upload').count()).toBe(1);
  });

  test('that is a part of a page becomes a page', async () => {
    const page = await open(browser);
    await page.getByRole('button', { name: 'choose a file' }).waitFor();
    const paragraphs = article('The glass roof').split('\n\n');
    const shown = paragraphs.map((text) => `<p>${text}</p>`).join('');
    const html = `<h1>${paragraphs[0]}</h1>${shown}<script>window.hacked = 1</script>`;
    await paste(page, 'main', { 'text/html': html, 'text/plain': paragraphs.join('\n') });
    await page.locator('.upload-ready', { hasText: 'The glass roof.html' }).getByRole('link').click();
    await page.getByRole('heading', { level: 1, name: 'The glass roof' }).waitFor();
  });

  test('can be written into a dialog, which says where it is too short', async () => {
    const page = await open(browser);
    await page.getByRole('button', { name: 'write one in' }).click();
    const dialog = page.getByRole('dialog', { name: 'Paste an article' });
    await dialog.getByRole('textbox').fill('Too short.');
    await dialog.getByRole('button', { name: 'Read it' }).click();
    await dialog.getByRole('alert').getByText('too short for an article').waitFor();
    await dialog.getByRole('textbox').fill(article('The iron gate'));
    await dialog.getByRole('button', { name: 'Read it' }).click();
    await page.locator('.upload-ready', { hasText: 'The iron gate.txt' }).waitFor();
    expect(await page.getByRole('dialog').count()).toBe(0);
  });
});

describe('before there is an article', () => {
  test('the page says what will happen, has no filters, and puts in a sample', async () => {
    const page = await open(browser);
    let first = true;
    await page.route('**/articles?*limit*', async (route) => {
      if (first) await route.fulfill({ json: { articles: [], cursor: null } });
      else await route.continue();
    });
    await page.reload();
    await page.getByRole('heading', { name: 'No articles yet' }).waitFor();
    expect(await page.locator('.filters').count()).toBe(0);
    await page.getByRole('button', { name: 'Paste an article' }).click();
    await page.getByRole('dialog', { name: 'Paste an article' }).getByRole('button', { name: 'Cancel' }).click();
    first = false;
    await page.getByRole('button', { name: 'Try a sample' }).click();
    await page.locator('.upload-ready', { hasText: 'market-sanctions.txt' }).waitFor();
    await page.locator('.filters').waitFor();
  });
});
