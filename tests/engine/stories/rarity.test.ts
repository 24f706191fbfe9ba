import { describe, expect, it } from 'vitest';
import { rarityOf } from '../../../engine/stories/rarity.ts';

describe('how rare a word is', () => {
  it('is for a compound as for the rarest of its parts, so that "year-old" leads nowhere', () => {
    expect(rarityOf('year-old', 'year-old')).toBe(Math.max(rarityOf('year', 'year'), rarityOf('old', 'old')));
    expect(rarityOf('lantern-bearer', 'lantern-bearer')).toBe(rarityOf('bearer', 'bearer'));
    expect(rarityOf('brindlesea-on-moor', 'brindlesea-on-moor')).toBe(rarityOf('brindlesea', 'brindlesea'));
  });
});
