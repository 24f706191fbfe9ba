import { describe, expect, it } from 'vitest';
import { normalise } from '../../../engine/blocks/normalise.ts';

/** The same text by the short way and by the one that keeps where each character came from. */
function bothWays(source: string): readonly string[] {
  return [normalise(source, 0, source.length), normalise(source, 0, source.length, [])];
}

describe('what is done to the characters of a text', () => {
  it.each([
    ['a control that turns the direction of Arabic goes, in the first word too', 'الم\u061cرفأ مغلق', 'المرفأ مغلق'],
    ['words of Arabic stay', 'المرفأ مغلق اليوم', 'المرفأ مغلق اليوم'],
    ['white space becomes one space', 'The\u00a0 pier ', 'The pier'],
    ['UTF-8 that was read as Latin is put right', 'the town\u00e2\u0080\u0099s pier', 'the town’s pier'],
    ['letters and their accents are in one piece', 'cafe\u0301', 'café'],
  ])('%s', (_what, source, clean) => {
    expect(bothWays(source)).toEqual([clean, clean]);
  });
});
