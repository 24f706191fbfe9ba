import type { Analysis } from '../../analysis.ts';
import { parseIsoDay, toDays } from '../../dates/calendar.ts';
import { isToCome } from '../../grammar/clauses.ts';
import type { DateFact } from '../../record.ts';
import { bondFeatures, type Event } from './bond.ts';
import type { Candidate, Features } from './candidate.ts';
import { type Scene, tokenAt } from './scene.ts';

/** Days before or after the article's own within which a day is taken for that of the news. */
const NEWS_DAYS = 8;
const NAMED_DAY = /day|\d/i;

/** Candidates for "when": the days and times that the scenes name. */
export function timeCandidates(analysis: Analysis, event: Event, scenes: readonly Scene[]): Candidate[] {
  return scenes.flatMap((scene) =>
    scene.dates
      .filter((date) => (date.type === 'DATE' || date.type === 'TIME') && !isPartOfNoDay(date))
      .flatMap((date) => {
        const at = tokenAt(scene, date);
        return at < 0 || event.isElsewhere(scene, at)
          ? []
          : [
              {
                start: date.start,
                end: date.end,
                in: scene.in,
                value: date.value,
                features: { ...bondFeatures(event, scene, at), ...weigh(analysis, event, scene, date, at) },
              },
            ];
      }),
  );
}

/** "the morning": a part of no day that is named. */
function isPartOfNoDay({ type, text }: DateFact): boolean {
  return type === 'TIME' && text.startsWith('the ') && !NAMED_DAY.test(text);
}

const flag = (holds: boolean) => (holds ? 1 : 0);

function weigh(analysis: Analysis, event: Event, scene: Scene, date: DateFact, at: number): Features {
  const { tree } = scene;
  const reference = parseIsoDay(analysis.referenceDate);
  const day = parseIsoDay(date.value);
  const distance = day === null || reference === null ? null : toDays(day) - toDays(reference);
  const next = tree.tokens.findIndex(({ start }) => start >= date.end);
  const isFuture = isToCome(event.action.scene.tree, event.action.clause.verb);
  return {
    vague: flag(date.value.endsWith('_REF') || /^\d{2,3}$/.test(date.value)),
    coarse: flag(day === null && !date.value.startsWith('XXXX-W') && date.type === 'DATE'),
    time: flag(date.type === 'TIME'),
    partOfDay: flag(date.type === 'TIME' && !NAMED_DAY.test(date.text)),
    news: flag(distance !== null && Math.abs(distance) <= NEWS_DAYS),
    distant: flag(distance !== null && Math.abs(distance) > NEWS_DAYS),
    future: flag(distance !== null && distance > 0 && !isFuture),
    past: flag(distance !== null && distance < 0 && isFuture),
    attribute: flag(tree.lower(next) === "'s" || tree.lower(next) === '’s' || isModifier(scene, at)),
  };
}

/** "a Friday vote": a time that only describes a noun. */
function isModifier({ tree }: Scene, at: number): boolean {
  const head = tree.head(at);
  return (
    tree.relation(at) === 'modifier' && head > at && tree.tag(head).startsWith('NN') && !PERIOD.test(tree.lower(head))
  );
}
const PERIOD = /day|month|week|year|morning|night|evening|afternoon/;
