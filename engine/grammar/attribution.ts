import grammarWords from '../english/data/grammar-words.json' with { type: 'json' };
import nameWords from '../english/data/name-words.json' with { type: 'json' };
import type { Atoms } from '../text/atoms.ts';
import { ListedWords, type Words } from '../text/listed.ts';
import { startsLine } from '../text/quotation-marks.ts';
import type { AtomNumber, AtomRange } from '../text/ranges.ts';
import { isLegalForm } from './legal-form.ts';
import { reportVerb } from './report-verbs.ts';
import { ADVERBS, AUXILIARIES, CLAUSE_STARTS, CUES, INTRODUCERS, PHRASE_ENDS, PRONOUNS } from './speech.ts';
import { isFiniteVerb, isVerbForm } from './verbs.ts';

/** Who said it and with which word: "he", "said". Either may be missing. */
export interface Attribution {
  readonly speaker: AtomRange | null;
  readonly cue: AtomRange | null;
}

/** Longest speaker phrase and farthest cue, in atoms. */
const PHRASE_REACH = 30;
const CUE_REACH = 40;

const NO_ADVERBS = new ListedWords(grammarWords.noAdverbs);

/** A word that may stand between a subject and its verb: "later", "repeatedly". */
export function isAdverb(word: string): boolean {
  return ADVERBS.has(word) || (word.length > 5 && word.endsWith('ly') && !NO_ADVERBS.has(word));
}

const QUOTE_MARKS = new ListedWords(['“', '”', '"', '«', '»', '`']);
const BREAKS = new ListedWords([';', ':', '—', '–', '_', '•', '|']);
export const DETERMINERS = new ListedWords(grammarWords.determiners);

/** True where a full stop, break or line end parts `at` from the atom before it. */
function isBoundary(atoms: Atoms, at: AtomNumber): boolean {
  return startsLine(atoms, at) || atoms.at(at).sentence !== atoms.at(at - 1).sentence;
}

/**
 * The attribution right after a piece: "said Ana Ray, the mayor", "Ana Ray, the mayor, said", "according to the mayor".
 *
 * @param at first atom behind the piece
 */
export function attributionAfter(atoms: Atoms, at: AtomNumber, cues: Words): Attribution | null {
  if (startsLine(atoms, at)) return null;
  const start = pastMarks(atoms, at);
  if (startsLine(atoms, start)) return null;
  const signed = signature(atoms, at);
  if (signed !== null) return { speaker: signed, cue: null };
  const first = atoms.lower(start);
  const according = attributionAt(atoms, start);
  if (according !== null) return according;
  // "…, reports claim": what reports is a noun here.
  if (NOUNY_CUES.has(first) && first.endsWith('s') && reportVerb(atoms.lower(start + 1)) !== undefined) return null;
  const adverb = isAdverb(first) ? 1 : 0;
  if (cues.has(atoms.lower(start + adverb)) && !atoms.at(start + adverb).capital) {
    const speaker = phraseForward(atoms, start + adverb + 1);
    if (speaker !== null) return { speaker, cue: { from: start + adverb, to: start + adverb + 1 } };
    return null;
  }
  if (opensNoSubject(atoms, start)) return null;
  const found = subjectAndCue(atoms, start, cues);
  // After a stop outside the marks only "Ana Ray asked." belongs to them; anything longer is the next sentence.
  return found === null || !isBoundary(atoms, start) || endsSentence(atoms, found.cue?.to ?? start) ? found : null;
}

/** Whether a word opens something else than the subject of a verb of speech. */
function opensNoSubject(atoms: Atoms, at: AtomNumber): boolean {
  const word = atoms.lower(at);
  if (INTRODUCERS.has(word) && !isThisNoun(atoms, at)) return true;
  return CLAUSE_STARTS.has(word) || NO_SUBJECTS.has(word);
}

const NO_SUBJECTS = new ListedWords(grammarWords.noSubjects);

