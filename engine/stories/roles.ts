import countingWords from '../english/data/counting-words.json' with { type: 'json' };
import grammarWords from '../english/data/grammar-words.json' with { type: 'json' };
import speechWords from '../english/data/speech-words.json' with { type: 'json' };
import type { QuantityFact } from '../record.ts';
import type { Span } from '../text/spans.ts';
import { type TellingWord, tellingForms } from './parts.ts';
import { rarityOf } from './rarity.ts';

/** What a quantity is of, as far as the words right beside it tell. */
export interface Role {
  /** The last words that say something before it, in its own clause; the nearest last. */
  readonly before: readonly TellingWord[];
  /** What it measures or is measured in, right after it: "deep" of "four metres deep", "salt" of "of salt". */
  readonly after: TellingWord | null;
  /** What the digest says that it is of. */
  readonly of: readonly TellingWord[];
}

/** Words between a quantity and those that say what it is of: "by more than", "since", "has been". */
const SAY_NOTHING: ReadonlySet<string> = new Set([
  ...countingWords.qualifying,
  ...countingWords.helpers,
  ...grammarWords.phraseOpeners,
  ...speechWords.introducers,
]);
/** Words of one in 1,500 say nothing either. */
const LEAST_RARITY = 0.6;
/** How many of the words before a quantity tell what it is of. */
const WORDS_BEFORE = 3;
/** UTF-16 units: a clause of more is no clause. */
const LONGEST_CLAUSE = 200;

/** Words that only say how near the number is. */
const NEARLY = /\b(?:close to|up to|in excess of|as [a-z]{3,5} as)\s*$/i;
const CLAUSE_BREAK = /[,;:()[\]"“”–—]/;
const LINKED = /^[\s-]*(?:(?:worth\s+)?(?:of|in|for)\s+(?:the\s+|an?\s+|its\s+)?)?([\p{L}\p{M}]{3,40})/u;

/** The role of a quantity in its sentence. */
export function roleOf(text: string, quantity: Span & Pick<QuantityFact, 'of'>, sentence: Span): Role {
  const from = Math.max(sentence.start, quantity.start - LONGEST_CLAUSE);
  const clause = text.slice(from, quantity.start).split(CLAUSE_BREAK).at(-1) ?? '';
  const linked = LINKED.exec(text.slice(quantity.end, Math.min(sentence.end, quantity.end + LONGEST_CLAUSE)))?.[1];
  return {
    before: tellingForms(clause.replace(NEARLY, '')).filter(saysSomething).slice(-WORDS_BEFORE),
    after: tellingForms(linked ?? '').find(saysSomething) ?? null,
    of: tellingForms(quantity.of ?? ''),
  };
}

function saysSomething({ form, stem }: TellingWord): boolean {
  return !SAY_NOTHING.has(form) && rarityOf(form, stem) >= LEAST_RARITY;
}

/**
 * Whether two quantities of one sort can be of one thing: a crack of two metres is no lake that fell by four. The word
 * nearest to them is the same, and of those before it one clause has all that the other has.
 */
export function sameRole(one: Role, other: Role): boolean {
  if (one.after !== null && other.after !== null && one.after.stem !== other.after.stem) return false;
  const [fewer = [], more = []] = [nearWords(one), nearWords(other)].sort((a, b) => a.length - b.length);
  const [near, far] = [fewer.at(-1), more.at(-1)];
  if (near === undefined || far === undefined) return one.of.some(({ stem }) => has(other.of, stem));
  if (near.stem !== far.stem || (fewer.length === 1 && more.length > 1)) return false;
  return fewer.every(({ stem }) => has(more, stem));
}

/** The words before it; where there are none, "crack" of "a two-metre crack". */
function nearWords({ before, after }: Role): readonly TellingWord[] {
  return before.length === 0 && after !== null ? [after] : before;
}

function has(words: readonly TellingWord[], stem: string): boolean {
  return words.some((word) => word.stem === stem);
}
