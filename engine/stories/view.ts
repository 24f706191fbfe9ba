import type { TextSpan } from '../text/spans.ts';
import { Told } from './additions.ts';
import { differencesOf, type StoryDifference } from './differences.ts';
import type { StoryPart } from './parts.ts';

/** What a story's articles say beside each other. */
export interface StoryComparison {
  /** By article, the sentence that tells most of what no earlier article has; none where there is none. */
  readonly adds: ReadonlyMap<string, TextSpan>;
  readonly differences: readonly StoryDifference[];
}

/** Compares the articles of a story, given in order of time. Pure. */
export function compareParts(parts: readonly StoryPart[]): StoryComparison {
  const told = new Told();
  const adds = new Map<string, TextSpan>();
  for (const [at, part] of parts.entries()) {
    const added = at === 0 ? null : told.addedBy(part);
    if (added !== null) adds.set(part.id, added);
    told.add(part);
  }
  return { adds, differences: differencesOf(parts).map((difference) => withoutRepeats(difference, parts)) };
}

/** A copy that says what the article says that it was copied from is no second voice. */
function withoutRepeats(difference: StoryDifference, parts: readonly StoryPart[]): StoryDifference {
  const originals = new Map(parts.map(({ id, copyOf = null }) => [id, copyOf]));
  const said = new Map(difference.values.map(({ article, value }) => [article, value]));
  return {
    ...difference,
    values: difference.values.filter(({ article, value }) => said.get(originals.get(article) ?? '') !== value),
  };
}
