import type { Analysis, Entity } from '../../analysis.ts';
import type { Tree } from '../../grammar/tree.ts';
import { isDirection, isPlaceKind } from '../../names/place-phrases.ts';
import { isRoleWord } from '../../names/roles.ts';
import type { Span } from '../../text/spans.ts';
import { isBackground } from './background.ts';
import { bondFeatures, clauseFeatures, type Event } from './bond.ts';
import { type Candidate, flag } from './candidate.ts';
import actorWords from './data/actor-words.json' with { type: 'json' };
import words from './data/place-words.json' with { type: 'json' };
import { describesNoun, ownsNext, type Scene, tokenAt } from './scene.ts';

/**
 * Places that are named without a preposition before them ("Lagos schools closed", "Kenya's parliament"), where no
 * other candidate covers them.
 */
export function barePlaces(
  analysis: Analysis,
  event: Event,
  scenes: readonly Scene[],
  found: readonly Candidate[],
): Candidate[] {
  const names = analysis.entities.filter(
    (name) => name.type === 'place' && name.score >= SURE_PLACE && !isInCompounds(analysis, name),
  );
  return scenes.flatMap((scene) => {
    const { tokens } = scene.tree;
    const [start, end] = [tokens[0]?.start ?? 0, tokens.at(-1)?.end ?? 0];
    const spans =
      scene.in === 'title'
        ? names.flatMap(({ name }) => occurrence(analysis.title ?? '', name))
        : names.flatMap(({ mentions }) => mentions.filter(({ kind }) => kind === 'name'));
    return spans
      .filter((span) => span.start >= start && span.end <= end && !overlaps(found, scene.in, span))
      .flatMap((span) => barePlace(analysis, event, scene, span));
  });
}

/** "the Arden-based bank", "an Arden-born baker": a place of which the text has no more is where nothing happened. */
function isInCompounds({ text }: Analysis, { mentions }: Entity): boolean {
  return mentions.length > 0 && mentions.every(({ end }) => text.charAt(end) === '-');
}

function barePlace(analysis: Analysis, event: Event, scene: Scene, span: Span): Candidate[] {
  const { tree } = scene;
  const at = tokenAt(scene, span);
  if (at < 0 || event.isElsewhere(scene, at) || isBackground(analysis, event, scene, at)) return [];
  const next = tree.tokenFrom(span.end);
  const isOwner = ownsNext(scene, span);
  // "hit the Bandari coast", but not "a Kenya court jailed"
  const kind = isPlaceKind(tree.lower(next)) && tree.head(at) === next && !isCourtThatActs(scene, next) ? next : -1;
  if (tellsOrigin(scene, span, at, isOwner || kind >= 0) || isOfAnotherName(event, scene, span, at, kind)) return [];
  // "crosses northern Fiji"
  const part = isDirection(tree.lower(at - 1)) ? at - 1 : at;
  const features = {
    ...bondFeatures(event, scene, at),
    ...clauseFeatures(event, scene, at),
    bare: 1,
    part: flag(part < at),
    owner: flag(isOwner),
    actor: flag(isActor(scene, at)),
    bareModifier: flag(kind < 0 && describesNoun(scene, span)),
    bareKind: flag(kind >= 0),
  };
  const start = part < at ? (tree.tokens[part]?.start ?? span.start) : span.start;
  const end = kind < 0 ? span.end : (tree.tokens[kind]?.end ?? span.end);
  return [{ start, end, in: scene.in, features }];
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

/**
 * "the Arden baker who wrote it", "the driver, a man from Arden": where somebody is from. A headline that names a place
 * so means it.
 */
function tellsOrigin(scene: Scene, span: Span, at: number, isPlace: boolean): boolean {
  const { tree } = scene;
  // Of what follows "from" only where somebody is from was left out by then.
  if (tree.lower(at - 1) === 'from') return true;
  return !isPlace && scene.in === 'text' && describesNoun(scene, span) && isRoleWord(tree.tokens[tree.head(at)]);
}

/**
 * "sanctions against Kenya", "the Velde Rovers", and, told of something else, "a Velde contest": a place that only says
 * which thing is meant.
 */
function isOfAnotherName(event: Event, scene: Scene, span: Span, at: number, kind: number): boolean {
  const { tree } = scene;
  const first = tree.relation(at) === 'conjunct' ? tree.head(at) : at;
  if (tree.relation(first) === 'prepositional-object' && NOT_AT.has(tree.lower(tree.head(first)))) return true;
  if (scene.in === 'title' || kind >= 0 || !describesNoun(scene, span)) return false;
  const next = tree.tokenFrom(span.end);
  if (tree.head(at) !== next) return false;
  return event.bond(scene, at) === 'other' || (tree.tag(next) === 'NNP' && hasSmallWords(tree));
}
const NOT_AT = new Set(words.notAt);

/** In a headline set in capitals every noun looks like a name. */
function hasSmallWords({ tokens }: Tree): boolean {
  return tokens.some(({ text, lower }) => text === lower && lower.length > SHORT);
}
const SHORT = 4;

/** "a Kenya court jailed" */
function isCourtThatActs(scene: Scene, at: number): boolean {
  return COURTS.has(scene.tree.lower(at)) && scene.tree.relation(at) === 'subject';
}
/** Words for courts and who sits in them. */
export const COURTS = new Set(actorWords.courts);

/** "Kenya has banned": the place is who does it. */
function isActor({ tree }: Scene, at: number): boolean {
  return /subject$/.test(tree.relation(at));
}
