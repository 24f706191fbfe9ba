import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { digestedRecord } from '../../bin/commands/record.ts';
import { cleanSource } from '../../engine/clean.ts';
import type { SummarySentence } from '../../engine/record.ts';
import { summaryAs } from '../../web/article/copies.ts';
import { placeOf } from '../../web/place.ts';

const FILE = 'events/articles/council-page.html';
const record = digestedRecord(
  FILE,
  cleanSource({ bytes: readFileSync(join(import.meta.dirname, '../..', FILE)), name: FILE }),
  {},
);
const sentences = record.summary?.sentences ?? [];
const LINK = 'https://news.example/?article=x&sentences=2';

function sentence(text: string): SummarySentence {
  return { text, spans: [[0, text.length]], order: 0, rank: 1, score: 1, reasons: [], cut: [] };
}

describe('a copied summary', () => {
  it('as text is title, source, sentences and link', () => {
    const lines = summaryAs('text', record, sentences, LINK).split('\n');
    expect(lines.slice(0, 2)).toEqual([record.title, expect.stringContaining('The Lowmere Gazette')]);
    expect(lines.slice(3, 3 + sentences.length)).toEqual(sentences.map(({ text }) => text));
    expect(lines.slice(-2)).toEqual([LINK, '']);
  });

  it('of an article without a title has no id for one', () => {
    const [first] = summaryAs('text', { ...record, title: null }, sentences, LINK).split('\n');
    expect(first).toBe('An untitled article');
  });

  it('with evidence says of each sentence where it is, with a link that leads there', () => {
    const copied = summaryAs('evidence', record, sentences, LINK);
    for (const { text, spans } of sentences) {
      expect(copied).toContain(text);
      for (const [start, end] of spans) expect(copied).toContain(`  characters ${start} to ${end}: `);
    }
    const links = [...copied.matchAll(/https:\S+/g)].map(([link]) => placeOf(new URL(link).search));
    expect(links).toHaveLength(sentences.flatMap(({ spans }) => spans).length);
    for (const link of links) {
      expect(link).toMatchObject({ view: 'article', id: 'x', sentences: 2, at: { says: expect.any(String) } });
    }
  });

  it('as Markdown links its title, and holds no markup of the article', () => {
    const hostile = [
      '<script>alert(1)</script> & [x](y)',
      '# no heading *no stress*',
      '1. no list',
      '- no list',
      '&lt;b&gt;',
    ];
    const copied = summaryAs('markdown', { ...record, title: 'A [title] <b>' }, hostile.map(sentence), LINK);
    expect(copied).toContain(`## [A \\[title\\] \\<b\\>](<${LINK}>)`);
    expect(copied).toContain('\\<script\\>alert(1)\\</script\\> & \\[x\\](y)');
    for (const line of ['\\# no heading \\*no stress\\*', '1\\. no list', '\\- no list', '\\&lt;b\\&gt;']) {
      expect(copied.split('\n')).toContain(line);
    }
    expect(copied).not.toMatch(/^(?:# |- |\d+\. )/m);
  });

  it('as JSON has the slices, so that it can be checked against the article', () => {
    const copied = JSON.parse(summaryAs('json', record, sentences, LINK));
    expect(copied).toMatchObject({ id: record.id, link: LINK, title: record.title });
    expect(copied.summary).toEqual(sentences.map(({ text, spans, rank, cut }) => ({ text, spans, rank, cut })));
  });

  it('leaves out what the source does not say', () => {
    const bare = { ...record, site: null, byline: null, publishedAt: null };
    expect(summaryAs('text', bare, sentences, LINK).split('\n').slice(0, 3)).toEqual([
      record.title,
      '',
      sentences[0]?.text,
    ]);
    expect(summaryAs('markdown', bare, sentences, LINK)).not.toContain('**');
  });
});
