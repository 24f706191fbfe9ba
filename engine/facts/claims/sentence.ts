/** What readers of one sentence share: how short a clause is, where verbs, marks and clauses are. */

import claimWords from '../../english/data/claim-words.json' with { type: 'json' };
import { phraseAfter } from '../../grammar/phrase-after.ts';
import { type ReportVerb, reportVerb } from '../../grammar/report-verbs.ts';
import { ACCUSING, BE, HEARINGS, HEARS, MODALS } from '../../grammar/speech.ts';
import { DETERMINERS, isAdverb, PARTICIPLES } from '../../grammar/word-kinds.ts';
import type { Atoms } from '../../text/atoms.ts';
import { ListedWords } from '../../text/listed.ts';
import type { AtomRange } from '../../text/ranges.ts';
import { ACCUSED_OF, opensClause } from './complement.ts';
import type { ClaimMode } from './report.ts';
import { isClauseVerb, verbWithin } from './word-classes.ts';

/** Shortest claim, in atoms. */
export const SHORTEST = 2;
/** Shortest clause before its attribution, in atoms. */
export const SHORTEST_CLAUSE = 3;
/** The longest speaker of "…, the mayor said", in atoms. */
export const LONGEST_SPEAKER = 14;

/** "claimed by the union": the union; "accused by the mayor of Velde of fraud": the mayor of Velde. */
export function agentAfter(atoms: Atoms, verb: number): AtomRange | null {
  const agent = atoms.lower(verb + 1) === 'by' ? phraseAfter(atoms, verb + 2) : null;
  if (agent === null || !ACCUSED_OF.has(reportVerb(atoms.lower(verb))?.lemma ?? '')) return agent;
  const first = atoms.find('of', agent.from + 1, agent.to);
  const second = first >= 0 && atoms.at(first + 1).capital ? atoms.find('of', first + 1, agent.to) : -1;
  return first < 0 ? agent : { from: agent.from, to: Math.max(first, second) };
}

const PASSIVE_OPENERS = new Set(['when', 'if', 'unless', 'until']);

/** How the verb at `at` stands to who reports: in the passive, after "to", after "may", or plainly. */
export function modeOf(atoms: Atoms, at: number): ClaimMode {
  const { lower } = atoms.at(at);
  let before = at - 1;
  while (before >= 0 && isAdverb(atoms.lower(before))) before--;
  const helper = atoms.lower(before);
  if (lower.endsWith('ing')) return BE.has(helper) ? 'active' : 'participle';
  // "when asked whether"
  if (BE.has(helper) || (lower.endsWith('ed') && PASSIVE_OPENERS.has(helper))) return 'passive';
  if (lacksHearer(atoms, at)) return 'passive';
  // "A clerk accused by the board of theft left"
  if (atoms.lower(at + 1) === 'by' && ACCUSING.has(reportVerb(lower)?.lemma ?? '')) return 'passive';
  if (helper === 'to') return 'infinitive';
  return MODALS.has(helper) ? 'modal' : 'active';
}

/** "He was fined and told to leave", "warned not to return", "told she could go": in the active, somebody is told. */
function lacksHearer(atoms: Atoms, at: number): boolean {
  const lower = atoms.lower(at);
  if (!NEEDS_HEARER.has(lower)) return false;
  const next = atoms.lower(at + 1);
  return next === 'to' || (next === 'not' && atoms.lower(at + 2) === 'to') || (lower === 'told' && NO_HEARER.has(next));
}
const NEEDS_HEARER = new Set(['told', 'ordered', 'warned', 'urged', 'advised']);
const NO_HEARER = new Set(['he', 'she', 'they', 'that']);

/** Marks that end a quotation. */
export const CLOSING_MARKS = new Set(['”', '"', '»']);

/** "The Gazette understands", "has learnt"; "it is understood"; "the court heard". */
const TAKES_IN = new ListedWords(['understands', 'learned', 'learnt', 'understood', ...HEARS]);

/** Whether a word is a verb of reporting, of some subject or other: hardly one of a text is. */
export function mayReport(lower: string): boolean {
  return reportVerb(lower) !== undefined || TAKES_IN.has(lower);
}

/**
 * The verb of reporting at `at`, if of this subject: what a court hears it is told, what a paper learns it reports.
 *
 * @param subjectOf - asked where the subject decides
 */