/** "this source told the paper", but not "this week". */
function isThisNoun(atoms: Atoms, at: AtomNumber): boolean {
  return atoms.lower(at) === 'this' && atoms.at(at + 1).kind === 'word' && !TIME_NOUNS.has(atoms.lower(at + 1));
}

/** The most marks that may stand between a piece and its attribution: `"..., `, `"?! `, `"[1] `. */
const MAX_MARKS = 6;

/**
 * Index of the first word from `at` on: closing brackets, stops, dashes and the number of a note are passed over, a
 * quotation mark that opens is not.
 */
function pastMarks(atoms: Atoms, at: AtomNumber): number {
  for (let next = at; next < at + MAX_MARKS; next++) {
    const { kind, lower } = atoms.at(next);
    if (startsLine(atoms, next)) return next;
    if (kind === 'word' || kind === 'end' || (kind === 'number' && atoms.lower(next + 1) !== ']')) return next;
    if (QUOTE_MARKS.has(lower) && atoms.glued(next + 1)) return next;
  }
  return at;
}

/** Whether the sentence ends at atom `at`, with a mark or without one. */
function endsSentence(atoms: Atoms, at: AtomNumber): boolean {
  return isBoundary(atoms, at) || (atoms.at(at).kind === 'mark' && isBoundary(atoms, at + 1));
}

/** Whether "according to" is at `at`. */
export function isAccordingTo(atoms: Atoms, at: AtomNumber): boolean {
  return atoms.lower(at) === 'according' && atoms.lower(at + 1) === 'to';
}

/** An attribution that names whom it is to. */
export interface NamedAttribution {
  readonly speaker: AtomRange;
  readonly cue: AtomRange;
}

/**
 * "according to the mayor" at `at`, or null: the one reading of it, which quotations, claims, sources and headlines
 * ask.
 */
export function attributionAt(atoms: Atoms, at: AtomNumber): NamedAttribution | null {
  const cue = { from: at, to: at + 2 };
  // "according to where they live"
  if (!isAccordingTo(atoms, at) || CLAUSE_STARTS.has(atoms.lower(cue.to))) return null;
  // Bare: after "according to the mayor, the ..." the comma opens the clause, not an apposition.
  const speaker = phraseForward(atoms, cue.to, true);
  return speaker === null ? null : { speaker, cue };
}

/** How many words a signature may have. */
const SIGNATURE_WORDS = 8;

/** A dash and a name that fill the rest of the line: "— Ana Ray". */
function signature(atoms: Atoms, at: AtomNumber): AtomRange | null {
  if (!SIGNATURE_DASHES.has(atoms.lower(at)) || !atoms.at(at + 1).capital) return null;
  for (let end = at + 2; end <= at + 1 + SIGNATURE_WORDS; end++) {
    if (atoms.at(end).kind === 'end' || startsLine(atoms, end)) {
      const to = atoms.lower(end - 1) === '.' ? end - 1 : end;
      return { from: at + 1, to };
    }
    if (atoms.at(end).kind === 'word' && CUES.has(atoms.lower(end)) && !atoms.at(end).capital) return null;
  }
  return null;
}

const SIGNATURE_DASHES = new Set(['—', '–', '―', '-']);

/** "Ana Ray, the mayor, later said": a phrase from `start` and the cue that follows it in the same sentence. */
function subjectAndCue(atoms: Atoms, start: AtomNumber, cues: Words): Attribution | null {
  for (let at = start + 1; at < start + PHRASE_REACH && at < atoms.length; at++) {
    if (isBoundary(atoms, at)) return null;
    const word = atoms.lower(at);
    if (QUOTE_MARKS.has(word) || BREAKS.has(word)) return null;
    if (!cues.has(word) || atoms.at(at).kind !== 'word' || atoms.at(at).capital || isNoun(atoms, at)) continue;
    const to = beforeVerb(atoms, at, start);
    const speaker = quotedAs(atoms, at, atoms.length) ?? trimPhrase(atoms, { from: start, to });
    return speaker === null ? null : { speaker, cue: { from: verbStart(atoms, at), to: at + 1 } };
  }
  return null;
}

