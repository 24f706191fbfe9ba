import type { Analysis, DatedText } from '../../analysis.ts';
import { gazetteer } from '../../names/gazetteer.ts';
import type { Opening } from '../../names/opening.ts';
import { OrganizationPieces } from '../../names/organization-pieces.ts';
import { type PlacePhrase, placePhrases } from '../../names/place-phrases.ts';
import type { Atoms } from '../../text/atoms.ts';
import { isQuoted } from '../../text/quotation-marks.ts';
import { firstIndex } from '../../text/search.ts';
import type { Span } from '../../text/spans.ts';
import { isBackground } from './background.ts';
import { barePlaces, COURTS } from './bare-places.ts';
import { bondFeatures, clauseFeatures, type Event } from './bond.ts';
import { type Candidate, type Features, flag } from './candidate.ts';
import { commonPlaces } from './common-places.ts';
import words from './data/place-words.json' with { type: 'json' };
import { datelinePlace, type PlaceSpan } from './dateline-place.ts';
import { HARM } from './manners.ts';
import { extended, isNoPlace, type KnownNames, tellsMotion } from './place-names.ts';
import { describesNoun, type Scene, tokenAt } from './scene.ts';

/** "based in Velde", "her home in Tarn" */
const RESIDENCE = new Set(words.residence);
/** A name likelier than this to be a person's is no place, whatever comes before it. */
const SURE_PERSON = 0.6;

/**
 * Candidates for "where": the names after "in", "at", "near", "outside" in the title and the first sentences, after
 * "from" and "to" only those known to be places; and the dateline's place.
 */
export function placeCandidates(
  analysis: Analysis,
  event: Event,
  scenes: readonly Scene[],
  opening: Opening,
): Candidate[] {
  const introduced = introducedPlaces(analysis, event, scenes);
  const named = [...introduced, ...barePlaces(analysis, event, scenes, introduced)];
  const verbs = event.verbsOf(analysis.text);
  const isMove = verbs.some((verb) => MOVING.has(verb));
  const all = [...named, ...scenes.flatMap((scene) => commonPlaces(analysis, scene, event, named))].filter(
    // "Shares rose after a strike in Velde"
    ({ features }) => !isMove || features.inner !== 1,
  );
  const dateline = datelinePlace(analysis, opening, event, all);
  const town = dateline[0] === undefined ? '' : (sliceOf(analysis, dateline[0]).toLowerCase().split(',')[0] ?? '');
  const isOnly = new Set(all.map((each) => sliceOf(analysis, each).toLowerCase())).size === 1;
  return [...all.map((each) => withKind(analysis, withSalience(analysis, each), town)), ...dateline].map((each) => ({
    ...each,
    // "Kenya has banned …", "Sweden's minister quits", where no other place is named
    features: {
      ...each.features,
      // "Shares fell", "signed a striker": what happens at no place
      placeless: flag(isMove || verbs.some((verb) => PLACELESS.has(verb))),
      bareOnly: flag(isOnly && each.features.bare === 1),
    },
  }));
}

/** A name after a preposition, in what it was read from and the scene it is in. */
interface Introduced {
  readonly source: Atoms;
  readonly name: PlacePhrase;
  readonly scene: Scene | undefined;
}

/** What all the names are judged by. */
interface Surroundings {
  readonly analysis: Analysis;
  readonly event: Event;
  readonly names: KnownNames;
  /** Where people are named. */
  readonly persons: readonly Span[];
  readonly titleNames: readonly PlacePhrase[];
  /** How often each name stands after a preposition. */
  readonly counts: ReadonlyMap<string, number>;
}

