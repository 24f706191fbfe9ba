import { type Comparable, isCopy, LEAST_LIKENESS, likeness } from './match.ts';

/** A live article, as far as stories need it. */
export interface StoryArticle {
  readonly id: string;
  /** Sorts articles in time: ISO time in UTC, then something unique, "#" between them. */
  readonly place: string;
  readonly tokens: readonly string[];
  readonly signature: Comparable;
}

/** Where the articles are. */
export interface StoryShelf {
  /**
   * Of the live articles that share a token with one, those that are related to it and the nearest in time: see
   * `relatedTo` and `nearestOf`.
   */
  near(article: StoryArticle): Promise<readonly StoryArticle[]>;
}

/** How long a story may be without news before the next article begins another one. */
const STORY_HOURS = 72;
/**
 * How many articles under a token are looked at on either side of one, so that what one article costs is bounded.
 */
export const MOST_UNDER_TOKEN = 400;
/**
 * Of those that are like it, only the nearest in time on either side count; a story of more holds together by those
 * between.
 */
const MOST_NEAR = 60;

/** Neighbours that speak for an article beside itself. */
const NEIGHBOURS = 5;
/**
 * Of the earlier articles, the likest so many may be the one that an article follows; of the later ones, so many may
 * lead it where they go.
 */
const MOST_TRIED = 8;
/**
 * Mean likeness from which one article follows another. Chosen where few happenings are mixed rather than where F1 on
 * the tune topics of ECB+ is highest (0.18): see bench/results.md.
 */
const LEAST_BOND = 0.21;
/** An article follows the earliest of those that are nearly as close as the closest, so that chains stay short. */
const NEARLY = 0.9;
/** A story with more steps than this is cut. */
const MOST_STEPS = 32;

/** Sorts after every id, as far as ids have letters, digits and hyphens. */
const LAST_ID = '~';

/**
 * The places within {@link STORY_HOURS} of a place, both ends included; articles without a time are all near each
 * other.
 *
 * @param windows - so many times as far: 2 also reaches whatever is near an article that is near
 */
export function storyWindow(place: string, windows = 1): { readonly from: string; readonly to: string } {
  const time = Date.parse(place.slice(0, place.indexOf('#')));
  if (Number.isNaN(time)) return { from: '#', to: `#${LAST_ID}` };
  const at = (hours: number) => new Date(time + hours * HOUR_MS).toISOString();
  return { from: at(-windows * STORY_HOURS), to: `${at(windows * STORY_HOURS)}#${LAST_ID}` };
}

const HOUR_MS = 3_600_000;

/** Of articles under the tokens of one, those within {@link STORY_HOURS} of it that are at all like it. */
export function relatedTo<Other extends StoryArticle>(
  article: StoryArticle,
  others: readonly Other[],
): readonly Other[] {
  const { from, to } = storyWindow(article.place);
  return others
    .filter(({ id, place }) => id !== article.id && place >= from && place <= to)
    .filter(({ signature }) => likeness(signature, article.signature) >= LEAST_LIKENESS);
}

/** Of related articles, each once and in order of place, the nearest in time on either side. */
export function nearestOf(article: StoryArticle, related: readonly StoryArticle[]): readonly StoryArticle[] {
  const once = [...new Map(related.map((other) => [other.id, other])).values()].sort(byPlace);
  const later = once.findIndex(({ place }) => place > article.place);
  const at = later < 0 ? once.length : later;
  return once.slice(Math.max(0, at - MOST_NEAR), at + MOST_NEAR);
}

interface Near {
  readonly earlier: readonly StoryArticle[];
  readonly later: readonly StoryArticle[];
  /** The likest, at most {@link NEIGHBOURS}. */
  readonly neighbours: readonly StoryArticle[];
}

/**
 * Stories as a function of the live articles, whatever order they came in. An article follows an earlier one of the 72
 * hours before it where each is like the other and like the other's nearest neighbours; where there is none, it follows
 * what a later article that is like it follows, as first reports often have little in common but what a later one sums
 * up. Articles that lead back to the same first one are one story, named by it.
 */
export class Stories {
  readonly #shelf: StoryShelf;
  readonly #near = new Map<string, Promise<Near>>();
  readonly #bonds = new Map<string, Promise<number>>();
  readonly #closest = new Map<string, Promise<StoryArticle | null>>();
  readonly #followed = new Map<string, Promise<StoryArticle | null>>();
  readonly #members = new Map<string, Promise<readonly StoryArticle[]>>();

  constructor(shelf: StoryShelf) {
    this.#shelf = shelf;
  }

  /** The first article of the story an article is in; itself where it follows none. */
  async rootOf(article: StoryArticle): Promise<StoryArticle> {
    let root = article;
    for (let step = 0; step < MOST_STEPS; step++) {
      const next = await this.#followedBy(root);
      if (next === null) break;
      root = next;
    }
    return root;
  }

