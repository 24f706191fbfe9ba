import claimWords from '../../english/data/claim-words.json' with { type: 'json' };
import { namesDoer } from '../../grammar/phrase-after.ts';
import { type ReportKind, type ReportVerb, reportVerb } from '../../grammar/report-verbs.ts';
import { AUXILIARIES, BE, CUES_AT_END, DOCUMENTS, PLURAL_NOUNS, PRONOUNS } from '../../grammar/speech.ts';
import { isPlainVerb, isVerbForm } from '../../grammar/verbs.ts';
import { DETERMINERS, isAdverb, isHelper, isNoun, verbStart } from '../../grammar/word-kinds.ts';
import type { Atoms } from '../../text/atoms.ts';
import type { Document } from '../../text/document.ts';
import { ListedWords } from '../../text/listed.ts';
import type { AtomNumber, AtomRange } from '../../text/ranges.ts';
import { claimantIn, claimantOf, isSaidByNobody, withClaimant } from './claimant.ts';
import { type Complement, complementAfter, PREPOSITIONS } from './complement.ts';
import { nounReport } from './noun-report.ts';
import type { ClaimInPlace, EndOf, ReadClaim } from './report.ts';
import { agentAfter, CLOSING_MARKS, governedAs, hasVerb, mayReport, modeOf, SHORTEST, verbAt } from './sentence.ts';
import { isUnsaid, silenceAt } from './silence.ts';
import { inverted, trailing } from './trailing.ts';
import { according, asReported } from './whole-sentence.ts';
import { isClauseVerb, isPlainNouns, OBJECT_PRONOUNS, PLAIN_NOUNS, TIME_UNITS } from './word-classes.ts';

/** Anything longer is no sentence of prose; this also bounds the work. */
const LONGEST_SENTENCE = 400;

/**
 * Every report of the text that could be one, in text order of its sentences; how far each kind of it is to be trusted
 * is not judged here.
 *
 * @param endOf asked once for each report whose words follow their verb
 */
export function readClaims({ atoms, sentences }: Pick<Document, 'atoms' | 'sentences'>, endOf: EndOf): ClaimInPlace[] {
  const found: ClaimInPlace[] = [];
  let at = 0;
  for (const { start, end } of sentences) {
    while (at < atoms.length && atoms.at(at).start < start) at++;
    const from = at;
    while (at < atoms.length && atoms.at(at).start < end) at++;
    const stop = stopOf(atoms, from, at);
    if (stop - from > LONGEST_SENTENCE) continue;
    const sentence = { from, to: stop };
    const rivals = readSentence(atoms, sentence, endOf).filter((claim) => isLongEnough(atoms, claim));
    for (const claim of rivals) found.push({ claim, sentence, rivals });
  }
  return found;
}

/**
 * At least two atoms; of some reports one word says enough: "charged with arson", "denied arson", "claimed
 * responsibility"; no "denied it".
 */
function isLongEnough(atoms: Atoms, { frame, lemma, from, to }: ReadClaim): boolean {
  if (to - from >= SHORTEST) return true;
  if (MAY_BE_WORD.has(frame)) return to > from;
  const word = atoms.lower(from);
  return (
    to > from && (lemma === 'deny' || word === 'responsibility') && !PRONOUNS.has(word) && !DEMONSTRATIVES.has(word)
  );
}
const DEMONSTRATIVES = new Set(['this', 'that', 'these', 'those']);
const MAY_BE_WORD: ReadonlySet<ReadClaim['frame']> = new Set<ReadClaim['frame']>(['accusation', 'plea', 'silence']);

/** Index of the sentence's full stop, or its end. */
function stopOf(atoms: Atoms, from: number, to: number): number {
  let end = to;
  while (end > from && atoms.at(end - 1).kind === 'mark' && !OF_WORDS.has(atoms.lower(end - 1))) end--;
  return end;
}
/** Marks that are part of what is said: "(Con)", "4%". */
const OF_WORDS = new Set([')', '%']);

