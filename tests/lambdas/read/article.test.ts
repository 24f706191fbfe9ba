import { beforeAll, describe, expect, it } from 'vitest';
import { articleId, cleanSource, digestArticle } from '../../../engine/index.ts';
import { MAX_TEXT_BYTES } from '../../../engine/limits.ts';
import { member } from '../../../lambdas/shared/json.ts';
import type { StoredRecord } from '../../../lambdas/shared/store/stored.ts';
import { put, sampleRecord, store } from '../../support/articles.ts';
import { ReadApi } from '../../support/read-api.ts';
import { tableForTests } from '../../support/table-for-tests.ts';

const table = tableForTests();
let api: ReadApi;
let article: StoredRecord;
const sentences = [
  'The harbour at Lindvik closed on Wednesday.',
  'Ada Holm spoke to the council.',
  '“We had no choice,” she said.',
];
beforeAll(async () => {
  api = new ReadApi(table);
  article = await put(table, { key: 'news/harbour.txt', sentences, people: ['Ada Holm'] });
});

describe('GET /articles/{id}', () => {
  it('gives the record, without the parts that are asked for by name', async () => {
    const { json } = await api.get(`/articles/${article.id}`);
    expect(json).toMatchObject({
      id: article.id,
      key: 'news/harbour.txt',
      status: 'ready',
      reason: null,
      title: 'Harbour closed at Lindvik',
      titleFrom: 'source',
      publishedAt: '2026-03-04',
      summary: { sentences: [{ text: sentences[0], spans: [[0, 43]] }] },
      facts: { people: [{ key: 'ada holm' }] },
      source: { encoding: 'utf-8', etag: 'd41d8cd98f00b204e9800998ecf8427e' },
    });
    for (const part of ['text', 'removed']) expect(json).not.toHaveProperty(part);
    expect(member(json, 'summary')).not.toHaveProperty('ranking');
    // How the table orders writes is nobody's business.
    for (const inner of ['ver', 'nameRows', 'cleanEngine', 'pk']) expect(json).not.toHaveProperty(inner);
  });

  it('is a NewsArticle of schema.org where JSON-LD is asked for', async () => {
    const accept = { accept: 'application/ld+json' };
    const { json, headers } = await api.get(`/articles/${article.id}?sentences=2`, accept);
    expect(json).toMatchObject({
      '@context': 'https://schema.org',
      '@type': 'NewsArticle',
      identifier: article.id,
      headline: 'Harbour closed at Lindvik',
      datePublished: '2026-03-04',
      abstract: sentences.slice(0, 2).join(' '),
      mentions: expect.arrayContaining([{ '@type': 'Person', name: 'Ada Holm' }]),
    });
    expect(json).not.toHaveProperty('articleBody');
    expect(headers['content-type']).toBe('application/ld+json');
    const plain = await api.get(`/articles/${article.id}?sentences=2`);
    expect(plain.headers.etag).not.toBe(headers.etag);
    const whole = await api.get(`/articles/${article.id}?include=text`, accept);
    expect(whole.json).toMatchObject({ articleBody: sentences.join(' ') });
  });

  it('includes what is asked for', async () => {
    const { json } = await api.get(`/articles/${article.id}?include=text,ranking&include=removed`);
    expect(json).toMatchObject({
      text: sentences.join(' '),
      removed: [{ rule: 'photo-credit' }],
      summary: { ranking: [{ rank: 1 }, { rank: 2 }, { rank: 3 }] },
    });
  });

  it.each([
    ['sentences=1', 1],
    ['sentences=2', 2],
    ['sentences=1000', 3],
    ['words=1', 1],
    ['words=12', 1],
    ['words=13', 2],
    ['words=20000', 3],
  ])('cuts the summary to %s', async (length, count) => {
    const { json } = await api.get(`/articles/${article.id}?${length}`);
    const given = member(member(json, 'summary'), 'sentences');
    expect(given).toMatchObject(sentences.slice(0, count).map((text) => ({ text })));
    expect(given).toHaveLength(count);
    const alone = await api.get(`/articles/${article.id}/summary?${length}`);
    expect(member(alone.json, 'sentences')).toEqual(given);
  });

  it('reads its own writes', async () => {
    const before = await put(table, { key: 'own.txt', sequencer: '01' });
    await put(table, { key: 'own.txt', sequencer: '02', sentences: ['Another day.'] });
    const { json } = await api.get(`/articles/${before.id}/text`);
    expect(member(json, 'text')).toBe('Another day.');
  });

  it.each([
    'none-0123456789abcdef',
    'harbour',
    'HARBOUR-0123456789ABCDEF',
    'harbour-0123456789abcde',
    `${'a'.repeat(61)}-0123456789abcdef`,
    '..%2F..%2Fetc',
    'ARTICLE%23x',
    '%00',
    `${'a'.repeat(3000)}-0123456789abcdef`,
  ])('answers 404 to the id %s', async (id) => {
    const { status, json } = await api.get(`/articles/${id}`);
    expect([status, member(json, 'type')]).toEqual([404, 'urn:nutgraf:problem:no-such-article']);
  });

  it('does not take one key for another of the same id', async () => {
    const other = sampleRecord({ key: 'other.txt' });
    await store(table, { ...other, id: articleId('taken.txt') });
    expect((await api.get('/articles/by-key/taken.txt')).status).toBe(404);
    expect((await api.get('/articles?key=taken.txt')).json).toEqual({ articles: [], cursor: null });
  });
});

