import type { Facts, QuantityFact } from '../record.ts';
import type { TextSpan } from '../text/spans.ts';
import { DIGIT, type StoryPart, sentenceAround, type TellingWord, tellingForms, tellingWords } from './parts.ts';
import { type Role, roleOf, sameRole } from './roles.ts';

/** What one article gives for something that the articles of a story differ on. */
export interface StoryValue extends TextSpan {
  /** Whose text the span counts in. */
  readonly article: string;
  readonly value: number | string;
}

/** Something on which the articles of a story differ. */
export interface StoryDifference {
  readonly kind: 'number' | 'date' | 'claim';
  /**
   * What is counted or measured, or the words beside it with its unit; "when" with the stem of what happened, or the
   * key of whom the claims are about.
   */
  readonly about: string;
  /** One of each article that says something of it, in the order of the articles. */
  readonly values: readonly StoryValue[];
}

/** What the articles of a story differ on. */
export function differencesOf(parts: readonly StoryPart[]): readonly StoryDifference[] {
  return [...counted(parts), ...measured(parts), ...dated(parts), ...claimed(parts)];
}

/** A date's year, and its month where it has one. */
const MONTH = /^\d{4}(?:-\d{2}(?=-|T|$))?/;

/**
 * The quantities of an article that are of its own time: what a sentence says of an earlier year or month is of
 * something else.
 */
function presentQuantities(part: StoryPart, latest: string): readonly QuantityFact[] {
  const { quantities, dates } = part.digest.facts;
  const past = new Set(
    dates.flatMap((date) => {
      const month = MONTH.exec(date.value)?.[0];
      return month !== undefined && month < latest.slice(0, month.length) ? [sentenceAround(part, date)] : [];
    }),
  );
  return quantities.filter((quantity) => !past.has(sentenceAround(part, quantity)));
}

/** The month before the latest that the articles name. */
function monthOf(parts: readonly StoryPart[]): string {
  const months = parts.flatMap(({ digest }) => digest.facts.dates.flatMap(({ value }) => MONTH.exec(value)?.[0] ?? []));
  const [year = '', month = ''] = (months.sort().at(-1) ?? '').split('-');
  if (month === '') return year;
  return month === '01' ? `${Number(year) - 1}-12` : `${year}-${String(Number(month) - 1).padStart(2, '0')}`;
}

/** Groups what each part says under names; a group counts where two articles say different things. */
function differing(
  kind: StoryDifference['kind'],
  parts: readonly StoryPart[],
  said: (part: StoryPart) => Iterable<readonly [about: string, value: Omit<StoryValue, 'article'>]>,
): readonly StoryDifference[] {
  const groups = new Map<string, Map<string, StoryValue>>();
  for (const part of parts) {
    for (const [about, value] of said(part)) {
      const group = groups.get(about) ?? new Map<string, StoryValue>();
      // The first mention is what the article asserts; later ones are about the past or a part.
      if (!group.has(part.id)) group.set(part.id, { article: part.id, ...value });
      groups.set(about, group);
    }
  }
  return [...groups].flatMap(([about, group]) => {
    const values = [...group.values()];
    return new Set(values.map(({ value }) => value)).size > 1 ? [{ kind, about, values }] : [];
  });
}

/**
 * How many were killed, hurt, arrested …: whatever the words around it, articles of one story count the same people.
 */
function counted(parts: readonly StoryPart[]): readonly StoryDifference[] {
  const latest = monthOf(parts);
  return differing('number', parts, (part) =>
    presentQuantities(part, latest).flatMap(({ text, start, end, value, qualifier, counts }) =>
      counts === undefined || counts === null || isVague(text, qualifier)
        ? []
        : [[counts, { text, start, end, value }] as const],
    ),
  );
}

/**
 * "Dozens" and "hundreds" are no numbers that another could contradict; the engine reads them as more than twelve, more
 * than a hundred.
 */
function isVague(text: string, qualifier: QuantityFact['qualifier']): boolean {
  return qualifier === 'over' && !DIGIT.test(text);
}

/** A quantity with the words of its sentence, by which it is known what it is a quantity of. */
interface Measured extends StoryValue {
  readonly value: number;
  /** Only quantities of one sort are compared: a unit, or what is counted. */
  readonly sort: string;
  readonly of: string | null;
  /** The telling words of its sentence. */
  readonly context: ReadonlySet<string>;
  /** What it is of; null of a count, which says itself what it counts. */
  readonly role: Role | null;
  /** The telling words on either side of it. */
  readonly beside: readonly TellingWord[];
  /** The sentence without the quantity. */
  readonly frame: string;
}

/** Words two sentences have in common from which they speak of one thing, and the share of the shorter one's. */
const LEAST_COMMON = 3;
const LEAST_COMMON_SHARE = 0.5;

/** Telling words on either side of a quantity, of which two that are of one thing have some in common. */
const BESIDE = 3;

/**
 * Of an article with more amounts and measures only the first are compared: each is held against those of the other
 * articles.
 */
const MOST_MEASURED = 40;

/**
 * Amounts and measures that sentences of two articles give for one thing: the sentences have most of their words in
 * common.
 */
function measured(parts: readonly StoryPart[]): readonly StoryDifference[] {
  const latest = monthOf(parts);
  const all = parts.flatMap((part) =>
    presentQuantities(part, latest)
      .slice(0, MOST_MEASURED)
      .flatMap((one) => measuredIn(part, one) ?? []),
  );
  return [...Map.groupBy(all, ({ sort }) => sort).values()].flatMap((ofSort) => {
    const given = Map.groupBy(ofSort, ({ article }) => article);
    const gives = (article: string, value: number) => given.get(article)?.some((one) => one.value === value) === true;
    return subjectsOf(ofSort).flatMap((values) =>
      values.some((a) => values.some((b) => contradict(a, b, gives)))
        ? [{ kind: 'number' as const, about: nameOf(values), values: values.map(valueOnly) }]
        : [],
    );
  });
}

