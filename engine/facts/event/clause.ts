import type { Atoms } from '../atoms.ts';
import type { Range } from '../quotes/attribution.ts';
import { isFiniteVerb } from './verbs.ts';

/** A headline or sentence as actor and action. */
export interface Clause {
  readonly subject: Range | null;
  readonly predicate: Range;
  /** The verb the predicate begins with, in lower case. */
  readonly verb: string;
}

/** The most words an answer to "what" has (issue 6). */
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

/** Reads the first clause of atoms `from` to `to` that has a verb. */
export function readClause(atoms: Atoms, from: number, to: number, isTime: (at: number) => boolean): Clause | null {
  const start = subjectStart(atoms, from, to);
  for (let at = start; at < to; at++) {
    if (!isFiniteVerb(atoms, at)) continue;
    if (at === start) return { subject: null, predicate: predicateOf(atoms, at, to, isTime), verb: atoms.lower(at) };
    const subject = subjectOf(atoms, start, at);
    // A comma or a relative word before the verb belongs to an insertion; its verb is not the main one.
    if (subject === null) continue;
    return { subject, predicate: predicateOf(atoms, at, to, isTime), verb: mainVerb(atoms, at, to) };
  }
  return null;
}

/** Behind a label ("Croydon derailment: ...") and behind an introductory phrase that ends in a comma. */
function subjectStart(atoms: Atoms, from: number, to: number): number {
  let start = from;
  for (let at = from; at < Math.min(to, from + 8); at++) {
    if (atoms.lower(at) === ':' && to - at > 3) start = at + 1;
  }
  while (start < to && atoms.at(start).kind === 'mark') start++;
  if (!STARTERS.has(atoms.lower(start))) return start;
  for (let at = start; at < Math.min(to, start + 20); at++) if (atoms.lower(at) === ',') return at + 1;
  return start;
}

/** The noun phrase from `start` to the verb: without an insertion between commas; null where a relative word shows the verb is not the main one. */
function subjectOf(atoms: Atoms, start: number, verb: number): Range | null {
  let end = verb;
  let comma = -1;
  for (let at = start; at < verb; at++) {
    const word = atoms.lower(at);
    if (word === ',' && comma < 0) comma = at;
    if ((word === 'who' || word === 'which' || word === 'that' || word === 'where') && atoms.lower(verb - 1) !== ',')
      return null;
  }
  if (comma > start) {
    if (atoms.lower(verb - 1) !== ',') {
      // "Ray, Smith and Jones said": a list; else words between commas that never closed.
      if (verb - comma > 12) return null;
    }
    end = comma;
  }
  while (
    end > start &&
    (atoms.at(end - 1).kind === 'mark' || AUXILIARIES.has(atoms.lower(end - 1))) &&
    atoms.lower(end - 1) !== '.'
  )
    end--;
  const from = DETERMINERS.has(atoms.lower(start)) && end - start > 1 ? start + 1 : start;
  return end > from && end - from <= 16 ? { from, to: end } : null;
}

function mainVerb(atoms: Atoms, at: number, to: number): string {
  let verb = at;
  while (verb < to - 1 && AUXILIARIES.has(atoms.lower(verb))) verb++;
  return atoms.lower(verb);
}

function predicateOf(atoms: Atoms, verb: number, to: number, isTime: (at: number) => boolean): Range {
  let words = 0;
  let end = verb;
  for (let at = verb; at < to; at++) {
    const atom = atoms.at(at);
    if (atom.kind === 'word' || atom.kind === 'number') {
      if (!atom.glued) words++;
      if (words > MAX_WHAT_WORDS) break;
      if (at > verb && (ADJUNCTS.has(atom.lower) || isTime(at))) break;
    } else if (
      atom.lower === ',' ||
      atom.lower === ';' ||
      atom.lower === ':' ||
      atom.lower === '—' ||
      atom.lower === '–' ||
      (atom.lower === '-' && !atom.glued) ||
      atom.lower === '|' ||
      atom.lower === '('
    ) {
      break;
    }
    end = at + 1;
  }
  while (end > verb + 1 && isDangling(atoms, end - 1)) end--;
  return { from: verb, to: Math.max(end, verb + 1) };
}

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
