import claimWords from '../../english/data/claim-words.json' with { type: 'json' };
import { reportVerb } from '../../grammar/report-verbs.ts';
import { ACCUSING, ADVERBS, ASSERTIONS, AUXILIARIES, CLAUSE_STARTS, PRONOUNS } from '../../grammar/speech.ts';
import { formsOf, isFiniteVerb, isPlainVerb, isVerbForm, mayBeFinite } from '../../grammar/verbs.ts';
import { DAY_WORDS, DETERMINERS, isAdverb, PARTICIPLES, PLATFORMS } from '../../grammar/word-kinds.ts';
import { DETERMINED } from '../../names/word-lists.ts';
import type { Atom, Atoms } from '../../text/atoms.ts';
import { isClauseVerb, isPlainNouns, OBJECT_PRONOUNS, QUESTION_WORDS, SUBJECT_OPENERS } from './word-classes.ts';

/**
 * How the words reported follow their verb: a clause with or without "that", a question, an infinitive, a participle,
 * words after a preposition, a noun phrase; "object" where somebody is addressed or accused first ("told the board
 * that", "accused the firm of").
 */
export type ComplementFrame =
  | 'that'
  | 'clause'
  | 'question'
  | 'infinitive'
  | 'participle'
  | 'preposition'
  | 'noun'
  | 'object that'
  | 'object clause'
  | 'object infinitive'
  | 'object of';

/** What a verb reports: the first atom of it, and how it follows. */
export interface Complement {
  readonly frame: ComplementFrame;
  readonly from: number;
}

export const PREPOSITIONS = new Set(claimWords.prepositions);
/** Verbs that say whom they are addressed to, and those whose object is part of what they say. */
const ADDRESSING = new Set(claimWords.addressing);
/**
 * How far after its verb "that" may come ("told reporters in Rome on Monday that"), and the finite verb of a clause
 * without it.
 */
const THAT_REACH = 10;
/** The same after a verb that takes nothing but clauses: "said in a letter to the board last week that". */
const FAR_THAT_REACH = 16;
const CLAUSE_REACH = 14;
const LONG_CLAUSE_REACH = 40;
/** Verbs that take a clause or nothing: what follows them is no object. */
const CLAUSAL = new Set(claimWords.clausal);
const PLACES_AND_TIMES = new Set(claimWords.placesAndTimes);
const OBJECT_REACH = 24;

const SPANS = new Set(claimWords.spans);

/**
 * The index after a time that stands between a verb and what it reports: "said Thursday that", "said on Thursday he".
 */
function afterTime(atoms: Atoms, at: number): number {
  let next = at;
  // "said outside court the pair denied it"
  if (OUTSIDE.has(atoms.lower(next)) && COURT.has(atoms.lower(next + 1))) next += 2;
  // "said on Telegram two people were hurt"
  if (atoms.lower(next) === 'on' && PLATFORMS.has(atoms.lower(next + 1))) next += 2;
  // "said first-half profit fell"
  while (ADVERBS.has(atoms.lower(next)) && atoms.lower(next + 1) !== '-' && !opensInfinitive(atoms, next)) next++;
  for (let ago = next + 1; ago <= next + LONGEST_AGO; ago++) if (atoms.lower(ago) === 'ago') return ago + 1;
  return afterDay(atoms, next);
}

/** "last week", "on Thursday", but not "this year’s vote" and "Thursday’s vote": no time of the saying. */
function afterDay(atoms: Atoms, at: number): number {
  const first = atoms.lower(at);
  const isSpan = (first === 'last' || first === 'this') && SPANS.has(atoms.lower(at + 1));
  const last = isSpan || first === 'on' ? at + 1 : at;
  return (isSpan || DAY_WORDS.has(atoms.lower(last))) && atoms.lower(last + 1) !== "'" ? last + 1 : at;
}

const OUTSIDE = new Set(['outside', 'in']);
const COURT = new Set(['court', 'parliament', 'evidence']);

/** "said three weeks ago that" */
const LONGEST_AGO = 3;

