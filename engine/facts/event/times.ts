import type { Analysis } from '../../analysis.ts';
import { parseIsoDay, toDays } from '../../dates/calendar.ts';
import { isToCome } from '../../grammar/event-verbs.ts';
import { isDateWords } from '../../metadata/date-labels.ts';
import type { DateFact } from '../../record.ts';
import { beginsCapital } from '../../text/letters.ts';
import { bondFeatures, type Event } from './bond.ts';
import { type Candidate, type Features, flag } from './candidate.ts';
import words from './data/time-words.json' with { type: 'json' };
import type { Stamp } from './live.ts';
import { isAhead, isModifier, isOfAnother, isPeriod, isRelative } from './other-times.ts';
import { ownsNext, type Scene, tokenAt } from './scene.ts';

/** Days before or after the article's own within which a day is taken for that of the news. */
const NEWS_DAYS = 8;
const NAMED_DAY = /day|\d/i;

/** Candidates for "when": the days and times that the scenes name. */
export function timeCandidates(analysis: Analysis, event: Event, scenes: readonly Scene[]): Candidate[] {
  const read = scenes.at(-1)?.tree.tokens.at(-1)?.end ?? 0;
  const values = timesNamed(analysis);
  return [...nearTimes(analysis, event, scenes, values), ...laterTimes(analysis, read, values)];
}

/** The same for an entry of a live page: the times it names, and the hour at which it was posted. */
export function liveTimes(analysis: Analysis, event: Event, scenes: readonly Scene[], stamp: Stamp): Candidate[] {
  const posted: Candidate = {
    start: stamp.start,
    end: stamp.end,
    in: 'text',
    features: { posted: 1 },
    ...(stamp.value === undefined ? {} : { value: stamp.value }),
  };
  return [...nearTimes(analysis, event, scenes, timesNamed(analysis)), posted];
}

/** How often each day is named. */
function timesNamed(analysis: Analysis): ReadonlyMap<string, number> {
  const values = new Map<string, number>();
  for (const { value } of analysis.dates.shown)
    values.set(value.slice(0, DAY), (values.get(value.slice(0, DAY)) ?? 0) + 1);
  return values;
}

/** The times of the sentences that are read as trees. */
function nearTimes(
  analysis: Analysis,
  event: Event,
  scenes: readonly Scene[],
  values: ReadonlyMap<string, number>,
): Candidate[] {
  const first = scenes.find(({ in: where, dates: own }) => where === 'text' && own.some(isNews))?.dates.find(isNews);
  return scenes.flatMap((scene) =>
    scene.dates
      .filter((date) => (date.type === 'DATE' || date.type === 'TIME') && !isPartOfNoDay(date) && !isRelative(date))
      .filter((date) => !opensQuotedName(scene, date))
      .filter((date) => scene.in === 'title' || !isStamp(analysis, date))
      .filter((date) => scene.order <= 0 || !isBygone(analysis, event, date))
      .flatMap((date): Candidate[] => {
        const at = tokenAt(scene, date);
        if (at < 0 || event.isElsewhere(scene, at) || isOfAnother(analysis, event, scene, date, at)) return [];
        // "the Christmas crib", "a March report"
        if (date.type === 'DATE' && !NAMED_DAY.test(date.text) && isModifier(scene, date, at)) return [];
        const span = periodOf(scene, date, at);
        const features: Features = {
          ...bondFeatures(event, scene, at),
          ...weigh(analysis, event, scene, date, at),
          first: flag(date === first),
          repeated: Math.min(values.get(date.value.slice(0, DAY)) ?? 0, MOST) / MOST,
        };
        // Two months of the event's own clause say when as well as a day does, and so does a year that is to come.
        const isPeriod = features.own === 1 && (span.value === undefined || isAhead(event));
        return [{ ...span, in: scene.in, features: isPeriod ? { ...features, coarse: 0 } : features }];
      }),
  );
}

/**
 * Days and times that later sentences name, which are not read as trees: where the first ones name none, often the time
 * of what everything is about.
 */
function laterTimes(analysis: Analysis, from: number, values: ReadonlyMap<string, number>) {
  const later = analysis.dates.shown.filter(
    (date) => date.start >= from && (date.type === 'DATE' || date.type === 'TIME') && !isStamp(analysis, date),
  );
  const first = later.find(isNews);
  return later.slice(0, LATER).map(
    (date): Candidate => ({
      start: date.start,
      end: date.end,
      in: 'text',
      value: date.value,
      features: {
        far: 1,
        farFirst: flag(date === first),
        farRepeated: Math.min(values.get(date.value.slice(0, DAY)) ?? 0, MOST) / MOST,
        // "The findings were published on Tuesday": the day on which what is told came out.
        published: flag(PUBLISHED.test(analysis.text.slice(Math.max(0, date.start - BEFORE), date.start))),
        farHappened: flag(isOfHappening(analysis, date)),
        ...dateFeatures(analysis, date),
      },
    }),
  );
}
const LATER = 12;
const PUBLISHED = /\bpublished (?:late |early )?(?:on )?$/;
const BEFORE = 24;

