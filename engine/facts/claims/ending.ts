import claimWords from '../../english/data/claim-words.json' with { type: 'json' };
import { RELATIVES } from '../../grammar/apposed-subject.ts';
import { NUMBER_WORDS } from '../../grammar/numerals.ts';
import { reportVerb } from '../../grammar/report-verbs.ts';
import {
  ACCUSING,
  AUXILIARIES,
  BE,
  INTRODUCERS,
  MODALS,
  PRONOUNS,
  REPORT_STOPS,
  SUBORDINATORS,
} from '../../grammar/speech.ts';
import { isFiniteVerb, isPlainPast, isPlainVerb, isVerbForm } from '../../grammar/verbs.ts';
import { DAY_WORDS, DETERMINERS, isAccordingTo, isAdverb, isNoun } from '../../grammar/word-kinds.ts';
import type { Atoms } from '../../text/atoms.ts';
import { hashOf, hashOn } from '../../text/hash.ts';
import { ListedWords } from '../../text/listed.ts';
import type { AtomRange } from '../../text/ranges.ts';
import { opensClause, PREPOSITIONS } from './complement.ts';
import { type ClaimModel, rowOfHash } from './model.ts';
import type { OpenReport, ReportEnd } from './report.ts';
import { mayReport } from './sentence.ts';
import {
  formOf,
  isClauseVerb,
  JOINTS,
  lengthClass,
  SUBJECTS,
  TIME_UNITS,
  verbWithin,
  wordClass,
} from './word-classes.ts';

const CLAUSES: ReadonlySet<string> = new Set(['that', 'clause', 'question', 'object that', 'object clause']);
/** How far after a place where a report may end the next verb is looked for, in atoms. */
const VERB_REACH = 14;
/** The share from which a report ends at a place. */
const ENDS = 0.5;

/** Whether what is reported may end before an atom. */
export function mayEnd(atoms: Atoms, at: number): boolean {
  const { lower, glued } = atoms.at(at);
  return REPORT_STOPS.has(lower) && !(lower === '-' && glued);
}

/** What speaks for ends of a report: what is the same for all of them is worked out once. */
export class EndingEvidence {
  readonly #atoms: Atoms;
  readonly #report: OpenReport;
  readonly #firstVerb: number;
  readonly #isSubordinate: boolean;
  readonly #form: string;
  readonly #firstBe: number;

  constructor(atoms: Atoms, report: OpenReport) {
    this.#atoms = atoms;
    this.#report = report;
    this.#firstVerb = verbWithin(atoms, report.from, report.sentence.to);
    this.#isSubordinate = isSubordinate(atoms, report);
    this.#form = formOf(atoms, report.cue.to - 1);
    this.#firstBe = firstBe(atoms, report.from, report.sentence.to);
  }