/** The names after a preposition that may be where it happened. */
function introducedPlaces(analysis: Analysis, event: Event, scenes: readonly Scene[]): Candidate[] {
  const { heading, atoms } = analysis;
  const title = scenes.find((scene) => scene.in === 'title');
  const titleNames = heading === null || title === undefined ? [] : titlePlaces(analysis, heading);
  const textNames = textPlaces(analysis, scenes.at(-1)?.sentence ?? 0);
  const counts = new Map<string, number>();
  for (const { text } of [...titleNames, ...textNames]) counts.set(text, (counts.get(text) ?? 0) + 1);
  const around: Surroundings = {
    analysis,
    event,
    names: knownNames(analysis),
    persons: personMentions(analysis, scenes.at(-1)?.tree.tokens.at(-1)?.end ?? 0),
    titleNames,
    counts,
  };
  const introduced: Introduced[] = [
    ...(heading === null ? [] : titleNames.map((name) => ({ source: heading.atoms, name, scene: title }))),
    ...textNames.map((name) => ({
      source: atoms,
      name,
      // A name in a heading is in no sentence, and the title's scene has no number of a sentence either.
      scene: scenes.find((scene) => scene.in === 'text' && scene.sentence === name.sentence),
    })),
  ];
  return introduced.flatMap((each) => candidateOf(each, around) ?? []);
}

function candidateOf({ source, name: read, scene }: Introduced, around: Surroundings): Candidate | null {
  const { analysis, event, names, titleNames, counts } = around;
  const name = extended(source, read, names);
  if (scene === undefined || isNoPlace(name, names)) return null;
  const first = source.at(name.from);
  const last = source.at(name.to - 1);
  const at = tokenAt(scene, first);
  if (at < 0 || event.isElsewhere(scene, at) || isBackground(analysis, event, scene, at)) return null;
  if (isOfSomethingElse(analysis, event, scene, name, first)) return null;
  // "the agent in Charge Ana Ray": what ends in a person's name is no place; "Ray Tower" may be one.
  if (scene.in === 'text' && around.persons.some(({ start, end }) => start < last.end && end >= last.end)) return null;
  return {
    start: first.start,
    end: isAbbreviated(source, name, scene, names) ? source.at(name.to).end : last.end,
    in: scene.in,
    features: {
      ...bondFeatures(event, scene, at),
      ...clauseFeatures(event, scene, at),
      residence: flag(RESIDENCE.has(name.before)),
      beforeVerb: flag(event.bond(scene, at) === 'own' && at < scene.tree.verbOf(at)),
      ...weigh(name, names.known, counts.get(name.text) ?? 1, titleNames, describesNoun(scene, last)),
    },
  };
}

/** '"What happened in Velde is a crime," he said' of an arrival, "They appeared at Velde Crown Court" of a death. */
function isOfSomethingElse(analysis: Analysis, event: Event, scene: Scene, name: PlacePhrase, span: Span): boolean {
  if (scene.order < 1 || event.bond(scene, tokenAt(scene, span)) !== 'other') return false;
  return isQuoted(analysis, span) || (isCourt(name) && event.verbsOf(analysis.text).some((verb) => HARM.has(verb)));
}

function isCourt({ text }: PlacePhrase): boolean {
  return COURTS.has(text.toLowerCase().split(' ').at(-1) ?? '');
}

/** "Woods Hole, Mass.": whether the stop belongs to the name. */
function isAbbreviated(source: Atoms, name: PlacePhrase, scene: Scene, { known }: KnownNames): boolean {
  const stop = source.at(name.to);
  return known.has(`${name.text.split(', ').at(-1)}.`) || (stop.lower === '.' && stop.glued && endsToken(scene, stop));
}

function knownNames(analysis: Analysis): KnownNames {
  const organizations = namesOf(analysis, 'organization');
  return {
    known: namesOf(analysis, 'place'),
    people: namesOf(analysis, 'person', SURE_PERSON),
    organizations,
    pieces: new OrganizationPieces(organizations),
  };
}

/** The names up to a sentence that begin in no date. */
function textPlaces(analysis: Analysis, lastSentence: number): PlacePhrase[] {
  const dates = analysis.dates.shown;
  return placePhrases(analysis, lastSentence).filter(({ start }) => {
    const next = dates[firstIndex(dates.length, (index) => (dates[index]?.end ?? 0) > start)];
    return next === undefined || next.start > start;
  });
}