/** "The attack took place at a bus stop late on", "The blaze broke out at about": the time of what is spoken of. */
function isOfHappening(analysis: Analysis, date: DateFact): boolean {
  const distance = daysFrom(analysis, date);
  return distance !== null && Math.abs(distance) <= NEWS_DAYS && HAPPENED.test(clauseBefore(analysis.text, date.start));
}
const HAPPENED = /\b(?:happened|occurred|took place|broke out)\b/;
/** What comes before a place in the text, back to a mark. */
function clauseBefore(text: string, end: number): string {
  return (
    text
      .slice(Math.max(0, end - BEFORE_TIME), end)
      .split(/[.;:,]/)
      .at(-1) ?? ''
  );
}
const BEFORE_TIME = 70;

/** How much of a value is its day, and how often it has to be named to be the day of the article. */
const DAY = 10;
const MOST = 4;

function isNews(date: DateFact): boolean {
  return (date.type === 'DATE' || date.type === 'TIME') && (/^\d{4}-W/.test(date.value) || !isCoarse(date));
}

/** The span and value of a time; of "between January and April" both, which have no value in common. */
function periodOf({ tree, dates }: Scene, { start, end, value }: DateFact, at: number): TimeSpan {
  const opener = tree.tokens[at - 1];
  const joint = tree.tokenFrom(end);
  const second = dates.find((date) => date.start === tree.tokens[joint + 1]?.start);
  const joins = opener === undefined ? undefined : PERIODS.get(opener.lower);
  return opener !== undefined && second !== undefined && tree.lower(joint) === joins
    ? { start: opener.start, end: second.end }
    : { start, end, value };
}
const PERIODS: ReadonlyMap<string, string> = new Map(Object.entries(words.periods));

type TimeSpan = Pick<Candidate, 'start' | 'end' | 'value'>;

