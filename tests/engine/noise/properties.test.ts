import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { RULES } from '../../../engine/blocks/rules.ts';
import { cleanDecoded, cleanSource, rawArticle } from '../../../engine/clean.ts';
import { RejectedError } from '../../../engine/errors.ts';
import { articles, files, NOISE, pages, SENTENCES, wildText } from '../../fuzz/inputs.ts';
import { checkFile, checkText, cleanOrRefuse, demandSound } from '../../fuzz/sound.ts';

/** The same inputs in every run; `npm run fuzz` takes more of them. */
const SEED = 4711;

describe('cleaning any input gives a sound article or a refusal', () => {
  it('text, which a second cleaning leaves as it is', () => {
    fc.assert(
      fc.property(fc.oneof(articles, wildText), (text) => void checkText(text, 'text/plain')),
      { numRuns: 600, seed: SEED },
    );
  });

  it('Markdown', () => {
    fc.assert(
      fc.property(wildText, (text) => void checkText(text, 'text/markdown')),
      { numRuns: 300, seed: SEED },
    );
  });

  it('pages', () => {
    fc.assert(
      fc.property(pages, (text) => void checkText(text, 'text/html')),
      { numRuns: 300, seed: SEED },
    );
  });

  it('bytes', () => {
    fc.assert(
      fc.property(files, fc.constantFrom(null, 'a.md', 'a.html'), (bytes, name) => void checkFile({ bytes, name })),
      { numRuns: 400, seed: SEED },
    );
  });

  it('with any rules kept', () => {
    const names = fc.subarray(RULES.map(({ name }) => name));
    fc.assert(
      fc.property(articles, names, (text, keep) => void checkText(text, 'text/plain', { keep })),
      { numRuns: 200, seed: SEED },
    );
  });
});

describe('what is not cleaned', () => {
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

/** Each of these once took a scan over the rest of the text for every character, or could have. */
const HOSTILE: readonly (readonly [
  name: string,
  mediaType: 'text/plain' | 'text/markdown' | 'text/html',
  text: string,
])[] = [
  ['deep', 'text/html', '<div>'.repeat(100_000)],
  ['attributes', 'text/html', `<p ${'a=b '.repeat(500_000)}>x</p>`],
  ['unclosed', 'text/html', `${'<b><i><p>'.repeat(100_000)}x`],
  ['entities', 'text/html', `<p>${'&amp;'.repeat(400_000)}`],
  ['a megabyte on one line', 'text/plain', `${'word '.repeat(200_000)}.`],
  ['one word', 'text/plain', `${'a'.repeat(1_000_000)} b.`],
  ['parentheses', 'text/plain', `${'('.repeat(400_000)} x`],
  ['brackets and names', 'text/plain', '[Ana Roe (Ana Roe/'.repeat(25_000)],
  ['share words', 'text/plain', 'share this '.repeat(20_000)],
  ['button texts', 'text/plain', 'sign up read more an error '.repeat(15_000)],
  ['capitals', 'text/plain', 'AA BB CC dd '.repeat(30_000)],
  ['lines of capitals', 'text/plain', `${'AA BB CC DD EE FF GG HH '.repeat(30)}\n`.repeat(800)],
  ['names and slashes', 'text/plain', `${'Ana Roe-Lund Bo '.repeat(20)}/ Ana\n`.repeat(1500)],
  ['contributed', 'text/plain', `${SENTENCES[0]} ${'Ana and Bo '.repeat(30_000)}contributed to this`],
  ['short lines', 'text/plain', 'Ana Roe waits for the ferry in the rain\n'.repeat(20_000)],
  [
    'different lines',
    'text/plain',
    Array.from({ length: 8_000 }, (_, at) => `Ana Roe ${at} waits for the ferry number ${at}x`).join('\n'),
  ],
  ['noise', 'text/plain', `${NOISE.join('\n')}\n`.repeat(2_000)],
  ['tags', 'text/plain', '#tag '.repeat(60_000)],
  ['blank lines', 'text/plain', `a\n${'\n \n'.repeat(200_000)}b`],
  ['emphasis', 'text/markdown', `${'*_'.repeat(100_000)} x`],
  ['links', 'text/markdown', '[a]('.repeat(60_000)],
  ['spaces', 'text/plain', `${' '.repeat(400_000)}abc.`],
];
describe('hostile input', () => {
  it.each(HOSTILE)(
    'gives a sound article or a refusal: %s',
    (_, mediaType, text) => {
      const found = cleanOrRefuse(() => cleanDecoded({ text, mediaType }));
      if (found !== null) demandSound(found);
    },
    120_000,
  );

  it('five mebibytes of text are cleaned', () => {
    const story = `${[...SENTENCES, ...NOISE].join('\n')}\n`;
    const text = story.repeat(Math.floor((5 * 1024 * 1024) / story.length));
    expect(cleanOrRefuse(() => cleanDecoded({ text, mediaType: 'text/plain' }))).not.toBeNull();
  }, 120_000);
});
