import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { cleanSource, digestArticle } from '../../../engine/index.ts';
import { pack, unpack } from '../../../lambdas/shared/store/blobs.ts';
import { fromColumns, toColumns } from '../../../lambdas/shared/store/columns.ts';
import { compacted, expand } from '../../../lambdas/shared/store/compact.ts';

const STORED_VALUE = {
  title: 'Port Ellery votes for a second pier',
  text: 'The harbour council voted on Tuesday night for a second pier.',
  dates: [
    { text: 0, start: 33, end: 13, score: 0.5 },
    { text: 0, start: 50, end: 2, score: 1 },
  ],
};
const STORED_COLUMNS =
  'kQMbqgAgnAV2O3Jn8hYM0k58HoVBzS1V9tk5QU3NdlWqgWYXhb3BaRaYma6ZhsYGNTlg/t2yBwprAcWBWTAOtj0Lx' +
  'zA6aUDNKaor2FLpREM2n/XNKmPhxV2W6PS/VJwBBuZaz7uPisSyj89ldTVwAcLAnHX4xLGLV08=';

function backFrom(value: unknown): unknown {
  return fromColumns(JSON.parse(JSON.stringify(toColumns(value))));
}

describe('columns', () => {
  it('name members once, or not at all', () => {
    expect(toColumns([{ quay: 1 }, { quay: 2 }])).toEqual([[1, 1 + 1, [[['quay'], [1, 2]]]]]);
    expect(JSON.stringify(toColumns([{ text: 0, start: 3, end: 4, score: 0.5 }]))).not.toContain('start');
  });

  it('write places from where the row before ended, and scores in thousandths', () => {
    const rows = [
      { start: 10, end: 5, score: 0.25 },
      { start: 16, end: 4, score: 1 },
    ];
    expect(JSON.stringify(toColumns(rows))).toContain('[10,1],[5,4],[250,1000]');
  });

  it('leave numbers that are none of these as they are', () => {
    const rows = [
      { start: null, end: 5, order: 1.5, score: 0.123_456 },
      { start: 16, end: 4, order: 'second', score: null },
    ];
    expect(backFrom(rows)).toEqual(rows);
  });

  it('come back as they were, whatever is in them, to the order of members', () => {
    const place = fc.record({
      start: fc.option(fc.nat(9_999)),
      end: fc.nat(9_999),
      order: fc.nat(50),
      score: fc.oneof(fc.constantFrom(0, 0.5, 0.123, 1), fc.double({ min: 0, max: 1, noNaN: true })),
    });
    // A member of this name would be the object's prototype, in records as anywhere.
    const json = fc.jsonValue({ maxDepth: 4 }).filter((value) => !JSON.stringify(value).includes('__proto__'));
    fc.assert(
      fc.property(fc.oneof(json, fc.array(place), fc.array(fc.array(place))), (value) => {
        const plain = JSON.stringify(value);
        expect(JSON.stringify(backFrom(JSON.parse(plain)))).toBe(plain);
      }),
    );
  });

  it('of a shape that is not known yet are refused by name', () => {
    expect(() => fromColumns([[9_999, 0]])).toThrow(/shape 9999.*newer/);
  });
});

describe('a blob of columns', () => {
  // As version 0.2.0 wrote it: what is in tables must be read by every later release.
  it('is read as it was stored', () => {
    expect(unpack(Buffer.from(STORED_COLUMNS, 'base64'))).toEqual(STORED_VALUE);
  });

  it.each(['quotes-teachers.txt', 'earnings-noise.txt', 'market-sanctions.txt'])(
    'brings a record back to the order of its members, and is three tenths smaller: %s',
    (name) => {
      const bytes = readFileSync(new URL(`../../../events/articles/${name}`, import.meta.url));
      const clean = cleanSource({ bytes, name });
      const digest = digestArticle(clean);
      const packed = pack(compacted(digest, clean.text, 'shorter'), 'columns');
      const back = unpack(packed);
      expand(back, clean.text);
      expect(JSON.stringify(back)).toBe(JSON.stringify(digest));
      expect(JSON.stringify(unpack(pack(clean, 'columns')))).toBe(JSON.stringify(clean));
      expect(packed.length).toBeLessThan(0.7 * pack(compacted(digest, clean.text)).length);
    },
  );
});

describe('a digest in its shorter form', () => {
  const text = 'Ada Holm spoke. Holm left.';
  const mention = (start: number, end: number) => ({ text: text.slice(start, end), start, end });
  const comesBack = (value: object) => {
    const stored: unknown = JSON.parse(JSON.stringify(compacted(value, text, 'shorter')));
    expand(stored, text);
    expect(JSON.stringify(stored)).toBe(JSON.stringify(value));
  };

  it('tells names by their mentions', () => {
    const person = { name: 'Ada Holm', key: 'ada holm', aliases: ['Holm'], mentions: [mention(0, 8), mention(16, 20)] };
    expect(JSON.stringify(compacted(person, text, 'shorter'))).not.toMatch(/holm/i);
    comesBack(person);
  });

  it('keeps names and keys that no mention has', () => {
    comesBack({ name: 'Ada Solheim', key: 'solheim', aliases: ['Holm', 'A. H.'], mentions: [mention(16, 20)] });
    comesBack({ name: null, key: null, text: 'Holm', start: 16, end: 20 });
  });

  it('tells a sentence by what was cut from its beginning, and any other by its slices', () => {
    expect(compacted({ ...mention(0, 15), spans: [[4, 15]] }, text, 'shorter')).toMatchObject({ spans: 4 });
    comesBack({ ...mention(0, 15), spans: [[4, 15]] });
    comesBack({
      ...mention(0, 15),
      spans: [
        [0, 3],
        [9, 15],
      ],
    });
    comesBack({ ...mention(0, 15), spans: [[0, 8]] });
  });
});
