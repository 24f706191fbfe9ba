/** Who makes a report within a sentence: the subject of its verb, an agent, the person heard, nobody. */

import claimWords from '../../english/data/claim-words.json' with { type: 'json' };
import { quotedAs } from '../../grammar/attribution.ts';
import { participleSubject } from '../../grammar/participle-subject.ts';
import { reportVerb } from '../../grammar/report-verbs.ts';
import { sentenceSubject, subjectFrom } from '../../grammar/sentence-subject.ts';
import { INTRODUCERS } from '../../grammar/speech.ts';
import { subjectBefore } from '../../grammar/subject.ts';
import { verbStart } from '../../grammar/word-kinds.ts';
import type { Atoms } from '../../text/atoms.ts';
import type { AtomRange } from '../../text/ranges.ts';
import { opensClause } from './complement.ts';
import type { ClaimMode, ReadClaim } from './report.ts';
import { agentAfter, isHearing } from './sentence.ts';
import { JOINTS } from './word-classes.ts';

/**
 * "He denied it and said that …", "…, claiming that …": a report without a subject of its own has that of the one
 * before it.
 */
export function withClaimant(atoms: Atoms, claim: ReadClaim, before: ReadClaim | undefined): ReadClaim {
  if (claim.mode === 'passive' || before?.claimant == null) return claim;
  // "As farmers call it a blow, | strikers blocked the road, claiming": its own subject comes after that report.
  if (before.frame !== 'trailing' && claim.claimant?.from === before.to + 1) return claim;
  const joint = atoms.lower(claim.cue.from - 1);
  const isJoined = JOINTS.has(joint) || (joint === ',' && claim.mode === 'participle');
  return isJoined || claim.claimant === null ? { ...claim, claimant: before.claimant } : claim;
}

/**
 * Whoever is named after "by", else nobody where the verb is in the passive ("it was claimed by the union that"), but a
 * court for what it is told; the subject of the main clause for "…, saying that".
 */
export function claimantIn(atoms: Atoms, mode: ClaimMode, from: number, at: number): AtomRange | null {
  if (mode === 'passive') return agentAfter(atoms, at) ?? hearingBefore(atoms, from, at);
  if (mode === 'participle' && opensSentence(atoms, from, at)) return mainSubject(atoms, at);
  // "quoted the minister as saying"
  const quoted = quotedAs(atoms, at, atoms.length);
  if (quoted !== null) return quoted;
  if (mode !== 'participle') return claimantOf(atoms, from, at);
  const maker = participleSubject(atoms, at);
  return maker === null || maker.from >= from ? maker : claimantOf(atoms, from, at);
}

/** "Noting that …, the mayor …", "After saying …, she …" */
function opensSentence(atoms: Atoms, from: number, at: number): boolean {
  return at === from || (at === from + 1 && INTRODUCERS.has(atoms.lower(from)));
}

/** The subject of the main clause after the first comma that a clause follows, from the participle at `at` on. */
function mainSubject(atoms: Atoms, at: number): AtomRange | null {
  const end = Math.min(atoms.length, at + MAIN_REACH);
  for (let comma = at + 1; comma < end && atoms.at(comma).sentence === atoms.at(at).sentence; comma++) {
    if (atoms.lower(comma) !== ',') continue;
    if (opensClause(atoms, comma + 1, end, false)) return subjectFrom(atoms, comma + 1, end);
  }
  return null;
}
const MAIN_REACH = 60;

/** The subject of the verb at `at`, within its sentence. */
export function claimantOf(atoms: Atoms, from: number, at: number): AtomRange | null {
  if (at === from) return null;
  const subject = subjectBefore(atoms, at);
  if (subject !== null && subject.from >= from) return subject;
  // "firms in Hull, New England, which argued": whoever that is, it is not the sentence's subject.
  const before = atoms.lower(verbStart(atoms, at) - 1);
  return before === 'which' || before === 'who' ? null : sentenceSubject(atoms, at);
}

/** "The court was told": the court, as where it heard something. */
function hearingBefore(atoms: Atoms, from: number, verb: number): AtomRange | null {
  if (atoms.lower(verb) !== 'told') return null;
  const subject = claimantOf(atoms, from, verb);
  return subject !== null && isHearing(atoms, subject) ? subject : null;
}

/** "Nobody said", "few experts believe", "not one guard said": what hardly anybody says is no report. */
export function isSaidByNobody(atoms: Atoms, sentence: AtomRange, at: number): boolean {
  const subject = claimantOf(atoms, sentence.from, at);
  if (subject === null) return false;
  const { from } = subject;
  const first = atoms.lower(from);
  // "no fewer than nine guards"
  const isCounted = atoms.lower(from + 2) === 'than';
  if ((NOBODY.has(first) && !isCounted) || ASKING.has(first)) return true;
  // "no one", "no-one"
  const before = atoms.lower(atoms.lower(from - 1) === '-' && atoms.glued(from) ? from - 2 : from - 1);
  if (before === 'that') return isUntrue(atoms, sentence.from, from - 2);
  return before === 'not' || (first === 'one' && before === 'no') || isUnderNegation(atoms, sentence.from, from);
}

/**
 * "It is not true that | the mayor said", "There is no proof that", "denied that".
 *
 * @param at - the word before "that"
 */
function isUntrue(atoms: Atoms, opening: number, at: number): boolean {
  if (FALSE_THAT.has(atoms.lower(at)) || reportVerb(atoms.lower(at))?.kind === 'denied') return true;
  if (!TRUE_THAT.has(atoms.lower(at))) return false;
  for (let word = at - 1; word >= Math.max(opening, at - NEGATION_REACH); word--) {
    if (NEGATIVE.has(atoms.lower(word)) || (atoms.lower(word) === 't' && atoms.lower(word - 1) === "'")) return true;
  }
  return false;
}
const FALSE_THAT = new Set(['false', 'untrue', 'wrong', 'lie']);
const TRUE_THAT = new Set(['true', 'evidence', 'proof', 'record', 'case']);

const NOBODY = new Set(claimWords.nobody);
/** How a question, or a clause without "if", begins: "Did the mayor say", "Had the mayor said". */
const ASKING = new Set(['did', 'does', 'had', 'has']);

/** "At no point did | the mayor say", "never has | the mayor said"; but "not only did the mayor say". */
function isUnderNegation(atoms: Atoms, opening: number, from: number): boolean {
  const helper = from - 1;
  if (!ASKING.has(atoms.lower(helper))) return false;
  for (let at = helper - 1; at >= Math.max(opening, helper - NEGATION_REACH); at--)
    if (NEGATIVE.has(atoms.lower(at))) return atoms.lower(at + 1) !== 'only';
  return false;
}
const NEGATIVE = new Set(['never', 'no', 'nor', 'not']);
const NEGATION_REACH = 4;
