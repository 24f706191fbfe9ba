/** The subject that a sentence begins with, after what introduces it. */

import grammarWords from '../english/data/grammar-words.json' with { type: 'json' };
import type { Atoms } from '../text/atoms.ts';
import { ListedWords } from '../text/listed.ts';
import type { AtomNumber, AtomRange } from '../text/ranges.ts';
import { CUE_REACH, isBoundary, PHRASE_REACH, QUOTE_MARKS } from './boundaries.ts';
import { NUMBER_WORDS } from './numerals.ts';
import { OPENS_PHRASE } from './phrase-before.ts';
import { AUXILIARIES, CLAUSE_STARTS, CUES, INTRODUCERS, PHRASE_ENDS, PRONOUNS } from './speech.ts';
import { behindPreposition, trimPhrase } from './trimmed-phrase.ts';
import { isFiniteVerb, isPlainVerb, isVerbForm } from './verbs.ts';
import { DAY_WORDS, DETERMINERS, isAdverb, isHelper } from './word-kinds.ts';

/** "The mayor said it was “sound” but warned": the subject of a sentence that goes on after what it quotes. */
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

/** What a sentence may open with before its subject. */
export const CONJUNCTIONS = new Set(['but', 'and', 'so', 'yet']);

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
  if (isDay || INTRODUCERS.has(atoms.lower(from)) || isDoing(atoms, from, limit)) {
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

/** "Calling it a farce, | Ana Ray": a participle with its object, and a comma before the subject. */
function isDoing(atoms: Atoms, from: AtomNumber, limit: AtomNumber): boolean {
  const next = atoms.lower(from + 1);
  if (!atoms.lower(from).endsWith('ing') || !(DETERMINERS.has(next) || OBJECTS_OF_DOING.has(next))) return false;
  return atoms.find(',', from, limit) >= 0;
}
const OBJECTS_OF_DOING = new Set(['him', 'her', 'them', 'it', 'us']);

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