function readSentence(atoms: Atoms, sentence: AtomRange, endOf: EndOf): ReadClaim[] {
  const { from, to: end } = sentence;
  const found: ReadClaim[] = [];
  const before =
    according(atoms, from, end) ??
    asReported(atoms, from, end) ??
    trailing(atoms, from, end) ??
    inverted(atoms, from, end);
  if (before !== null) found.push(before);
  const taken = before?.cue.from ?? -1;
  // "She denies it and will appeal, said her lawyer.": what is reported within a statement ends with it.
  const own = before?.frame === 'trailing' ? { from, to: before.to } : sentence;
  for (let at = from; at < end; at++) {
    if (at === taken) continue;
    const within = at < own.to ? own : sentence;
    const claim =
      silent(atoms, within, at, endOf) ??
      plea(atoms, within, at, endOf) ??
      nounReport(atoms, within, at, endOf) ??
      leading(atoms, within, at, endOf);
    if (claim !== null) found.push(withClaimant(atoms, claim, found.at(-1)));
  }
  return found.filter((claim) => isSomebodys(atoms, claim) && !(isHearsay(claim) && isWithin(claim, before)));
}

/** What nobody in particular says: the driver "is thought to have slept, according to the police". */
function isHearsay({ frame, claimant }: ReadClaim): boolean {
  return frame === 'hearsay' && claimant === null;
}

function isWithin({ cue }: ReadClaim, report: AtomRange | null): boolean {
  return report !== null && report.from <= cue.from && cue.to <= report.to;
}

/**
 * Whether it is told whose word a report is; an accusation in the passive ("is charged with", "is alleged to have") is
 * one without that.
 */
function isSomebodys(atoms: Atoms, { claimant, cue, lemma, mode, frame }: ReadClaim): boolean {
  if (frame === 'hearsay') return true;
  if (claimant !== null)
    return (
      isSpeaker(atoms, claimant) &&
      !isConditional(atoms, claimant) &&
      !(frame === 'clause' && followsWhich(atoms, claimant))
    );
  const kind = reportVerb(lemma)?.kind;
  return mode === 'passive' && kind !== undefined && IMPERSONAL.has(kind) && !isSupposed(atoms, cue);
}

/** "to be charged with", as somebody asks or expects; but "is to be charged with". */
function isWished(atoms: Atoms, from: AtomNumber): boolean {
  const before = atoms.lower(from - 2);
  return atoms.lower(from) === 'be' && atoms.lower(from - 1) === 'to' && !BE.has(before) && !FIXED.has(before);
}
const FIXED = new Set(['due', 'set']);

/** "could be charged with", "being convicted of", "if convicted of", "unless they are charged with": nobody is. */
function isSupposed(atoms: Atoms, { from, to }: AtomRange): boolean {
  if (isWished(atoms, from)) return true;
  const condition = PRONOUNS.has(atoms.lower(from - 1)) ? from - 2 : from - 1;
  if (CONDITIONS.has(atoms.lower(condition))) return true;
  // "jailed after being convicted of"
  if (atoms.lower(from) === 'being' && PAST_OPENERS.has(atoms.lower(from - 1))) return false;
  for (let at = from; at < to; at++) if (SUPPOSED.has(atoms.lower(at))) return true;
  return false;
}
const SUPPOSED = new Set(claimWords.supposed);
const CONDITIONS = new Set(['if', 'unless']);
const PAST_OPENERS = new Set(['after', 'despite', 'since']);

/** "may be cut if | the office finds that", but "even if the office finds": nobody has said so yet. */
function isConditional(atoms: Atoms, { from }: AtomRange): boolean {
  return CONDITIONS.has(atoms.lower(from - 1)) && atoms.lower(from - 2) !== 'even';
}

/** Whether a phrase may be who speaks: no "there", "that's", "'m", "in the four", "days later", "the". */
function isSpeaker(atoms: Atoms, claimant: AtomRange): boolean {
  const { lower, capital } = atoms.at(claimant.from);
  if (NO_SPEAKERS.has(lower) || isTime(atoms, claimant)) return false;
  const isWord = claimant.to - claimant.from === 1;
  // "Calling him a liar"
  if (isWord && (lower === 'the' || (lower.endsWith('ing') && OBJECT_PRONOUNS.has(atoms.lower(claimant.to)))))
    return false;
  if (lower === "'" || (lower === 'that' && atoms.lower(claimant.from + 1) === "'")) return false;
  // "about half of the voters", "over 40 firms"
  return capital || lower === 'about' || lower === 'over' || !PREPOSITIONS.has(lower);
}