/** "that" as a pronoun: "a report that could", "said that." */
function opensRelative(atoms: Atoms, that: number): boolean {
  // "that really got us thinking"
  const verb = isAdverb(atoms.lower(that + 1)) ? that + 2 : that + 1;
  const next = atoms.at(verb);
  return (
    atoms.at(that + 1).kind === 'mark' ||
    next.lower === 'of' ||
    AUXILIARIES.has(next.lower) ||
    isFiniteVerb(atoms, verb, verb) ||
    isSaid(atoms, verb)
  );
}

/** "a law that said shops must close" */
function isSaid(atoms: Atoms, at: number): boolean {
  return CLAUSAL.has(reportVerb(atoms.lower(at))?.lemma ?? '') && !isPlainVerb(atoms.lower(at));
}

function thatWithin(atoms: Atoms, lemma: string, from: number, end: number): number {
  const reach = CLAUSAL.has(lemma) || lemma === 'tell' ? FAR_THAT_REACH : THAT_REACH;
  for (let at = from; at < Math.min(end, from + reach); at++) {
    if (isOfNoun(atoms, from, at)) continue;
    if (atoms.lower(at) === 'that')
      return !(at > from && isOfAssertion(atoms, lemma, at)) && opensReported(atoms, lemma, from, at, end) ? at : -1;
    if (opensOther(atoms, lemma, from, at)) return -1;
  }
  return -1;
}

/** Whether a clause or another part of the sentence begins at `at`, before any "that". */
function opensOther(atoms: Atoms, lemma: string, from: number, at: number): boolean {
  const { lower, capital } = atoms.at(at);
  // "said the data made it likely that": the clause has begun; "told reporters gathered there that"
  if (!ADDRESSING.has(lemma) && at > from && !capital && isClauseVerb(atoms, at, from)) return true;
  // "said in May that": no verb.
  return CLAUSE_STARTS.has(lower) || lower === ',' || (AUXILIARIES.has(lower) && !capital);
}

/** "agreed to settle claims | that": what others say; but "said in a report that". */
function isOfAssertion(atoms: Atoms, lemma: string, that: number): boolean {
  const noun = atoms.lower(that - 1);
  return ASSERTIONS.has(noun) && noun.endsWith('s') && !CLAUSAL.has(lemma) && !ADDRESSING.has(lemma);
}

/** "said pipes of | that | age": a "that" right after a preposition. */
function isOfNoun(atoms: Atoms, from: number, at: number): boolean {
  return atoms.lower(at) === 'that' && at > from && PREPOSITIONS.has(atoms.lower(at - 1));
}

/** Whether the "that" at `that` opens what the verb that ends before `from` reports. */
function opensReported(atoms: Atoms, lemma: string, from: number, that: number, end: number): boolean {
  if (opensRelative(atoms, that)) return false;
  if (opensClause(atoms, that + 1, end, true) || opensSubject(atoms, that + 1, end)) return true;
  // "said that about 40 dawdled": right after such a verb nothing else begins.
  return that === from && CLAUSAL.has(lemma) && end - that > SHORTEST_SENTENCE;
}

/** "that the firm fudged its books": the subject of a clause whose verb is on no list. */
function opensSubject(atoms: Atoms, from: number, end: number): boolean {
  const { kind, capital, lower } = atoms.at(from);
  const opens = capital || PRONOUNS.has(lower) || SUBJECT_OPENERS.has(lower);
  return kind === 'word' && opens && end - from >= SHORTEST_SENTENCE;
}
const SHORTEST_SENTENCE = 3;

const RELATIVES = new Set(['which', 'whose']);

/**
 * Whether a clause with its own subject and finite verb begins at `from`; after a verb that takes nothing but clauses,
 * also a long one.
 */