  /**
   * What speaks for an end before the atom `at`, as rows of the model. A feature is named by what it is and its parts,
   * with spaces between them; names are hashed as they are put together, since many begin alike and none is kept.
   */
  before(at: number): number[] {
    const atoms = this.#atoms;
    const { frame, lemma, from, sentence, claimant } = this.#report;
    const stop = atoms.lower(at - 1) === ',' ? `, ${atoms.lower(at)}` : atoms.lower(at);
    const next = wordClass(atoms, at + 1);
    const group = CLAUSES.has(frame) ? 'clause' : frame;
    const hasVerb = `${this.#firstVerb >= 0 && this.#firstVerb < at}`;
    const ahead = verbAhead(atoms, at, sentence.to);
    const length = `${lengthClass(at - from)}`;
    const left = `${lengthClass(sentence.to - at)}`;
    // What may be in the passive goes on without its helper.
    const isPassive = `${this.#firstBe < at}`;
    const pronoun = PRONOUNS.has(atoms.lower(at + 1)) ? atoms.lower(at + 1) : '-';
    const atStop = joined(NAMED.at, stop);
    const atNext = joined(atStop, next);
    const verb = joined(NAMED.verb, hasVerb);
    const aheadOf = joined(joined(NAMED.ahead, ahead), stop);
    const long = joined(NAMED.length, length);
    const leftOver = joined(NAMED.left, left);
    const goesOn = joined(joined(NAMED.goesOn, stop), this.#goesOn(at + 1));
    const hashes = [
      atStop,
      joined(atStop, group),
      atNext,
      joined(atNext, group),
      joined(NAMED.before, wordClass(atoms, at - 1)),
      joined(verb, group),
      joined(verb, stop),
      joined(aheadOf, group),
      joined(aheadOf, next),
      joined(long, group),
      joined(long, stop),
      joined(leftOver, group),
      joined(leftOver, stop),
      joined(NAMED.frame, frame),
      joined(joined(NAMED.lemma, lemma), stop),
      joined(joined(NAMED.subordinate, `${this.#isSubordinate}`), stop),
      joined(joined(NAMED.same, pronoun), claimant === null ? '' : atoms.lower(claimant.from)),
      joined(joined(joined(NAMED.two, stop), next), wordClass(atoms, at + 2)),
      goesOn,
      joined(goesOn, ahead),
      joined(goesOn, isPassive),
    ];
    return hashes.map(rowOfHash);
  }

  /**
   * How the words after a joint could go on with the verb that reports rather than with what is reported: "said … and
   * called for …", "said … and he accused …".
   */
  #goesOn(at: number): string {
    const atoms = this.#atoms;
    let verb = at;
    while (isAdverb(atoms.lower(verb)) || AUXILIARIES.has(atoms.lower(verb))) verb++;
    const { claimant } = this.#report;
    const subject = PRONOUNS.has(atoms.lower(verb)) ? 'pronoun' : verb > at ? 'helped' : 'bare';
    if (subject === 'pronoun') verb++;
    while (isAdverb(atoms.lower(verb))) verb++;
    const reports = reportVerb(atoms.lower(verb)) !== undefined;
    if (!reports && !isVerbForm(atoms.lower(verb))) return 'no';
    return `${subject} ${reports} ${formOf(atoms, verb) === this.#form} ${claimant === null}`;
  }
}

/** Hashes of what the names of features begin with. */
const NAMED = {
  at: hashOf('at'),
  before: hashOf('before'),
  verb: hashOf('verb'),
  ahead: hashOf('ahead'),
  length: hashOf('length'),
  left: hashOf('left'),
  frame: hashOf('frame'),
  lemma: hashOf('lemma'),
  subordinate: hashOf('subordinate'),
  same: hashOf('same'),
  two: hashOf('two'),
  goesOn: hashOf('goes on'),
} as const;

/** The hash of a name that goes on after a space. */
function joined(name: number, part: string): number {
  return hashOn(hashOn(name, ' '), part);
}

/** Index of the first form of "be" from `from` up to, not including, `to`; `to` where there is none. */
function firstBe(atoms: Atoms, from: number, to: number): number {
  let at = from;
  while (at < to && !BE.has(atoms.lower(at))) at++;
  return at;
}

/** How soon a verb follows, in classes: "none", near or, after a comma, "far". */
function verbAhead(atoms: Atoms, at: number, end: number): string {
  const limit = Math.min(end, at + VERB_REACH);
  const verb = verbWithin(atoms, at + 1, limit);
  if (verb < 0) return 'none';
  for (let between = at + 1; between < verb; between++)
    if (atoms.lower(between) === ',' || atoms.lower(between) === ';') return 'far';
  return `${lengthClass(verb - at - 1)}`;
}

/**
 * Whether the report stands in a clause before the main one: "While he said it was late, the board met", "Citing a
 * report, which said it was late, the board met".
 */
