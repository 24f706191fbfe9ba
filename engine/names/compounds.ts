import type { TokenRange } from '../text/ranges.ts';
import type { Token, TokenizedText } from '../text/tokenized-text.ts';
import { isCapital } from './capitals.ts';
import { gazetteer } from './gazetteer.ts';
import { knowsOrganization } from './known.ts';
import { overlaid } from './overlay.ts';
import type { TaggedName } from './tagger.ts';
import { COMPOUND } from './word-lists.ts';

/** How sure a compound makes a place of the lists. */
const MARGIN = 400;
/** A name that the tagger is this sure of is known where it opens a compound. */
const SURE = 250;
/** The most words of a name that ends in a compound: "[San Jose]-based". */
const MAX_WORDS = 3;

/** How many characters of a token are no name, but what ends a compound: 6 of "London-based". */
export function compoundEnd(token: Token | undefined): number {
  return token === undefined || !isCapital(token) ? 0 : (COMPOUND.exec(token.text)?.[0].length ?? 0);
}

/** The words of a range without the end of the compound that is its last: "San Jose" of "San Jose-based". */
function nameOf({ tokens, text }: TokenizedText, { from, to }: TokenRange): string {
  const last = tokens[to - 1];
  return text.slice(tokens[from]?.start, (last?.end ?? 0) - compoundEnd(last));
}

/** The tokens of a range with the compound that is its last cut to the name. */
function cutTokens({ tokens }: TokenizedText, { from, to }: TokenRange): Token[] {
  return tokens.slice(from, to).map((token, index) => {
    const end = index === to - from - 1 ? compoundEnd(token) : 0;
    return end === 0 ? token : { ...token, text: token.text.slice(0, -end), lower: token.lower.slice(0, -end) };
  });
}

/** "[Esk] District-based": the place that the tagger reads right before a compound goes on in it. */
function begunAt({ tokens }: TokenizedText, at: number, before: TaggedName | undefined): TaggedName | null {
  if (before?.type !== 'place' || before.to !== at || tokens[before.from]?.sentence !== tokens[at]?.sentence)
    return null;
  return { ...before, to: at + 1 };
}

/** What the text or the lists know by the longest name that ends in the compound at `at`. */
function nameAt(doc: TokenizedText, at: number, known: ReadonlyMap<string, TaggedName>): TaggedName | null {
  const { tokens } = doc;
  let from = at;
  while (
    from > at - MAX_WORDS + 1 &&
    isCapital(tokens[from - 1]) &&
    tokens[from - 1]?.sentence === tokens[at]?.sentence
  )
    from--;
  for (; from <= at; from++) {
    const range = { from, to: at + 1 };
    const form = nameOf(doc, range);
    const name = known.get(form);
    if (name !== undefined) return { ...range, type: name.type, margin: name.margin };
    if (knowsOrganization(form)) return { ...range, type: 'organization', margin: MARGIN };
    const isPlace = gazetteer().lists('place', cutTokens(doc, range), 0, range.to - from);
    if (isPlace && !isBehindOf(doc, from)) return { ...range, type: 'place', margin: MARGIN };
  }
  return null;
}

/** "Isle of [Man]-registered"; but "chairman of New York-based" */
function isBehindOf({ tokens }: TokenizedText, from: number): boolean {
  return tokens[from - 1]?.lower === 'of' && isCapital(tokens[from - 2]);
}

/** "Miami-based [Tarn Museum]": what is left of names that were read with the compound before them. */
function behindCompounds(names: readonly TaggedName[], found: readonly TaggedName[]): TaggedName[] {
  const ends = new Set(found.map(({ to }) => to));
  return names.flatMap((name) => {
    let from = name.to - 1;
    while (from > name.from && !ends.has(from)) from--;
    return from > name.from ? [{ ...name, from }] : [];
  });
}

/**
 * Names that a compound ends: "San Jose-based", "the Brandt-owned mill". A mention of one ends before the hyphen.
 * Linear in the tokens.
 *
 * @returns the names with those added that are places of the lists, or named elsewhere in the text
 */
export function namesInCompounds(doc: TokenizedText, names: readonly TaggedName[]): readonly TaggedName[] {
  const compounds = [...doc.tokens.keys()].filter((at) => compoundEnd(doc.tokens[at]) > 0);
  if (compounds.length === 0) return names;
  const known = new Map(
    names.filter(({ type, margin }) => type !== 'person' && margin >= SURE).map((name) => [nameOf(doc, name), name]),
  );
  const byEnd = new Map(names.map((name) => [name.to, name]));
  const found = compounds.flatMap((at) => nameAt(doc, at, known) ?? begunAt(doc, at, byEnd.get(at)) ?? []);
  return overlaid(names, [...found, ...behindCompounds(names, found)], doc.tokens.length);
}
