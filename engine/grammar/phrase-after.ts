/** The noun phrase that begins at a word: "Ana Ray, executive director of the port", with its apposition or bare. */

import grammarWords from '../english/data/grammar-words.json' with { type: 'json' };
import type { Atoms } from '../text/atoms.ts';
import { ListedWords } from '../text/listed.ts';
import { startsLine } from '../text/quotation-marks.ts';
import type { AtomNumber, AtomRange } from '../text/ranges.ts';
import { BREAKS, closingParenthesis, isBoundary, PHRASE_REACH, QUOTE_MARKS } from './boundaries.ts';
import { AUXILIARIES, CLAUSE_STARTS, CUES, PHRASE_ENDS, PLURAL_NOUNS, PRONOUNS } from './speech.ts';
import { DAY_WORDS, DETERMINERS, KIN, MONTHS, PARTICIPLES, PARTICLES } from './word-kinds.ts';

/** The noun phrase after a preposition, without what is set apart after it: "by | the union that …". */
export function phraseAfter(atoms: Atoms, start: AtomNumber): AtomRange | null {
  return phraseForward(atoms, start, true);
}

/**
 * Whether the phrase after "by" is somebody: "by | Ana Ray", "by the union", "by local residents"; but "by phone", "by
 * careless driving", "by beating guards", "by March".
 */
export function namesDoer(atoms: Atoms, { from, to }: AtomRange): boolean {
  const { lower, capital } = atoms.at(from);
  if (lower === 'means' || (to - from === 1 && MONTHS.has(lower)) || (!capital && lower.endsWith('ing'))) return false;
  const last = atoms.lower(to - 1);
  return capital || DETERMINERS.has(lower) || last.endsWith('s') || PLURAL_NOUNS.has(last);
}

/** A noun phrase from `start` on, with the apposition after it: "Ana Ray, executive director of the port". */
export function phraseForward(atoms: Atoms, start: AtomNumber, bare = false): AtomRange | null {
  const { kind, lower } = atoms.at(start);
  if ((kind !== 'word' && kind !== 'number') || isBoundary(atoms, start)) return null;
  if (PRONOUNS.has(lower) && !OPENING_PRONOUNS.has(lower)) return { from: start, to: start + 1 };
  if (PHRASE_ENDS.has(lower) && lower !== 'this') return null;
  let to = phraseEnd(atoms, start, bare);
  while (to > start && (atoms.lower(to - 1) === ',' || atoms.lower(to - 1) === 'and')) to--;
  return to > start ? { from: start, to } : null;
}

/** Pronouns that a longer phrase may open with: "one of the guards", "many in the hall". */
const OPENING_PRONOUNS = new Set(['one', 'some', 'many']);

/** Where the phrase from `start` on ends. A comma goes on with an apposition, where the phrase is not bare. */
function phraseEnd(atoms: Atoms, start: AtomNumber, bare: boolean): number {
  const comma = runEnd(atoms, start, start, false);
  if (atoms.lower(comma) !== ',' || comma >= start + PHRASE_REACH) return comma;
  const named = nameApposed(atoms, start, comma);
  // "according to the operator, Velde Lines."
  if (bare) return named !== null && (endsThere(atoms, named) || named === comma + 2) ? named : comma;
  if (named !== null) return named;
  return opensApposition(atoms, comma + 1) ? runEnd(atoms, start, comma + 1, true) : comma;
}

/** Whether a sentence ends at `at`: a comma may list more. */
function endsThere(atoms: Atoms, at: AtomNumber): boolean {
  const { kind, lower } = atoms.at(at);
  return kind === 'end' || lower === '.' || isBoundary(atoms, at);
}