/** "A couple of days later": no speaker; but "the minutes", "the bank's minutes", "minutes of the meeting". */
function isTime(atoms: Atoms, { from, to }: AtomRange): boolean {
  if (!TIME_UNITS.has(atoms.lower(to - 1))) return false;
  const before = atoms.lower(to - 2);
  return atoms.lower(to - 1) !== 'minutes' || (to - from > 1 && before !== 'the' && before !== 's');
}
const IMPERSONAL: ReadonlySet<ReportKind> = new Set<ReportKind>(['alleged', 'charged', 'convicted']);

/** Somebody who says nothing is a claim too: the other side was asked. */
function silent(atoms: Atoms, sentence: AtomRange, at: number, endOf: EndOf): ReadClaim | null {
  const silence = silenceAt(atoms, at);
  if (silence === null || silence.from >= sentence.to) return null;
  const { from } = silence;
  const claimant = claimantOf(atoms, sentence.from, silence.cueFrom);
  const cue = { from: silence.cueFrom, to: silence.cueTo };
  return {
    from,
    ...endOf({ frame: 'infinitive', lemma: 'silence', from, sentence, cue, claimant }),
    cue,
    claimant,
    lemma: 'silence',
    frame: 'silence',
    mode: 'active',
  };
}

/** "pleaded not guilty to two counts" */
function plea(atoms: Atoms, sentence: AtomRange, at: number, endOf: EndOf): ReadClaim | null {
  const { lower } = atoms.at(at);
  if (lower !== 'pleaded' && lower !== 'pled' && lower !== 'pleads' && lower !== 'plead') return null;
  const isDenial = atoms.lower(at + 1) === 'not';
  if (atoms.lower(at + (isDenial ? 2 : 1)) !== 'guilty') return null;
  // "an offer to plead guilty"
  if (atoms.lower(at - 1) === 'to' && !AGREEING.has(atoms.lower(at - 2))) return null;
  const lemma = isDenial ? 'plead not guilty' : 'plead guilty';
  const claimant = claimantOf(atoms, sentence.from, at);
  const cue = { from: verbStart(atoms, at), to: at + 1 };
  return {
    from: at + 1,
    ...endOf({ frame: 'infinitive', lemma, from: at + 1, sentence, cue, claimant }),
    cue,
    claimant,
    lemma,
    frame: 'plea',
    mode: 'active',
  };
}
const AGREEING = new Set(['agree', 'agreed', 'agrees']);
const ACCUSED = new Set(claimWords.accusedOf);

/** Whether the words before `at` end a quotation: "…," said Ana Ray. */
function followsQuotation(atoms: Atoms, at: number): boolean {
  const before = atoms.lower(at - 1);
  return CLOSING_MARKS.has(before) || (before === "'" && !atoms.glued(at) && atoms.lower(at - 2) === "'");
}
/** Speakers who are the writer, or somebody whose words are quoted around the report. */
const NO_SPEAKERS = new ListedWords(claimWords.noSpeakers);

const ACCUSING = new Set(['accuse', 'charge', 'suspect', 'convict', 'indict']);
const OF_WHAT = new Set(['of', 'with', 'for', 'on']);

/** "is charged with arson", "is alleged to have lied" */
function accuses(atoms: Atoms, lemma: string, { frame, from }: Complement): boolean {
  if (lemma === 'allege') return frame === 'infinitive';
  return ACCUSING.has(lemma) && frame === 'preposition' && OF_WHAT.has(atoms.lower(from - 1));
}

/** "the halftime show", "a mill report": a plain form after a noun in the singular is a noun. */
function isCompound(atoms: Atoms, at: number): boolean {
  const { lower } = atoms.at(at);
  // "announced plans"
  if (isPlainNouns(lower)) return isOnlyVerb(atoms.lower(at - 1));
  if (!PLAIN_NOUNS.has(lower) || !isPlainVerb(lower)) return false;
  const { kind, lower: before, glued } = atoms.at(at - 1);
  if (before === 's' && glued && atoms.lower(at - 2) === "'") return true;
  if (isOfPlural(atoms, at)) return false;
  const isSubject = before.endsWith('s') || PLURAL_NOUNS.has(before) || (PRONOUNS.has(before) && before !== 'one');
  return kind === 'word' && !isSubject && before !== 'to' && !AUXILIARIES.has(before) && !isAdverb(before);
}
/** "announced", but not "report", which may be what says it. */
function isOnlyVerb(word: string): boolean {
  return reportVerb(word) !== undefined && !PLAIN_NOUNS.has(word) && !isPlainNouns(word);
}

