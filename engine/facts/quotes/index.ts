/** Quotations as facts: the quoted pieces, which of them are one utterance, and who speaks. */

import type { Analysis } from '../../analysis.ts';
import type { ClaimFact, QuoteFact, QuoteSpeaker } from '../../record.ts';
import type { Atoms } from '../../text/atoms.ts';
import type { AtomRange } from '../../text/ranges.ts';
import { firstTouching, type TextSpan, textSpan } from '../../text/spans.ts';
import rules from './data/quote-rules.json' with { type: 'json' };
import { interviewTurns } from './interview.ts';
import type { ReadQuote } from './read.ts';
import type { SpeakerFinder } from './speakers.ts';

/** A quotation before its utterance has its number in the record. */
type Unnumbered = Omit<QuoteFact, 'utterance'> & { readonly utterance: number | null };

/**
 * Direct and partial quotations of an article, in text order, with the phrase that says who speaks, the word that says
 * so, and the entity the phrase stands for where that is safe. Claims are among them as kind "indirect", as readers
 * of records of 0.1 know them.
 *
 * @param quoted what {@link readQuotes} found
 */
export function quotesOf(
  analysis: Analysis,
  quoted: readonly ReadQuote[],
  claims: readonly ClaimFact[],
  speakers: SpeakerFinder,
): QuoteFact[] {
  const { atoms, text } = analysis;
  const span = ({ from, to }: AtomRange): TextSpan => textSpan(text, atoms.at(from).start, atoms.at(to - 1).end);
  const direct = quoted
    .map((quote) => ({ quote, score: rules.scores[quote.rule] }))
    .filter(({ score }) => score >= rules.threshold)
    .map(({ quote, score }): Unnumbered => {
      const cue = quote.cue === null ? null : span(quote.cue);
      const speaker = speakerOf(quote, speakers, atoms);
      return { ...span(quote), kind: quote.kind, utterance: quote.utterance, cue, speaker, score };
    });
  const turns = interviewTurns(analysis).map((turn): Unnumbered => ({ ...turn, utterance: null }));
  const marked = withTurns(direct, turns);
  return numbered([...marked, ...unmarked(marked, claims)].sort((a, b) => a.start - b.start));
}

/** The turns that are not in quotation marks, and those that are with who speaks, in text order. */
function withTurns(direct: readonly Unnumbered[], turns: readonly Unnumbered[]): Unnumbered[] {
  const said = direct.map((quote) => {
    const turn = quote.speaker === null ? turns[firstTouching(turns, quote)] : undefined;
    return turn === undefined ? quote : { ...quote, speaker: turn.speaker };
  });
  const unmarkedTurns = turns.filter((turn) => firstTouching(direct, turn) < 0);
  return [...said, ...unmarkedTurns].sort((a, b) => a.start - b.start);
}

/**
 * The claims that share no word with a quotation, which is listed by itself, or with a claim before them ("the warden
 * warned that …, the mayor said").
 *
 * @param marked in text order, none overlapping another
 */
function unmarked(marked: readonly Unnumbered[], claims: readonly ClaimFact[]): Unnumbered[] {
  let last = 0;
  return claims.flatMap(indirect).filter(({ start, end }) => {
    if (start < last || firstTouching(marked, { start, end }) >= 0) return false;
    last = end;
    return true;
  });
}

/**
 * Who speaks. Nothing says that the subject of the sentence before does, so it has to be somebody: "The vote was lost.
 * “…”" has no speaker.
 */
function speakerOf(quote: ReadQuote, speakers: SpeakerFinder, atoms: Atoms): QuoteSpeaker | null {
  const { speaker, cue, rule } = quote;
  return rule === 'subject before'
    ? speakers.findPerson(atoms, speaker)
    : speakers.findOfQuote(atoms, speaker, cue, quote);
}

/** A claim as 0.1 showed it; one without a claimant was never shown, and what nobody would say is no word of theirs. */
function indirect({ text, start, end, kind, cue, claimant, score }: ClaimFact): Unnumbered[] {
  if (claimant === null || kind === 'no-comment') return [];
  const { cue: _, ...speaker } = claimant;
  return [{ text, start, end, kind: 'indirect', utterance: null, cue, speaker, score }];
}

/** Numbers utterances from 1 in text order; an indirect one is always an utterance of its own. */
function numbered(quotes: readonly Unnumbered[]): QuoteFact[] {
  const numbers = new Map<number, number>();
  let last = 0;
  return quotes.map((quote) => {
    const known = quote.utterance === null ? undefined : numbers.get(quote.utterance);
    if (known === undefined) last++;
    const utterance = known ?? last;
    if (quote.utterance !== null) numbers.set(quote.utterance, utterance);
    return { ...quote, utterance };
  });
}
