/** Reports that say at their end who reports: "…, police said", "…, said the mayor". */

import claimWords from '../../english/data/claim-words.json' with { type: 'json' };
import { attributionAfter } from '../../grammar/attribution.ts';
import { isNobody } from '../../grammar/nobody.ts';
import {
  AUXILIARIES,
  CLAUSE_STARTS,
  CUES_AT_END,
  FINDING_CUES,
  INTRODUCERS,
  PLURAL_NOUNS,
  SAYS,
  SUBORDINATORS,
  TRAILING_CUES,
} from '../../grammar/speech.ts';
import { subjectBefore } from '../../grammar/subject.ts';
import { DAY_WORDS, DETERMINERS, isAdverb } from '../../grammar/word-kinds.ts';
import { isOffice } from '../../names/roles.ts';
import type { Atoms } from '../../text/atoms.ts';
import { ListedWords } from '../../text/listed.ts';
import type { AtomRange } from '../../text/ranges.ts';
import {
  AFTER_PARTICIPLE,
  complementAfter,
  opensAmount,
  opensClause,
  opensInfinitive,
  PREPOSITIONS,
} from './complement.ts';
import type { ReadClaim } from './report.ts';
import {
  afterComma,
  CLOSING_MARKS,
  hasVerb,
  isRelative,
  isSubject,
  LONGEST_SPEAKER,
  modeOf,
  RELATIVES,
  SHORTEST,
  SHORTEST_CLAUSE,
  verbAt,
} from './sentence.ts';
import { isClauseVerb, JOINTS, SUBJECTS } from './word-classes.ts';

/** Shortest clause before its attribution whose verb is on no list, in atoms. */
const SHORTEST_UNKNOWN = 6;
/** The longest tail after "…, the mayor said": "on Monday", in atoms. */
const LONGEST_TAIL = 14;

/** Index of the atom after the comma at `at` and after the marks that close a quotation. */
function behindComma(atoms: Atoms, from: number, at: number): number {
  const closes = CLOSING_MARKS.has(atoms.lower(at + 1)) && atoms.at(at + 1).glued && !atoms.at(at + 2).glued;
  if (closes && hasMark(atoms, from + 1, at)) return at + 2;
  return atoms.lower(at + 1) === "'" && atoms.lower(at + 2) === "'" ? at + 3 : at;
}

function hasMark(atoms: Atoms, from: number, to: number): boolean {
  for (let at = from; at < to; at++) if (OPENING_MARKS.has(atoms.lower(at))) return true;
  return false;
}
const OPENING_MARKS = new Set(['“', '"', '«']);

/** "…, the mayor said on Monday." and "…, the mayor said, …". */
export function trailing(atoms: Atoms, from: number, end: number): ReadClaim | null {
  for (let at = from + 1; at < end - 1; at++) {
    const claim = atoms.lower(at) === ',' ? trailingAt(atoms, from, at, end) : null;
    if (claim !== null) return claim;
  }
  return null;
}

/** Who says something after it, and with which verb. */
interface TrailingSpeaker {
  readonly cue: AtomRange;
  readonly claimant: AtomRange;
  readonly lemma: string;
  /** "said the mayor" */
  readonly isInverted: boolean;
}

/** The speaker of what comes before `opening`, where the phrase there is one and no other part of the sentence. */
function trailingSpeaker(atoms: Atoms, from: number, opening: number, limit: number): TrailingSpeaker | null {
  const attribution = attributionAfter(atoms, opening, CUES_AT_END);
  if (attribution?.speaker == null || attribution.cue === null) return null;
  const { cue } = attribution;
  const isInverted = cue.from < attribution.speaker.from;
  const claimant = isInverted ? withoutClause(atoms, attribution.speaker) : withoutAsides(atoms, attribution.speaker);
  if (claimant === null || isOtherPart(atoms, from, claimant)) return null;
  // "the results of which will be announced"
  if (!isInverted && (isDone(atoms, cue) || tellsTale(atoms, cue))) return null;
  if (isInverted ? isNoSpeaker(atoms, cue, claimant, limit) : isLong(atoms, claimant)) return null;
  const lemma = verbAt(atoms, cue.to - 1, () => claimant)?.lemma;
  return lemma === undefined ? null : { cue, claimant, lemma, isInverted };
}

