import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { FoldedPattern } from '../../../engine/text/folded.ts';

const SOURCES = [
  String.raw`^\p{Lu}[\p{L}\p{M}.'’-]+(?: \p{Ll}+)?`,
  String.raw`(\p{N}+)[–—](\p{L}{2,4})`,
  String.raw`[^\p{L}\p{N}\s]+$`,
];
const LETTERS = [...'aZ9éÉßžŽабВдЖאب中かΩσ\u0301\u0300½٣೪“”–—’.- \n'];

describe('a folded pattern', () => {
  it.each(SOURCES.flatMap((source) => ['', 'i'].map((flags) => [source, flags])))(
    'finds what /%s/%s finds with the classes of all scripts',
    (source, flags) => {
      const folded = new FoldedPattern(source, flags);
      const whole = new RegExp(source, `${flags}u`);
      fc.assert(
        fc.property(fc.array(fc.constantFrom(...LETTERS), { maxLength: 12 }), (letters) => {
          const text = letters.join('');
          expect(folded.test(text)).toBe(whole.test(text));
          expect(folded.exec(text)).toEqual(whole.exec(text) === null ? null : [...(whole.exec(text) ?? [])]);
        }),
      );
    },
  );

  it('gives the text’s own letters, and counts a letter of two units twice', () => {
    expect(new FoldedPattern(String.raw`^(\p{Lu}+) (\p{L}+)`).exec('ÉŽ 𝒶𝒷c.')).toEqual(['ÉŽ 𝒶𝒷c', 'ÉŽ', '𝒶𝒷c']);
    expect(new FoldedPattern(String.raw`^\p{L}{2}$`).test('𐐀')).toBe(true);
  });

  it('leaves a group that took no part undefined', () => {
    expect(new FoldedPattern('a(b)?').exec('a')).toEqual(['a', undefined]);
  });
});
