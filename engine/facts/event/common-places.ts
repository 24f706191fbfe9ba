import type { Analysis } from '../../analysis.ts';
import { NUMBER_WORDS } from '../../grammar/numerals.ts';
import type { Tree } from '../../grammar/tree.ts';
import { isPlacePreposition } from '../../names/place-phrases.ts';
import { ListedWords } from '../../text/listed.ts';
import { isBackground } from './background.ts';
import { bondFeatures, clauseFeatures, type Event } from './bond.ts';
import { type Candidate, flag } from './candidate.ts';
import words from './data/place-words.json' with { type: 'json' };
import { type Scene, spanOf } from './scene.ts';

const INSIDE = new ListedWords(words.inside);
/** What is no name but tells where: "flat", "roof", "counties". */
const SCENES = new Set(words.scenes);

/** Places without a name: "in a flat", "on the roof of the village hall", "across the western counties". */
export function commonPlaces(analysis: Analysis, scene: Scene, event: Event, named: readonly Candidate[]): Candidate[] {
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

/** Whether an article, a number or an owner is before a noun. */
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
