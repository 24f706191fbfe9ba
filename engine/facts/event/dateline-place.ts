import type { Analysis } from '../../analysis.ts';
import type { Opening } from '../../names/opening.ts';
import type { Event } from './bond.ts';
import { type Candidate, flag } from './candidate.ts';
import words from './data/place-words.json' with { type: 'json' };

/**
 * The dateline's place, be it still in the text or not, and whether what happened is a deed of one place while no
 * clause of it names another.
 */
export function datelinePlace(
  analysis: Analysis,
  { place }: Opening,
  event: Event,
  named: readonly Candidate[],
): Candidate[] {
  const span = place === null ? cutPlace(analysis) : placeInText(analysis, place);
  if (span === null) return [];
  const isNamed = named.some(
    ({ features }) => features.common !== 1 && features.bare !== 1 && BONDS.some((bond) => features[bond] === 1),
  );
  const local = flag(!isNamed && isLocalDeed(analysis, event));
  return [{ ...span, features: { dateline: 1, local } }];
}

/** Where a place is named. */
export type PlaceSpan = Pick<Candidate, 'start' | 'end' | 'in'>;

function placeInText({ tokens }: Analysis, { from, to }: NonNullable<Opening['place']>): PlaceSpan | null {
  const [first, last] = [tokens[from], tokens[to - 1]];
  return first === undefined || last === undefined ? null : { start: first.start, end: last.end, in: 'text' };
}

/** The place of a dateline that cleaning took off ("ROCKFORD, Ill." of "ROCKFORD, Ill. (Newsline)"). */
function cutPlace({ dateline }: Analysis): PlaceSpan | null {
  const place = dateline?.place;
  return place == null ? null : { start: place.start, end: place.end, in: 'dateline' };
}
const BONDS = ['own', 'inner', 'joined'];

/** Whether the event, as it is headed or told, is done where one is: a verdict, an arrest, a signing. */
function isLocalDeed({ text }: Analysis, event: Event): boolean {
  return event.verbsOf(text).some((verb) => LOCAL_DEEDS.has(verb));
}
const LOCAL_DEEDS = new Set(words.localDeeds);