  /** Every article of the story that `root` is the first of, in order of place. Empty where it is the first of none. */
  membersOf(root: StoryArticle): Promise<readonly StoryArticle[]> {
    return kept(this.#members, root.id, () => this.#gather(root));
  }

  /** The earliest article of a story that an article is a copy of; null where it is none. */
  static copied(article: StoryArticle, members: readonly StoryArticle[]): StoryArticle | null {
    const earlier = members.filter(({ place }) => place < article.place);
    return earlier.find(({ signature }) => isCopy(signature, article.signature)) ?? null;
  }

  async #gather(root: StoryArticle): Promise<readonly StoryArticle[]> {
    if ((await this.rootOf(root)).id !== root.id) return [];
    const members = new Map([[root.id, root]]);
    for (let front: readonly StoryArticle[] = [root]; front.length > 0; ) {
      const found = await Promise.all(front.map((article) => this.#followersOf(article)));
      front = found.flat().filter(({ id }) => !members.has(id));
      for (const article of front) members.set(article.id, article);
    }
    // A chain that was cut leads to another root.
    const roots = await Promise.all(
      [...members.values()].map(async (member) => [member, await this.rootOf(member)] as const),
    );
    return roots.flatMap(([member, { id }]) => (id === root.id ? [member] : [])).sort(byPlace);
  }

  async #followersOf(article: StoryArticle): Promise<readonly StoryArticle[]> {
    const { later } = await this.#nearTo(article);
    const closest = await Promise.all(later.map((other) => this.#closestTo(other)));
    const leading = later.filter((_, at) => closest[at]?.id === article.id);
    const led = await Promise.all(
      leading.map(async (other) => (await this.#nearTo(other)).earlier.filter(({ place }) => place > article.place)),
    );
    const some = [...new Map([...later, ...led.flat()].map((other) => [other.id, other])).values()];
    const followed = await Promise.all(some.map((other) => this.#followedBy(other)));
    return some.filter((_, at) => followed[at]?.id === article.id);
  }

  /** The article that one follows, or null. */
  #followedBy(article: StoryArticle): Promise<StoryArticle | null> {
    return kept(
      this.#followed,
      article.id,
      async () => (await this.#closestTo(article)) ?? (await this.#ledTo(article)),
    );
  }

  /** The earlier article that one has a bond with: of several that are nearly as close, the earliest. */
  #closestTo(article: StoryArticle): Promise<StoryArticle | null> {
    return kept(this.#closest, article.id, async () => {
      const { earlier } = await this.#nearTo(article);
      const bonds = await this.#bondsOf(article, byLikeness(article, earlier).slice(0, MOST_TRIED));
      const least = Math.max(LEAST_BOND, ...bonds.map(({ bond }) => NEARLY * bond));
      const close = bonds.filter(({ bond }) => bond >= least);
      return close.map(({ other }) => other).sort(byPlace)[0] ?? null;
    });
  }

  /** The earliest that is before an article and closest to a later one that it has a bond with. */
  async #ledTo(article: StoryArticle): Promise<StoryArticle | null> {
    const { later } = await this.#nearTo(article);
    const bonds = await this.#bondsOf(article, byLikeness(article, later).slice(0, MOST_TRIED));
    const leading = bonds.filter(({ bond }) => bond >= LEAST_BOND);
    const led = await Promise.all(leading.map(({ other }) => this.#closestTo(other)));
    return (
      led.flatMap((other) => (other !== null && other.place < article.place ? [other] : [])).sort(byPlace)[0] ?? null
    );
  }

  #bondsOf(
    article: StoryArticle,
    others: readonly StoryArticle[],
  ): Promise<readonly { readonly other: StoryArticle; readonly bond: number }[]> {
    return Promise.all(others.map(async (other) => ({ other, bond: await this.#bond(article, other) })));
  }

  /**
   * The mean likeness of two articles, of each and the neighbours of the other. A neighbour speaks with the square of
   * its own likeness: in a small story the last neighbours belong to another one, and are like its articles.
   */
  #bond(a: StoryArticle, b: StoryArticle): Promise<number> {
    const [one, two] = a.place < b.place ? [a, b] : [b, a];
    return kept(this.#bonds, `${one.place} ${two.place}`, async () => {
      const [nearOne, nearTwo] = await Promise.all([this.#nearTo(one), this.#nearTo(two)]);
      const spoken = [...saidFor(one, nearOne.neighbours, two), ...saidFor(two, nearTwo.neighbours, one)];
      const direct = likeness(one.signature, two.signature);
      const sum = spoken.reduce((total, { weight, says }) => total + weight * says, direct);
      return sum / spoken.reduce((total, { weight }) => total + weight, 1);
    });
  }

  #nearTo(article: StoryArticle): Promise<Near> {
    return kept(this.#near, article.id, async () => {
      const near = await this.#shelf.near(article);
      return {
        earlier: near.filter(({ place }) => place < article.place),
        later: near.filter(({ place }) => place > article.place),
        neighbours: byLikeness(article, near).slice(0, NEIGHBOURS),
      };
    });
  }
}

/** How like another article the neighbours of one are, and how much each says. */
function saidFor(
  { signature: own }: StoryArticle,
  neighbours: readonly StoryArticle[],
  other: StoryArticle,
): readonly { readonly weight: number; readonly says: number }[] {
  return neighbours
    .filter(({ id }) => id !== other.id)
    .map(({ signature }) => ({ weight: likeness(own, signature) ** 2, says: likeness(signature, other.signature) }));
}

function kept<T>(made: Map<string, Promise<T>>, id: string, make: () => Promise<T>): Promise<T> {
  const known = made.get(id) ?? make();
  made.set(id, known);
  return known;
}

/** Code units, as the table sorts its keys. */
export function byPlace(a: StoryArticle, b: StoryArticle): number {
  return a.place < b.place ? -1 : Number(a.place > b.place);
}

/** The likest first; the earlier of two alike. */
function byLikeness(to: StoryArticle, articles: readonly StoryArticle[]): readonly StoryArticle[] {
  const likenesses = new Map(articles.map((article) => [article.id, likeness(to.signature, article.signature)]));
  return articles.toSorted((a, b) => (likenesses.get(b.id) ?? 0) - (likenesses.get(a.id) ?? 0) || byPlace(a, b));
}
