/** The subject of a verb of speech: the phrase before it, the one that a relative clause is of, the sentence's own. */

import grammarWords from '../english/data/grammar-words.json' with { type: 'json' };
import type { Atoms } from '../text/atoms.ts';
import { ListedWords } from '../text/listed.ts';
import type { AtomNumber, AtomRange } from '../text/ranges.ts';
import { BREAKS, CUE_REACH, isBoundary, openingParenthesis, PHRASE_REACH, QUOTE_MARKS } from './boundaries.ts';
import { isLegalForm } from './legal-form.ts';
import { NUMBER_WORDS } from './numerals.ts';
import { reportVerb } from './report-verbs.ts';
import {
  ACCUSING,
  AUXILIARIES,
  CLAUSE_STARTS,
  CUES,
  INTRODUCERS,
  PHRASE_ENDS,
  PRONOUNS,
  SUBORDINATORS,
} from './speech.ts';
import { behindPreposition, trimPhrase } from './trimmed-phrase.ts';
import { formsOf, isFiniteVerb, isPlainVerb, isVerbForm, mayBeFinite } from './verbs.ts';
import {
  DAY_WORDS,
  DETERMINERS,
  isAdverb,
  isHelper,
  isNoun,
  PARTICIPLES,
  SPANS,
  TIME_OPENERS,
  verbStart,
} from './word-kinds.ts';

const GOING_ON = new ListedWords(grammarWords.goingOn);

/** The noun phrase a verb has before it. */
export function subjectBefore(atoms: Atoms, cue: AtomNumber): AtomRange | null {
  const to = subjectEnd(atoms, cue);
  const previous = atoms.lower(to - 1);
  if (previous === 'who' || previous === 'which' || opensThatClause(atoms, to - 1)) return relativeSubject(atoms, to);
  if (previous === ',') return apposedSubject(atoms, to - 1) ?? sentenceSubject(atoms, cue);
  if (DASHES.has(previous) && !atoms.glued(to - 1)) return dashedSubject(atoms, to - 1) ?? sentenceSubject(atoms, cue);
  if (SHARED_SUBJECT.has(previous))
    return (
      sharedRelative(atoms, to) ??
      sharedPronoun(atoms, to) ??
      aroundQuotation(atoms, cue) ??
      sentenceSubject(atoms, cue)
    );
  const phrase = phraseEnding(atoms, to);
  return phrase === null
    ? sentenceSubject(atoms, cue)
    : (beforeRelative(atoms, phrase.from) ?? withFirst(atoms, phrase));
}

/** "Ana Ray and | her lawyers", "The clerk and | the union": with whoever begins the sentence. */
function withFirst(atoms: Atoms, phrase: AtomRange): AtomRange {
  const joint = phrase.from - 1;
  if (atoms.lower(joint) !== 'and') return phrase;
  const first = phraseEnding(atoms, joint);
  if (first === null || !isBoundary(atoms, first.from) || !isPlainNoun(atoms, first)) return phrase;
  return { from: first.from, to: phrase.to };
}

/** A name, or a noun with an article, an owner or in the plural: nothing that could be a clause. */
function isPlainNoun(atoms: Atoms, { from, to }: AtomRange): boolean {
  if (INTRODUCERS.has(atoms.lower(from)) || PRONOUNS.has(atoms.lower(from))) return false;
  const first = DETERMINERS.has(atoms.lower(from)) ? from + 1 : from;
  const last = atoms.at(to - 1);
  let owner = first;
  for (let at = first + 1; at < to - 1; at++) {
    if (atoms.lower(at) === 's' && atoms.at(at).glued) owner = at + 1;
    else if (!atoms.at(at).capital && atoms.lower(at) !== "'") return false;
  }
  return last.capital || to - 1 === owner || (last.lower.endsWith('s') && !isVerbForm(last.lower));
}

/** "a report that said": a "that" right before its verb, and a noun before it. */
function opensThatClause(atoms: Atoms, that: AtomNumber): boolean {
  const { kind, lower } = atoms.at(that - 1);
  // "similar to that concluded in May"
  if (atoms.lower(that) !== 'that' || kind !== 'word' || isPreposition(lower)) return false;
  return reportVerb(lower) === undefined || isNoun(atoms, that - 1);
}

