import type { Analysis } from '../../analysis.ts';
import type { DateFact, SpanIn } from '../../record.ts';
import type { Atoms } from '../atoms.ts';
import weights from '../data/event-weights.json' with { type: 'json' };
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

/** "the White House", "Croydon, south London", "Paris": the capitalised words from `from` on, without the article. */
function nameBehind(atoms: Atoms, from: number): { from: number; to: number } | null {
  let start = atoms.lower(from) === 'the' ? from + 1 : from;
  if (DIRECTIONS.has(atoms.lower(start)) && atoms.at(start + 1).capital) start++;
  const to = capitalsFrom(atoms, start);
  if (to === start) return null;
  // "Croydon, south London", "Baoding, Hebei province": the place it lies in belongs to the answer where the phrase ends behind it.
  if (atoms.lower(to) !== ',') return { from: start, to };
  const inner = DIRECTIONS.has(atoms.lower(to + 1)) ? to + 2 : to + 1;
  const wider = capitalsFrom(atoms, inner);
  if (wider === inner) return { from: start, to };
  const kind = REGIONS.has(atoms.lower(wider)) ? wider + 1 : wider;
  const next = atoms.at(kind);
  return next.kind !== 'word' || LOCATIVES.has(next.lower) || next.lower === 'on'
    ? { from: start, to: kind }
    : { from: start, to };
}

const DIRECTIONS = new Set([
  'north',
  'south',
  'east',
  'west',
  'central',
  'northern',
  'southern',
  'eastern',
  'western',
  'downtown',
  'southeast',
  'southwest',
  'northeast',
  'northwest',
]);
const REGIONS = new Set(['province', 'county', 'state', 'district']);
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
