/**
 * The subject of a verb after something set apart from it: a relative clause ("a clerk who was there said"), an
 * apposition ("Ana Ray, the mayor, said") or an aside.
 */

import grammarWords from '../english/data/grammar-words.json' with { type: 'json' };
import type { Atoms } from '../text/atoms.ts';
import { ListedWords } from '../text/listed.ts';
import type { AtomNumber, AtomRange } from '../text/ranges.ts';
import { BREAKS, CUE_REACH, isBoundary, PHRASE_REACH, QUOTE_MARKS } from './boundaries.ts';
import { PREPOSED, phraseEnding } from './phrase-before.ts';
import { reportVerb } from './report-verbs.ts';
import { CONJUNCTIONS } from './sentence-subject.ts';
import { ACCUSING, AUXILIARIES, CLAUSE_STARTS, CUES, INTRODUCERS, PHRASE_ENDS } from './speech.ts';
import { isName, trimPhrase } from './trimmed-phrase.ts';
import { formsOf, isVerbForm, mayBeFinite } from './verbs.ts';
import { DAY_WORDS, DETERMINERS, isHelper, isNoun, LEADING, PARTICIPLES } from './word-kinds.ts';

/**
 * "The family of a man who was held in Velde said", "a clerk who accused Ana Ray of theft said": the phrase before
 * "who", where no comma parts it from "said"; null where the phrase from `from` on is the subject itself.
 */
export function beforeRelative(atoms: Atoms, from: AtomNumber): AtomRange | null {
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

/** Marks that set words apart, where they are no hyphen. */
export const DASHES = new ListedWords(['—', '–', '-']);

/** "villagers in two valleys — Arl and Velde — said": the phrase before what the dash at `inner` closes. */
export function dashedSubject(atoms: Atoms, inner: AtomNumber): AtomRange | null {
  for (let at = inner - 1; at > inner - PHRASE_REACH && at > 0 && !isBoundary(atoms, at + 1); at--)
    if (DASHES.has(atoms.lower(at)) && !atoms.glued(at)) return beforeTime(atoms, phraseEnding(atoms, at));
  return null;
}

/** "The firm's deeds | after the fire — …, … — show": the phrase that a time is told of. */
function beforeTime(atoms: Atoms, phrase: AtomRange | null): AtomRange | null {
  return phrase !== null && AT_TIMES.has(atoms.lower(phrase.from - 1)) ? phraseEnding(atoms, phrase.from - 1) : phrase;
}
const AT_TIMES = new Set(['after', 'before', 'since', 'during']);

/** "X, who said" and "Ray, the mayor, said": whom the "who" or "which" before `to` goes with. */
export function relativeSubject(atoms: Atoms, to: AtomNumber): AtomRange | null {
  const isParted = atoms.lower(to - 2) === ',' || (DASHES.has(atoms.lower(to - 2)) && !atoms.glued(to - 2));
  const near = phraseEnding(atoms, isParted ? to - 2 : to - 1);
  // "Ana Ray, 24, who said"
  const head = near === null ? null : (beforeAside(atoms, near) ?? withName(atoms, near));
  if (head === null || (atoms.lower(to - 1) === 'which' && isPlaceApposed(atoms, head.from))) return null;
  const people = atoms.lower(to - 1) === 'who' ? peopleEnding(atoms, head) : null;
  return people ?? afterClause(atoms, head);
}

/** "The judge sided with | prosecutors, who": the people that a phrase with a verb of its own ends with. */
function peopleEnding(atoms: Atoms, { from, to }: AtomRange): AtomRange | null {
  const { lower, capital } = atoms.at(to - 1);
  if (capital || !AGENTS.test(lower)) return null;
  for (let at = to - 2; at > Math.max(from, to - SHORT_PHRASE); at--) {
    if (!LEADING.has(atoms.lower(at))) continue;
    const verb = atoms.lower(at - 1);
    return verb.endsWith('ed') && at - 1 > from ? trimPhrase(atoms, { from: at + 1, to }) : null;
  }
  return null;
}
const AGENTS = /(?:[eo]rs|ists|ians|cials)$/;
const SHORT_PHRASE = 5;

/** "four firms in Cape May, New Jersey, which argued": the place is not who argued. */
function isPlaceApposed(atoms: Atoms, from: AtomNumber): boolean {
  return atoms.lower(from - 1) === ',' && atoms.at(from).capital && atoms.at(from - 2).capital;
}

/** "Ana Ray, the mayor, said": the phrase with what is set apart by commas, the last of which is at `inner`. */
export function apposedSubject(atoms: Atoms, inner: AtomNumber): AtomRange | null {
  const listed = nameWithOffices(atoms, inner);
  if (listed !== null) return listed;
  const opening = commaBefore(atoms, inner);
  const last = opening < 0 ? null : phraseEnding(atoms, opening);
  if (last === null) return null;
  const near = beforeWho(atoms, withName(atoms, last));
  if (near === null) return null;
  // "The firm that runs the dam, Rhone Hydro, said"
  const whole = { from: (beforeRelative(atoms, near.from) ?? near).from, to: near.to };
  // "Dr Cho, of the University of Otago, who ..., said", "Ana Ray, 60, who has fished since she was nine, said"
  const { from } = beforeAside(atoms, whole) ?? nameBefore(atoms, whole) ?? whole;
  if (INTRODUCERS.has(atoms.lower(from))) return null;
  return { from, to: opensAside(atoms, opening + 1) ? whole.to : inner };
}

/** "The people who | volunteer, many of whom …,": where a phrase is but the verb after "who", the one before that. */
function beforeWho(atoms: Atoms, phrase: AtomRange): AtomRange | null {
  const isVerb = phrase.to - phrase.from === 1 && !atoms.at(phrase.from).capital;
  return isVerb && atoms.lower(phrase.from - 1) === 'who' ? phraseEnding(atoms, phrase.from - 1) : phrase;
}

/** "Ana Ray, | head of bread for the guild, based in Velde,": the name that opens the sentence before an office. */
function nameBefore(atoms: Atoms, { from }: AtomRange): AtomRange | null {
  const { capital, lower } = atoms.at(from);
  if (atoms.lower(from - 1) !== ',' || capital || DETERMINERS.has(lower)) return null;
  const name = phraseEnding(atoms, from - 1);
  return name !== null && isBoundary(atoms, name.from) && isName(atoms, name) ? name : null;
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

const OFFICE_WORDS = new ListedWords(grammarWords.officeParticiples);

const PARTS = new Set(grammarWords.parts);

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

/** What opens a clause that tells more of somebody or something, after a comma. */
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