/**
 * "The family of a man who was held in Velde said", "a clerk who accused Ana Ray of theft said": the phrase before
 * "who", where no comma parts it from "said"; null where the phrase from `from` on is the subject itself.
 */
function beforeRelative(atoms: Atoms, from: AtomNumber): AtomRange | null {
  // "who heard that the mayor said", "who left when the mayor said"
  const before = atoms.lower(from - 1);
  const isClause = CLAUSE_STARTS.has(before) && before !== 'than' && before !== 'that';
  if (isClause && !atoms.lower(from).endsWith('ing')) return null;
  // "who think the mayor said"
  const report = reportVerb(before);
  if (report !== undefined && !ACCUSING.has(report.lemma)) return null;
  const who = relativeBefore(atoms, from);
  if (who < 0 || atoms.lower(who - 1) === ',') return null;
  for (let at = who + 1; at <= from; at++)
    if (isHelper(atoms, at) || (!atoms.at(at).capital && isVerbForm(atoms.lower(at))) || opensRelative(atoms, at, who))
      return phraseEnding(atoms, who);
  return null;
}

/**
 * The "who" before `from` that no mark parts from it, or a "that" with a verb right after it; -1 where there is none.
 */
function relativeBefore(atoms: Atoms, from: AtomNumber): AtomNumber {
  for (let at = from - 1; at > from - PHRASE_REACH && at > 0 && !isBoundary(atoms, at + 1); at--) {
    const { kind, lower } = atoms.at(at);
    if (lower === 'who') return at;
    if (lower === 'that') return opensRelative(atoms, at + 1, at) && !CUES.has(atoms.lower(at - 1)) ? at : -1;
    if (kind === 'mark' && !INNER_MARKS.has(lower)) return -1;
  }
  return -1;
}
const INNER_MARKS = new ListedWords(grammarWords.innerMarks);

/** "who run the mill", "that owns it": whatever verb that is; but "who police said". */
function opensRelative(atoms: Atoms, at: AtomNumber, who: AtomNumber): boolean {
  const { kind, lower, capital } = atoms.at(at);
  if (at !== who + 1 || kind !== 'word' || capital || DETERMINERS.has(lower)) return false;
  if (OBJECTS.has(atoms.lower(at + 1))) return true;
  // "who back Otto Falk", but "during that call Otto Falk said"
  return atoms.lower(who) === 'who' && atoms.at(at + 1).capital && mayBeFinite(formsOf(lower)[0]);
}

const OBJECTS = new ListedWords([...DETERMINERS, ...grammarWords.parts]);

const DASHES = new ListedWords(['—', '–', '-']);

/** "villagers in two valleys — Arl and Velde — said": the phrase before what the dash at `inner` closes. */
function dashedSubject(atoms: Atoms, inner: AtomNumber): AtomRange | null {
  for (let at = inner - 1; at > inner - PHRASE_REACH && at > 0 && !isBoundary(atoms, at + 1); at--)
    if (DASHES.has(atoms.lower(at)) && !atoms.glued(at)) return phraseEnding(atoms, at);
  return null;
}

/** "a clerk, who blamed the mill and said": the clerk, where nothing closes the clause before the second verb. */
function sharedRelative(atoms: Atoms, to: AtomNumber): AtomRange | null {
  for (let at = to - 2; at > to - SHARED_REACH && !isBoundary(atoms, at + 1); at--) {
    const { lower } = atoms.at(at);
    if (lower === 'who') return relativeSubject(atoms, at + 1);
    if (lower === ',' || QUOTE_MARKS.has(lower)) return null;
  }
  return null;
}
const SHARED_REACH = 12;

/** "Shares fell after it cut its forecast and said": the subject of the clause that goes on, where it is a pronoun. */
function sharedPronoun(atoms: Atoms, to: AtomNumber): AtomRange | null {
  for (let at = to - 2; at > to - CUE_REACH && !isBoundary(atoms, at + 1); at--) {
    const { lower } = atoms.at(at);
    if (lower === ',' || QUOTE_MARKS.has(lower) || BREAKS.has(lower) || DASHES.has(lower) || CUES.has(lower))
      return null;
    if (SUBORDINATORS.has(lower)) return CLAUSE_SUBJECTS.has(atoms.lower(at + 1)) ? { from: at + 1, to: at + 2 } : null;
  }
  return null;
}
const CLAUSE_SUBJECTS = new Set(['he', 'she', 'it', 'they']);