function isSubordinate(atoms: Atoms, { cue, from, sentence }: OpenReport): boolean {
  const opening = JOINTS.has(atoms.lower(sentence.from)) ? sentence.from + 1 : sentence.from;
  // "Two days after he said it was late, the board met"
  let first = opening;
  while (first < opening + LONGEST_TIME && isOfTime(atoms, first)) first++;
  const relative = cue.from - 1;
  const opensPhrase = INTRODUCERS.has(atoms.lower(first)) || atoms.lower(first).endsWith('ing');
  if (opensPhrase && RELATIVES.has(atoms.lower(relative))) return verbWithin(atoms, first, relative) < 0;
  if (!SUBORDINATORS.has(atoms.lower(first))) return false;
  return atoms.find(',', sentence.from, from) < 0;
}

const LONGEST_TIME = 3;

function isOfTime(atoms: Atoms, at: number): boolean {
  const { kind, lower } = atoms.at(at);
  return kind === 'number' || NUMBER_WORDS.has(lower) || TIME_UNITS.has(lower) || lower === 'just' || lower === 'a';
}

/** Whether a comma is at `comma` and a main clause with a subject that opens like one begins after it. */
function opensMain(atoms: Atoms, comma: number, end: number): boolean {
  if (atoms.lower(comma) !== ',') return false;
  const at = comma + 1;
  const { lower, capital } = atoms.at(at);
  const opens = capital || PRONOUNS.has(lower) || DETERMINERS.has(lower) || lower.endsWith('s');
  return opens && lower !== 'who' && opensClause(atoms, at, end, false);
}

/** How far a relative clause between commas may reach, and a few words without a verb, in atoms. */
const RELATIVE_REACH = 24;
const ASIDE_REACH = 7;

/**
 * The comma that closes a relative clause at `at`, or a few words without a verb, after which the clause before it goes
 * on: "a clerk, who has since left, called the police", "posts of that kind, in particular, were"; -1 where there is
 * none.
 */
function relativeEnd(atoms: Atoms, { frame, sentence }: OpenReport, at: number): number {
  const opening = atoms.lower(at) === ',' ? at + 1 : at;
  if (atoms.lower(opening - 1) !== ',') return -1;
  const isRelative = RELATIVES.has(atoms.lower(opening));
  if (!isRelative && !CLAUSES.has(frame)) return -1;
  const reach = isRelative ? RELATIVE_REACH : ASIDE_REACH;
  const comma = atoms.find(',', opening + 1, Math.min(sentence.to - 1, opening + reach));
  if (comma < 0 || (!isRelative && verbWithin(atoms, opening, comma) >= 0)) return -1;
  const next = isAdverb(atoms.lower(comma + 1)) ? comma + 2 : comma + 1;
  const { lower } = atoms.at(next);
  // "accused a clerk, whom she did not name, of lying"
  if (frame === 'object of' && OF_WHAT.has(lower)) return comma;
  // "…, Ana Ray, of the mill, said": somebody else.
  if (!isRelative && PLAIN_SAYING.has(lower)) return -1;
  return AUXILIARIES.has(lower) || reportVerb(lower) !== undefined || isFiniteVerb(atoms, next, next) ? comma : -1;
}
const OF_WHAT = new Set(['of', 'for', 'with']);

/**
 * The comma after what introduces the words reported, whose main clause follows: "that once the mill is sold, | the
 * firm …", "that, even if it were, | the firm …", "that by mending it, | they …", "that given the cost, | it …"; -1
 * where nothing does.
 */
function introducedUpTo(atoms: Atoms, { from, sentence }: OpenReport): number {
  let first = atoms.lower(from) === 'that' ? from + 1 : from;
  if (atoms.lower(first) === ',') first++;
  if (isAdverb(atoms.lower(first)) && !SUBORDINATORS.has(atoms.lower(first))) first++;
  const opener = atoms.lower(first);
  const isPhrase =
    opener === 'given' || opener === 'having' || (opener === 'by' && atoms.lower(first + 1).endsWith('ing'));
  if (!isPhrase && !SUBORDINATORS.has(opener)) return -1;
  const comma = atoms.find(',', first, sentence.to);
  return comma >= 0 && opensClause(atoms, comma + 1, sentence.to, false) ? comma : -1;
}

/**
 * Whether another report begins after the joint at `at`: "said A; the company said B", "said A, though the company said
 * B", "said A but added that B".
 */
