import type { Analysis } from '../../analysis.ts';
import { parseIsoDay, toDays } from '../../dates/calendar.ts';
import clauseWords from '../../english/data/clause-words.json' with { type: 'json' };
import { isToCome } from '../../grammar/event-verbs.ts';
import type { Tree } from '../../grammar/tree.ts';
import type { DateFact } from '../../record.ts';
import { beginsCapital } from '../../text/letters.ts';
import { bondFeatures, type Event } from './bond.ts';
import { type Candidate, type Features, flag } from './candidate.ts';
import words from './data/time-words.json' with { type: 'json' };
import type { Stamp } from './live.ts';
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
        if (at < 0 || event.isElsewhere(scene, at) || isOfAnother(event, scene, at)) return [];
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

/** "an hour earlier", "the previous month": a time counted from another one. */
function isRelative({ text }: DateFact): boolean {
  return /\b(?:earlier|later|before|after)$|\bprevious\b/.test(text);
}

/**
 * "from 97.5 in January", "compared with a loss of 3m euros in 2003": the time of what something is measured by; but
 * "from 97.5 on Friday".
 */
function isCompared({ tree }: Scene, at: number): boolean {
  if (tree.lower(at - 1) === 'on') return false;
  let figures = 0;
  for (let before = at - 1; before >= Math.max(0, at - COMPARED_REACH); before--) {
    if (/\d/.test(tree.text(before))) figures++;
    else if (COMPARING.has(tree.lower(before))) return figures > 0;
    else if (SUPERLATIVE.test(tree.lower(before))) return tree.lower(at - 1) === 'since';
    else if (tree.isVerb(before) || /^[,;:.]$/.test(tree.text(before))) return false;
  }
  return false;
}
const COMPARED_REACH = 8;
/** "the strongest since 1980" */
const SUPERLATIVE = /(?:est|^most|^first|^worst)$/;
const COMPARING = new Set(words.comparing);

/** Whether a time is that of a report, of a paper or of what something is measured by. */
function isOfAnother(event: Event, scene: Scene, at: number): boolean {
  const before = scene.tree.lower(at - 1);
  const bond = event.bond(scene, at);
  // "a letter dated 4 May", "A lie-in on Sunday 'helps'"
  if (before === 'dated' || (bond === 'other' && scene.in === 'title')) return true;
  // "A recording that has been about since Sunday seems to show", "A hunt for a boy missing since Sunday resumed"
  // "The tour will leave Velde. It has met there since 1962"
  if (before === 'since' && (bond !== 'own' || scene.order > 0 || isInSubject(scene, at - 1))) return true;
  if (bond === 'other' && isOfStep(event, scene, at)) return true;
  return isCompared(scene, at) || isOnlyOfReport(event, scene, at);
}

/** Whether a word stands between the subject of a clause and its verb, with no comma right before it. */
function isInSubject({ tree, clauses }: Scene, at: number): boolean {
  return (
    tree.text(at - 1) !== ',' &&
    clauses.some(({ subject, predicate }) => subject !== null && subject.from < at && at < predicate.from)
  );
}

/**
 * "signed Otto Falk. He flew in on Monday", "were charged. They were arrested on Monday": the day of a step that came
 * before the event.
 */
function isOfStep({ action: { scene: own, clause } }: Event, { tree }: Scene, at: number): boolean {
  const verb = tree.verbOf(at);
  const event = own.tree.lower(clause.verb);
  if (tree.lower(verb) === 'arrested') return SENTENCED.has(event);
  return (
    SIGNED.has(event) &&
    (ARRIVAL.has(tree.lower(verb)) || tree.children(verb).some((each) => tree.lower(each) === 'medical'))
  );
}
const SENTENCED = new Set(words.sentenced);
const SIGNED = new Set(words.signed);
const ARRIVAL = new Set(words.arrival);

/** "will close", "plans to close": whether the event is yet to come. */
function isAhead({ action: { scene, clause } }: Event): boolean {
  return isToCome(scene.tree, clause.verb) || PLANS.has(scene.tree.lower(clause.verb));
}
const PLANS = new Set(words.plans);

/** "The bank will close. It opened a branch last week": a time before now is not that of what is yet to come. */
function isBygone(analysis: Analysis, event: Event, date: DateFact): boolean {
  if (!isAhead(event)) return false;
  const distance = daysFrom(analysis, date);
  return /^last\b|\bago$|^yesterday$/i.test(date.text) || (distance !== null && distance < 0);
}

/** "17:42" alone in its line: the hour of a post. */
function isStamp({ text }: Analysis, { type, start, end }: DateFact): boolean {
  return type === 'TIME' && ENDS_LINE.has(text.charAt(start - 1)) && ENDS_LINE.has(text.charAt(end));
}
const ENDS_LINE = new Set(['', '\n']);

/**
 * "prosecutors are examining whether …, people familiar with it said Tuesday", "will close in May, it was announced on
 * Tuesday": the day of a report is no time of what goes on or is yet to come, nor of what has a time of its own
 * ("killed 31 between January and April, a charity said on Tuesday").
 */
function isOnlyOfReport(event: Event, scene: Scene, at: number): boolean {
  if (!event.isOthersReport(scene, at)) return false;
  const { tree, dates } = scene;
  const verbs = [...event.verbsIn(scene)];
  const isOther = event.bond(scene, at) === 'other';
  const hasOwnTime = dates.some((date) => {
    const own = tokenAt(scene, date);
    if (date.type !== 'DATE' || own < 0 || own === at) return false;
    // "Profit in the half to 30 June slid from £9m a year earlier, it said on Thursday"
    if (isRelative(date) || ENDS_PERIOD.has(tree.lower(own - 1))) return false;
    // "The sketch was found last week, police said on Thursday"; but "up from 22% in 2024, police said on Thursday",
    // "The deal announced on Monday is worth a tenth more than Friday's price"
    return isOther
      ? !isCompared(scene, own) && !ownsNext(scene, date)
      : parseIsoDay(date.value) === null && event.bond(scene, own) === 'own';
  });
  return hasOwnTime || verbs.some((verb) => isToCome(tree, verb) || goesOn(tree, verb));
}

const ENDS_PERIOD = new Set(['to', 'ended', 'ending']);

/** "are examining": an action that has not ended. */
function goesOn(tree: Tree, verb: number): boolean {
  return tree.tag(verb) === 'VBG' && tree.children(verb).some((each) => each < verb && /^VB[PZ]$/.test(tree.tag(each)));
}

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
    !PERIOD.test(tree.lower(next))
  );
}

/** "a Friday vote": a time that only describes a noun. */
function isModifier({ tree }: Scene, { end }: DateFact, at: number): boolean {
  const head = tree.head(at);
  // "the end" of "the end of March"
  if ((tree.tokens[head]?.start ?? 0) < end) return false;
  return (
    tree.relation(at) === 'modifier' && head > at && tree.tag(head).startsWith('NN') && !PERIOD.test(tree.lower(head))
  );
}
const PERIOD = new RegExp(clauseWords.periods.join('|'));
