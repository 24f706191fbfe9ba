import type { Story, StoryArticle, StoryDifference } from '../../client/types.ts';
import { resolveTarget, type TargetOptions } from '../target.ts';
import { printable, printableJson } from '../terminal/printable.ts';
import { style } from '../terminal/style.ts';
import { partOf } from './get.ts';
import { headingOf } from './list.ts';

export interface StoryOptions extends TargetOptions {
  readonly json?: true;
}

/** The most the API puts on a page. */
const PAGE = '100';

/**
 * `nutgraf story <id or key>`: the story an article is in.
 *
 * @returns the exit code
 * @throws ApiError where there is no such article
 */
export async function story(wanted: string, options: StoryOptions): Promise<number> {
  const { api } = await resolveTarget(options);
  const pages: Story[] = [];
  for (let cursor: string | null = ''; cursor !== null; cursor = pages.at(-1)?.cursor ?? null) {
    const query = { limit: PAGE, ...(cursor === '' ? {} : { cursor }) };
    pages.push(JSON.parse(await partOf(api, wanted, '/story', query, 'application/json')));
  }
  const [first] = pages;
  if (first === undefined) return 1;
  const whole = { ...first, articles: pages.flatMap(({ articles }) => articles) };
  process.stdout.write(`${options.json === true ? printableJson(whole, 2) : readable(whole)}\n`);
  return 0;
}

function readable({ id, title, articles, differences }: Story): string {
  const all = articles.flatMap((article) => [article, ...article.copies]);
  const titles = new Map(all.map((one) => [one.id, one.site ?? one.key]));
  const first = all.find((one) => one.id === id);
  const called = title ?? (first === undefined ? id : headingOf(first));
  const parts = [
    `${style('bold', printable(called))}\n${style('dim', id)}`,
    ...articles.map(entry),
    ...differences.map((difference) => disagreement(difference, titles)),
  ];
  return parts.join('\n\n');
}

/** Day and time, or the day where the article gives no time. */
function momentOf({ publishedAt, sortAt }: StoryArticle): string {
  return publishedAt === null || publishedAt.includes('T')
    ? sortAt.slice(0, 16).replace('T', ' ')
    : sortAt.slice(0, 10);
}

function entry(article: StoryArticle): string {
  const { key, site, adds, copies } = article;
  return [
    `${style('dim', momentOf(article))}  ${printable(headingOf(article))}  ${style('dim', printable(site ?? key))}`,
    ...(adds === null ? [] : [`  + ${printable(adds.text)}`]),
    ...copies.map((copy) => style('dim', `  = ${printable(headingOf(copy))}  ${printable(copy.site ?? copy.key)}`)),
  ].join('\n');
}

function disagreement({ about, values }: StoryDifference, titles: ReadonlyMap<string, string>): string {
  return [
    style('yellow', `They differ on ${printable(about)}`),
    ...values.map(
      ({ article, text }) => `  ${printable(text)}  ${style('dim', printable(titles.get(article) ?? article))}`,
    ),
  ].join('\n');
}