/** "Documents seen by the paper show", "minutes of the meeting show": the verb of a plural some words before it. */
function isOfPlural(atoms: Atoms, at: number): boolean {
  for (let head = at - 2; head >= at - HEAD_REACH && atoms.at(head).kind === 'word'; head--) {
    const { lower } = atoms.at(head);
    if (DOCUMENTS.has(lower)) return true;
    if (AUXILIARIES.has(lower)) return false;
  }
  return false;
}
const HEAD_REACH = 9;

/**
 * "lifted its red warning but said", "raised its growth forecast": what a verb is done to, some words after the
 * determiner that begins it. After a verb of reporting a clause may begin there ("said the new minister forecast").
 */
function endsObject(atoms: Atoms, at: number): boolean {
  const { lower } = atoms.at(at);
  // "filed a suit alleging"
  if (!SPOKEN_NOUNS.has(lower) && !PLAIN_NOUNS.has(lower)) return false;
  for (let opener = at - 1; opener >= at - OBJECT_REACH && isOfPhrase(atoms, opener); opener--) {
    if (!DETERMINERS.has(atoms.lower(opener))) continue;
    const before = atoms.lower(opener - 1);
    return (isVerbForm(before) || isPlainVerb(before)) && reportVerb(before) === undefined;
  }
  return false;
}
const OBJECT_REACH = 5;

/** A word, or the hyphen of "full-year". */
function isOfPhrase(atoms: Atoms, at: number): boolean {
  const { kind, lower, glued } = atoms.at(at);
  return kind === 'word' || (lower === '-' && glued);
}
const SPOKEN_NOUNS = new Set(claimWords.spokenNouns);

/** The verb at `at`, where it reports: no noun, and not what somebody did not say. */
function reportingVerb(atoms: Atoms, sentence: AtomRange, at: number): ReportVerb | undefined {
  const { lower, capital, kind } = atoms.at(at);
  if (kind !== 'word' || capital || !mayReport(lower)) return undefined;
  const verb = verbAt(atoms, at, () => claimantOf(atoms, sentence.from, at));
  if (verb === undefined || isUnsaid(atoms, at) || isNoun(atoms, at) || isSaidByNobody(atoms, sentence, at))
    return undefined;
  if (verb.lemma === 'charge' && isNoAccusation(atoms, at)) return undefined;
  if (verb.lemma === 'claim' && isOfPrize(atoms, at + 1)) return undefined;
  if (isAskedAside(atoms, sentence, at)) return undefined;
  if (isAccusedOne(atoms, at) || describesNoun(atoms, sentence, at)) return undefined;
  return isHyphenated(atoms, at) ? undefined : verb;
}

/** "so-called", "- saying"; but not "Otto Falk - the warden - said", where a dash closes what another opened. */
function isHyphenated(atoms: Atoms, at: number): boolean {
  if (atoms.lower(at + 1) === '-' && atoms.glued(at + 1)) return true;
  if (atoms.lower(at - 1) !== '-') return false;
  if (atoms.glued(at) || atoms.lower(at).endsWith('ing')) return true;
  const { sentence } = atoms.at(at);
  const last = atoms.lower(at - 2) === '-' ? at - 3 : at - 2;
  for (let open = last; open > at - LONGEST_DASHED && atoms.at(open).sentence === sentence; open--)
    if (atoms.lower(open) === '-' && !atoms.glued(open + 1)) return false;
  return true;
}
const LONGEST_DASHED = 30;

/** "a clerk accused of arson", "the trial of a clerk accused in a killing": by whom is not told. */
function isAccusedOne(atoms: Atoms, at: number): boolean {
  const { lower } = atoms.at(at);
  const next = atoms.lower(at + 1);
  const isOfOne = ACCUSED.has(lower) && (OF_WHAT.has(next) || (lower === 'accused' && next === 'in'));
  return isOfOne && modeOf(atoms, at) !== 'passive';
}

