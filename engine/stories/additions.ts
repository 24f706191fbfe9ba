import type { RankedSentence } from '../record.ts';
import type { TextSpan } from '../text/spans.ts';
import { DIGIT, type StoryPart, sentenceAround, tellingWords } from './parts.ts';

/** Share of a sentence's words that no earlier article has, from which the sentence tells something new. */
const NEW_SHARE = 0.35;
/** The same where the sentence has a number or a name that no earlier article has. */
const NEW_SHARE_WITH_FACT = 0.15;
/** Shorter sentences ("He denied it.") say nothing by themselves. */
const LEAST_WORDS = 6;
/** More new facts than this are a list. */
const MOST_FACTS = 2;
/** What a sentence that does not stand alone ("He added that …") loses: as much as a fact. */
const LEANING = 1;

/** What the articles so far have told. */
export class Told {
  readonly #words = new Set<string>();
  readonly #amounts = new Set<number>();

  add({ text, digest }: StoryPart): void {
    for (const word of tellingWords(text)) this.#words.add(word);
    for (const { value } of digest.facts.quantities) this.#amounts.add(value);
  }

  /**
   * Of an article's sentences that tell something new, the one that tells most: numbers, names and claims that no
   * earlier article has come first, then words. None where nothing is new.
   */
  addedBy(part: StoryPart): TextSpan | null {
    const { text, digest } = part;
    const fresh = this.#freshFacts(part);
    const said = new Set([...digest.facts.claims, ...digest.facts.quotes].map((one) => sentenceAround(part, one)));
    let best: { readonly sentence: RankedSentence; readonly gain: number } | null = null;
    for (const [at, sentence] of digest.summary.ranking.entries()) {
      const { share, numerals } = this.#newIn(text.slice(sentence.start, sentence.end));
      const facts = Math.max(numerals, fresh.get(at) ?? 0);
      if (share < (facts > 0 ? NEW_SHARE_WITH_FACT : NEW_SHARE)) continue;
      const told = Math.min(MOST_FACTS, facts + (said.has(at) ? 1 : 0));
      const gain = told + share + sentence.score - (sentence.needs === null ? 0 : LEANING);
      if (best === null || gain > best.gain) best = { sentence, gain };
    }
    if (best === null) return null;
    const { start, end } = best.sentence;
    return { text: text.slice(start, end), start, end };
  }

  /** By sentence, how many numbers and names it has that no earlier article has. */
  #freshFacts(part: StoryPart): ReadonlyMap<number | null, number> {
    const { quantities, people, organizations, places } = part.digest.facts;
    const amounts = quantities.filter(({ value }) => !this.#amounts.has(value));
    const names = [...people, ...organizations, ...places].filter(({ name }) =>
      tellingWords(name).some((word) => !this.#words.has(word)),
    );
    const counts = new Map<number | null, number>();
    const named = names.flatMap(({ mentions }) => mentions.filter(({ kind }) => kind === 'name'));
    for (const span of [...amounts, ...named]) {
      const at = sentenceAround(part, span);
      counts.set(at, (counts.get(at) ?? 0) + 1);
    }
    return counts;
  }

  /**
   * Share of a sentence's words that no earlier article has, 0 for one that is too short to say anything; and how many
   * of them are in digits.
   */
  #newIn(sentence: string): { readonly share: number; readonly numerals: number } {
    const words = tellingWords(sentence);
    if (words.length < LEAST_WORDS) return { share: 0, numerals: 0 };
    const fresh = words.filter((word) => !this.#words.has(word));
    return { share: fresh.length / words.length, numerals: fresh.filter((word) => DIGIT.test(word)).length };
  }
}
