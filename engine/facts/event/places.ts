import type { Analysis, DatedText } from '../../analysis.ts';
import { NUMBER_WORDS } from '../../grammar/numerals.ts';
import type { Tree } from '../../grammar/tree.ts';
import { datelinePlace as placeOfDateline } from '../../names/dateline.ts';
import { gazetteer } from '../../names/gazetteer.ts';
import type { Opening } from '../../names/opening.ts';
import {
  isPlaceKind,
  isPlacePreposition,
  type PlacePhrase,
  placeNameEnd,
  placePhrases,
} from '../../names/place-phrases.ts';
import { ROLES } from '../../names/roles.ts';
import type { Atoms } from '../../text/atoms.ts';
import { ListedWords } from '../../text/listed.ts';
import { firstIndex } from '../../text/search.ts';
import type { Span } from '../../text/spans.ts';
import { bondFeatures, clauseFeatures, type Event } from './bond.ts';
import type { Candidate, Features } from './candidate.ts';
import words from './data/place-words.json' with { type: 'json' };
import { type Scene, spanOf, tokenAt } from './scene.ts';

const INSIDE = new ListedWords(words.inside);
/** Last words of names that are papers, laws, prizes and contests. */
const NO_PLACES = new Set(words.noPlaces);
/** What is no name but tells where: "flat", "roof", "counties". */
const SCENES = new Set(words.scenes);
const MOTION = new Set(words.motion);
/** "Researchers at the institute": where somebody works is not where something happened. */
const AFFILIATED = new Set(words.affiliated);
const STAFF = new Set(words.staff);
/** "The heaviest fall was recorded in Velde", "with gusts measured at Tarn": where something was at its most. */
const MEASURED = new Set(words.measured);
/** "based in Velde", "her home in Tarn" */
const RESIDENCE = new Set(words.residence);
/** A name that is likelier a person's than this is no place, whatever stands before it. */
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
  const names = {
    known: namesOf(analysis, 'place'),
    people: namesOf(analysis, 'person', SURE_PERSON),
    organizations: namesOf(analysis, 'organization'),
  };
  const { known } = names;
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
  return [...all.map((each) => withKind(analysis, withSalience(analysis, each), town)), ...dateline].map((each) => ({
    ...each,
    features: { ...each.features, placeless },
  }));
}

/**
 * Places that are named without a preposition before them ("Lagos schools closed", "Kenya's parliament"), where no
 * other candidate covers them.
 */
