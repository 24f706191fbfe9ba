import { rawArticle } from '../../engine/clean.ts';
import { digestArticle } from '../../engine/digest.ts';
import { Stories, type StoryArticle } from '../../engine/stories/chain.ts';
import { comparable } from '../../engine/stories/match.ts';
import { MemoryShelf } from '../../engine/stories/memory-shelf.ts';
import { signArticle } from '../../engine/stories/sign.ts';
import type { Figures } from './measures.ts';

export interface StoryCase {
  readonly id: string;
  /** The happening it tells of. */
  readonly story: string;
  /** ISO time in UTC. */
  readonly at: string;
  readonly title: string;
  readonly text: string;
}

/** B-cubed (Bagga and Baldwin 1998): of each article's story and of its happening, the share that is in both. */
export async function scoreStories(cases: readonly StoryCase[]): Promise<Figures> {
  const articles = cases.map(signed);
  const stories = new Stories(new MemoryShelf(articles));
  const roots = await Promise.all(articles.map(async (article) => (await stories.rootOf(article)).id));
  const shared = (at: number) =>
    cases.filter(({ story }, other) => story === cases[at]?.story && roots[other] === roots[at]).length;
  const mean = (all: (at: number) => number) =>
    cases.reduce((sum, _, at) => sum + shared(at) / all(at), 0) / Math.max(1, cases.length);
  return {
    precision: mean((at) => roots.filter((root) => root === roots[at]).length),
    recall: mean((at) => cases.filter(({ story }) => story === cases[at]?.story).length),
  };
}

function signed({ id, at, title, text }: StoryCase): StoryArticle {
  const article = rawArticle(text, { title, publishedAt: at });
  const { tokens, signature } = signArticle({ ...article, facts: digestArticle(article).facts });
  return { id, place: `${at}#${id}`, tokens, signature: comparable(signature) };
}
