import claimWords from '../../english/data/claim-words.json' with { type: 'json' };
import { attributionAfter, attributionAt, isAccordingTo, quotedAs } from '../../grammar/attribution.ts';
import { phraseAfter } from '../../grammar/phrase-after.ts';
import { type ReportKind, type ReportVerb, reportVerb } from '../../grammar/report-verbs.ts';
import {
  AUXILIARIES,
  CLAUSE_STARTS,
  CUES_AT_END,
  FINDING_CUES,
  INTRODUCERS,
  PRONOUNS,
  SUBORDINATORS,
  TRAILING_CUES,
} from '../../grammar/speech.ts';
import { sentenceSubject, subjectBefore, subjectFrom } from '../../grammar/subject.ts';
import { isPlainVerb, isVerbForm } from '../../grammar/verbs.ts';
import { DAY_WORDS, DETERMINERS, isAdverb, isNoun, verbStart } from '../../grammar/word-kinds.ts';
import type { Atoms } from '../../text/atoms.ts';
import type { Document } from '../../text/document.ts';
import { ListedWords } from '../../text/listed.ts';
import type { AtomRange } from '../../text/ranges.ts';
import { type Complement, complementAfter, opensAmount, opensClause, opensInfinitive } from './complement.ts';
import { nounReport } from './noun-report.ts';
import type { ClaimInPlace, ClaimMode, EndOf, ReadClaim } from './report.ts';
import { isDeclined, isNegated, silenceAt } from './silence.ts';
import { isClauseVerb, JOINTS, verbWithin } from './word-classes.ts';

/** Shortest claim, in atoms. */
const SHORTEST = 2;
/** Anything longer is no sentence of prose; this also bounds the work. */
const LONGEST_SENTENCE = 400;
/** Shortest clause before its attribution, in atoms, and shortest one whose verb is on no list. */
const SHORTEST_CLAUSE = 3;
const SHORTEST_UNKNOWN = 6;
const BE = new ListedWords(claimWords.be);
/** Who hears what somebody says before them, and is named in that person's stead: "a court heard". */
const HEARINGS = new Set(claimWords.hearings);
/** The longest speaker of "…, the mayor said", and the longest tail after it ("on Monday"), in atoms. */
const LONGEST_SPEAKER = 14;
const LONGEST_TAIL = 14;

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

/** At least two atoms; of some reports one word says enough: "charged with arson", "denied arson", but "denied it". */
function isLongEnough(atoms: Atoms, { frame, lemma, from, to }: ReadClaim): boolean {
  if (to - from >= SHORTEST) return true;
  return to > from && (MAY_BE_WORD.has(frame) || (lemma === 'deny' && !PRONOUNS.has(atoms.lower(from))));
}
const MAY_BE_WORD: ReadonlySet<ReadClaim['frame']> = new Set<ReadClaim['frame']>(['accusation', 'silence']);

/** Index of the sentence's full stop, or its end. */
function stopOf(atoms: Atoms, from: number, to: number): number {
  let end = to;
  while (end > from && atoms.at(end - 1).kind === 'mark' && atoms.lower(end - 1) !== ')') end--;
  return end;
}

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
  for (let at = from; at < end - 1; at++) {
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
  if (claimant !== null) return isSpeaker(atoms, claimant) && !(frame === 'clause' && followsWhich(atoms, claimant));
  const kind = reportVerb(lemma)?.kind;
  return mode === 'passive' && kind !== undefined && IMPERSONAL.has(kind) && !isSupposed(atoms, cue);
}

/** "could be charged with", "being convicted of": nobody is. */
function isSupposed(atoms: Atoms, { from, to }: AtomRange): boolean {
  for (let at = from; at < to; at++) if (SUPPOSED.has(atoms.lower(at))) return true;
  return false;
}
const SUPPOSED = new Set(claimWords.supposed);

/** Whether a phrase may be who speaks: no "there", "that's", "in the four", "days later". */
function isSpeaker(atoms: Atoms, claimant: AtomRange): boolean {
  const { lower, capital } = atoms.at(claimant.from);
  if (NO_SPEAKERS.has(lower) || isTime(atoms, claimant)) return false;
  if (lower === 'that' && atoms.lower(claimant.from + 1) === "'") return false;
  // "about half of the voters", "over 40 firms"
  return capital || lower === 'about' || lower === 'over' || !PREPOSITIONS.has(lower);
}
const PREPOSITIONS = new Set(claimWords.prepositions);