export function opensClause(atoms: Atoms, from: number, end: number, isClausal: boolean): boolean {
  if (!mayOpenClause(atoms, from)) return false;
  const reach = isClausal ? LONG_CLAUSE_REACH : CLAUSE_REACH;
  let relative = 0;
  for (let at = from + 1; at < Math.min(end, from + reach); at++) {
    const { lower } = atoms.at(at);
    const own = ownVerb(atoms, at);
    if (own >= 0) {
      at = own;
      continue;
    }
    const verb = at;
    if (RELATIVES.has(lower)) relative++;
    if (isClauseVerb(atoms, at, from)) {
      if (relative === 0) return true;
      relative--;
      // "who has led": one verb.
      at = afterVerbs(atoms, at);
    }
    if (!isClausal && endsSubject(atoms.at(verb))) return false;
  }
  return false;
}

/** "a man police say robbed three banks": a verb whose subject came before. */
function isBareVerb(atoms: Atoms, at: number): boolean {
  const { capital, lower } = atoms.at(at);
  if (capital || !(isVerbForm(lower) || (lower.length > 4 && lower.endsWith('ed')))) return false;
  const next = atoms.at(at + 1);
  return next.kind === 'number' || next.lower === '$' || DETERMINED.has(next.lower) || DETERMINERS.has(next.lower);
}

/** "parents | who adopt | would", "a review | published | in May": the end of a verb that tells of a noun; else -1. */
function ownVerb(atoms: Atoms, at: number): number {
  const lower = atoms.lower(at);
  if (lower === 'who') return afterVerbs(atoms, at + 1);
  return PARTICIPLES.has(lower) && AFTER_PARTICIPLE.test(atoms.lower(at + 1)) ? at : -1;
}

/** What follows a participle that tells of the noun before it: "a letter signed by nine bakers". */
export const AFTER_PARTICIPLE = /^(?:by|in|on|with|at)$/;

function mayOpenClause(atoms: Atoms, at: number): boolean {
  const { kind, lower } = atoms.at(at);
  if (isBareVerb(atoms, at)) return false;
  if (kind !== 'word' && kind !== 'number') return isOpeningMark(lower);
  return lower !== 'and' && lower !== 'but' && lower !== 'or' && !AUXILIARIES.has(lower);
}

/** What ends a subject: a mark that is not part of a word or number, another clause, "to". */
function endsSubject({ kind, lower }: Atom): boolean {
  if (kind === 'mark') return !isInnerMark(lower) && lower !== '$';
  return CLAUSE_STARTS.has(lower) || lower === 'to';
}

/** Marks that may open a clause: "'Enough' means …", "$4 million was …" */
function isOpeningMark(mark: string): boolean {
  return mark === "'" || mark === '$';
}

/** Marks inside words: "Ray's", "co-owner", "U.S." */
function isInnerMark(mark: string): boolean {
  return mark === "'" || mark === '-' || mark === '.';
}

/** The index of the last word of the verb group that begins at `at`: "has since led". */
function afterVerbs(atoms: Atoms, at: number): number {
  let verb = at;
  while (AUXILIARIES.has(atoms.lower(verb)) || ADVERBS.has(atoms.lower(verb))) verb++;
  return verb;
}

function afterObject(atoms: Atoms, lemma: string, from: number, end: number): Complement | null {
  const { kind } = atoms.at(from);
  if (kind !== 'word' && kind !== 'number') return null;
  const object = afterNoun(atoms, from);
  const clause: Complement = { frame: 'object clause', from: object };
  // "told the board it would close and that": the clause before "that" comes first.
  if (lemma === 'tell' && opensPlainClause(atoms, object, end)) return clause;
  for (let at = from + 1; at < Math.min(end, from + OBJECT_REACH); at++) {
    at = afterRelative(atoms, at, end);
    const complement = objectComplement(atoms, lemma, from, at);
    if (complement !== null) return complement;
    const aside = afterAside(atoms, at, end);
    if (aside > at) return { frame: 'object that', from: aside };
    if (endsObject(atoms, at)) break;
  }
  // "told voters who asked"
  if (lemma !== 'tell' || OF_PEOPLE.has(atoms.lower(object))) return null;
  return opensClause(atoms, object, end, false) ? clause : null;
}

