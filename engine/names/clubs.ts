import { listedIn } from '../text/listed.ts';
import type { TokenRange } from '../text/ranges.ts';
import { lowerAt, type TokenizedText } from '../text/tokenized-text.ts';
import { isCapital } from './capitals.ts';
import words from './data/club-words.json' with { type: 'json' };
import { CLUB_ENDS, FEW_WORDS, gamesIn } from './games.ts';
import { OPENERS } from './nobody.ts';
import { overlaid } from './overlay.ts';
import { ROLES } from './roles.ts';
import type { TaggedName } from './tagger.ts';
import { WHERE } from './word-lists.ts';

/** Words that end names of clubs alone, or nearly: "Inverallan [Thistle]". */
const SURELY_ENDS = listedIn(words.surelyEnds);
/** Right before or after a club: "[beat] Kigali City", "Kigali City [are] top". */
const BEFORE = listedIn(words.before);
const AFTER = listedIn(words.after);
const MARGIN = 600;
const MAX_WORDS = 3;

/** "Kigali City" that ends at `last` and is no part of a longer name; else null. */
function clubAt(doc: TokenizedText, last: number): TokenRange | null {
  const { tokens } = doc;
  const end = tokens[last];
  if (end === undefined || !CLUB_ENDS.has(end.lower) || !isCapital(end)) return null;
  const { sentence } = end;
  if (isPart(doc, last + 1, sentence) || tokens[last + 1]?.text === '&') return null;
  let from = last;
  while (isPart(doc, from - 1, sentence) && last - from < MAX_WORDS) from--;
  const own = from;
  while (from < last && (ROLES.has(lowerAt(tokens, from)) || OPENERS.has(lowerAt(tokens, from)))) from++;
  return from === last || isPart(doc, own - 1, sentence) ? null : { from, to: last + 1 };
}

function isPart({ tokens }: TokenizedText, at: number, sentence: number): boolean {
  return isCapital(tokens[at]) && tokens[at]?.sentence === sentence;
}

/** What the words beside it say: above 0 of a club, below of a place. */
function voteOf(doc: TokenizedText, { from, to }: TokenRange): number {
  const [before, next] = [lowerAt(doc.tokens, from - 1), lowerAt(doc.tokens, to)];
  if (WHERE.has(before)) return -1;
  // "Kigali City 2-1"
  const isScore = doc.tokens[to]?.kind === 'number';
  const isSure = SURELY_ENDS.has(lowerAt(doc.tokens, to - 1));
  return Number(isSure || BEFORE.has(before) || AFTER.has(next) || isScore);
}

/**
 * Clubs that are called like places ("Kigali City", "Tarn Town"), in the news of a match: where they beat, face or
 * score more often than somebody is in them. Linear in the tokens.
 *
 * @returns the names with those clubs at all their places, in text order
 */
export function clubsAtPlay(doc: TokenizedText, names: readonly TaggedName[]): readonly TaggedName[] {
  const { tokens, text } = doc;
  const clubs: TokenRange[] = [];
  for (let at = 1; at < tokens.length; at++) {
    const club = clubAt(doc, at);
    if (club !== null) clubs.push(club);
  }
  if (clubs.length === 0 || gamesIn(doc).count < FEW_WORDS) return names;
  const keyOf = ({ from, to }: TokenRange) => text.slice(tokens[from]?.start, tokens[to - 1]?.end);
  const votes = new Map<string, number>();
  for (const club of clubs) votes.set(keyOf(club), (votes.get(keyOf(club)) ?? 0) + voteOf(doc, club));
  const found = clubs
    .filter((club) => (votes.get(keyOf(club)) ?? 0) > 0)
    .map((club): TaggedName => ({ ...club, type: 'organization', margin: MARGIN }));
  return overlaid(names, found, tokens.length);
}
