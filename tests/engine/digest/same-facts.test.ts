import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { cleanDecoded } from '../../../engine/clean.ts';
import { digestArticle } from '../../../engine/digest.ts';

const sample = (name: string) => readFileSync(new URL(`../../../events/articles/${name}`, import.meta.url), 'utf8');

const OWN = `Harbour board reopens the quay at Tromsø

By Renée Kövér

TROMSØ, March 3, 2031 - The harbour board reopened the northern quay on Monday \
after a storm had closed it for two weeks.

“We are glad to be back,” said Óscar Núñez, who leads the board. “The repairs cost 3 million crowns.”

Núñez said the next inspection would be in June. "Nobody was hurt," he added.
`;

const TEXTS: Readonly<Record<string, string>> = {
  own: OWN,
  'wire-harbour': sample('wire-harbour.txt'),
  'quotes-teachers': sample('quotes-teachers.txt'),
  'market-sanctions': sample('market-sanctions.txt'),
};

/** What is found in a text, without offsets, accents composed and quotation marks alike. */
function facts(text: string) {
  const article = cleanDecoded({ text, mediaType: 'text/plain' });
  const { facts: found } = digestArticle(article);
  const plain = (value: string | null | undefined) =>
    (value ?? '')
      .normalize('NFC')
      .replace(/[“”„"]/g, '"')
      .replace(/[‘’]/g, "'");
  return {
    title: plain(article.title),
    authors: article.authors.map(plain),
    published: article.publishedAt,
    people: found.people.map(({ key, mentions }) => [key, mentions.length]),
    organizations: found.organizations.map(({ key }) => key),
    places: found.places.map(({ key }) => key),
    dates: found.dates.map(({ text: said, value }) => [said, value]),
    quantities: found.quantities.map(({ text: said, value }) => [plain(said), value]),
    quotes: found.quotes.map(({ text: said, speaker }) => [plain(said), plain(speaker?.name ?? speaker?.text)]),
    event: (['who', 'what', 'when', 'where', 'why'] as const).map((asked) => plain(found.event[asked]?.text)),
  };
}

const curly = (text: string) => text.replace(/(^|[\s([])"/g, '$1“').replace(/"/g, '”');

const CHANGES: Readonly<Record<string, (text: string) => string>> = {
  'carriage returns and line feeds': (text) => text.replaceAll('\n', '\r\n'),
  'carriage returns alone': (text) => text.replaceAll('\n', '\r'),
  'accents in separate characters': (text) => text.normalize('NFD'),
  'accents in one character': (text) => text.normalize('NFC'),
  'straight double marks': (text) => text.replace(/[“”]/g, '"'),
  'curly double marks': curly,
  'straight apostrophes': (text) => text.replace(/’/g, "'"),
  'German marks': (text) => curly(text).replaceAll('”', '\0').replaceAll('“', '„').replaceAll('\0', '“'),
};

const inTitleCase = (line: string) => line.replace(/(?<![\p{L}’'])\p{Ll}/gu, (letter) => letter.toUpperCase());

/** What is done to the headline alone; its names are in the text, too. */
const HEADLINES: Readonly<Record<string, (line: string) => string>> = {
  capitals: (line) => line.toUpperCase(),
  'title case': inTitleCase,
};
const TITLED: Readonly<Record<string, string>> = {
  'quotes-teachers': sample('quotes-teachers.txt'),
  own: OWN.replace(' at Tromsø', ''),
  names: `Renée Kövér sells Harrow Marine to Lund Group after a long dispute

LONDON, March 3, 2031 - Renée Kövér sold Harrow Marine to Lund Group on Monday after a long dispute with her brothers.

Lund Group said it would keep all 340 jobs at Harrow Marine. Kövér, 61, did not say what she would do next.
`,
};

describe.each(Object.entries(TITLED))('the facts of %s', (_, text) => {
  it.each(Object.entries(HEADLINES))('are the same with a headline in %s', (_case, change) => {
    const [headline = ''] = text.split('\n', 1);
    const folded = (whole: string) => JSON.parse(JSON.stringify(facts(whole)).toLowerCase());
    expect(folded(change(headline) + text.slice(headline.length))).toEqual(folded(text));
  });
});

describe.each(Object.entries(TEXTS))('the facts of %s', (_, text) => {
  it.each(Object.entries(CHANGES))('are the same with %s', (_change, change) => {
    expect(facts(change(text))).toEqual(facts(text));
  });
});
