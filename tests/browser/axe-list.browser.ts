import { axeFindsNothingIn } from './axe.ts';

// Views of many articles, and what lies over them.
axeFindsNothingIn([
  ['the list', '', (page) => page.locator('.entry').first().waitFor()],
  ['a filtered list', '?name=Ingrid+Solheim', (page) => page.locator('.entry').first().waitFor()],
  ['rejected files', '?status=rejected', (page) => page.locator('.entry').first().waitFor()],
  ['an empty list', '?from=1999-01-01&to=1999-01-02', (page) => page.locator('.notice').waitFor()],
  ['what is found', '?find=harbour', (page) => page.locator('.entry').first().waitFor()],
  ['nothing found', '?find=xyzzy', (page) => page.locator('.notice').waitFor()],
  ['the stories', '?by=story', (page) => page.locator('.story-size').first().waitFor()],
  ['the API', '?show=api', (page) => page.getByText('Other answers').first().click()],
  [
    'a network that is down',
    '',
    async (page) => {
      await page.locator('.entry').first().waitFor();
      await page.route('**/articles?*', (route) => route.abort());
      await page.getByLabel('Language').selectOption('fr');
      await page.getByRole('button', { name: 'Try again' }).waitFor();
    },
  ],
  [
    'a text too short to be an article',
    '',
    async (page) => {
      await page.getByRole('button', { name: 'write one in' }).click();
      await page.getByRole('dialog').getByRole('textbox').fill('Too short.');
      await page.getByRole('button', { name: 'Read it' }).click();
      await page.getByRole('dialog').getByRole('alert').waitFor();
    },
  ],
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
]);
