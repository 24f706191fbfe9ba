import { describe, expect, it } from 'vitest';
import { cleanDecoded, rawArticle } from '../../../engine/clean.ts';
import { digestArticle } from '../../../engine/digest.ts';
import { explain } from '../../../engine/explain.ts';

const TEXT =
  'Mayor Ottilie Brandvold opened the lock at Port Ellery on Tuesday. “It took eleven years and $4m,” Brandvold ' +
  'said.\n\n' +
  'The old one burned down in March 1998 after a storm, and boats had gone round by sea since then.';
const article = rawArticle(TEXT, { title: 'Mayor opens lock', publishedAt: '2024-05-16', language: 'en' });

describe('what explains a record', () => {
  const explained = explain(article);
  const { facts } = digestArticle(article);
  const shown = (field: string) => explained.filter((entry) => entry.field === field && entry.shown);

  it('tells of every value that the record shows', () => {
    expect(shown('dates').map(({ text }) => text)).toEqual(facts.dates.map(({ text }) => text));
    expect(shown('quantities').map(({ text }) => text)).toEqual(facts.quantities.map(({ text }) => text));
    expect(shown('quotes').map(({ text }) => text)).toEqual(facts.quotes.map(({ text }) => text));
    expect(shown('names.person').map(({ text }) => text)).toContain(facts.people[0]?.name);
    expect(shown('event.who').map(({ text }) => text)).toEqual(facts.event.who === null ? [] : [facts.event.who.text]);
  });

  it('names the rule, the evidence or the reason', () => {
    expect(shown('dates')[0]?.by).toMatch(/^rule ".+" gives 2024-05-14, counted from 2024-05-16$/);
    expect(shown('quantities')[0]?.by).toMatch(/^rule ".+" of money$/);
    expect(shown('quotes')[0]?.by).toContain('cue "said"');
    expect(shown('names.person')[0]?.by).toMatch(/[+-]\d/);
    expect(shown('summary')[0]?.by).toContain('rank 1');
  });

  it('ranks every sentence, chosen or not', () => {
    expect(explained.filter(({ field }) => field === 'summary')).toHaveLength(3);
  });

  it('names the rules of what cleaning removed', () => {
    const cleaned = cleanDecoded({ text: `${TEXT}\n\nAdvertisement\n\n${TEXT.slice(0, 66)}`, mediaType: 'text/plain' });
    expect(explain(cleaned).filter(({ field }) => field === 'removed')).toContainEqual(
      expect.objectContaining({ text: 'Advertisement', by: 'rule advert' }),
    );
  });

  it('tells of summary and cuts alone in a language whose facts are not read', () => {
    const german = rawArticle('Die Schleuse wurde am Dienstag geöffnet. Sie kostete vier Millionen.', {
      language: 'de',
    });
    expect(new Set(explain(german).map(({ field }) => field))).toEqual(new Set(['summary']));
  });
});
