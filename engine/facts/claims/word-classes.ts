import claimWords from '../../english/data/claim-words.json' with { type: 'json' };
import { AUXILIARIES, CLAUSE_STARTS, CLOSED, ENDINGS, PHRASE_ENDS, PRONOUNS } from '../../grammar/speech.ts';
import { isFiniteVerb } from '../../grammar/verbs.ts';
import { DAY_WORDS, isAdverb } from '../../grammar/word-kinds.ts';
import type { Atoms } from '../../text/atoms.ts';
import { ListedWords } from '../../text/listed.ts';

/** Verbs of saying that are nouns as well: "state", "report". */
export const PLAIN_NOUNS = new ListedWords(claimWords.plainNouns);
/** Their plurals: "plans", "claims". */
export function isPlainNouns(lower: string): boolean {
  return lower.endsWith('s') && PLAIN_NOUNS.has(lower.slice(0, -1));
}
/** "days", "hour" */
export const TIME_UNITS = new ListedWords(claimWords.timeUnits);
export const OBJECT_PRONOUNS = new ListedWords(claimWords.objectPronouns);
export const QUESTION_WORDS = new ListedWords(claimWords.questionWords);
/** What a clause may begin with: "the", "his", "there". */
export const SUBJECT_OPENERS = new ListedWords(claimWords.subjectOpeners);

/** Upper bounds of the classes that lengths are told apart in, in atoms; anything longer is a class of its own. */
const LENGTHS = [2, 4, 7, 12, 20, 32];

/** The class of a length. */
export function lengthClass(count: number): number {
  const found = LENGTHS.findIndex((bound) => count <= bound);
  return found < 0 ? LENGTHS.length : found;
}

/** What an atom is: a mark or a word of the closed classes by itself, any other word by its looks and its ending. */
export function wordClass(atoms: Atoms, at: number): string {
  const { kind, lower, capital } = atoms.at(at);
  if (kind === 'number') return '9';
  if (kind === 'end') return 'end';
  if (kind === 'mark') return lower;
  if (DAY_WORDS.has(lower)) return 'day';
  if (PRONOUNS.has(lower) || AUXILIARIES.has(lower) || CLAUSE_STARTS.has(lower) || CLOSED.has(lower)) return lower;
  if (isAdverb(lower)) return 'adverb';
  return capital ? 'Name' : endingOf(lower);
}

/** The ending of a word that tells most of its kind: "-ers", "-ment"; "word" for any other. */
export function endingOf(word: string): string {
  const found = ENDINGS_BY_LETTER.get(word.charCodeAt(word.length - 1))?.find((ending) => word.endsWith(ending));
  return found === undefined ? 'word' : `-${found}`;
}
const ENDINGS_BY_LETTER: ReadonlyMap<number, readonly string[]> = Map.groupBy(ENDINGS, (ending) =>
  ending.charCodeAt(ending.length - 1),
);

/** Index of the first finite or auxiliary verb from `from` up to, not including, `to`; -1 where there is none. */
export function verbWithin(atoms: Atoms, from: number, to: number): number {
  for (let at = from; at < to; at++) if (isClauseVerb(atoms, at, from)) return at;
  return -1;
}

/**
 * Whether an atom is the finite or auxiliary verb of a clause that begins at `from`: one that is known for a verb, what
 * is left of one ("he's", "they'll", "didn't"), or whatever follows a pronoun that can only be a subject ("he
 * dawdled").
 */
export function isClauseVerb(atoms: Atoms, at: number, from: number): boolean {
  const { kind, lower, capital } = atoms.at(at);
  // "Charlie Black": part of a name. "in May"
  if (kind !== 'word' || (capital && at > from && (atoms.at(at - 1).capital || lower === 'may'))) return false;
  if (AUXILIARIES.has(lower) || isContracted(atoms, at) || isFiniteVerb(atoms, at, from)) return true;
  if (at === from || capital || isClosed(lower) || isAdverb(lower)) return false;
  // "he dawdled", "they already dawdle"
  return SUBJECTS.has(atoms.lower(isAdverb(atoms.lower(at - 1)) ? at - 2 : at - 1));
}

/** "s" of "he's", "ll" of "they'll", "t" of "didn't"; the "s" of "the mayor's" may be an owner's. */
function isContracted(atoms: Atoms, at: number): boolean {
  const { lower, glued } = atoms.at(at);
  if (!glued || lower.length > 2 || atoms.lower(at - 1) !== "'") return false;
  const before = atoms.lower(at - 2);
  if (lower === 't') return before.endsWith('n');
  return lower === 's' ? CONTRACTED.has(before) : CONTRACTIONS.has(lower);
}

function isClosed(lower: string): boolean {
  return CLOSED.has(lower) || CLAUSE_STARTS.has(lower) || PHRASE_ENDS.has(lower) || PRONOUNS.has(lower);
}

const CONTRACTIONS = new ListedWords(claimWords.contractions);
const CONTRACTED = new ListedWords(claimWords.contracted);
export const SUBJECTS = new ListedWords(claimWords.subjectPronouns);

/** The form of a verb, told by its ending: "ing", "past", "s" or "plain". */
export function formOf(atoms: Atoms, verb: number): string {
  const { lower } = atoms.at(verb);
  if (lower.endsWith('ing')) return 'ing';
  if (lower.endsWith('ed') || lower === 'said' || lower === 'told' || lower === 'wrote') return 'past';
  return lower.endsWith('s') ? 's' : 'plain';
}

/** Words that join a second report, or a sentence, to what comes before. */
export const JOINTS: ReadonlySet<string> = new Set(['and', 'but']);
