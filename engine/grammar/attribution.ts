import grammarWords from '../english/data/grammar-words.json' with { type: 'json' };
import type { Atoms } from '../text/atoms.ts';
import { ListedWords, type Words } from '../text/listed.ts';
import { startsLine } from '../text/quotation-marks.ts';
import type { AtomNumber, AtomRange } from '../text/ranges.ts';
import { BREAKS, CUE_REACH, isBoundary, PHRASE_REACH, QUOTE_MARKS } from './boundaries.ts';
import { participleSubject } from './participle-subject.ts';
import { namesDoer, phraseAfter, phraseForward } from './phrase-after.ts';
import { reportVerb } from './report-verbs.ts';
import { subjectFrom } from './sentence-subject.ts';
import { CLAUSE_STARTS, CUES, HEARINGS, INTRODUCERS, PRONOUNS } from './speech.ts';
import { subjectBefore } from './subject.ts';
import { opensClauseOf, trimPhrase } from './trimmed-phrase.ts';
import {
  DETERMINERS,
  isAccordingTo,
  isAdverb,
  isNoun,
  isPassive,
  NOUNY_CUES,
  TIME_NOUNS,
  verbStart,
} from './word-kinds.ts';

/** Who said it and with which word: "he", "said". Either may be missing. */
export interface Attribution {
  readonly speaker: AtomRange | null;
  readonly cue: AtomRange | null;
}

/**
 * The attribution right after a piece: "said Ana Ray, the mayor", "Ana Ray, the mayor, said", "according to the mayor".
 *
 * @param at first atom after the piece
 */
export function attributionAfter(atoms: Atoms, at: AtomNumber, cues: Words): Attribution | null {
  if (startsLine(atoms, at)) return null;
  const start = pastMarks(atoms, at);
  if (startsLine(atoms, start)) return null;
  const signed = signature(atoms, at);
  if (signed !== null) return { speaker: signed, cue: null };
  const first = atoms.lower(start);
  const according = attributionAt(atoms, start);
  if (according !== null) return according;
  const adverb = isAdverb(first) ? 1 : 0;
  if (!isReportsNoun(atoms, start) && cues.has(atoms.lower(start + adverb)) && !atoms.at(start + adverb).capital) {
    const speaker = phraseForward(atoms, start + adverb + 1);
    if (speaker !== null) return { speaker, cue: { from: start + adverb, to: start + adverb + 1 } };
    return null;
  }
  if (opensNoSubject(atoms, start)) return null;
  const found = subjectAndCue(atoms, start, cues);
  // After a stop outside the marks only "Ana Ray asked." belongs to them; anything longer is the next sentence.
  return found === null || !isBoundary(atoms, start) || endsSentence(atoms, found.cue?.to ?? start) ? found : null;
}

/** Whether a word that may be a verb of speech is one here. */
function isVerbAt(atoms: Atoms, at: AtomNumber): boolean {
  const { kind, capital } = atoms.at(at);
  return kind === 'word' && !capital && !isNoun(atoms, at) && !isReportsNoun(atoms, at);
}

/** "…, reports claim", "…, local reports say": what reports is a noun here. */
function isReportsNoun(atoms: Atoms, at: AtomNumber): boolean {
  const { lower } = atoms.at(at);
  return NOUNY_CUES.has(lower) && lower.endsWith('s') && reportVerb(atoms.lower(at + 1)) !== undefined;
}

/** Whether a word opens something else than the subject of a verb of speech. */
function opensNoSubject(atoms: Atoms, at: AtomNumber): boolean {
  const word = atoms.lower(at);
  if (INTRODUCERS.has(word) && !isThisNoun(atoms, at)) return true;
  return CLAUSE_STARTS.has(word) || NO_SUBJECTS.has(word);
}

const NO_SUBJECTS = new ListedWords(grammarWords.noSubjects);

/** "this source told the paper", but not "this week". */
function isThisNoun(atoms: Atoms, at: AtomNumber): boolean {
  return atoms.lower(at) === 'this' && !TIME_NOUNS.has(atoms.lower(at + 1));
}

/** The most marks that may stand between a piece and its attribution: `"..., `, `"?! `, `"[1] `. */
const MAX_MARKS = 6;