/** "A couple of days later": no speaker; but "the minutes", "the bank's minutes", "minutes of the meeting". */
function isTime(atoms: Atoms, { from, to }: AtomRange): boolean {
  if (!TIME_UNITS.has(atoms.lower(to - 1))) return false;
  const before = atoms.lower(to - 2);
  return atoms.lower(to - 1) !== 'minutes' || (to - from > 1 && before !== 'the' && before !== 's');
}
const TIME_UNITS = new Set(claimWords.timeUnits);
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

/**
 * "He denied it and said that …", "…, claiming that …": a report without a subject of its own has that of the one
 * before it.
 */
function withClaimant(atoms: Atoms, claim: ReadClaim, before: ReadClaim | undefined): ReadClaim {
  if (claim.mode === 'passive' || before?.claimant == null) return claim;
  const joint = atoms.lower(claim.cue.from - 1);
  const isJoined = joint === 'and' || joint === 'but' || (joint === ',' && claim.mode === 'participle');
  return isJoined || claim.claimant === null ? { ...claim, claimant: before.claimant } : claim;
}

/**
 * Whoever is named after "by", else nobody where the verb is in the passive ("it was claimed by the union that"), but a
 * court for what it is told; the subject of the main clause for "…, saying that".
 */
function claimantIn(atoms: Atoms, mode: ClaimMode, from: number, at: number): AtomRange | null {
  if (mode === 'passive') return agentAfter(atoms, at) ?? hearingBefore(atoms, from, at);
  if (mode === 'participle' && opensSentence(atoms, from, at)) return mainSubject(atoms, at);
  // "quoted the minister as saying"
  const quoted = quotedAs(atoms, at, atoms.length);
  if (quoted !== null) return quoted;
  if (mode !== 'participle') return claimantOf(atoms, from, at);
  if (atoms.lower(at - 1) === ',') return sentenceSubject(atoms, at);
  const maker = claimantOf(atoms, from, at);
  return maker === null ? null : makerOf(atoms, maker);
}

/**
 * Of a clause before "saying that" whoever says it: "The paper published | documents suggesting", "The firm | filed a
 * suit alleging", "It ended with | Ana Ray asking".
 */
function makerOf(atoms: Atoms, clause: AtomRange): AtomRange {
  let verb = clause.from + 1;
  while (verb < clause.to && (atoms.at(verb).capital || !isPast(atoms.lower(verb)))) verb++;
  if (verb >= clause.to - 1) return clause;
  if (DOCUMENTS.has(atoms.lower(clause.to - 1))) return { from: verb + 1, to: clause.to };
  return atoms.lower(verb + 1) === 'with'
    ? { from: verb + 2, to: clause.to }
    : { from: clause.from, to: verbStart(atoms, verb) };
}

function isPast(lower: string): boolean {
  return isVerbForm(lower) || lower.endsWith('ed');
}

/** "Noting that …, the mayor …", "After saying …, she …" */
function opensSentence(atoms: Atoms, from: number, at: number): boolean {
  return at === from || (at === from + 1 && INTRODUCERS.has(atoms.lower(from)));
}

/** The subject of the main clause after the first comma that one begins after, from the participle at `at` on. */
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
function claimantOf(atoms: Atoms, from: number, at: number): AtomRange | null {
  if (at === from) return null;
  const subject = subjectBefore(atoms, at);
  if (subject !== null && subject.from >= from) return subject;
  // "firms in Hull, New England, which argued": whoever that is, it is not the sentence's subject.
  const before = atoms.lower(verbStart(atoms, at) - 1);
  return before === 'which' || before === 'who' ? null : sentenceSubject(atoms, at);
}

/** "claimed by the union": the union. */
function agentAfter(atoms: Atoms, verb: number): AtomRange | null {
  return atoms.lower(verb + 1) === 'by' ? phraseAfter(atoms, verb + 2) : null;
}

/** "The court was told": the court, as where it heard something. */
function hearingBefore(atoms: Atoms, from: number, verb: number): AtomRange | null {
  if (atoms.lower(verb) !== 'told') return null;
  const subject = claimantOf(atoms, from, verb);
  return subject !== null && HEARINGS.has(atoms.lower(subject.to - 1)) ? subject : null;
}

