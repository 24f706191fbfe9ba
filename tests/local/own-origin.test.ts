import { request } from 'node:http';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { fromThisMachine } from '../../local/http/own-origin.ts';
import { type LocalSystem, startLocal } from '../../local/system.ts';
import { smallStack } from './small-stack.ts';

test.each<[boolean, readonly string[]]>([
  [true, ['Host', '127.0.0.1:4101']],
  [true, ['Host', 'localhost']],
  [true, ['Host', '[::1]:4101']],
  [true, ['Host', 'nutgraf-articles.s3.localhost:4101']],
  [true, ['Host', '127.0.0.1:4101', 'Origin', 'http://localhost:3000']],
  [false, ['Host', '127.0.0.1:4101', 'Origin', 'https://news.example']],
  [false, ['Host', '127.0.0.1:4101', 'Origin', 'null']],
  [false, ['Host', '127.0.0.1:4101', 'Origin', 'https://localhost.news.example']],
  [false, ['Host', '127.0.0.1:4101', 'Origin', 'http://news.example/@localhost']],
  [false, ['Host', 'news.example:4101']],
  [false, ['Host', '127.0.0.1.news.example']],
  [false, ['Host', 'notlocalhost']],
  [false, ['Host', '127.0.0.1', 'Host', 'news.example']],
  [false, []],
])('%j: %j', (local, rawHeaders) => {
  expect(fromThisMachine(rawHeaders)).toBe(local);
});

describe('no service of the local run', () => {
  const stack = smallStack();
  let system: LocalSystem;
  beforeAll(async () => {
    system = await startLocal({ synthesised: stack.synthesised, polls: false, warms: false });
  });
  afterAll(async () => {
    await system.stop();
    stack.remove();
  });

  const statusOf = (endpoint: string, headers: Readonly<Record<string, string>>) =>
    new Promise<number | undefined>((resolve, reject) => {
      const asked = request(endpoint, { method: 'POST', headers }, (response) => {
        response.resume();
        resolve(response.statusCode);
      });
      asked.on('error', reject);
      asked.end('{}');
    });

  test.each(['s3', 'queues', 'table'] as const)('answers a site: %s', async (name) => {
    const endpoint = system.endpoints[name];
    expect(await statusOf(endpoint, { host: 'news.example' })).toBe(403);
    expect(await statusOf(endpoint, { origin: 'https://news.example' })).toBe(403);
    expect(await statusOf(endpoint, {})).not.toBe(403);
  });
});
