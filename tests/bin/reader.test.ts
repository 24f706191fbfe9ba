import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { createServer, type IncomingMessage } from 'node:http';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { text } from 'node:stream/consumers';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { ReadApi } from '../../bin/read-api.ts';
import { serveReader } from '../../bin/reader-server.ts';
import { signer } from '../../bin/sign.ts';
import { type Listener, listen } from '../../local/listen.ts';

const ROOT = join(import.meta.dirname, '../..');

/** The API, as far as the page's server sees it: keeps what it is asked. */
const asked: IncomingMessage[] = [];
let api: Listener;
let status = 200;
beforeAll(async () => {
  const server = createServer((request, response) => {
    asked.push(request);
    response.writeHead(status, { 'content-type': 'application/json' }).end(JSON.stringify({ message: 'as asked' }));
  });
  api = await listen(server, 0, 'API');
});
afterAll(() => api.stop());

const page = new Map([
  ['index.html', { mediaType: 'text/html', body: '<!doctype html>', tag: 'x', cacheControl: 'no-cache' } as const],
]);

describe('the server of the reader page', () => {
  let reader: Listener;
  beforeAll(async () => {
    reader = await serveReader({
      page,
      api: new ReadApi(api.endpoint, { mode: 'jwt', token: 'secret' }),
      from: 'stack X',
      archive: null,
      port: 0,
    });
  });
  afterAll(() => reader.stop());
  const get = (path: string, headers: Record<string, string> = {}, method = 'GET') =>
    fetch(`${reader.endpoint}${path}`, { headers, method });

  test('passes on what the page asks, with the token that the browser never sees', async () => {
    const answer = await get('/names/marta%20quiroga/articles?from=2025-01-01&cursor=a%2Bb');
    expect([answer.status, await answer.json()]).toEqual([200, { message: 'as asked' }]);
    expect(asked.at(-1)?.url).toBe('/names/marta%20quiroga/articles?from=2025-01-01&cursor=a%2Bb');
    expect(asked.at(-1)?.headers.authorization).toBe('Bearer secret');
    expect(answer.headers.get('cache-control')).toBe('no-store');
    expect(JSON.stringify([...answer.headers])).not.toContain('secret');
  });

  test.each(['/articles', '/names?q=ad', '/stories?limit=5', '/articles/x/story'])('passes on %s', async (path) => {
    expect((await get(path)).status).toBe(200);
    expect(asked.at(-1)?.url).toBe(path);
  });

  test('serves the page, and says whose articles it shows', async () => {
    const document = await get('/?article=x');
    expect([document.status, document.headers.get('content-type')]).toEqual([200, 'text/html; charset=utf-8']);
    expect(await (await get('/reader/host.json')).json()).toEqual({
      uploads: null,
      from: 'stack X',
      search: null,
      sample: null,
    });
    expect((await get('/reader/none.js')).status).toBe(404);
  });

  test('passes on nothing else: other paths, other methods, other sites', async () => {
    const before = asked.length;
    expect((await get('/health')).status).toBe(404);
    expect((await get('/articlesX')).status).toBe(404);
    expect((await get('/articles', {}, 'POST')).status).toBe(405);
    expect((await get('/articles', { 'sec-fetch-site': 'cross-site' })).status).toBe(403);
    expect((await get('/articles', { 'sec-fetch-site': 'same-site' })).status).toBe(403);
    expect(asked).toHaveLength(before);
  });

  test('refuses a name that was pointed at this machine', async () => {
    const { request } = await import('node:http');
    const message = request(`${reader.endpoint}/articles`, { headers: { host: 'evil.example' } });
    message.end();
    const [response] = await once(message, 'response');
    expect([response.statusCode, await text(response)]).toEqual([403, '{"message":"Forbidden"}']);
  });

  test('gives refusals of the API as they are', async () => {
    status = 403;
    try {
      expect((await get('/articles')).status).toBe(403);
    } finally {
      status = 200;
    }
  });

  test('signs requests where the API wants it', async () => {
    const credentials = { accessKeyId: 'AKIDEXAMPLE', secretAccessKey: 'secret/key' };
    const { CloudFormationClient } = await import('@aws-sdk/client-cloudformation');
    const { sha256 } = new CloudFormationClient({ region: 'eu-west-1', credentials }).config;
    const signing = signer({ credentials, region: 'eu-west-1', sha256 });
    const signed = await serveReader({
      page,
      api: new ReadApi(api.endpoint, { mode: 'iam', signer: signing }),
      from: 'x',
      archive: null,
      port: 0,
    });
    await fetch(`${signed.endpoint}/articles?limit=1`);
    await signed.stop();
    expect(asked.at(-1)?.headers.authorization).toMatch(
      /^AWS4-HMAC-SHA256 Credential=AKIDEXAMPLE\/\d{8}\/eu-west-1\/execute-api\/aws4_request/,
    );
  });

  test('says so where the API does not answer', async () => {
    const gone = await listen(createServer(), 0, 'API');
    await gone.stop();
    const nowhere = await serveReader({
      page,
      api: new ReadApi(gone.endpoint, { mode: 'public' }),
      from: 'x',
      archive: null,
      port: 0,
    });
    const answer = await fetch(`${nowhere.endpoint}/articles`);
    await nowhere.stop();
    expect([answer.status, await answer.text()]).toEqual([502, expect.stringContaining('nothing answers')]);
  });
});

describe('npm run reader', () => {
  const run = (...args: readonly string[]): ChildProcess =>
    spawn(process.execPath, [join(ROOT, 'bin/reader.ts'), ...args], { stdio: ['ignore', 'pipe', 'pipe'] });

  test('builds the page, serves it, and ends with Ctrl-C', async () => {
    const child = run('--api', api.endpoint, '--token', 't', '--port', '0');
    if (child.stdout === null) throw new Error('no output');
    const ended = once(child, 'exit');
    let address = '';
    for await (const line of createInterface(child.stdout)) {
      address = /http:\S+/.exec(line)?.[0] ?? '';
      if (address !== '') break;
    }
    const document = await (await fetch(address)).text();
    const script = /src="\.\/(reader\/[^"]+\.js)"/.exec(document)?.[1];
    expect((await fetch(`${address}${script}`)).headers.get('cache-control')).toContain('immutable');
    expect(document).not.toMatch(/<script(?![^>]*\ssrc=)|<style|\son\w+=/);
    child.kill('SIGINT');
    expect(await ended).toEqual([0, null]);
  });

  test.each([
    [[], 'name the API with --api'],
    [['--api', 'http://news.example/'], 'the address of the API is expected'],
    [['--api', 'nonsense'], 'the address of the API is expected'],
    [['--port', 'x'], 'A port from 0 to 65535 is expected'],
  ])('%j is refused, in words', async (args, words) => {
    const child = run(...args);
    if (child.stderr === null) throw new Error('no output');
    const [said, [code]] = await Promise.all([text(child.stderr), once(child, 'exit')]);
    expect([code, said]).toEqual([2, expect.stringContaining(words)]);
  });
});
