import type { Analysis } from '../analysis.ts';
import type { ClaimFact, QuoteFact } from '../record.ts';
import type { AtomRange } from '../text/ranges.ts';
import { type Span, textSpan } from '../text/spans.ts';
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

/** So many sentences that tell the story say whose word it is. */
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
  return { quotes: quotesOf(analysis, quoted, claims, speakers), claims, opening };
}
