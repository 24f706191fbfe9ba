/** A phrase for somebody without the time, the place and the small words that are read with it. */

import grammarWords from '../english/data/grammar-words.json' with { type: 'json' };
import type { Atoms } from '../text/atoms.ts';
import { ListedWords } from '../text/listed.ts';
import type { AtomNumber, AtomRange } from '../text/ranges.ts';
import { isBoundary } from './boundaries.ts';
import { CUES, INTRODUCERS, PLURAL_NOUNS, PRONOUNS } from './speech.ts';
import { isPlainVerb, isVerbForm } from './verbs.ts';
import {
  DETERMINERS,
  isAccordingTo,
  isAdverb,
  isPassive,
  LEADING,
  PARTICIPLES,
  PLATFORMS,
  POSSESSIVES,
  TIME_NOUNS,
  TIME_OPENERS,
} from './word-kinds.ts';

/** Index after a time that opens a phrase and is followed by more of it: "Last month the harbour board". */
function afterTime(atoms: Atoms, from: AtomNumber, to: AtomNumber): number {
  if (to - from > 1 && (atoms.lower(from) === 'today' || atoms.lower(from) === 'yesterday')) return from + 1;
  // "Not long ago | Ana Ray", "three weeks ago | the board"
  for (let at = from + 1; at < Math.min(to - 1, from + 4); at++) if (atoms.lower(at) === 'ago') return at + 1;
  if (!TIME_OPENERS.has(atoms.lower(from))) return from;
  for (let at = from + 1; at < Math.min(to - 1, from + 3); at++) if (TIME_NOUNS.has(atoms.lower(at))) return at + 1;
  return from;
}

/** Index after a time of day that the phrase was read into: "5:30 a.m. owner Ana Ray". */
function afterClock(atoms: Atoms, from: AtomNumber, to: AtomNumber): number {
  const half = atoms.at(from).kind === 'number' ? from + 1 : from;
  const isHalfDay = atoms.lower(half) === 'a' || atoms.lower(half) === 'p';
  if (half === from || !isHalfDay || atoms.lower(half + 1) !== '.' || atoms.lower(half + 2) !== 'm') return from;
  const after = atoms.lower(half + 3) === '.' ? half + 4 : half + 3;
  return after < to ? after : from;
}

/** Index after a bracket that a phrase begins with or within: "(CNN) | The warden". */
function afterAgency(atoms: Atoms, from: AtomNumber, to: AtomNumber): number {
  for (let at = from; at < to; at++) {
    if (atoms.lower(at) === '(' && at > from) return from;
    if (atoms.lower(at) === ')' && at < to - 1) return at + 1;
  }
  return from;
}

/** Index after words that are no part of the speaker they come before, from `start` on. */
function afterLead(atoms: Atoms, start: AtomNumber, end: AtomNumber): number {
  if (isAccordingTo(atoms, start)) return start + 2;
  const { lower } = atoms.at(start);
  const next = atoms.at(start + 1);
  // "Writing on Facebook | Ana Ray"
  if (WHILE_SAYING.has(lower) && LEADING.has(next.lower)) return start + 1;
  // "which | Ana Ray called", "whereas | Ana Ray said", "about which | Ana Ray said"
  if (LED_INTO.has(lower) && start + 1 < end) return start + 1;
  if (next.lower === 'which' && start + 2 < end && atoms.at(start + 2).capital) return start + 2;
  // "said outside court | the pair denied it"
  return lower === 'outside' && next.lower === 'court' && start + 2 < end ? start + 2 : start;
}

const LED_INTO = new Set(['which', 'whom', 'whereas', 'why']);
const WHILE_SAYING = new Set(['appearing', 'posting', 'speaking', 'writing']);

/**
 * Whether a preposition opens a phrase: "In the lawsuit", but not "At least 40 guards", "In-house lawyers" and names
 * ("For Velde Women", "On Holding", "On the Quay").
 */
export function opensWithPreposition(atoms: Atoms, { from, to }: AtomRange): boolean {
  const next = atoms.lower(from + 1);
  return (
    LEADING.has(atoms.lower(from)) &&
    next !== '-' &&
    next !== 'least' &&
    next !== 'most' &&
    !isName(atoms, { from, to })
  );
}