const MODALS = new ListedWords(claimWords.modals);
const ACCUSED = new Set(['accused', 'charged', 'convicted', 'indicted', 'suspected']);
const PASSIVE_OPENERS = new Set(['when', 'if', 'unless', 'until']);

function modeOf(atoms: Atoms, at: number): ClaimMode {
  const { lower } = atoms.at(at);
  let before = at - 1;
  while (before >= 0 && isAdverb(atoms.lower(before))) before--;
  const helper = atoms.lower(before);
  if (lower.endsWith('ing')) return BE.has(helper) ? 'active' : 'participle';
  // "when asked whether"
  if (BE.has(helper) || (lower.endsWith('ed') && PASSIVE_OPENERS.has(helper))) return 'passive';
  if (helper === 'to') return 'infinitive';
  return MODALS.has(helper) ? 'modal' : 'active';
}

/** Whether the words before `at` end a quotation: "…," said Ana Ray. */
function followsQuotation(atoms: Atoms, at: number): boolean {
  const before = atoms.lower(at - 1);
  return (
    CLOSING_MARKS.has(before) ||
    (before === "'" && !atoms.glued(at) && (atoms.lower(at - 2) === "'" || atoms.lower(at - 2) === ','))
  );
}

const CLOSING_MARKS = new Set(['”', '"', '»']);
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
  if (!PLAIN_NOUNS.has(lower) || !isPlainVerb(lower)) return false;
  const { kind, lower: before, glued } = atoms.at(at - 1);
  if (before === 's' && glued && atoms.lower(at - 2) === "'") return true;
  if (isOfPlural(atoms, at)) return false;
  const isSubject = before.endsWith('s') || PLURALS.has(before) || PRONOUNS.has(before);
  return kind === 'word' && !isSubject && before !== 'to' && !AUXILIARIES.has(before) && !isAdverb(before);
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
const DOCUMENTS = new ListedWords(claimWords.documents);
const PLAIN_NOUNS = new ListedWords(claimWords.plainNouns);
const PLURALS = new ListedWords(claimWords.pluralNouns);

/**
 * "lifted its red warning but said", "raised its growth forecast": what a verb is done to, some words after the
 * determiner that begins it. After a verb of reporting a clause may begin there ("said the new minister forecast").
 */
function endsObject(atoms: Atoms, at: number): boolean {
  const { lower } = atoms.at(at);
  // "filed a suit alleging"
  if (!SPOKEN_NOUNS.has(lower) && !PLAIN_NOUNS.has(lower)) return false;
  for (let opener = at - 1; opener >= at - OBJECT_REACH && atoms.at(opener).kind === 'word'; opener--) {
    if (!DETERMINERS.has(atoms.lower(opener))) continue;
    const before = atoms.lower(opener - 1);
    return isVerbForm(before) && reportVerb(before) === undefined;
  }
  return false;
}
const OBJECT_REACH = 3;
const SPOKEN_NOUNS = new Set(claimWords.spokenNouns);

const HEARS = new Set(['heard', 'hears']);

/** The verb of reporting at `at`, if of this subject: what a court hears it is told. */
function verbAt(atoms: Atoms, at: number, subject: AtomRange | null): ReportVerb | undefined {
  const lower = atoms.lower(at);
  if (!HEARS.has(lower)) return reportVerb(lower);
  // "the coroner heard", "Coroner Ana Ray heard"
  const isHearing = (noun: number): boolean => HEARINGS.has(atoms.lower(noun));
  return subject !== null && (isHearing(subject.to - 1) || isHearing(subject.from)) ? reportVerb('told') : undefined;
}

/** The verb at `at`, where it reports: no noun, and not what somebody did not say or declined to say. */
function reportingVerb(atoms: Atoms, sentence: AtomRange, at: number): ReportVerb | undefined {
  const { lower, capital, kind } = atoms.at(at);
  if (kind !== 'word' || capital) return undefined;
  // Hardly a word is such a verb: the words around it are looked at last.
  const verb = verbAt(atoms, at, HEARS.has(lower) ? claimantOf(atoms, sentence.from, at) : null);
  if (verb === undefined || isNegated(atoms, at) || isDeclined(atoms, at) || isNoun(atoms, at)) return undefined;
  if (isSaidByNobody(atoms, sentence, at) || isWritersOwn(atoms, at)) return undefined;
  // "a clerk accused of arson": by whom is not told.
  if (ACCUSED.has(lower) && OF_WHAT.has(atoms.lower(at + 1)) && modeOf(atoms, at) !== 'passive') return undefined;
  return atoms.lower(at - 1) === '-' || atoms.lower(at + 1) === '-' ? undefined : verb;
}

