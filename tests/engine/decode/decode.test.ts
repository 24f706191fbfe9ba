import { describe, expect, it } from 'vitest';
import { decodeSource } from '../../../engine/decode/decode.ts';
import { textTypeOf } from '../../../engine/decode/media-type.ts';
import { RejectedError } from '../../../engine/errors.ts';
import { MAX_SOURCE_BYTES } from '../../../engine/limits.ts';
import { doubleByte, singleByte, utf16 } from './encode.ts';

const STORY = 'The café on Rué Street reopened – “at last”, its owner said. It had been shut since May. ';

function rejection(bytes: Uint8Array, name?: string): RejectedError {
  try {
    decodeSource(bytes, null, name);
  } catch (error) {
    if (error instanceof RejectedError) return error;
    throw error;
  }
  throw new Error('was not rejected');
}

describe('decodeSource', () => {
  it.each([
    ['utf-8 with a mark', new TextEncoder().encode(`\ufeff${STORY}`), null, 'utf-8'],
    ['utf-8 without', new TextEncoder().encode(STORY), null, 'utf-8'],
    ['utf-16le with a mark', utf16(STORY, false, true), null, 'utf-16le'],
    ['utf-16be with a mark', utf16(STORY, true, true), null, 'utf-16be'],
    ['utf-16le without', utf16(STORY, false, false), null, 'utf-16le'],
    ['utf-16be without', utf16(STORY, true, false), null, 'utf-16be'],
    ['windows-1252, not declared', singleByte(STORY, 'windows-1252'), null, 'windows-1252'],
    [
      'windows-1252, declared as latin 1',
      singleByte(STORY, 'windows-1252'),
      'text/plain; charset=ISO-8859-1',
      'windows-1252',
    ],
    ['utf-8, declared as latin 1', new TextEncoder().encode(STORY), 'text/plain; charset=iso-8859-1', 'utf-8'],
  ])('reads %s', (_, bytes, contentType, encoding) => {
    const { text, format } = decodeSource(bytes, contentType, 'story.txt');
    expect(text).toBe(STORY);
    expect(format).toMatchObject({ encoding, mediaType: 'text/plain', bytes: bytes.length });
  });

  it.each([
    [
      'windows-1251',
      'Городской совет одобрил новый мост через реку. Жители ждали этого решения несколько лет, сообщил мэр. ',
      singleByte,
    ],
    [
      'iso-8859-2',
      'Rada města schválila nový most přes řeku. Obyvatelé čekali na rozhodnutí několik let, řekl starosta. ',
      singleByte,
    ],
    [
      'shift_jis',
      '市議会は火曜日に新しい橋の計画を承認した。住民は長い間この決定を待っていたと市長は述べた。',
      doubleByte,
    ],
    ['gb18030', '市议会星期二批准了新桥的计划。居民们等待这个决定已经很久了，市长说。这座桥将在春天开工。', doubleByte],
  ] as const)('reads declared %s', (label, story, encode) => {
    const { text } = decodeSource(encode(story, label), `text/plain; charset=${label}`, null);
    expect(text).toBe(story);
  });

  it.each([
    [
      'windows-1251',
      'Городской совет одобрил новый мост через реку. Жители ждали этого решения несколько лет, сообщил мэр. ',
      singleByte,
    ],
    [
      'shift_jis',
      '市議会は火曜日に新しい橋の計画を承認した。住民は長い間この決定を待っていたと市長は述べた。',
      doubleByte,
    ],
    ['gb18030', '市议会星期二批准了新桥的计划。居民们等待这个决定已经很久了，市长说。这座桥将在春天开工。', doubleByte],
  ] as const)('detects %s', (label, story, encode) => {
    const { text } = decodeSource(encode(story.repeat(4), label), null, null);
    expect(text).toBe(story.repeat(4));
  });

  it('reads the charset that a page declares', () => {
    const page = '<!doctype html><html><head><meta charset="windows-1251"></head><body><p>Мост</p></body></html>';
    const { text, format } = decodeSource(singleByte(page, 'windows-1251'), null, 'page.html');
    expect(text).toContain('Мост');
    expect(format.mediaType).toBe('text/html');
  });

  it('refuses what is no text after a mark of UTF-16', () => {
    const noise = Uint8Array.from({ length: 4096 }, (_, at) => (at * at * 48_271 + at * 7_919) >> 7);
    for (const mark of [
      [0xff, 0xfe],
      [0xfe, 0xff],
    ])
      expect(rejection(Uint8Array.from([...mark, ...noise])).reason).toBe('undecodable');
    const broken = utf16(STORY.repeat(3), false, true);
    broken.set([0x00, 0xd8], 20);
    expect(decodeSource(broken, null, null).text).toContain('its owner said');
  });

  it('keeps damaged UTF-8 as UTF-8', () => {
    const bytes = new TextEncoder().encode(STORY.repeat(5));
    const { text, format } = decodeSource(bytes.slice(0, bytes.indexOf(0xc3) + 1 + 200), null, null);
    expect(format.encoding).toBe('utf-8');
    expect(text.startsWith('The café')).toBe(true);
  });

  it.each([
    ['application/pdf', '%PDF-1.7\n%âãÏÓ'],
    ['application/zip', 'PK\x03\x04\x14\x00\x00\x00'],
    ['wordprocessingml', 'PK\x03\x04\x14\x00\x00\x00word/document.xml'],
    ['image/png', '\x89PNG\r\n\x1a\n\x00\x00'],
    ['image/jpeg', '\xff\xd8\xff\xe0\x00\x10JFIF'],
    ['application/x-elf', '\x7fELF\x02\x01\x01\x00'],
    ['binary data', '\x01\x02\x03\x04abc\x05\x06\x07'],
  ])('refuses %s by name', (type, content) => {
    const error = rejection(
      Uint8Array.from(content, (character) => character.charCodeAt(0) & 0xff),
      'article.txt',
    );
    expect(error.reason).toBe('unsupported-type');
    expect(error.message).toContain(type);
  });

  const FERRY = 'The ferry to Tern Island stopped on Monday, its captain said.\n';

  it.each([
    ['votes.csv', null, 'csv'],
    ['read.JS', 'text/plain', 'js'],
    ['export.TSV', null, 'tsv'],
    ['a/b.c/watch.ps1', null, 'ps1'],
    ['upload', 'text/csv; charset=utf-8', 'csv'],
    ['upload', 'application/x-javascript', 'javascript'],
  ])('refuses %s (content type %s) by its kind', (name, contentType, kind) => {
    const read = () => decodeSource(new TextEncoder().encode(FERRY), contentType, name);
    expect(read).toThrow(expect.objectContaining({ reason: 'unsupported-type' }));
    expect(read).toThrow(`"${kind}"`);
  });

  it.each([
    ['story', null, FERRY],
    ['story.v2', null, FERRY],
    ['3.csv.txt', null, FERRY],
    ['Nr. 4.March', null, FERRY],
    ['csv', 'binary/octet-stream', FERRY],
    ['page.js', null, `<!doctype html><p>${FERRY}</p>`],
  ])('reads %s (content type %s)', (name, contentType, content) => {
    expect(decodeSource(new TextEncoder().encode(content), contentType, name).text).toContain('Tern Island');
  });

  it('refuses what is empty and what is too large', () => {
    expect(rejection(new Uint8Array()).reason).toBe('empty');
    expect(rejection(new Uint8Array(MAX_SOURCE_BYTES + 1).fill(0x61)).reason).toBe('too-large');
  });

  it.each([
    ['text/html', null, 'no extension at all', '<!doctype html><p>Hello.</p>'],
    ['text/html', 'text/html', 'page', 'Hello.'],
    ['text/html', 'binary/octet-stream', 'page.htm', 'Hello.'],
    ['text/markdown', 'text/plain', 'note.md', '# Hello'],
    ['text/plain', null, 'note.txt', 'He wrote <p> in the margin.'],
    ['text/plain', null, 'note.txt', '<3 is what the sign said.'],
  ])('takes for %s (content type %s, name %s)', (mediaType, contentType, name, content) => {
    expect(decodeSource(new TextEncoder().encode(content), contentType, name).format.mediaType).toBe(mediaType);
  });
});

describe('a file whose name tells nothing', () => {
  it.each([
    ['<!---->'.repeat(500), '<html><body><p>A ferry.'],
    ['<!-- a > b -->\n\n', '<!DOCTYPE html>\n<p>A ferry.'],
    ['<?xml version="1.0"?>\n<!-- x -->', '<div>A ferry'],
    [' \n\t', '<p>A ferry.</p>'],
    ['<!---->'.repeat(40), '<p>A ferry.</p>'],
  ])('%#: is a page', (before, page) => {
    expect(textTypeOf(null, 'x', before + page)).toBe('text/html');
  });

  it.each([
    `${'<!---->'.repeat(2000)}A ferry.`,
    '<!-- open A ferry.',
    '<!--'.repeat(4000),
    '<p>A ferry.',
    '<b>A ferry.</b>',
    '<htmlx>',
    '<?xml A ferry.',
    `${' '.repeat(16_000)}<x`,
  ])('%#: is text', (text) => {
    expect(textTypeOf(null, null, text)).toBe('text/plain');
  });
});
