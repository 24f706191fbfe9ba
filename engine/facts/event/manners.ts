import { bondFeatures, type Event } from './bond.ts';
import type { Candidate } from './candidate.ts';
import words from './data/reason-words.json' with { type: 'json' };
import { type Scene, spanOf } from './scene.ts';

const MAX_WORDS = 9;
const SET_MANNERS = words.manners.map((manner) => manner.split(' '));
const MEANS = new Set(words.means);
const MEASURES = new Set(words.measures);
const TOOLS = new Set(words.tools);

/** Candidates for "how": the manner or means that the clauses of the event give ("by helicopter", "by six votes to three", "using forged papers"). */
export function mannerCandidates(event: Event, scenes: readonly Scene[]): Candidate[] {
  return scenes.flatMap((scene) => {
    const found: Candidate[] = [];
    for (let at = 0; at < scene.tree.length; at++) {
      const manner = mannerAt(scene, at);
      if (manner === null || manner.to <= manner.from || manner.to - manner.from > MAX_WORDS) continue;
      found.push({
        ...spanOf(scene, manner.from, manner.to),
        in: scene.in,
        features: { ...bondFeatures(event, scene, scene.tree.head(at)), [manner.kind]: 1 },
      });
    }
    return found;
  });
}

interface Manner {
  readonly kind: string;
  readonly from: number;
  readonly to: number;
}

function mannerAt(scene: Scene, at: number): Manner | null {
  const { tree } = scene;
  const set = SET_MANNERS.find((manner) => manner.every((word, offset) => tree.lower(at + offset) === word));
  if (set !== undefined) return { kind: 'set', from: at, to: at + set.length };
  const word = tree.lower(at);
  if (tree.tag(at) === 'VBG' && word === 'using') return { kind: 'using', from: at, to: endOf(scene, at) };
  if (tree.relation(at) !== 'preposition' && tree.relation(at) !== 'agent') return null;
  const object = tree.children(at).find((each) => tree.relation(each) === 'prepositional-object') ?? -1;
  if (object < 0) return null;
  const noun = tree.lower(object);
  if (word === 'by' && tree.tag(object) === 'VBG' && tree.text(object) === noun)
    return { kind: 'doing', from: at, to: endOf(scene, at) };
  if ((word === 'by' || word === 'in' || word === 'on' || word === 'with') && MEASURES.has(noun))
    return { kind: 'measure', from: at, to: endOf(scene, at) };
  if (word === 'by' && MEANS.has(noun)) return { kind: 'means', from: at, to: endOf(scene, at) };
  if (word === 'with' && (TOOLS.has(noun) || noun === 'help')) return { kind: 'tool', from: at, to: endOf(scene, at) };
  return null;
}

/** Up to the end of the phrase: no further than a comma, a dash, a clause of its own or a time. */
function endOf(scene: Scene, at: number): number {
  const { tree, dates } = scene;
  const isTime = (token: number) => {
    const start = tree.tokens[token]?.start ?? -1;
    return dates.some((date) => date.start <= start && start < date.end);
  };
  let to = at + 1;
  while (to <= tree.last(at) && !/^(?:[,;:()—–"”“]|--)$/.test(tree.text(to))) {
    if (tree.relation(to) === 'mark' || tree.tag(to) === 'WH' || isTime(to)) break;
    if (to > at + 1 && tree.relation(to) === 'preposition' && isTime(to + 1)) break;
    to++;
  }
  // "by 23 votes to 19", "by 25 points to 4.1%"
  if (tree.lower(to) === 'to' && tree.tag(to + 1) === 'CD') to += /^(?:%|percent)$/.test(tree.lower(to + 2)) ? 3 : 2;
  while (to > at + 1 && tree.text(to - 1) === '.') to--;
  return to;
}
