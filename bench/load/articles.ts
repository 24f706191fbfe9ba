import { readFileSync } from 'node:fs';
import { randomFrom } from '../shared.ts';

/** What articles are put together from: the sample articles' own paragraphs. */
const SAMPLES = ['earnings-noise.txt', 'market-sanctions.txt', 'quotes-teachers.txt', 'wire-harbour.txt'];

/**
 * People of the samples. Each article has others in their place, so that the index of names grows as a newsroom's does.
 */
const PEOPLE = new RegExp(
  '\\b(?:Ingrid Solheim|Piet Dorn|Marta Quiroga|Joseph Amadi|Gwen Aldous|Tomas Reiker|Lena Okafor|Owen Tasker|' +
    'Susan Oyelaran|Hal Brennan|Dennis Croft|Dana Whitlock|Samir Patel|Katrin Vollmer)\\b',
  'g',
);
const FIRST = (
  'Ada Bela Cora Dina Edda Finn Gero Hana Ilja Jana Karl Lars Mara Nils Olga Pero Rosa Sven Tara Ugo Vera ' + 'Yara'
).split(' ');
const LAST = (
  'Aziz Berg Costa Duval Egger Frost Gruber Holm Ivers Jansen Keller Lindt Moreau Novak Okoye Petrov Quist ' +
  'Roth Silva Tanaka Unger Vogel Weiss Young'
).split(' ');

export interface LoadArticle {
  readonly key: string;
  readonly body: string;
  readonly contentType: string;
}

const PARAGRAPHS = SAMPLES.flatMap((name) =>
  readFileSync(new URL(`../../events/articles/${name}`, import.meta.url), 'utf8')
    .split(/\n{2,}/)
    .map((paragraph) => paragraph.trim())
    .filter((paragraph) => paragraph.length > 80),
);

/**
 * Makes the articles of one run: the same for the same seed, and no two alike. Plain text, Markdown and pages, of 150
 * to 900 words.
 */
export function articleMaker(seed: number): (index: number) => LoadArticle {
  return (index) => {
    const next = randomFrom(seed * 1_000_003 + index);
    const pick = (items: readonly string[]) => items[Math.floor(next() * items.length)] ?? '';
    const paragraphs = Array.from({ length: 4 + Math.floor(next() * 16) }, () =>
      pick(PARAGRAPHS)
        .replace(PEOPLE, () => `${pick(FIRST)} ${pick(LAST)}`)
        .replace(/\d+/g, (digits) => String(1 + Math.floor(next() * 9 * 10 ** (Math.min(digits.length, 4) - 1)))),
    );
    const title = `${pick(FIRST)} ${pick(LAST)} answers for report ${index}`;
    const kind = next();
    const name = `load/${seed}/${String(index).padStart(6, '0')}`;
    if (kind < 0.7)
      return { key: `${name}.txt`, body: `${title}\n\n${paragraphs.join('\n\n')}\n`, contentType: 'text/plain' };
    if (kind < 0.8)
      return { key: `${name}.md`, body: `# ${title}\n\n${paragraphs.join('\n\n')}\n`, contentType: 'text/markdown' };
    return { key: `${name}.html`, body: page(title, paragraphs), contentType: 'text/html' };
  };
}

function page(title: string, paragraphs: readonly string[]): string {
  const escaped = (text: string) => text.replaceAll('&', '&amp;').replaceAll('<', '&lt;');
  return (
    `<!doctype html><html lang="en"><head><title>${escaped(title)}</title></head><body>` +
    '<nav><a href="/">Home</a> <a href="/world">World</a> <a href="/business">Business</a></nav>' +
    `<article><h1>${escaped(title)}</h1>${paragraphs.map((text) => `<p>${escaped(text)}</p>`).join('\n')}</article>` +
    '<footer>All rights reserved</footer></body></html>'
  );
}