/**
 * Index of the first word from `at` on: closing brackets, stops, dashes and the number of a note are passed over, a
 * quotation mark that opens is not.
 */
function pastMarks(atoms: Atoms, at: AtomNumber): number {
  for (let next = at; next < at + MAX_MARKS; next++) {
    const { kind, lower } = atoms.at(next);
    if (startsLine(atoms, next)) return next;
    if (kind === 'word' || kind === 'end' || (kind === 'number' && atoms.lower(next + 1) !== ']')) return next;
    if (QUOTE_MARKS.has(lower) && atoms.glued(next + 1)) return next;
  }
  return at;
}

/** Whether the sentence ends at atom `at`, with a mark or without one. */
function endsSentence(atoms: Atoms, at: AtomNumber): boolean {
  return isBoundary(atoms, at) || (atoms.at(at).kind === 'mark' && isBoundary(atoms, at + 1));
}

/** An attribution that names whom it is to. */
export interface NamedAttribution {
  readonly speaker: AtomRange;
  readonly cue: AtomRange;
}

/**
 * "according to the mayor" at `at`, or null: the one reading of it, which quotations, claims, sources and headlines
 * ask.
 */
export function attributionAt(atoms: Atoms, at: AtomNumber): NamedAttribution | null {
  const cue = { from: at, to: at + 2 };
  // "according to where they live", "a clerk, according to whom"
  const next = atoms.lower(cue.to);
  if (!isAccordingTo(atoms, at) || CLAUSE_STARTS.has(next) || next === 'whom' || next === 'which') return null;
  // Bare: after "according to the mayor, the ..." the comma opens the clause, not an apposition.
  const speaker = phraseForward(atoms, cue.to, true);
  return speaker === null ? null : { speaker, cue };
}

/** How many words a signature may have. */
const SIGNATURE_WORDS = 8;

/** A dash and a name that fill the rest of the line: "— Ana Ray". */
function signature(atoms: Atoms, at: AtomNumber): AtomRange | null {
  if (!SIGNATURE_DASHES.has(atoms.lower(at)) || !atoms.at(at + 1).capital) return null;
  for (let end = at + 2; end <= at + 1 + SIGNATURE_WORDS; end++) {
    if (atoms.at(end).kind === 'end' || startsLine(atoms, end)) {
      const to = atoms.lower(end - 1) === '.' ? end - 1 : end;
      return { from: at + 1, to };
    }
    // "— Ana Ray said on Monday": a sentence.
    if (atoms.at(end).kind === 'word' && CUES.has(atoms.lower(end)) && !atoms.at(end).capital) return null;
  }
  return null;
}

const SIGNATURE_DASHES = new Set(['—', '–', '―', '-']);

/** "Ana Ray, the mayor, later said": a phrase from `start` and the cue that follows it in the same sentence. */
function subjectAndCue(atoms: Atoms, start: AtomNumber, cues: Words): Attribution | null {
  for (let at = start + 1; at < start + PHRASE_REACH && at < atoms.length; at++) {
    if (isBoundary(atoms, at)) return null;
    const word = atoms.lower(at);
    if (QUOTE_MARKS.has(word) || BREAKS.has(word)) return null;
    if (!cues.has(word) || !isVerbAt(atoms, at)) continue;
    const to = beforeVerb(atoms, at, start);
    const speaker = quotedAs(atoms, at, atoms.length) ?? subjectIn(atoms, start, to);
    if (speaker === null) return null;
    return {
      speaker: isListener(atoms, at, speaker) ? null : speaker,
      cue: { from: verbStart(atoms, at), to: at + 1 },
    };
  }
  return null;
}

/**
 * Who speaks between a piece and a verb; null for "…, money his insurer said was lost", which is said of the noun and
 * not of what comes before it.
 */
function subjectIn(atoms: Atoms, start: AtomNumber, to: AtomNumber): AtomRange | null {
  for (let at = to - 2; at > start; at--) if (opensClauseOf(atoms, at, start)) return null;
  // "“…,” Ana Ray turned to the board and | said"
  if (atoms.lower(to - 1) === 'and' && QUOTE_MARKS.has(atoms.lower(start - 1))) {
    const subject = subjectFrom(atoms, start, to);
    return subject === null || atoms.lower(subject.to) === '-' ? null : subject;
  }
  return trimPhrase(atoms, { from: afterRest(atoms, start, to), to });
}