/**
 * Index behind the noun phrase that ends before the verb at `cue`: adverbs, auxiliaries, a closing comma and ", who"
 * are left out.
 */
function beforeVerb(atoms: Atoms, cue: AtomNumber, start: AtomNumber): number {
  let to = verbStart(atoms, cue);
  while (to > start && (atoms.lower(to - 1) === ',' || atoms.lower(to - 1) === 'who' || isAdverb(atoms.lower(to - 1))))
    to--;
  return to;
}

/** An auxiliary verb; "Will" and "May" with a capital are people. */
function isHelper(atoms: Atoms, at: AtomNumber): boolean {
  const { lower, capital } = atoms.at(at);
  return AUXILIARIES.has(lower) && !(capital && NAME_LIKE.has(lower));
}
const NAME_LIKE = new Set(['will', 'may', 'might']);

/** First atom of the verb group that ends with the cue ("has also said" begins at "has"). */
export function verbStart(atoms: Atoms, cue: AtomNumber): number {
  let from = cue;
  while (isHelper(atoms, from - 1) || (isAdverb(atoms.lower(from - 1)) && isHelper(atoms, from - 2))) from--;
  return from;
}

/** The noun phrase after a preposition, without what is set apart after it: "by | the union that …". */
export function phraseAfter(atoms: Atoms, start: AtomNumber): AtomRange | null {
  return phraseForward(atoms, start, true);
}

/** A noun phrase from `start` on, with the apposition behind it: "Ana Ray, executive director of the port". */
function phraseForward(atoms: Atoms, start: AtomNumber, bare = false): AtomRange | null {
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
  if (bare || atoms.lower(comma) !== ',' || comma >= start + PHRASE_REACH) return comma;
  const named = nameApposed(atoms, start, comma);
  if (named !== null) return named;
  return opensApposition(atoms, comma + 1) ? runEnd(atoms, start, comma + 1, true) : comma;
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

/** Whether a word in small letters ends a phrase rather than goes on with it. */
function endsPhrase(atoms: Atoms, at: AtomNumber): boolean {
  if (!PHRASE_ENDS.has(atoms.lower(at))) return isReducedClause(atoms, at);
  return !isMakersName(atoms, at) && !joinsNames(atoms, at) && !isMaker(atoms, at);
}

/** "a study by the university": whoever made a document is part of what says it. */
function isMaker(atoms: Atoms, at: AtomNumber): boolean {
  return atoms.lower(at) === 'by' && DOCUMENT_NOUNS.has(atoms.lower(at - 1)) && DETERMINERS.has(atoms.lower(at + 1));
}
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
  return PARTICIPLES.has(atoms.lower(at)) && atoms.lower(at - 1) !== '-';
}

/** What a "study published in ..." or "letter seen by ..." goes on with. */
const PARTICIPLES = new ListedWords(grammarWords.participles);

/** The longest name behind an office, in atoms: "Marisol Vega", "Jean-Luc de la Tour". */
const LONGEST_NAME = 7;

/**
 * The end of a name that says who holds the office before the comma, where a stop or a comma closes it: "his attorney,
 * Marisol Vega"; null behind a name ("Ana Ray, Acme's chairman") and where one is listed with others.
 */
function nameApposed(atoms: Atoms, start: AtomNumber, comma: AtomNumber): number | null {
  if (!DETERMINERS.has(atoms.lower(start)) && !atoms.at(start + 1).glued) return null;
  const office = atoms.at(comma - 1);
  if (office.kind !== 'word' || office.capital || !atoms.at(comma + 1).capital) return null;
  let end = comma + 1;
  while (end <= comma + LONGEST_NAME && isNamePart(atoms, end)) end++;
  const { lower } = atoms.at(end);
  const isClosed = atoms.at(end).kind === 'end' || isBoundary(atoms, end) || CLOSING_NAMES.has(lower);
  return isClosed && end - comma > 2 && lower !== 'and' ? end : null;
}

