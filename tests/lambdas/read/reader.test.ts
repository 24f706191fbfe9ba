import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { afterAll, describe, expect, it } from 'vitest';
import { Query } from '../../../lambdas/read/query.ts';
import { hostFile, readerFile, readerPage, readPage } from '../../../lambdas/read/reader.ts';
import { finished } from '../../../lambdas/read/representation.ts';
import { PATHS, routed } from '../../../lambdas/read/routes.ts';

const folder = mkdtempSync(join(tmpdir(), 'nutgraf-page-'));
mkdirSync(join(folder, 'reader'));
const script = `console.log(${JSON.stringify('x'.repeat(2000))})`;
writeFileSync(join(folder, 'index.html'), '<!doctype html><title>x</title>');
writeFileSync(join(folder, 'reader/index-AbCd12_-.js'), script);
writeFileSync(join(folder, 'reader/index-AbCd1234.css'), 'p{}');
writeFileSync(join(folder, 'reader/host.json'), '{"uploads":null}');
writeFileSync(join(folder, 'reader/icon.svg'), '<svg/>');
writeFileSync(join(folder, 'reader/index.js.map'), '{}');
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const page = readPage(pathToFileURL(`${folder}/`));
const served = (name: string, headers: Record<string, string> = {}) => {
  const file = page.get(name);
  if (file === undefined) throw new Error(`no ${name}`);
  return finished(file, headers);
};

describe('the reader page', () => {
  it('is the files of the build that a browser needs, and no other', () => {
    expect([...page.keys()].toSorted()).toEqual([
      'index.html',
      'reader/host.json',
      'reader/icon.svg',
      'reader/index-AbCd1234.css',
      'reader/index-AbCd12_-.js',
    ]);
  });

  it('forbids itself anything inline, foreign or made from strings', () => {
    const { headers = {} } = served('index.html');
    const policy = String(headers['content-security-policy']);
    expect(policy).toContain("default-src 'none'");
    expect(policy).toContain("script-src 'self'");
    expect(policy).toContain("frame-ancestors 'none'");
    expect(policy).toContain("require-trusted-types-for 'script'");
    expect(policy).not.toMatch(/unsafe|data:|https?:|\*/);
    expect(headers).toMatchObject({
      'content-type': 'text/html; charset=utf-8',
      'x-content-type-options': 'nosniff',
      'referrer-policy': 'no-referrer',
      'cache-control': 'no-cache',
    });
  });

  it('keeps for good what has its hash in its name, and asks about the rest', () => {
    const control = (name: string) => served(name).headers?.['cache-control'];
    expect(control('reader/index-AbCd12_-.js')).toBe('public, max-age=31536000, immutable');
    expect(control('reader/index-AbCd1234.css')).toBe('public, max-age=31536000, immutable');
    expect(control('reader/host.json')).toBe('no-cache');
    const { headers, statusCode } = served('index.html', {
      'if-none-match': String(served('index.html').headers?.etag),
    });
    expect([statusCode, headers?.['content-security-policy']]).toEqual([
      304,
      served('index.html').headers?.['content-security-policy'],
    ]);
  });

  it('is told whether there are stories', () => {
    const built = page.get('reader/host.json');
    if (built === undefined) throw new Error('no host.json');
    for (const stories of [true, false]) {
      const { statusCode, body } = finished(hostFile(built, { stories }), {});
      expect([statusCode, JSON.parse(String(body))]).toEqual([200, { uploads: null, stories }]);
    }
    expect(hostFile(built, { stories: true }).tag).not.toBe(hostFile(built, { stories: false }).tag);
  });

  it('is compressed as answers are', () => {
    expect(served('reader/index-AbCd12_-.js', { 'accept-encoding': 'br' })).toMatchObject({
      statusCode: 200,
      isBase64Encoded: true,
      headers: { 'content-encoding': 'br', 'content-type': 'text/javascript; charset=utf-8' },
    });
  });
});

describe('its routes', () => {
  it('are no part of the API, and go to the page', () => {
    expect(PATHS).not.toContain('/');
    expect(routed('GET /', '/').resource).toBe(readerPage);
    expect(routed('GET /reader/{file}', '/reader/icon.svg')).toEqual({ resource: readerFile, variable: 'icon.svg' });
  });

  it('answer 404 where the page is not part of the bundle, whatever the query', async () => {
    // Only the page reads its query, so one that the API could not read is none of the function's business.
    const request = { variable: '', query: new Query('article=100%'), headers: {}, hurry: () => false };
    const ports = { table: null, telemetry: null };
    await expect(Reflect.apply(readerPage, null, [request, ports])).rejects.toMatchObject({
      code: 'no-such-route',
      status: 404,
    });
  });
});
