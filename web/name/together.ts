import type { EntityFact, Facts, QuoteFact } from '../../engine/record.ts';

/** A name beside the one that is looked at. */
export interface Companion {
  readonly key: string;
  readonly name: string;
  readonly kind: 'person' | 'organisation' | 'place';
  /** In how many of the articles. */
  readonly articles: number;
}

/** Facts of one article. */
export interface ArticleWithFacts {
  readonly id: string;
  readonly title: string | null;
  readonly facts: Facts;
}

export interface Utterance {
  readonly articleId: string;
  readonly title: string | null;
  readonly quote: QuoteFact;
}

function entitiesOf(facts: Facts): readonly (readonly [EntityFact, Companion['kind']])[] {
  return [
    ...facts.people.map((entity) => [entity, 'person'] as const),
    ...facts.organizations.map((entity) => [entity, 'organisation'] as const),
    ...facts.places.map((entity) => [entity, 'place'] as const),
  ];
}

/** Names that stand in the same articles: those in most of them first, of these those that are spoken of most. */
export function companionsOf(key: string, articles: readonly ArticleWithFacts[]): readonly Companion[] {
  const found = new Map<string, Companion & { readonly mentions: number }>();
  for (const { facts } of articles) {
    const seen = new Set<string>([key]);
    for (const [entity, kind] of entitiesOf(facts)) {
      if (entity.key === '' || seen.has(entity.key)) continue;
      seen.add(entity.key);
      const before = found.get(entity.key);
      found.set(entity.key, {
        key: entity.key,
        name: before?.name ?? entity.name,
        kind: before?.kind ?? kind,
        articles: (before?.articles ?? 0) + 1,
        mentions: (before?.mentions ?? 0) + entity.mentions.length,
      });
    }
  }
  return [...found.values()]
    .sort((a, b) => b.articles - a.articles || b.mentions - a.mentions || (a.key < b.key ? -1 : 1))
    .map(({ mentions: _, ...companion }) => companion);
}

/** What the name is quoted with, in the order of the articles. */
export function quotesBy(key: string, articles: readonly ArticleWithFacts[]): readonly Utterance[] {
  return articles.flatMap(({ id, title, facts }) =>
    facts.quotes.filter(({ speaker }) => speaker?.key === key).map((quote) => ({ articleId: id, title, quote })),
  );
}

/** How the articles write the name, what it is, and what they call its bearer. */
export function portraitOf(
  key: string,
  articles: readonly ArticleWithFacts[],
): {
  readonly name: string | null;
  readonly kind: Companion['kind'] | null;
  readonly roles: readonly string[];
} {
  const own = articles.flatMap(({ facts }) => entitiesOf(facts).filter(([entity]) => entity.key === key));
  const roles = own.flatMap(([entity]) => (entity.role === null ? [] : [entity.role.text]));
  return { name: own[0]?.[0].name ?? null, kind: own[0]?.[1] ?? null, roles: [...new Set(roles)] };
}
