/** Times that stand in the event's sentences and are of something else: a report, a contest to come, what led to it. */

import type { Analysis } from '../../analysis.ts';
import { parseIsoDay } from '../../dates/calendar.ts';
import clauseWords from '../../english/data/clause-words.json' with { type: 'json' };
import { isToCome } from '../../grammar/event-verbs.ts';
import { MODALS, THAT_CUES } from '../../grammar/speech.ts';
import type { Tree } from '../../grammar/tree.ts';
import type { DateFact } from '../../record.ts';
import { isQuoted } from '../../text/quotation-marks.ts';
import { COURTS } from './bare-places.ts';
import type { Event } from './bond.ts';
import words from './data/time-words.json' with { type: 'json' };
import { ownsNext, type Scene, tokenAt } from './scene.ts';

/** Whether a time that an event's sentence or one of the next has is that of something else. */
export function isOfAnother(analysis: Analysis, event: Event, scene: Scene, date: DateFact, at: number): boolean {
  if (isDescribed(event, scene, date, at) || isBeforehand(event, scene, at) || isOfReportOrPaper(event, scene, at))
    return true;
  if (event.bond(scene, at) !== 'other' || scene.order < 1) return false;
  // '"What goes on today is a war," he told reporters'
  return isStanding(event, scene, at) || isQuoted(analysis, date);
}

/**
 * "named in the squad for Saturday's match", "over the Monday incident": the day of what something is for, from or
 * after; but "in Saturday's final", "at Monday's meeting", "closes Friday's show".
 */
function isDescribed(event: Event, scene: Scene, date: DateFact, at: number): boolean {
  if (!ownsNext(scene, date) && !isModifier(scene, date, at)) return false;
  const { tree } = scene;
  // "rebels of the 9 March Movement"
  if (!ownsNext(scene, date) && tree.tag(tree.head(at)) === 'NNP') return true;
  // "convicted of murder in the 2012 death of a guest": the year of the crime
  if (YEAR.test(date.value) && SENTENCED.has(event.action.scene.tree.lower(event.action.clause.verb))) return true;
  const opener = /^(?:DT|PRP\$)$/.test(tree.tag(at - 1)) ? at - 2 : at - 1;
  // "the first round of next week's contest", but "ruled out of Saturday's match"
  if (tree.lower(opener) === 'of') return !tree.tag(opener - 1).startsWith('NN') || tree.lower(opener - 1) === 'wake';
  return tree.tag(opener) === 'IN' && !DURING.has(tree.lower(opener));
}
const DURING = new Set(words.during);
const YEAR = /^\d{4}$/;

/**
 * "before a game against Velde on Monday", "until it reopens on Friday", "before he resigned on Wednesday": the time of
 * what comes later or has ended; but "before dawn on Monday", "before a judge on Monday".
 */
function isBeforehand(event: Event, scene: Scene, at: number): boolean {
  const { tree } = scene;
  const verbs = event.verbsIn(scene);
  for (let up = at; up >= 0 && !verbs.has(up); up = tree.head(up)) {
    if (BEFOREHAND.has(tree.lower(up)) && up < at - 1 && isContest(tree, up)) return true;
    if (tree.isVerb(up) && tree.children(up).some((each) => each < up && isBeforeMark(tree, each))) return true;
  }
  return false;
}
const BEFOREHAND = new Set(words.beforehand);

/** Whether what comes after "before" is one thing and no hour ("dawn", "kick-off"), nor somebody who hears it. */
function isContest(tree: Tree, before: number): boolean {
  const of = tree.lower(before + 1) === 'of' ? before + 1 : before;
  const object = tree.children(of).find((each) => tree.relation(each) === 'prepositional-object') ?? -1;
  return object > of + 1 && /^(?:DT|PRP\$)$/.test(tree.tag(tree.first(object))) && !COURTS.has(tree.lower(object));
}

function isBeforeMark(tree: Tree, at: number): boolean {
  return BEFOREHAND.has(tree.lower(at)) && tree.relation(at) === 'mark';
}

/**
 * "They have until 30 June to appeal", "The play opens on 3 March", "It can be returned until May": what another
 * sentence tells of the present, where the event is past.
 */
function isStanding(event: Event, { tree }: Scene, at: number): boolean {
  const verb = tree.verbOf(at);
  // "The agency says two trains met on Wednesday"
  if (verb < 0 || isAhead(event) || THAT_CUES.has(tree.lower(verb))) return false;
  const helpers = tree.children(verb).filter((each) => each < verb && tree.relation(each) === 'auxiliary');
  if (helpers.some((each) => MODALS.has(tree.lower(each)))) return true;
  return helpers.length === 0 && /^VB[ZP]$/.test(tree.tag(verb));
}

/** "an hour earlier", "the previous month": a time counted from another one. */
export function isRelative({ text }: DateFact): boolean {
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
function isOfReportOrPaper(event: Event, scene: Scene, at: number): boolean {
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

/** "will close", "plans to close": whether the event is yet to come. */
export function isAhead({ action: { scene, clause } }: Event): boolean {
  return isToCome(scene.tree, clause.verb) || PLANS.has(scene.tree.lower(clause.verb));
}
const PLANS = new Set(words.plans);

/** "a Friday vote": a time that only describes a noun. */
export function isModifier({ tree }: Scene, { end }: DateFact, at: number): boolean {
  const head = tree.head(at);
  // "the end" of "the end of March"
  if ((tree.tokens[head]?.start ?? 0) < end) return false;
  return (
    tree.relation(at) === 'modifier' && head > at && tree.tag(head).startsWith('NN') && !isPeriod(tree.lower(head))
  );
}

/** "the week", "Monday night": whether a word is one for a length of time. */
export function isPeriod(word: string): boolean {
  return PERIOD.test(word);
}
const PERIOD = new RegExp(clauseWords.periods.join('|'));
