/** Who says what a participle reports: "…, saying that", "a note warning of". */

import type { Atoms } from '../text/atoms.ts';
import { ListedWords } from '../text/listed.ts';
import type { AtomNumber, AtomRange } from '../text/ranges.ts';
import { isBoundary, QUOTE_MARKS } from './boundaries.ts';
import { isPreposition } from './phrase-before.ts';
import { reportVerb } from './report-verbs.ts';
import { aroundQuotation, sentenceSubject, subjectFrom } from './sentence-subject.ts';
import { ACCUSING, ASSERTIONS, BE, DOCUMENTS, INTRODUCERS, SAYS } from './speech.ts';
import { subjectBefore } from './subject.ts';
import { trimPhrase } from './trimmed-phrase.ts';
import { isVerbForm } from './verbs.ts';
import { DETERMINERS, isAccordingTo, isAdverb, isHelper, verbStart } from './word-kinds.ts';

/**
 * Who says what a participle reports, which may follow a whole clause: "Ana Ray, who had met them, | apologised,
 * saying", "The firm | issued a note saying", "The paper published | documents suggesting".
 */
export function participleSubject(atoms: Atoms, cue: AtomNumber): AtomRange | null {
  const other = saidBefore(atoms, cue) ?? blamedBefore(atoms, cue) ?? senderBefore(atoms, cue);
  if (other !== null) return other;
  const near = subjectBefore(atoms, cue);
  if (near === null) return quotingBefore(atoms, cue);
  if (isIntroductory(atoms, near, cue)) return afterIntroduction(atoms, near, cue);
  if (isHelper(atoms, near.from - 1)) return helpedSubject(atoms, near, cue);
  const verb = verbOfClause(atoms, near);
  if (verb < 0) return isSubjectOfClause(atoms, near, cue) ? near : (sentenceSubject(atoms, cue) ?? near);
  if (DOCUMENTS.has(atoms.lower(near.to - 1))) return { from: verb + 1, to: near.to };
  if (atoms.lower(verb + 1) === 'with') return { from: verb + 2, to: near.to };
  const isGot = GETTING.has(atoms.lower(verb)) && DETERMINERS.has(atoms.lower(verb + 1));
  return isGot && tellsOfNoun(atoms, cue) ? null : (subjectBefore(atoms, verb) ?? near);
}
/** "She said it was “sound”, | adding"; but in "The strike, Ana Ray said, “is over,” adding" it is not the strike. */
function quotingBefore(atoms: Atoms, cue: AtomNumber): AtomRange | null {
  const subject = aroundQuotation(atoms, cue);
  if (subject === null || atoms.lower(subject.to) !== ',') return subject;
  const close = atoms.find(',', subject.to + 1, cue);
  for (let at = subject.to + 1; at < close; at++)
    if (isAccordingTo(atoms, at) || SAYS.has(atoms.lower(at))) return null;
  return subject;
}

/** "Ana Ray received a letter saying": it is not her word. */
const GETTING = new Set(['received', 'got', 'saw', 'read', 'watched']);

/**
 * Whose word it is after a helping verb: "A woman has | come forward alleging", "Ana Ray was | caught on camera
 * saying"; null where it is another's: "She was | sent a memo stating", "The town is | full of signs warning".
 */
function helpedSubject(atoms: Atoms, { from, to }: AtomRange, cue: AtomNumber): AtomRange | null {
  const subject = subjectBefore(atoms, verbStart(atoms, from));
  const verb = atoms.lower(from);
  if (to === from + 1 || !tellsOfNoun(atoms, cue)) return subject;
  // "have | left most growers saying"
  if (!BE.has(atoms.lower(from - 1))) return verb === 'left' ? null : subject;
  if (verb.endsWith('ing')) return subject;
  if (!isPast(verb)) return null;
  for (let at = from + 1; at < to; at++) if (OPENING.has(atoms.lower(at))) return null;
  return subject;
}
const OPENING = new ListedWords([...DETERMINERS, 'with']);

/** "a letter | saying"; but "…, saying", "categorical in saying". */
function tellsOfNoun(atoms: Atoms, cue: AtomNumber): boolean {
  const { kind, lower } = atoms.at(cue - 1);
  return kind !== 'mark' && !INTRODUCERS.has(lower);
}

