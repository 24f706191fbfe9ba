import {
  byPlace,
  MOST_UNDER_TOKEN,
  nearestOf,
  relatedTo,
  type StoryArticle,
  type StoryShelf,
  storyWindow,
} from './chain.ts';

/** Articles held in memory, all of them live. */
export class MemoryShelf implements StoryShelf {
  /** In order of place. */
  readonly #byToken = new Map<string, StoryArticle[]>();

  constructor(articles: readonly StoryArticle[]) {
    for (const article of articles.toSorted(byPlace)) {
      for (const token of article.tokens) {
        const others = this.#byToken.get(token);
        if (others === undefined) this.#byToken.set(token, [article]);
        else others.push(article);
      }
    }
  }

  async near(article: StoryArticle): Promise<readonly StoryArticle[]> {
    const under = article.tokens.flatMap((token) => this.#around(token, article.place));
    return nearestOf(article, relatedTo(article, under));
  }

  /** What the table would read under a token: the nearest on either side. */
  #around(token: string, place: string): readonly StoryArticle[] {
    const { from, to } = storyWindow(place);
    const under = (this.#byToken.get(token) ?? []).filter((other) => other.place >= from && other.place <= to);
    const earlier = under.filter((other) => other.place < place);
    return [
      ...earlier.slice(-MOST_UNDER_TOKEN),
      ...under.filter((other) => other.place > place).slice(0, MOST_UNDER_TOKEN),
    ];
  }
}
