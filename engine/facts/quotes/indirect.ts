import {
  type Attribution,
  accordingTo,
  attributionAfter,
  type Range,
  subjectBefore,
} from '../../grammar/attribution.ts';
import { CLAUSE_STARTS, INTRODUCERS, THAT_CUES } from '../../grammar/speech.ts';
import { isFiniteVerb } from '../../grammar/verbs.ts';
import type { Atoms } from '../../text/atoms.ts';
import type { Sentence } from '../../text/tokenized-text.ts';

/** Reported speech over atoms: the clause, who said it, and with which word. */
export interface ReadIndirect extends Range, Attribution {
  readonly rule: 'that' | 'bare clause' | 'trailing' | 'according';
}

/** Cues behind which a clause may follow without "that". */
const BARE_CUES = new Set(['said', 'says', 'say']);
const CLAUSE_SUBJECTS = new Set([
  'he',
  'she',
  'they',
  'it',
  'we',
  'i',
  'the',
  'a',
  'an',
  'his',
  'her',
  'their',
  'its',
  'there',
  'this',
  'those',
  'these',
  'some',
  'many',
  'most',
  'no',
  'more',
  'all',
  'such',
]);

/** Shortest clause that is shown as reported speech, in atoms. */
const SHORTEST = 5;

/** Indirect speech with its attribution written out: "X said that ...", "X said he ...", "..., X said.", "According to X, ...". */
export function readIndirect(atoms: Atoms, sentences: readonly Sentence[], taken: readonly Range[]): ReadIndirect[] {
  const found: ReadIndirect[] = [];
  let at = 0;
  let next = 0;
  for (const sentence of sentences) {
    while (at < atoms.length && atoms.at(at).start < sentence.start) at++;
    const from = at;
    while (at < atoms.length && atoms.at(at).start < sentence.end) at++;
    while (next < taken.length && (taken[next]?.to ?? 0) <= from) next++;
    const quote = taken[next];
    if (quote !== undefined && quote.from < at) continue;
    const clause = readSentence(atoms, from, at);
    if (clause !== null && clause.to - clause.from >= SHORTEST) found.push(clause);
  }
  return found;
}

function readSentence(atoms: Atoms, from: number, to: number): ReadIndirect | null {
  const end = stopOf(atoms, from, to);
  return according(atoms, from, end) ?? trailing(atoms, from, end) ?? leading(atoms, from, end);
}

/** Index of the sentence's full stop, or its end. */
function stopOf(atoms: Atoms, from: number, to: number): number {
  let end = to;
  while (end > from && atoms.at(end - 1).kind === 'mark' && atoms.lower(end - 1) !== ')') end--;
  return end;
}

function according(atoms: Atoms, from: number, end: number): ReadIndirect | null {
  if (atoms.lower(from) === 'according' && atoms.lower(from + 1) === 'to') {
    const attribution = accordingTo(atoms, from);
    // Its speaker runs up to the comma the clause begins behind.
    let comma = attribution?.speaker?.to ?? end;
    while (comma < end && atoms.lower(comma) !== ',') comma++;
    return attribution === null || comma >= end
      ? null
      : { ...attribution, from: comma + 1, to: end, rule: 'according' };
  }
  for (let at = from + SHORTEST; at < end - 2; at++) {
    if (atoms.lower(at) !== 'according' || atoms.lower(at + 1) !== 'to') continue;
    const comma = atoms.lower(at - 1) === ',' ? 1 : 0;
    const attribution = accordingTo(atoms, at);
    return attribution?.speaker == null ? null : { ...attribution, from, to: at - comma, rule: 'according' };
  }
  return null;
}