/** "It is fair to say": the writer says it. */
function isWritersOwn(atoms: Atoms, at: number): boolean {
  return atoms.lower(at - 1) === 'to' && JUDGED.has(atoms.lower(at - 2));
}
const JUDGED = new Set(claimWords.judged);

/** "Nobody said", "few experts believe": what hardly anybody says is no report. */
function isSaidByNobody(atoms: Atoms, sentence: AtomRange, at: number): boolean {
  const subject = claimantOf(atoms, sentence.from, at);
  return subject !== null && NOBODY.has(atoms.lower(subject.from));
}
const NOBODY = new Set(claimWords.nobody);

/** "reportedly told": a word by which the article does not vouch for the report is part of its cue. */
function hearsayFrom(atoms: Atoms, verb: number): number {
  return HEARSAY.has(atoms.lower(verb - 1)) ? verb - 1 : verb;
}
const HEARSAY = new Set(['reportedly', 'allegedly', 'apparently', 'supposedly']);

/** "X said that …", "X accused Y of …": the words follow the verb at `at`. */
function leading(atoms: Atoms, sentence: AtomRange, at: number, endOf: EndOf): ReadClaim | null {
  const verb = reportingVerb(atoms, sentence, at);
  if (verb === undefined) return null;
  if (isCompound(atoms, at) || endsObject(atoms, at)) return null;
  // "pointed out that": one verb.
  const after = verb.lemma === 'point' && atoms.lower(at + 1) === 'out' ? at + 2 : at + 1;
  const mode = modeOf(atoms, at);
  // "is believed by police to have fled"
  const agent = mode === 'passive' ? agentAfter(atoms, at) : null;
  const complement = complementAfter(atoms, verb.lemma, agent?.to ?? after, sentence.to);
  if (complement === null) return null;
  const cue = { from: hearsayFrom(atoms, verbStart(atoms, at)), to: after };
  const claimant = claimantIn(atoms, mode, sentence.from, at);
  if (mode !== 'participle' && endsStatement(atoms, sentence, at, complement)) return null;
  const { lemma } = verb;
  const { frame, from } = complement;
  const whole = mode === 'passive' ? passiveFrame(atoms, verb.lemma, complement, cue) : frame;
  const end = endOf({ frame, lemma, from, sentence, cue, claimant });
  // "He is said to have fled": without its subject it says nothing.
  const subject = whole === 'hearsay' && frame === 'infinitive' ? claimantOf(atoms, sentence.from, cue.from) : null;
  return { ...end, from: subject?.from ?? from, cue, claimant, lemma, frame: whole, mode };
}

/** ", which the paper said it had verified": what, is said before. */
function followsWhich(atoms: Atoms, { from }: AtomRange): boolean {
  return atoms.lower(from - 1) === 'which' && atoms.lower(from - 2) === ',';
}

/** "…," said Ana Ray; "…, said Ana Ray, the mayor of Velde": what comes first is reported, then whoever says it. */
function endsStatement(atoms: Atoms, sentence: AtomRange, at: number, { frame, from }: Complement): boolean {
  if (followsQuotation(atoms, at) && frame !== 'that') return true;
  if (frame !== 'noun' || !CUES_AT_END.has(atoms.lower(at))) return false;
  return atoms.lower(at - 1) === ',' && !hasVerb(atoms, from, sentence.to);
}

/** What a verb in the passive tells: an accusation, or what nobody in particular says. */
function passiveFrame(atoms: Atoms, lemma: string, complement: Complement, cue: AtomRange): ReadClaim['frame'] {
  if (accuses(atoms, lemma, complement)) return 'accusation';
  const isOfSomebody = complement.frame === 'infinitive';
  // "It's been reported that"
  const owner = atoms.lower(cue.from - 1) === 's' && atoms.glued(cue.from - 1) ? cue.from - 3 : cue.from - 1;
  const isOfIt = complement.frame === 'that' && atoms.lower(owner) === 'it';
  return HEARSAY_VERBS.has(lemma) && (isOfSomebody || isOfIt) ? 'hearsay' : complement.frame;
}
/** "is said to have fled", "it is reported that". */
const HEARSAY_VERBS = new Set(['say', 'believe', 'think', 'report', 'claim']);