/** Whether a phrase before a verb is another part of the sentence that begins at `from`, and nobody. */
function isOtherPart(atoms: Atoms, from: number, claimant: AtomRange): boolean {
  // "Ana Ray, 26, told": an age says nothing.
  if (atoms.at(claimant.from).kind === 'number' && claimant.to - claimant.from === 1) return true;
  // "…, a fair that opened on Monday and | concluded on Friday"
  const last = atoms.lower(claimant.to - 1);
  // "…, some of them ill and living in | fear"
  if (atoms.lower(claimant.from) === 'not' || JOINTS.has(last) || PREPOSITIONS.has(last)) return true;
  return goesOnWithPlace(atoms, from, claimant);
}

/** Whether a verb group is in the passive, but "an inquest was told". */
function isDone(atoms: Atoms, { to }: AtomRange): boolean {
  const verb = to - 1;
  return atoms.lower(verb) !== 'told' && modeOf(atoms, verb) === 'passive';
}

/**
 * Whether what follows its verb is not who says it: "…, found Monday, …" is a participle, "…, told the board that" has
 * its subject before it, in "found it, reported it to the police" it is what is reported.
 */
function isNoSpeaker(atoms: Atoms, cue: AtomRange, phrase: AtomRange, limit: number): boolean {
  const verb = atoms.lower(cue.from);
  if (FINDING_CUES.has(verb) || verb === 'told' || verb === 'tells' || isObject(atoms, verb, phrase)) return true;
  // "said the donations ''call it into question''"
  if (hasDoubledMark(atoms, phrase)) return true;
  // "his clerk, admitted taking rye"; but "say leading bakers", "said housing minister Ana Ray"
  const { lower, capital } = atoms.at(phrase.from);
  if (!capital && lower.endsWith('ing') && !SAYS.has(verb)) return true;
  return lower === 'it' || isSubject(atoms, phrase, limit);
}

/** "…, tweeted a warning", "…, wrote a host of songs": what is written, and not who writes. */
function isObject(atoms: Atoms, verb: string, { from, to }: AtomRange): boolean {
  return (
    TAKES_OBJECT.has(verb) && (atoms.lower(from) === 'a' || atoms.lower(from) === 'an') && isNameless(atoms, from, to)
  );
}

function isNameless(atoms: Atoms, from: number, to: number): boolean {
  for (let at = from; at < to; at++) if (atoms.at(at).capital) return false;
  return true;
}

const TAKES_OBJECT = new Set(['announced', 'claimed', 'reported', 'tweeted', 'wrote']);

function hasDoubledMark(atoms: Atoms, { from, to }: AtomRange): boolean {
  for (let at = from + 1; at < to; at++) if (atoms.lower(at) === "'" && atoms.lower(at - 1) === "'") return true;
  return false;
}

/** The same where the attribution follows the comma at `comma`. */
function trailingAt(atoms: Atoms, from: number, comma: number, end: number): ReadClaim | null {
  const opening = behindComma(atoms, from, comma);
  const found = trailingSpeaker(atoms, from, opening, end);
  if (found === null || (found.isInverted && isOwnSubject(atoms, from, found.cue, end))) return null;
  const isOpen = isBrokenOff(atoms, comma);
  const speaker = isOpen && found.isInverted ? withoutLastPart(atoms, found, end) : found;
  const { cue, claimant, lemma, isInverted } = speaker;
  const after = afterListener(atoms, cue, Math.max(cue.to, claimant.to));
  const rest = { cue, claimant, lemma, mode: 'active' as const };
  if (isParenthesis(atoms, speaker, afterNote(atoms, after, end), end, isOpen)) {
    // "She had a voice that, pupils said, carried far": they say that of the voice, and not the sentence.
    const isOfThing = RELATIVES.has(atoms.lower(comma - 1));
    return { from: isOfThing ? comma - 1 : from, to: end, ...rest, frame: 'parenthetical' };
  }
  if (!isStatementBefore(atoms, from, comma, speaker)) return null;
  // "We do what we can, he said": whole where nothing follows.
  const hasAside = !isOpen && isInverted && (atoms.lower(after) === ',' || RELATIVES.has(atoms.lower(after)));
  return hasAside || isTail(atoms, after, end)
    ? { from, to: Math.max(opening, comma), ...rest, frame: 'trailing' }
    : null;
}

/** Whether the statement goes on after its speaker, at `next`. */
function isParenthesis(
  atoms: Atoms,
  { claimant, isInverted }: TrailingSpeaker,
  next: number,
  end: number,
  isOpen: boolean,
): boolean {
  const isPlain = isOpen || !isInverted || atoms.at(claimant.from).capital || isClauseVerb(atoms, next + 1, next + 1);
  return isPlain && goesOnAfter(atoms, next, end, isOpen);
}

