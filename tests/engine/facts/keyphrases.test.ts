import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { rawArticle } from '../../../engine/clean.ts';
import { analyse } from '../../../engine/digest.ts';
import { findKeyphrases } from '../../../engine/facts/keyphrases.ts';

function phrasesOf(text: string, title: string | null = null): string[] {
  return findKeyphrases(analyse(rawArticle(text, { title, language: 'en' }))).map((fact) => fact.text);
}

const STORY =
  'The flood barrier at Lowmere will cost 31 million pounds. Councillors backed the flood barrier after a second vote. ' +
  'Engineers said the barrier would protect the lower town. The town was flooded in January.';

describe('findKeyphrases', () => {
  test('puts first what the text is about', () => {
    expect(phrasesOf(STORY).slice(0, 3)).toContain('flood barrier');
  });

  test('prefers what the title names', () => {
    const place = (title: string | null) => phrasesOf(STORY, title).indexOf('Engineers');
    expect(place(null)).toBeGreaterThan(0);
    expect(place('Engineers speak')).toBeLessThan(place(null));
  });

  test('gives no function words, numbers or days', () => {
    for (const phrase of phrasesOf(`${STORY} On Monday there were 40 of them, and they said so.`)) {
      expect(phrase).not.toMatch(/^(?:the|on|monday|there|they|said|\d+)\b/i);
    }
  });

  test('gives at most twelve, each once and none within another, every one a slice', () => {
    fc.assert(
      fc.property(
        fc.array(fc.lorem({ maxCount: 8, mode: 'sentences' }), { minLength: 1, maxLength: 6 }),
        (sentences) => {
          const text = sentences.join(' ');
          const facts = findKeyphrases(analyse(rawArticle(text, { language: 'en' })));
          expect(facts.length).toBeLessThanOrEqual(12);
          for (const { text: slice, start, end, score } of facts) {
            expect(text.slice(start, end)).toBe(slice);
            expect(score).toBeGreaterThan(0);
            expect(score).toBeLessThanOrEqual(1);
          }
          const lower = facts.map((fact) => ` ${fact.text.toLowerCase()} `);
          lower.forEach((phrase, index) => {
            expect(lower.some((other, at) => at !== index && other.includes(phrase))).toBe(false);
          });
        },
      ),
      { numRuns: 50 },
    );
  });
});