/** "The board named alleged thief Otto Falk": after a verb, "alleged" tells of whoever comes next. */
function describesNoun(atoms: Atoms, sentence: AtomRange, at: number): boolean {
  if (atoms.lower(at) !== 'alleged' || atoms.lower(at + 1) === 'that') return false;
  const before = atoms.lower(at - 1);
  return isVerbForm(before) && !isHelper(atoms, at - 1) && claimantOf(atoms, sentence.from, at)?.to !== at;
}

/** "claimed all three points when Falk scored", "claimed 40 lives": what is won or taken, and no clause. */
function isOfPrize(atoms: Atoms, from: number): boolean {
  for (let at = from; at < from + PRIZE_REACH; at++) {
    const { lower, kind } = atoms.at(at);
    if (WINNABLE.has(lower)) return !isClauseVerb(atoms, at + 1, from);
    if (kind === 'mark' || PREPOSITIONS.has(lower) || isClauseVerb(atoms, at, from)) return false;
  }
  return false;
}
const PRIZE_REACH = 6;
const WINNABLE = new ListedWords(claimWords.winnable);

/** "so politically charged that", "charged with finding a site", "charges more than $5 a cup" */
function isNoAccusation(atoms: Atoms, at: number): boolean {
  if (atoms.lower(at - 1).endsWith('ally')) return true;
  if (atoms.lower(at + 1) === 'with')
    return DUTIES.has(atoms.lower(at + (DETERMINERS.has(atoms.lower(at + 2)) ? 3 : 2)));
  const than = atoms.lower(at + 2) === 'than' || atoms.lower(at + 2) === 'to' ? at + 3 : at + 1;
  return /^\p{Sc}$/u.test(atoms.lower(than));
}

const DUTIES = new ListedWords(claimWords.duties);

/** "The mayor, asked whether she would go, said"; but "His widow, Ana Ray, asked that it be given". */
function isAskedAside(atoms: Atoms, { to }: AtomRange, at: number): boolean {
  if (atoms.lower(at) !== 'asked' || atoms.lower(at - 1) !== ',') return false;
  const comma = atoms.find(',', at, to);
  return comma >= 0 && reportVerb(atoms.lower(comma + 1)) !== undefined;
}

/** "reportedly told": a word by which the article does not vouch for the report is part of its cue. */
function hearsayFrom(atoms: Atoms, verb: number): number {
  return HEARSAY.has(atoms.lower(verb - 1)) ? verb - 1 : verb;
}
const HEARSAY = new Set(['reportedly', 'allegedly', 'apparently', 'supposedly']);

const OF_SUBJECT: ReadonlySet<ReadClaim['frame']> = new Set<ReadClaim['frame']>(['hearsay', 'accusation']);

/** "X said that …", "X accused Y of …": the words follow the verb at `at`. */
function leading(atoms: Atoms, sentence: AtomRange, at: number, endOf: EndOf): ReadClaim | null {
  const verb = reportingVerb(atoms, sentence, at);
  if (verb === undefined || isCompound(atoms, at) || endsObject(atoms, at)) return null;
  // "pointed out that": one verb.
  const after = verb.lemma === 'point' && atoms.lower(at + 1) === 'out' ? at + 2 : at + 1;
  const mode = modeOf(atoms, at);
  // "is believed by police to have fled"
  const agent = mode === 'passive' ? agentAfter(atoms, at) : null;
  const complement = complementAfter(
    atoms,
    governedAs(atoms, at, verb, mode === 'passive'),
    agent?.to ?? after,
    sentence.to,
  );
  if (complement === null) return null;
  const cue = { from: hearsayFrom(atoms, verbStart(atoms, at)), to: after };
  const claimant = claimantIn(atoms, mode, sentence.from, at);
  if (mode !== 'participle' && endsStatement(atoms, sentence, at, complement)) return null;
  const { lemma } = verb;
  const { frame, from } = complement;
  const whole = mode === 'passive' ? passiveFrame(atoms, verb.lemma, complement, cue) : frame;
  const end = endOf({ frame, lemma, from, sentence, cue, claimant });
  // "He is said to have fled", "is alleged to have fled": without its subject it says nothing.
  const isOfSubject = frame === 'infinitive' && OF_SUBJECT.has(whole);
  const subject = isOfSubject ? claimantOf(atoms, sentence.from, cue.from) : null;
  if (subject !== null && isCutShort(atoms, sentence, subject, cue)) return null;
  return withAccuser(atoms, { ...end, from: subject?.from ?? from, cue, claimant, lemma, frame: whole, mode });
}

