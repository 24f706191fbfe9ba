import { createHash } from 'node:crypto';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { articleId } from '../../engine/index.ts';
import { anyText } from '../support/any-text.ts';

describe('articleId', () => {
  it.each([
    ['news/2025/Pier reopens.txt', 'pier-reopens-%'],
    ['Überfahrt.md', 'uberfahrt-%'],
    ['港.html', 'article-%'],
    ['a/b/c', 'c-%'],
  ])('of %j is the slug of its file name and a hash of the whole key', (key, pattern) => {
    const hash = createHash('sha256').update(key, 'utf8').digest('hex').slice(0, 16);
    expect(articleId(key)).toBe(pattern.replace('%', hash));
  });

  it('hashes any key as SHA-256 has it', () => {
    fc.assert(
      fc.property(anyText(), (key) =>
        articleId(key).endsWith(createHash('sha256').update(key, 'utf8').digest('hex').slice(0, 16)),
      ),
    );
  });
});