function barePlaces(
  analysis: Analysis,
  event: Event,
  scenes: readonly Scene[],
  found: readonly Candidate[],
): Candidate[] {
  const names = analysis.entities.filter(({ type, score }) => type === 'place' && score >= SURE_PLACE);
  return scenes.flatMap((scene) => {
    const { tokens } = scene.tree;
    const [start, end] = [tokens[0]?.start ?? 0, tokens.at(-1)?.end ?? 0];
    const spans =
      scene.in === 'title'
        ? names.flatMap(({ name }) => occurrence(analysis.title ?? '', name))
        : names.flatMap(({ mentions }) => mentions.filter(({ kind }) => kind === 'name'));
    return spans
      .filter((span) => span.start >= start && span.end <= end && !overlaps(found, scene.in, span))
      .flatMap((span): Candidate[] => {
        const at = tokenAt(scene, span);
        if (at < 0 || event.isElsewhere(scene, at) || isBackground(analysis, event, scene, at)) return [];
        const next = scene.tree.tokens.findIndex((token) => token.start >= span.end);
        const isOwner = /^[’'](?:s|$)/.test(scene.tree.lower(next));
        // "hit the Bandari coast"
        const kind = isPlaceKind(scene.tree.lower(next)) && scene.tree.head(at) === next ? next : -1;
        const features = {
          ...bondFeatures(event, scene, at),
          ...clauseFeatures(event, scene, at),
          bare: 1,
          owner: flag(isOwner),
          actor: flag(isActor(scene, at)),
          bareModifier: flag(kind < 0 && describesNoun(scene, span)),
          bareKind: flag(kind >= 0),
        };
        const end = kind < 0 ? span.end : (scene.tree.tokens[kind]?.end ?? span.end);
        return [{ start: span.start, end, in: scene.in, features }];
      });
  });
}
const SURE_PLACE = 0.5;

function occurrence(title: string, name: string): Span[] {
  const start = title.indexOf(name);
  const end = start + name.length;
  const isWhole = start >= 0 && !isLetter(title.charAt(start - 1)) && !isLetter(title.charAt(end));
  return isWhole ? [{ start, end }] : [];
}

function isLetter(character: string): boolean {
  return character.toLowerCase() !== character.toUpperCase();
}

function overlaps(found: readonly Candidate[], where: Candidate['in'], { start, end }: Span): boolean {
  return found.some((each) => each.in === where && each.start < end && start < each.end);
}

/** "Kenya has banned": the place is who does it. */
function isActor({ tree }: Scene, at: number): boolean {
  return /subject$/.test(tree.relation(at));
}

/** Places without a name: "in a flat", "on the roof of the village hall", "across the western counties". */
function commonPlaces(analysis: Analysis, scene: Scene, event: Event, named: readonly Candidate[]): Candidate[] {
  const found: Candidate[] = [];
  for (let at = 0; at < scene.tree.length; at++) {
    const place = commonPlaceAt(analysis, scene, event, named, at);
    if (place !== null) found.push(place);
  }
  return found;
}

/** @param at - the preposition */
function commonPlaceAt(
  analysis: Analysis,
  scene: Scene,
  event: Event,
  named: readonly Candidate[],
  at: number,
): Candidate | null {
  const { tree } = scene;
  if (!INSIDE.has(tree.lower(at)) || tree.relation(at) !== 'preposition') return null;
  const object = tree.children(at).find((each) => tree.relation(each) === 'prepositional-object') ?? -1;
  if (object <= at || !SCENES.has(tree.lower(object)) || tree.text(object) !== tree.lower(object)) return null;
  const from = tree.tag(tree.first(object)) === 'DT' ? tree.first(object) + 1 : tree.first(object);
  const to = placeEnd(scene, object);
  // "in the area", "at home": no place that a reader could name.
  if (event.isElsewhere(scene, object) || to - from < 2 || isCounted(tree, from, object)) return null;
  // "may teach in no school in Velde"
  if (UNPLACED.has(tree.lower(tree.first(object)))) return null;
  const span = spanOf(scene, from, to);
  const name = named.find((each) => each.in === scene.in && each.start >= span.start && each.start < span.end);
  if (name === undefined && isAnyPlace(tree, at, object)) return null;
  const isOfVerb = tree.isVerb(tree.head(at));
  // "The case was brought by Ana Ray, a rider in the city of Velde": of somebody in another sentence.
  if ((!isOfVerb && event.bond(scene, at) === 'other') || isBackground(analysis, event, scene, at)) return null;
  return {
    start: span.start,
    // "her home in Springfield, Mass.": a name is whole or not there.
    end: Math.max(span.end, name?.end ?? 0),
    in: scene.in,
    features: {
      ...bondFeatures(event, scene, at),
      ...clauseFeatures(event, scene, at),
      common: 1,
      commonNamed: flag(name !== undefined),
      ofVerb: flag(isOfVerb),
    },
  };
}
const MAX_COMMON = 9;
const UNPLACED = new Set(['any', 'every', 'each', 'no']);

/** "four years in federal prison", "spending on primary schools": a kind of place, and none of them. */
function isAnyPlace(tree: Tree, preposition: number, object: number): boolean {
  if (tree.tag(object) === 'NN') return /^\p{Ll}/u.test(tree.text(tree.first(object))) && !isDetermined(tree, object);
  return tree.lower(preposition) === 'on' && !tree.isVerb(tree.head(preposition));
}

/** Whether an article, a number or an owner stands before a noun. */
function isDetermined(tree: Tree, noun: number): boolean {
  return tree.children(noun).some((each) => each < noun && /^(?:DT|CD|PRP\$|POS)$/.test(tree.tag(each)));
}

/** "in nine districts", "in a third growing region": areas that are counted and not named. */
function isCounted(tree: Tree, from: number, object: number): boolean {
  return AREAS.has(tree.lower(object)) && (tree.tag(from) === 'CD' || NUMBER_WORDS.has(tree.lower(from)));
}
const AREAS = new Set(words.areas);

/** The end of a place's description: before a clause, a comma or a time. */
function placeEnd(scene: Scene, object: number): number {
  const { tree } = scene;
  let to = object + 1;
  while (to <= tree.last(object) && to - object < MAX_COMMON && !endsPlace(scene, to)) to++;
  while (to > object + 1 && (tree.relation(to - 1) === 'preposition' || tree.tag(to - 1) === 'DT')) to--;
  return to;
}

function endsPlace({ tree, dates }: Scene, at: number): boolean {
  const start = tree.tokens[at]?.start ?? 0;
  const relation = tree.relation(at);
  if (/^[,;:()—–"”“]$/.test(tree.text(at)) || tree.tag(at) === 'WH' || relation === 'mark') return true;
  // "in primary schools and health", but "in Velde and Arle"
  if (relation === 'conjunction' && tree.text(at + 1) === tree.lower(at + 1)) return true;
  if (tree.isVerb(at) || dates.some((date) => date.start <= start && start < date.end)) return true;
  return relation === 'preposition' && !isPlacePreposition(tree.lower(at));
}

/**
 * Whether a place belongs to what another sentence tells of somebody, "Ana Ray, a rider in the city of Velde", of an
 * earlier year, "was jailed at Velde in 2021", or of where something was measured.
 */
function isBackground({ referenceDate }: Analysis, event: Event, scene: Scene, at: number): boolean {
  const { tree, dates } = scene;
  const verb = tree.verbOf(at);
  if (MEASURED.has(tree.lower(verb)) && !event.verbsIn(scene).has(verb)) return true;
  if (event.bond(scene, at) !== 'other') return false;
  for (let up = at; up >= 0 && up !== verb; up = tree.head(up)) if (tree.relation(up) === 'apposition') return true;
  const year = referenceDate?.slice(0, YEAR) ?? '';
  return dates.some((date) => isPastYear(date.value, year) && tree.verbOf(tokenAt(scene, date)) === verb && verb >= 0);
}
const YEAR = 4;

function isPastYear(value: string, year: string): boolean {
  return /^\d{4}$/.test(value) && value < year;
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
function isPlaceless({ text }: Analysis, { action: { scene, clause }, told }: Event): boolean {
  const verbs = [scene.tree.lower(clause.verb)];
  if (told !== null) verbs.push(text.slice(told.verb.start, told.verb.end).toLowerCase());
  return verbs.some((verb) => PLACELESS.has(verb));
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

/**
 * The dateline's place, be it still in the text or not, and whether what happened is a deed of one place while no
 * clause of it names another.
 */
function datelinePlace(analysis: Analysis, { place }: Opening, event: Event, named: readonly Candidate[]): Candidate[] {
  const span = place === null ? cutPlace(analysis) : placeInText(analysis, place);
  if (span === null) return [];
  const isNamed = named.some(({ features }) => features.common !== 1 && BONDS.some((bond) => features[bond] === 1));
  const local = flag(!isNamed && isLocalDeed(analysis, event));
  return [{ ...span, features: { dateline: 1, local } }];
}

type PlaceSpan = Pick<Candidate, 'start' | 'end' | 'in'>;

function placeInText({ tokens }: Analysis, { from, to }: NonNullable<Opening['place']>): PlaceSpan | null {
  const [first, last] = [tokens[from], tokens[to - 1]];
  return first === undefined || last === undefined ? null : { start: first.start, end: last.end, in: 'text' };
}

/** The place of a dateline that cleaning took off ("ROCKFORD, Ill." of "ROCKFORD, Ill. (Newsline)"). */
function cutPlace({ dateline }: Analysis): PlaceSpan | null {
  const place = dateline === null ? null : placeOfDateline(dateline);
  return place === null ? null : { start: place.start, end: place.end, in: 'dateline' };
}
const BONDS = ['own', 'inner', 'joined'];

/** Whether the event, as it is headed or told, is done where one is: a verdict, an arrest, a signing. */
function isLocalDeed({ text }: Analysis, { action: { scene, clause }, told }: Event): boolean {
  const verbs = [scene.tree.lower(clause.verb)];
  if (told !== null) verbs.push(text.slice(told.verb.start, told.verb.end).toLowerCase());
  return verbs.some((verb) => LOCAL_DEEDS.has(verb));
}
const LOCAL_DEEDS = new Set(words.localDeeds);

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

/**
 * A place with the one it owns or is named together with: "Quebec's Eastern Townships", "Dorset and Somerset", "between
 * Beira and Vilankulo".
 */
function extended(source: Atoms, name: PlacePhrase, { known, people, organizations }: KnownNames): PlacePhrase {
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

interface KnownNames {
  readonly known: ReadonlySet<string>;
  readonly people: ReadonlySet<string>;
  readonly organizations: ReadonlySet<string>;
}

/**
 * "at Marden and Lisle", "the Tarn in the Dell chain": whether a name is a piece of an organization's that goes on in
 * small letters.
 */
function isPiece({ text, preposition }: PlacePhrase, organizations: ReadonlySet<string>): boolean {
  for (const name of organizations) {
    const rest = name.startsWith(`${text} `) ? name.slice(text.length + 1) : '';
    if (/^\p{Ll}/u.test(rest) || name.endsWith(` ${preposition} the ${text}`)) return true;
    // "the Court of Justice", "the Museum of World Cultures", but "the University of Velde" is in Velde.
    if (name.endsWith(`Court ${preposition} ${text}`)) return true;
    if (preposition === 'of' && text.includes(' ') && name.endsWith(` of ${text}`)) return true;
  }
  return false;
}

function isNoPlace(name: PlacePhrase, names: KnownNames): boolean {
  if (names.people.has(name.text) || isOrganization(name, names) || namesNoPlace(name)) return true;
  const { preposition, isKind } = name;
  const isKnown = names.known.has(name.text);
  if (preposition === 'between' && !name.text.includes(' and ')) return true;
  if (MOTION.has(preposition) && !isKnown) return true;
  if (preposition === 'on' && !isKnown && !isKind) return true;
  // "a flood warning extended for Arden County", but not "won gold for Kenya".
  if (preposition === 'for' && !isKind) return true;
  return preposition === 'at' && (AFFILIATED.has(name.before) || ROLES.has(name.before));
}

/** "at the Norwegian airline", "in the Official Gazette", "in the Tarn Marathon", "in Series B funding" */
function namesNoPlace({ text }: PlacePhrase): boolean {
  const lower = text.toLowerCase();
  return gazetteer().isNationality(lower) || NO_PLACES.has(lower.split(' ').at(-1) ?? '') || /\s\p{Lu}$/u.test(text);
}

/** Whether a name is an organization's, or part of one, and no place is called so. */
function isOrganization(name: PlacePhrase, { known, organizations }: KnownNames): boolean {
  const { preposition, text, isKind, before } = name;
  // "sold at Target, Walmart and online": one company alone may stand for its house.
  if (text.includes(', ') && text.split(', ').every((part) => organizations.has(part))) return true;
  if (known.has(text)) return false;
  // "a song by a singer in Wham": an organization is where nobody is, unless it says what kind of place it has.
  if (preposition === 'in' && !isKind && organizations.has(text)) return true;
  // "Pilots and crew at Velde Air will strike"
  if (preposition === 'at' && !isKind && STAFF.has(before) && organizations.has(text)) return true;
  return isPiece(name, organizations);
}

/** Whether a stop belongs to the word before it, as that of an abbreviation does. */
function endsToken({ tree }: Scene, stop: Span): boolean {
  return tree.tokens.some(({ start, end }) => start < stop.start && end === stop.end);
}

/** "in Ray emails": a name that only describes the noun after it. */
function describesNoun(scene: Scene, last: Span): boolean {
  const at = tokenAt(scene, last);
  const head = scene.tree.head(at);
  return scene.tree.relation(at) === 'modifier' && head > at && scene.tree.tag(head).startsWith('NN');
}

const flag = (holds: boolean) => (holds ? 1 : 0);

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
    motion: flag(MOTION.has(name.preposition)),
    specific: flag(name.preposition === 'at' || name.preposition === 'outside' || name.preposition === 'inside'),
    joinedName: flag(/, | in |['’]s /.test(name.text)),
    modifier: flag(describes),
    known: flag(isKnown),
    kindOfPlace: flag(name.isKind),
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
