import type { Digest, Facts } from '../record.ts';
import type { TextSpan } from '../text/spans.ts';
import { stemOf } from './stem.ts';

/** An article of a story, as it is compared with the others. */
export interface StoryPart {
  readonly id: string;
  readonly text: string;
  readonly digest: Digest;
}

/** What one article gives for something that the articles of a story differ on. */
export interface StoryValue extends TextSpan {
  /** Whose text the span counts in. */
  readonly article: string;
  readonly value: number | string;
}

/** Something on which the articles of a story differ. */
export interface StoryDifference {
  readonly kind: 'number' | 'date' | 'claim';
  /** What is counted or measured, "when" with the stem of what happened, or the key of whom the claims are about. */
  readonly about: string;
  /** One of each article that says something of it, in the order of the articles. */
  readonly values: readonly StoryValue[];
}

/** What a story's articles say beside each other. */
export interface StoryComparison {
  /** By article, the sentence of highest rank that tells something no earlier article has; none where there is none. */
  readonly adds: ReadonlyMap<string, TextSpan>;
  readonly differences: readonly StoryDifference[];
}

/** Share of a sentence's words that no earlier article has, from which the sentence tells something new. */
const NEW_SHARE = 0.35;
/** Shorter sentences ("He denied it.") say nothing by themselves. */
const LEAST_WORDS = 6;
const WORD = /[\p{L}\p{M}\p{N}]+/gu;
/** Shorter words are mostly function words. */
const LEAST_LETTERS = 4;

/** Compares the articles of a story, given in order of time. Pure, and linear in their texts. */
export function compareParts(parts: readonly StoryPart[]): StoryComparison {
  const known = new Set<string>();
  const adds = new Map<string, TextSpan>();
  for (const [at, part] of parts.entries()) {
    const added = at === 0 ? null : addedBy(part, known);
    if (added !== null) adds.set(part.id, added);
    for (const word of wordsOf(part.text)) known.add(word);
  }
  return { adds, differences: [...numbers(parts), ...dates(parts), ...claims(parts)] };
}

function wordsOf(text: string): readonly string[] {
  return Array.from(text.matchAll(WORD), ([word]) => word.toLowerCase())
    .filter((word) => word.length >= LEAST_LETTERS || /\p{N}/u.test(word))
    .map(stemOf);
}

function addedBy({ text, digest }: StoryPart, known: ReadonlySet<string>): TextSpan | null {
  const news = digest.summary.ranking.filter(({ start, end }) => {
    const words = wordsOf(text.slice(start, end));
    return words.length >= LEAST_WORDS && words.filter((word) => !known.has(word)).length >= NEW_SHARE * words.length;
  });
  const [best] = news.toSorted((a, b) => a.rank - b.rank);
  return best === undefined ? null : { text: text.slice(best.start, best.end), start: best.start, end: best.end };
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
      // The first mention is the one the article stands by; later ones are of the past or of a part.
      if (!group.has(part.id)) group.set(part.id, { article: part.id, ...value });
      groups.set(about, group);
    }
  }
  return [...groups].flatMap(([about, group]) => {
    const values = [...group.values()];
    return new Set(values.map(({ value }) => value)).size > 1 ? [{ kind, about, values }] : [];
  });
}

function numbers(parts: readonly StoryPart[]): readonly StoryDifference[] {
  return differing('number', parts, ({ digest }) =>
    digest.facts.quantities.flatMap(({ text, start, end, value, kind, unit, of, counts }) => {
      const about = counts ?? (of === null ? null : [of.toLowerCase(), unit ?? kind].join(', '));
      return about === null ? [] : [[about, { text, start, end, value }] as const];
    }),
  );
}

const FULL_DATE = /^\d{4}-\d{2}-\d{2}/;

function dates(parts: readonly StoryPart[]): readonly StoryDifference[] {
  return differing('date', parts, ({ digest }) => {
    const { what, when } = digest.facts.event;
    // Later articles tell of what came after: only the days of one deed can differ.
    const deed = wordsOf(what?.text ?? '')[0];
    const day = when?.in === 'text' ? FULL_DATE.exec(when.value ?? '')?.[0] : undefined;
    return when === null || day === undefined || deed === undefined
      ? []
      : [[`when: ${deed}`, { text: when.text, start: when.start, end: when.end, value: day }] as const];
  });
}

/** What stands against what: one article has somebody deny what another has alleged or proven. */
const AGAINST: ReadonlySet<Facts['claims'][number]['kind']> = new Set(['alleged', 'charged', 'admitted', 'convicted']);

function claims(parts: readonly StoryPart[]): readonly StoryDifference[] {
  const found = differing('claim', parts, ({ digest }) =>
    digest.facts.claims
      .filter(({ kind }) => kind === 'denied' || AGAINST.has(kind))
      .flatMap(({ text, start, end, kind, about }) =>
        about.map((key) => [key, { text, start, end, value: kind }] as const),
      ),
  );
  return found.filter(({ values }) => values.some(({ value }) => value === 'denied'));
}