function reportsAnew(atoms: Atoms, { cue, claimant, sentence }: OpenReport, at: number): boolean {
  const end = sentence.to;
  const next = atoms.lower(at + 1);
  const isParticiple = formOf(atoms, cue.to - 1) === 'ing';
  // "said A but added that B", "confirmed A but denied B", "admitting A but warning that B"
  const isAgain = AGAIN.has(next) || reportVerb(next)?.kind === 'denied' || (next.endsWith('ing') && isParticiple);
  if (JOINTS.has(atoms.lower(at)) && isAgain && reportVerb(next) !== undefined) return true;
  if (atoms.lower(at) === 'and' && otherReports(atoms, at + 1, end)) return true;
  const isContrast = CONTRASTS.has(atoms.lower(at)) && atoms.lower(at - 1) === ',';
  // "said it had sold the mill, which the board said was wrong"
  if (atoms.lower(at) === ',' && atoms.lower(at + 1) === 'which' && otherReports(atoms, at + 2, end)) return true;
  if (atoms.lower(at) === ';') return opensOther(atoms, at + 1, end);
  if (atoms.lower(at) === 'and' && atoms.lower(at - 1) === ',' && isAnswered(atoms, at + 1, end)) return true;
  return isContrast && (isDisputed(atoms, at + 1, end) || isContrasted(atoms, claimant, at + 1, end));
}

/** ", but | her family say", ", although | others doubt it": somebody else; not ", though he said little". */
function isContrasted(atoms: Atoms, claimant: AtomRange | null, from: number, end: number): boolean {
  for (let verb = from + 1; verb < Math.min(end, from + VERB_REACH); verb++) {
    const lower = atoms.lower(verb);
    const isSaid = PLAIN_SAYING.has(lower) && !isNoun(atoms, verb);
    if (!isSaid && !RESPONDING.has(lower) && !isClauseVerb(atoms, verb, from)) continue;
    if (!isSaid && !RESPONDING.has(lower) && !mayReport(lower)) return false;
    const subject = atoms.lower(verb - 1);
    return !isOwnPronoun(subject) || (verb === from + 1 && isOtherPronoun(atoms, claimant, subject));
  }
  return false;
}
function isOwnPronoun(word: string): boolean {
  return SUBJECTS.has(word) || word === 'it';
}
const RESPONDING = new ListedWords(claimWords.responding);

/** "She said he took it, but he said": of two pronouns that differ each means somebody else. */
function isOtherPronoun(atoms: Atoms, claimant: AtomRange | null, pronoun: string): boolean {
  if (claimant === null || claimant.to - claimant.from !== 1) return false;
  const own = atoms.lower(claimant.from);
  return isOwnPronoun(own) && own !== pronoun;
}

/** "argued it was lawful, and | the judge agreed" */
function isAnswered(atoms: Atoms, from: number, end: number): boolean {
  if (isOwnPronoun(atoms.lower(from))) return false;
  for (let verb = from + 1; verb < Math.min(end, from + SHORT_SUBJECT); verb++)
    if (RESPONDING.has(atoms.lower(verb))) return verb + 1 >= end - SHORT_ANSWER;
  return false;
}
/** How much may follow the verb of an answer: "with her", in atoms. */
const SHORT_ANSWER = 3;

/** "…, but | the ministry disputes this", "; | he denies it": what is said about a denial is not denied itself. */
function isDisputed(atoms: Atoms, from: number, end: number): boolean {
  for (let at = from + 1; at < Math.min(end, from + SHORT_SUBJECT); at++)
    if (reportVerb(atoms.lower(at))?.kind === 'denied') return true;
  return false;
}

/**
 * After a semicolon: "engineers disagree"; but "said it was safe; it would open" is one report, as is one with a list.
 */
function opensOther(atoms: Atoms, at: number, end: number): boolean {
  if (isDisputed(atoms, at, end)) return true;
  if (PRONOUNS.has(atoms.lower(at))) return false;
  const isPlural = !atoms.at(at).capital && atoms.lower(at).endsWith('s');
  return opensClause(atoms, at, end, false) || (isPlural && end - at === 2);
}