/** Quantities of one sort by what they are said of: of each article its first. */
function subjectsOf(ofSort: readonly Measured[]): readonly (readonly Measured[])[] {
  const subjects: Measured[][] = [];
  for (const one of ofSort) {
    const subject = subjects.find(([first]) => first !== undefined && speakOfOne(first, one));
    if (subject === undefined) subjects.push([one]);
    else if (!subject.some(({ article }) => article === one.article)) subject.push(one);
  }
  return subjects;
}

/** What a quantity can be compared by; null for one that is compared otherwise, or not at all. */
function sortOf({ kind, unit, of, counts }: QuantityFact): string | null {
  if (counts !== undefined && counts !== null) return null;
  if (kind !== 'count') return unit;
  return of === null ? null : (tellingWords(of).at(-1) ?? null);
}

function measuredIn(part: StoryPart, quantity: QuantityFact): Measured | null {
  const { id, text, digest } = part;
  const { kind, start, end, value, of } = quantity;
  const sort = sortOf(quantity);
  const sentence = digest.summary.ranking[sentenceAround(part, quantity) ?? -1];
  if (sort === null || sentence === undefined) return null;
  const [before, after] = [text.slice(sentence.start, start), text.slice(end, sentence.end)];
  const [words, others] = [tellingForms(before), tellingForms(after)];
  return {
    article: id,
    text: quantity.text,
    start,
    end,
    value,
    sort,
    of,
    context: new Set([...words, ...others].map(({ stem }) => stem)),
    role: kind === 'count' ? null : roleOf(text, quantity, sentence),
    beside: [...words.slice(-BESIDE), ...others.slice(0, BESIDE)],
    frame: `${before}…${after}`,
  };
}

/** Whether two sentences are of one thing: they share most of their words, or differ in nothing but the quantity. */
function speakOfOne({ context, role, beside, frame }: Measured, other: Measured): boolean {
  if (inCommon(beside, other.beside).length === 0) return false;
  if (frame === other.frame) return true;
  if (role !== null && other.role !== null && !sameRole(role, other.role)) return false;
  const common = [...context].filter((word) => other.context.has(word)).length;
  return common >= Math.max(LEAST_COMMON, LEAST_COMMON_SHARE * Math.min(context.size, other.context.size));
}

function inCommon(words: readonly TellingWord[], others: readonly TellingWord[]): readonly TellingWord[] {
  return words.filter(({ stem }) => others.some((other) => other.stem === stem));
}

function wordsOf({ role, beside }: Measured): readonly TellingWord[] {
  if (role === null) return beside;
  return role.after === null ? role.before : [...role.before, role.after];
}

/** What the values are called: what is counted, or the words that are beside them. */
function nameOf([first, ...others]: readonly Measured[]): string {
  if (first === undefined) return '';
  if (first.of !== null) return first.of;
  const words = inCommon(
    wordsOf(first),
    others.flatMap((other) => wordsOf(other)),
  ).map(({ form }) => form);
  return `${[...new Set(words)].join(' ')} (${first.sort})`.trimStart();
}

/** Whether two articles give different values, of which neither has the other's as well, nor rounds it. */
function contradict(a: Measured, b: Measured, gives: (article: string, value: number) => boolean): boolean {
  if (a.article === b.article || isRounded(a.value, b.value) || isRounded(b.value, a.value)) return false;
  return !gives(a.article, b.value) && !gives(b.article, a.value);
}

/** Whether a value is another one with fewer digits: 62 is 61.8. */
function isRounded(value: number, of: number): boolean {
  const [mantissa = ''] = Math.abs(value).toExponential().split('e');
  const digits = mantissa.replace('.', '').length;
  return Number(of.toPrecision(digits)) === value;
}

function valueOnly({ article, text, start, end, value }: Measured): StoryValue {
  return { article, text, start, end, value };
}

const FULL_DATE = /^\d{4}-\d{2}-\d{2}/;

function dated(parts: readonly StoryPart[]): readonly StoryDifference[] {
  return differing('date', parts, ({ digest }) => {
    const { what, when } = digest.facts.event;
    // Later articles tell of what came after: only the days of one deed can differ.
    const deed = tellingWords(what?.text ?? '')[0];
    const day = when?.in === 'text' ? FULL_DATE.exec(when.value ?? '')?.[0] : undefined;
    return when === null || day === undefined || deed === undefined
      ? []
      : [[`when: ${deed}`, { text: when.text, start: when.start, end: when.end, value: day }] as const];
  });
}

/** What stands against what: one article has somebody deny what another has alleged or proven. */
const AGAINST: ReadonlySet<Facts['claims'][number]['kind']> = new Set(['alleged', 'charged', 'admitted', 'convicted']);

/** Telling words that a denial shares with what it denies. */
const DENIED_WORDS = 2;

function claimed(parts: readonly StoryPart[]): readonly StoryDifference[] {
  const found = differing('claim', parts, ({ digest }) =>
    digest.facts.claims
      .filter(({ kind }) => kind === 'denied' || AGAINST.has(kind))
      .flatMap(({ text, start, end, kind, about }) =>
        about.map((key) => [key, { text, start, end, value: kind }] as const),
      ),
  );
  return found.filter(({ values }) => {
    const [denials, others] = [true, false].map((isDenial) =>
      values.filter(({ value }) => (value === 'denied') === isDenial).map(({ text }) => new Set(tellingWords(text))),
    );
    return denials?.some((denial) =>
      others?.some((other) => [...denial].filter((word) => other.has(word)).length >= DENIED_WORDS),
    );
  });
}
