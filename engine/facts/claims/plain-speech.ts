import claimWords from '../../english/data/claim-words.json' with { type: 'json' };
import { INTRODUCERS, PLURAL_NOUNS, PRONOUNS, SUBORDINATORS } from '../../grammar/speech.ts';
import { isPlainVerb, isVerbForm } from '../../grammar/verbs.ts';
import { DETERMINERS } from '../../grammar/word-kinds.ts';
import type { Atoms } from '../../text/atoms.ts';
import { ListedWords } from '../../text/listed.ts';
import type { AtomRange } from '../../text/ranges.ts';
import type { ClaimInPlace, ReadClaim } from './report.ts';
import { isPlainNouns, PLAIN_NOUNS, SUBJECT_OPENERS, verbWithin } from './word-classes.ts';

/** Verbs that report a clause and hardly do anything else. */
const PLAIN_SPEECH = new ListedWords(claimWords.plainSpeech);
/** Whether a verb reports a clause and hardly does anything else. */
export function isSpeechVerb(lemma: string): boolean {
  return PLAIN_SPEECH.has(lemma);
}
/** The same where they are said of whoever a sentence begins with: "analysts believe it will fall". */
const BELIEF = new ListedWords(claimWords.belief);
/** How soon the verb of a clause without "that" has to come, in atoms. */
const NEAR_VERB = 8;

/**
 * Whether a report is a clause with subject and verb after a verb of speech with its subject, so that nothing but the
 * choice of the annotators speaks against it: "The mayor told reporters that the road is shut", "Ray, who added that
 * …", "staff have warned they will strike", "it was claimed by the union that …".
 */
export function isPlainSpeech(atoms: Atoms, { claim, rivals, sentence }: ClaimInPlace): boolean {
  const { cue, claimant } = claim;
  if (claimant === null || !isWhole(atoms, claimant)) return false;
  // "The complaint claims that …", but "his claims that …"
  const verb = atoms.lower(cue.to - 1);
  const isVerb = verb.endsWith('s') && claimant.from === sentence.from && DETERMINERS.has(atoms.lower(claimant.from));
  if (isNounLike(verb) && !isVerb) return false;
  if (!isSpeech(claim, claimant, sentence) || !isSpeakers(atoms, claim, claimant)) return false;
  // "asked if she had said", "he said he had promised": what the other report is of.
  if (SUBORDINATORS.has(atoms.lower(claimant.from - 1)) || rivals.some((other) => holds(other, claim))) return false;
  return isClause(atoms, claim);
}

function isSpeech({ lemma }: ReadClaim, claimant: AtomRange, sentence: AtomRange): boolean {
  if (isSpeechVerb(lemma)) return true;
  return BELIEF.has(lemma) && claimant.from === sentence.from;
}

/** Whether the verb is the speaker's own. "Those who said" are nobody in particular. */
function isSpeakers(atoms: Atoms, { mode, cue }: ReadClaim, { from, to }: AtomRange): boolean {
  if (mode === 'passive') return from === cue.to + 1;
  const isRelative = atoms.lower(cue.from - 1) === 'who' && to === cue.from - 2;
  return mode === 'active' && (to === cue.from || isRelative);
}

/** "that" and a clause, or one whose verb comes soon and before any comma. */
function isClause(atoms: Atoms, { frame, from, to }: ReadClaim): boolean {
  if (frame === 'that' || frame === 'object that') return atoms.lower(from) === 'that';
  if ((frame !== 'clause' && frame !== 'object clause') || !opensPlainly(atoms, from)) return false;
  const verb = verbWithin(atoms, from + 1, Math.min(to, from + NEAR_VERB));
  return verb >= 0 && atoms.find(',', from, verb) < 0;
}

/** "states", "claims", "promises": as often a noun. */
function isNounLike(lower: string): boolean {
  if (PLAIN_NOUNS.has(lower) || isPlainNouns(lower)) return true;
  return !isVerbForm(lower) && !isPlainVerb(lower);
}

/** Whether a speaker is a phrase without a verb that opens like one: no "lined up with Ray", "under party", "’s". */
function isWhole(atoms: Atoms, { from, to }: AtomRange): boolean {
  const { lower, glued } = atoms.at(from);
  const opens = opensPlainly(atoms, from) || PLURAL_NOUNS.has(lower) || lower.endsWith('s');
  return opens && !glued && !INTRODUCERS.has(lower) && verbWithin(atoms, from, to) < 0;
}

/** A pronoun, a determiner, a name or a number: what a subject opens with. */
function opensPlainly(atoms: Atoms, at: number): boolean {
  const { lower, capital, kind } = atoms.at(at);
  return capital || kind === 'number' || PRONOUNS.has(lower) || DETERMINERS.has(lower) || SUBJECT_OPENERS.has(lower);
}

function holds(outer: ReadClaim, inner: ReadClaim): boolean {
  return outer !== inner && outer.from <= inner.cue.from && inner.to <= outer.to;
}