/** "Far Eastern Lines": words in capitals throughout. */
export function isName(atoms: Atoms, { from, to }: AtomRange): boolean {
  for (let at = from; at < to; at++) if (!atoms.at(at).capital) return false;
  return to > from + 1;
}

/**
 * Where somebody begins after a preposition and what goes with it: "In the lawsuit | Ana Ray", "In January | the
 * board", "with | Ana Ray saying"; `from` where nobody does.
 */
export function behindPreposition(atoms: Atoms, from: AtomNumber, to: AtomNumber): AtomNumber {
  if (!opensWithPreposition(atoms, { from, to }) || opensDoing(atoms, from)) return from;
  const { lower } = atoms.at(from);
  const several = severalBehind(atoms, from, to);
  if (several > from) return several;
  // "A man shot by the guards said": not they.
  const isAgent = lower === 'by' && !isBoundary(atoms, from);
  if (isAgent && !isPassive(atoms, from - 1)) return from;
  // "with analysts saying", but "with a newly added hall"
  if (isAgent || lower === 'with') return atoms.lower(to - 1).endsWith('ly') ? from : Math.min(from + 1, to - 1);
  for (let at = from + 2; at < to; at++) if (opensSomebody(atoms, at)) return at;
  return from;
}

/** "of killing his wife", "for stabbing two guards": whom something is done to does not speak. */
function opensDoing(atoms: Atoms, from: AtomNumber): boolean {
  const { lower, capital } = atoms.at(from + 1);
  return !capital && lower.endsWith('ing') && (atoms.lower(from) === 'of' || DETERMINERS.has(atoms.lower(from + 2)));
}

/** "In Velde | police", "By Monday night | officials": where plurals begin after a place or a time; else `from`. */
function severalBehind(atoms: Atoms, from: AtomNumber, to: AtomNumber): AtomNumber {
  const last = atoms.lower(to - 1);
  if (!isSmall(atoms, to - 1) || !(last.endsWith('s') || PLURAL_NOUNS.has(last))) return from;
  let at = to - 1;
  while (at > from + 2 && isSmall(atoms, at - 1) && !TIME_NOUNS.has(atoms.lower(at - 1))) at--;
  if (TIME_NOUNS.has(atoms.lower(at - 1))) return at;
  let place = at;
  while (place > from + 1 && atoms.at(place - 1).capital) place--;
  return place < at && atoms.lower(place - 1) === 'in' ? at : from;
}

function isSmall(atoms: Atoms, at: AtomNumber): boolean {
  const { kind, lower, capital } = atoms.at(at);
  return kind === 'word' && !capital && !LEADING.has(lower) && !DETERMINERS.has(lower);
}

/** Whether a noun phrase begins at `at` that no word before it holds: an article, or a capital after a small word. */
function opensSomebody(atoms: Atoms, at: AtomNumber): boolean {
  const before = atoms.at(at - 1);
  // "In a post on X | Otto Falk"
  if (PLATFORMS.has(before.lower) && atoms.lower(at - 2) === 'on') return atoms.at(at).capital;
  if (before.kind === 'mark' || LEADING.has(before.lower) || before.lower === 'and') return false;
  const { lower, capital, kind } = atoms.at(at);
  if (DETERMINERS.has(lower) || PRONOUNS.has(lower)) return true;
  return kind === 'word' && capital && !before.capital && !DETERMINERS.has(before.lower) && !TIME_NOUNS.has(lower);
}

/**
 * Where the last phrase begins that opens with an article and does not go on with the noun before it: "a city near
 * Velde | a farmer", "May | the mayor", "Under oath | the driver", "a pay offer | its leader"; but "Attila the Hun", "a
 * man the police arrested".
 */
function behindNoun(atoms: Atoms, from: AtomNumber, to: AtomNumber): AtomNumber {
  const isOpen = isIntroduced(atoms, from);
  for (let at = to - 2; at > from; at--) {
    const { kind, lower, capital } = atoms.at(at);
    if (kind !== 'word' || CUES.has(lower) || isVerbForm(lower) || (lower.endsWith('ed') && !capital)) return from;
    if (isArticle(lower)) return (isOpen ? isApart(atoms, at) : opensClauseOf(atoms, at, from)) ? at : from;
  }
  return from;
}

