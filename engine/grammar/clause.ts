import type { Atoms } from '../text/atoms.ts';
import type { Range } from './attribution.ts';
import { isFiniteVerb, isPlainVerb } from './verbs.ts';

/** A headline or sentence as actor and action. */
export interface Clause {
  readonly subject: Range;
  readonly predicate: Range;
  /** "to meet ..." behind the predicate. */
  readonly purpose: Range | null;
  /** The verb the predicate begins with, in lower case. */
  readonly verb: string;
}

/** The most words an answer to "what" has. */
const MAX_WHAT_WORDS = 10;

const STARTERS = new Set([
  'in',
  'on',
  'at',
  'after',
  'before',
  'as',
  'when',
  'while',
  'with',
  'for',
  'during',
  'since',
  'if',
  'although',
  'despite',
  'following',
  'amid',
  'by',
  'from',
  'under',
  'to',
]);
/** Words that begin an adjunct: the predicate ends before them. */
const ADJUNCTS = new Set([
  'as',
  'after',
  'amid',
  'when',
  'while',
  'before',
  'because',
  'following',
  'despite',
  'during',
  'since',
  'but',
  'until',
  'where',
  'although',
  'though',
  'and',
  'who',
  'which',
  'ahead',
]);
const DETERMINERS = new Set(['the', 'a', 'an']);
const FIRST_PERSON = new Set(['i', 'we']);
/** The longest time that is looked behind for the subject of a sentence it opens, in atoms. */
const MAX_OPENING_TIME = 4;
const AUXILIARIES = new Set([
  'is',
  'are',
  'was',
  'were',
  'has',
  'have',
  'had',
  'will',
  'would',
  'can',
  'could',
  'may',
  'might',
  'must',
  'should',
  'did',
  'does',
  'do',
  'been',
  'be',
  'being',
  'also',
  'not',
]);

/** Reads the first clause of atoms `from` to `to` that has a verb; null for a question or where only a subordinate clause has one. */
export function readClause(atoms: Atoms, from: number, to: number, isTime: (at: number) => boolean): Clause | null {
  const colon = labelEnd(atoms, from, to);
  if (colon > 0) {
    // "Rail strike: Unions reject offer" and "Ray meets Smith: What it means": the part that tells what happened.
    return readPart(atoms, colon + 1, to, isTime) ?? readPart(atoms, from, colon, isTime);
  }
  return readPart(atoms, from, to, isTime);
}

/** Index of a colon that parts a label from the rest, or -1. */
function labelEnd(atoms: Atoms, from: number, to: number): number {
  for (let at = from + 1; at < Math.min(to - 2, from + 10); at++) {
    if (atoms.lower(at) === ':' && !(atoms.glued(at) && atoms.glued(at + 1))) return at;
  }
  return -1;
}

function readPart(atoms: Atoms, from: number, to: number, isTime: (at: number) => boolean): Clause | null {
  const start = subjectStart(atoms, from, to, isTime);
  // Words quoted before their speaker's name tell what was said, not what happened.
  if (isQuoteMark(atoms.lower(start - 1)) && FIRST_PERSON.has(atoms.lower(start))) return null;
  if (QUESTION_WORDS.has(atoms.lower(start))) return null;
  const subjects = new SubjectReader(atoms, start, isTime);
  for (let at = start + 1; at < to; at++) {
    // "May 7": the month, not the verb.
    if (
      !isFiniteVerb(atoms, at, start) ||
      isTime(at) ||
      isReduced(atoms, at, to, start) ||
      isApposed(atoms, at, to, start)
    )
      continue;
    const subject = subjects.before(at);
    // A relative word or a comma before the verb: an insertion, whose verb is not the main one.
    if (subject === null) continue;
    if (isBroken(atoms, start, at)) return null;
    const { predicate, purpose } = predicateOf(atoms, at, to, isTime);
    return { subject, predicate, purpose, verb: mainVerb(atoms, at, to) };
  }
  return null;
}

