import { PRONOUNS, REPORT_STOPS, SUBORDINATORS } from '../../grammar/speech.ts';
import type { Atoms } from '../../text/atoms.ts';
import type { ClaimModel } from './model.ts';
import type { OpenReport } from './report.ts';
import { lengthClass, verbWithin, wordClass } from './word-classes.ts';

const CLAUSES: ReadonlySet<string> = new Set(['that', 'clause', 'question', 'object that', 'object clause']);
/** How far after a place where a report may end the next verb is looked for, in atoms. */
const VERB_REACH = 14;
/** The share from which a report ends at a place. */
const ENDS = 0.5;

/** Whether what is reported may end before an atom. */
export function mayEnd(atoms: Atoms, at: number): boolean {
  const { lower, glued } = atoms.at(at);
  return REPORT_STOPS.has(lower) && !(lower === '-' && glued);
}

/** What speaks for ends of a report: what is the same for all of them is worked out once. */
export class EndingEvidence {
  readonly #atoms: Atoms;
  readonly #report: OpenReport;
  readonly #firstVerb: number;
  readonly #isSubordinate: boolean;

  constructor(atoms: Atoms, report: OpenReport) {
    this.#atoms = atoms;
    this.#report = report;
    this.#firstVerb = verbWithin(atoms, report.from, report.sentence.to);
    this.#isSubordinate = isSubordinate(atoms, report);
  }

  /** What speaks for an end before the atom `at`, as names of features. */
  before(at: number): string[] {
    const atoms = this.#atoms;
    const { frame, lemma, from, sentence, claimant } = this.#report;
    const stop = atoms.lower(at - 1) === ',' ? `, ${atoms.lower(at)}` : atoms.lower(at);
    const next = wordClass(atoms, at + 1);
    const group = CLAUSES.has(frame) ? 'clause' : frame;
    const hasVerb = this.#firstVerb >= 0 && this.#firstVerb < at;
    const ahead = verbAhead(atoms, at, sentence.to);
    const length = lengthClass(at - from);
    const left = lengthClass(sentence.to - at);
    const pronoun = PRONOUNS.has(atoms.lower(at + 1)) ? atoms.lower(at + 1) : '-';
    return [
      `at ${stop}`,
      `at ${stop} ${group}`,
      `at ${stop} ${next}`,
      `at ${stop} ${next} ${group}`,
      `before ${wordClass(atoms, at - 1)}`,
      `verb ${hasVerb} ${group}`,
      `verb ${hasVerb} ${stop}`,
      `ahead ${ahead} ${stop} ${group}`,
      `ahead ${ahead} ${stop} ${next}`,
      `length ${length} ${group}`,
      `length ${length} ${stop}`,
      `left ${left} ${group}`,
      `left ${left} ${stop}`,
      `frame ${frame}`,
      `lemma ${lemma} ${stop}`,
      `subordinate ${this.#isSubordinate} ${stop}`,
      `same ${pronoun} ${claimant === null ? '' : atoms.lower(claimant.from)}`,
      `two ${stop} ${next} ${wordClass(atoms, at + 2)}`,
    ];
  }
}

/** How soon a verb follows, in classes: "none", near or, after a comma, "far". */
function verbAhead(atoms: Atoms, at: number, end: number): string {
  const limit = Math.min(end, at + VERB_REACH);
  const verb = verbWithin(atoms, at + 1, limit);
  if (verb < 0) return 'none';
  for (let between = at + 1; between < verb; between++)
    if (atoms.lower(between) === ',' || atoms.lower(between) === ';') return 'far';
  return `${lengthClass(verb - at - 1)}`;
}

/** Whether the report stands in a clause before the main one ("While he said it was late, the board met"). */
function isSubordinate(atoms: Atoms, { from, sentence }: OpenReport): boolean {
  if (!SUBORDINATORS.has(atoms.lower(sentence.from))) return false;
  for (let at = sentence.from; at < from; at++) if (atoms.lower(at) === ',') return false;
  return true;
}

/** Index after the last atom of what is reported. */
export function reportEnd(atoms: Atoms, report: OpenReport, model: ClaimModel): number {
  const { from, sentence } = report;
  const evidence = new EndingEvidence(atoms, report);
  for (let at = from + 1; at < sentence.to; at++) {
    if (!mayEnd(atoms, at) || model.probability(evidence.before(at)) <= ENDS) continue;
    return atoms.lower(at - 1) === ',' && at - 1 > from ? at - 1 : at;
  }
  return sentence.to;
}
