import { readExpression } from '../../dates/grammar/index.ts';
import type { Range } from '../../grammar/attribution.ts';
import { cueAt, cueTable, phraseFrom } from '../../grammar/phrase.ts';
import type { Atoms } from '../../text/atoms.ts';
import { REACH, type Weighed } from './candidate.ts';
import weights from './data/event-weights.json' with { type: 'json' };
import words from './data/reason-words.json' with { type: 'json' };

const MAX_WORDS = 6;
const MANNERS = cueTable(words.manners);
const MEANS = new Set(words.means);
const MEASURES = new Set(words.measures);

/** Candidates for "how": the manner or means that the first sentences give ("by helicopter", "by six votes to three", "using forged papers"). */
export function mannerCandidates(atoms: Atoms): Weighed[] {
  const { how } = weights;
  const found: Weighed[] = [];
  for (let at = 0; at < Math.min(atoms.length, REACH) && atoms.at(at).sentence < weights.sentences; at++) {
    const range = atoms.at(at).kind === 'word' ? mannerAt(atoms, at) : null;
    if (range === null || range.to <= range.from) continue;
    const { sentence } = atoms.at(at);
    found.push({
      ...range,
      in: 'text',
      weight: how.manner + sentence * how.sentence + (sentence === 0 ? how.lead : 0),
    });
  }
  return found;
}

function mannerAt(atoms: Atoms, at: number): Range | null {
  const set = cueAt(atoms, at, MANNERS);
  if (set !== null) return { from: at, to: set.end };
  const word = atoms.lower(at);
  const next = atoms.lower(at + 1);
  if (word === 'using' && !atoms.at(at).capital) return untilTime(atoms, at);
  if (word === 'with' && (next === 'the' || next === 'help')) {
    return atoms.lower(at + 2) === 'help' && atoms.lower(at + 3) === 'of' ? untilTime(atoms, at) : null;
  }
  if (word === 'in' && isSplitRuling(atoms, at + 1)) return untilTime(atoms, at);
  if (word !== 'by') return null;
  // "by cutting a ribbon", but not "by Ealing" and "by doing so".
  if (next.length > 5 && next.endsWith('ing') && !atoms.at(at + 1).capital) return untilTime(atoms, at);
  if (MEANS.has(next) && atoms.at(at + 2).kind !== 'number' && !MEANS.has(atoms.lower(at + 2)))
    return { from: at, to: at + 2 };
  for (let measure = at + 2; measure < at + MAX_WORDS; measure++) {
    if (atoms.at(measure).kind === 'mark' && atoms.lower(measure) !== '.' && atoms.lower(measure) !== '-') return null;
    if (MEASURES.has(atoms.lower(measure))) return upToMeasure(atoms, at, measure);
  }
  return null;
}

function untilTime(atoms: Atoms, from: number): Range {
  return phraseFrom(atoms, from, MAX_WORDS, (to) => endsManner(atoms, to));
}

/** "by a quarter point", "by six votes to three", "by a majority of ten to one" */
function upToMeasure(atoms: Atoms, from: number, measure: number): Range {
  const word = atoms.lower(measure);
  if (word === 'quarter' || word === 'half' || word === 'third') {
    const next = atoms.lower(measure + 1);
    return { from, to: MEASURES.has(next) ? measure + 2 : measure + 1 };
  }
  // "a majority of ten to one" is whole only with both numbers, and short enough only without "by".
  if (atoms.lower(measure + 1) === 'of')
    return { from: from + 1, to: atoms.lower(measure + 3) === 'to' ? measure + 5 : measure + 3 };
  const tail = atoms.lower(measure + 1) === 'to' ? 3 : 1;
  return phraseFrom(atoms, from, MAX_WORDS, (at) => at >= measure + tail || endsManner(atoms, at));
}

/** "in a seven-to-two ruling", "in a 6-3 vote" */
function isSplitRuling(atoms: Atoms, at: number): boolean {
  if (atoms.lower(at) !== 'a') return false;
  for (let to = at + 2; to < at + 8; to++) {
    const word = atoms.lower(to);
    if (word === 'ruling' || word === 'decision' || word === 'vote') return atoms.lower(at + 2) === '-';
  }
  return false;
}

/** A time ends a manner, and so does "on" before it. */
function endsManner(atoms: Atoms, at: number): boolean {
  const word = atoms.lower(at);
  return readExpression(atoms, word === 'on' || word === 'in' || word === 'at' ? at + 1 : at) !== null;
}
