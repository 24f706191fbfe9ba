import type { TokenizedText } from '../text/tokenized-text.ts';
import { capitalCounts } from './capitals.ts';
import { overlaid } from './overlay.ts';
import type { TaggedName } from './tagger.ts';

/**
 * "Mali Bevan", "Kenya Moss": first names that are places, too, where the text has the surname again by itself. Linear
 * in the tokens.
 *
 * @returns the names with whole people in place of a place and a surname
 */
export function peopleNamedAsPlaces(doc: TokenizedText, names: readonly TaggedName[]): readonly TaggedName[] {
  const { tokens } = doc;
  const found: TaggedName[] = [];
  let counts: ReadonlyMap<string, number> | null = null;
  for (const [index, surname] of names.entries()) {
    const place = names[index - 1];
    if (place === undefined || !isSurnameAfter(doc, place, surname)) continue;
    counts ??= capitalCounts(tokens);
    const isKnown = (counts.get(tokens[surname.from]?.text ?? '') ?? 0) > 1;
    if (isKnown) found.push({ ...surname, from: place.from });
  }
  return overlaid(names, found, tokens.length);
}

/** One word read as a place, and right after it one read as a person. */
function isSurnameAfter({ tokens }: TokenizedText, place: TaggedName, surname: TaggedName): boolean {
  return (
    place.type === 'place' &&
    surname.type === 'person' &&
    place.to === place.from + 1 &&
    surname.to === surname.from + 1 &&
    surname.from === place.to &&
    tokens[place.from]?.sentence === tokens[surname.from]?.sentence
  );
}
