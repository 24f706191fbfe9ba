import { request } from 'node:http';
import { text } from 'node:stream/consumers';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { articleId } from '../../engine/identity.ts';
import { type LocalSystem, startLocal } from '../../local/system.ts';
import { smallStack } from './small-stack.ts';

describe('the page of the local run', () => {
  const stack = smallStack();
  let system: LocalSystem;
  let host = '';
  beforeAll(async () => {
    const { synthesised, directory } = stack;
    system = await startLocal({ synthesised, directory, polls: false, warms: false });
    host = new URL(system.endpoints.api).host;
  });
  afterAll(async () => {
    await system.stop();
    stack.remove();
  });

  /** A request as a browser sends it; `fetch` would not let a test set these headers. */
  async function send(
    path: string,
    {
      method = 'PUT',
      headers = {},
      body = 'It rained.',
    }: { method?: string; headers?: Record<string, string>; body?: string } = {},
  ): Promise<{ readonly status: number | undefined; readonly body: string }> {
    const all = { host, origin: `http://${host}`, 'sec-fetch-site': 'same-origin', ...headers };
    const sent = Object.fromEntries(Object.entries(all).filter(([, value]) => value !== ''));
    return await new Promise((resolve, reject) => {
      const message = request(`${system.endpoints.api}${path}`, { method, headers: sent }, (response) => {
        text(response).then((said) => resolve({ status: response.statusCode, body: said }), reject);
      });
      message.on('error', reject);
      message.end(method === 'GET' ? undefined : body);
    });
  }

  test('is told where files go', async () => {
    const { status, body } = await send('/reader/host.json', { method: 'GET' });
    const sample = 'reader/sample/market-sanctions.txt';
    expect([status, JSON.parse(body)]).toEqual([200, { uploads: 'reader/uploads/', from: null, search: null, sample }]);
    expect((await send(`/${sample}`, { method: 'GET' })).body).toContain('Norland');
    expect((await send(`/${sample}`, { method: 'PUT' })).status).toBe(405);
  });

  test('puts a file into the bucket, under a key of its name and content', async () => {
    const first = await send('/reader/uploads/caf%C3%A9%20news.txt');
    const { key, id } = JSON.parse(first.body);
    expect(first.status).toBe(201);
    expect(key).toMatch(/^dropped\/[0-9a-f]{8}\/café news\.txt$/);
    expect(id).toBe(articleId(key));
    const stored = await fetch(
      `${system.endpoints.s3}/${system.endpoints.bucketName}/${key.split('/').map(encodeURIComponent).join('/')}`,
    );
    expect([stored.status, await stored.text(), stored.headers.get('content-type')]).toEqual([
      200,
      'It rained.',
      'text/plain',
    ]);
  });

  test('puts the same bytes once, and other bytes of the same name beside them', async () => {
    const [one, again, other] = [
      await send('/reader/uploads/twice.txt'),
      await send('/reader/uploads/twice.txt'),
      await send('/reader/uploads/twice.txt', { body: 'It snowed.' }),
    ];
    expect([one.status, again.status, other.status]).toEqual([201, 200, 201]);
    expect(again.body).toBe(one.body);
    expect(JSON.parse(other.body).key).not.toBe(JSON.parse(one.body).key);
  });

  test('takes one from the same page by the machine’s other name', async () => {
    const named = host.replace('127.0.0.1', 'localhost');
    const headers = { host: named, origin: `http://${named}` };
    expect((await send('/reader/uploads/by-name.txt', { headers })).status).toBe(201);
  });

  test.each<[string, Record<string, string>]>([
    ['another site', { origin: 'https://evil.example' }],
    ['another port of this machine', { origin: 'http://127.0.0.1:1' }],
    ['a sandboxed frame', { origin: 'null' }],
    ['nobody says where', { origin: '' }],
    ['another site, as the browser says', { 'sec-fetch-site': 'cross-site' }],
  ])('takes nothing from %s', async (_what, headers) => {
    expect((await send('/reader/uploads/evil.txt', { headers })).status).toBe(403);
  });

  test('answers nobody who calls this machine by the name of a site that points here', async () => {
    const headers = { host: 'evil.example', origin: 'http://evil.example' };
    expect((await send('/reader/uploads/evil.txt', { headers })).status).toBe(421);
    expect((await send('/articles', { method: 'GET', headers })).status).toBe(421);
    expect((await send('/articles', { method: 'GET' })).status).toBe(200);
  });

  test.each([
    '/reader/uploads/',
    '/reader/uploads/a%2Fb.txt',
    '/reader/uploads/.hidden',
    '/reader/uploads/%00.txt',
    '/reader/uploads/%FF',
    `/reader/uploads/${'x'.repeat(300)}`,
  ])('takes no file called %s', async (path) => {
    expect((await send(path)).status).toBe(400);
  });

  test('answers no other method, and no preflight of another site', async () => {
    expect((await send('/reader/uploads/x.txt', { method: 'POST' })).status).toBe(405);
    const preflight = await send('/reader/uploads/x.txt', {
      method: 'OPTIONS',
      headers: { origin: 'https://evil.example', 'access-control-request-method': 'PUT' },
    });
    expect(preflight.status).not.toBe(200);
  });
});
