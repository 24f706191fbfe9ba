import claimWords from '../../english/data/claim-words.json' with { type: 'json' };
import { phraseAfter } from '../../grammar/phrase-after.ts';
import { phraseEnding } from '../../grammar/phrase-before.ts';
import { reportVerb } from '../../grammar/report-verbs.ts';
import { AUXILIARIES, PRONOUNS } from '../../grammar/speech.ts';
import { subjectBefore } from '../../grammar/subject.ts';
import { isVerbForm } from '../../grammar/verbs.ts';
import { DETERMINERS, POSSESSIVES } from '../../grammar/word-kinds.ts';
import type { Atoms } from '../../text/atoms.ts';
import { ListedWords } from '../../text/listed.ts';
import type { AtomRange } from '../../text/ranges.ts';
import type { EndOf, ReadClaim } from './report.ts';
import { isClauseVerb, verbWithin } from './word-classes.ts';

/** Nouns of speech that "that" and a clause follow: "the claim that", "a warning that". */
const SPEECH_NOUNS = new ListedWords(claimWords.speechNouns);
/** Verbs by which a statement is made: "issued a warning that". */
const MAKING = new ListedWords(claimWords.making);
/** How many words may be between a noun and whose it is: "the mayor's repeated claim". */
const ADJECTIVES = 2;

/** "the mayor's claim that …", "a warning from police that …", "the agency issued a warning that …" at `at`. */
export function nounReport(atoms: Atoms, sentence: AtomRange, at: number, endOf: EndOf): ReadClaim | null {
  const { lower, capital } = atoms.at(at);
  if (capital || !SPEECH_NOUNS.has(lower)) return null;
  // "denied claims by residents that": the claimant is the one who denies them, not the ones who made them.
  if (reportVerb(atoms.lower(at - 1))?.kind === 'denied') return null;
  const maker = makerAfter(atoms, at + 1);
  const from = maker?.to ?? at + 1;
  if (atoms.lower(from) !== 'that' || !mayOpen(atoms, from + 1, sentence.to)) return null;
  const claimant = maker ?? ownerBefore(atoms, sentence.from, at);
  if (claimant === null) return null;
  const cue = { from: at, to: at + 1 };
  const lemma = lower.endsWith('s') ? lower.slice(0, -1) : lower;
  const report = { frame: 'that', lemma, from, sentence, cue, claimant } as const;
  const end = opensSentence(atoms, sentence, at)
    ? { to: beforeMain(atoms, from, sentence.to), doubt: 0 }
    : endOf(report);
  return end.to <= from ? null : { from, ...end, cue, claimant, lemma, frame: 'that', mode: 'noun' };
}

/** Whether a clause follows "that": "the report that she wrote" is one of a document. */
function mayOpen(atoms: Atoms, from: number, end: number): boolean {
  return !isClauseVerb(atoms, from, from) && verbWithin(atoms, from + 1, Math.min(end, from + NEAR_VERB)) >= 0;
}
const NEAR_VERB = 10;

/** "claims by residents that": the residents. */
function makerAfter(atoms: Atoms, at: number): AtomRange | null {
  const lower = atoms.lower(at);
  if (lower !== 'by' && lower !== 'from') return null;
  const maker = phraseAfter(atoms, at + 1);
  return maker !== null && atoms.lower(maker.to) === 'that' ? maker : null;
}

/** Whose the noun at `at` is: an owner before it, or the subject of the verb that makes it. */
function ownerBefore(atoms: Atoms, from: number, at: number): AtomRange | null {
  let first = at;
  while (first > from && first > at - ADJECTIVES && isAdjective(atoms, first - 1)) first--;
  if (atoms.lower(first - 1) === 's' && atoms.lower(first - 2) === "'")
    return within(phraseEnding(atoms, first - 2), from);
  // "residents' claims"
  if (atoms.lower(first - 1) === "'" && atoms.lower(first - 2).endsWith('s'))
    return within(phraseEnding(atoms, first - 1), from);
  const opener = atoms.lower(first - 1);
  const verb = DETERMINERS.has(opener) || POSSESSIVES.has(opener) ? first - 2 : first - 1;
  const isMade = MAKING.has(atoms.lower(verb)) && !atoms.at(verb).capital && verb > from;
  return isMade ? within(subjectBefore(atoms, verb), from) : null;
}

function within(phrase: AtomRange | null, from: number): AtomRange | null {
  return phrase !== null && phrase.from >= from ? phrase : null;
}

/** Whether the word at `at` may describe a noun after it. */
function isAdjective(atoms: Atoms, at: number): boolean {
  const { kind, lower, glued } = atoms.at(at);
  // "made no claim that"
  if (kind !== 'word' || glued || lower === 'no' || MAKING.has(lower)) return false;
  return !DETERMINERS.has(lower) && !POSSESSIVES.has(lower) && !PRONOUNS.has(lower) && !isVerbForm(lower);
}

/** Whether the noun is what the sentence begins with, so that the main verb is yet to come. */
function opensSentence(atoms: Atoms, { from }: AtomRange, at: number): boolean {
  return verbWithin(atoms, from, at) < 0;
}

/** "… that the dam was sound | angered villagers": before the second verb; `from` where there is none. */
function beforeMain(atoms: Atoms, from: number, end: number): number {
  let last = verbWithin(atoms, from + 2, end);
  while (last >= 0 && isClauseVerb(atoms, last + 1, from) && !opensGroup(atoms, last + 1)) last++;
  for (let at = last + 1; last >= 0 && at < end; at++)
    if (isClauseVerb(atoms, at, from)) return atoms.lower(at - 1) === ',' ? at - 1 : at;
  return from;
}

/** "would burst | were unfounded": a helping verb after another kind of verb begins a group of its own. */
function opensGroup(atoms: Atoms, at: number): boolean {
  return AUXILIARIES.has(atoms.lower(at)) && !AUXILIARIES.has(atoms.lower(at - 1));
}