/**
 * "farming and | climate change are said to have", "boats that were | stolen by pirates are said to be"; but "He left
 * and | Ana Ray is said to have".
 */
function isCutShort(atoms: Atoms, sentence: AtomRange, { from }: AtomRange, cue: AtomRange): boolean {
  // "in what is believed to be the end of it"
  if (atoms.lower(cue.from - 1) === 'what') return true;
  if (isHelper(atoms, from - 1)) return true;
  if (atoms.lower(from - 1) !== 'and' && atoms.lower(from - 1) !== 'or') return false;
  let start = from - 1;
  while (start > sentence.from && atoms.lower(start - 1) !== ',') start--;
  return start < from - 1 && !hasVerb(atoms, start, from);
}

/**
 * "accused of | fraud by Ana Ray": who accuses somebody of a single word; but "accused of stealing a painting by Ana
 * Ray", "of being watched by", "of murder by careless driving".
 */
function withAccuser(atoms: Atoms, claim: ReadClaim): ReadClaim {
  const { from, to, frame, claimant } = claim;
  if (frame !== 'accusation' || claimant !== null) return claim;
  const by = atoms.find('by', from + 1, Math.min(to, from + SHORT_CHARGE));
  if (by < 0 || atoms.lower(by - 1).endsWith('ed') || !isShortCharge(atoms, { from, to: by })) return claim;
  const accuser = agentAfter(atoms, by - 1);
  return accuser === null || !namesDoer(atoms, accuser) ? claim : { ...claim, to: by, claimant: accuser };
}
const SHORT_CHARGE = 4;

/** Words alone, and nothing that somebody may have made: "a painting". */
function isShortCharge(atoms: Atoms, { from, to }: AtomRange): boolean {
  for (let at = from; at < to; at++) if (atoms.at(at).kind !== 'word' || DETERMINERS.has(atoms.lower(at))) return false;
  return true;
}

/** ", which the paper said it had verified": what, is said before. */
function followsWhich(atoms: Atoms, { from }: AtomRange): boolean {
  return atoms.lower(from - 1) === 'which' && atoms.lower(from - 2) === ',';
}

/** "…," said Ana Ray; "…, said Ana Ray, the mayor of Velde": the reported words come first, then the speaker. */
function endsStatement(atoms: Atoms, sentence: AtomRange, at: number, { frame, from }: Complement): boolean {
  if (followsQuotation(atoms, at) && frame !== 'that') return true;
  if (frame !== 'noun' || !CUES_AT_END.has(atoms.lower(at))) return false;
  // "Otto Falk, 39, admitted careless driving": nothing is said before.
  return atoms.lower(at - 1) === ',' && hasVerb(atoms, sentence.from, at) && !hasVerb(atoms, from, sentence.to);
}

/** What a verb in the passive tells: an accusation, or what nobody in particular says. */
function passiveFrame(atoms: Atoms, lemma: string, complement: Complement, cue: AtomRange): ReadClaim['frame'] {
  if (accuses(atoms, lemma, complement)) return 'accusation';
  const isOfSomebody = complement.frame === 'infinitive';
  // "It's been reported that"
  const owner = atoms.lower(cue.from - 1) === 's' && atoms.glued(cue.from - 1) ? cue.from - 3 : cue.from - 1;
  const isOfIt = (complement.frame === 'that' || complement.frame === 'clause') && atoms.lower(owner) === 'it';
  return HEARSAY_VERBS.has(lemma) && (isOfSomebody || isOfIt) ? 'hearsay' : complement.frame;
}
/** "is said to have fled", "it is reported that", "it is thought he fled". */
const HEARSAY_VERBS = new Set(claimWords.hearsayVerbs);
