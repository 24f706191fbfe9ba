import countingWords from '../../english/data/counting-words.json' with { type: 'json' };
import type { Counted } from '../../record.ts';
import type { Atoms } from '../../text/atoms.ts';
import type { AtomNumber } from '../../text/ranges.ts';
import { COUNTED, PERSONS } from './lexicon.ts';

/** How far from its persons the verb that tells what befell them may be, in atoms. */
const REACH = 6;
const HELPERS = new Set(countingWords.helpers);
const KINDS: readonly Counted[] = ['killed', 'injured', 'missing', 'arrested', 'rescued', 'displaced', 'votes', 'jobs'];

/**
 * What a count counts, where its words say so: the noun itself ("12 deaths", "300 jobs"), the verb right after persons
 * ("three people were killed", "40 missing") or right before them ("killed at least 12 people"). `end` is the atom
 * after the counted phrase.
 */
export function countedAs(atoms: Atoms, start: AtomNumber, end: AtomNumber): Counted | null {
  const head = atoms.lower(end - 1);
  const byNoun = KINDS.find((kind) => COUNTED[kind].nouns.includes(head));
  if (byNoun !== undefined) return byNoun;
  // "890 are still missing"
  if (!PERSONS.has(head)) return HELPERS.has(atoms.lower(end - 2)) ? kindOf(head) : null;
  return verbAfter(atoms, end) ?? verbBefore(atoms, start);
}

const kindOf = (verb: string) => KINDS.find((kind) => COUNTED[kind].verbs.includes(verb)) ?? null;

function verbAfter(atoms: Atoms, end: AtomNumber): Counted | null {
  for (let at = end; at < end + REACH; at++) {
    const kind = kindOf(atoms.lower(at));
    if (kind !== null) return kind;
    if (!HELPERS.has(atoms.lower(at))) return null;
  }
  return null;
}

/** What befell persons, after a helper at least ("are still missing"); -1 where another word comes first. */
export function befallsAt(atoms: Atoms, end: AtomNumber): AtomNumber | -1 {
  for (let at = end; at < end + REACH && HELPERS.has(atoms.lower(at)); at++)
    if (kindOf(atoms.lower(at + 1)) !== null) return at + 1;
  return -1;
}

const QUALIFYING = new Set(countingWords.qualifying);

/** "at least", "about": a word between what is said and the number. */
export function isQualifying(word: string): boolean {
  return QUALIFYING.has(word);
}

function verbBefore(atoms: Atoms, start: AtomNumber): Counted | null {
  for (let at = start - 1; at > start - REACH; at--) {
    const kind = kindOf(atoms.lower(at));
    // "were killed 12 people" is nothing anybody writes; "killed" before the number governs it.
    if (kind !== null) return kind;
    if (!QUALIFYING.has(atoms.lower(at))) return null;
  }
  return null;
}