/** "The mayor said it was “sound” but warned": the subject of a sentence that goes on behind what it quotes. */
export function aroundQuotation(atoms: Atoms, cue: AtomNumber): AtomRange | null {
  let first = cue;
  let marks = 0;
  while (first > 0 && first > cue - CUE_REACH * 2 && !isBoundary(atoms, first)) {
    first--;
    if (QUOTE_MARKS.has(atoms.lower(first))) marks++;
  }
  const isAround = marks > 0 && marks % 2 === 0 && isBoundary(atoms, first) && !QUOTE_MARKS.has(atoms.lower(first));
  return isAround ? subjectFrom(atoms, first, cue) : null;
}

/** Words right before a verb whose subject is that of the sentence: "opened the hall and said". */
const SHARED_SUBJECT = new ListedWords(grammarWords.sharedSubject);

/** Index after what may be a verb's subject: adverbs and times before the verb are left out. */
function subjectEnd(atoms: Atoms, cue: AtomNumber): number {
  let to = verbStart(atoms, cue);
  // "the parrot kept calling"
  if (atoms.lower(cue).endsWith('ing') && GOING_ON.has(atoms.lower(to - 1))) to--;
  // "Lind Robotics, a maker of arms, today announced", "the bank on Monday said"
  while (isAdverb(atoms.lower(to - 1)) || DAY_WORDS.has(atoms.lower(to - 1)) || countsSubject(atoms, to - 1)) to--;
  if (DAY_WORDS.has(atoms.lower(to)) && atoms.lower(to - 1) === 'on') to--;
  // "the rival last week warned"
  return SPANS.has(atoms.lower(to - 1)) && TIME_OPENERS.has(atoms.lower(to - 2)) ? to - 2 : to;
}

/** "Ana Ray and Otto Falk both said", "they all said" */
function countsSubject(atoms: Atoms, at: AtomNumber): boolean {
  if (!QUANTIFIERS.has(atoms.lower(at)) || isBoundary(atoms, at)) return false;
  const { kind, lower, capital } = atoms.at(at - 1);
  return kind === 'word' && (capital || PRONOUNS.has(lower) || lower.endsWith('s'));
}
const QUANTIFIERS = new Set(['all', 'both', 'each']);

/** "X, who said" and "Ray, the mayor, said": whom the "who" or "which" before `to` goes with. */
function relativeSubject(atoms: Atoms, to: AtomNumber): AtomRange | null {
  const isParted = atoms.lower(to - 2) === ',' || (DASHES.has(atoms.lower(to - 2)) && !atoms.glued(to - 2));
  const near = phraseEnding(atoms, isParted ? to - 2 : to - 1);
  // "Ana Ray, 24, who said"
  const head = near === null ? null : (beforeAside(atoms, near) ?? withName(atoms, near));
  if (head === null || (atoms.lower(to - 1) === 'which' && isPlaceApposed(atoms, head.from))) return null;
  return afterClause(atoms, head);
}

/** "four firms in Cape May, New Jersey, which argued": the place is not who argued. */
function isPlaceApposed(atoms: Atoms, from: AtomNumber): boolean {
  return atoms.lower(from - 1) === ',' && atoms.at(from).capital && atoms.at(from - 2).capital;
}

/** "Ana Ray, the mayor, said": the phrase with what is set apart by commas, the last of which is at `inner`. */
function apposedSubject(atoms: Atoms, inner: AtomNumber): AtomRange | null {
  const listed = nameWithOffices(atoms, inner);
  if (listed !== null) return listed;
  const opening = commaBefore(atoms, inner);
  const last = opening < 0 ? null : phraseEnding(atoms, opening);
  if (last === null) return null;
  const near = withName(atoms, last);
  // "The firm that runs the dam, Rhone Hydro, said"
  const whole = { from: (beforeRelative(atoms, near.from) ?? near).from, to: near.to };
  // "Dr Cho, of the University of Otago, who ..., said", "Ana Ray, 60, who has fished since she was nine, said"
  const { from } = beforeAside(atoms, whole) ?? whole;
  if (INTRODUCERS.has(atoms.lower(from))) return null;
  return { from, to: opensAside(atoms, opening + 1) ? whole.to : inner };
}

