import type { Analysis } from '../../analysis.ts';
import { type CivilDate, parseIsoDay, toDays } from '../../dates/calendar.ts';
import type { DateFact } from '../../record.ts';
import type { Atoms } from '../../text/atoms.ts';
import { REACH, type Weighed } from './candidate.ts';
import weights from './data/event-weights.json' with { type: 'json' };

/** Days before or after the article's own within which a day is taken for that of the news. */
const NEWS_DAYS = 8;

/** Candidates for "when": dates and times of the first sentences. */
export function timeCandidates(analysis: Analysis, atoms: Atoms, dates: readonly DateFact[]): Weighed[] {
  const reference = parseIsoDay(analysis.referenceDate);
  const found: Weighed[] = [];
  let at = 0;
  for (const date of dates) {
    if (date.type === 'DURATION' || date.type === 'SET') continue;
    // "the morning": a part of no day that is named.
    if (date.type === 'TIME' && date.text.startsWith('the ') && !NAMED_DAY.test(date.text)) continue;
    while (at < atoms.length && atoms.at(at).start < date.start) at++;
    const { sentence } = atoms.at(at);
    if (sentence >= weights.sentences || at >= REACH) break;
    let to = at;
    while (to < atoms.length && atoms.at(to).end <= date.end) to++;
    found.push({ from: at, to, in: 'text', weight: weigh(atoms, date, at, to, reference), value: date.value });
  }
  return found;
}

function weigh(atoms: Atoms, date: DateFact, at: number, to: number, reference: CivilDate | null): number {
  const { when } = weights;
  const { sentence } = atoms.at(at);
  const day = parseIsoDay(date.value);
  let weight = sentence * when.sentence + (sentence === 0 ? when.lead : 0);
  // A decade or century is background, whatever it stands beside.
  if (date.value.endsWith('_REF') || /^\d{2,3}$/.test(date.value)) weight += when.vague;
  else if (day === null && !date.value.startsWith('XXXX-W')) weight += when.coarse;
  else weight += date.type === 'TIME' ? when.time : when.day;
  // "the morning", "midnight": no day of its own.
  if (date.type === 'TIME' && !NAMED_DAY.test(date.text)) weight += when.partOfDay;
  if (day !== null && reference !== null) {
    const distance = toDays(day) - toDays(reference);
    weight += Math.abs(distance) <= NEWS_DAYS ? when.news : when.distant;
    if (distance === 0) weight += when.today;
    if (distance > 0) weight += when.future;
  }
  // "Tuesday's election" dates the election, "who left on Monday" somebody's leaving.
  if (atoms.lower(to) === "'" && atoms.lower(to + 1) === 's') weight += when.attribute;
  for (let before = at - 1; before > at - INSERTION && atoms.at(before).sentence === sentence; before--) {
    if (atoms.lower(before) === 'who' && atoms.lower(before - 1) === ',') return weight + when.insertion;
  }
  return weight;
}

/** How far before a date the ", who" of its clause may stand, in atoms. */
const INSERTION = 14;
const NAMED_DAY = /day|\d/i;
