import type { Analysis } from '../../analysis.ts';
import { readExpression } from '../../dates/grammar/index.ts';
import type { DateFact, SpanIn } from '../../record.ts';
import type { Atoms } from '../../text/atoms.ts';
import { firstIndex } from '../../text/search.ts';
import { REACH, type Weighed } from './candidate.ts';
import weights from './data/event-weights.json' with { type: 'json' };

const LOCATIVES = new Set([
  'in',
  'at',
  'near',
  'outside',
  'inside',
  'across',
  'around',
  'along',
  'off',
  'from',
  'to',
  'into',
  'on',
  'of',
]);
const MOTION = new Set(['from', 'to', 'into']);
/** "Researchers at the institute": where somebody works is not where something happened. */
const AFFILIATED =
  /^(?:researchers?|scientists?|academics|experts?|analysts?|economists?|professor|engineers|strategist|director|fellow|lecturer|historian|doctors|chief)$/;
/** A name that is likelier a person's than this is no place, whatever stands before it. */
const SURE_PERSON = 0.6;

/**
 * Candidates for "where": the names behind "in", "at", "near", "outside" in the title and the first sentences; behind "from" and "to" only those known to be places.
 */
export function placeCandidates(
  analysis: Analysis,
  title: Atoms | null,
  atoms: Atoms,
  dates: readonly DateFact[],
): Weighed[] {
  const { where: w } = weights;
  const places = new Set(
    analysis.entities.filter(({ type }) => type === 'place').flatMap(({ name, aliases }) => [name, ...aliases]),
  );
  const others = new Set(
    analysis.entities
      .filter(({ type, score }) => type === 'person' && score >= SURE_PERSON)
      .flatMap(({ name, aliases }) => [name, ...aliases]),
  );
  const bodies = new Set(
    analysis.entities.filter(({ type }) => type === 'organization').flatMap(({ name, aliases }) => [name, ...aliases]),
  );
  const titleNames =
    title === null
      ? []
      : namesIn(title).filter(
          ({ from, text }) =>
            // "in November" is no place.
            readExpression(title, from) === null &&
            (!isTitleCase(title) || analysis.text.includes(text.split(',')[0] ?? text)),
        );
  const bodyNames = namesIn(atoms).filter(({ start }) => {
    const next = dates[firstIndex(dates.length, (index) => (dates[index]?.end ?? 0) > start)];
    return next === undefined || next.start > start;
  });
  const counts = new Map<string, number>();
  for (const { text } of [...titleNames, ...bodyNames]) counts.set(text, (counts.get(text) ?? 0) + 1);
  const found: Weighed[] = [];
  const add = (name: Named, where: SpanIn) => {
    const known = places.has(name.text);
    const motion = MOTION.has(name.preposition);
    if (others.has(name.text) || (motion && !known)) return;
    if (name.preposition === 'on' && !known && !name.isKind) return;
    // "sold at Target, Walmart and online": one company alone may stand for its house.
    if (name.text.includes(', ') && name.text.split(', ').every((part) => bodies.has(part))) return;
    if (name.preposition === 'at' && AFFILIATED.test(name.before)) return;
    let weight = motion ? w.prepositioned / 2 : w.prepositioned;
    if (where === 'title') weight += w.title;
    else {
      weight += name.sentence * w.sentence + (name.sentence === 0 ? w.lead : 0);
      if (titleNames.some(({ text }) => text !== name.text && name.text.includes(text))) weight += w.holdsTitle;
    }
    if (name.preposition === 'at' || name.preposition === 'outside' || name.preposition === 'inside')
      weight += w.specific;
    if (/, | in /.test(name.text)) weight += w.joined;
    if (name.describes && !known) weight += w.modifier;
    weight += ((counts.get(name.text) ?? 1) - 1) * w.repeated;
    // "Woods Hole, Mass.": the stop belongs to the name.
    const isAbbreviated = places.has(`${name.text.split(', ').at(-1)}.`);
    found.push({ from: name.from, to: isAbbreviated ? name.to + 1 : name.to, in: where, weight });
  };
  for (const name of titleNames) add(name, 'title');
  for (const name of bodyNames) add(name, 'text');
  return found;
}

/** A name behind a preposition of place. */
interface Named {
  readonly from: number;
  readonly to: number;
  readonly start: number;
  readonly text: string;
  readonly preposition: string;
  /** The word before the preposition, in lower case. */
  readonly before: string;
  readonly sentence: number;
  /** A noun in small letters follows, which the name describes ("in Ray emails"). */
  readonly describes: boolean;
  /** Its last word says what kind of place it is ("Serra coast"). */
  readonly isKind: boolean;
}