/** "… and Otto Falk said", "… and one in four said": somebody else who speaks right after the joint. */
function otherReports(atoms: Atoms, from: number, end: number): boolean {
  const { capital, lower, kind } = atoms.at(from);
  // "and residents accused the firm"
  if (lower.endsWith('s') && !PRONOUNS.has(lower) && PLAIN_SAYING.has(atoms.lower(from + 1))) return true;
  if (!(capital || kind === 'number' || DETERMINERS.has(lower)) || PRONOUNS.has(lower) === (lower !== 'one'))
    return false;
  const verb = verbWithin(atoms, from + 1, Math.min(end, from + SHORT_SUBJECT));
  return verb > from && PLAIN_SAYING.has(atoms.lower(verb)) && !atoms.at(verb).capital;
}
const SHORT_SUBJECT = 7;
const PLAIN_SAYING = new ListedWords(claimWords.sayingAnew);

/** "A baker — Otto Falk was charged with arson in May | — led it": the dash closes what the report is in. */
function closesAside(atoms: Atoms, { cue, sentence }: OpenReport, at: number): boolean {
  if (!isDash(atoms, at)) return false;
  for (let open = cue.from - 1; open > sentence.from; open--) if (isDash(atoms, open)) return true;
  return false;
}

/** "said it was late — a point that others had made": an aside after a dash that nothing closes. */
function opensLastAside(atoms: Atoms, { from, sentence }: OpenReport, at: number): boolean {
  if (!isDash(atoms, at) || verbWithin(atoms, from, at) < 0) return false;
  for (let next = from; next < sentence.to; next++) if (next !== at && isDash(atoms, next)) return false;
  return true;
}

function isDash(atoms: Atoms, at: number): boolean {
  const { lower, glued } = atoms.at(at);
  return lower === '—' || lower === '–' || (lower === '-' && !glued && !atoms.glued(at + 1));
}

const CONTRASTS = new Set(['but', 'though', 'although', 'while']);
const AGAIN = new Set(['said', 'added']);

/** "Ray, who said it was shut, | voted for it": the comma at `at` closes the clause that the report is in. */
function closesRelative(atoms: Atoms, { cue, claimant }: OpenReport, at: number): boolean {
  // "The firm, whose chief said it was shut, | is to open"
  const isOwner = claimant !== null && atoms.lower(claimant.from) === 'whose';
  const relative = isOwner ? claimant.from : cue.from - 1;
  if (atoms.lower(at) !== ',' || atoms.lower(relative - 1) !== ',' || !RELATIVES.has(atoms.lower(relative)))
    return false;
  // ", who said it was safe, | later resigned", ", | chained themselves to it"
  const next = isAdverb(atoms.lower(at + 1)) ? at + 2 : at + 1;
  const isPast = atoms.lower(next).endsWith('ed') && isAfterDeed(atoms, next + 1);
  return isPast || AUXILIARIES.has(atoms.lower(next)) || isFiniteVerb(atoms, next, next);
}

/** Whether what follows the verb of a deed is at `at`: "signed the", "chained themselves", "marched to". */
function isAfterDeed(atoms: Atoms, at: number): boolean {
  const { lower } = atoms.at(at);
  return DETERMINERS.has(lower) || PREPOSITIONS.has(lower) || lower === 'to' || /sel(?:f|ves)$/.test(lower);
}

/**
 * "denied any role, | and the board has never accused it": what comes after a denial is seldom denied, too; taken with
 * it, it would read as its contrary.
 */
function endsDenial(atoms: Atoms, { lemma, sentence }: OpenReport, at: number): boolean {
  if (lemma !== 'deny' || !JOINTS.has(atoms.lower(at)) || atoms.lower(at - 1) !== ',') return false;
  return opensClause(atoms, at + 1, sentence.to, false);
}