/** '"Saturday Night Live" star': a time that begins what something is called. */
function opensQuotedName({ tree }: Scene, { start, end }: DateFact): boolean {
  const first = tree.tokenFrom(start);
  const next = tree.tokenFrom(end);
  return /^["“'‘]$/.test(tree.text(first - 1)) && next > first && beginsCapital(tree.text(next));
}

/** "The bank will close. It opened a branch last week": a time before now is not that of what is yet to come. */
function isBygone(analysis: Analysis, event: Event, date: DateFact): boolean {
  if (!isAhead(event)) return false;
  const distance = daysFrom(analysis, date);
  return /^last\b|\bago$|^yesterday$/i.test(date.text) || (distance !== null && distance < 0);
}

/** "17:42", "Posted: 3 May 2025, 17:42": a line of dates alone says when a text was written or posted. */
function isStamp({ text }: Analysis, { start, end }: DateFact): boolean {
  // No farther than a stamp is long: a line may be half a megabyte of dates.
  const before = text.slice(Math.max(0, start - LONGEST_STAMP), start);
  const after = text.slice(end, end + LONGEST_STAMP);
  const [opening, next] = [before.lastIndexOf('\n'), after.indexOf('\n')];
  if ((opening < 0 && before.length < start) || (next < 0 && end + after.length < text.length)) return false;
  const line = before.slice(opening + 1) + text.slice(start, end) + (next < 0 ? after : after.slice(0, next));
  return line.length <= LONGEST_STAMP && isDateWords(line);
}
const LONGEST_STAMP = 80;

/** "the morning": a part of no day that is named. */
function isPartOfNoDay({ type, text }: DateFact): boolean {
  return type === 'TIME' && text.startsWith('the ') && !NAMED_DAY.test(text);
}

function weigh(analysis: Analysis, event: Event, scene: Scene, date: DateFact, at: number): Features {
  const distance = daysFrom(analysis, date);
  const isFuture = isToCome(event.action.scene.tree, event.action.clause.verb);
  return {
    ...dateFeatures(analysis, date),
    // "two of the films of 2004", "a brawl two years ago": a year or a month that a noun has is hardly the event's.
    ofNoun: flag(isCoarse(date) && (isOfNoun(scene, date, at) || isOfWhatCameBefore(scene, at))),
    future: flag(distance !== null && distance > 0 && !isFuture),
    past: flag(distance !== null && distance < 0 && isFuture),
    othersReport: flag(event.isOthersReport(scene, at)),
    compound: flag(isCompound(scene, date, at)),
    aftermath: flag(date.type === 'TIME' && !/\d/.test(date.text) && isAftermath(event, scene, at)),
    attribute: flag(ownsNext(scene, date) || isModifier(scene, date, at)),
  };
}

/** "A manhunt was under way last night", "Crews were still damping down this morning": the time of what came of it. */
function isAftermath(event: Event, scene: Scene, at: number): boolean {
  const { tree } = scene;
  const verb = tree.verbOf(at);
  if (scene.order !== 0 || !event.verbsIn(scene).has(verb)) return false;
  if (/^(?:was|were)$/.test(tree.lower(verb)))
    return tree.lower(verb + 1) === 'under' && tree.lower(verb + 2) === 'way';
  const isPast = tree.children(verb).some((each) => each < verb && /^(?:was|were)$/.test(tree.lower(each)));
  return isPast && tree.tag(verb) === 'VBG';
}

/** Days from the article's own day to a date's; null where either is not known. */
function daysFrom({ referenceDate }: Analysis, { value }: DateFact): number | null {
  const reference = parseIsoDay(referenceDate);
  const day = parseIsoDay(value);
  return day === null || reference === null ? null : toDays(day) - toDays(reference);
}

/** "Friday", "3 May" and "yesterday", where the day of the article is not known; but "the same day", "Christmas". */
const UNDATED_DAY = /^XXXX-(?:W|[\dX]{2}-[\dX]{2})/;

/** No day, and no time of one. */
function isCoarse({ type, value, text }: DateFact): boolean {
  // A month and a day that no figure names.
  const isFeast = !value.startsWith('XXXX-W') && /\d/.test(value) && !/\d/.test(text);
  const isUndatedDay = UNDATED_DAY.test(value) && !text.startsWith('the ') && !isFeast;
  return parseIsoDay(value) === null && !isUndatedDay && type !== 'TIME';
}

/** Whether a date says of which noun something is told ("of 2004"), or when what came before it was. */
function isOfNoun({ tree }: Scene, { end }: DateFact, at: number): boolean {
  const isWithin = (token: number) => token >= at && (tree.tokens[token]?.start ?? end) < end;
  let top = at;
  while (isWithin(tree.head(top))) top = tree.head(top);
  const first = tree.head(top);
  for (let up = first; up >= 0 && !tree.isVerb(up); up = tree.head(up))
    if (tree.lower(up) === 'of' ? up === first : EARLIER.has(tree.lower(up)) && up !== first) return true;
  return false;
}
const EARLIER = new Set(words.earlier);

/** "arrested over a fire at a temple last week": a time of what led to the event, though it was read with its verb. */
function isOfWhatCameBefore({ tree }: Scene, at: number): boolean {
  for (let before = at - 2; before >= Math.max(0, at - EARLIER_REACH); before--) {
    const word = tree.lower(before);
    if (word === 'over' || EARLIER.has(word) || (word === 'with' && tree.lower(before - 1) === 'connection'))
      return true;
    if (tree.isVerb(before) || /^[,;:]$/.test(word)) return false;
  }
  return false;
}
const EARLIER_REACH = 10;

/** What a date says for itself, wherever it is. */
function dateFeatures(analysis: Analysis, date: DateFact): Features {
  const distance = daysFrom(analysis, date);
  const isTime = date.type === 'TIME';
  return {
    vague: flag(date.value.endsWith('_REF') || /^\d{2,3}$/.test(date.value)),
    coarse: flag(isCoarse(date)),
    time: flag(isTime),
    partOfDay: flag(isTime && !NAMED_DAY.test(date.text)),
    clock: flag(isTime && /\d/.test(date.text) && !/day|\d{4}/i.test(date.text)),
    news: flag(distance !== null && Math.abs(distance) <= NEWS_DAYS),
    distant: flag(distance !== null && Math.abs(distance) > NEWS_DAYS),
  };
}

/** "the Saturday market", "the town's Sunday trains": a day that says which of several things it is. */
function isCompound({ tree }: Scene, { text, end }: DateFact, at: number): boolean {
  const next = tree.tokenFrom(end);
  const owner = tree.tag(at - 1);
  return (
    /^\p{L}+$/u.test(text) &&
    (owner === 'POS' || owner === 'PRP$') &&
    /^NNS?$/.test(tree.tag(next)) &&
    !isPeriod(tree.lower(next))
  );
}