function according(atoms: Atoms, from: number, end: number): ReadClaim | null {
  for (let at = from; at < end - 2; at++) {
    if (!isAccordingTo(atoms, at)) continue;
    const attribution = attributionAt(atoms, at);
    // "Newsline reported that, according to the firm, …", "Newsline reported, according to …"
    if (attribution === null || (at > from + 1 && opensReport(atoms, at - 2))) return null;
    const range =
      at === from || OPENERS.has(atoms.lower(at - 1))
        ? afterComma(atoms, attribution.speaker.to, end)
        : aroundAccording(atoms, from, at, attribution.speaker.to, end);
    return range === null
      ? null
      : {
          ...range,
          cue: attribution.cue,
          claimant: attribution.speaker,
          lemma: 'according',
          frame: 'according',
          mode: 'active',
        };
  }
  return null;
}

/** "But according to", "One thing is plain: according to" */
const OPENERS = new Set([':', 'but', 'and', 'yet']);

/** Whether what is reported begins after the word at `at`. */
function opensReport(atoms: Atoms, at: number): boolean {
  return atoms.lower(at) === 'that' || (TRAILING_CUES.has(atoms.lower(at)) && !atoms.at(at).capital);
}

/** "As Newsline has reported, the mill …", "The mill, as reported by Newsline, …". */
function asReported(atoms: Atoms, from: number, end: number): ReadClaim | null {
  for (let at = from; at < end - 2; at++) {
    if (atoms.lower(at) !== 'as' || (at > from && atoms.lower(at - 1) !== ',')) continue;
    const comma = atoms.find(',', at, Math.min(end, at + LONGEST_AS));
    const close = comma < 0 ? end : comma;
    const report = reportWithin(atoms, at + 1, close);
    if (report === null) continue;
    const range = at === from ? { from: close + 1, to: end } : aroundAccording(atoms, from, at, close, end);
    return range.to <= range.from ? null : { ...range, ...report, frame: 'according', mode: 'active' };
  }
  return null;
}
const LONGEST_AS = 16;

/** "Newsline has reported", "reported by Newsline" from `from` to `to`, and nothing that it reports. */
function reportWithin(atoms: Atoms, from: number, to: number): Pick<ReadClaim, 'cue' | 'claimant' | 'lemma'> | null {
  if (to - from > LONGEST_AS) return null;
  let at = from;
  while (at < to && !(TRAILING_CUES.has(atoms.lower(at)) && !atoms.at(at).capital)) at++;
  const lemma = at < to ? reportVerb(atoms.lower(at))?.lemma : undefined;
  if (lemma === undefined) return null;
  const claimant = at === from ? agentAfter(atoms, at) : wholeSubject(atoms, from, at, to);
  return claimant === null ? null : { cue: { from: verbStart(atoms, at), to: at + 1 }, claimant, lemma };
}

/** The subject of the verb at `at`, where it is all that comes before and hardly anything follows. */
function wholeSubject(atoms: Atoms, from: number, at: number, to: number): AtomRange | null {
  const subject = subjectBefore(atoms, at);
  if (subject?.from !== from || to - at > LONGEST_AFTER) return null;
  return hasVerb(atoms, from, subject.to) || hasVerb(atoms, at + 1, to) ? null : subject;
}
/** "as Newsline reported on Monday": how much may follow the verb, in atoms. */
const LONGEST_AFTER = 5;

/**
 * The words before "according to"; where it stands in their midst ("On Monday, according to the mayor, the road …"),
 * the whole sentence.
 */
function aroundAccording(atoms: Atoms, from: number, at: number, after: number, end: number): AtomRange {
  const goesOn = atoms.lower(after) === ',' && hasVerb(atoms, after + 1, end);
  const isJoined = atoms.lower(after + 1) === 'and' && isClauseVerb(atoms, after + 2, after + 1);
  // "The firm owes, according to the report, $4 million"
  const isOpen = atoms.lower(at - 1) === ',' && isClauseVerb(atoms, at - 2, from);
  if (isOpen && atoms.lower(after) === ',' && end - after > SHORTEST_CLAUSE) return { from, to: end };
  if (goesOn && (isJoined || !hasVerb(atoms, from, at))) return { from, to: end };
  return { from, to: atoms.lower(at - 1) === ',' ? at - 1 : at };
}

