import type { TokenizedText } from '../text/tokenized-text.ts';
import { withoutAddresses } from './addresses.ts';
import { joinedPieces } from './adjacent.ts';
import { clubsAtPlay } from './clubs.ts';
import { namesInCompounds } from './compounds.ts';
import { withoutAgencies } from './dateline.ts';
import { firmsByContext } from './firms.ts';
import { peopleNamedAsPlaces } from './given.ts';
import { placesOfLists, placesOfWays } from './grounds.ts';
import { homesOfPeople, seatsOfOffice } from './homes.ts';
import { introducedPeople } from './introduce.ts';
import { joinedOrganizations } from './joined.ts';
import { knownNames } from './known.ts';
import { formedOrganizations } from './organizations.ts';
import { particledPeople } from './particled.ts';
import { withWholePhrases } from './phrases.ts';
import { abbreviatedOrganizations, repeatedOrganizationsAndPlaces, repeatedSurnames } from './repeat.ts';
import { peopleNamedAsRoyals } from './royal.ts';
import { namedRoads, toldFromStreets } from './streets.ts';
import { type TaggedName, tagNames, type Weights } from './tagger.ts';
import { teamsAtPlay } from './teams.ts';
import { withoutThings } from './things.ts';
import { partedAtOf, wholePeople } from './whole.ts';

/**
 * Looks at the names of a text for one kind of name that the tagger gets wrong, and gives them with those put right, in
 * text order.
 */
type Reading = (doc: TokenizedText, names: readonly TaggedName[]) => readonly TaggedName[];

/**
 * In the order in which they run: each sees what those before it left. Pieces are joined before it is asked what a name
 * is, and what the text says again is looked for when nothing new is found any more.
 */
const READINGS: readonly Reading[] = [
  // Where names begin and end.
  withoutAgencies,
  partedAtOf,
  joinedPieces,
  withWholePhrases,
  // Organizations that their form or a list tells.
  formedOrganizations,
  joinedOrganizations,
  knownNames,
  // Streets, people, firms and teams that look alike: what the text says around them tells.
  namedRoads,
  peopleNamedAsPlaces,
  introducedPeople,
  toldFromStreets,
  firmsByContext,
  clubsAtPlay,
  teamsAtPlay,
  // Places that the words beside them tell.
  homesOfPeople,
  seatsOfOffice,
  placesOfWays,
  placesOfLists,
  namesInCompounds,
  // People whose names were read in part.
  particledPeople,
  peopleNamedAsRoyals,
  wholePeople,
  // What is no name, and what the text says again.
  withoutAddresses,
  abbreviatedOrganizations,
  withoutThings,
  repeatedSurnames,
  repeatedOrganizationsAndPlaces,
];

/** Everything that is taken for a name, however unsure, in text order: what the tagger found, put right. */
export function readNames(doc: TokenizedText, model: Weights): readonly TaggedName[] {
  return READINGS.reduce<readonly TaggedName[]>((names, read) => read(doc, names), tagNames(doc, model));
}