/** "money | his insurer", "the offer | its leader": what they say, or do, is told of the noun before them. */
export function opensClauseOf(atoms: Atoms, at: AtomNumber, from: AtomNumber): boolean {
  return at > from && POSSESSIVES.has(atoms.lower(at)) && !atoms.at(at - 1).capital && isApart(atoms, at);
}

/** Whether a sentence opens with "in", "since", "under", and the phrase from `from` on is not far behind. */
function isIntroduced(atoms: Atoms, from: AtomNumber): boolean {
  for (let first = from; first > from - INTRODUCTION && first >= 0; first--) {
    if (atoms.lower(first) === ',') return false;
    if (!isBoundary(atoms, first)) continue;
    const opener = atoms.lower(first);
    return INTRODUCERS.has(opener === 'but' || opener === 'and' ? atoms.lower(first + 1) : opener);
  }
  return false;
}
const INTRODUCTION = 10;
const ARTICLES = new Set(['the', 'a', 'an']);

function isArticle(lower: string): boolean {
  return ARTICLES.has(lower) || POSSESSIVES.has(lower);
}

/** Whether the article at `at` begins a phrase of its own after a noun. */
function isApart(atoms: Atoms, at: AtomNumber): boolean {
  const { kind, lower, capital } = atoms.at(at - 1);
  if (kind !== 'word' || LEADING.has(lower) || BEFORE_ARTICLE.has(lower)) return false;
  // "the newspaper the Velde Gazette"
  if (atoms.at(at + 1).capital) return TIME_NOUNS.has(lower);
  if (capital) return true;
  // "a post", "a pay offer"
  if (isArticle(atoms.lower(at - 2)) || isArticle(atoms.lower(at - 3))) return true;
  return !(isVerbForm(lower) || isPlainVerb(lower) || /(?:ed|ing)$/.test(lower));
}
const BEFORE_ARTICLE = new ListedWords(grammarWords.beforeArticle);

/** Without introductory words, conjunctions and marks at either end; null where nothing else is in it. */
export function trimPhrase(atoms: Atoms, { from, to }: AtomRange): AtomRange | null {
  let start = afterClock(atoms, afterTime(atoms, afterAgency(atoms, from, to), to), to);
  let end = to;
  while (
    start < end &&
    (isAdverb(atoms.lower(start)) ||
      (atoms.at(start).kind === 'mark' && atoms.lower(start) !== "'") ||
      atoms.lower(start) === 'and' ||
      atoms.lower(start) === 'but' ||
      atoms.lower(start) === 'as')
  )
    start++;
  while (end > start && (atoms.lower(end - 1) === ',' || atoms.lower(end - 1) === '-' || atoms.lower(end - 1) === '('))
    end--;
  start = behindNoun(atoms, behindPreposition(atoms, afterLead(atoms, start, end), end), end);
  // "An indictment unsealed | on Monday", "a survey by the institute (ARI) | )"
  if (end > start + 1 && PARTICIPLES.has(atoms.lower(end - 1))) end--;
  if (atoms.lower(end - 1) === ')' && atoms.find('(', start, end) < 0) end--;
  return end > start ? { from: start, to: end } : null;
}

/** The most digits of an age. */
const AGE_DIGITS = 3;
/** A speaker without an age and what follows it: "Ana Ray, 52, of Velde", "Ana Ray (52)". */
export function withoutAge(atoms: Atoms, { from, to }: AtomRange): AtomRange {
  for (let at = from + 1; at < to; at++) if (isAge(atoms, at, to)) return { from, to: at };
  return { from, to };
}

/** Whether the mark at `at`, after a name, opens an age: ", 52" and "(52)". */
function isAge(atoms: Atoms, at: AtomNumber, end: AtomNumber): boolean {
  const mark = atoms.lower(at);
  if ((mark !== ',' && mark !== '(') || !atoms.at(at - 1).capital) return false;
  const { kind, lower } = atoms.at(at + 1);
  const next = atoms.lower(at + 2);
  return kind === 'number' && lower.length <= AGE_DIGITS && (at + 2 >= end || next === ',' || next === ')');
}
