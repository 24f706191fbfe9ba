import type { TokenRange } from '../text/ranges.ts';
import type { TokenizedText } from '../text/tokenized-text.ts';
import { gazetteer } from './gazetteer.ts';
import { overlaid } from './overlay.ts';
import type { TaggedName } from './tagger.ts';
import { TokenMarks } from './token-marks.ts';

/** The phrases of the lists that are in the text with capitals at both ends: "New York", "Dar es Salaam". */
function phrasesOf({ tokens }: TokenizedText): TokenRange[] {
  const marks = gazetteer().phrasesIn(tokens);
  const found: TokenRange[] = [];
  for (let from = 0; from < tokens.length; from++) {
    const mark = marks[from] ?? 0;
    if (mark === 0 || (mark & 1) === 1) continue;
    let to = from + 1;
    while (marks[to] === (mark | 1)) to++;
    const isNamed = [tokens[from], tokens[to - 1]].every((token) => /^\p{Lu}/u.test(token?.text ?? ''));
    if (isNamed) found.push({ from, to });
  }
  return found;
}

/**
 * No name begins or ends within a phrase of the lists: where the tagger has "New" and "York Stock Exchange", the second
 * one is the "New York Stock Exchange", and "Dar" and "Salaam" are one place. A listed organization that the tagger
 * passed over is added. Linear in the tokens.
 *
 * @returns the names, in text order
 */
export function withWholePhrases(doc: TokenizedText, names: readonly TaggedName[]): readonly TaggedName[] {
  const found: TaggedName[] = [];
  const phrases = phrasesOf(doc);
  let at = 0;
  for (const name of names) {
    while ((phrases[at]?.to ?? Number.POSITIVE_INFINITY) <= name.from) at++;
    const phrase = phrases[at];
    const isTouched = phrase !== undefined && phrase.from < name.to;
    const isCut = isTouched && (phrase.from < name.from || phrase.to > name.to);
    if (!isCut) {
      found.push(name);
      continue;
    }
    let from = Math.min(name.from, phrase.from);
    // What the phrase holds of the names before goes into the longer one.
    for (let last = found.at(-1); last !== undefined && last.to > from; last = found.at(-1)) {
      from = Math.min(from, last.from);
      found.pop();
    }
    // "Sri [Lanka Cricket]" is nobody.
    const type = name.type === 'person' ? 'organization' : name.type;
    found.push({ ...name, type, from, to: Math.max(name.to, phrase.to) });
  }
  const organizations = found.map(
    (name): TaggedName => (isListedOrganization(doc, name) ? { ...name, type: 'organization', isTold: true } : name),
  );
  return overlaid(organizations, passedOver(doc, phrases, organizations), doc.tokens.length);
}

/** "Médecins Sans Frontières": no person, and no place */
function isListedOrganization({ tokens }: TokenizedText, { from, to }: TokenRange): boolean {
  return to - from >= LEAST_WORDS && gazetteer().lists('organization', tokens, from, to);
}

/** How sure a listed name of an organization is one where the tagger saw none. */
const LISTED_MARGIN = 300;
/** Shorter phrases may be words like any others. */
const LEAST_WORDS = 3;

/** Organizations of the lists that were found in no part: "World Health Organization". */
function passedOver(
  { tokens }: TokenizedText,
  phrases: readonly TokenRange[],
  names: readonly TaggedName[],
): TaggedName[] {
  const named = new TokenMarks(tokens.length, names);
  return phrases
    .filter((phrase) => phrase.to - phrase.from >= LEAST_WORDS && !named.touches(phrase))
    .filter(({ from, to }) => gazetteer().lists('organization', tokens, from, to))
    .map(({ from, to }) => ({ from, to, type: 'organization', margin: LISTED_MARGIN }));
}