/** "The mill was, …": what comes before the comma cannot be all of a statement; "in May, …" is a month. */
function isBrokenOff(atoms: Atoms, comma: number): boolean {
  const { lower, capital } = atoms.at(comma - 1);
  return AUXILIARIES.has(lower) && !capital;
}

/** "The mill was, says its owner, | sound": what comes last in the sentence is what the mill was. */
function withoutLastPart(atoms: Atoms, speaker: TrailingSpeaker, end: number): TrailingSpeaker {
  const { from, to } = speaker.claimant;
  const comma = to === end ? atoms.find(',', from, to) : -1;
  return comma < 0 ? speaker : { ...speaker, claimant: { from, to: comma } };
}

/** Whether the words before the comma at `comma` are long enough for a statement and have a verb, or can have one. */
function isStatementBefore(
  atoms: Atoms,
  from: number,
  comma: number,
  { cue, claimant, isInverted }: TrailingSpeaker,
): boolean {
  const main = isInverted || !isIntroduced(atoms, from) ? from : (afterComma(atoms, from, comma)?.from ?? comma);
  if (comma - main < SHORTEST_CLAUSE || (!isInverted && opensWithDoing(atoms, from, comma))) return false;
  // "The mill burnt down, police said": whether a verb is known or not, nobody stands between comma and speaker.
  const isNamed = isInverted && atoms.at(claimant.from).capital && comma - main >= SHORTEST_UNKNOWN;
  return isNamed || claimant.to === cue.from || hasVerb(atoms, main, comma);
}

/** "Opening up about her family, the singer says": a participle with no verb after it is no statement. */
function opensWithDoing(atoms: Atoms, from: number, comma: number): boolean {
  const { lower } = atoms.at(from);
  const isDoing = lower.endsWith('ing') && lower.length > 5 && !atoms.at(from + 1).capital;
  return isDoing && !hasVerb(atoms, from + 1, comma);
}

/** "Ana Ray, the clerk who runs it, said Velde's mills were shut": the subject of "said" comes first. */
function isOwnSubject(atoms: Atoms, from: number, { from: verb, to }: AtomRange, end: number): boolean {
  const subject = subjectBefore(atoms, verb);
  const first = JOINTS.has(atoms.lower(from)) ? from + 1 : from;
  // "The strike is lawful, says the board; the mill disputes it"
  const stop = Math.min(foundOr(end, atoms.find(',', to, end)), foundOr(end, atoms.find(';', to, end)));
  return subject !== null && subject.from === first && opensClause(atoms, to, stop, true);
}

function foundOr(end: number, at: number): number {
  return at < 0 ? end : at;
}

/**
 * Whether the statement goes on after a comma: "The road, the mayor said, will be shut".
 *
 * @param isOpen - what comes before cannot be all of it: "It was, the mayor said, the worst flood in a century"
 */
function goesOnAfter(atoms: Atoms, after: number, end: number, isOpen: boolean): boolean {
  // "The march was calm, the paper reported, while in Velde it rained": another matter.
  if (!isOpen && SUBORDINATORS.has(atoms.lower(after + 1))) return false;
  return (
    atoms.lower(after) === ',' &&
    after <= end - (isOpen ? SHORTEST : SHORTEST_CLAUSE) &&
    (hasVerb(atoms, after + 1, end) || isOpen || opensInfinitive(atoms, after + 1)) &&
    !opensParticiple(atoms, after + 1)
  );
}

/** "The firm, it said in a statement, had lied": the index of the comma after a note on where and when. */
function afterNote(atoms: Atoms, after: number, end: number): number {
  if (!NOTES.has(atoms.lower(after))) return after;
  const comma = atoms.find(',', after, Math.min(end, after + LONGEST_NOTE) + 1);
  const isNote = comma >= 0 && atoms.lower(comma - 1) !== 'that' && !hasVerb(atoms, after, comma);
  return isNote ? comma : after;
}
const NOTES = new ListedWords([...DAY_WORDS, 'in', 'on', 'at', 'to']);
const LONGEST_NOTE = 8;

/**
 * The speaker without a relative clause ("the university, which runs it, said"); null where what comes before a comma
 * is none ("in Velde, killing four people, a doctor said"), so that the speaker begins at a later comma.
 */