/** "accused the captain, whom she did not name, | of": the index after what is told of somebody. */
function afterRelative(atoms: Atoms, at: number, end: number): number {
  const comma = atoms.lower(at) === ',' && OF_PEOPLE.has(atoms.lower(at + 1)) ? atoms.find(',', at + 1, end) : -1;
  return comma < 0 ? at : comma + 1;
}
const OF_PEOPLE = new Set(['who', 'whom', 'whose']);

function endsObject(atoms: Atoms, at: number): boolean {
  const { kind, lower, glued } = atoms.at(at);
  if (kind === 'mark') return !(isInnerMark(lower) && glued);
  // "blaming rivals | and adding that"
  const next = atoms.lower(at + 1);
  return CLAUSE_STARTS.has(lower) || (lower === 'and' && next.endsWith('ing') && reportVerb(next) !== undefined);
}

/** "it would close", "the mill was shut": a subject that opens like one, and its verb soon. */
function opensPlainClause(atoms: Atoms, from: number, end: number): boolean {
  const { lower } = atoms.at(from);
  if (lower === 'that' || !(PRONOUNS.has(lower) || SUBJECT_OPENERS.has(lower))) return false;
  return opensClause(atoms, from, Math.min(end, from + NEAR_VERB), false);
}
const NEAR_VERB = 6;

/** What opens after the object at `object`: "told reporters that", "asked the court to", "accused him of". */
function objectComplement(atoms: Atoms, lemma: string, object: number, at: number): Complement | null {
  const lower = atoms.lower(at);
  // "told the board that", "asked him who", but "a law that said", "told voters who asked", "blamed it on talk that"
  const isRelative =
    lower === 'that' ? ACCUSING.has(lemma) || isSaid(atoms, at + 1) : lower === 'who' && lemma !== 'ask';
  if (isRelative) return null;
  if (lower === 'that' || QUESTION_WORDS.has(lower)) return { frame: 'object that', from: at };
  if (opensInfinitive(atoms, at)) return { frame: 'object infinitive', from: at };
  return ACCUSING.has(lemma) && accuses(lemma, lower) ? { frame: 'object of', from: object } : null;
}

/** "accused of", "blamed for"; but "criticized the lack of": "of" goes with few of these verbs. */
function accuses(lemma: string, preposition: string): boolean {
  if (preposition === 'of') return ACCUSED_OF.has(lemma);
  return preposition === 'for' || preposition === 'with';
}

/** "accused of", "charged with", "indicted on": what follows is the charge, whatever comes later. */
function tellsCharge(lemma: string, preposition: string): boolean {
  if (preposition === 'of') return ACCUSED_OF.has(lemma);
  return (preposition === 'with' || preposition === 'on') && CHARGED_WITH.has(lemma);
}
const CHARGED_WITH = new Set(['charge', 'indict']);

/** Verbs that have what somebody did after "of". */
export const ACCUSED_OF = new Set(['accuse', 'suspect', 'convict']);

/**
 * The index after "them", "reporters", "the court", "ABC News": capitals, or up to the first word outside the phrase.
 */
function afterNoun(atoms: Atoms, from: number): number {
  if (PRONOUNS.has(atoms.lower(from)) || OBJECT_PRONOUNS.has(atoms.lower(from))) return from + 1;
  if (atoms.at(from).capital) return afterName(atoms, from);
  const noun = DETERMINED.has(atoms.lower(from)) ? from + 2 : from + 1;
  // "told the broadcaster NOR | he would go"
  let name = noun;
  while (atoms.at(name).capital && !PRONOUNS.has(atoms.lower(name))) name++;
  return PRONOUNS.has(atoms.lower(name)) ? name : noun;
}