/**
 * "“an acute condition” are sent, | Ana Ray said": where the sentence of a few quoted words goes on after them, who
 * speaks is after its last comma.
 */
function afterRest(atoms: Atoms, from: AtomNumber, to: AtomNumber): AtomNumber {
  const { kind, lower, capital } = atoms.at(from);
  const goesOn = QUOTE_MARKS.has(atoms.lower(from - 1)) && atoms.at(from - 2).kind === 'word';
  if (!goesOn || kind !== 'word' || capital || DETERMINERS.has(lower) || PRONOUNS.has(lower)) return from;
  let comma = to - 1;
  while (comma > from && atoms.lower(comma) !== ',') comma--;
  const next = atoms.at(comma + 1);
  const isSomebody = next.capital || next.lower === 'the' || PRONOUNS.has(next.lower);
  return comma > from && isSomebody ? comma + 1 : from;
}

/**
 * Index after the noun phrase that ends before the verb at `cue`: adverbs, auxiliaries, a closing comma and ", who"
 * are left out.
 */
function beforeVerb(atoms: Atoms, cue: AtomNumber, start: AtomNumber): number {
  let to = verbStart(atoms, cue);
  while (to > start && (atoms.lower(to - 1) === ',' || atoms.lower(to - 1) === 'who' || isAdverb(atoms.lower(to - 1))))
    to--;
  return to;
}

/**
 * The attribution before a piece, in its own sentence: "In a tweet, Ray said: ", "she adds, ", "according to the mayor,
 * ".
 *
 * @param end first atom of the piece
 */
export function attributionBefore(atoms: Atoms, end: AtomNumber, cues: Words): Attribution | null {
  for (let at = end - 1; at >= 0 && at >= end - CUE_REACH; at--) {
    if (isOutside(atoms, at, end)) return null;
    const according = attributionAt(atoms, at);
    if (according !== null) return according;
    if (!isCueAt(atoms, at, cues) || reportsAnother(atoms, at)) continue;
    return { speaker: speakerBefore(atoms, at, end), cue: { from: verbStart(atoms, at), to: at + 1 } };
  }
  return null;
}

/** Who speaks by the verb at `cue` what is said up to `end`. */
function speakerBefore(atoms: Atoms, cue: AtomNumber, end: AtomNumber): AtomRange | null {
  const quoted = quotedAs(atoms, cue, end) ?? agentOf(atoms, cue);
  if (quoted !== null) return quoted;
  const isInverted = isAfterQuotation(atoms, cue) || endsInverted(atoms, cue) || isParenthesis(atoms, cue, end);
  const ownSubject = atoms.lower(cue).endsWith('ing') ? participleSubject : subjectBefore;
  const subject = isInverted ? phraseForward(atoms, cue + 1) : ownSubject(atoms, cue);
  return subject !== null && isListener(atoms, cue, subject) ? null : subject;
}

/**
 * "was told by the manager that", "was accused by the board of": the manager, the board; but "said by phone", "was told
 * by letter".
 */
function agentOf(atoms: Atoms, cue: AtomNumber): AtomRange | null {
  if (atoms.lower(cue + 1) !== 'by' || !isPassive(atoms, cue)) return null;
  const agent = phraseAfter(atoms, cue + 2);
  if (agent === null || !namesDoer(atoms, agent)) return null;
  return atoms.lower(agent.to - 1) === 'of' ? { from: agent.from, to: agent.to - 1 } : agent;
}

/** "Parents were told that", "he was accused of": who is told or accused says nothing; but "the court was told". */
function isListener(atoms: Atoms, cue: AtomNumber, subject: AtomRange): boolean {
  if (atoms.lower(cue) !== 'told' && atoms.lower(cue) !== 'accused') return false;
  for (let at = subject.from; at < subject.to; at++) if (HEARINGS.has(atoms.lower(at))) return false;
  return isPassive(atoms, cue);
}