function withoutAsides(atoms: Atoms, { from, to }: AtomRange): AtomRange | null {
  for (let at = from + 1; at < to; at++) {
    if (atoms.lower(at) !== ',') continue;
    const { lower, capital } = atoms.at(at + 1);
    // "the plan of Ana Ray, which studies have estimated": the verb is the clause's, which no comma closes.
    if (isRelative(atoms, at + 1)) return atoms.lower(to) === ',' ? { from, to: at } : null;
    const isPlain = !capital && (atoms.at(from).kind === 'number' ? isNameless(atoms, from, at) : isSmall(atoms, from));
    const isNone = lower.endsWith('ing') || isPlain || isOtherSpeaker(atoms, { from, to: at }, { from: at + 1, to });
    if (isNone || isListEnd(atoms, { from, to: at }) || isNobody(atoms, { from, to: at })) return null;
  }
  return { from, to };
}

/** Whether what follows the comma after a phrase speaks, and the phrase does not. */
function isOtherSpeaker(atoms: Atoms, first: AtomRange, second: AtomRange): boolean {
  return isBarePlural(atoms, second.from, second.to) || isOtherName(atoms, first, second);
}

/** "by his brother, Otto Falk, | Ray said": a name after a name is another's; but "Ana Ray, MP" has an office. */
function isOtherName(atoms: Atoms, first: AtomRange, second: AtomRange): boolean {
  if (!isNamed(atoms, first) || !isNamed(atoms, second) || second.to - second.from > LONGEST_PLURAL) return false;
  const last = atoms.raw(second.to - 1);
  return /\p{Ll}/u.test(last) && !isOffice(last.toLowerCase(), last);
}

function isNamed(atoms: Atoms, { from, to }: AtomRange): boolean {
  for (let at = from; at < to; at++) if (!atoms.at(at).capital || atoms.at(at).kind !== 'word') return false;
  return true;
}

/** "in Arl County, Arlshire, | fire officials said": a plural without an article says no more of a name before it. */
function isBarePlural(atoms: Atoms, from: number, to: number): boolean {
  for (let at = from; at < to; at++) if (!isSmall(atoms, at) || DETERMINERS.has(atoms.lower(at))) return false;
  const { lower } = atoms.at(to - 1);
  return to - from <= LONGEST_PLURAL && (PLURAL_NOUNS.has(lower) || (lower.endsWith('s') && !lower.endsWith('ss')));
}
const LONGEST_PLURAL = 2;

function isSmall(atoms: Atoms, at: number): boolean {
  return atoms.at(at).kind === 'word' && !atoms.at(at).capital;
}

/** "said Ana Ray, who runs it": the speaker without what is told of them. */
function withoutClause(atoms: Atoms, { from, to }: AtomRange): AtomRange {
  for (let at = from + 1; at < to; at++)
    if (atoms.lower(at) === ',' && isRelative(atoms, at + 1)) return { from, to: at };
  return { from, to };
}

/** "with saws, drills and two generators, Velde police said": the last items of a list say nothing. */
function isListEnd(atoms: Atoms, { from, to }: AtomRange): boolean {
  return isSmall(atoms, from) && !DETERMINERS.has(atoms.lower(from)) && atoms.find('and', from + 1, to) >= 0;
}

/** "just north of Aldmoor, Arlshire, the brigade said": neither the first comma nor the second opens the speaker. */
function goesOnWithPlace(atoms: Atoms, first: number, { from, to }: AtomRange): boolean {
  const isWhere = (at: number): boolean => WHEREABOUTS.has(atoms.lower(at)) && !atoms.at(at).capital;
  if (isWhere(from)) return true;
  let opening = from - 2;
  while (opening > first && atoms.lower(opening) !== ',') opening--;
  if (!isWhere(opening + 1)) return false;
  return atoms.find(',', from + 1, to) >= 0;
}

const WHEREABOUTS = new Set(claimWords.whereabouts);

/** "told a joke", "told the truth": nobody is told anything. */
function tellsTale(atoms: Atoms, { to }: AtomRange): boolean {
  return DETERMINERS.has(atoms.lower(to)) && TALES.has(atoms.lower(to + 1));
}
const TALES = new Set(['joke', 'lie', 'lies', 'story', 'truth']);

/** "…, the minister told parliament in Velde": the index after the listener. */
function afterListener(atoms: Atoms, cue: AtomRange, after: number): number {
  const verb = atoms.lower(cue.to - 1);
  if ((verb !== 'told' && verb !== 'tells') || after !== cue.to) return after;
  let at = after;
  while (at < after + LONGEST_LISTENER && atoms.at(at).kind === 'word' && !TAILS.has(atoms.lower(at))) {
    // "told reporters | she was relieved": what is said follows.
    if (SUBJECTS.has(atoms.lower(at))) return at;
    at++;
  }
  return at;
}
const LONGEST_LISTENER = 6;

