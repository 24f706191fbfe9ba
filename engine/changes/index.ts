/**
 * What one version of an article says and another does not, as changes of single facts: their items, the slots they
 * fill, the regions of text they are in, and the two sides that are compared.
 */

import type { ChangedField, ChangeKind, SpanIn } from '../record.ts';
import { firstTouching, type TextSpan } from '../text/spans.ts';
import { eventItems, type Item, speakerItems, valuedItems, wordedItems } from './items.ts';
import { type ChangedSentence, changedSentences } from './regions.ts';
import { type Renamed, renamedIn } from './renamed.ts';
import { Phrases, plainWords, type Side } from './sides.ts';
import { inPlaceOf } from './slots.ts';

/** What one version of an article says and the other does not. */
export interface Change {
  readonly field: ChangedField;
  readonly kind: ChangeKind;
  /** A slice of the text or title before; null where it was added. */
  readonly before: string | null;
  /** A slice of the text or title after; null where it was removed. */
  readonly after: (TextSpan & { readonly in: SpanIn }) | null;
}

export interface CompareOptions {
  /**
   * Whether both were cleaned by the same engine. If not, what only one of them has may be what the other's cleaning
   * cut: only facts that took the place of others are told.
   */
  readonly sameCleaning: boolean;
}

/**
 * What changed between two versions of an article: title, quantities, dates, names, quotes, speakers, claims and the
 * event. Both have to be digested by one engine. Moved and re-wrapped text is no change, nor is a fact that is said in
 * other words.
 */
export function changesBetween(before: Side, after: Side, { sameCleaning }: CompareOptions): Change[] {
  const comparison = new Comparison(before, after);
  const facts = comparison.facts();
  const found = [...comparison.title(), ...facts, ...comparison.names(facts), ...comparison.speakers()];
  return sameCleaning ? found : found.filter(({ kind }) => kind === 'changed');
}

/** A version, and what of it the other one does not have. */
interface Version extends Side {
  readonly text: string;
  readonly sentences: readonly ChangedSentence[];
  readonly said: Phrases;
}

function versionOf(side: Side, sentences: readonly ChangedSentence[]): Version {
  const { article, digest } = side;
  return { ...side, text: article.text, sentences, said: new Phrases(`${digest.title ?? ''}\n${article.text}`) };
}

class Comparison {
  readonly #old: Version;
  readonly #now: Version;

  constructor(before: Side, after: Side) {
    const sentences = changedSentences(before, after);
    this.#old = versionOf(before, sentences.before);
    this.#now = versionOf(after, sentences.after);
  }

