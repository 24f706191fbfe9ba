import { Parser } from 'htmlparser2';
import { beforeEach, describe, expect, it } from 'vitest';
import { put } from '../../support/articles.ts';
import { ReadApi } from '../../support/read-api.ts';
import { tableForTests } from '../../support/table-for-tests.ts';

const table = tableForTests({ emptied: true });
let api: ReadApi;
beforeEach(() => {
  api = new ReadApi(table);
});

const HOST = { host: 'news.example' };

/** The texts of an element, in order, with entities read. */
function texts(xml: string, name: string): readonly string[] {
  const found: string[] = [];
  let inside = false;
  const parser = new Parser(
    {
      onopentag: (tag) => {
        inside = tag === name;
        if (inside) found.push('');
      },
      ontext: (text) => {
        if (inside) found.push((found.pop() ?? '') + text);
      },
      onclosetag: () => {
        inside = false;
      },
    },
    { xmlMode: true, decodeEntities: true },
  );
  parser.end(xml);
  return found;
}

describe('GET /feed.atom', () => {
  it('lists the newest articles, each with the time its file was put', async () => {
    await put(table, { key: 'a.txt', publishedAt: '2026-03-02', eventTime: '2026-03-09T10:00:00.000Z' });
    const { id } = await put(table, { key: 'b.txt', publishedAt: '2026-03-03', eventTime: '2026-03-08T10:00:00.000Z' });
    await put(table, { key: 'c.txt', status: 'rejected' });
    const { status, headers, text } = await api.get('/feed.atom', HOST);
    expect([status, headers['content-type']]).toEqual([200, 'application/atom+xml']);
    expect(texts(text, 'updated')).toEqual([
      '2026-03-09T10:00:00.000Z',
      '2026-03-08T10:00:00.000Z',
      '2026-03-09T10:00:00.000Z',
    ]);
    expect(texts(text, 'id').slice(0, 2)).toEqual([
      'tag:news.example,2026:feed',
      `tag:news.example,2026:articles/${id}`,
    ]);
  });

  it('escapes what articles say, and leaves out what XML cannot hold', async () => {
    const sentence = 'Holm & Brandt <b>closed</b> the\u0007 harbour.';
    await put(table, { key: 'a.txt', sentences: [sentence] });
    const { text } = await api.get('/feed.atom', HOST);
    expect(texts(text, 'summary')).toEqual([sentence.replace('\u0007', '')]);
  });

  it('has the same tag while ids and versions are the same', async () => {
    await put(table, { key: 'a.txt', sequencer: '01' });
    const tag = async () => (await api.get('/feed.atom', HOST)).headers.etag ?? '';
    const first = await tag();
    expect((await api.get('/feed.atom', { ...HOST, 'if-none-match': first })).status).toBe(304);
    await put(table, { key: 'a.txt', sequencer: '02' });
    expect(await tag()).not.toBe(first);
  });

  it('is a whole feed where nothing is listed', async () => {
    expect(texts((await api.get('/feed.atom', HOST)).text, 'updated')).toEqual(['1970-01-01T00:00:00Z']);
  });

  it('takes a language and a limit, and nothing else', async () => {
    await put(table, { key: 'a.txt' });
    await put(table, { key: 'b.txt', language: 'de' });
    expect((await api.get('/feed.atom?language=de&limit=5', HOST)).text.match(/<entry>/g)).toHaveLength(1);
    expect((await api.get('/feed.atom?name=Ada', HOST)).status).toBe(400);
  });
});