/** "In the spring, the mayor said": what opens the sentence is no statement yet. */
function isIntroduced(atoms: Atoms, opening: number): boolean {
  // "But shortly after she left, …"
  let from = JOINTS.has(atoms.lower(opening)) ? opening + 1 : opening;
  while (from < opening + LONGEST_ADVERBS && isAdverb(atoms.lower(from)) && !INTRODUCERS.has(atoms.lower(from))) from++;
  const { lower } = atoms.at(from);
  // "About 40 homes", "At least 40 homes", "This includes": part of the statement.
  if (opensAmount(atoms, from)) return false;
  if (lower === 'about') return atoms.at(from + 1).kind !== 'number';
  if (lower === 'this') return TIME_NOUNS.has(atoms.lower(from + 1));
  return INTRODUCERS.has(lower) || DAY_WORDS.has(lower);
}

const LONGEST_ADVERBS = 4;

function isLong(atoms: Atoms, speaker: AtomRange): boolean {
  // "careening from speeches to interviews"
  const { capital, lower } = atoms.at(speaker.from);
  if (!capital && lower.endsWith('ing')) return true;
  return speaker.to - speaker.from > LONGEST_SPEAKER || hasVerb(atoms, speaker.from, beforeParticiple(atoms, speaker));
}

/** Where "a letter | signed by nine bakers" goes on with what was done to it, or the phrase's end. */
function beforeParticiple(atoms: Atoms, { from, to }: AtomRange): number {
  if (!DETERMINERS.has(atoms.lower(from))) return to;
  for (let at = from + 2; at < to - 1; at++)
    if (atoms.lower(at).endsWith('ed') && AFTER_PARTICIPLE.test(atoms.lower(at + 1))) return at;
  return to;
}

function opensParticiple(atoms: Atoms, at: number): boolean {
  const { lower } = atoms.at(at);
  return lower.endsWith('ing') || lower === 'who' || lower === 'which' || JOINTS.has(lower);
}

/** How a note on when, where and with what effect begins, after "the mayor said". */
const TIME_NOUNS = new ListedWords([...DAY_WORDS, ...claimWords.spans]);
const TAILS = new ListedWords([...DAY_WORDS, ...claimWords.tails]);

/**
 * Whether nothing follows, or a note on when, where and with what effect ("on Friday, making it the first of its
 * kind"); more than a short one is no statement of its own.
 */
function isTail(atoms: Atoms, after: number, end: number): boolean {
  if (after >= end || atoms.lower(after) === ';') return true;
  if (!TAILS.has(atoms.lower(after)) || opensAmount(atoms, after)) return false;
  return end - after <= LONGEST_TAIL || !reportsMore(atoms, after, end);
}

/** "the mayor said on Monday that the road …": the statement is yet to come. */
function reportsMore(atoms: Atoms, after: number, end: number): boolean {
  const complement = complementAfter(atoms, 'say', after, end);
  return complement?.frame === 'that' || complement?.frame === 'clause';
}

function hasCue(atoms: Atoms, from: number, to: number): boolean {
  for (let at = from; at < to; at++) if (TRAILING_CUES.has(atoms.lower(at))) return true;
  return false;
}

/** Whether who speaks may begin at `at`: "said engineer Tom Rourke", but not "said than done", "said: “…”". */
function opensSpeaker(atoms: Atoms, at: number): boolean {
  const { kind, lower } = atoms.at(at);
  return kind === 'word' && !INTRODUCERS.has(lower) && !CLAUSE_STARTS.has(lower);
}

/** "The bridge will shut in May said engineer Tom Rourke": no comma, and a name at the end. */
export function inverted(atoms: Atoms, from: number, end: number): ReadClaim | null {
  for (let at = end - 2; at > from + SHORTEST && at > end - LONGEST_SPEAKER; at--) {
    if (atoms.lower(at) !== 'said' && atoms.lower(at) !== 'says') continue;
    if (
      atoms.lower(at - 1) === ',' ||
      RELATIVES.has(atoms.lower(at - 1)) ||
      !hasVerb(atoms, from, at - 1) ||
      hasVerb(atoms, at + 1, end)
    )
      return null;
    if (hasCue(atoms, from, at) || !atoms.at(end - 1).capital || !opensSpeaker(atoms, at + 1)) return null;
    return {
      from,
      to: at,
      cue: { from: at, to: at + 1 },
      claimant: { from: at + 1, to: end },
      lemma: 'say',
      frame: 'inverted',
      mode: 'active',
    };
  }
  return null;
}
