import { rawArticle } from '../../engine/clean.ts';
import { analyse } from '../../engine/digest.ts';
import { findSpeech } from '../../engine/facts/speech.ts';

export interface SpeakerCase {
  readonly id: string;
  readonly text: string;
  /** The quoted piece, marks included, or the reported clause. */
  readonly quote: string;
  /** The phrase in the attribution. */
  readonly speaker: string;
  /** Whom it stands for; null for somebody the text does not name. */
  readonly name: string | null;
}

export interface SpeakerScore {
  /** Shares of the cases: quotation found; phrase of its speaker exact; person right; no wrong person named. */
  readonly found: number;
  readonly phrase: number;
  readonly person: number;
  readonly correct: number;
  readonly errors: readonly string[];
}

/** Who a pronoun or a description in an attribution stands for. */
export function scoreSpeakers(cases: readonly SpeakerCase[]): SpeakerScore {
  let [found, phrases, right, wrong] = [0, 0, 0, 0];
  const errors: string[] = [];
  for (const { id, text, quote, speaker, name } of cases) {
    const start = text.indexOf(quote);
    const analysis = analyse(rawArticle(text, { language: 'en' }));
    const fact = findSpeech(analysis).quotes.find((other) => other.start < start + quote.length && start < other.end);
    if (fact !== undefined) found++;
    if (fact?.speaker?.text === speaker) phrases++;
    const answer = fact?.speaker?.name ?? null;
    if (isSamePerson(answer, name)) {
      right++;
      continue;
    }
    if (answer !== null) wrong++;
    const phrase = fact?.speaker?.text ?? '–';
    errors.push(`${id} ${speaker}: ${answer ?? '–'} instead of ${name ?? '–'} (phrase ${phrase})\n  ${text}\n`);
  }
  const all = cases.length;
  return { found: found / all, phrase: phrases / all, person: right / all, correct: 1 - wrong / all, errors };
}

/** The fuller or shorter form of a name is the same person. */
function isSamePerson(answer: string | null, name: string | null): boolean {
  return answer === name || (answer !== null && name !== null && (name.includes(answer) || answer.includes(name)));
}
