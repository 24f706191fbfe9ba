import type { Analysis } from '../../analysis.ts';
import type { Event } from './bond.ts';
import words from './data/place-words.json' with { type: 'json' };
import { type Scene, tokenAt } from './scene.ts';

/** "The heaviest fall was recorded in Velde", "with gusts measured at Tarn": where something was at its most. */
const MEASURED = new Set(words.measured);

/**
 * Whether a place belongs to what another sentence tells of somebody, "Ana Ray, a rider in the city of Velde", of an
 * earlier year, "was jailed at Velde in 2021", or of where something was measured.
 */
export function isBackground({ referenceDate }: Analysis, event: Event, scene: Scene, at: number): boolean {
  const { tree, dates } = scene;
  const verb = tree.verbOf(at);
  if (MEASURED.has(tree.lower(verb)) && !event.verbsIn(scene).has(verb)) return true;
  // "The play, set in Velde, opens in May"
  if (tree.lower(verb) === 'set' && tree.relation(verb) === 'reduced-clause') return true;
  if (event.bond(scene, at) !== 'other') return false;
  for (let up = at; up >= 0 && up !== verb; up = tree.head(up)) if (tree.relation(up) === 'apposition') return true;
  const year = referenceDate?.slice(0, YEAR) ?? '';
  return dates.some((date) => isPastYear(date.value, year) && tree.verbOf(tokenAt(scene, date)) === verb && verb >= 0);
}
const YEAR = 4;

function isPastYear(value: string, year: string): boolean {
  return /^\d{4}$/.test(value) && value < year;
}
