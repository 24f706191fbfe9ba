import { gazetteer } from '../../names/gazetteer.ts';
import type { OrganizationPieces } from '../../names/organization-pieces.ts';
import { isPlaceKind, type PlacePhrase, placeNameEnd } from '../../names/place-phrases.ts';
import { ROLES } from '../../names/roles.ts';
import type { Atoms } from '../../text/atoms.ts';
import words from './data/place-words.json' with { type: 'json' };

/** Last words of names that are papers, laws, prizes and contests. */
const NO_PLACES = new Set(words.noPlaces);
/** "Researchers at the institute": where somebody works is not where something happened. */
const AFFILIATED = new Set(words.affiliated);
const MOTION = new Set(words.motion);
const STAFF = new Set(words.staff);
/** Nouns and verbs that have something they are in, wherever that is. */
const TAKING = new Set(words.taking);
/** "a tie between Velde and Tarn": what goes on between two sides. */
const MATCHES = new Set(words.matches);

/**
 * A place with the one it owns or is named together with: "Quebec's Eastern Townships", "Dorset and Somerset", "between
 * Beira and Vilankulo".
 */
export function extended(source: Atoms, name: PlacePhrase, { known, people, organizations }: KnownNames): PlacePhrase {
  if (!known.has(name.text) && name.preposition !== 'between') return name;
  const isOwner = isApostrophe(source, name.to) && source.lower(name.to + 1) === 's';
  if (!isOwner && source.lower(name.to) !== 'and') return name;
  const joint = isOwner ? name.to + 2 : name.to + 1;
  const start = source.lower(joint) === 'the' ? joint + 1 : joint;
  const to = placeNameEnd(source, start);
  if (to === start || source.at(to - 1).sentence !== source.at(name.from).sentence) return name;
  const second = source.text.slice(source.at(start).start, source.at(to - 1).end);
  const isPlace = known.has(second) || (isOwner && !people.has(second) && !organizations.has(second));
  if (!isPlace && name.preposition !== 'between') return name;
  return {
    ...name,
    to,
    text: source.text.slice(name.start, source.at(to - 1).end),
    isKind: isPlaceKind(source.lower(to - 1)),
  };
}

function isApostrophe(source: Atoms, at: number): boolean {
  return source.glued(at) && /^['’]$/.test(source.lower(at));
}

/** What the article's entities are called, by type; of people only those that are surely some. */
export interface KnownNames {
  readonly known: ReadonlySet<string>;
  readonly people: ReadonlySet<string>;
  readonly organizations: ReadonlySet<string>;
  readonly pieces: OrganizationPieces;
}

/** Whether a name after a preposition of place is none: somebody's, an organization's, a law's, or just gone to. */
export function isNoPlace(name: PlacePhrase, names: KnownNames): boolean {
  if (names.people.has(name.text) || isOrganization(name, names) || namesNoPlace(name)) return true;
  const { preposition, isKind } = name;
  const isKnown = names.known.has(name.text);
  if (preposition === 'between' && (!name.text.includes(' and ') || MATCHES.has(name.before))) return true;
  if (tellsMotion(preposition) && !isKnown) return true;
  if (preposition === 'on' && !isKnown && !isKind) return true;
  // "a flood warning extended for Arden County", but not "won gold for Kenya".
  if (preposition === 'for' && !isKind) return true;
  return preposition === 'at' && (AFFILIATED.has(name.before) || ROLES.has(name.before));
}

/** "from", "into": whether somebody moves, so that what follows is where they were or will be. */
export function tellsMotion(preposition: string): boolean {
  return MOTION.has(preposition);
}

/** "at the Norwegian airline", "in the Official Gazette", "in the Tarn Marathon", "in Series B funding" */
function namesNoPlace({ text }: PlacePhrase): boolean {
  const lower = text.toLowerCase();
  return gazetteer().isNationality(lower) || NO_PLACES.has(lower.split(' ').at(-1) ?? '') || /\s\p{Lu}$/u.test(text);
}

/** Whether a name is an organization's, or part of one, and no place is called so. */
function isOrganization(name: PlacePhrase, { known, organizations, pieces }: KnownNames): boolean {
  const { preposition, text, isKind, before } = name;
  // "sold at Target, Walmart and online": a single company may stand for its building.
  if (text.includes(', ') && text.split(', ').every((part) => organizations.has(part))) return true;
  if (known.has(text)) return false;
  // "a stake in Velde Foods", "a flaw in Tarn Browser"
  if (preposition === 'in' && TAKING.has(before)) return true;
  // "a song by a singer in Wham": an organization is where nobody is, unless it says what kind of place it has.
  if (preposition === 'in' && !isKind && organizations.has(text)) return true;
  // "Pilots and crew at Velde Air will strike"
  if (preposition === 'at' && !isKind && STAFF.has(before) && organizations.has(text)) return true;
  return pieces.has(preposition, text);
}
