/**
 * The key facts of an article, one folder a kind. To add a kind, add it to `Facts` in record.ts: the compiler then asks
 * for it here, and tests/architecture/facts.test.ts for its place in the report, the page, the API's description and
 * the fixtures.
 */
import type { Analysis, Entity, EntityType } from '../analysis.ts';
import type { EntityFact, Facts } from '../record.ts';
import { NO_EVENT } from './event/index.ts';
import { tellEvent } from './event/tell.ts';
import { findKeyphrases } from './keyphrases/index.ts';
import { homesOf } from './quantities/homes.ts';
import { readQuantities } from './quantities/index.ts';
import { findSources } from './sources/index.ts';
import { findSpeech } from './speech.ts';

/** What an article has where nothing was found, or its language is not read. */
export const NO_FACTS: Facts = {
  event: { ...NO_EVENT, status: 'reported', claimant: null },
  people: [],
  organizations: [],
  places: [],
  dates: [],
  quantities: [],
  quotes: [],
  claims: [],
  sources: [],
  keyphrases: [],
};

/**
 * The key facts of an article, each a slice of its text or title. All of them need English: for another language every
 * list is empty. Entities may be an empty list.
 */
export function buildFacts(analysis: Analysis): Facts {
  if (analysis.language !== 'en') return NO_FACTS;
  const { atoms } = analysis;
  const dates = analysis.dates.shown;
  const speech = findSpeech(analysis);
  return {
    event: tellEvent(analysis, speech),
    people: entitiesOf(analysis, 'person'),
    organizations: entitiesOf(analysis, 'organization'),
    places: entitiesOf(analysis, 'place'),
    dates,
    quantities: readQuantities(atoms, dates, homesOf(analysis)).map(
      ({ parts: _, rule: _rule, ...quantity }) => quantity,
    ),
    quotes: speech.quotes,
    claims: speech.claims,
    sources: findSources(atoms),
    keyphrases: findKeyphrases(analysis),
  };
}

function entitiesOf(analysis: Analysis, type: EntityType): EntityFact[] {
  return analysis.entities.filter((entity) => entity.type === type).map(({ type: _, ...fact }: Entity) => fact);
}
