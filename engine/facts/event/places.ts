import type { Analysis, DatedText } from '../../analysis.ts';
import { gazetteer } from '../../names/gazetteer.ts';
import type { Opening } from '../../names/opening.ts';
import { OrganizationPieces } from '../../names/organization-pieces.ts';
import { type PlacePhrase, placePhrases } from '../../names/place-phrases.ts';
import type { Atoms } from '../../text/atoms.ts';
import { firstIndex } from '../../text/search.ts';
import type { Span } from '../../text/spans.ts';
import { isBackground } from './background.ts';
import { barePlaces, COURTS } from './bare-places.ts';
import { bondFeatures, clauseFeatures, type Event } from './bond.ts';
import { type Candidate, type Features, flag } from './candidate.ts';
import { commonPlaces } from './common-places.ts';
import words from './data/place-words.json' with { type: 'json' };
import { datelinePlace, type PlaceSpan } from './dateline-place.ts';
import { extended, isNoPlace, tellsMotion } from './place-names.ts';
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
  const known = namesOf(analysis, 'place');
  const organizations = namesOf(analysis, 'organization');
  const names = {
    known,
    people: namesOf(analysis, 'person', SURE_PERSON),
    organizations,
    pieces: new OrganizationPieces(organizations),
  };
  const persons = personMentions(analysis, scenes.at(-1)?.tree.tokens.at(-1)?.end ?? 0);
  const title = scenes.find((scene) => scene.in === 'title');
  const { heading } = analysis;
  const titleNames = heading === null || title === undefined ? [] : titlePlaces(analysis, heading);
  const dates = analysis.dates.shown;
  const textNames = placePhrases(analysis, scenes.at(-1)?.sentence ?? 0).filter(({ start }) => {
    const next = dates[firstIndex(dates.length, (index) => (dates[index]?.end ?? 0) > start)];
    return next === undefined || next.start > start;
  });
  const counts = new Map<string, number>();
  for (const { text } of [...titleNames, ...textNames]) counts.set(text, (counts.get(text) ?? 0) + 1);
  const found: Candidate[] = [];
  const add = (source: Atoms, name: PlacePhrase, scene: Scene | undefined) => {
    if (scene === undefined || isNoPlace(name, names)) return;
    const first = source.at(name.from);
    const at = tokenAt(scene, first);
    const count = counts.get(name.text) ?? 1;
    if (at < 0 || event.isElsewhere(scene, at) || isBackground(analysis, event, scene, at)) return;
    // "the agent in Charge Ana Ray": what ends in a person's name is no place; "Ray Tower" may be one.
    const nameEnd = source.at(name.to - 1).end;
    if (scene.in === 'text' && persons.some(({ start, end }) => start < nameEnd && end >= nameEnd)) return;
    // "Woods Hole, Mass.": the stop belongs to the name.
    const stop = source.at(name.to);
    const isAbbreviated =
      known.has(`${name.text.split(', ').at(-1)}.`) || (stop.lower === '.' && stop.glued && endsToken(scene, stop));
    found.push({
      start: first.start,
      end: source.at(isAbbreviated ? name.to : name.to - 1).end,
      in: scene.in,
      features: {
        ...bondFeatures(event, scene, at),
        ...clauseFeatures(event, scene, at),
        residence: flag(RESIDENCE.has(name.before)),
        beforeVerb: flag(event.bond(scene, at) === 'own' && at < scene.tree.verbOf(at)),
        ...weigh(name, known, count, titleNames, describesNoun(scene, source.at(name.to - 1))),
      },
    });
  };
  if (heading !== null) for (const name of titleNames) add(heading.atoms, extended(heading.atoms, name, names), title);
  for (const name of textNames)
    add(
      analysis.atoms,
      extended(analysis.atoms, name, names),
      // A name in a heading is in no sentence, and the title's scene has no number of a sentence either.
      scenes.find((scene) => scene.in === 'text' && scene.sentence === name.sentence),
    );
  const named = [...found, ...barePlaces(analysis, event, scenes, found)];
  const all = [...named, ...scenes.flatMap((scene) => commonPlaces(analysis, scene, event, named))];
  const dateline = datelinePlace(analysis, opening, event, all);
  const town = dateline[0] === undefined ? '' : (sliceOf(analysis, dateline[0]).toLowerCase().split(',')[0] ?? '');
  const placeless = flag(isPlaceless(analysis, event));
  const isOnly = new Set(all.map((each) => sliceOf(analysis, each).toLowerCase())).size === 1;
  return [...all.map((each) => withKind(analysis, withSalience(analysis, each), town)), ...dateline].map((each) => ({
    ...each,
    // "Kenya has banned …", "Sweden's minister quits", where no other place is named
    features: {
      ...each.features,
      placeless,
      bareOnly: flag(isOnly && each.features.bare === 1),
    },
  }));
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

/** "Shares fell", "signed a striker": what happens at no place. */
function isPlaceless({ text }: Analysis, event: Event): boolean {
  return event.verbsOf(text).some((verb) => PLACELESS.has(verb));
}
const CONTINENTS = new Set(words.continents);
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
    court: flag(COURTS.has(name.text.toLowerCase().split(' ').at(-1) ?? '')),
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