const CLOSING_NAMES = new Set([',', '.', ';', ':', '"', '”', '“']);

function isNamePart(atoms: Atoms, at: AtomNumber): boolean {
  const { capital, glued, lower } = atoms.at(at);
  if (startsLine(atoms, at)) return false;
  if (lower === '-' || lower === "'" || lower === '’') return glued;
  // "J. Vega": a stop within a sentence is one of a short form.
  if (lower === '.') return !isBoundary(atoms, at + 1) && atoms.at(at + 1).capital;
  return capital || NAME_PARTICLES.has(lower);
}

const NAME_PARTICLES = new ListedWords(nameWords.particles);

function closingParenthesis(atoms: Atoms, open: AtomNumber): number {
  for (let at = open + 1; at < open + 10; at++) if (atoms.lower(at) === ')') return at;
  return -1;
}

function openingParenthesis(atoms: Atoms, close: AtomNumber): number {
  for (let at = close - 1; at > close - 10 && at >= 0; at--) if (atoms.lower(at) === '(') return at;
  return -1;
}

/** After the comma behind a name: an age, an article, or a role in small letters open an apposition. */
function opensApposition(atoms: Atoms, at: AtomNumber): boolean {
  const atom = atoms.at(at);
  if (atom.kind === 'number') return true;
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

/**
 * The attribution before a piece, in its own sentence: "In a tweet, Ray said: ", "she adds, ", "according to the mayor,
 * ".
 *
 * @param end first atom of the piece
 */
export function attributionBefore(atoms: Atoms, end: AtomNumber, cues: Words): Attribution | null {
  for (let at = end - 1; at >= 0 && at >= end - CUE_REACH; at--) {
    if (isOutside(atoms, at, end)) return null;
    const according = attributionAt(atoms, at);
    if (according !== null) return according;
    if (!isCueAt(atoms, at, cues)) continue;
    const inverted = isAfterQuotation(atoms, at) || endsInverted(atoms, at);
    const quoted = quotedAs(atoms, at, end);
    const speaker = quoted ?? (inverted ? phraseForward(atoms, at + 1) : subjectBefore(atoms, at));
    return { speaker, cue: { from: verbStart(atoms, at), to: at + 1 } };
  }
  return null;
}

/** Whether what is before the piece at `end` ends before the atom at `at`, looked at backwards. */
function isOutside(atoms: Atoms, at: AtomNumber, end: AtomNumber): boolean {
  const isParted = at === end - 1 ? startsLine(atoms, end) : isBoundary(atoms, at + 1);
  return isParted || QUOTE_MARKS.has(atoms.lower(at));
}

/** Whether a verb of speech is at `at`: no noun, and no part of "so-called". */
function isCueAt(atoms: Atoms, at: AtomNumber, cues: Words): boolean {
  const { kind, lower, capital } = atoms.at(at);
  return cues.has(lower) && kind === 'word' && !capital && !isNoun(atoms, at) && atoms.lower(at - 1) !== '-';
}

/** "...," said Ray, "...": the verb stands before its subject. */
function isAfterQuotation(atoms: Atoms, cue: AtomNumber): boolean {
  const before = atoms.lower(cue - 1);
  return QUOTE_MARKS.has(before) || (before === "'" && !atoms.glued(cue));
}

/** "…, said Agent Ana Ray." at the end of a sentence: a name after the verb, and a comma before it. */
function endsInverted(atoms: Atoms, cue: AtomNumber): boolean {
  // "told Ana Ray": the name is who was told.
  if (atoms.lower(cue - 1) !== ',' || atoms.lower(cue) === 'told' || atoms.lower(cue) === 'tells') return false;
  const speaker = phraseForward(atoms, cue + 1);
  if (speaker === null || !atoms.at(speaker.to - 1).capital) return false;
  return atoms.lower(speaker.to) === '.' || isBoundary(atoms, speaker.to);
}

/** Whom a report quotes: "Newsline quoted Ana Ray as saying", "Ana Ray recalled the guard saying". */
export function quotedAs(atoms: Atoms, cue: AtomNumber, end: AtomNumber): AtomRange | null {
  const isQuoted = atoms.lower(cue) === 'saying' || atoms.lower(cue) === 'telling';
  if (!QUOTING.has(atoms.lower(cue)) && !isQuoted) return null;
  const verb = isQuoted ? quotingBefore(atoms, cue) : cue;
  if (verb < 0) return null;
  for (let at = verb + 1; at < Math.min(end, verb + PHRASE_REACH) && !isBoundary(atoms, at); at++) {
    if (atoms.lower(at) !== 'saying' && atoms.lower(at) !== 'telling') continue;
    const to = atoms.lower(at - 1) === 'as' ? at - 1 : at;
    return to > verb + 1 ? trimPhrase(atoms, { from: verb + 1, to }) : null;
  }
  return null;
}

/** The verb that quotes somebody "as saying", before the "saying" at `at`; -1 where there is none. */
function quotingBefore(atoms: Atoms, at: AtomNumber): number {
  for (let verb = at - 1; verb > at - PHRASE_REACH && verb >= 0 && !isBoundary(atoms, verb + 1); verb--) {
    if (atoms.lower(verb) === ',') return -1;
    if (QUOTING.has(atoms.lower(verb))) return verb;
  }
  return -1;
}

const QUOTING = new ListedWords(grammarWords.quoting);

/**
 * "rejected claims that", "facing charges": after a verb such a word is what is done something to; "her claims had
 * been": before one it does something itself.
 */
function isObject(atoms: Atoms, at: AtomNumber): boolean {
  const before = atoms.at(at - 1);
  if (!NOUNY_CUES.has(atoms.lower(at))) return false;
  // "bombarded with claims that"
  if (INTRODUCERS.has(before.lower) && !before.capital) return true;
  return AUXILIARIES.has(atoms.lower(at + 1)) || (!before.capital && /(?:ed|ing)$/.test(before.lower));
}

const NOUNY_CUES = new ListedWords(grammarWords.nounyCues);

/** "the calls", "his notes": a cue word behind an article is a noun; "the said" does not occur. */
export function isNoun(atoms: Atoms, at: AtomNumber): boolean {
  const before = atoms.lower(at - 1);
  if (isObject(atoms, at)) return true;
  // "one in three said", "another says"
  if (NEVER_NOUNS.has(atoms.lower(at))) return false;
  return (
    DETERMINERS.has(before) &&
    before !== 'one' &&
    before !== 'that' &&
    before !== 'this' &&
    before !== 'some' &&
    before !== 'many' &&
    before !== 'her'
  );
}

const NEVER_NOUNS = new Set(['said', 'says', 'told']);

const GOING_ON = new ListedWords(grammarWords.goingOn);

/** The noun phrase a verb has before it. */
export function subjectBefore(atoms: Atoms, cue: AtomNumber): AtomRange | null {
  const to = subjectEnd(atoms, cue);
  const previous = atoms.lower(to - 1);
  if (previous === 'who' || previous === 'which') return relativeSubject(atoms, to);
  if (previous === ',') return apposedSubject(atoms, to - 1) ?? sentenceSubject(atoms, cue);
  if (DASHES.has(previous) && !atoms.glued(to - 1)) return dashedSubject(atoms, to - 1) ?? sentenceSubject(atoms, cue);
  if (SHARED_SUBJECT.has(previous)) return sharedRelative(atoms, to) ?? sentenceSubject(atoms, cue);
  const phrase = phraseEnding(atoms, to);
  return phrase === null ? sentenceSubject(atoms, cue) : (beforeRelative(atoms, phrase.from) ?? phrase);
}

/** "The family of a man who was | held in Velde said": the phrase before "who", where no comma parts it from "said". */
function beforeRelative(atoms: Atoms, from: AtomNumber): AtomRange | null {
  let at = from - 1;
  while (AUXILIARIES.has(atoms.lower(at)) || isAdverb(atoms.lower(at))) at--;
  if (at === from - 1 || atoms.lower(at) !== 'who' || atoms.lower(at - 1) === ',') return null;
  return phraseEnding(atoms, at);
}

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
    // "the miller -- who baked and said no -- had": the verb after the aside is another's.
    if (lower === 'who') return atoms.lower(at - 1) === '-' ? null : relativeSubject(atoms, at + 1);
    if (lower === ',' || QUOTE_MARKS.has(lower)) return null;
  }
  return null;
}
const SHARED_REACH = 12;

