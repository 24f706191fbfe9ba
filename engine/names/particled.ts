import nameWords from '../english/data/name-words.json' with { type: 'json' };
import { isFunctionWord } from '../text/language.ts';
import { ListedWords } from '../text/listed.ts';
import { lowerAt, type Token, type TokenizedText } from '../text/tokenized-text.ts';
import { isCapital } from './capitals.ts';
import { gazetteer } from './gazetteer.ts';
import { overlaid } from './overlay.ts';
import { isRoleWord } from './roles.ts';
import type { TaggedName } from './tagger.ts';

/** "son of" and "daughter of" in the languages that put them into names: nothing else is named so. */
const SON_OF = new ListedWords(nameWords.sonOf);
/** "bin Zayed [Al] Tarn": the name of a family goes on after it. */
const OPENS_FAMILY: ReadonlySet<string> = new Set(['al', 'el', 'abu', 'abd']);
/** How sure such a word makes a person. */
const MARGIN = 500;
/** Words of a name on each side of it. */
const MAX_SIDE = 2;

function isCapitalIn(token: Token | undefined, sentence: number): boolean {
  return token?.sentence === sentence && isCapital(token);
}

/** "bin Osman [al-Tarn]" */
function goesOn(token: Token | undefined, sentence: number): boolean {
  return isCapitalIn(token, sentence) || (token?.sentence === sentence && /^[ae]\p{Ll}-\p{Lu}/u.test(token.text));
}

function isSonOf(tokens: readonly Token[], at: number): boolean {
  const token = tokens[at];
  if (token?.kind !== 'word' || !SON_OF.has(token.lower)) return false;
  // "AP" is an agency.
  if (token.text.length > 1 && token.text === token.text.toUpperCase()) return false;
  return isCapitalIn(tokens[at - 1], token.sentence) && isCapitalIn(tokens[at + 1], token.sentence);
}

/** Index of the first word of the name that goes on with such a word at `at`. */
function beginOf({ tokens, sentences }: TokenizedText, at: number): number {
  const sentence = tokens[at]?.sentence ?? -1;
  let from = at - 1;
  const mayGoOn = (index: number) =>
    isCapitalIn(tokens[index], sentence) &&
    !isRoleWord(tokens[index]) &&
    !gazetteer().isTitle(lowerAt(tokens, index)) &&
    !(sentences[sentence]?.firstToken === index && isFunctionWord(lowerAt(tokens, index)));
  while (from > at - MAX_SIDE && mayGoOn(from - 1)) from--;
  return from;
}

/** Index after the name that goes on with such a word at `at`. */
function endOf(tokens: readonly Token[], at: number, sentence: number): number {
  let last = at;
  let to = at + 1;
  while (isSonOf(tokens, to) || (to <= last + MAX_SIDE && goesOn(tokens[to], sentence))) {
    if (isSonOf(tokens, to)) last = to;
    to++;
  }
  return OPENS_FAMILY.has(lowerAt(tokens, to - 1)) && isCapitalIn(tokens[to], sentence) ? to + 1 : to;
}

/**
 * People whose names hold "ap", "bin", "binti" and the like, which the tagger reads in pieces: "Ilse binti Osman",
 * "Emrys ap Hedd". Linear in the tokens.
 *
 * @returns the names with those in place of their pieces, in text order
 */
export function particledPeople(doc: TokenizedText, names: readonly TaggedName[]): readonly TaggedName[] {
  const { tokens } = doc;
  const found: TaggedName[] = [];
  for (let at = 1; at < tokens.length; at++) {
    if (!isSonOf(tokens, at)) continue;
    const from = beginOf(doc, at);
    const sentence = tokens[at]?.sentence ?? -1;
    const to = endOf(tokens, at, sentence);
    const isBody = tokens.slice(from, to).some(({ lower, text }) => text !== lower && isOfOrganization(lower));
    if (!isBody) found.push({ from, to, type: 'person', margin: MARGIN });
    at = to - 1;
  }
  return overlaid(names, found, tokens.length);
}

/** "the Ilse bin Osman Foundation" */
function isOfOrganization(lower: string): boolean {
  return !SON_OF.has(lower) && gazetteer().isOrganizationWord(lower);
}