/** Where the words from `from` on end, up to the next comma, of a phrase that begins at `start`. */
function runEnd(atoms: Atoms, start: AtomNumber, from: AtomNumber, apposition: boolean): number {
  const limit = Math.min(start + PHRASE_REACH, atoms.length);
  for (let at = from; at < limit; at++) {
    if (isPhraseBreak(atoms, at, start) || atoms.lower(at) === ',') return at;
    if (atoms.lower(at) === '(') {
      const close = closingParenthesis(atoms, at);
      if (close < 0) return at;
      at = close;
    } else if (at > start && endsSpeaker(atoms, at, apposition)) return at;
  }
  return Math.max(from, limit);
}

/** Whether a mark or the end of a sentence ends the phrase that begins at `start`. */
function isPhraseBreak(atoms: Atoms, at: AtomNumber, start: AtomNumber): boolean {
  if (at > start && isBoundary(atoms, at)) return true;
  const { lower, glued } = atoms.at(at);
  if (QUOTE_MARKS.has(lower) || BREAKS.has(lower) || lower === ')') return true;
  if (lower === '-') return !glued;
  return lower === '.' && (atoms.at(at + 1).kind === 'end' || isBoundary(atoms, at + 1));
}

/** Whether a word ends the phrase for a speaker, or the apposition in it. */
function endsSpeaker(atoms: Atoms, at: AtomNumber, apposition: boolean): boolean {
  const { lower, capital } = atoms.at(at);
  if (apposition && APPOSITION_ENDS.has(lower)) return true;
  if (capital) return false;
  return AUXILIARIES.has(lower) || lower === 'who' || (!apposition && endsPhrase(atoms, at));
}

const APPOSITION_ENDS = new ListedWords(grammarWords.appositionEnds);

/**
 * Whether a word in small letters ends a phrase rather than goes on with it, as "with" does in "two people familiar
 * with the matter".
 */
function endsPhrase(atoms: Atoms, at: AtomNumber): boolean {
  if (!PHRASE_ENDS.has(atoms.lower(at))) return isReducedClause(atoms, at);
  if (atoms.lower(at) === 'with' && atoms.lower(at - 1) === 'familiar') return false;
  return !isMakersName(atoms, at) && !joinsNames(atoms, at) && !isMaker(atoms, at) && !isSundayPaper(atoms, at);
}

/** "a study by the university", "data provided by the university": whoever made a document is part of what says it. */
function isMaker(atoms: Atoms, at: AtomNumber): boolean {
  if (atoms.lower(at) !== 'by' || !DETERMINERS.has(atoms.lower(at + 1))) return false;
  return DOCUMENT_NOUNS.has(atoms.lower(at - 1)) || isMadeDocument(atoms, at - 1);
}

/** "data | provided" */
function isMadeDocument(atoms: Atoms, at: AtomNumber): boolean {
  return atoms.lower(at).endsWith('ed') && DOCUMENT_NOUNS.has(atoms.lower(at - 1));
}

/** "The Mail on Sunday": the day is part of the paper's name. */
function isSundayPaper(atoms: Atoms, at: AtomNumber): boolean {
  const { lower, capital } = atoms.at(at - 1);
  return atoms.lower(at) === 'on' && atoms.lower(at + 1) === 'sunday' && capital && SUNDAY_PAPERS.has(lower);
}
const SUNDAY_PAPERS = new Set(['independent', 'mail', 'scotland', 'wales']);
const DOCUMENT_NOUNS = new ListedWords(grammarWords.documentNouns);

/** "a report by the National University", "a poll by Sunfield Research": who made what somebody says. */
function isMakersName(atoms: Atoms, at: AtomNumber): boolean {
  const maker = atoms.at(at + 1);
  const isName = atoms.lower(at + 1) === 'the' ? atoms.at(at + 2).capital : maker.capital;
  return atoms.lower(at) === 'by' && !atoms.at(at - 1).capital && isName && !DAY_WORDS.has(maker.lower);
}

/** "the Department of Forestry and Fire Protection", "Ana Ray and Otto Falk", "lobbyist and strategist Ana Ray" */
function joinsNames(atoms: Atoms, at: AtomNumber): boolean {
  if (atoms.lower(at) !== 'and') return false;
  return (atoms.at(at - 1).capital && atoms.at(at + 1).capital) || joinsOffices(atoms, at);
}

