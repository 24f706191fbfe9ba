/** What a verb says of its clause: that it is still to come, or that somebody reports it. */

import claimWords from '../english/data/claim-words.json' with { type: 'json' };
import words from '../english/data/clause-words.json' with { type: 'json' };
import { BE, HEARINGS, HEARS, THAT_CUES } from './speech.ts';
import type { Tree } from './tree.ts';

/**
 * Whether what a verb tells is yet to come: "will close", "is to close", "is planned for Friday", in a headline "to
 * close".
 */
export function isToCome(tree: Tree, verb: number): boolean {
  const helpers = tree.children(verb).filter((each) => each < verb && tree.relation(each) === 'auxiliary');
  if (helpers.some((each) => /^(?:will|shall|'ll|’ll|wo|to)$/.test(tree.lower(each)))) return true;
  if (PLANNED.has(tree.lower(verb)) && helpers.length > 0) return true;
  return tree.relation(verb) === 'open-complement' && isToCome(tree, tree.head(verb));
}
const PLANNED = new Set(words.planned);

/** The verb of what somebody is said to say: "X said that …", "…, X said"; -1 where the verb reports nothing. */
export function reportedVerb(tree: Tree, verb: number): number {
  const said = tree.children(verb).find((each) => tree.relation(each) === 'clause-object' && tree.isVerb(each)) ?? -1;
  // "…, a study has found", but not "a jury found that …", which is a deed.
  if (FINDING.has(tree.lower(verb))) return said < verb && hasComma(tree, said, verb) ? said : -1;
  // "a court has heard that", "…, an inquest heard"
  if (HEARS.has(tree.lower(verb))) return isBeforeHearing(tree, verb) ? said : -1;
  if (!THAT_CUES.has(tree.lower(verb))) return -1;
  // "Residents were told that the water was safe": whoever said so is not named; "…, a jury was told" attributes.
  return said > verb && isToldSomething(tree, verb) && !isBeforeHearing(tree, verb) ? -1 : said;
}

/** Whether the subject of a verb is a court, an inquest or who sits there. */
function isBeforeHearing(tree: Tree, verb: number): boolean {
  return tree
    .children(verb)
    .some(
      (each) => /subject$/.test(tree.relation(each)) && (HEARINGS.has(tree.lower(each)) || isOldBailey(tree, each)),
    );
}

function isOldBailey(tree: Tree, at: number): boolean {
  return tree.lower(at) === 'bailey' && tree.lower(at - 1) === 'old';
}

/** What a court hears others say. */
const FINDING = new Set(claimWords.findingCues.filter((cue) => !cue.startsWith('hear')));

function hasComma(tree: Tree, from: number, to: number): boolean {
  for (let at = from; at < to; at++) if (tree.lower(at) === ',') return true;
  return false;
}

/** Whether somebody is told, and not "it" ("it was announced that"). */
function isToldSomething(tree: Tree, verb: number): boolean {
  const own = tree.children(verb);
  const addressed = own.find((each) => tree.relation(each) === 'passive-subject');
  const isPassive = own.some((each) => tree.relation(each) === 'auxiliary' && BE.has(tree.lower(each)));
  return isPassive && addressed !== undefined && tree.lower(addressed) !== 'it';
}
