/** Who a whole sentence is attributed to: "according to the mayor", "as Newsline has reported". */

import { attributionAt } from '../../grammar/attribution.ts';
import { reportVerb } from '../../grammar/report-verbs.ts';
import { TRAILING_CUES } from '../../grammar/speech.ts';
import { subjectBefore } from '../../grammar/subject.ts';
import { isAccordingTo, verbStart } from '../../grammar/word-kinds.ts';
import type { Atoms } from '../../text/atoms.ts';
import type { AtomRange } from '../../text/ranges.ts';
import type { ReadClaim } from './report.ts';
import { afterComma, agentAfter, hasVerb, isRelative, SHORTEST_CLAUSE } from './sentence.ts';
import { isClauseVerb } from './word-classes.ts';

/** "According to the mayor, the road is shut", "The road, according to the mayor, is shut": clause and source. */
export function according(atoms: Atoms, from: number, end: number): ReadClaim | null {
  for (let at = from; at < end - 2; at++) {
    if (!isAccordingTo(atoms, at)) continue;
    const attribution = attributionAt(atoms, at);
    // "Newsline reported that, according to the firm, …", "Newsline reported, according to …"
    if (attribution === null || (at > from + 1 && opensReport(atoms, at - 2))) return null;
    const range =
      at === from || OPENERS.has(atoms.lower(at - 1))
        ? afterComma(atoms, attribution.speaker.to, end)
        : aroundAccording(atoms, from, at, attribution.speaker.to, end);
    return range === null
      ? null
      : {
          ...range,
          cue: attribution.cue,
          claimant: attribution.speaker,
          lemma: 'according',
          frame: 'according',
          mode: 'active',
        };
  }
  return null;
}

/** "But according to", "One thing is plain: according to" */
const OPENERS = new Set([':', 'but', 'and', 'yet']);

/** Whether what is reported begins after the word at `at`. */
function opensReport(atoms: Atoms, at: number): boolean {
  return atoms.lower(at) === 'that' || isCue(atoms, at);
}

/** A verb of reporting, in small letters: with a capital it is a name's. */
function isCue(atoms: Atoms, at: number): boolean {
  const { lower, capital } = atoms.at(at);
  return TRAILING_CUES.has(lower) && !capital;
}

/** "As Newsline has reported, the mill …", "The mill, as reported by Newsline, …". */
export function asReported(atoms: Atoms, from: number, end: number): ReadClaim | null {
  for (let at = from; at < end - 2; at++) {
    if (atoms.lower(at) !== 'as' || (at > from && atoms.lower(at - 1) !== ',')) continue;
    const comma = atoms.find(',', at, Math.min(end, at + LONGEST_AS));
    const close = comma < 0 ? end : comma;
    const report = reportWithin(atoms, at + 1, close);
    if (report === null) continue;
    const range = at === from ? { from: close + 1, to: end } : aroundAccording(atoms, from, at, close, end);
    return range.to <= range.from ? null : { ...range, ...report, frame: 'according', mode: 'active' };
  }
  return null;
}
const LONGEST_AS = 16;

/** "Newsline has reported", "reported by Newsline" from `from` to `to`, and nothing that it reports. */
function reportWithin(atoms: Atoms, from: number, to: number): Pick<ReadClaim, 'cue' | 'claimant' | 'lemma'> | null {
  if (to - from > LONGEST_AS) return null;
  let at = from;
  while (at < to && !isCue(atoms, at)) at++;
  const lemma = at < to ? reportVerb(atoms.lower(at))?.lemma : undefined;
  if (lemma === undefined) return null;
  const claimant = at === from ? agentAfter(atoms, at) : wholeSubject(atoms, from, at, to);
  return claimant === null ? null : { cue: { from: verbStart(atoms, at), to: at + 1 }, claimant, lemma };
}

/** The subject of the verb at `at`, where it is all that comes before and hardly anything follows. */
function wholeSubject(atoms: Atoms, from: number, at: number, to: number): AtomRange | null {
  const subject = subjectBefore(atoms, at);
  if (subject?.from !== from || to - at > LONGEST_AFTER) return null;
  return hasVerb(atoms, from, subject.to) || hasVerb(atoms, at + 1, to) ? null : subject;
}
/** "as Newsline reported on Monday": how much may follow the verb, in atoms. */
const LONGEST_AFTER = 5;

/**
 * The words before "according to"; where it stands in their midst ("On Monday, according to the mayor, the road …"),
 * the whole sentence.
 */
function aroundAccording(atoms: Atoms, from: number, at: number, after: number, end: number): AtomRange {
  // "The mill is shut, according to Otto Falk, who has left"
  const next = isRelative(atoms, after + 1) ? atoms.find(',', after + 1, end) : after;
  const goesOn = atoms.lower(next) === ',' && hasVerb(atoms, next + 1, end);
  const isJoined = atoms.lower(after + 1) === 'and' && isClauseVerb(atoms, after + 2, after + 1);
  // "The firm owes, according to the report, $4 million"
  const isOpen = atoms.lower(at - 1) === ',' && isClauseVerb(atoms, at - 2, from);
  if (isOpen && atoms.lower(after) === ',' && end - after > SHORTEST_CLAUSE) return { from, to: end };
  if (goesOn && (isJoined || !hasVerb(atoms, from, at))) return { from, to: end };
  return { from, to: atoms.lower(at - 1) === ',' ? at - 1 : at };
}