/** The index after "NBC News", "BBC Radio 4's Today programme", "Velde's Sun-Herald newspaper", "Ray's lawyer". */
function afterName(atoms: Atoms, from: number): number {
  let at = afterNames(atoms, from);
  const isOwner = atoms.lower(at) === "'" && atoms.lower(at + 1) === 's';
  if (isOwner) at += atoms.lower(at + 2) === 'the' && atoms.at(at + 3).capital ? 3 : 2;
  if (isOwner) at = afterNames(atoms, at);
  const { kind, lower } = atoms.at(at);
  const isNoun = kind === 'word' && !PRONOUNS.has(lower) && !DETERMINED.has(lower) && !isClauseVerb(atoms, at, from);
  return MEDIA.has(lower) || (isOwner && isNoun && !CLAUSE_STARTS.has(lower)) ? at + 1 : at;
}
/** The index after names, and small words between them. */
function afterNames(atoms: Atoms, from: number): number {
  let at = from;
  while (isOfName(atoms, at) || (at > from && INNER_WORDS.has(atoms.lower(at)) && isOfName(atoms, at + 1))) at++;
  return at;
}
/** Small words within the name of a programme: "Breakfast with Frost", "the World at One". */
const INNER_WORDS = new Set(['with', 'of', 'at', 'and']);
const MEDIA = new Set(['newspaper', 'programme', 'program', 'magazine', 'show']);

/** A word of a name, but no pronoun, or its number: "Radio 4". */
function isOfName(atoms: Atoms, at: number): boolean {
  const { kind, lower, capital } = atoms.at(at);
  if (kind === 'number') return atoms.at(at - 1).capital && atoms.lower(at + 1) !== '%' && !isCount(atoms, at);
  // "BBC One"
  const isPronoun = PRONOUNS.has(lower) && lower !== 'one';
  return (capital && !isPronoun) || ((lower === '-' || lower === '.') && atoms.glued(at));
}

/** "told Reuters | 12 were hurt": a number that counts something. */
function isCount(atoms: Atoms, at: number): boolean {
  const next = atoms.lower(at + 1);
  return next !== "'" && !PRONOUNS.has(next) && next !== 'that' && !DETERMINED.has(next) && !MEDIA.has(next);
}

/** "to lie", "to have lied", "to be rotten", and what makes the contrary of it: "not to lie", "never to lie" */
export function opensInfinitive(atoms: Atoms, at: number): boolean {
  const isNegated = atoms.lower(at) === 'not' || atoms.lower(at) === 'never';
  const to = isNegated ? at + 1 : at;
  if (atoms.lower(to) !== 'to' || atoms.at(to + 1).kind !== 'word') return false;
  const next = atoms.lower(to + 1);
  return isPlainVerb(next) || mayBeFinite(formsOf(next)[0]) || next === 'have' || next === 'be';
}

/** Whether "that" may come after more than a time: after an address or a place, but not after an object. */
function mayFollowLater(atoms: Atoms, lemma: string, at: number): boolean {
  return (
    atoms.lower(at) === 'that' || CLAUSAL.has(lemma) || ADDRESSING.has(lemma) || PLACES_AND_TIMES.has(atoms.lower(at))
  );
}

/** "The mayor said: the road is shut." */
function afterColon(atoms: Atoms, lemma: string, at: number, end: number): Complement | null {
  return CLAUSAL.has(lemma) && opensClause(atoms, at, end, true) ? { frame: 'clause', from: at } : null;
}

/** Marks that set apart a note between a verb and what it reports. */
const ASIDE_MARKS = new Set([',', '—', '–', '-', '(']);
const ASIDE_REACH = 9;

/** "said, twice, that", "said — on the radio — that": the index of "that", else `from`. */
function afterAside(atoms: Atoms, from: number, end: number): number {
  const mark = atoms.lower(from);
  if (!ASIDE_MARKS.has(mark) || atoms.lower(from + 1) === 'that') return from;
  const closing = mark === '(' ? ')' : mark;
  const close = atoms.find(closing, from + 1, Math.min(end, from + ASIDE_REACH));
  return close >= 0 && atoms.lower(close + 1) === 'that' ? close + 1 : from;
}

