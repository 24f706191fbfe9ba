import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { lostAttributions } from '../../bench/lost-attributions.ts';
import { rawArticle } from '../../engine/clean.ts';
import { digestArticle } from '../../engine/digest.ts';
import type { Digest } from '../../engine/record.ts';

const own = ['events.jsonl', 'speakers.jsonl'].flatMap((name) =>
  readFileSync(new URL(`../../bench/cases/${name}`, import.meta.url), 'utf8')
    .trim()
    .split('\n')
    .map((line): { readonly id: string; readonly text: string } => JSON.parse(line)),
);

const accusations = [
  'A clerk at the Tavish harbour office took 40,000 crowns from the widows’ fund, police said.',
  'A clerk took 40,000 crowns from the widows’ fund of Tavish, according to court papers.',
  'Two guards at the Tavish quay let the smugglers pass, a person familiar with the inquiry said on Monday.',
  'The mayor of Tavish was paid by the builder of the quay, the weekly Harbour Light reported on Friday.',
  'The mayor of Tavish allegedly took a boat from the builder of the quay (police said) and hid it.',
  'Prosecutors say the baker Ilse Brandt set her own shop on fire, which she denies.',
  'A man shot two dogs in a park in Tavish, leaving at least three walkers hurt, witnesses told the Harbour ' +
    'Light, and then he may have driven north in a stolen bus.',
];

describe('summaries and made headlines', () => {
  it.each(own.map(({ id, text }) => [id, text] as const))('keep the attributions of %s', (_, text) => {
    const article = rawArticle(text, { language: 'en' });
    expect(lostAttributions(article, digestArticle(article))).toEqual([]);
  });

  it.each(accusations)('keep who says %j', (lead) => {
    const article = rawArticle(`${lead} The case will be heard in May. Tavish has 9,000 people.`, { language: 'en' });
    const digest = digestArticle(article);
    expect(lostAttributions(article, digest)).toEqual([]);
    expect(digest.title === null || lead === `${digest.title}.`).toBe(true);
  });
});

describe('the check itself', () => {
  const text = 'The clerk took the money, police said. He fled.';
  const article = rawArticle(text, { language: 'en' });
  const made = digestArticle(article);

  it('finds an attribution cut from a summary', () => {
    const ranking = made.summary.ranking.map((sentence) =>
      sentence.order > 0
        ? sentence
        : {
            ...sentence,
            spans: [[0, 24] as const, [37, 38] as const],
            cut: [{ text: ', police said', start: 24, end: 37, why: 'attribution' }],
          },
    );
    const broken: Digest = { ...made, title: null, titleFrom: null, summary: { ...made.summary, ranking } };
    expect(lostAttributions(article, broken)).toEqual([
      { in: 'summary', shown: 'The clerk took the money.', lost: ', police said' },
    ]);
  });

  it('finds a headline that breaks off before its attribution, and one from nowhere', () => {
    const cut: Digest = { ...made, title: 'The clerk took the money', titleFrom: 'headline' };
    expect(lostAttributions(article, cut).map(({ lost }) => lost)).toEqual([', police said']);
    expect(lostAttributions(article, { ...cut, title: 'The police took the money' })).toHaveLength(1);
  });
});
