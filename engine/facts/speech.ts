import type { Analysis } from '../analysis.ts';
import type { ClaimFact, QuoteFact, QuoteSpeaker } from '../record.ts';
import type { AtomRange } from '../text/ranges.ts';
import { type Span, type TextSpan, textSpan } from '../text/spans.ts';
import { findClaims, openingReports, trustedClaims } from './claims/index.ts';
import { storySentences } from './event/story.ts';
import { quotesOf } from './quotes/index.ts';
import { readQuotes } from './quotes/read.ts';
import { SpeakerFinder } from './quotes/speakers.ts';

/** What people say in an article, in quotation marks and without. */
export interface Speech {
  readonly quotes: readonly QuoteFact[];
  readonly claims: readonly ClaimFact[];
  /** Reports in the first sentences, shown or not, which tell whose word the event is. */
  readonly opening: readonly ClaimFact[];
}

/** How many of the sentences that tell the story are asked whose word it is. */
const OPENING = 3;

/** Quotations and claims of an article in English: one reading of who speaks serves both. */
export function findSpeech(analysis: Analysis): Speech {
  const { atoms, text } = analysis;
  const span = ({ from, to }: AtomRange): Span => textSpan(text, atoms.at(from).start, atoms.at(to - 1).end);
  const quoted = readQuotes(analysis);
  const speakers = new SpeakerFinder(analysis, quoted.map(span));
  const trusted = trustedClaims(analysis, quoted);
  const claims = findClaims(analysis, trusted, speakers);
  const opened = storySentences(analysis)[OPENING - 1]?.end ?? text.length;
  const opening = openingReports(analysis, trusted, speakers, opened);
  return withoutUnheard({ quotes: quotesOf(analysis, quoted, claims, speakers), claims, opening });
}

/**
 * "“…,” she added": who has said nothing before adds nothing, whoever else is named. The phrase then stands without a
 * name.
 */
function withoutUnheard({ quotes, claims, opening }: Speech): Speech {
  const heard = new Map<string, number>();
  for (const { speaker, cue } of [...claims.map(asSpoken), ...quotes])
    if (speaker?.key != null && !isAdded(speaker, cue))
      heard.set(speaker.key, Math.min(speaker.start, heard.get(speaker.key) ?? speaker.start));
  const isUnheard = (speaker: QuoteSpeaker, cue: TextSpan | null): boolean =>
    speaker.key !== null && isAdded(speaker, cue) && (heard.get(speaker.key) ?? speaker.start) >= speaker.start;
  const named = (claim: ClaimFact): ClaimFact =>
    claim.claimant !== null && isUnheard(claim.claimant, claim.cue)
      ? { ...claim, claimant: { ...claim.claimant, ...NOBODY } }
      : claim;
  return {
    quotes: quotes.map((quote) =>
      quote.speaker !== null && isUnheard(quote.speaker, quote.cue)
        ? { ...quote, speaker: { ...quote.speaker, ...NOBODY } }
        : quote,
    ),
    claims: claims.map(named),
    opening: opening.map(named),
  };
}

const NOBODY = { name: null, key: null } as const;

function asSpoken({ claimant, cue }: ClaimFact): { readonly speaker: QuoteSpeaker | null; readonly cue: TextSpan } {
  return { speaker: claimant, cue };
}

/** "she added" */
function isAdded({ text }: QuoteSpeaker, cue: TextSpan | null): boolean {
  return /^(?:he|she)$/i.test(text) && cue !== null && /\badd(?:s|ed)$/.test(cue.text);
}
