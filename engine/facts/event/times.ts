import type { Analysis } from '../../analysis.ts';
import type { DateFact } from '../../record.ts';
import type { Atoms } from '../atoms.ts';
import weights from '../data/event-weights.json' with { type: 'json' };
import { parseIsoDay, toDays } from '../dates/calendar.ts';
import type { Weighed } from './index.ts';

/** Days before or after the article's own within which a day is taken for that of the news. */
const NEWS_DAYS = 8;

/** Candidates for "when": dates and times of the first sentences. */
export function timeCandidates(analysis: Analysis, atoms: Atoms, dates: readonly DateFact[]): Weighed[] {
  const { when } = weights;
  const reference = parseIsoDay(analysis.referenceDate);
  const found: Weighed[] = [];
  let at = 0;
  for (const date of dates) {
    if (date.type === 'DURATION' || date.type === 'SET') continue;
    while (at < atoms.length && atoms.at(at).start < date.start) at++;
    const { sentence } = atoms.at(at);
    if (sentence >= weights.sentences) break;
    let to = at;
    while (to < atoms.length && atoms.at(to).end <= date.end) to++;
    const day = parseIsoDay(date.value);
    let weight = sentence * when.sentence + (sentence === 0 ? when.lead : 0);
    weight += date.value.endsWith('_REF')
      ? when.vague
      : date.type === 'TIME'
        ? when.time
        : day !== null || date.value.startsWith('XXXX-W')
          ? when.day
          : when.coarse;
    if (day !== null && reference !== null)
      weight += Math.abs(toDays(day) - toDays(reference)) <= NEWS_DAYS ? when.dateDistance : when.distant;
    found.push({ from: at, to, in: 'text', weight, value: date.value });
  }
  return found;
}
