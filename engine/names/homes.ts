import roles from '../english/data/civic-offices.json' with { type: 'json' };
import { reportVerb } from '../grammar/report-verbs.ts';
import { lowerAt, type Token, type TokenizedText } from '../text/tokenized-text.ts';
import { hasAge } from './after-name.ts';
import { isCapital } from './capitals.ts';
import { isCommon } from './common.ts';
import { isListedPlace } from './firm-runs.ts';
import { gazetteer } from './gazetteer.ts';
import { MAX_WORDS, runFrom } from './introduce.ts';
import { isNobody } from './nobody.ts';
import { endsOrganization } from './organizations.ts';
import { overlaid } from './overlay.ts';
import { OPENS_OFFICE, opensNoOffice, ROLES } from './roles.ts';
import type { TaggedName } from './tagger.ts';

/** How sure ", of Thornton Heath," makes a place. */
const HOME_MARGIN = 600;

/**
 * Where people are from, as courts and councils name them: "Tyrell Bascombe, 29, of Thornton Heath,". The tagger takes
 * such a place for a second person.
 *
 * @returns the names with those as places, in text order
 */
export function homesOfPeople(doc: TokenizedText, names: readonly TaggedName[]): readonly TaggedName[] {
  const { tokens } = doc;
  const homes: TaggedName[] = [];
  for (const [index, { type, to: end }] of names.entries()) {
    if (type !== 'person' || tokens[end]?.text !== ',') continue;
    const from = homeAfter(doc, end);
    if (from < 0) continue;
    const to = runFrom(doc, from);
    // "Ray, of Lind Foods," works there: nothing but a comma or a stop after a short name, and no organization's name.
    if (to === from || to - from > MAX_WORDS || !/^[,.]$/.test(tokens[to]?.text ?? '')) continue;
    const there = names.slice(index + 1, index + 1 + MAX_WORDS).filter((name) => name.from < to && name.to > from);
    if (there.some((name) => isBody(doc, name) || (name.type === 'place' && name.margin >= HOME_MARGIN))) continue;
    homes.push({ from, to, type: 'place', margin: HOME_MARGIN });
  }
  return overlaid(names, homes, tokens.length);
}

/** Index after ", of" or ", 29, from", or -1: "Ray, from Lind Foods," works there. */
function homeAfter(doc: TokenizedText, end: number): number {
  const isAged = hasAge(doc, end);
  const at = isAged ? end + 3 : end + 1;
  const preposition = lowerAt(doc.tokens, at);
  return preposition === 'of' || (isAged && preposition === 'from') ? at + 1 : -1;
}

/** Whether an organization is one for sure, by the tagger or by its form. */
function isBody({ tokens }: TokenizedText, { type, to, margin }: TaggedName): boolean {
  const last = tokens[to - 1];
  return type === 'organization' && (margin >= SURE || (last !== undefined && endsOrganization(last)));
}

/** Offices of a town, a county or a state: "Tarn Bay [Mayor] Ana Ray". */
const CIVIC: ReadonlySet<string> = new Set(roles.offices.split(' '));
/** What such offices are held for besides a place: "Labour MP". */
const NO_SEAT: ReadonlySet<string> = new Set(roles.noSeats.split(' '));
/** How sure an office makes the place it is of. */
const SEAT_MARGIN = 600;
/** A reading that the tagger itself is this sure of stands. */
const SURE = 250;

function isPart(token: Token | undefined, sentence: number | undefined): boolean {
  if (token === undefined || token.sentence !== sentence || !isCapital(token)) return false;
  const { lower } = token;
  if (OPENS_OFFICE.has(lower) || NO_SEAT.has(lower) || ROLES.has(lower) || opensNoOffice(lower)) return false;
  return !gazetteer().isNationality(lower) && !isNobody(lower);
}

/** Whether the tagger is sure of an organization from `from` on, or of a place that begins there. */
function isKnown(name: TaggedName | undefined, from: number): boolean {
  if (name === undefined || name.to <= from || name.margin < SURE) return false;
  return name.type === 'organization' || (name.type === 'place' && name.from <= from);
}

/** "the MP for [Tarn Bay]", "the councillor for [Esk and Tarn]": index after the seat; `from` where none is. */
function seatEnd(doc: TokenizedText, from: number): number {
  const { tokens } = doc;
  const isHeld = lowerAt(tokens, from - 1) === 'for' && CIVIC.has(lowerAt(tokens, from - 2));
  const to = isHeld ? runFrom(doc, from) : from;
  if (to === from || !isPart(tokens[from], tokens[from - 1]?.sentence) || to - from > MAX_WORDS) return from;
  // "the councillor for Housing"
  if (to === from + 1 && isCommon(lowerAt(tokens, from)) && !isListedPlace(doc, { from, to })) return from;
  const end = lowerAt(tokens, to) === 'and' ? runFrom(doc, to + 1) : to;
  // "the MP for Esk and Tarn said"; of "the MP for Esk and Otto Tarn said" the second speaks, too.
  const isSaying = end === to + 2 && reportVerb(lowerAt(tokens, end)) !== undefined;
  return end > to + 1 && (isSaying || /^[,.;]$/.test(tokens[end]?.text ?? '')) ? end : to;
}

/** The places that an office right before a name is of. */
function seatsBefore({ tokens }: TokenizedText, names: readonly TaggedName[]): TaggedName[] {
  const seats: TaggedName[] = [];
  let done = 0;
  for (let index = 0; index < names.length; index++) {
    const name = names[index];
    const office = (name?.from ?? 0) - 1;
    if (name?.type !== 'person' || !CIVIC.has(lowerAt(tokens, office))) continue;
    let from = office;
    while (from > done && from > office - MAX_WORDS && isPart(tokens[from - 1], tokens[office]?.sentence)) from--;
    done = name.to;
    if (from === office) continue;
    const before = names[index - 1];
    if (!isKnown(before, from)) seats.push({ from, to: office, type: 'place', margin: SEAT_MARGIN });
  }
  return seats;
}

/**
 * Places that an office before a name is of, or is held for: "Former Tarn Bay Mayor Nuala Brann", "the MP for Tarn
 * Bay". The tagger takes them for people or organizations, or does not see them. Linear in the tokens.
 *
 * @returns the names with those as places, in text order
 */
export function seatsOfOffice(doc: TokenizedText, names: readonly TaggedName[]): readonly TaggedName[] {
  const seats = seatsBefore(doc, names);
  for (let from = 2; from < doc.tokens.length; from++) {
    const to = seatEnd(doc, from);
    if (to > from) seats.push({ from, to, type: 'place', margin: SEAT_MARGIN });
  }
  return overlaid(names, seats, doc.tokens.length);
}
