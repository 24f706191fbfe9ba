import type { Atoms } from '../atoms.ts';
import verbs from '../data/verbs.json' with { type: 'json' };

/** Third person and past of a regular verb ("carry": "carries", "carried"). */
function formsOf(verb: string): [string, string] {
  if (/[^aeiou]y$/.test(verb)) return [`${verb.slice(0, -1)}ies`, `${verb.slice(0, -1)}ied`];
  const third = /(?:s|x|z|ch|sh)$/.test(verb) ? `${verb}es` : `${verb}s`;
  return [third, verb.endsWith('e') ? `${verb}d` : `${verb}ed`];
}

const FINITE = new Set<string>(Object.keys(verbs.irregular));
const BASE = new Set<string>(verbs.regular.split(' '));
for (const verb of BASE) for (const form of formsOf(verb)) FINITE.add(form);
const NOUNY = new Set<string>(verbs.nouny);

const BEFORE_NOUN = new Set([
  'the',
  'a',
  'an',
  'his',
  'her',
  'its',
  'their',
  'our',
  'my',
  'of',
  'in',
  'on',
  'at',
  'for',
  'with',
  'from',
  'by',
  'new',
  'no',
  'this',
  'that',
  'these',
  'those',
  'over',
  'after',
  'and',
  'or',
  'to',
  'as',
  'under',
  'into',
  'more',
  'than',
]);
const AFTER_VERB = new Set([
  'the',
  'a',
  'an',
  'his',
  'her',
  'its',
  'their',
  'in',
  'on',
  'at',
  'for',
  'with',
  'from',
  'by',
  'to',
  'over',
  'after',
  'as',
  'into',
  'out',
  'off',
  'up',
  'down',
  'against',
  'outside',
  'inside',
  'near',
  'that',
  'more',
  'no',
  'not',
  'all',
  'about',
  'back',
  'through',
  'past',
  'ahead',
  'amid',
  'under',
  'when',
  'him',
  'it',
  'them',
  'between',
  'around',
  'across',
  'during',
  'dead',
]);

/** True where the atom is a finite verb, or a participle that stands for one in a headline ("Seven killed as ..."). */
export function isFiniteVerb(atoms: Atoms, at: number): boolean {
  const { kind, lower } = atoms.at(at);
  if (kind !== 'word') return false;
  const doubled = /([bdgklmnprt])\1ed$/.test(lower) && BASE.has(lower.slice(0, -3));
  const known = FINITE.has(lower) || doubled;
  if (!known) return false;
  if (BEFORE_NOUN.has(atoms.lower(at - 1)) || atoms.lower(at - 1) === '-' || atoms.lower(at + 1) === '-') return false;
  if (!NOUNY.has(lower)) return true;
  const next = atoms.at(at + 1);
  return (
    AFTER_VERB.has(next.lower) ||
    next.kind === 'number' ||
    (next.capital && next.kind === 'word' && !atoms.at(at).capital)
  );
}
