/**
 * The public face of the engine: every call, type and error that functions, command line, local run and users of the
 * package have. Nothing outside `engine/` imports deeper, but the reader page, which takes the record's types alone,
 * and the benches and tests, which measure parts.
 */

export { keptRules, RULES, type Rule, type RuleName } from './blocks/rules.ts';
export { type Change, type CompareOptions, changesBetween } from './changes/index.ts';
export {
  type CleanOptions,
  cleanDecoded,
  cleanOpened,
  cleanSource,
  rawArticle,
  type SourceInput,
} from './clean.ts';
export { decodeSource } from './decode/decode.ts';
export { digestArticle } from './digest.ts';
export { type Explanation, explain } from './explain.ts';
export * from './light.ts';
export { countryKey } from './names/countries.ts';
export { presentFacts, presentRecord, type SummaryLength, summaryAt } from './present.ts';
export { type SenderDetails, unreadDetails } from './sender.ts';
export {
  MOST_UNDER_TOKEN,
  nearestOf,
  relatedTo,
  Stories,
  type StoryArticle,
  type StoryShelf,
  storyWindow,
} from './stories/chain.ts';
export type { StoryDifference } from './stories/differences.ts';
export { type Comparable, comparable, isCopy, likeness } from './stories/match.ts';
export { MemoryShelf } from './stories/memory-shelf.ts';
export type { StoryPart } from './stories/parts.ts';
export { signArticle } from './stories/sign.ts';
export { compareParts, type StoryComparison } from './stories/view.ts';