/** Words right before a verb whose subject is that of the sentence: "opened the hall and said". */
const SHARED_SUBJECT = new ListedWords(grammarWords.sharedSubject);

/** Index behind what may be a verb's subject: adverbs and times before the verb are left out. */
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
  const head = phraseEnding(atoms, atoms.lower(to - 2) === ',' ? to - 2 : to - 1);
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
  // "Dr Cho, of the University of Otago, who ..., said", "Ana Ray, 60, who has fished since she was nine, said"
  const joined = isAside(atoms, last) && atoms.lower(last.from - 1) === ',';
  const name = joined ? phraseEnding(atoms, last.from - 1) : null;
  const from = name?.from ?? last.from;
  if (INTRODUCERS.has(atoms.lower(from))) return null;
  return { from, to: opensAside(atoms, opening + 1) ? last.to : inner };
}

/**
 * "The strike followed warnings from | Otto Falk, who said": of a phrase that holds a verb, the noun that "who" goes
 * with.
 */
function afterClause(atoms: Atoms, phrase: AtomRange): AtomRange {
  // "had been | known for ties with the union, which said"
  let from = AUXILIARIES.has(atoms.lower(phrase.from - 1)) ? phrase.from + 1 : phrase.from;
  if (takesObject(atoms, from)) from++;
  for (let at = phrase.from + 1; at < phrase.to - 1; at++)
    if (!atoms.at(at).capital && (isVerbForm(atoms.lower(at)) || takesObject(atoms, at)) && !isNoun(atoms, at))
      from = at + 1;
  if (from === phrase.from) return phrase;
  for (let at = from; at < phrase.to - 1; at++) if (PHRASE_OPENERS.has(atoms.lower(at))) from = at + 1;
  return trimPhrase(atoms, { from, to: phrase.to }) ?? phrase;
}
/** "penned the letter": whatever verb that is. */
function takesObject(atoms: Atoms, at: AtomNumber): boolean {
  return /(?:ed|ing)$/.test(atoms.lower(at)) && DETERMINERS.has(atoms.lower(at + 1));
}
const PHRASE_OPENERS = new Set(grammarWords.phraseOpeners);