/** "Otto Falk thanked | Ana Ray | for saying": who is thanked, or blamed, said it. */
function blamedBefore(atoms: Atoms, cue: AtomNumber): AtomRange | null {
  const verb = atoms.lower(cue - 1) === 'for' ? behindWhat(atoms, cue - 1, isPast) : -1;
  if (verb < 0 || isHelper(atoms, verb - 1)) return null;
  const isBlame = ACCUSING.has(reportVerb(atoms.lower(verb))?.lemma ?? '');
  return isBlame || atoms.at(verb + 1).capital ? { from: verb + 1, to: cue - 1 } : null;
}

/** "a call from | a clerk | saying", "a report from | Newsline | saying" */
function senderBefore(atoms: Atoms, cue: AtomNumber): AtomRange | null {
  const from = tellsOfNoun(atoms, cue) ? behindWhat(atoms, cue, (word) => word === 'from') : -1;
  const noun = atoms.lower(from - 1);
  const isWord = from > 0 && (ASSERTIONS.has(noun) || DOCUMENTS.has(noun) || DOCUMENTS.has(`${noun}s`));
  return isWord ? { from: from + 1, to: cue } : null;
}

/** The word right before a short phrase that ends at `to`; -1 where it is none of these. */
function behindWhat(atoms: Atoms, to: AtomNumber, isMeant: (word: string) => boolean): AtomNumber {
  for (let at = to - 2; at >= 0 && at >= to - SHORT_PHRASE && !isBoundary(atoms, at + 1); at--) {
    const { kind, lower, capital } = atoms.at(at);
    if (!capital && isMeant(lower)) return at;
    if (isPreposition(lower) || (kind === 'mark' && lower !== '.')) return -1;
  }
  return -1;
}
const SHORT_PHRASE = 6;

/** "Since | her resignation, teachers have marched, demanding": whether a phrase is before the main clause. */
function isIntroductory(atoms: Atoms, { from, to }: AtomRange, cue: AtomNumber): boolean {
  const before = atoms.lower(from - 1);
  if (before === 'with' || isAdverb(before) || !INTRODUCERS.has(before)) return false;
  return atoms.find(',', to, cue - 1) >= 0;
}

/** The subject after an introduction that one comma ends; null where there are several commas. */
function afterIntroduction(atoms: Atoms, { to }: AtomRange, cue: AtomNumber): AtomRange | null {
  const comma = atoms.find(',', to, cue - 1);
  return atoms.find(',', comma + 1, cue - 1) < 0 ? subjectFrom(atoms, comma + 1, cue - 1) : null;
}

/** "…, said Ana Ray, | adding", "…” said Ana Ray, the mayor, | adding": who comes after that verb. */
function saidBefore(atoms: Atoms, cue: AtomNumber): AtomRange | null {
  const comma = cue - 1;
  if (atoms.lower(comma) !== ',') return null;
  for (let at = comma - 1; at > comma - SAID_REACH && at > 0 && !isBoundary(atoms, at + 1); at--) {
    // "The strike, said Ana Ray, “is over,” | adding"
    if (QUOTE_MARKS.has(atoms.lower(at))) return null;
    const isSaid = atoms.lower(at) === 'said' || atoms.lower(at) === 'says';
    if (isSaid) return atoms.at(at - 1).kind === 'mark' ? trimPhrase(atoms, { from: at + 1, to: comma }) : null;
  }
  return null;
}
const SAID_REACH = 16;

/** Whether the phrase before a participle is its subject: "with Ana Ray saying", "Ana Ray saying". */
function isSubjectOfClause(atoms: Atoms, { from }: AtomRange, cue: AtomNumber): boolean {
  return atoms.lower(cue - 1) !== ',' || atoms.lower(from - 1) === 'with';
}

/**
 * The first verb of the main clause within a phrase that was read backwards as far as its sentence goes; -1 where it
 * holds none.
 */
function verbOfClause(atoms: Atoms, { from, to }: AtomRange): number {
  // "When | Ana Ray left, Otto Falk thanked her"
  const isSubordinate = INTRODUCERS.has(atoms.lower(from - 1));
  const comma = isSubordinate ? atoms.find(',', from, to) : -1;
  const first = comma < 0 && atoms.lower(from - 1) !== ',' ? from + 1 : Math.max(from, comma + 1);
  for (let at = first; at < to; at++)
    if (!atoms.at(at).capital && isPast(atoms.lower(at)) && !isOfNoun(atoms.lower(at - 1))) return at;
  return -1;
}

/** Whether what follows is no verb: "state-run", "the accused". */
function isOfNoun(before: string): boolean {
  return before === '-' || DETERMINERS.has(before);
}

function isPast(lower: string): boolean {
  return isVerbForm(lower) || lower.endsWith('ed');
}