/** "Sen. Ana Ray, R-Ark.", "Otto Falk, a Velde, Fla., baker": with whom the state at its beginning tells of. */
function withName(atoms: Atoms, phrase: AtomRange): AtomRange {
  if (atoms.lower(phrase.from - 1) !== ',' || !opensWithState(atoms, phrase)) return phrase;
  const home = phraseEnding(atoms, phrase.from - 1);
  if (home === null) return phrase;
  const isApposed = DETERMINERS.has(atoms.lower(home.from)) && atoms.lower(home.from - 1) === ',';
  const named = isApposed ? phraseEnding(atoms, home.from - 1) : home;
  return named === null ? phrase : { from: named.from, to: phrase.to };
}

/** "R-Fla.", "D-N.Y.", "Fla." */
function opensWithState(atoms: Atoms, { from, to }: AtomRange): boolean {
  const isParty = /^[rdi]$/.test(atoms.lower(from)) && atoms.lower(from + 1) === '-';
  const state = isParty ? from + 2 : from;
  if (!atoms.at(state).capital || atoms.lower(state).length > LONGEST_STATE) return false;
  let end = state + 1;
  while (end < to && (atoms.lower(end) === '.' || atoms.at(end - 1).lower === '.') && atoms.glued(end)) end++;
  return (isParty || atoms.lower(end - 1) === '.') && (end === to || atoms.lower(end) === ',');
}
const LONGEST_STATE = 5;

/**
 * "The strike followed warnings from | Otto Falk, who said": of a phrase that holds a verb, the noun that "who" goes
 * with.
 */
function afterClause(atoms: Atoms, phrase: AtomRange): AtomRange {
  // "had been | known for ties with the union, which said"
  let from = AUXILIARIES.has(atoms.lower(phrase.from - 1)) ? phrase.from + 1 : phrase.from;
  if (takesObject(atoms, from)) from++;
  for (let at = phrase.from + 1; at < phrase.to - 1; at++)
    if (!atoms.at(at).capital && isClausesVerb(atoms, at) && !isNoun(atoms, at)) from = at + 1;
  if (from === phrase.from) return phrase;
  for (let at = from; at < phrase.to - 1; at++) if (PHRASE_OPENERS.has(atoms.lower(at))) from = at + 1;
  return trimPhrase(atoms, { from, to: phrase.to }) ?? phrase;
}
/** "wrote", "penned the letter", "The firm published documents" */
function isClausesVerb(atoms: Atoms, at: AtomNumber): boolean {
  const lower = atoms.lower(at);
  return (
    isVerbForm(lower) || takesObject(atoms, at) || (PARTICIPLES.has(lower) && !DETERMINERS.has(atoms.lower(at - 1)))
  );
}

/** "penned the letter": whatever verb that is. */
function takesObject(atoms: Atoms, at: AtomNumber): boolean {
  return /(?:ed|ing)$/.test(atoms.lower(at)) && DETERMINERS.has(atoms.lower(at + 1));
}
const PHRASE_OPENERS = new Set(grammarWords.phraseOpeners);

/** What is told of a speaker between commas and does not say who that is: "who …", "most of them …", "quoted in …". */
function opensAside(atoms: Atoms, at: AtomNumber): boolean {
  const { lower, capital } = atoms.at(at);
  if (lower === 'who' || lower === 'which' || lower === 'asked') return true;
  const isPart = PARTS.has(lower) && atoms.lower(at + 1) === 'of';
  const isCounted = PARTS.has(lower) && atoms.lower(at + 2) === 'of';
  // "without going into detail"
  if (isPart || isCounted || (!capital && PREPOSED.has(lower))) return true;
  if (capital || !/(?:ed|ing)$/.test(lower)) return false;
  // "citing costs", but "acting head of the mill"
  const takesObject = lower.endsWith('ing') && lower.length > 4 && !OFFICE_WORDS.has(lower);
  return takesObject || PHRASE_ENDS.has(atoms.lower(at + 1));
}
const PREPOSED = new ListedWords(grammarWords.preposed);
const OFFICE_WORDS = new ListedWords(grammarWords.officeParticiples);
const PARTS = new Set(grammarWords.parts);

/** What a sentence may open with before its subject. */
const CONJUNCTIONS = new Set(['but', 'and', 'so', 'yet']);

/**
 * "Ana Ray, Rowan Mills' Chairman, President, and Chief Executive Officer,": a name that opens its sentence and a list
 * of what its bearer is, up to the comma `inner`.
 */
