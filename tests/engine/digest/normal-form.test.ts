import { describe, expect, it } from 'vitest';
import { cleanDecoded, rawArticle } from '../../../engine/clean.ts';
import { digestArticle } from '../../../engine/digest.ts';
import type { Digest } from '../../../engine/record.ts';
import { composedText } from '../../../engine/text/normal-form.ts';

const TEXT =
  'Renée Kövér met Óscar Núñez in Tromsø and Åarup on Tuesday. “We are ready to build the quay,” said Núñez, the ' +
  'mayor of Årdal.\n\n' +
  'The mayor, 44, said the work would cost €3 million and end in 2031. Kövér thanked the people of Tromsø for ' +
  'their patience.';

/** Every span of a digest with the text it stands for. */
function* spansOf(value: unknown): Generator<{ readonly start: number; readonly end: number; readonly text: string }> {
  if (typeof value !== 'object' || value === null) return;
  if (
    'start' in value &&
    'end' in value &&
    'text' in value &&
    typeof value.start === 'number' &&
    typeof value.end === 'number' &&
    typeof value.text === 'string'
  )
    yield { start: value.start, end: value.end, text: value.text };
  for (const part of Object.values(value)) yield* spansOf(part);
}

const shown = ({ facts }: Digest) => ({
  people: facts.people.map(({ name, mentions }) => [name, mentions.map(({ text }) => text.normalize('NFC'))]),
  places: facts.places.map(({ name }) => name),
  quotes: facts.quotes.map(({ text, speaker }) => [text.normalize('NFC'), speaker?.text.normalize('NFC')]),
  quantities: facts.quantities.map(({ text }) => text),
  dates: facts.dates.map(({ text }) => text),
});

describe('a text with its accents as separate characters', () => {
  const decomposed = TEXT.normalize('NFD');

  it('gives the facts of the composed one, with spans exact in the text as it is', () => {
    const found = digestArticle(rawArticle(decomposed, { language: 'en' }));
    expect(shown(found)).toEqual(shown(digestArticle(rawArticle(TEXT, { language: 'en' }))));
    const spans = [...spansOf(found)];
    expect(spans.length).toBeGreaterThan(20);
    for (const { start, end, text } of spans) expect([text, start < end]).toEqual([decomposed.slice(start, end), true]);
  });

  it('has its ranking and its headings in the text as it is', () => {
    const title = 'Renée Kövér in Tromsø'.normalize('NFD');
    const article = { ...rawArticle(`${title}\n\n${decomposed}`), headings: [{ start: 0, end: title.length }] };
    const { summary } = digestArticle(article);
    const [first] = summary.ranking;
    expect(article.text.slice(first?.start, first?.end)).toMatch(/^Rene.*Tuesday\.$/);
    expect(summary.ranking.at(-1)?.end).toBe(article.text.length);
  });

  it('is composed by cleaning, whose cuts still count in the source', () => {
    const source =
      `Advertisement – Café Zoë\n\nShare on Fácebook\n\n${TEXT}\n\n(Écrit par Renée; editing by Zoë Kövér)`.normalize(
        'NFD',
      );
    const found = cleanDecoded({ text: source, mediaType: 'text/plain' });
    expect(found.text).toBe(cleanDecoded({ text: source.normalize('NFC'), mediaType: 'text/plain' }).text);
    for (const { text, start, end } of found.removed) expect(source.slice(start ?? 0, end ?? 0)).toContain(text);
  });
});

describe('composedText', () => {
  it.each(['', 'plain', 'Tromsø', '“quoted”', '港の町', 'Ана Ро'])('%j is composed', (text) =>
    expect(composedText(text)).toBeNull(),
  );

  it.each(['e\u0301', 'a\u0323\u0302 x', '\u1112\u1161\u11ab\u1100', '\u212b', '\u0301', 'x\u0301\u0301y e\u0308'])(
    '%j is composed as Unicode says',
    (text) => expect(composedText(text)?.text ?? text).toBe(text.normalize('NFC')),
  );

  it('tells where each unit was', () => {
    expect(composedText('Zoe\u0308 x')).toEqual({ text: 'Zoë x', origins: [0, 1, 2, 4, 5, 6] });
  });

  it('leaves a letter with a hundred thousand marks as it is', () => {
    const text = `Zoe\u0308 a${'\u0301\u0323'.repeat(100_000)}`;
    expect(composedText(text)?.text).toBe(`Zoë a${'\u0301\u0323'.repeat(100_000)}`);
  });
});
