import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type CleanOptions, cleanDecoded, cleanSource, rawArticle } from '../../../engine/clean.ts';
import { RejectedError } from '../../../engine/errors.ts';
import type { CleanArticle } from '../../../engine/record.ts';

const SENTENCES = [
  'The council approved the plan on Tuesday after a long debate in the town hall.',
  'Residents of the quarter had asked for the bridge since the flood of 2019, the mayor said.',
  '“We will not wait another year,” said Ana Roe, who leads the harbour office.',
  'The work will cost 12 million crowns and is paid for by the region and the state.',
];
const NOISE = [
  'Advertisement',
  'Loading...',
  'Share on Facebook',
  'Read more: A storm closes the road',
  'Photo: Lena Orth/Getty Images',
  'Subscribe to our newsletter',
];
const WILD = [
  '- an item',
  '1. first',
  'A Short Heading',
  'By Ana Roe',
  '5 January 2024',
  'ROSK (Reuters) - ',
  'What Happened: ',
  '> quoted',
  '<b>',
  '&amp;',
  '\u202e',
  '\0',
  '\ud800',
  'â€™',
  '\t',
  '...',
];

const paragraph = fc
  .array(fc.constantFrom(...SENTENCES, ...NOISE, ...WILD), { minLength: 1, maxLength: 4 })
  .map((parts) => parts.join(' '));
const article = fc
  .array(fc.tuple(paragraph, fc.constantFrom('\n', '\n\n', '\r\n', '\n \n')), { maxLength: 12 })
  .map((parts) => parts.flat().join(''));
const page = fc
  .array(
    fc.constantFrom(
      '<p>',
      '</p>',
      '<div class="article-body">',
      '</div>',
      '<table><tr><td>',
      '<li>',
      '<a href=x>',
      '</a>',
      '<b',
      '<!--',
      '&#xd800;',
      '&nope;',
      '<script>',
      '</script>',
      '<h1>',
      '<article>',
      '<form>',
      ...SENTENCES,
      ...NOISE,
    ),
    { maxLength: 40 },
  )
  .map((parts) => parts.join(''));

/** Cleans, and lets nothing through but an article or a typed refusal. */
function clean(run: () => CleanArticle): CleanArticle | null {
  try {
    return run();
  } catch (error) {
    if (error instanceof RejectedError) return null;
    throw error;
  }
}

function expectSound(found: CleanArticle): void {
  const { text } = found;
  expect(text.isWellFormed()).toBe(true);
  expect(text).not.toMatch(/[\0\r\u202a-\u202e\u2066-\u2069]/);
  expect(text).toBe(text.trim());
  expect(text).not.toMatch(/ {2}|\n{3}| \n/);
  for (const { start, end } of [...found.headings, ...found.sections]) {
    expect(text.slice(start, end).trim()).not.toBe('');
    expect(text.slice(start, end)).toBe(text.slice(start, end).trim());
  }
  for (const removal of found.removed) expect(removal.text.isWellFormed() && removal.text.length <= 200).toBe(true);
  expect(found.removed.length).toBeLessThanOrEqual(200);
  expect(found.removedTotals.entries).toBeGreaterThanOrEqual(found.removed.length);
}

describe('cleaning any input', () => {
  it.each(['text/plain', 'text/markdown', 'text/html'] as const)('gives sound text or a refusal: %s', (mediaType) => {
    fc.assert(
      fc.property(fc.oneof(article, page, fc.string({ unit: 'binary' })), (text) => {
        const found = clean(() => cleanDecoded({ text, mediaType }));
        if (found !== null) expectSound(found);
      }),
      { numRuns: 200 },
    );
  });

  it('gives sound text or a refusal: bytes', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 400 }), fc.constantFrom(null, 'a.md', 'a.html'), (bytes, name) => {
        const found = clean(() => cleanSource({ bytes, name }));
        if (found !== null) expectSound(found);
      }),
      { numRuns: 300 },
    );
  });

  it('shows every cut of plain text at its place', () => {
    fc.assert(
      fc.property(article, (text) => {
        const found = clean(() => cleanDecoded({ text, mediaType: 'text/plain' }));
        const source = text.toWellFormed();
        for (const { start, end, text: cut } of found?.removed ?? []) {
          expect(source.slice(start ?? -1, end ?? -1).startsWith(cut)).toBe(true);
        }
      }),
      { numRuns: 200 },
    );
  });

  it('changes nothing the second time', () => {
    fc.assert(
      fc.property(article, (text) => {
        const once = clean(() => cleanDecoded({ text, mediaType: 'text/plain' }));
        if (once === null) return;
        const again = clean(() => cleanDecoded({ text: once.text, mediaType: 'text/plain' }));
        expect(again?.text).toBe(once.text);
      }),
      { numRuns: 300 },
    );
  });
});

describe('options', () => {
  const source = `${SENTENCES[0]}\n\nShare on Facebook\n\n${SENTENCES[1]}\n`;
  const cleaned = (options?: CleanOptions) => cleanDecoded({ text: source, mediaType: 'text/plain' }, options);

  it('keeps what a rule would cut', () => {
    expect(cleaned().text).not.toContain('Facebook');
    expect(cleaned({ keep: ['share-bar'] }).text).toContain('Share on Facebook');
  });

  it('gives a raw text back character for character', () => {
    const raw = '  Loading...\r\n\u0000Two  spaces.\n';
    expect(rawArticle(raw, { title: 'T', language: 'en' })).toMatchObject({
      text: raw,
      title: 'T',
      language: 'en',
      removed: [],
    });
    expect(() => rawArticle(' \n')).toThrow(RejectedError);
  });

  it.each(['', ' \n\t ', '***', 'Loading...'])('refuses %j as empty', (text) => {
    expect(() => cleanSource({ bytes: new TextEncoder().encode(text) })).toThrow(
      expect.objectContaining({ reason: 'empty' }),
    );
  });
});

describe('hostile input', () => {
  it.each([
    ['deep', 'text/html', '<div>'.repeat(100_000)],
    ['attributes', 'text/html', `<p ${'a=b '.repeat(500_000)}>x</p>`],
    ['unclosed', 'text/html', `${'<b><i><p>'.repeat(100_000)}x`],
    ['entities', 'text/html', `<p>${'&amp;'.repeat(400_000)}`],
    ['one line', 'text/plain', `${'word '.repeat(100_000)}.`],
    ['parentheses', 'text/plain', `${'('.repeat(400_000)} x`],
    ['share words', 'text/plain', 'share this '.repeat(20_000)],
    ['emphasis', 'text/markdown', `${'*_'.repeat(100_000)} x`],
    ['links', 'text/markdown', '[a]('.repeat(60_000)],
    ['spaces', 'text/plain', `${' '.repeat(400_000)}abc.`],
  ] as const)(
    'is bounded: %s',
    (_, mediaType, text) => {
      const found = clean(() => cleanDecoded({ text, mediaType }));
      if (found !== null) expectSound(found);
    },
    20_000,
  );
});
