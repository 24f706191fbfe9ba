import type { Document } from '../text/document.ts';
import type { Sentence, Token, TokenizedText } from '../text/tokenized-text.ts';
import data from './data/words.json' with { type: 'json' };
import { longQuotations } from './quotations.ts';
import { openersOf } from './words.ts';

/** "It is unclear whether …", "It was not the first time that …": the pronoun stands for what follows. */
const EXPECTED_AFTER_IT = new Set(data.afterExpletiveIt);
const VERBS_AFTER_IT = new Set(data.verbsAfterIt);
/** "There were …": the verbs that say that something is. */
const VERBS_AFTER_THERE = new Set(data.verbsAfterThere);
/** "This is …", "This week …": what "this" needs nothing before it for. */
const AFTER_THIS = new Set(data.afterThis);
/** "One said …": where "one" is a pronoun. */
const VERBS_AFTER_ONE = new Set(data.verbsAfterOne);
const MAX_EXPLETIVE_TOKENS = 8;

function firstWords(doc: TokenizedText, sentence: Sentence): Token[] {
  const words: Token[] = [];
  for (let index = sentence.firstToken; index < sentence.endToken && words.length < MAX_EXPLETIVE_TOKENS; index += 1) {
    const token = doc.tokens[index];
    if (token !== undefined && token.kind !== 'punctuation') words.push(token);
  }
  return words;
}

/** Does the sentence open with a pronoun or connective whose antecedent is in the sentence before it? */
export function leansBack(doc: TokenizedText, sentence: Sentence, language: string): boolean {
  const { pronouns, connectives } = openersOf(language);
  const words = firstWords(doc, sentence);
  const [first, second] = words;
  if (first === undefined) return false;
  const two = `${first.lower} ${second?.lower ?? ''}`;
  if (connectives.has(two) || pronouns.has(two)) return true;
  if (connectives.has(first.lower)) return !(language === 'en' && startsClause(first, second, words));
  if (!pronouns.has(first.lower)) return false;
  return !(language === 'en' && standsAlone(first, words));
}

/** English "There were…", "Because of …", "So far", "Still lifes": the connective is none. */
function startsClause(first: Token, second: Token | undefined, words: readonly Token[]): boolean {
  if (second === undefined) return false;
  if (first.lower === 'there') return VERBS_AFTER_THERE.has(second.lower);
  if (first.lower === 'because' || first.lower === 'except') return words.length > 4;
  if (first.lower === 'so') return second.lower === 'far' || second.lower === 'called';
  if (first.lower === 'rather' || first.lower === 'instead' || first.lower === 'besides') {
    return second.lower === 'than' || second.lower === 'of';
  }
  return false;
}

/**
 * English "It is unclear whether…", "One of the …", "Both the …", "Those who …", "This week": no antecedent is needed.
 */
function standsAlone(first: Token, words: readonly Token[]): boolean {
  const rest = words.slice(1);
  const second = rest[0]?.lower ?? '';
  switch (first.lower) {
    case 'it':
      return rest.some((word) => EXPECTED_AFTER_IT.has(word.lower)) && VERBS_AFTER_IT.has(second);
    case 'this':
      return AFTER_THIS.has(second);
    case 'that':
    case 'those':
      return second === 'who' || second === 'whose';
    case 'one':
      return !VERBS_AFTER_ONE.has(second);
    case 'both':
      return second === 'the' || rest.some((word) => word.lower === 'and');
    case 'neither':
    case 'another':
    case 'such':
      return rest.some((word) => word.lower === 'nor');
    default:
      return false;
  }
}

/**
 * For each sentence the one that must be in a summary with it, or null: its predecessor where it opens with a pronoun
 * or connective or is inside a quotation begun there; for the first sentence of a longer quotation, the sentence
 * that ends it.
 *
 * @param leans for each sentence what {@link leansBack} says
 */
export function needsOf(doc: Document, leans: readonly boolean[]): (number | null)[] {
  const needs = doc.sentences.map(({ order }) => (order > 0 && leans[order] === true ? order - 1 : null));
  for (const [first, last] of longQuotations(doc)) {
    for (let order = first + 1; order <= last; order += 1) needs[order] = order - 1;
    needs[first] = last;
  }
  return needs;
}
