import { ADVERBS, AUXILIARIES, PRONOUNS } from '../../grammar/speech.ts';
import { isFiniteVerb } from '../../grammar/verbs.ts';
import type { Atoms } from '../../text/atoms.ts';
import type { ComplementFrame } from './complement.ts';

const CLAUSES: ReadonlySet<ComplementFrame> = new Set<ComplementFrame>([
  'that',
  'clause',
  'question',
  'object that',
  'object clause',
]);
/** Words that end a phrase, but not a clause. */
const PHRASE_STOPS = new Set([
  'but',
  'while',
  'because',
  'when',
  'after',
  'before',
  'although',
  'though',
  'as',
  'since',
  'which',
  'who',
]);

/** Whether another report begins at `at`: ", adding that", "and said", "but he denied". */
function opensReport(atoms: Atoms, at: number): boolean {
  let next = at;
  if (atoms.lower(next) === ',') next++;
  const joined = atoms.lower(next) === 'and' || atoms.lower(next) === 'but';
  if (joined) next++;
  if (joined && PRONOUNS.has(atoms.lower(next))) next++;
  while (ADVERBS.has(atoms.lower(next)) || AUXILIARIES.has(atoms.lower(next))) next++;
  if (next === at) return false;
  const { lower, capital } = atoms.at(next);
  if (lower.endsWith('ing')) return atoms.lower(at) === ',' && SAYING.has(lower);
  return joined && !capital && SPOKE.has(lower);
}

const SAYING = new Set([
  'saying',
  'adding',
  'noting',
  'arguing',
  'warning',
  'claiming',
  'insisting',
  'telling',
  'stressing',
  'explaining',
  'suggesting',
  'citing',
  'calling',
  'accusing',
  'alleging',
  'stating',
  'asserting',
  'predicting',
  'declaring',
]);
const SPOKE = new Set([
  'said',
  'told',
  'wrote',
  'says',
  'tells',
  'writes',
  'argues',
  'adds',
  'notes',
  'warns',
  'denies',
  'denied',
  'added',
  'argued',
  'noted',
  'warned',
  'claimed',
  'insisted',
  'accused',
  'called',
  'urged',
  'announced',
  'predicted',
  'promised',
  'vowed',
  'declined',
  'refused',
  'acknowledged',
  'suggested',
]);

const CONTRASTS = new Set(['although', 'though', 'whereas', 'while']);

/** Whether ", but he", ", while the mayor" opens a clause of the writer's own. */
function opensContrast(atoms: Atoms, at: number): boolean {
  if (atoms.lower(at) !== ',') return false;
  const next = atoms.lower(at + 1);
  if (next === 'even') return atoms.lower(at + 2) === 'though';
  return CONTRASTS.has(next) || (next === 'but' && !PRONOUNS.has(atoms.lower(at + 2)));
}

/**
 * Index after the last atom of what is reported, which begins at `from`.
 *
 * @param isSubordinate whether the report is itself a clause before the main one ("While he said it was late, the board met")
 */
export function reportEnd(
  atoms: Atoms,
  frame: ComplementFrame,
  from: number,
  end: number,
  isSubordinate: boolean,
): number {
  const isClause = CLAUSES.has(frame);
  for (let at = from + 1; at < end; at++) {
    const { lower, kind } = atoms.at(at);
    if (lower === ';') return at;
    if (isDash(atoms, at)) {
      const close = closingDash(atoms, at, end);
      if (close < 0) return at;
      at = close;
      continue;
    }
    if (lower === ',' && atoms.lower(at + 1) === 'according') return at;
    if ((lower === ',' || lower === 'and' || lower === 'but') && opensReport(atoms, at)) return at;
    if (isClause) {
      if (lower === ',' && isSubordinate) return at;
      if (opensContrast(atoms, at)) return at;
      continue;
    }
    if (lower === ',' && !isList(atoms, at, end)) return at;
    if (kind === 'word' && PHRASE_STOPS.has(lower)) return at;
    if (lower === 'and' && (AUXILIARIES.has(atoms.lower(at + 1)) || isFiniteVerb(atoms, at + 1, from))) return at;
  }
  return end;
}

function isDash(atoms: Atoms, at: number): boolean {
  const { lower } = atoms.at(at);
  return lower === '—' || lower === '–' || (lower === '-' && !atoms.glued(at) && !atoms.glued(at + 1));
}

/** The second of two dashes round an aside, or -1. */
function closingDash(atoms: Atoms, open: number, end: number): number {
  for (let at = open + 1; at < end; at++) if (isDash(atoms, at)) return at;
  return -1;
}

/** "bribery, fraud and theft": a comma of a list, which "and" ends soon. */
function isList(atoms: Atoms, comma: number, end: number): boolean {
  for (let at = comma + 1; at < Math.min(end, comma + 6); at++) {
    const { lower } = atoms.at(at);
    if (lower === 'and' || lower === 'or') return true;
    if (AUXILIARIES.has(lower) || PHRASE_STOPS.has(lower)) return false;
  }
  return false;
}