/** What the verb that ends before `from` reports, or null. */
export function complementAfter(atoms: Atoms, lemma: string, from: number, end: number): Complement | null {
  const aside = afterAside(atoms, from, end);
  if (aside > from) return complementAt(atoms, lemma, aside, aside, end);
  const at = afterTime(atoms, from);
  return atoms.lower(at) === ':' ? afterColon(atoms, lemma, at + 1, end) : complementAt(atoms, lemma, from, at, end);
}

/** "ruled out cutting it", "showed off a laser": parts of another verb. */
const PARTICLES = new Set(['out', 'off']);

/** The same where it is told after a time that ends before `at`. */
function complementAt(atoms: Atoms, lemma: string, from: number, at: number, end: number): Complement | null {
  const { lower, kind } = atoms.at(at);
  if (at >= end || (kind === 'mark' && !isOpeningMark(lower)) || PARTICLES.has(lower)) return null;
  // "threatens to dampen that demand"
  if (opensInfinitive(atoms, at)) return { frame: 'infinitive', from: at };
  const that = mayFollowLater(atoms, lemma, at) ? thatWithin(atoms, lemma, from, end) : -1;
  if (that === at) return { frame: 'that', from: that };
  if (QUESTION_WORDS.has(lower)) return { frame: 'question', from: at };
  if (lower === 'to') return prepositional(atoms, at, end, that);
  // "accused of lying to a man that …", "charged with a murder that …"
  if (tellsCharge(lemma, lower)) return { frame: 'preposition', from: at + 1 };
  const addressed = takesObject(lemma) ? afterObject(atoms, lemma, at, end) : null;
  if (addressed !== null) return addressed;
  if (that >= 0) return { frame: 'that', from: that };
  if (opensLongClause(atoms, lemma, at, end)) return { frame: 'clause', from: at };
  return opensPreposition(atoms, at) ? prepositional(atoms, at, end, that) : plainComplement(atoms, at, end);
}

/** Whether a clause, perhaps a long one, begins at `at` after a verb that takes nothing else. */
function opensLongClause(atoms: Atoms, lemma: string, at: number, end: number): boolean {
  return CLAUSAL.has(lemma) && !opensPlaceOrTime(atoms, at) && opensClause(atoms, at, end, true);
}

function opensPreposition(atoms: Atoms, at: number): boolean {
  return PREPOSITIONS.has(atoms.lower(at)) && !opensAmount(atoms, at);
}

/** "in the hall", "at noon", but not "at least four". */
function opensPlaceOrTime(atoms: Atoms, at: number): boolean {
  return PLACES_AND_TIMES.has(atoms.lower(at)) && !opensAmount(atoms, at);
}

/** "at least four" */
export function opensAmount(atoms: Atoms, at: number): boolean {
  const next = atoms.lower(at + 1);
  return atoms.lower(at) === 'at' && (next === 'least' || next === 'most');
}

/** What follows a verb without a word that says so: a participle, a clause, a noun. */
function plainComplement(atoms: Atoms, at: number, end: number): Complement | null {
  // "said aboard the ferry"
  if (isBareVerb(atoms, at) || opensPlaceOrTime(atoms, at)) return null;
  const { lower, capital } = atoms.at(at);
  if (!capital && lower.endsWith('ing') && lower.length > 5) return { frame: 'participle', from: at };
  if (opensClause(atoms, at, end, false)) return { frame: 'clause', from: at };
  // "rejected claims that", "announced plans to"
  const isVerb = reportVerb(lower) !== undefined && !ASSERTIONS.has(lower) && !isPlainNouns(lower);
  return CLAUSE_STARTS.has(lower) || isVerb ? null : { frame: 'noun', from: at };
}

/** "told reporters that", "accused the mayor of" */
function takesObject(lemma: string): boolean {
  return ADDRESSING.has(lemma) || ACCUSING.has(lemma);
}

/** After a preposition, but with "against" itself: without it "warned against swimming" would be its contrary. */
function prepositional(atoms: Atoms, at: number, end: number, that: number): Complement | null {
  if (that >= 0) return { frame: 'that', from: that };
  const from = atoms.lower(at) === 'against' ? at : at + 1;
  return at + 1 < end ? { frame: 'preposition', from } : null;
}