/** Whether a name follows two offices in the singular: "lobbyist and party strategist Ana Ray". */
function joinsOffices(atoms: Atoms, at: AtomNumber): boolean {
  const before = atoms.at(at - 1);
  if (before.capital || before.kind !== 'word' || before.lower.endsWith('s')) return false;
  for (let next = at + 1; next < at + LONGEST_OFFICE && atoms.at(next).kind === 'word'; next++) {
    const { lower, capital } = atoms.at(next);
    if (DETERMINERS.has(lower) || PHRASE_ENDS.has(lower) || AUXILIARIES.has(lower)) return false;
    if (next > at + 1 && capital && atoms.at(next + 1).capital && !atoms.at(next - 1).capital) return true;
  }
  return false;
}
const LONGEST_OFFICE = 5;

/** "a study published in …", but not "a company-compiled consensus". */
function isReducedClause(atoms: Atoms, at: AtomNumber): boolean {
  if (!PARTICIPLES.has(atoms.lower(at)) || atoms.lower(at - 1) === '-') return false;
  return !(isMadeDocument(atoms, at) && atoms.lower(at + 1) === 'by');
}

/** The longest name after an office, in atoms: "Marisol Vega", "Jean-Luc de la Tour". */
const LONGEST_NAME = 7;

/**
 * The end of a name that says who holds the office before the comma, where a stop or a comma closes it: "his attorney,
 * Marisol Vega", "Ray's widow, Beth"; null after a name ("Ana Ray, Acme's chairman") and where one is listed with
 * others.
 */
function nameApposed(atoms: Atoms, start: AtomNumber, comma: AtomNumber): number | null {
  const isOwned = atoms.lower(comma - 2) === 's' && atoms.at(comma - 2).glued;
  if (!DETERMINERS.has(atoms.lower(start)) && !atoms.at(start + 1).glued && !isOwned) return null;
  const office = atoms.at(comma - 1);
  if (office.kind !== 'word' || office.capital || !atoms.at(comma + 1).capital) return null;
  let end = comma + 1;
  while (end <= comma + LONGEST_NAME && isNamePart(atoms, end)) end++;
  const { lower } = atoms.at(end);
  const isClosed = atoms.at(end).kind === 'end' || isBoundary(atoms, end) || CLOSING_NAMES.has(lower);
  const isWhole = end - comma > 2 || (end - comma === 2 && KIN.has(office.lower));
  return isClosed && isWhole && lower !== 'and' ? end : null;
}

const CLOSING_NAMES = new Set([',', '.', ';', ':', '"', '”', '“']);

function isNamePart(atoms: Atoms, at: AtomNumber): boolean {
  const { capital, glued, lower } = atoms.at(at);
  if (startsLine(atoms, at)) return false;
  if (lower === '-' || lower === "'" || lower === '’') return glued;
  // "J. Vega": a stop within a sentence is one of a short form.
  if (lower === '.') return !isBoundary(atoms, at + 1) && atoms.at(at + 1).capital;
  return capital || PARTICLES.has(lower);
}

/** After a name and its comma: an age, an article, or a role in small letters open an apposition. */
function opensApposition(atoms: Atoms, at: AtomNumber): boolean {
  const atom = atoms.at(at);
  if (atom.kind !== 'word' || isBoundary(atoms, at)) return false;
  if (DETERMINERS.has(atom.lower)) return true;
  if (atom.capital) return false;
  return (
    !PHRASE_ENDS.has(atom.lower) &&
    !CUES.has(atom.lower) &&
    !AUXILIARIES.has(atom.lower) &&
    !PRONOUNS.has(atom.lower) &&
    !atom.lower.endsWith('ing') &&
    !CLAUSE_STARTS.has(atom.lower)
  );
}
