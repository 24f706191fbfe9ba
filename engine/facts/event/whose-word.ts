import type { Analysis } from '../../analysis.ts';
import { NUMBER_WORDS } from '../../grammar/numerals.ts';
import type { Answer, Claimant, ClaimFact, QuoteFact } from '../../record.ts';
import { type Span, textSpan } from '../../text/spans.ts';
import type { ToldClause } from './bond.ts';

/** What people say in an article: the claims that are shown, and the reports that its beginning is built of. */
export interface Reports {
  readonly claims: readonly ClaimFact[];
  readonly opening: readonly ClaimFact[];
  readonly quotes: readonly QuoteFact[];
}

/** Where the event is told: the answers that name it, and the clause of the text that tells it. */
export interface EventWords {
  readonly who: Answer | null;
  readonly what: Answer;
  readonly told: ToldClause | null;
}

/** How much of the event's words a report has to cover to hold it. */
const MIN_COVER = 0.5;
/**
 * How much of a title's predicate a report has to repeat to say the same, and how much where it names all of its
 * subject, too.
 */
const MIN_SHARE = 0.6;
const MIN_SHARE_OF_SAME = 0.4;

/**
 * The report that the event is part of: one that covers the clause by which the text tells it; else one that says what
 * the title says. Claims that are shown come first.
 */
export function reportOf({ who, what, told }: EventWords, { claims, opening }: Reports): ClaimFact | undefined {
  const span = what.in === 'text' ? what : told?.predicate;
  const repeats = what.in === 'title' ? repeating(who, what) : () => false;
  for (const reports of [claims, opening]) {
    const others = reports.filter(({ cue }) => !isOwnVerb({ what, told }, cue));
    // Of nested reports the inner one says it.
    const found =
      (span === undefined ? undefined : others.findLast((report) => coverOf(report, span) >= MIN_COVER)) ??
      others.find(({ text }) => repeats(wordsOf(text)));
    if (found !== undefined) return found;
  }
  return undefined;
}

/** Who says the event in quotation marks: the speaker of the quotation that the answer is part of. */
export function quotedBy({ what }: EventWords, { quotes }: Reports): Claimant | null {
  if (what.in !== 'text') return null;
  const quote = quotes.find(({ kind, start, end }) => kind !== 'indirect' && start <= what.start && what.end <= end);
  return quote === undefined || quote.speaker === null || quote.cue === null
    ? null
    : { ...quote.speaker, cue: quote.cue };
}

/** The event's own doer as the one whose word it is: who denies or announces something vouches for it. */
export function doerAsClaimant({ entities, text }: Analysis, { subject, verb }: ToldClause): Claimant | null {
  if (subject === null) return null;
  const named = entities.filter(
    ({ type, mentions }) =>
      type !== 'place' &&
      mentions.some(({ kind, start, end }) => kind === 'name' && start >= subject.start && end <= subject.end),
  );
  const entity = named.find(({ type }) => type === 'person') ?? named[0];
  return {
    ...textSpan(text, subject.start, subject.end),
    name: entity?.name ?? null,
    key: entity?.key ?? null,
    cue: textSpan(text, verb.start, verb.end),
  };
}

/** Whether a claimant is the event's own doer, by a name or a noun that both have. */
export function saysOfItself(claimant: Claimant, { who, told }: EventWords, { text }: Analysis): boolean {
  // "Velde will close the port, its ministry said"
  if (/^its\b/i.test(claimant.text)) return true;
  const own = wordsOf(`${claimant.name ?? ''} ${claimant.text}`);
  const subject = told?.subject ?? null;
  const doers = [who?.text ?? '', subject === null ? '' : text.slice(subject.start, subject.end)];
  return doers.some((doer) => [...wordsOf(doer)].some((word) => own.has(word)));
}

/** "Velde has asked the bank to pay": the verb of the event reports something, but not the event. */
function isOwnVerb({ what, told }: Pick<EventWords, 'what' | 'told'>, cue: Span): boolean {
  if (what.in === 'text' && overlap(what, cue) > 0) return true;
  if (told === null) return false;
  // "A row over what bakers may call their rolls has gone to court"
  return overlap(told.verb, cue) > 0 || (told.subject !== null && overlap(told.subject, cue) > 0);
}

function overlap(one: Span, other: Span): number {
  return Math.max(0, Math.min(one.end, other.end) - Math.max(one.start, other.start));
}

function coverOf(report: Span, span: Span): number {
  return overlap(report, span) / Math.max(1, span.end - span.start);
}

const SHORTEST_WORD = 4;

function wordsOf(text: string): ReadonlySet<string> {
  const words = text.toLowerCase().match(/[\p{L}\p{N}]+/gu) ?? [];
  return new Set(words.filter((word) => word.length >= SHORTEST_WORD));
}

/** Whether two texts have a word in common, small ones left out. */
export function sharesWords(one: string, other: string): boolean {
  const words = wordsOf(one);
  return [...wordsOf(other)].some((word) => words.has(word));
}

/** How much an event is about is seldom told in the same words: "by three-quarters" is "by 77%" in the lead. */
const QUANTITY = /^(?:\d.*|half|thirds?|quarters?|dozens?|hundreds?|thousands?|millions?)$/;

/** Tells whether words say what a title says. */
function repeating(who: Answer | null, what: Answer): (words: ReadonlySet<string>) => boolean {
  const wanted = [...wordsOf(what.text)].filter((word) => !NUMBER_WORDS.has(word) && !QUANTITY.test(word));
  const subject = [...wordsOf(who?.text ?? '')];
  return (words) => {
    const shared = wanted.filter((word) => words.has(word)).length;
    const namesSubject = subject.length > 0 && subject.every((word) => words.has(word));
    return wanted.length >= 2 && shared >= wanted.length * (namesSubject ? MIN_SHARE_OF_SAME : MIN_SHARE);
  };
}
