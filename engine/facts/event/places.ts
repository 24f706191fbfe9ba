import type { Analysis } from '../../analysis.ts';
import type { DateFact, SpanIn } from '../../record.ts';
import type { Atoms } from '../atoms.ts';
import weights from '../data/event-weights.json' with { type: 'json' };
import { readExpression } from '../dates/grammar/index.ts';
import type { Weighed } from './index.ts';

const LOCATIVES = new Set(['in', 'at', 'near', 'outside', 'inside', 'across', 'around', 'from', 'to', 'into']);
const MOTION = new Set(['from', 'to', 'into']);

/**
 * Candidates for "where": the names behind "in", "at", "near", "outside" in the title and the first sentences, and the places among the entities.
 */
export function placeCandidates(
  analysis: Analysis,
  title: Atoms | null,
  atoms: Atoms,
  dates: readonly DateFact[],
): Weighed[] {
  const found: Weighed[] = [];
  const places = new Set(
    analysis.entities.filter(({ type }) => type === 'place').flatMap(({ name, aliases }) => [name, ...aliases]),
  );
  const others = new Set(
    analysis.entities.filter(({ type }) => type === 'person').flatMap(({ name, aliases }) => [name, ...aliases]),
  );
  const counts = new Map<string, number>();
  const inTitle: string[] = [];
  const scan = (source: Atoms, where: SpanIn) => {
    const { where: w } = weights;
    for (let at = 0; at < source.length && source.at(at).sentence < weights.sentences; at++) {
      const { lower, sentence } = source.at(at);
      if (!LOCATIVES.has(lower) || source.at(at).kind !== 'word') continue;
      const name = nameBehind(source, at + 1);
      if (name === null) continue;
      const start = source.at(name.from).start;
      if (where === 'text' && dates.some((date) => date.start <= start && start < date.end)) continue;
      const text = source.text.slice(start, source.at(name.to - 1).end);
      if (others.has(text)) continue;
      const known = places.has(text);
      if (MOTION.has(lower) && !known) continue;
      const count = (counts.get(text) ?? 0) + 1;
      counts.set(text, count);
      let weight = w.prepositioned + (known ? w.entity : 0) + (MOTION.has(lower) ? -w.prepositioned / 2 : 0);
      weight += where === 'title' ? w.title : sentence * w.sentence + (sentence === 0 ? w.lead : 0);
      if (lower === 'at' || lower === 'outside' || lower === 'inside') weight += w.specific;
      if (/, | in /.test(text)) weight += w.joined;
      // "in Ray emails": the name describes a noun.
      const next = source.at(name.to);
      if (next.kind === 'word' && !next.capital && !FOLLOWERS.has(next.lower) && !known) weight += w.modifier;
      if (where === 'title') inTitle.push(text);
      else if (inTitle.some((title) => title !== text && text.includes(title))) weight += w.holdsTitle;
      found.push({ ...name, in: where, weight });
    }
  };
  // In a headline set in capitals every word looks like a name.
  if (title !== null && !isTitleCase(title)) scan(title, 'title');
  scan(atoms, 'text');
  return found.map((candidate) => {
    const source = candidate.in === 'title' ? title : atoms;
    const text =
      source === null ? '' : source.text.slice(source.at(candidate.from).start, source.at(candidate.to - 1).end);
    return { ...candidate, weight: candidate.weight + ((counts.get(text) ?? 1) - 1) * weights.where.repeated };
  });
}

function isTitleCase(title: Atoms): boolean {
  let smalls = 0;
  for (let at = 1; at < title.length; at++)
    if (title.at(at).kind === 'word' && !title.at(at).capital && title.lower(at).length > 4) smalls++;
  return smalls === 0;
}

/** "the White House", "Croydon, south London", "Ray Tower in New York", "Hill tram station": a place's name from `from` on, without the article. */
function nameBehind(atoms: Atoms, from: number): { from: number; to: number } | null {
  const start = atoms.lower(from) === 'the' ? from + 1 : from;
  const first = placeName(atoms, start);
  if (first === start) return null;
  // The place it lies in belongs to the answer, where nothing but the end of the phrase follows it.
  const joint = atoms.lower(first);
  if (joint !== ',' && joint !== 'in') return { from: start, to: first };
  const second = placeName(atoms, first + 1);
  if (second === first + 1 || readExpression(atoms, first + 1) !== null) return { from: start, to: first };
  const next = atoms.at(second);
  return { from: start, to: joint === 'in' || next.kind !== 'word' || FOLLOWERS.has(next.lower) ? second : first };
}

/** Index behind a place's name at `start`, or `start`: an optional direction, capitalised words, and up to three words that end in a kind of place. */
function placeName(atoms: Atoms, start: number): number {
  const name = DIRECTIONS.has(atoms.lower(start)) ? start + 1 : start;
  const to = capitalsFrom(atoms, name);
  if (to === name) return start;
  for (let at = to; at < to + MAX_KIND; at++) {
    const atom = atoms.at(at);
    if (atom.kind !== 'word' || LOCATIVES.has(atom.lower)) break;
    if (KINDS.has(atom.lower)) return at + 1;
  }
  return to;
}

const FOLLOWERS = new Set([
  'on',
  'in',
  'at',
  'near',
  'after',
  'when',
  'where',
  'which',
  'as',
  'while',
  'and',
  'before',
  'during',
  'to',
  'was',
  'were',
  'is',
  'are',
  'has',
  'had',
  'for',
  'with',
  'by',
  'from',
  'about',
  'that',
  'but',
  'who',
  'said',
  'will',
  'early',
  'late',
  'this',
  'last',
  'over',
  'against',
  'of',
  'or',
  'if',
  'because',
  'since',
  'until',
  'so',
  'it',
  'he',
  'she',
  'they',
  'today',
  'yesterday',
]);
const DIRECTIONS = new Set(weights.placeWords.directions);
const KINDS = new Set(weights.placeWords.kinds);
const MAX_KIND = 3;
const MAX_NAME = 6;

/** Index behind the run of capitalised words at `start`. */
function capitalsFrom(atoms: Atoms, start: number): number {
  let to = start;
  while (to < start + MAX_NAME) {
    const atom = atoms.at(to);
    const joint =
      atom.glued && (atom.lower === '-' || atom.lower === '.') && atoms.glued(to + 1) && atoms.at(to + 1).capital;
    if (!(atom.kind === 'word' && atom.capital) && !joint) break;
    to++;
  }
  return to;
}