/** "a clerk who is accused of taking it | told a jury": the verb at `at` is that of the clause around the report's. */
function resumesMain(atoms: Atoms, { cue, frame, from }: OpenReport, at: number): boolean {
  // "is accused of theft | left": a word alone is enough of what somebody is accused of.
  const shortest = frame === 'preposition' ? 1 : 2;
  if (CLAUSES.has(frame) || at < from + shortest || !RESTRICTIVE.has(atoms.lower(cue.from - 1))) return false;
  if (atoms.lower(cue.from - 2) === ',' || RESTRICTIVE.has(atoms.lower(at - 1))) return false;
  return isClauseVerb(atoms, at, from) || reportVerb(atoms.lower(at)) !== undefined;
}
const RESTRICTIVE = new ListedWords(['who', 'that', 'which']);

/** "charged with theft | and Ana Ray was freed": what comes after words without a verb is another clause. */
function opensOthers(atoms: Atoms, { frame, lemma, from, sentence }: OpenReport, at: number): boolean {
  if (CLAUSES.has(frame) || !ACCUSING.has(lemma) || !JOINTS.has(atoms.lower(at)) || !atoms.at(at + 1).capital)
    return false;
  const verb = verbWithin(atoms, at + 2, Math.min(sentence.to, at + SHORT_SUBJECT));
  return verb > at && verbWithin(atoms, from, at) < 0;
}

/** "reported a loss of $4 million | and cut its forecast": after a noun the next verb is what else somebody did. */
function goesOnWithDeed(atoms: Atoms, { frame, cue, from }: OpenReport, at: number): boolean {
  if (frame !== 'noun' || !JOINTS.has(atoms.lower(at)) || formOf(atoms, cue.to - 1) !== 'past') return false;
  const { lower } = atoms.at(at + 1);
  if (!DETERMINERS.has(atoms.lower(at + 2)) || AUXILIARIES.has(lower)) return false;
  // "announced its intention to look into it and | cut the book"
  return isPlainPast(lower) ? atoms.find('to', from, at) < 0 : isFiniteVerb(atoms, at + 1, at + 1);
}

/** Whether a report ends before `at` whatever the model says. */
function isEnd(atoms: Atoms, report: OpenReport, at: number): boolean {
  return (
    reportsAnew(atoms, report, at) ||
    endsDenial(atoms, report, at) ||
    opensOthers(atoms, report, at) ||
    goesOnWithDeed(atoms, report, at) ||
    goesOnWithHelper(atoms, report, at) ||
    goesOnWithPast(atoms, report, at) ||
    closesRelative(atoms, report, at) ||
    opensLastAside(atoms, report, at) ||
    closesAside(atoms, report, at) ||
    isAccordingTo(atoms, at) ||
    // "warned of frost: the board expects …"
    (atoms.lower(at) === ':' && (DETERMINERS.has(atoms.lower(at + 1)) || PRONOUNS.has(atoms.lower(at + 1))))
  );
}

/**
 * "pleaded guilty | or were jailed", "denied it | and was freed": what else became of whoever says so; a plea also ends
 * before its day. In "denied claims that it was rotten or had harmed anybody" that is denied, too.
 */
function goesOnWithHelper(atoms: Atoms, { frame, lemma, from, sentence }: OpenReport, at: number): boolean {
  const isDay = DAY_WORDS.has(atoms.lower(atoms.lower(at) === 'on' ? at + 1 : at));
  if (isDay && PLEAS.has(lemma)) return atoms.find('to', at, Math.min(sentence.to, at + 4)) < 0;
  const isJoint = atoms.lower(at) === 'or' || JOINTS.has(atoms.lower(at));
  if (!isJoint || CLAUSES.has(frame) || !AUXILIARIES.has(atoms.lower(at + 1))) return false;
  // "pledged to build schools | but did not say"; not "to go and have", "whether it can or should"
  if (JOINTS.has(atoms.lower(at)) && INFINITIVES.has(frame) && !WITHOUT_SUBJECT.has(atoms.lower(at + 1))) return true;
  return PLEAS.has(lemma) || (lemma === 'deny' && verbWithin(atoms, from, at) < 0);
}
const INFINITIVES: ReadonlySet<string> = new Set(['infinitive', 'object infinitive']);
/** What an infinitive may go on with. */
const WITHOUT_SUBJECT = new Set(['be', 'been', 'being', 'do', 'have']);
const PLEAS = new Set(['plead guilty', 'plead not guilty']);

