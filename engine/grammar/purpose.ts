import words from '../english/data/purpose-words.json' with { type: 'json' };
import type { Tree } from './tree.ts';

const TAKES_INFINITIVE = new Set(words.takesInfinitive);
const SUPERLATIVES = new Set(words.superlatives);
/** "to start a short week", "to become champion": what came of it, not what it was for. */
const OUTCOMES = new Set(words.outcomes);
/** What somebody gets to do something. */
const GRANTS = new Set(words.grants);
/** How far before its "to" the "first" of a description may be, in tokens. */
const DESCRIBED = 4;

/**
 * Whether the verb of "to save the mill" tells what another verb was done for: it does not where that verb needs it as
 * its object ("voted to save") or where it describes a noun ("the first woman to lead it").
 */
export function isPurpose(tree: Tree, verb: number): boolean {
  const opener = tree.children(verb).find((each) => tree.tag(each) === 'TO');
  const governor = tree.head(verb);
  const relation = tree.relation(verb);
  if (opener === undefined || governor < 0 || governor > opener || !tree.isVerb(governor)) return false;
  if (relation !== 'adverbial-clause' && relation !== 'open-complement') return false;
  if (OUTCOMES.has(tree.lower(verb)) || TAKES_INFINITIVE.has(plainForm(tree.lower(governor)))) return false;
  if (relation === 'open-complement' && !hasObjectBefore(tree, governor, opener)) return false;
  // "new rules to be introduced in March", "answers to why it failed"
  if (tree.lower(opener + 1) === 'be' || tree.tag(opener + 1) === 'WH') return false;
  // "gave the mill ten days to close", "won the right to stay", but "worked for ten days to close it"
  if (GRANTS.has(tree.lower(opener - 1)) && tree.relation(opener - 1) !== 'prepositional-object') return false;
  for (let before = opener - 1; before > opener - DESCRIBED; before--)
    if (SUPERLATIVES.has(tree.lower(before))) return false;
  return true;
}

/** "claimed on Thursday to have captured it": whether a verb with "to" is what its governor takes, however far away. */
export function isTaken(tree: Tree, verb: number): boolean {
  const governor = tree.head(verb);
  return (
    tree.relation(verb) === 'adverbial-clause' &&
    tree.tag(tree.first(verb)) === 'TO' &&
    governor >= 0 &&
    governor < verb &&
    TAKES_INFINITIVE.has(plainForm(tree.lower(governor)))
  );
}

function hasObjectBefore(tree: Tree, verb: number, at: number): boolean {
  return tree
    .children(verb)
    .some((each) => each < at && each > verb && /^(?:object|preposition)$/.test(tree.relation(each)));
}

/** "voted", "agrees", "planning" as "vote", "agree", "plan", as far as the list of verbs that take "to" needs it. */
function plainForm(verb: string): string {
  const stems = [
    verb,
    verb.replace(/(?:ed|s|ing)$/, ''),
    verb.replace(/(?:d|es|ing)$/, ''),
    verb.replace(/ing$/, 'e'),
    verb.replace(/i(?:ed|es)$/, 'y'),
    verb.replace(/(.)\1(?:ed|ing)$/, '$1'),
  ];
  return stems.find((stem) => TAKES_INFINITIVE.has(stem)) ?? verb;
}
