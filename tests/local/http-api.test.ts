import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type LocalSystem, startLocal } from '../../local/system.ts';
import { smallStack } from './small-stack.ts';

describe('the local HTTP API', () => {
  const stack = smallStack();
  let system: LocalSystem;
  beforeAll(async () => {
    const { synthesised, directory } = stack;
    system = await startLocal({ synthesised, directory, polls: false });
  });
  afterAll(async () => {
    await system.stop();
    stack.remove();
  });
  const call = (path: string, init?: RequestInit) => fetch(`${system.endpoints.api}${path}`, init);
  /** What the function was given, as it tells. */
  async function echo(path: string): Promise<{ event: { routeKey: string }; context: Record<string, unknown> }> {
    return JSON.parse(await (await call(path)).text());
  }

  test('decodes the path once, and leaves the query as it was', async () => {
    const answer = await echo('/items/a%20b%252F?x=1&x=2&y=%C3%BC');
    expect(answer.event).toMatchObject({
      version: '2.0',
      routeKey: 'GET /items/{id}',
      rawPath: '/items/a b%2F',
      rawQueryString: 'x=1&x=2&y=%C3%BC',
      queryStringParameters: { x: '1,2', y: 'ü' },
      pathParameters: { id: 'a b%2F' },
    });
  });

  test('cuts the path at a question mark in it, as the gateway does', async () => {
    const { event } = await echo('/items/by-key/a%3Fb/c?x=1');
    expect(event).toMatchObject({ rawPath: '/items/by-key/a', rawQueryString: 'x=1', pathParameters: { key: 'a' } });
  });

  test('prefers a full match to a greedy one, and gives the greedy one the rest', async () => {
    expect((await echo('/items/by-key/fixed')).event.routeKey).toBe('GET /items/by-key/fixed');
    const { event } = await echo('/items/by-key/a/b/c');
    expect(event).toMatchObject({ routeKey: 'GET /items/by-key/{key+}', pathParameters: { key: 'a/b/c' } });
  });

  test('answers what has no route as the gateway does', async () => {
    const answer = await call('/nothing/at/all');
    expect([answer.status, await answer.json()]).toEqual([404, { message: 'Not Found' }]);
    expect((await call('/items/x', { method: 'DELETE' })).status).toBe(404);
  });

  test('states to HEAD the length that the function states, and none where it says nothing', async () => {
    const lengthOf = async (path: string) => (await call(path, { method: 'HEAD' })).headers.get('content-length');
    expect(await lengthOf('/headers')).toBe('42');
    expect(await lengthOf('/unknown')).toBeNull();
  });

  test('gives the function a true context', async () => {
    const { context } = await echo('/context');
    expect(context).toMatchObject({ functionName: 'small-echo', memoryLimitInMB: '256' });
    expect(context.invokedFunctionArn).toMatch(/:function:small-echo$/);
    expect(context.remaining).toBeGreaterThan(0);
    expect(context.remaining).toBeLessThanOrEqual(1000);
  });

  test('passes binary bodies and cookies on, and lets the template alone speak of CORS', async () => {
    const answer = await call('/bytes', { headers: { origin: 'https://news.example.com' } });
    expect([...new Uint8Array(await answer.arrayBuffer())]).toEqual([0, 255, 128]);
    expect(answer.headers.getSetCookie()).toEqual(['a=1', 'b=2']);
    expect(answer.headers.get('access-control-allow-origin')).toBe('https://news.example.com');
    const preflight = await call('/items/x', {
      method: 'OPTIONS',
      headers: { origin: 'https://news.example.com', 'access-control-request-method': 'GET' },
    });
    expect(preflight.status).toBe(204);
    const stranger = await call('/bytes', { headers: { origin: 'https://elsewhere.example' } });
    expect(stranger.headers.get('access-control-allow-origin')).toBeNull();
  });

  test.each(['/throw', '/exit', '/malformed', '/sleep'])(
    'answers 500 or 503 where the function fails (%s), and goes on',
    async (path) => {
      const answer = await call(path);
      expect([500, 503, 504]).toContain(answer.status);
      expect(await answer.text()).not.toContain('as told');
      expect((await call('/after')).status).toBe(200);
    },
  );
});