/**
 * "said she would not stand again | and endorsed her deputy": what "would" governs is no past form, so that it is what
 * else whoever says so did; but "would be shut and sold".
 */
function goesOnWithPast(atoms: Atoms, { cue, from }: OpenReport, at: number): boolean {
  if (!JOINTS.has(atoms.lower(at)) || formOf(atoms, cue.to - 1) !== 'past') return false;
  const next = isAdverb(atoms.lower(at + 1)) ? at + 2 : at + 1;
  const { lower } = atoms.at(next);
  const isPast = lower.endsWith('ed') || (isVerbForm(lower) && !lower.endsWith('s') && !AUXILIARIES.has(lower));
  if (!isPast || isPlainVerb(lower) || isPlainPast(lower) || !DETERMINERS.has(atoms.lower(next + 1))) return false;
  let verb = at - 1;
  while (verb > from && !isClauseVerb(atoms, verb, from)) verb--;
  if (!MODALS.has(atoms.lower(verb))) return false;
  for (let word = verb + 1; word < at; word++)
    if (AUXILIARIES.has(atoms.lower(word)) || atoms.lower(word) === 'get') return false;
  return true;
}

/** Whether the main clause begins or goes on at `at`: "While he said it was late, | the board met". */
function breaksOff(atoms: Atoms, report: OpenReport, at: number, isBeforeMain: boolean): boolean {
  if (resumesMain(atoms, report, at)) return true;
  // "When he unveiled the plan last week | she said"
  const isSaid = PRONOUNS.has(atoms.lower(at)) && PLAIN_SAYING.has(atoms.lower(at + 1));
  return isBeforeMain && (isSaid || opensMain(atoms, at, report.sentence.to));
}

/** Where a report ends, and how much speaks against that. */
export function reportEnd(atoms: Atoms, report: OpenReport, model: ClaimModel): ReportEnd {
  const { from, sentence } = report;
  const evidence = new EndingEvidence(atoms, report);
  const introduced = introducedUpTo(atoms, report);
  const isBeforeMain = isSubordinate(atoms, report) && introduced < 0;
  let passed = 0;
  for (let at = from + 1; at < sentence.to; at++) {
    if (breaksOff(atoms, report, at, isBeforeMain)) return { to: at, doubt: 0 };
    if (!mayEnd(atoms, at) || at <= introduced) continue;
    if (isEnd(atoms, report, at)) return { to: withoutComma(atoms, from, at), doubt: 0 };
    const resumed = relativeEnd(atoms, report, at);
    if (resumed >= 0) {
      at = resumed;
      continue;
    }
    const share = model.probability(evidence.before(at));
    if (share <= ENDS) {
      passed = Math.max(passed, share);
      continue;
    }
    return { to: withoutComma(atoms, from, at), doubt: doubtOf(Math.max(passed, 1 - share)) };
  }
  return { to: sentence.to, doubt: doubtOf(passed) };
}

/** Without the comma or the dashes that come before the end. */
function withoutComma(atoms: Atoms, from: number, to: number): number {
  let end = to;
  while (end - 1 > from && (atoms.lower(end - 1) === ',' || isDash(atoms, end - 1) || isDoubleDash(atoms, end - 1)))
    end--;
  return end;
}

/** Either mark of "--". */
function isDoubleDash(atoms: Atoms, at: number): boolean {
  return atoms.lower(at) === '-' && (atoms.lower(at - 1) === '-' || atoms.lower(at + 1) === '-');
}

/** The class of a share of at most a half that speaks against an end. */
function doubtOf(share: number): number {
  return Math.min(DOUBTS - 1, Math.floor(share * 2 * DOUBTS));
}
const DOUBTS = 6;
