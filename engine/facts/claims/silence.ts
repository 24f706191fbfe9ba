import claimWords from '../../english/data/claim-words.json' with { type: 'json' };
import { AUXILIARIES, MODALS } from '../../grammar/speech.ts';
import { isAdverb, PLATFORMS, verbStart } from '../../grammar/word-kinds.ts';
import type { Atoms } from '../../text/atoms.ts';
import { ListedWords } from '../../text/listed.ts';
import { QUESTION_WORDS } from './word-classes.ts';

/** Words by which somebody is said to say nothing: the cue, and the first atom of what is not said. */
export interface Silence {
  readonly cueFrom: number;
  readonly cueTo: number;
  readonly from: number;
}

const REFUSING = new ListedWords(claimWords.refusing);
const ANSWERING = new ListedWords(claimWords.answering);
const REPLYING = new ListedWords(['respond', 'responded', 'reply', 'replied']);

/** Whether "not", "n't" or "never" is in the verb group that ends with `at`: "did not, however, say", "cannot say". */
function isNegated(atoms: Atoms, at: number): boolean {
  let before = beforeAside(atoms, at - 1);
  while (isWithinGroup(atoms.lower(before))) {
    if (NEVER.has(atoms.lower(before))) return true;
    before = beforeAside(atoms, before - 1);
  }
  const last = atoms.lower(before);
  if (last === 'no') return atoms.lower(before + 1) === 'longer';
  return NEGATIONS.has(last) || (last === 't' && atoms.lower(before - 1) === "'");
}
const NEVER = new Set(['never', 'hardly', 'barely', 'scarcely', 'cannot']);
const NEGATIONS = new Set(['nor', 'not']);

/** Whether a word may be between "not" and its verb: "not yet said", "not have been told". */
function isWithinGroup(lower: string): boolean {
  return isAdverb(lower) || AUXILIARIES.has(lower) || lower === 'yet' || lower === 'longer';
}

/** The index before what commas set apart, where the second of them is at `at`: "did not, of course, say". */
function beforeAside(atoms: Atoms, at: number): number {
  if (atoms.lower(at) !== ',') return at;
  for (let comma = at - 2; comma >= at - LONGEST_ASIDE; comma--) if (atoms.lower(comma) === ',') return comma - 1;
  return at;
}
const LONGEST_ASIDE = 4;

/** Whether a verb is of what somebody did not say: "did not say", "should have said", "without saying". */
export function isUnsaid(atoms: Atoms, at: number): boolean {
  return isNegated(atoms, at) || isUnreal(atoms, at) || isLeftOut(atoms, at);
}

/** "should have said" */
function isUnreal(atoms: Atoms, at: number): boolean {
  let have = at - 1;
  while (isAdverb(atoms.lower(have))) have--;
  const { lower, capital } = atoms.at(have - 1);
  return atoms.lower(have) === 'have' && MODALS.has(lower) && !capital;
}

/**
 * "wanted to say", "declined to say", "it is fair to say": said only after some words ("went on to say", "took to X to
 * say"). "without saying", "stopped short of saying", "far from saying"
 */
function isLeftOut(atoms: Atoms, at: number): boolean {
  const before = atoms.lower(at - 1);
  if (before === 'to') return !SAYS_AFTER.has(atoms.lower(at - 2));
  if (!atoms.lower(at).endsWith('ing')) return false;
  return before === 'of' || before === 'from' ? NOT_OF.has(atoms.lower(at - 2)) : AVOIDING.has(before);
}
const SAYS_AFTER = new ListedWords([...claimWords.saysAfter, ...PLATFORMS]);
const AVOIDING = new Set(claimWords.avoiding);
const NOT_OF = new Set(['far', 'instead', 'short']);

/** "did not respond", "Neither the firm nor its lawyer responded" */
function isUnreplied(atoms: Atoms, at: number): boolean {
  if (isNegated(atoms, at)) return true;
  const nor = atoms.find('nor', Math.max(0, at - NEITHER_REACH), at);
  return nor >= 0 && atoms.find('neither', Math.max(0, nor - NEITHER_REACH), nor) >= 0;
}
const NEITHER_REACH = 10;