function nameWithOffices(atoms: Atoms, inner: AtomNumber): AtomRange | null {
  let first = openingBefore(atoms, inner);
  if (first < 0 || !tellsOffices(atoms, first, inner)) return null;
  if (CONJUNCTIONS.has(atoms.lower(first))) first++;
  const { capital, lower } = atoms.at(first);
  const isName = capital && !INTRODUCERS.has(lower) && !DAY_WORDS.has(lower) && !DETERMINERS.has(lower);
  return isName && atoms.at(first + 1).capital ? { from: first, to: inner } : null;
}

/** Where the sentence begins that goes on up to `inner`; -1 where somebody says something before that. */
function openingBefore(atoms: Atoms, inner: AtomNumber): number {
  let first = inner;
  while (first > 0 && first > inner - CUE_REACH && !isBoundary(atoms, first)) {
    first--;
    const { lower, capital, kind } = atoms.at(first);
    if (QUOTE_MARKS.has(lower) || BREAKS.has(lower)) return -1;
    if (kind === 'word' && !capital && CUES.has(lower)) return -1;
  }
  return first;
}

/**
 * Whether what is between commas up to `inner` says what somebody is, and no more than a relative clause has a verb:
 * "head of the mill, where Eva Lind has worked,".
 */
function tellsOffices(atoms: Atoms, first: AtomNumber, inner: AtomNumber): boolean {
  let commas = 0;
  let isRelative = false;
  for (let at = first; at < inner; at++) {
    const { lower, capital, kind } = atoms.at(at);
    if (lower === ',') {
      commas++;
      isRelative = false;
    } else if (RELATIVES.has(lower)) isRelative = true;
    else if (!isRelative && kind === 'word' && !capital && (AUXILIARIES.has(lower) || INTRODUCERS.has(lower)))
      return false;
  }
  return commas >= 2;
}
/** What opens a clause that tells more of somebody or something, behind a comma. */
export const RELATIVES: ReadonlySet<string> = new Set(['who', 'whom', 'which', 'whose', 'where']);

const AFFILIATIONS = new Set(['of', 'from', 'at']);

/** Whom a phrase between commas says more of; null where it does not. */
function beforeAside(atoms: Atoms, aside: AtomRange): AtomRange | null {
  const from = whichStart(atoms, aside.from);
  return isAside(atoms, aside) && atoms.lower(from - 1) === ',' ? phraseEnding(atoms, from - 1) : null;
}

/** "[which is] based in Austin, Texas": where the clause begins whose verb ends before `from`. */
function whichStart(atoms: Atoms, from: AtomNumber): AtomNumber {
  let at = from;
  while (AUXILIARIES.has(atoms.lower(at - 1))) at--;
  const opener = atoms.lower(at - 1);
  return opener === 'which' || opener === 'who' ? at - 1 : from;
}

/**
 * Whether a phrase between commas says more of who is named before it: "of the University of Otago", "based in Velde",
 * an age.
 */
function isAside(atoms: Atoms, { from, to }: AtomRange): boolean {
  if (atoms.lower(from) === 'based') return true;
  return AFFILIATIONS.has(atoms.lower(from)) || (to - from === 1 && atoms.at(from).kind === 'number');
}

function commaBefore(atoms: Atoms, end: AtomNumber): number {
  for (let at = end - 1; at > 0 && at > end - PHRASE_REACH; at--) {
    if (isBoundary(atoms, at + 1) || QUOTE_MARKS.has(atoms.lower(at))) return -1;
    if (atoms.lower(at) === ',') return at;
  }
  return -1;
}

/** The noun phrase that ends right before `to`. */
export function phraseEnding(atoms: Atoms, to: AtomNumber): AtomRange | null {
  let from = to;
  while (from > 0 && from > to - PHRASE_REACH && !isBoundary(atoms, from)) {
    const inserted = beforeInsertion(atoms, from);
    if (inserted < 0) break;
    if (inserted < from) {
      from = inserted;
      continue;
    }
    const word = atoms.lower(from - 1);
    const isPart = from < to && OPENS_PHRASE.has(word) && !AUXILIARIES.has(atoms.lower(from));
    if (isBeforePhrase(atoms, from - 1) || (from < to && isPronoun(word) && !isPart)) break;
    from--;
    // "a lawyer for one of the guards", "more than one guard"
    if (PRONOUNS.has(word) && !(OPENS_PHRASE.has(word) && BEFORE_ONE.has(atoms.lower(from - 1)))) break;
  }
  return trimPhrase(atoms, { from: beforeCount(atoms, from), to });
}