function namesIn(source: Atoms): Named[] {
  const names: Named[] = [];
  for (let at = 0; at < Math.min(source.length, REACH) && source.at(at).sentence < weights.sentences; at++) {
    const { kind, lower, sentence } = source.at(at);
    if (kind !== 'word' || !LOCATIVES.has(lower) || (lower === 'from' && tellsOrigin(source, at))) continue;
    // "the port of Velde", "north of Linden Cross", but not "the mayor of Velde"
    if (
      lower === 'of' &&
      !(KINDS.has(source.lower(at - 1)) || PARTS.has(source.lower(at - 1)) || DIRECTIONS.has(source.lower(at - 1)))
    )
      continue;
    const name = nameBehind(source, at + 1);
    if (name === null) continue;
    // "online at Harrow.com"
    if (source.lower(name.to) === '.' && source.glued(name.to) && source.glued(name.to + 1)) continue;
    const start = source.at(name.from).start;
    const next = source.at(name.to);
    names.push({
      ...name,
      start,
      text: source.text.slice(start, source.at(name.to - 1).end),
      preposition: lower,
      before: source.lower(at - 1),
      sentence,
      describes: next.kind === 'word' && !next.capital && !FOLLOWERS.has(next.lower),
      isKind: KINDS.has(source.lower(name.to - 1)),
    });
  }
  return names;
}

/** "a 42-year-old man, from Beckenham": where somebody comes from is not where something happened. */
function tellsOrigin(source: Atoms, at: number): boolean {
  const before = source.lower(at - 1);
  return before === ',' || before === 'man' || before === 'woman' || before === 'boy' || before === 'girl';
}

/** In a headline set in capitals every word looks like a name; there a name counts only where the text has it too. */
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
  // "Norway, Sweden and Denmark"
  if (joint === ',' && atoms.lower(second) === 'and') {
    const third = placeName(atoms, second + 1);
    if (third > second + 1) return { from: start, to: third };
  }
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
    if (atom.kind !== 'word' || LOCATIVES.has(atom.lower) || FOLLOWERS.has(atom.lower)) break;
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
/** What a place has, before "of" and its name. */
const PARTS = new Set(weights.placeWords.parts);
const KINDS = new Set(weights.placeWords.kinds);
/** Names that say nothing without the "of" behind them. */
const INSTITUTIONS = new Set([
  'university',
  'house',
  'bank',
  'isle',
  'gulf',
  'bay',
  'port',
  'district',
  'institute',
  'college',
  'museum',
]);
const MAX_KIND = 3;
const MAX_NAME = 6;

/** Whether "'s" and a kind of place in capitals follow. */
function ownsKind(atoms: Atoms, mark: number): boolean {
  const kind = atoms.at(mark + 2);
  return atoms.lower(mark + 1) === 's' && atoms.glued(mark + 1) && kind.capital && KINDS.has(kind.lower);
}

/** "Reserve Bank of Australia Governor Ana Ray": the place's name ends before an office. */
const OFFICES = new Set(
  'governor president minister premier mayor chairman chairwoman secretary ambassador chief spokesman spokeswoman director coach senator judge'.split(
    ' ',
  ),
);

function continues(atoms: Atoms, stop: number): boolean {
  const [before, next] = [atoms.at(stop - 1), atoms.at(stop + 1)];
  return next.capital && next.kind === 'word' && next.sentence === before.sentence && !next.opensLine;
}

/** Index behind the run of capitalised words at `start`. */
function capitalsFrom(atoms: Atoms, start: number): number {
  let to = start;
  while (to < start + MAX_NAME) {
    const atom = atoms.at(to);
    const joint =
      atom.glued && (atom.lower === '-' || atom.lower === '.') && atoms.glued(to + 1) && atoms.at(to + 1).capital;
    // "the University of Leiden"
    const of = to > start && atom.lower === 'of' && INSTITUTIONS.has(atoms.lower(to - 1)) && atoms.at(to + 1).capital;
    // "U.S. District Court", "St. Mary's": a stop within the sentence abbreviates.
    const stop = atom.glued && atom.lower === '.' && !atoms.glued(to + 1) && continues(atoms, to);
    // "St Mary's Hospital"
    const owner = atom.glued && atom.lower === "'" && ownsKind(atoms, to);
    const owned = to > start + 1 && atom.lower === 's' && atoms.lower(to - 1) === "'";
    if ((atom.opensLine && to > start) || (to > start && OFFICES.has(atom.lower))) break;
    if (!(atom.kind === 'word' && atom.capital) && !joint && !of && !stop && !owner && !owned) break;
    to++;
  }
  return to;
}