export function verbAt(atoms: Atoms, at: number, subjectOf: () => AtomRange | null): ReportVerb | undefined {
  const lower = atoms.lower(at);
  if (!TAKES_IN.has(lower)) return reportVerb(lower);
  const subject = subjectOf();
  if (!HEARS.has(lower)) return subject !== null && isLearnt(atoms, at, subject) ? UNDERSTAND : undefined;
  // "The court heard arguments on the bridge": no words of anybody
  if (HEARD_THINGS.has(atoms.lower(at + 1)) && !isClauseVerb(atoms, at + 2, at)) return undefined;
  // "Coroner Ana Ray heard"
  const isTold = subject !== null && (isHearing(atoms, subject) || HEARINGS.has(atoms.lower(subject.from)));
  return isTold ? reportVerb('told') : undefined;
}

const HEARD_THINGS = new Set(['arguments', 'evidence', 'testimony', 'appeals', 'submissions']);

/** "the coroner", "an inquest into her death", "the Old Bailey": before whom something is said. */
export function isHearing(atoms: Atoms, { from, to }: AtomRange): boolean {
  if (HEARINGS.has(atoms.lower(to - 1))) return true;
  if (atoms.lower(to - 1) === 'bailey') return atoms.lower(to - 2) === 'old';
  return (
    DETERMINERS.has(atoms.lower(from)) && HEARINGS.has(atoms.lower(from + 1)) && OF_MATTER.has(atoms.lower(from + 2))
  );
}
const OF_MATTER = new Set(['into', 'in', 'at', 'on', 'of']);

/**
 * The verb that takes what the one at `at` takes: after "heard" and "was told" nobody follows to whom it is told.
 *
 * @param isDone - whether the verb is in the passive
 */
export function governedAs(atoms: Atoms, at: number, { lemma }: ReportVerb, isDone: boolean): string {
  return HEARS.has(atoms.lower(at)) || (lemma === 'tell' && isDone) ? 'say' : lemma;
}

const UNDERSTAND: ReportVerb = { lemma: 'understand', kind: 'said' };

/** Whether a paper has learnt something, or "it is understood". */
function isLearnt(atoms: Atoms, at: number, { from, to }: AtomRange): boolean {
  const helper = atoms.lower(at - 1);
  // "it is understood that", "the bank is understood to be in talks"
  if (atoms.lower(at) === 'understood')
    return BE.has(helper) && (atoms.lower(from) === 'it' || atoms.lower(at + 1) === 'to');
  if (atoms.lower(at) !== 'understands' && helper !== 'has') return false;
  const { capital, lower } = atoms.at(to - 1);
  return capital && PRESS.has(lower);
}
const PRESS = new ListedWords(claimWords.press);

/** What follows a comma and is a clause: in "according to Ana Ray, the mayor, the road is shut" the second one. */
export function afterComma(atoms: Atoms, from: number, end: number): AtomRange | null {
  let comma = from;
  while (comma < end && atoms.lower(comma) !== ',') comma++;
  for (let next = comma; next < end; next++) {
    if (atoms.lower(next) !== ',' || isRelative(atoms, next + 1)) continue;
    if (opensClause(atoms, next + 1, end, false)) return { from: next + 1, to: end };
  }
  return comma < end ? { from: comma + 1, to: end } : null;
}

/** Whether a relative clause begins at `at`; "that" may as well open what is said. */
export function isRelative(atoms: Atoms, at: number): boolean {
  const lower = atoms.lower(at);
  return lower === 'who' || lower === 'which' || lower === 'whose';
}

/** Whether a finite verb is among the atoms from `from` to `to`. */
export function hasVerb(atoms: Atoms, from: number, to: number): boolean {
  return verbWithin(atoms, from, to) >= 0;
}

/** "…, said the road was shut": what follows the verb is the subject of what is said, and not who says it. */
export function isSubject(atoms: Atoms, { from, to }: AtomRange, limit: number): boolean {
  let end = from;
  while (end < to && !RELATIVES.has(atoms.lower(end))) end++;
  let next = end;
  while (isAdverb(atoms.lower(next))) next++;
  // "concluded a review | published in May"
  if (PARTICIPLES.has(atoms.lower(next))) return hasVerb(atoms, next + 1, limit);
  if (hasVerb(atoms, from, end)) return true;
  // "said tensions among voters in Velde were high"
  const isNamed = atoms.at(end - 1).capital || end < to;
  return end === to && (isClauseVerb(atoms, next, from) || (!isNamed && opensClause(atoms, from, limit, false)));
}
export const RELATIVES = new Set(['who', 'which', 'that', 'whose']);