/** What follows a comma and is a clause: in "according to Ana Ray, the mayor, the road is shut" the second one. */
function afterComma(atoms: Atoms, from: number, end: number): AtomRange | null {
  let comma = from;
  while (comma < end && atoms.lower(comma) !== ',') comma++;
  for (let next = comma; next < end; next++) {
    if (atoms.lower(next) !== ',' || isRelative(atoms, next + 1)) continue;
    if (opensClause(atoms, next + 1, end, false)) return { from: next + 1, to: end };
  }
  return comma < end ? { from: comma + 1, to: end } : null;
}

function isRelative(atoms: Atoms, at: number): boolean {
  const lower = atoms.lower(at);
  return lower === 'who' || lower === 'which' || lower === 'whose';
}

function hasVerb(atoms: Atoms, from: number, to: number): boolean {
  return verbWithin(atoms, from, to) >= 0;
}

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
function trailing(atoms: Atoms, from: number, end: number): ReadClaim | null {
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
  if (claimant === null || goesOnWithPlace(atoms, from, claimant) || atoms.lower(claimant.from) === 'not') return null;
  // "the results of which will be announced"
  if (!isInverted && (isDone(atoms, cue) || tellsTale(atoms, cue))) return null;
  if (isInverted ? isNoSpeaker(atoms, cue, claimant, limit) : isLong(atoms, claimant)) return null;
  const lemma = verbAt(atoms, cue.to - 1, claimant)?.lemma;
  return lemma === undefined ? null : { cue, claimant, lemma, isInverted };
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
  return atoms.lower(phrase.from) === 'it' || isSubject(atoms, phrase, limit);
}

/** "…, tweeted a warning", "…, wrote a host of songs": what is written, and not who writes. */
function isObject(atoms: Atoms, verb: string, { from, to }: AtomRange): boolean {
  if (!TAKES_OBJECT.has(verb) || (atoms.lower(from) !== 'a' && atoms.lower(from) !== 'an')) return false;
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
  const speaker = trailingSpeaker(atoms, from, opening, end);
  if (speaker === null) return null;
  const { cue, claimant, lemma, isInverted } = speaker;
  if (isInverted && isOwnSubject(atoms, from, cue, end)) return null;
  const isOpen = AUXILIARIES.has(atoms.lower(comma - 1));
  const after = afterListener(atoms, cue, Math.max(cue.to, claimant.to));
  const next = afterNote(atoms, after, end);
  const rest = { cue, claimant, lemma, mode: 'active' as const };
  const isPlain = !isInverted || atoms.at(claimant.from).capital || isClauseVerb(atoms, next + 1, next + 1);
  if (goesOnAfter(atoms, next, end, isOpen) && isPlain) {
    // "She had a voice that, pupils said, carried far": they say that of the voice, and not the sentence.
    const isOfThing = RELATIVES.has(atoms.lower(comma - 1));
    return { from: isOfThing ? comma - 1 : from, to: end, ...rest, frame: 'parenthetical' };
  }
  if (!isStatementBefore(atoms, from, comma, speaker)) return null;
  const hasAside = isInverted && (atoms.lower(after) === ',' || RELATIVES.has(atoms.lower(after)));
  return hasAside || isTail(atoms, after, end)
    ? { from, to: Math.max(opening, comma), ...rest, frame: 'trailing' }
    : null;
}

/** Whether the words before the comma at `comma` are long enough for a statement and have a verb, or can have one. */
function isStatementBefore(
  atoms: Atoms,
  from: number,
  comma: number,
  { cue, claimant, isInverted }: TrailingSpeaker,
): boolean {
  const main = isInverted || !isIntroduced(atoms, from) ? from : (afterComma(atoms, from, comma)?.from ?? comma);
  if (comma - main < SHORTEST_CLAUSE) return false;
  // "The mill burnt down, police said": whether a verb is known or not, nobody stands between comma and speaker.
  const isNamed = isInverted && atoms.at(claimant.from).capital && comma - main >= SHORTEST_UNKNOWN;
  return isNamed || claimant.to === cue.from || hasVerb(atoms, main, comma);
}

