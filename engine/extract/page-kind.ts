import type { PageFacts } from './page-facts.ts';
import type { PageBlock } from './walk.ts';

/** The fewest linked headlines in a list of articles. */
const MIN_HEADLINES = 5;
/** Share of the paragraphs below which each headline has at most one, in a list. */
const PARAGRAPHS_A_HEADLINE = 1.5;
const PARAGRAPH = 80;
/** In scripts without spaces a character says as much as three of another. */
const UNSPACED = /[\u3040-\u30ff\u3400-\u9fff]/;
const UNSPACED_PARAGRAPH = 28;
const MIN_HEADLINE = 15;
/** In a list at least one block in this many is such a headline; an article of many short lines may link a few. */
const BLOCKS_A_HEADLINE = 10;
/** What follows the address of a front page and names one of its articles: "?p=5031", "?page_id=12". */
const ARTICLE_QUERY = /[?&](?:p|id|\w{1,16}_?id|article|story|news)=\w/i;

/** The share of a headline that is its link; a day stands beside some. */
const LINKED = 0.8;
const LINKED_BESIDE_DAY = 0.6;

/** Whether a block is a headline that leads to an article: a link, and no sentence. */
function isHeadline({ text, linked }: PageBlock): boolean {
  if (/[.。]["”’»]?$/.test(text) || text.length < MIN_HEADLINE || text.length >= 200) return false;
  return linked >= (/\p{Nd}/u.test(text) ? LINKED_BESIDE_DAY : LINKED) * text.length;
}

function isFrontPage({ canonical, meta }: PageFacts): boolean {
  const address = canonical ?? meta.get('og:url')?.[0] ?? '';
  return /^https?:\/\/[^/?#]+\/?(?:[?#].*)?$/.test(address) && !ARTICLE_QUERY.test(address);
}

/** How many paragraphs there are, and how many at most one after the other. */
function paragraphsIn(blocks: readonly PageBlock[]): { readonly paragraphs: number; readonly longest: number } {
  let [paragraphs, longest, run] = [0, 0, 0];
  for (const { text, linked } of blocks) {
    const least = UNSPACED.test(text) ? UNSPACED_PARAGRAPH : PARAGRAPH;
    const isParagraph = text.length >= least && linked < 0.3 * text.length;
    run = isParagraph ? run + 1 : 0;
    if (isParagraph) paragraphs++;
    longest = Math.max(longest, run);
  }
  return { paragraphs, longest };
}

/**
 * Whether a page is a list of articles, such as a front page or the page of a section: many headlines that are links,
 * and no more text than goes with them.
 *
 * @param blocks the blocks of the whole page
 * @param chosen those that were taken for the article
 * @param outside those beside them that bear no name of what is beside an article
 * @param isArticle whether the page declares itself an article
 */
export function listOfArticles(
  facts: PageFacts,
  blocks: readonly PageBlock[],
  chosen: readonly PageBlock[],
  outside: readonly PageBlock[],
  isArticle: boolean,
): string | null {
  if (isArticle || /article/i.test(facts.meta.get('og:type')?.[0] ?? '')) return null;
  const headlines = blocks.filter(isHeadline).length;
  if (headlines < MIN_HEADLINES) return null;
  if (isFrontPage(facts)) return 'front page';
  const { paragraphs, longest } = paragraphsIn(chosen);
  // An article has paragraphs in a row; a list has a headline before each.
  const own = chosen.filter(isHeadline).length;
  const isOfHeadlines = own >= MIN_HEADLINES && own * BLOCKS_A_HEADLINE >= chosen.length;
  // A short article may be beside any number of headlines in sidebars and menus.
  const fewest = paragraphs === 0 ? MIN_HEADLINES : 2 * MIN_HEADLINES;
  const isAmongHeadlines = paragraphs <= 2 && own + outside.filter(isHeadline).length >= fewest;
  const isList = longest <= 1 && (isOfHeadlines || isAmongHeadlines);
  return isList && paragraphs <= PARAGRAPHS_A_HEADLINE * headlines ? 'list of articles' : null;
}
