import assert from 'node:assert/strict';
import { articleId } from '../../engine/identity.ts';
import openapi from '../../lambdas/read/openapi.json' with { type: 'json' };
import { AWKWARD_KEY } from './article-checks.ts';
import type { Checklist } from './checklist.ts';
import { type Deployment, pathOf } from './deployment.ts';
import type { HttpClient } from './http-client.ts';

const ID = articleId(AWKWARD_KEY);

/** Every path of the API, with its parameters filled in. */
function everyPath(): readonly string[] {
  return Object.keys(openapi.paths).map((path) =>
    path
      .replace('{id}', ID)
      .replace('{key}', 'a/b.txt')
      .replace(/\{\w+\}/, 'x'),
  );
}

/** Nothing of the API answers a caller who may not read. */
export async function assertNothingAnswers(api: HttpClient, status: number): Promise<void> {
  for (const path of everyPath()) {
    const answer = await api.get(path);
    // Where not everybody may read there is no feed: no route, which a gateway may say before or after it has looked at
    // who asks.
    const refusals = path === '/feed.atom' ? [status, 404] : [status];
    assert.ok(refusals.includes(answer.status), `${path} answered ${answer.status}`);
    assert.doesNotMatch(answer.body, /sanctions|openapi/);
  }
}

/** The read API behind the gateway, after {@link checkArticles} has put the articles there. */
export async function checkReading(list: Checklist, { api }: Deployment): Promise<void> {
  await list.check('summary, facts and text are served, the summary as plain text too', async () => {
    const [summary, facts, text] = await Promise.all(
      ['summary', 'facts', 'text'].map((part) => api.get(`/articles/${ID}/${part}`)),
    );
    assert.deepEqual([summary?.status, facts?.status, text?.status], [200, 200, 200]);
    assert.match(facts?.body ?? '', /Ingrid Solheim/);
    const plain = await api.get(`/articles/${ID}/summary`, {}, { accept: 'text/plain' });
    assert.match(plain.headers.get('content-type') ?? '', /^text\/plain/);
    assert.match(plain.body, /export controls/);
  });
  await list.check('an article is found by its key, in the path and in the query', async () => {
    const key = 'deploy-test/parts/council page.html';
    const byPath = await api.get(`/articles/by-key/${pathOf(key)}`);
    assert.equal(byPath.status, 200, byPath.body);
    assert.equal(JSON.parse(byPath.body).key, key);
    const byQuery = await api.get('/articles', { key: AWKWARD_KEY });
    assert.deepEqual(
      JSON.parse(byQuery.body).articles.map((entry: { id: string }) => entry.id),
      [ID],
    );
  });
  await list.check(
    'a key with a percent sign is found in the path',
    async () => {
      const answer = await api.get(`/articles/by-key/${pathOf(AWKWARD_KEY)}`);
      assert.equal(answer.status, 200, answer.body);
    },
    'percent sign in a path',
  );
  await list.check('what has not changed is not sent again', async () => {
    const whole = await api.get(`/articles/${ID}`);
    const etag = whole.headers.get('etag') ?? '';
    assert.notEqual(etag, '');
    const again = await api.get(`/articles/${ID}`, {}, { 'if-none-match': etag });
    assert.equal(again.status, 304);
    assert.equal(again.body, '');
  });
  await list.check('answers are compressed for those who take it', async () => {
    const packed = await api.get(`/articles/${ID}`, { include: 'text' }, { 'accept-encoding': 'gzip' });
    assert.equal(packed.headers.get('content-encoding'), 'gzip');
    assert.equal(JSON.parse(packed.body).id, ID);
  });
  await list.check('the list pages through every ready article once', async () => {
    const seen: { readonly id: string }[] = [];
    let cursor: string | null = null;
    do {
      const page = await api.get('/articles', { limit: '7', ...(cursor !== null && { cursor }) });
      assert.equal(page.status, 200, page.body);
      const body: { articles: { id: string }[]; cursor: string | null } = JSON.parse(page.body);
      seen.push(...body.articles);
      cursor = body.cursor;
    } while (cursor !== null);
    assert.ok(seen.length >= 24, `${seen.length} listed`);
    assert.equal(new Set(seen.map(({ id }) => id)).size, seen.length);
    assert.ok(seen.some(({ id }) => id === ID));
  });
  await list.check('names lead to their articles', async () => {
    const names = await api.get('/names', { prefix: 'ingrid' });
    assert.match(names.body, /ingrid solheim/i);
    const articles = await api.get(`/names/${pathOf('Ingrid Solheim')}/articles`);
    assert.match(articles.body, new RegExp(ID));
  });
  await list.check('what is asked wrongly is refused as a problem, and what is not there is not there', async () => {
    const wrong = await api.get('/articles', { colour: 'red' });
    assert.equal(wrong.status, 400);
    assert.match(wrong.headers.get('content-type') ?? '', /^application\/problem\+json/);
    assert.match(wrong.body, /colour/);
    assert.equal((await api.get('/articles/nothing-0000000000000000')).status, 404);
    assert.equal((await api.get('/no/such/route')).status, 404);
  });
}
