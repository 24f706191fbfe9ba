import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { utf8Length } from '../../../engine/text/utf8.ts';
import { anyText } from '../../support/any-text.ts';

describe('utf8Length', () => {
  it.each([
    ['', 0],
    ['pier', 4],
    ['Hafenmühle', 11],
    ['港', 3],
    ['🚢', 4],
    ['\ud83d', 3],
    ['\udea2\ud83d', 6],
  ])('%j has %i bytes', (text, bytes) => {
    expect(utf8Length(text)).toBe(bytes);
  });

  it('is the length of what an encoder writes', () => {
    fc.assert(fc.property(anyText(), (text) => utf8Length(text) === new TextEncoder().encode(text).length));
  });
});