/** What is told of a speaker between commas and does not say who that is: "who …", "most of them …", "quoted in …". */
function opensAside(atoms: Atoms, at: AtomNumber): boolean {
  const { lower, capital } = atoms.at(at);
  if (lower === 'who' || lower === 'which') return true;
  const isPart = PARTS.has(lower) && atoms.lower(at + 1) === 'of';
  const isCounted = PARTS.has(lower) && atoms.lower(at + 2) === 'of';
  // "without going into detail"
  if (isPart || isCounted || (!capital && PREPOSED.has(lower))) return true;
  if (capital || !/(?:ed|ing)$/.test(lower)) return false;
  // "citing costs", but "acting head of the mill"
  const takesObject = lower.endsWith('ing') && lower.length > 4 && !OFFICE_WORDS.has(lower);
  return takesObject || PHRASE_ENDS.has(atoms.lower(at + 1));
}
const PREPOSED = new ListedWords(['without', 'like', 'unlike', 'despite', 'after']);
const OFFICE_WORDS = new ListedWords(grammarWords.officeParticiples);
const PARTS = new Set(grammarWords.parts);

/** What a sentence may open with before its subject. */
const CONJUNCTIONS = new Set(['but', 'and', 'so', 'yet']);

/**
 * "Ana Ray, Rowan Mills' Chairman, President, and Chief Executive Officer,": a name that opens its sentence and a list
 * of what its bearer is, up to the comma `inner`.
 */
