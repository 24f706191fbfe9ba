import { beginsSmall } from '../text/letters.ts';
import type { Token, TokenizedText } from '../text/tokenized-text.ts';
import words from './data/ground-words.json' with { type: 'json' };
import { overlaid } from './overlay.ts';
import type { TaggedName } from './tagger.ts';

/** What is called after its owner, and with a capital is a place: "Fuller's [Lock]", "Ilse's [Point]". */
const GROUNDS: ReadonlySet<string> = new Set(words.grounds.split(' '));
/** How sure such a word makes a place. */
const MARGIN = 500;

function isCapital(token: Token | undefined): boolean {
  return token?.kind === 'word' && !beginsSmall(token.text) && /^\p{Lu}\p{Ll}/u.test(token.text);
}

/** Index of the first word of a place whose "'s" is at `at`, or -1: "[Fuller]'s Lock", "[St] Ilse's Point". */
function beginOf(tokens: readonly Token[], at: number): number {
  const [owner, ground] = [tokens[at - 1], tokens[at + 1]];
  if (!isCapital(owner) || !isCapital(ground) || !GROUNDS.has(ground?.lower ?? '')) return -1;
  const before = tokens[at - 2]?.sentence === owner?.sentence ? tokens[at - 2] : undefined;
  if (ground?.sentence !== owner?.sentence || isCapital(tokens[at + 2])) return -1;
  if (/^st\.?$/.test(before?.lower ?? '')) return at - 2;
  return isCapital(before) ? -1 : at - 1;
}

/**
 * Places named after whoever owned them: "Fuller's Lock", "St Ilse's Point". The tagger takes the owner for a person.
 * What a longer name holds ("Fuller's Lock Primary School") or whom the text gives a first name is left. Linear in the
 * tokens.
 *
 * @returns the names with those as places, in text order
 */
export function placesOfOwners(doc: TokenizedText, names: readonly TaggedName[]): readonly TaggedName[] {
  const { tokens } = doc;
  const found: TaggedName[] = [];
  let next = 0;
  for (let at = 1; at < tokens.length - 1; at++) {
    // Before the look at its neighbours: what is no possessive is longer or shorter, as a rule.
    if (tokens[at]?.text.length !== 2 || !/^['’]s$/.test(tokens[at]?.text ?? '')) continue;
    const from = beginOf(tokens, at);
    if (from < 0) continue;
    while ((names[next]?.to ?? Number.POSITIVE_INFINITY) <= at) next++;
    const isLonger = (names[next]?.from ?? at) <= from && (names[next]?.to ?? 0) > at + 2;
    if (!isLonger) found.push({ from, to: at + 2, type: 'place', margin: MARGIN });
  }
  return overlaid(names, found, tokens.length);
}