/** "A fire fanned by winds forced …": a participle with "by" describes the subject where another finite verb follows it. */
function isReduced(atoms: Atoms, at: number, to: number, start: number): boolean {
  if (atoms.lower(at + 1) !== 'by' || !/(?:ed|en|wn|nt)$/.test(atoms.lower(at))) return false;
  for (let later = at + 2; later < Math.min(to, at + MAX_REDUCED); later++) {
    if (/^[,;:.]$/.test(atoms.lower(later)) || ADJUNCTS.has(atoms.lower(later))) return false;
    if (isFiniteVerb(atoms, later, start)) return true;
  }
  return false;
}
const MAX_REDUCED = 8;

/** "Lumen Inc., the maker of an app used by millions, has agreed …": a participle in an insertion, behind whose comma the verb stands. */
function isApposed(atoms: Atoms, at: number, to: number, start: number): boolean {
  if (!/(?:ed|en|wn|nt)$/.test(atoms.lower(at))) return false;
  const first = Math.max(start, at - MAX_INSERTION);
  let comma = at - 1;
  while (comma > first && atoms.lower(comma) !== ',') comma--;
  if (comma === first || !APPOSITION_OPENERS.has(atoms.lower(comma + 1)) || comma + 1 === at) return false;
  for (let later = at + 1; later < Math.min(to - 1, at + MAX_INSERTION); later++) {
    if (/^[;:."“”]$/.test(atoms.lower(later))) return false;
    if (atoms.lower(later) === ',') return isFiniteVerb(atoms, later + 1, start);
  }
  return false;
}
const APPOSITION_OPENERS = new Set(['the', 'a', 'an', 'its', 'his', 'her', 'one', 'based']);
const MAX_INSERTION = 16;

const QUESTION_WORDS = new Set([
  'what',
  'how',
  'why',
  'who',
  'when',
  'where',
  'which',
  'is',
  'are',
  'can',
  'does',
  'do',
  'did',
  'will',
  'should',
]);

/** True where words before the verb show that it belongs to a later clause: "Ray in the clear as the FBI announces", "Race to reach boy trapped". */
function isBroken(atoms: Atoms, start: number, verb: number): boolean {
  for (let at = start + 1; at < verb; at++) {
    const word = atoms.lower(at);
    if (
      word !== 'and' &&
      word !== 'who' &&
      word !== 'which' &&
      word !== 'where' &&
      word !== 'since' &&
      ADJUNCTS.has(word)
    )
      return true;
    if (word === 'to' && !atoms.at(at + 1).capital && at + 1 < verb) return true;
  }
  return false;
}

/** Behind an introductory phrase that ends in a comma. */
function subjectStart(atoms: Atoms, from: number, to: number, isTime: (at: number) => boolean): number {
  let start = from;
  while (start < to && atoms.at(start).kind === 'mark') start++;
  // "Last Tuesday I waited": a time before a pronoun or an article is no part of the subject.
  if (isTime(start))
    for (let at = start + 1; at < Math.min(to, start + MAX_OPENING_TIME); at++)
      if (DETERMINERS.has(atoms.lower(at)) || FIRST_PERSON.has(atoms.lower(at))) return at;
  if (!STARTERS.has(atoms.lower(start))) return start;
  for (let at = start; at < Math.min(to, start + 20); at++) if (atoms.lower(at) === ',') return at + 1;
  return start;
}

/** Words that show a verb after them to be the relative clause's own. */
const RELATIVES = new Set(['who', 'which', 'that', 'where']);
/** The longest subject, the longest list of names in one, and the most auxiliaries and marks between it and its verb, in atoms. */
const MAX_SUBJECT = 16;
const MAX_LIST = 12;
const MAX_TRIMMED = 12;

/**
 * Reads the subject before one verb after another of a clause. What was seen before a verb is kept for the next, so that a sentence of many
 * verbs is read once.
 */
class SubjectReader {
  readonly #atoms: Atoms;
  readonly #start: number;
  readonly #isTime: (at: number) => boolean;
  #seen: number;
  #comma = -1;
  /** First atom of a time or an aside. */
  #stop = -1;
  #hasRelative = false;

  constructor(atoms: Atoms, start: number, isTime: (at: number) => boolean) {
    this.#atoms = atoms;
    this.#start = start;
    this.#isTime = isTime;
    this.#seen = start;
  }

  /**
   * The noun phrase from the clause's start to the verb, without an insertion between commas; null where a relative word shows that the verb
   * is not the main one.
   *
   * @param verb - not before that of an earlier call
   */
  before(verb: number): Range | null {
    this.#seeUpTo(verb);
    const atoms = this.#atoms;
    const start = this.#start;
    const comma = this.#comma;
    if (atoms.lower(verb - 1) !== ',') {
      if (this.#hasRelative) return null;
      // "Ray, Smith and Jones said": a list; else words between commas that never closed.
      if (comma > start && verb - comma > MAX_LIST) return null;
    }
    let end = comma > start ? comma : verb;
    // "Nimbo on Wednesday", "Lind Foods Inc (LND.N)": the name ends before a time or an aside.
    const stop = this.#stop;
    if (stop >= 0 && stop < end) end = OPENS_TIME.has(atoms.lower(stop - 1)) ? stop - 1 : stop;
    const last = Math.max(start, end - MAX_TRIMMED);
    while (end > last && this.#isTrimmed(end - 1)) end--;
    const from = DETERMINERS.has(atoms.lower(start)) && end - start > 1 ? start + 1 : start;
    return end > from && end - from <= MAX_SUBJECT ? { from, to: end } : null;
  }

  #seeUpTo(verb: number): void {
    for (; this.#seen < verb; this.#seen++) {
      const word = this.#atoms.lower(this.#seen);
      if (word === ',' && this.#comma < 0) this.#comma = this.#seen;
      if (RELATIVES.has(word)) this.#hasRelative = true;
      if (this.#stop < 0 && this.#seen > this.#start && (word === '(' || this.#isTime(this.#seen)))
        this.#stop = this.#seen;
    }
  }

  #isTrimmed(at: number): boolean {
    const { kind, lower } = this.#atoms.at(at);
    return (kind === 'mark' || AUXILIARIES.has(lower)) && lower !== '.';
  }
}

const OPENS_TIME = new Set(['on', 'in']);

function mainVerb(atoms: Atoms, at: number, to: number): string {
  let verb = at;
  while (verb < to - 1 && AUXILIARIES.has(atoms.lower(verb))) verb++;
  return atoms.lower(verb);
}

/** How many words a predicate has before a purpose may be split off it ("lands in Washington | to meet ..."). */
const PURPOSE_AFTER = 3;

/** A predicate of fewer words than this goes on over a time. */
const TIME_AFTER = 4;

function predicateOf(
  atoms: Atoms,
  verb: number,
  to: number,
  isTime: (at: number) => boolean,
): { predicate: Range; purpose: Range | null } {
  let words = 0;
  let end = verb;
  let purpose: Range | null = null;
  for (let at = verb; at < to; at++) {
    const atom = atoms.at(at);
    if (atom.kind === 'word' || atom.kind === 'number') {
      if (!atom.glued) words++;
      if (words > MAX_WHAT_WORDS) {
        // No phrase is cut in half: it goes with the preposition that opens it.
        end = phraseStart(atoms, end, verb);
        break;
      }
      // A time ends it, unless it stands right behind the verb and its object ("imposed sanctions on Thursday against ...").
      if (words > TIME_AFTER && isTime(at)) break;
      // "killed as tram derails": one verb alone says too little to stop at.
      if (at > verb && endsPredicate(atoms, at) && !(CIRCUMSTANCES.has(atom.lower) && isBareVerb(atoms, verb, at)))
        break;
      if (words > PURPOSE_AFTER && opensPurpose(atoms, at)) {
        purpose = { from: at, to };
        break;
      }
    } else if (BREAKS.has(atom.lower) || (atom.lower === '-' && !atom.glued)) {
      break;
    }
    end = at + 1;
  }
  while (end > verb + 1 && isDangling(atoms, end - 1)) end--;
  return { predicate: { from: verb, to: Math.max(end, verb + 1) }, purpose };
}

/** How far back from where a predicate grows too long the preposition of its last phrase may stand, in atoms. */
const PHRASE_BACK = 5;

/** Index of the preposition that opens the phrase reaching to `end`, or `end` where there is none close by. */
function phraseStart(atoms: Atoms, end: number, verb: number): number {
  for (let at = end - 1; at > Math.max(verb + PURPOSE_AFTER, end - PHRASE_BACK); at--)
    if (atoms.lower(at) !== 'the' && DANGLING.has(atoms.lower(at))) return at;
  return end;
}

/** "to open the bridge", or "for" behind a predicate that already has its object. */
function opensPurpose(atoms: Atoms, at: number): boolean {
  const word = atoms.lower(at);
  if (TAKES_TO.has(atoms.lower(at - 1))) return false;
  return word === 'for' || (word === 'to' && !atoms.at(at + 1).capital && isPlainVerb(atoms.lower(at + 1)));
}

/** Words that "to" and a verb complete rather than explain. */
const TAKES_TO = new Set([
  'not',
  'decision',
  'plan',
  'plans',
  'bid',
  'move',
  'moves',
  'vow',
  'promise',
  'pledge',
  'right',
  'attempt',
  'attempts',
  'deal',
  'offer',
  'call',
  'calls',
  'need',
  'chance',
  'effort',
  'efforts',
  'refusal',
  'order',
  'agreement',
  'way',
  'ready',
  'set',
  'able',
  'likely',
  'due',
  'how',
  'and',
  'or',
  'pressure',
  'proposal',
  'threat',
  'request',
  'power',
  'him',
  'her',
  'them',
  'us',
  'time',
  'reluctant',
  'unable',
  'failure',
  'first',
  'last',
  'one',
]);

const CIRCUMSTANCES = new Set(['and', 'as', 'after', 'when', 'while', 'during', 'following']);

/** True where atoms `verb` to `end` are a verb and its auxiliaries, and nothing else. */
function isBareVerb(atoms: Atoms, verb: number, end: number): boolean {
  let at = verb;
  while (at < end - 1 && AUXILIARIES.has(atoms.lower(at))) at++;
  return at === end - 1;
}

const BREAKS = new Set([',', ';', ':', '—', '–', '|', '(', '_']);

function endsPredicate(atoms: Atoms, at: number): boolean {
  const word = atoms.lower(at);
  if (!ADJUNCTS.has(word)) return false;
  // "says he and Ray had ...": a joined noun does not end it, a second verb does.
  if (word === 'and' || word === 'but') return !atoms.at(at + 1).capital || isFiniteVerb(atoms, at + 1, at);
  return word !== 'as' || !isQuoteMark(atoms.lower(at + 1));
}

const isQuoteMark = (mark: string) => mark === "'" || mark === '"' || mark === '“';

const DANGLING = new Set([
  'in',
  'on',
  'at',
  'of',
  'to',
  'for',
  'by',
  'with',
  'the',
  'a',
  'an',
  'from',
  'and',
  'or',
  'near',
  'early',
  'late',
  'about',
  'around',
  'his',
  'her',
  'its',
  'their',
  'that',
  'over',
  'into',
]);

function isDangling(atoms: Atoms, at: number): boolean {
  const atom = atoms.at(at);
  return (
    DANGLING.has(atom.lower) ||
    (atom.kind === 'mark' &&
      atom.lower !== ')' &&
      atom.lower !== '"' &&
      atom.lower !== "'" &&
      atom.lower !== '”' &&
      atom.lower !== '%')
  );
}