function nameWithOffices(atoms: Atoms, inner: AtomNumber): AtomRange | null {
  let first = inner;
  let commas = 0;
  while (first > 0 && first > inner - CUE_REACH && !isBoundary(atoms, first)) {
    first--;
    const { lower, capital, kind } = atoms.at(first);
    if (QUOTE_MARKS.has(lower) || BREAKS.has(lower)) return null;
    if (kind === 'word' && !capital && (AUXILIARIES.has(lower) || INTRODUCERS.has(lower) || CUES.has(lower)))
      return null;
    if (lower === ',') commas++;
  }
  if (CONJUNCTIONS.has(atoms.lower(first))) first++;
  const { capital, lower } = atoms.at(first);
  const isName = capital && !INTRODUCERS.has(lower) && !DAY_WORDS.has(lower) && !DETERMINERS.has(lower);
  return commas >= 2 && isName && atoms.at(first + 1).capital ? { from: first, to: inner } : null;
}

const AFFILIATIONS = new Set(['of', 'from', 'at']);

/** Whether a phrase between commas says more of who is named before it: "of the University of Otago", an age. */
function isAside(atoms: Atoms, { from, to }: AtomRange): boolean {
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
    if (PRONOUNS.has(word)) break;
  }
  return trimPhrase(atoms, { from, to });
}

/** Where what is put into a name begins, if it ends before `from`; else `from`, and -1 where it never begins. */
function beforeInsertion(atoms: Atoms, from: AtomNumber): number {
  // "Ana Ray (Con, Eastfield) said"
  if (atoms.lower(from - 1) === ')') return openingParenthesis(atoms, from - 1);
  return atoms.lower(from - 1) === ',' && partsLegalForm(atoms, from - 1) ? from - 1 : from;
}

/** "Veridian Robotics, Inc. said": whether the comma only parts a company's name from its legal form. */
function partsLegalForm(atoms: Atoms, comma: AtomNumber): boolean {
  const { start, end } = atoms.at(comma + 1);
  return atoms.at(comma - 1).capital && isLegalForm(atoms.text.slice(start, end));
}

/** Pronouns that a noun or "of" may follow: "both men", "one in three", "some of the guards". */
const OPENS_PHRASE = new Set(['one', 'some', 'many', 'both', 'others']);

function isPronoun(word: string): boolean {
  return PRONOUNS.has(word) || word === 'him' || word === 'them';
}

/** Whether the atom at `at` ends a phrase that is read backwards: a mark, the start of a clause, a verb. */
function isBeforePhrase(atoms: Atoms, at: AtomNumber): boolean {
  const { lower, capital } = atoms.at(at);
  if (QUOTE_MARKS.has(lower) || BREAKS.has(lower) || lower === ',' || lower === '(' || CLAUSE_STARTS.has(lower))
    return true;
  // "in what officials say is"
  if (lower === 'what') return true;
  const isJoint = lower === 'and' || lower === 'but' || lower === 'or';
  const joined = atoms.lower(at + 1) === 'the' ? at + 2 : at + 1;
  if (isJoint && !(atoms.at(at - 1).capital && atoms.at(joined).capital)) return true;
  return !capital && (CUES.has(lower) || AUXILIARIES.has(lower)) && !isNoun(atoms, at);
}

