import { CLOSED, PRONOUNS } from '../../grammar/speech.ts';
import type { Atoms } from '../../text/atoms.ts';
import { ListedWords } from '../../text/listed.ts';
import type { AtomRange } from '../../text/ranges.ts';
import type { ClaimInPlace, ReadClaim } from './report.ts';
import { endingOf, formOf, lengthClass, verbWithin, wordClass } from './word-classes.ts';

/**
 * What speaks for or against a report's being one, as names of features; one that the model was not taught counts
 * nothing.
 */
export function evidenceOf(atoms: Atoms, place: ClaimInPlace): string[] {
  const { claim } = place;
  return [
    ...verbEvidence(atoms, claim),
    ...contentEvidence(atoms, place),
    ...claimantEvidence(atoms, place),
    ...rivalEvidence(place),
    ...sentenceEvidence(atoms, place),
  ];
}

function verbEvidence(atoms: Atoms, { lemma, frame, mode, cue }: ReadClaim): string[] {
  const verb = atoms.lower(cue.to - 1);
  const form = formOf(atoms, cue.to - 1);
  const before = wordClass(atoms, cue.from - 1);
  const next = wordClass(atoms, cue.to);
  return [
    `frame ${frame} ${mode}`,
    `verb ${lemma}`,
    `verb ${lemma} ${frame}`,
    `verb ${lemma} ${frame} ${mode}`,
    `verb ${lemma} next ${next}`,
    `verb ${lemma} before ${before}`,
    `word ${verb} ${frame}`,
    `form ${form} ${frame}`,
    `form ${form} before ${before}`,
    `before ${before}`,
    `next ${next} ${wordClass(atoms, cue.to + 1)}`,
    `next ${next} ${form} before ${before}`,
    `helper ${cue.from < cue.to - 1 ? atoms.lower(cue.from) : 'none'}`,
    `before word ${atoms.lower(cue.from - 1)}`,
    `next word ${atoms.lower(cue.to)}`,
    `around ${atoms.lower(cue.from - 1)} ${atoms.lower(cue.to)}`,
  ];
}

function contentEvidence(atoms: Atoms, { claim, sentence }: ClaimInPlace): string[] {
  const { from, to, frame, doubt } = claim;
  const after = atoms.at(to).kind === 'mark' ? atoms.lower(to) : wordClass(atoms, to);
  return [
    `words ${lengthClass(to - from)} ${frame}`,
    `first ${wordClass(atoms, from)} ${frame}`,
    `first word ${atoms.lower(from)} ${frame}`,
    `second ${wordClass(atoms, from + 1)}`,
    `after ${after} ${to >= sentence.to}`,
    `clause ${verbWithin(atoms, from, to) >= 0} ${frame}`,
    `doubt ${doubt ?? 'none'}`,
    `doubt ${doubt ?? 'none'} ${after}`,
  ];
}

function claimantEvidence(atoms: Atoms, { claim, sentence }: ClaimInPlace): string[] {
  const { claimant, cue, frame, lemma } = claim;
  if (claimant === null) return ['who none', `who none ${frame}`];
  const { from, to } = claimant;
  const isBefore = to <= cue.from;
  const who = speakerClass(atoms, claimant);
  const last = atoms.lower(to - 1);
  return [
    `who ${who}`,
    `who ${who} ${frame}`,
    `who ${isBefore ? 'before' : 'after'} ${lengthClass(isBefore ? cue.from - to : from - cue.to)}`,
    `who adjoins ${isBefore && to === cue.from}`,
    `who words ${lengthClass(to - from)}`,
    `who opens ${from === sentence.from}`,
    `who after ${wordClass(atoms, from - 1)}`,
    `who ending ${endingOf(last)}`,
    `who last ${last}`,
    `who last ${last} ${lemma}`,
    `who first ${atoms.lower(from)}`,
  ];
}

/** A pronoun by itself; else whether the phrase is a name, has one or has none. */
function speakerClass(atoms: Atoms, { from, to }: AtomRange): string {
  const { lower, capital, kind } = atoms.at(from);
  if (to - from === 1 && PRONOUNS.has(lower)) return lower;
  let hasName = kind === 'word' && capital && !CLOSED.has(lower) && to - from === 1;
  for (let at = from + 1; at < to; at++) hasName ||= atoms.at(at).capital;
  if (!hasName) return 'noun';
  return capital && !CLOSED.has(lower) ? 'name' : 'titled';
}

function rivalEvidence({ claim, rivals }: ClaimInPlace): string[] {
  const { cue, frame } = claim;
  const verb = cue.to - 1;
  const others = rivals.filter((other) => other !== claim);
  const features: string[] = [];
  if (others.some(({ from, to }) => from <= cue.from && claim.to <= to)) features.push(`within another ${frame}`);
  if (others.some(({ from, to }) => from < cue.from && cue.to <= to)) features.push(`verb within another ${frame}`);
  if (others.some((other) => claim.from <= other.cue.from && other.to <= claim.to))
    features.push(`around another ${frame}`);
  if (others.some(({ claimant }) => claimant !== null && claimant.from <= verb && verb < claimant.to))
    features.push('verb within a claimant');
  return features;
}

function sentenceEvidence(atoms: Atoms, { claim, sentence }: ClaimInPlace): string[] {
  const { from, to } = sentence;
  const features = [
    `opens ${wordClass(atoms, from)} ${claim.frame}`,
    `sentence ${lengthClass((to - from) >> 1)} ${claim.frame}`,
  ];
  if (atoms.lower(to) === '?') features.push('question');
  for (let at = from; at < to; at++) {
    if (!MARKS.has(atoms.lower(at))) continue;
    features.push('quotation marks');
    break;
  }
  return features;
}

const MARKS = new ListedWords(['“', '”', '"']);