/** "did" of "did not respond" and of "did not, however, respond", or "didn" of "didn't". */
function negationStart(atoms: Atoms, at: number): number {
  let from = at;
  let before = beforeAside(atoms, at - 1);
  while (from > at - LONGEST_NEGATION && (isAdverb(atoms.lower(before)) || NEGATING.has(atoms.lower(before)))) {
    from = before;
    before = beforeAside(atoms, from - 1);
  }
  return from;
}
const LONGEST_NEGATION = 8;

const NEGATING = new ListedWords(claimWords.negating);
const SAYING = new ListedWords(claimWords.sayingNothing);
/** What comes before "not" where somebody has been asked: whoever "will not discuss it until May" may talk of it. */
const WITHHOLDING = new ListedWords(claimWords.withholding);
const COMMENTING = new ListedWords(['comment', 'discuss', 'elaborate', 'speculate']);
/** All words but forms of "deny" that silence is told at: hardly a word of a text is one. */
const MAY_TELL_SILENCE = new ListedWords([
  ...REFUSING,
  ...SAYING,
  ...REPLYING,
  ...COMMENTING,
  'reached',
  'had',
  'has',
  'return',
]);
const UNRETURNED = new ListedWords(claimWords.unreturned);

/** "say whether", "return calls", "would not discuss": what is withheld; but "did not discuss", "may not discuss". */
function isWithheld(atoms: Atoms, at: number): boolean {
  const verb = atoms.lower(at);
  const next = atoms.lower(at + 1);
  if (SAYING.has(verb)) return QUESTION_WORDS.has(next);
  if (!COMMENTING.has(verb)) return verb === 'return' && UNRETURNED.has(next);
  return WITHHOLDING.has(atoms.lower(negationStart(atoms, at)));
}

/** "would not say | whether", "would not | discuss": a verb that may stand by itself is part of what is not said. */
function withheld(atoms: Atoms, at: number): Silence {
  const from = COMMENTING.has(atoms.lower(at)) ? at : at + 1;
  return { cueFrom: negationStart(atoms, at), cueTo: from, from };
}

/**
 * "declined to comment", "did not respond to requests", "could not be reached for comment", "had no comment" at `at`;
 * null for anything else.
 */
export function silenceAt(atoms: Atoms, at: number): Silence | null {
  const { lower } = atoms.at(at);
  if (!MAY_TELL_SILENCE.has(lower) && !lower.startsWith('den')) return null;
  const next = atoms.lower(at + 1);
  if (REFUSING.has(lower) && next === 'to' && ANSWERING.has(atoms.lower(at + 2)))
    return { cueFrom: verbStart(atoms, at), cueTo: at + 1, from: at + 1 };
  // "would not say whether anyone was hurt", "did not return calls"
  if (isWithheld(atoms, at) && isNegated(atoms, at)) return withheld(atoms, at);
  // "would neither confirm nor deny that", "neither confirmed nor denied"
  if (lower.startsWith('den') && atoms.lower(at - 1) === 'nor' && atoms.lower(at - 3) === 'neither')
    return { cueFrom: verbStart(atoms, at - 3), cueTo: at + 1, from: at + 1 };
  if (REPLYING.has(lower) && next === 'to' && isUnreplied(atoms, at))
    return { cueFrom: negationStart(atoms, at), cueTo: at + 1, from: at + 2 };
  if (lower === 'reached' && atoms.lower(at - 1) === 'be' && next === 'for' && isNegated(atoms, at - 1))
    return { cueFrom: negationStart(atoms, at - 1), cueTo: at + 1, from: at + 1 };
  if ((lower === 'had' || lower === 'has') && next === 'no' && atoms.lower(at + 2) === 'comment')
    return { cueFrom: at, cueTo: at + 1, from: at + 1 };
  return null;
}