/** The subject of the sentence `cue` stands in: the first noun phrase behind an introductory one. */
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
  if (INTRODUCERS.has(atoms.lower(from))) {
    let comma = from;
    while (comma < limit && atoms.lower(comma) !== ',') comma++;
    if (comma < limit) from = comma + 1;
    else from++;
  }
  while (
    from < limit &&
    (isAdverb(atoms.lower(from)) ||
      atoms.lower(from) === ',' ||
      atoms.lower(from) === 'and' ||
      atoms.lower(from) === 'but')
  )
    from++;
  if (PRONOUNS.has(atoms.lower(from))) return { from, to: from + 1 };
  let to = from;
  while (to < limit && to < from + PHRASE_REACH && isPhrasePart(atoms, to, from)) to++;
  return trimPhrase(atoms, { from, to });
}

/** Words of a subject: names and what joins them; behind an article also nouns in small letters. */
function isPhrasePart(atoms: Atoms, at: AtomNumber, from: AtomNumber): boolean {
  const atom = atoms.at(at);
  if (atom.kind === 'number' || (atom.kind === 'word' && atom.capital)) return true;
  const word = atom.lower;
  if (word === '-' || word === "'" || (word === '.' && !isBoundary(atoms, at + 1))) return atom.glued;
  if (atom.kind !== 'word') return false;
  if (SUBJECT_JOINTS.has(word)) return true;
  if ((at > from && isFiniteVerb(atoms, at, from)) || endsSubject(word)) return false;
  if (DETERMINERS.has(atoms.lower(from)) && at - from <= 3) return true;
  return isPossessed(atoms, at) || atoms.at(at + 1).capital || atoms.at(at + 2).capital;
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

export const DAY_WORDS = new ListedWords(grammarWords.dayWords);
const TIME_OPENERS = new ListedWords(grammarWords.timeOpeners);
const SPANS = new ListedWords(grammarWords.spans);
const TIME_NOUNS = new ListedWords([...DAY_WORDS, ...SPANS]);

/** Index behind a time that opens a phrase and is followed by more of it: "Last month the harbour board". */
function behindTime(atoms: Atoms, from: AtomNumber, to: AtomNumber): number {
  if (to - from > 1 && (atoms.lower(from) === 'today' || atoms.lower(from) === 'yesterday')) return from + 1;
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

/** Whether a bracket opens in a range. */
function opens(atoms: Atoms, from: AtomNumber, to: AtomNumber): boolean {
  for (let at = from; at < to; at++) if (atoms.lower(at) === '(') return true;
  return false;
}

/** Index after words that are no part of the speaker they come before, from `start` on. */
function afterLead(atoms: Atoms, start: AtomNumber, end: AtomNumber): number {
  const { lower } = atoms.at(start);
  const next = atoms.at(start + 1);
  // "which | Ana Ray called", "to which | Ana Ray replied"
  if (lower === 'which' && start + 1 < end) return start + 1;
  if (next.lower === 'which' && start + 2 < end && atoms.at(start + 2).capital) return start + 2;
  // "said outside court | the pair denied it"
  return lower === 'outside' && next.lower === 'court' && start + 2 < end ? start + 2 : start;
}

/** Without introductory words, conjunctions and marks at either end; null where nothing else is in it. */
function trimPhrase(atoms: Atoms, { from, to }: AtomRange): AtomRange | null {
  let start = afterClock(atoms, behindTime(atoms, afterAgency(atoms, from, to), to), to);
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
  start = afterLead(atoms, start, end);
  // "An indictment unsealed | on Monday", "a survey by the institute (ARI) | )"
  if (end > start + 1 && PARTICIPLES.has(atoms.lower(end - 1))) end--;
  if (atoms.lower(end - 1) === ')' && !opens(atoms, start, end)) end--;
  return end > start ? { from: start, to: end } : null;
}
