import grammarWords from '../english/data/grammar-words.json' with { type: 'json' };
import verbs from '../english/data/verbs.json' with { type: 'json' };
import type { Atom, Atoms } from '../text/atoms.ts';
import { ListedWords, listedIn } from '../text/listed.ts';
import type { AtomNumber } from '../text/ranges.ts';

/** Third person and past of a regular verb ("carry": "carries", "carried"). */
export function formsOf(verb: string): [string, string] {
  if (/[^aeiou]y$/.test(verb)) return [`${verb.slice(0, -1)}ies`, `${verb.slice(0, -1)}ied`];
  const third = /(?:s|x|z|ch|sh)$/.test(verb) ? `${verb}es` : `${verb}s`;
  return [third, verb.endsWith('e') ? `${verb}d` : `${verb}ed`];
}

const BASE = listedIn(verbs.regular);
const FINITE = new ListedWords([...Object.keys(verbs.irregular), ...[...BASE].flatMap(formsOf)]);
/** Plain forms of irregular verbs that headlines use. */
const BASE_IRREGULAR = new ListedWords(verbs.base);
const NOUNY = new ListedWords(verbs.nouny);

const BEFORE_NOUN = new ListedWords(grammarWords.beforeNoun);
const AFTER_VERB = new ListedWords(grammarWords.afterVerb);

/**
 * True where the atom is a finite verb, or a participle that stands for one in a headline ("Seven killed as ...").
 *
 * @param start first atom of the clause: a plural or double subject before the verb lets its plain form count ("Ray and
 * Smith meet")
 */
export function isFiniteVerb(atoms: Atoms, at: AtomNumber, start: AtomNumber): boolean {
  const { kind, lower, capital } = atoms.at(at);
  if (kind !== 'word' || !mayBeVerb(lower) || atoms.lower(at + 1) === '-') return false;
  const before = atoms.at(at - 1);
  const isInside = at > start;
  if (isMadeNoun(lower, before, isInside)) return false;
  const next = atoms.at(at + 1);
  // "The bank cut its rate": the past form is the plain one, and often a noun.
  if (isInside && PLAIN_PAST.has(lower) && opensObject(next)) return true;
  const governs = isGoverned(next, capital);
  if (FINITE.has(lower) || isDoubled(lower))
    return !NOUNY.has(lower) || governs || (before.capital && !capital && isInside);
  if (!isInside) return false;
  if (isPlainVerb(lower)) return isPlainForm(atoms, at, start, governs);
  // A past form of a verb that is on no list.
  return governs && next.kind !== 'end' && isPastForm(lower);
}

/** Whether the word before one makes a noun of it: "the", "25 basis points to 4.1%". */
function isMadeNoun(lower: string, before: Atom, isInside: boolean): boolean {
  if (isInside && (BEFORE_NOUN.has(before.lower) || before.lower === '-')) return true;
  return lower === 'points' && (before.lower === 'basis' || before.lower === 'percentage' || before.kind === 'number');
}

/** "Unions reject pay offer", but "sales report": a word that is also a noun must govern something. */
function isPlainForm(atoms: Atoms, at: AtomNumber, start: AtomNumber, governs: boolean): boolean {
  return (governs || !NOUNY.has(`${atoms.lower(at)}s`)) && isPluralSubject(atoms, start, at);
}

function isPastForm(word: string): boolean {
  return word.length > 4 && word.endsWith('ed');
}

function opensObject({ kind, lower }: Atom): boolean {
  return OBJECT_OPENERS.has(lower) || kind === 'number';
}

/** Whether a word may open what a verb before it governs; after a verb in capitals a capital says nothing. */
function isGoverned({ kind, lower, capital }: Atom, isCapitalVerb: boolean): boolean {
  return AFTER_VERB.has(lower) || kind === 'number' || kind === 'end' || (capital && kind === 'word' && !isCapitalVerb);
}

const PLAIN_PAST = new ListedWords(grammarWords.plainPast);
const OBJECT_OPENERS = new ListedWords(grammarWords.objectOpeners);

const LISTED = new ListedWords([...FINITE, ...BASE, ...BASE_IRREGULAR]);

/** A first look that most words do not pass: what is on no list is no verb unless it ends like one. */
function mayBeVerb(lower: string): boolean {
  return LISTED.has(lower) || lower.endsWith('ed');
}

/** "planned", "shipped": the last consonant doubled. */
function isDoubled(word: string): boolean {
  return /([bdgklmnprt])\1ed$/.test(word) && BASE.has(word.slice(0, -3));
}

/** How far before the verb the joint of a double subject may be, in atoms. */
const MAX_JOINED = 24;

function isPluralSubject(atoms: Atoms, start: AtomNumber, verb: AtomNumber): boolean {
  const last = atoms.lower(verb - 1);
  if (last.length > 3 && last.endsWith('s') && !last.endsWith('ss')) return true;
  for (let at = Math.max(start + 1, verb - MAX_JOINED); at < verb - 1; at++)
    if (atoms.lower(at) === 'and' || atoms.lower(at) === '&') return true;
  return false;
}

/** Whether a lower-case word is a past form that is the plain one, too: "cut", "put". */
export function isPlainPast(lower: string): boolean {
  return PLAIN_PAST.has(lower);
}

/** True for a verb in the form it has after "to". */
export function isPlainVerb(word: string): boolean {
  return BASE.has(word) || BASE_IRREGULAR.has(word);
}

/** Whether a lower-case word is a finite form of a verb, though it may be a noun as well ("strikes"). */
export function mayBeFinite(lower: string): boolean {
  return FINITE.has(lower);
}

/** Whether a lower-case word is a finite form of a verb, and hardly ever a noun. */
export function isVerbForm(lower: string): boolean {
  return FINITE.has(lower) && !NOUNY.has(lower);
}