/** Whether what is before the piece at `end` ends before the atom at `at`, looked at backwards. */
function isOutside(atoms: Atoms, at: AtomNumber, end: AtomNumber): boolean {
  const isParted = at === end - 1 ? startsLine(atoms, end) : isBoundary(atoms, at + 1);
  return isParted || QUOTE_MARKS.has(atoms.lower(at));
}

/** "He told the guards, Sgt. Ana Ray | said, that it was": she tells what he said. */
function reportsAnother(atoms: Atoms, at: AtomNumber): boolean {
  return atoms.lower(at + 1) === ',' && atoms.lower(at + 2) === 'that';
}

/** Whether a verb of speech is at `at`: no noun, and no part of "so-called". */
function isCueAt(atoms: Atoms, at: AtomNumber, cues: Words): boolean {
  const { kind, lower, capital } = atoms.at(at);
  const isJoined = atoms.lower(at - 1) === '-' && (atoms.glued(at) || lower.endsWith('ing'));
  return cues.has(lower) && kind === 'word' && !capital && !isNoun(atoms, at) && !isJoined;
}

/** "...," said Ray, "...": the verb comes before its subject. */
function isAfterQuotation(atoms: Atoms, cue: AtomNumber): boolean {
  const before = atoms.lower(cue - 1);
  return QUOTE_MARKS.has(before) || (before === "'" && !atoms.glued(cue));
}

/** "…, said Agent Ana Ray." at the end of a sentence: a name after the verb, and a comma before it. */
function endsInverted(atoms: Atoms, cue: AtomNumber): boolean {
  // "told Ana Ray": the name is who was told.
  if (atoms.lower(cue - 1) !== ',' || atoms.lower(cue) === 'told' || atoms.lower(cue) === 'tells') return false;
  const speaker = phraseForward(atoms, cue + 1);
  if (speaker === null || !atoms.at(speaker.to - 1).capital) return false;
  return atoms.lower(speaker.to) === '.' || isBoundary(atoms, speaker.to);
}

/** "He was, said the judge, “…”": between commas, right before the piece that begins at `end`. */
function isParenthesis(atoms: Atoms, cue: AtomNumber, end: AtomNumber): boolean {
  if (atoms.lower(cue - 1) !== ',' || atoms.lower(end - 1) !== ',') return false;
  if (atoms.lower(cue) !== 'said' && atoms.lower(cue) !== 'says') return false;
  return phraseForward(atoms, cue + 1)?.to === end - 1;
}

/** Whom a report quotes: "Newsline quoted Ana Ray as saying", "Ana Ray recalled the guard saying". */
export function quotedAs(atoms: Atoms, cue: AtomNumber, end: AtomNumber): AtomRange | null {
  const isQuoted = atoms.lower(cue) === 'saying' || atoms.lower(cue) === 'telling';
  if (!QUOTING.has(atoms.lower(cue)) && !isQuoted) return null;
  const verb = isQuoted ? quotingBefore(atoms, cue) : cue;
  if (verb < 0) return null;
  // "Ana Ray was quoted by Newsline as saying"
  if (atoms.lower(verb + 1) === 'by') return subjectBefore(atoms, verb);
  for (let at = verb + 1; at < Math.min(end, verb + PHRASE_REACH) && !isBoundary(atoms, at); at++) {
    if (atoms.lower(at) !== 'saying' && atoms.lower(at) !== 'telling') continue;
    const to = atoms.lower(at - 1) === 'as' ? at - 1 : at;
    return to > verb + 1 ? trimPhrase(atoms, { from: verb + 1, to }) : null;
  }
  return null;
}

/** The verb that quotes somebody "as saying", before the "saying" at `at`; -1 where there is none. */
function quotingBefore(atoms: Atoms, at: AtomNumber): number {
  for (let verb = at - 1; verb > at - PHRASE_REACH && verb >= 0 && !isBoundary(atoms, verb + 1); verb--) {
    if (atoms.lower(verb) === ',') return -1;
    if (QUOTING.has(atoms.lower(verb))) return verb;
  }
  return -1;
}

const QUOTING = new ListedWords(grammarWords.quoting);
