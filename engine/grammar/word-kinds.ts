/** What kind of word an atom is, as far as finding who speaks needs to know. */

import claimWords from '../english/data/claim-words.json' with { type: 'json' };
import grammarWords from '../english/data/grammar-words.json' with { type: 'json' };
import nameWords from '../english/data/name-words.json' with { type: 'json' };
import timeWords from '../english/data/time-words.json' with { type: 'json' };
import type { Atoms } from '../text/atoms.ts';
import { ListedWords } from '../text/listed.ts';
import type { AtomNumber } from '../text/ranges.ts';
import { ADVERBS, AUXILIARIES, BE, INTRODUCERS } from './speech.ts';

const NO_ADVERBS = new ListedWords(grammarWords.noAdverbs);

/** A word that may be between a subject and its verb: "later", "repeatedly". */
export function isAdverb(word: string): boolean {
  return ADVERBS.has(word) || (word.length > 5 && word.endsWith('ly') && !NO_ADVERBS.has(word));
}
/** Between the parts of one name: "Marcelo [do] Nascimento", "Ilse [van den] Brandt". */
export const PARTICLES = new ListedWords(nameWords.particles);
/** "his [daughter]", "her [husband]": relatives of somebody. */
export const KIN = new ListedWords(nameWords.kin);
export const DETERMINERS = new ListedWords(grammarWords.determiners);
export const POSSESSIVES = new ListedWords(claimWords.possessives);
/** Where people post: "on X", "took to Facebook". */
export const PLATFORMS = new ListedWords(grammarWords.platforms);

/** An auxiliary verb; "Will" and "May" with a capital are people. */
export function isHelper(atoms: Atoms, at: AtomNumber): boolean {
  const { lower, capital } = atoms.at(at);
  return AUXILIARIES.has(lower) && !(capital && NAME_LIKE.has(lower));
}
const NAME_LIKE = new Set(['will', 'may', 'might']);

/** First atom of the verb group that ends with the cue ("has also said" begins at "has"). */
export function verbStart(atoms: Atoms, cue: AtomNumber): number {
  let from = cue;
  while (isHelper(atoms, from - 1) || (isAdverb(atoms.lower(from - 1)) && isHelper(atoms, from - 2))) from--;
  return from;
}

/** What follows the noun in "study published in ..." and "letter seen by ...". */
export const PARTICIPLES = new ListedWords(grammarWords.participles);

/**
 * "rejected claims that", "facing charges": after a verb such a word is what is done something to; "her claims had
 * been": before one it does something itself.
 */
function isObject(atoms: Atoms, at: AtomNumber): boolean {
  const before = atoms.at(at - 1);
  if (!NOUNY_CUES.has(atoms.lower(at))) return false;
  // "bombarded with claims that", "looks into claims that", "faces charges"; but "she also claims that"
  const isIntroduced = INTRODUCERS.has(before.lower) && !isAdverb(before.lower);
  if ((isIntroduced || OVER.has(before.lower) || FACING.has(before.lower)) && !before.capital) return true;
  return AUXILIARIES.has(atoms.lower(at + 1)) || (!before.capital && /(?:ed|ing)$/.test(before.lower));
}

const FACING = new Set(['face', 'faces', 'bring', 'brought', 'press']);
const OVER = new Set(['into', 'of', 'over', 'against']);
export const NOUNY_CUES = new ListedWords(grammarWords.nounyCues);

/** "the calls", "his notes": a cue word after an article is a noun; "the said" does not occur. */
export function isNoun(atoms: Atoms, at: AtomNumber): boolean {
  const before = atoms.lower(at - 1);
  if (isObject(atoms, at)) return true;
  // "one in three said", "another says"
  if (NEVER_NOUNS.has(atoms.lower(at))) return false;
  return (
    DETERMINERS.has(before) &&
    before !== 'one' &&
    before !== 'that' &&
    before !== 'this' &&
    before !== 'some' &&
    before !== 'many' &&
    before !== 'her'
  );
}

const NEVER_NOUNS = new Set(['said', 'says', 'told']);

export const DAY_WORDS = new ListedWords(grammarWords.dayWords);
export const MONTHS = new ListedWords(Object.keys(timeWords.months));
export const TIME_OPENERS = new ListedWords(grammarWords.timeOpeners);
export const SPANS = new ListedWords(grammarWords.spans);
export const TIME_NOUNS = new ListedWords([...DAY_WORDS, ...SPANS]);

/** Whether "according to" is at `at`. */
export function isAccordingTo(atoms: Atoms, at: AtomNumber): boolean {
  return atoms.lower(at) === 'according' && atoms.lower(at + 1) === 'to';
}

/** Prepositions that open a phrase which is no speaker: "in the lawsuit", "of Flint's water". */
export const LEADING = new ListedWords(grammarWords.leadingPrepositions);

/** Whether the participle at `at` has a form of "be" before it: "was sharply criticised". */
export function isPassive(atoms: Atoms, at: AtomNumber): boolean {
  let helper = at - 1;
  while (isAdverb(atoms.lower(helper))) helper--;
  return BE.has(atoms.lower(helper));
}
