import type { Analysis } from '../analysis.ts';
import headlineWords from '../english/data/headline-words.json' with { type: 'json' };
import { attributionAfter } from '../grammar/attribution.ts';
import { CUES_AT_END, FINDING_CUES } from '../grammar/speech.ts';
import { summaryAt } from '../present.ts';
import type { StoredSummary } from '../record.ts';
import { singleSpaced } from '../text/spaces.ts';
import type { Sentence } from '../text/tokenized-text.ts';
import { countWords } from '../text/words.ts';
import { leansBack } from './coherence.ts';
import { LEAD } from './index.ts';
import { isGuarded } from './indispensable.ts';

/** Words of a headline made from the lead. */
const MAX_WORDS = 20;
/** What is left of a sentence that was cut back must still say something. */
const MIN_WORDS = 5;

/** Where an English sentence may end early: before a clause or phrase that adds to a complete statement. */
const CLAUSE = new RegExp(
  `(?:,|;| [–—]| --?)\\s+(?:${headlineWords.afterComma.join('|')})\\b|` +
    `\\s(?:${headlineWords.insideClause.join('|')})\\s`,
  'giu',
);
/** What follows a denial may be the very thing that is denied ("did not resign because …"). */
const DENIAL = new RegExp(`\\b(?:${headlineWords.denial.join('|')})\\b|n['’]t\\b`, 'iu');
/** What opens with one of these is no statement until its own comma has passed. */
const SUBORDINATE = new RegExp(`^(?:${headlineWords.subordinate.join('|')})\\b`, 'iu');
/** A finite verb, told by auxiliaries and by the ending of the past tense. */
const VERB = new RegExp(`\\b(?:${headlineWords.verbs.join('|')})\\b`, 'u');

/** Quotation marks and brackets must both be there or both be gone. */
function isBalanced(text: string): boolean {
  const count = (mark: RegExp): number => text.match(mark)?.length ?? 0;
  return count(/"/g) % 2 === 0 && count(/“/g) === count(/”/g) && count(/\(/g) === count(/\)/g);
}

/**
 * A sentence as a headline: on one line and without its full stop, unless that belongs to an abbreviation or a
 * quotation.
 */
function asHeadline(sentence: string): string {
  return singleSpaced(sentence).replace(/(?:(?<=\p{L}\p{L}|[\p{N})%])| )\.$/u, '');
}

const MAX_ATTRIBUTION_WORDS = 10;
/** How many atoms may follow "an inquiry has found" before the sentence is over: "on Monday", and its stop. */
const FINDING_TAIL = 3;

/**
 * Who says it, at the end of a sentence, with the comma before it: ", the harbour authority said", ", according to
 * police in Norfield", ", an inquiry has found"; empty where nobody does.
 */
function trailingAttribution({ atoms, text }: Analysis, { start, firstToken, endToken }: Sentence): string {
  const first = atoms.ofToken(firstToken).from;
  const { to } = atoms.ofToken(endToken - 1);
  const end = atoms.at(to - 1).end;
  for (let comma = to - 1; comma > first; comma--) {
    if (atoms.lower(comma) !== ',') continue;
    const { speaker, cue } = attributionAfter(atoms, comma, CUES_AT_END) ?? { speaker: null, cue: null };
    if (speaker === null || cue === null) continue;
    if (atoms.find(',', Math.max(speaker.to, cue.to), to) >= 0) continue;
    const isFinding = FINDING_CUES.has(atoms.lower(cue.to - 1));
    if (isFinding && (cue.from < speaker.from || to - cue.to > FINDING_TAIL)) continue;
    return atoms.at(comma).start > start ? text.slice(atoms.at(comma).start, end) : '';
  }
  return '';
}

/** Whether a headline may do without these words: nothing in them says who says it, doubts or denies. */
function isDispensable(words: string): boolean {
  return !(words.toLowerCase().match(/[\p{L}\p{M}]+/gu) ?? []).some((lower) => isGuarded({ lower }));
}

/** The longest beginning of a statement that is itself a statement, of at most `maxWords` words. */
function shortened(statement: string, maxWords: number): string | null {
  let best: string | null = null;
  for (const match of statement.matchAll(CLAUSE)) {
    const part = statement.slice(0, match.index).trimEnd();
    const words = countWords(part);
    if (words > maxWords) break;
    // A comma inside may have opened an aside that is not closed yet ("Ana Lopez, the mayor").
    if (words >= MIN_WORDS && VERB.test(part) && !DENIAL.test(part) && !/,[^,]*$/.test(part) && isBalanced(part))
      best = part;
  }
  return best === null || !isDispensable(statement.slice(best.length)) ? null : best;
}

/** An English sentence cut back to a statement of at most {@link MAX_WORDS} words, with the attribution at its end. */
function cutBack(sentence: string, saying: string): string | null {
  if (SUBORDINATE.test(sentence)) return null;
  const attribution = sentence.endsWith(saying) && countWords(saying) <= MAX_ATTRIBUTION_WORDS ? saying : '';
  const statement = sentence.slice(0, sentence.length - attribution.length);
  const short = shortened(statement, MAX_WORDS - countWords(attribution));
  return short === null ? null : short + attribution;
}

/**
 * A headline for an article without a title: its lead without the full stop, where that has at most twenty words; an
 * English one cut back to a clause that is a statement of its own, with the attribution at its end, if what is cut
 * holds no attribution, hedge or denial. No other sentence is ever the headline.
 *
 * @returns null where the lead is not in the summary, leans on something before it, or has no statement of at most
 * twenty words
 */
export function headline(summary: StoredSummary, analysis: Analysis): string | null {
  const { language, sentences, text } = analysis;
  const [lead] = summaryAt(summary, text, { kind: 'default' });
  if (lead === undefined || !lead.reasons.includes(LEAD) || summary.ranking[lead.order]?.needs !== null) return null;
  const sentence = sentences[lead.order];
  // "He resigned on Monday": a headline cannot say who.
  if (sentence === undefined || leansBack(analysis, sentence, language)) return null;
  const whole = asHeadline(lead.text);
  if (countWords(whole) <= MAX_WORDS) return whole;
  return language === 'en' ? cutBack(whole, asHeadline(trailingAttribution(analysis, sentence))) : null;
}