describe('the parts of an article', () => {
  it('are those of the record', async () => {
    const path = `/articles/${article.id}`;
    const record = (await api.get(`${path}?include=text`)).json;
    const summary = (await api.get(`${path}/summary`)).json;
    const facts = (await api.get(`${path}/facts`)).json;
    const text = (await api.get(`${path}/text`)).json;
    expect(member(summary, 'sentences')).toEqual(member(member(record, 'summary'), 'sentences'));
    expect(member(facts, 'facts')).toEqual(member(record, 'facts'));
    for (const name of ['text', 'sections', 'words']) expect(member(text, name)).toEqual(member(record, name));
    for (const part of [summary, facts, text]) {
      for (const name of ['id', 'title', 'language']) expect(member(part, name)).toEqual(member(record, name));
    }
  });

  it('come as plain text: one sentence a line, and the text character for character', async () => {
    const plain = { accept: 'text/plain' };
    const summary = await api.get(`/articles/${article.id}/summary?sentences=3`, plain);
    expect(summary.text).toBe(sentences.map((sentence) => `${sentence}\n`).join(''));
    expect(summary.headers['content-language']).toBe('en');
    expect((await api.get(`/articles/${article.id}/text`, plain)).text).toBe(sentences.join(' '));
  });

  it('claim no language where it could not be told', async () => {
    const { id } = await put(table, { key: 'und.txt', language: 'und' });
    expect((await api.get(`/articles/${id}/text`)).headers).not.toHaveProperty('content-language');
  });
});

describe('an article that is not ready', () => {
  it.each([
    ['processing', null, '2'],
    ['rejected', 'empty', undefined],
    ['failed', 'service', undefined],
  ] as const)('%s has a record that says so, and no parts', async (status, reason, retryAfter) => {
    const { id } = await put(table, { key: `${status}.txt`, status });
    const record = await api.get(`/articles/${id}?include=text,ranking,removed`);
    expect(record.status).toBe(200);
    expect(record.json).toMatchObject({ id, status, reason, summary: null, facts: null, source: null, words: 0 });
    expect(record.json).not.toHaveProperty('text');
    for (const part of ['summary', 'facts', 'text']) {
      const answer = await api.get(`/articles/${id}/${part}`);
      expect(answer.status).toBe(409);
      expect(answer.json).toMatchObject({
        type: 'urn:nutgraf:problem:article-not-ready',
        articleStatus: status,
        reason,
      });
      expect(answer.headers['retry-after']).toBe(retryAfter);
    }
  });

  it('deleted is gone, by id, by key and in all its parts, and says nothing of what it was', async () => {
    await put(table, { key: 'secret.txt', sequencer: '01', sentences: ['A retracted claim.'] });
    const { id } = await put(table, { key: 'secret.txt', sequencer: '02', status: 'deleted' });
    for (const path of [
      `/articles/${id}`,
      `/articles/${id}/summary`,
      `/articles/${id}/facts`,
      `/articles/${id}/text`,
      '/articles/by-key/secret.txt',
    ]) {
      const { status, json, text, headers } = await api.get(path);
      expect(status).toBe(410);
      expect(json).toMatchObject({ type: 'urn:nutgraf:problem:article-deleted', id, key: 'secret.txt' });
      expect(text).not.toContain('retracted');
      expect(headers['cache-control']).toBe('no-store');
    }
    const listed = await api.get('/articles?status=deleted');
    expect(listed.json).toMatchObject({ articles: [{ key: 'secret.txt', title: null, lead: null }] });
  });
});

describe('the largest articles', () => {
  const first = ['Ada', 'Nils', 'Eva', 'Omar', 'Lena', 'Ivo', 'Mara', 'Jun'];
  const last = ['Holm', 'Berg', 'Lind', 'Aziz', 'Roth', 'Novak', 'Silva', 'Tanaka', 'Okoye', 'Ferrand'];
  /** As dense in facts as no article is: a name, a date, amounts and a quotation in every paragraph. */
  function paragraph(index: number): string {
    const name = `${first[index % 8]} ${last[index % 10]}`;
    return (
      `On March ${1 + (index % 28)}, ${name}, director of the ${last[(index * 3) % 10]} Institute, paid ` +
      `$${(index * 37) % 9000}.${index % 9} million for ${index % 300} percent of it. ` +
      `“We had no choice but to act ${index} times,” ${name} said on Tuesday in ${last[(index * 7) % 10]}ville. ` +
      'Nobody expects the board to change its mind when it meets again, and the members who voted against it ' +
      'have gone home.'
    );
  }

  it('are served whole, with everything included, compressed or not', async () => {
    const paragraphs: string[] = [];
    let bytes = 0;
    for (let index = 0; ; index++) {
      const next = paragraph(index);
      bytes += Buffer.byteLength(next) + 2;
      if (bytes > MAX_TEXT_BYTES) break;
      paragraphs.push(next);
    }
    const article = {
      ...cleanSource({ bytes: Buffer.from(paragraphs.join('\n\n')), name: 'largest.txt' }),
      language: 'en',
    };
    expect(Buffer.byteLength(article.text)).toBeGreaterThan(MAX_TEXT_BYTES - 500);
    const record = await store(table, {
      ...sampleRecord({ key: 'largest.txt' }),
      article,
      digest: digestArticle(article),
    });
    const path = `/articles/${record.id}?include=text,ranking,removed&sentences=1000`;
    for (const headers of [{}, { 'accept-encoding': 'gzip' }, { 'accept-encoding': 'br' }]) {
      const answer = await api.get(path, headers);
      expect(answer.status, answer.text.slice(0, 300)).toBe(200);
      expect(answer.text.length).toBeGreaterThan(2_000_000);
      expect(member(answer.json, 'text')).toBe(article.text);
      expect(Buffer.byteLength(JSON.stringify(answer.raw))).toBeLessThan(6_291_556);
    }
    const plain = await api.get(`/articles/${record.id}/text`, { accept: 'text/plain' });
    expect(plain.text).toBe(article.text);
  });
});