/** "Ana Ray, the clerk who runs it, said Velde's mills were shut": the subject of "said" comes first. */
function isOwnSubject(atoms: Atoms, from: number, { from: verb, to }: AtomRange, end: number): boolean {
  const subject = subjectBefore(atoms, verb);
  const first = JOINTS.has(atoms.lower(from)) ? from + 1 : from;
  const comma = atoms.find(',', to, end);
  return subject !== null && subject.from === first && opensClause(atoms, to, comma < 0 ? end : comma, true);
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
    after <= end - SHORTEST_CLAUSE &&
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

/** "…, said the road was shut": what follows the verb is the subject of what is said, and not who says it. */
function isSubject(atoms: Atoms, { from, to }: AtomRange, limit: number): boolean {
  let end = from;
  while (end < to && !RELATIVES.has(atoms.lower(end))) end++;
  let next = end;
  while (isAdverb(atoms.lower(next))) next++;
  if (hasVerb(atoms, from, end)) return true;
  // "said tensions among voters in Velde were high"
  const isNamed = atoms.at(end - 1).capital || end < to;
  return end === to && (isClauseVerb(atoms, next, from) || (!isNamed && opensClause(atoms, from, limit, false)));
}
const RELATIVES = new Set(['who', 'which', 'that', 'whose']);

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
    const isPlain = !atoms.at(from).capital && atoms.at(from).kind === 'word' && !capital;
    if (lower.endsWith('ing') || isPlain || isListEnd(atoms, { from, to: at })) return null;
  }
  return { from, to };
}

/** "said Ana Ray, who runs it": the speaker without what is told of them. */
function withoutClause(atoms: Atoms, { from, to }: AtomRange): AtomRange {
  for (let at = from + 1; at < to; at++)
    if (atoms.lower(at) === ',' && isRelative(atoms, at + 1)) return { from, to: at };
  return { from, to };
}

/** "with saws, drills and two generators, Velde police said": the last items of a list say nothing. */
function isListEnd(atoms: Atoms, { from, to }: AtomRange): boolean {
  if (atoms.at(from).capital || atoms.at(from).kind !== 'word' || DETERMINERS.has(atoms.lower(from))) return false;
  return atoms.find('and', from + 1, to) >= 0;
}

/** "just north of Aldmoor, Arlshire, the brigade said": neither the first comma nor the second opens the speaker. */
function goesOnWithPlace(atoms: Atoms, first: number, { from, to }: AtomRange): boolean {
  const isWhere = (at: number): boolean => WHEREABOUTS.has(atoms.lower(at)) && !atoms.at(at).capital;
  if (isWhere(from)) return true;
  let opening = from - 2;
  while (opening > first && atoms.lower(opening) !== ',') opening--;
  if (!isWhere(opening + 1)) return false;
  for (let at = from + 1; at < to; at++) if (atoms.lower(at) === ',') return true;
  return false;
}

const WHEREABOUTS = new Set(claimWords.whereabouts);

/** "told a joke", "told the truth": nobody is told anything. */
function tellsTale(atoms: Atoms, { to }: AtomRange): boolean {
  return DETERMINERS.has(atoms.lower(to)) && TALES.has(atoms.lower(to + 1));
}
const TALES = new Set(['joke', 'lie', 'lies', 'story', 'truth']);

/** "…, the minister told parliament in Velde": the index after whoever is told. */
function afterListener(atoms: Atoms, cue: AtomRange, after: number): number {
  const verb = atoms.lower(cue.to - 1);
  if ((verb !== 'told' && verb !== 'tells') || after !== cue.to) return after;
  let at = after;
  while (at < after + LONGEST_LISTENER && atoms.at(at).kind === 'word' && !TAILS.has(atoms.lower(at))) at++;
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
  return speaker.to - speaker.from > LONGEST_SPEAKER || hasVerb(atoms, speaker.from, speaker.to);
}

function opensParticiple(atoms: Atoms, at: number): boolean {
  const { lower } = atoms.at(at);
  return (
    lower.endsWith('ing') ||
    lower === 'who' ||
    lower === 'which' ||
    lower === 'citing' ||
    lower === 'and' ||
    lower === 'but'
  );
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
function inverted(atoms: Atoms, from: number, end: number): ReadClaim | null {
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
