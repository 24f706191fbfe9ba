import { describe, expect, it } from 'vitest';
import { entryAfter } from '../../web/list/keys.ts';

describe('the keys of a list', () => {
  it('go down with j, from the first entry on, and stop at the last', () => {
    expect(entryAfter('j', -1, 3)).toBe(0);
    expect(entryAfter('j', 1, 3)).toBe(2);
    expect(entryAfter('j', 2, 3)).toBeNull();
    expect(entryAfter('j', -1, 0)).toBeNull();
  });

  it('go up with k, and stop at the first', () => {
    expect(entryAfter('k', 2, 3)).toBe(1);
    expect(entryAfter('k', 0, 3)).toBeNull();
    expect(entryAfter('k', -1, 3)).toBeNull();
  });

  it('leave every other key alone', () => {
    expect(entryAfter('Enter', 1, 3)).toBeNull();
    expect(entryAfter('J', 1, 3)).toBeNull();
  });
});