/** How far before the end of its sentence the comma of "..., the mayor said on Monday." may stand, in atoms. */
const TRAIL = 24;
/** The longest speaker phrase there, and the longest tail behind it ("on Monday"). */
const LONGEST_SPEAKER = 12;
const LONGEST_TAIL = 7;
const TRAILING_CUES = new Set([
  'said',
  'says',
  'added',
  'adds',
  'noted',
  'notes',
  'explained',
  'warned',
  'argued',
  'insisted',
  'reported',
  'announced',
  'testified',
  'wrote',
]);
const TAILS = new Set([
  'on',
  'in',
  'at',
  'during',
  'after',
  'before',
  'this',
  'last',
  'late',
  'early',
  'yesterday',
  'today',
  'by',
  'through',
  'to',
  'via',
  'when',
]);

function trailing(atoms: Atoms, from: number, end: number): ReadIndirect | null {
  if (INTRODUCERS.has(atoms.lower(from)) || !hasVerb(atoms, from, end - 2)) return null;
  for (let at = end - 2; at > from + SHORTEST && at > end - TRAIL; at--) {
    if (atoms.lower(at) !== ',') continue;
    const attribution = attributionAfter(atoms, at, TRAILING_CUES);
    if (attribution?.speaker == null || attribution.cue === null) continue;
    const { from: first, to: last } = attribution.speaker;
    if (last - first > LONGEST_SPEAKER || hasVerb(atoms, first, last) || !hasVerb(atoms, from, at)) return null;
    // "..., Ray said that ..." leads a clause of its own, as does whatever goes on at length.
    const behind = Math.max(attribution.cue.to, last);
    const next = atoms.at(behind);
    if (behind < end && (end - behind > LONGEST_TAIL || !(TAILS.has(next.lower) || WEEKDAY.has(next.lower))))
      return null;
    return { ...attribution, from, to: at, rule: 'trailing' };
  }
  return null;
}

function hasVerb(atoms: Atoms, from: number, to: number): boolean {
  for (let at = from + 1; at < to; at++) if (isFiniteVerb(atoms, at, from)) return true;
  return false;
}

function leading(atoms: Atoms, from: number, end: number): ReadIndirect | null {
  for (let at = from + 1; at < end - SHORTEST; at++) {
    const atom = atoms.at(at);
    if (atom.capital || !THAT_CUES.has(atom.lower)) continue;
    const that = thatAfter(atoms, at + 1, end);
    const bare = that < 0 && BARE_CUES.has(atom.lower) && opensClause(atoms, at + 1);
    if (that < 0 && !bare) continue;
    const speaker = subjectBefore(atoms, at);
    if (speaker === null || speaker.from < from) continue;
    return {
      from: that >= 0 ? that : at + 1,
      to: end,
      speaker,
      cue: { from: at, to: at + 1 },
      rule: that >= 0 ? 'that' : 'bare clause',
    };
  }
  return null;
}

/** Index of "that" right behind the cue or behind a short object or time ("told reporters Monday that"), or -1. */
function thatAfter(atoms: Atoms, from: number, end: number): number {
  for (let at = from; at < Math.min(end, from + 6); at++) {
    if (atoms.lower(at) === 'that') return atoms.lower(at + 1) === 'of' || atoms.at(at + 1).kind === 'mark' ? -1 : at;
    if (atoms.lower(at) === ',' || CLAUSE_STARTS.has(atoms.lower(at))) return -1;
  }
  return -1;
}

function opensClause(atoms: Atoms, at: number): boolean {
  const atom = atoms.at(at);
  // "she may have said it, but": its object, and no clause.
  if (atoms.at(at + 1).kind === 'mark' && !atoms.glued(at + 1 + 1) && OBJECTS.has(atom.lower)) return false;
  return CLAUSE_SUBJECTS.has(atom.lower) || (atom.capital && !WEEKDAY.has(atom.lower));
}

const OBJECTS = new Set(['it', 'this', 'those', 'these', 'some', 'more', 'all', 'no']);
const WEEKDAY = new Set(['monday', 'tuesday', 'wednesday', 'thursday', 'friday', 'saturday', 'sunday']);
