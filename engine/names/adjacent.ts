import type { EntityType } from '../analysis.ts';
import { listedIn } from '../text/listed.ts';
import { lowerAt, type Token, type TokenizedText } from '../text/tokenized-text.ts';
import { isCapital } from './capitals.ts';
import ground from './data/ground-words.json' with { type: 'json' };
import { gazetteer } from './gazetteer.ts';
import { isKnownOrganization } from './known.ts';
import { isFormOfAddress } from './nobody.ts';
import { endsOrganization, isLegal } from './organizations.ts';
import { DIRECTIONS } from './place-phrases.ts';
import { isRoleWord } from './roles.ts';
import type { TaggedName } from './tagger.ts';
import { PLACE_ENDS } from './word-lists.ts';

/** Where the tagger is this sure of both of two names, they are two. */
const SURE = 250;

/** In capitals a shorter word may be an acronym. */
const LEAST_SHOUTED = 7;

/** "Jersey City": what ends names of places, and by itself is none. */
const TOWN_ENDS = listedIn(ground.townEnds);
/** "La Jolla", "Old San Juan": what begins names of places, and by itself is none. */
const TOWN_STARTS = listedIn(ground.townStarts);

const KINDS = ['organization', 'place'] as const;

/** A first name opens no longer person than this, in tokens. */
const LONGEST_PERSON = 3;
/** A shorter one is none: "Al Shabab". */
const SHORTEST_FIRST_NAME = 3;

/** What two pieces are together: what the gazetteer or the last word says, else mostly an organization. */
function typeOf({ tokens }: TokenizedText, first: TaggedName, next: TaggedName): EntityType {
  const [{ from }, { to }] = [first, next];
  const [opener, last] = [tokens[from], tokens[to - 1]];
  if (first.type === next.type || opener === undefined || last === undefined) return next.type;
  const known = KINDS.find((type) => gazetteer().lists(type, tokens, from, to));
  if (known !== undefined) return known;
  if (endsOrganization(last)) return 'organization';
  // "Clinton Hill", "Jersey City", "La Jolla"
  if (PLACE_ENDS.has(last.lower) || TOWN_ENDS.has(last.lower)) return 'place';
  if (to - from === 2 && TOWN_STARTS.has(opener.lower)) return 'place';
  const isNamed = (first.type === 'person' || next.type === 'person') && opener.text.length >= SHORTEST_FIRST_NAME;
  if (isNamed && to - from <= LONGEST_PERSON && gazetteer().isFirstName(opener.lower)) return 'person';
  return first.type === 'person' && next.type === 'place' ? 'person' : 'organization';
}

/** Whether two names that touch are pieces of one: "Food Standards [Australia]", "Dublin [Newsroom]". */
function areOne(doc: TokenizedText, first: TaggedName, next: TaggedName): boolean {
  const { tokens, text } = doc;
  const [last, begin] = [tokens[first.to - 1], tokens[next.from]];
  if (last === undefined || begin === undefined || last.sentence !== begin.sentence || last.sentence < 0) return false;
  if (text.slice(last.end, begin.start) !== ' ') return false;
  // "BBC [Wales]"
  const isKnown = first.to === first.from + 1 && isKnownOrganization(last);
  if (isKnown && next.type === 'place' && isCapital(begin)) return true;
  if (Math.min(first.margin, next.margin) >= SURE) return false;
  return mayTouch(last, begin) && mayFollow(doc, first, next);
}

function isShouted({ text }: Token): boolean {
  return text.length >= LEAST_SHOUTED && text === text.toUpperCase();
}

/** Whether a name may go on over two words: no office or legal form is one of them. */
function mayTouch(last: Token, begin: Token): boolean {
  if (!isCapital(last) || !isCapital(begin) || isLegal(last) || isFormOfAddress(last.lower)) return false;
  if (isRoleWord(last) || isRoleWord(begin)) return false;
  // "… said Ray LEEDS, May 2"
  return !isShouted(begin) || isShouted(last);
}

/** Whether two kinds of names may be pieces of one. */
function mayFollow({ tokens }: TokenizedText, first: TaggedName, next: TaggedName): boolean {
  const { from, to, type } = next;
  // Two places beside each other are a list, or a place and its state.
  if (first.type === 'place' && type !== 'organization') return false;
  // "Clinton [White House]", "Ana Ray [CNN]"
  if (first.type === 'person' && type !== 'person')
    return !KINDS.some((each) => gazetteer().lists(each, tokens, from, to)) && !isKnownOrganization(tokens[from]);
  // "Northern [Syria]"
  if (type === 'place' && DIRECTIONS.has(lowerAt(tokens, from - 1)) && gazetteer().lists(type, tokens, from, to))
    return false;
  // "University of Tarn [Ana Ray]"
  if (type === 'person' && to > from + 1) return false;
  // "American [Ray]", "British [Ministry of Defence]"
  const isOfNation = gazetteer().isNationality(lowerAt(tokens, first.to - 1));
  return !isOfNation || (type !== 'person' && tokens.slice(from, to).every(isCapital));
}

/**
 * Names that the tagger read in two pieces where it was unsure of one: "Food Standards" and "Australia", "Deka" and
 * "Investment". Linear in the names.
 *
 * @returns the names with one in place of such pieces, in text order
 */
export function joinedPieces(doc: TokenizedText, names: readonly TaggedName[]): readonly TaggedName[] {
  const found: TaggedName[] = [];
  for (const name of names) {
    const before = found.at(-1);
    if (before?.to !== name.from || !areOne(doc, before, name)) {
      found.push(name);
      continue;
    }
    const margin = Math.max(before.margin, name.margin);
    found[found.length - 1] = { ...name, from: before.from, type: typeOf(doc, before, name), margin };
  }
  return found;
}
