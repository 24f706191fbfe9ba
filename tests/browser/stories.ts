import { HAPPENINGS, type Written } from '../engine/stories/happenings.ts';
import type { ArticleFile } from './articles.ts';

function written(happening: string): readonly [Written, Written, Written] {
  const [first, second, third] = HAPPENINGS[happening] ?? [];
  if (first === undefined || second === undefined || third === undefined) throw new Error(`no ${happening}`);
  return [first, second, third];
}

/** An article as the page of an outlet. */
function page(key: string, site: string, { at, title, text }: Written): ArticleFile {
  const body =
    `<!doctype html><html lang="en"><head><title>${title}</title><meta property="og:site_name" content="${site}">` +
    `<meta property="article:published_time" content="${at}"></head><body><article><h1>${title}</h1>` +
    `${text
      .split(/(?<=\.) (?=[A-Z])/)
      .map((sentence) => `<p>${sentence}</p>`)
      .join('')}</article></body></html>`;
  return { key: `stories/${key}.html`, body };
}

const [quake, search, toll] = written('quake in the north');
/** What an outlet prints of an agency, with a number of its own. */
const copy: Written = {
  ...quake,
  at: '2025-03-03T08:00:00.000Z',
  title: 'Quake off Velmora kills five',
  text: quake.text.replace('four people', 'five people'),
};
const corrected: Written = {
  ...search,
  text: search.text
    .replace('four people', 'five people')
    .replace('until Thursday.', 'until Friday.')
    .concat(' Correction: An earlier version of this article said that four people had died.'),
};

/** An article whose file is put again, corrected. */
export const CORRECTED: ArticleFile = page('search', 'Tessaly Courier', corrected);

/** What an outlet gives the day of alone. */
function dayOnly(article: Written): Written {
  return { ...article, at: article.at.slice(0, 10) };
}

const [shock, bridge, cracks] = written('quake in the south');

/** One happening by three outlets, a copy among them, and another happening of the same kind. */
export const STORY_FILES: readonly ArticleFile[] = [
  page('quake', 'Ondran News Agency', quake),
  page('copy', 'The Daily Ferry', copy),
  page('search', 'Tessaly Courier', search),
  page('toll', 'Ondran News Agency', toll),
  ...[shock, bridge, dayOnly(cracks)].map((article, at) => page(`south-${at}`, 'Halvian Post', article)),
];