/** Where "more than" or "no fewer than" begins, which ends before `from`; else `from`. */
function beforeCount(atoms: Atoms, from: AtomNumber): AtomNumber {
  if (atoms.lower(from - 1) !== 'than' || !COMPARED.has(atoms.lower(from - 2))) return from;
  return atoms.lower(from - 3) === 'no' ? from - 3 : from - 2;
}
const COMPARED = new Set(['more', 'fewer', 'less']);

/** Where what is put into a name begins, if it ends before `from`; else `from`, and -1 where it never begins. */
function beforeInsertion(atoms: Atoms, from: AtomNumber): number {
  // "Ana Ray (Con, Eastfield) said"
  if (atoms.lower(from - 1) === ')') return openingParenthesis(atoms, from - 1);
  // "farmers in | more than | nine valleys"
  const counted = beforeCount(atoms, from);
  if (counted < from && isPreposition(atoms.lower(counted - 1))) return counted;
  return atoms.lower(from - 1) === ',' && partsLegalForm(atoms, from - 1) ? from - 1 : from;
}

/** "Veridian Robotics, Inc. said": whether the comma only parts a company's name from its legal form. */
function partsLegalForm(atoms: Atoms, comma: AtomNumber): boolean {
  const { start, end } = atoms.at(comma + 1);
  return atoms.at(comma - 1).capital && isLegalForm(atoms.text.slice(start, end));
}

/** Pronouns that a noun or "of" may follow: "both men", "one in three", "some of the guards". */
const OPENS_PHRASE = new Set(['one', 'some', 'many', 'both', 'others']);

/** Prepositions inside a phrase for a speaker. */
export function isPreposition(word: string): boolean {
  return PREPOSED.has(word) || PHRASE_ENDS.has(word) || WITHIN_PHRASE.has(word);
}
const WITHIN_PHRASE = new Set(['of', 'for', 'from']);
/** What a phrase for whoever speaks goes on before. */
const BEFORE_ONE = new Set(['of', 'for', 'to', 'than']);

function isPronoun(word: string): boolean {
  return PRONOUNS.has(word) || word === 'him' || word === 'them';
}

/** Whether the atom at `at` ends a phrase that is read backwards: a mark, the start of a clause, a verb. */
function isBeforePhrase(atoms: Atoms, at: AtomNumber): boolean {
  const { lower, capital } = atoms.at(at);
  if (QUOTE_MARKS.has(lower) || BREAKS.has(lower) || lower === ',' || lower === '(' || CLAUSE_STARTS.has(lower))
    return true;
  // "in what officials say is", "HULL (Newsline) - Ana Ray said"
  if (lower === 'what' || (lower === '-' && !atoms.glued(at + 1)) || isDoubledMark(atoms, at)) return true;
  const isJoint = lower === 'and' || lower === 'but' || lower === 'or';
  const joined = atoms.lower(at + 1) === 'the' ? at + 2 : at + 1;
  if (isJoint && !(atoms.at(at - 1).capital && atoms.at(joined).capital)) return true;
  // "a gang calling itself Black Heron claimed"
  if (CUES.has(lower) && REFLEXIVES.has(atoms.lower(at + 1))) return false;
  return !capital && (CUES.has(lower) || AUXILIARIES.has(lower)) && !isNoun(atoms, at);
}
/** "''It is late,'' Ana Ray said": the second of two marks that stand for one. */
function isDoubledMark(atoms: Atoms, at: AtomNumber): boolean {
  return atoms.lower(at) === "'" && atoms.glued(at) && atoms.lower(at - 1) === "'";
}
const REFLEXIVES = new Set(['herself', 'himself', 'itself', 'themselves']);

/** The subject of the sentence `cue` is in: the first noun phrase after an introductory one. */
export function sentenceSubject(atoms: Atoms, cue: AtomNumber): AtomRange | null {
  let first = cue;
  while (
    first > 0 &&
    first > cue - CUE_REACH * 2 &&
    !isBoundary(atoms, first) &&
    !QUOTE_MARKS.has(atoms.lower(first - 1))
  )
    first--;
  return subjectFrom(atoms, first, cue);
}