  /** A headline that was made of the lead is no title of the source's. */
  title(): Change[] {
    const [was, is] = [sourceTitle(this.#old), sourceTitle(this.#now)];
    if (plainWords(was ?? '').join(' ') === plainWords(is ?? '').join(' ')) return [];
    const after = is === null ? null : ({ in: 'title', text: is, start: 0, end: is.length } as const);
    return [{ field: 'title', kind: kindOf(was, after), before: was, after }];
  }

  facts(): Change[] {
    const [removed, added] = apart(itemsOf(this.#old, this.#now), itemsOf(this.#now, this.#old));
    return this.#paired(removed, added);
  }

  /** Names that neither version was read as having, where others took their place. */
  names(told: readonly Change[]): Change[] {
    return this.#old.sentences.flatMap((sentence) => {
      const counterpart = this.#now.sentences[sentence.counterpart ?? -1];
      if (counterpart === undefined) return [];
      return renamedIn({ text: this.#old.text, sentence }, { text: this.#now.text, sentence: counterpart })
        .filter(({ was, is }) => !this.#now.said.has(was.text) && !this.#old.said.has(is.text))
        .filter((renamed) => !told.some((change) => SHORT.has(change.field) && tellsOf(change, renamed)))
        .map(({ was, is }) => ({
          field: 'names',
          kind: 'changed',
          before: was.text,
          after: { in: 'text', ...is },
        }));
    });
  }

  /** A quotation that stayed and is somebody else's now. */
  speakers(): Change[] {
    const now = speakerItems(this.#now.digest.facts);
    return [...speakerItems(this.#old.digest.facts)].flatMap(([quote, was]) => {
      const is = now.get(quote);
      if (is === undefined || sameWords(was, is)) return [];
      const told = firstTouching(this.#old.sentences, was) >= 0 && firstTouching(this.#now.sentences, is) >= 0;
      return told ? [changeOf(was, is)] : [];
    });
  }

  /** What took another's place in the counterpart of its sentence is one change; what is left came or went. */
  #paired(removed: readonly Placed[], added: readonly Placed[]): Change[] {
    const waiting = Map.groupBy(added, ({ sentence, sort }) => `${sentence} ${sort}`);
    const changes = removed.map((was) => {
      const counterpart = this.#old.sentences[was.sentence]?.counterpart ?? null;
      const is = counterpart === null ? undefined : waiting.get(`${counterpart} ${was.sort}`)?.shift();
      return changeOf(was, is ?? this.#inPlace(was, this.#old, this.#now));
    });
    const others = [...waiting.values()].flat();
    return [...changes, ...others.map((is) => changeOf(this.#inPlace(is, this.#now, this.#old), is))];
  }

  /** What the other version says where a short fact was, though it was not read as a fact of the kind there. */
  #inPlace(fact: Placed, here: Version, there: Version): Item | null {
    const sentence = here.sentences[fact.sentence];
    const counterpart = there.sentences[sentence?.counterpart ?? -1];
    if (sentence === undefined || counterpart === undefined || !SHORT.has(fact.field)) return null;
    const found = inPlaceOf(fact, { text: here.text, sentence }, { text: there.text, sentence: counterpart });
    return found === null || sameWords(found, fact) ? null : { ...fact, ...found };
  }
}

/** Fields whose facts are a few words. */
const SHORT: ReadonlySet<ChangedField> = new Set(['quantities', 'dates', 'people', 'organizations', 'places']);

function tellsOf({ before, after }: Change, { was, is }: Renamed): boolean {
  const isBefore = before !== null && (before.includes(was.text) || was.text.includes(before));
  return isBefore || (after !== null && after.in === 'text' && after.start < is.end && is.start < after.end);
}

/** A fact and the changed sentence it is in. */
type Placed = Item & { readonly sentence: number };

/** Facts of sentences the other version does not have, but not those whose words it has elsewhere. */
function itemsOf({ digest, sentences }: Version, other: Version): readonly Placed[] {
  const { facts } = digest;
  const worded = [...wordedItems(facts), ...eventItems(facts.event)].filter(({ text }) => !other.said.has(text));
  return [...valuedItems(facts), ...worded].flatMap((one) => {
    const sentence = one.in === 'title' ? -1 : firstTouching(sentences, one);
    return sentence < 0 ? [] : [{ ...one, sentence }];
  });
}

function sourceTitle({ digest }: Side): string | null {
  return digest.titleFrom === 'source' ? digest.title : null;
}

/** Those of each side without a like on the other: by their words, then by what they say. */
function apart(old: readonly Placed[], now: readonly Placed[]): [readonly Placed[], readonly Placed[]] {
  const byWords = (one: Placed) => `${one.sort} ${plainWords(one.text).join(' ')}`;
  const byValue = (one: Placed) => (one.value === null ? null : `${one.sort} ${one.value}`);
  return [byWords, byValue].reduce<[readonly Placed[], readonly Placed[]]>(
    ([removed, added], keyOf) => [without(removed, added, keyOf), without(added, removed, keyOf)],
    [old, now],
  );
}

function without(
  some: readonly Placed[],
  others: readonly Placed[],
  keyOf: (one: Placed) => string | null,
): readonly Placed[] {
  const left = new Map<string | null, number>();
  for (const one of others) left.set(keyOf(one), (left.get(keyOf(one)) ?? 0) + 1);
  return some.filter((one) => {
    const key = keyOf(one);
    const known = key === null ? 0 : (left.get(key) ?? 0);
    left.set(key, known - 1);
    return known <= 0;
  });
}

function sameWords(a: TextSpan, b: TextSpan): boolean {
  return plainWords(a.text).join(' ') === plainWords(b.text).join(' ');
}

function changeOf(was: Item | null, is: Item | null): Change {
  const after = is === null ? null : { in: is.in, text: is.text, start: is.start, end: is.end };
  const before = was?.text ?? null;
  return { field: (is ?? was)?.field ?? 'event', kind: kindOf(before, after), before, after };
}

function kindOf(before: string | null, after: object | null): ChangeKind {
  if (before === null) return 'added';
  return after === null ? 'removed' : 'changed';
}