function sliceOf({ title, text, dateline }: Analysis, { start, end, in: where }: PlaceSpan): string {
  const source = where === 'title' ? title : where === 'dateline' ? dateline?.text : text;
  return (source ?? '').slice(start, end);
}

/** Whether it names the town of the dateline, and whether a country. */
function withKind(analysis: Analysis, candidate: Candidate, town: string): Candidate {
  const text = sliceOf(analysis, candidate).toLowerCase();
  const isCountry = gazetteer().isCountry(text) || CONTINENTS.has(text);
  const { features } = candidate;
  return {
    ...candidate,
    features: {
      ...features,
      datelined: flag(town !== '' && text.includes(town)),
      country: flag(isCountry),
      bareCountry: flag(isCountry && features.bare === 1),
    },
  };
}

const CONTINENTS = new Set(words.continents);
/** "Shares fell" */
const MOVING = new Set(words.moving);
const PLACELESS = new Set(words.placeless);

/** Whether it names the place that the article is most about, and how much that is. */
function withSalience(analysis: Analysis, candidate: Candidate): Candidate {
  const text = (candidate.in === 'title' ? (analysis.title ?? '') : analysis.text).slice(
    candidate.start,
    candidate.end,
  );
  const places = analysis.entities.filter(({ type }) => type === 'place');
  const at = places.findIndex(({ name }) => text.includes(name));
  return {
    ...candidate,
    features: { ...candidate.features, salient: flag(at === 0), salience: places[at]?.salience ?? 0 },
  };
}

/** Where people are named in what is read. */
function personMentions({ entities }: Analysis, end: number): readonly Span[] {
  return entities
    .filter(({ type, score }) => type === 'person' && score >= SURE_PERSON)
    .flatMap(({ mentions }) => mentions.filter(({ kind, start }) => kind === 'name' && start < end));
}

function namesOf(analysis: Analysis, type: 'place' | 'organization' | 'person', least = 0): Set<string> {
  return new Set(
    analysis.entities
      .filter((entity) => entity.type === type && entity.score >= least)
      .flatMap(({ name, aliases }) => [name, ...aliases]),
  );
}

/** "in November" is no place, and in a headline set in capitals only what the text names too. */
function titlePlaces(analysis: Analysis, heading: DatedText): PlacePhrase[] {
  return placePhrases(heading, 0).filter(
    ({ from, text }) =>
      heading.dates.dateAt(from) === null &&
      (!isTitleCase(heading.atoms) || analysis.text.includes(text.split(',')[0] ?? text)),
  );
}

/** Whether a stop belongs to the word before it, as that of an abbreviation does. */
function endsToken({ tree }: Scene, stop: Span): boolean {
  return tree.tokens.some(({ start, end }) => start < stop.start && end === stop.end);
}

function weigh(
  name: PlacePhrase,
  known: ReadonlySet<string>,
  count: number,
  titleNames: readonly PlacePhrase[],
  describes: boolean,
): Features {
  const isKnown =
    known.has(name.text) || name.text.split(/, | in | and (?:the )?|['’]s /).some((part) => known.has(part));
  return {
    motion: flag(tellsMotion(name.preposition)),
    specific: flag(name.preposition === 'at' || name.preposition === 'outside' || name.preposition === 'inside'),
    joinedName: flag(/, | in |['’]s /.test(name.text)),
    modifier: flag(describes),
    known: flag(isKnown),
    kindOfPlace: flag(name.isKind),
    // "sentenced at Arden Crown Court": what happens there is told of nobody else.
    court: flag(isCourt(name)),
    repeated: Math.min(count - 1, 3),
    inTitle: flag(titleNames.some(({ text }) => name.text.includes(text))),
  };
}

/** In a headline set in capitals every word looks like a name; there a name counts only where the text has it too. */
function isTitleCase(title: Atoms): boolean {
  let smalls = 0;
  for (let at = 1; at < title.length; at++)
    if (title.at(at).kind === 'word' && !title.at(at).capital && title.lower(at).length > 4) smalls++;
  return smalls === 0;
}