/** The subject of a sentence that begins at `first`, as far as `limit`. */
export function subjectFrom(atoms: Atoms, first: AtomNumber, limit: AtomNumber): AtomRange | null {
  let from = first;
  // "Sunday morning, | Ana Ray"
  const isDay = DAY_WORDS.has(atoms.lower(from)) && atoms.find(',', from, Math.min(limit, from + LONGEST_DAY)) >= 0;
  if (isDay || INTRODUCERS.has(atoms.lower(from))) {
    const comma = atoms.find(',', from, limit);
    from = Math.max(from, comma < 0 ? behindPreposition(atoms, from, limit) - 1 : comma) + 1;
  }
  while (
    from < limit &&
    (isAdverb(atoms.lower(from)) || atoms.lower(from) === ',' || CONJUNCTIONS.has(atoms.lower(from)))
  )
    from++;
  if (PRONOUNS.has(atoms.lower(from)) && !opensNoun(atoms, from)) return { from, to: from + 1 };
  let to = from;
  while (to < limit && to < from + PHRASE_REACH && isPhrasePart(atoms, to, from)) to++;
  return trimPhrase(atoms, { from, to });
}

/** "some bakers", "one organizer" */
function opensNoun(atoms: Atoms, from: AtomNumber): boolean {
  const { kind, lower, capital } = atoms.at(from + 1);
  if (!OPENS_PHRASE.has(atoms.lower(from)) || kind !== 'word' || capital || lower === 'of') return false;
  if (CUES.has(lower) || isHelper(atoms, from + 1) || PHRASE_ENDS.has(lower) || isAdverb(lower)) return false;
  // "one protest organizer", where a verb would be "protests"
  return !isVerbForm(lower) && (atoms.lower(from) === 'one' || !isPlainVerb(lower));
}

const LONGEST_DAY = 4;

/** Words of a subject: names and what joins them; after an article also nouns in small letters. */
function isPhrasePart(atoms: Atoms, at: AtomNumber, from: AtomNumber): boolean {
  const atom = atoms.at(at);
  if (atom.kind === 'number' || (atom.kind === 'word' && atom.capital)) return true;
  const word = atom.lower;
  if (word === '-' || word === "'" || (word === '.' && !isBoundary(atoms, at + 1))) return atom.glued;
  if (atom.kind !== 'word') return false;
  if (SUBJECT_JOINTS.has(word)) return true;
  if ((at > from && isFiniteVerb(atoms, at, from)) || endsSubject(word) || isNegative(atoms, at)) return false;
  if (at - from <= 3 && (opensNouns(atoms, from) || isPluralNoun(atoms, at, from))) return true;
  return isPossessed(atoms, at) || atoms.at(at + 1).capital || atoms.at(at + 2).capital;
}

/** "the orchard owners", "eleven orchard owners" */
function opensNouns(atoms: Atoms, from: AtomNumber): boolean {
  return DETERMINERS.has(atoms.lower(from)) || NUMBER_WORDS.has(atoms.lower(from));
}

/** "Orchard owners": a plural after the capital that begins a sentence. */
function isPluralNoun(atoms: Atoms, at: AtomNumber, from: AtomNumber): boolean {
  const { lower } = atoms.at(at);
  return at === from + 1 && isBoundary(atoms, from) && lower.length > 4 && lower.endsWith('s') && !lower.endsWith('ss');
}

/** "doesn" of "doesn't" */
function isNegative(atoms: Atoms, at: AtomNumber): boolean {
  return atoms.lower(at + 1) === "'" && atoms.lower(at + 2) === 't';
}

/** "Ray's office" */
function isPossessed(atoms: Atoms, at: AtomNumber): boolean {
  return atoms.lower(at - 1) === 's' && atoms.lower(at - 2) === "'";
}

/** What joins the words of a subject: "of", the "s" of "Ray's". */
const SUBJECT_JOINTS = new ListedWords(grammarWords.subjectJoints);

function endsSubject(word: string): boolean {
  return (
    PHRASE_ENDS.has(word) ||
    AUXILIARIES.has(word) ||
    CUES.has(word) ||
    CLAUSE_STARTS.has(word) ||
    word.endsWith('ed') ||
    word.endsWith('ly')
  );
}
