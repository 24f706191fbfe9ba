import { articleId } from '../../engine/identity.ts';
import { axeFindsNothingIn } from './axe.ts';
import { articleQuery } from './open.ts';
import { CORRECTED } from './stories.ts';

const HARBOUR = articleQuery(articleId('samples/wire-harbour.txt'));

// Views of one article, and of one name.
axeFindsNothingIn([
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
  ['a deleted article', articleQuery(articleId('gone/deleted.txt')), (page) => page.locator('.notice').waitFor()],
  ['an article that changed', articleQuery(articleId(CORRECTED.key)), (page) => page.locator('.changes').waitFor()],
  [
    'the text of an article, with what was cut, where it stands alone',
    articleQuery(articleId('samples/council-page.html')),
    async (page) => {
      await page.setViewportSize({ width: 390, height: 800 });
      await page.getByRole('button', { name: 'Article', exact: true }).click();
      await page.getByLabel('Show what was cut').check();
      await page.locator('.removed li').first().waitFor();
    },
  ],
  ['a story', `?story=${articleId('stories/quake.html')}`, (page) => page.getByText('1 copy').click()],
  ['no story', '?story=none-0123456789abcdef', (page) => page.locator('.notice').waitFor()],
  ['a name without articles', '?named=nobody+at+all', (page) => page.locator('.notice').waitFor()],
  ['no article', '?article=none-0123456789abcdef', (page) => page.locator('.notice').waitFor()],
  ['a name', '?named=vera+lund', (page) => page.locator('.chart').waitFor()],
]);
