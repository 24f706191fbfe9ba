import nameWords from '../english/data/name-words.json' with { type: 'json' };
import { PARTICLES } from '../grammar/word-kinds.ts';
import { listedIn } from '../text/listed.ts';
import type { TokenRange } from '../text/ranges.ts';
import { lowerAt, type Token, type TokenizedText } from '../text/tokenized-text.ts';
import { isCapital } from './capitals.ts';
import { isCommon } from './common.ts';
import words from './data/thing-words.json' with { type: 'json' };
import { gazetteer } from './gazetteer.ts';
import { endsOrganization } from './organizations.ts';
import { writtenSurnames } from './repeat.ts';
import type { TaggedName } from './tagger.ts';
import { TokenMarks } from './token-marks.ts';

/** Before a name in capitals, they make it a storm's, a ship's, an operation's. */
const BEFORE = listedIn(words.before);
/** The same in small letters after an article: "the tanker Ilse Brandt". */
const VESSELS = listedIn(words.vessels);
/** Before a name in quotation marks, they make it a work's: "the song “Ilse Brandt”". */
const WORKS = listedIn(words.works);
/** After a name, with a capital, they make it an award's, a disease's, a treaty's. */
const AFTER = listedIn(words.after);
/** Of those, the ones that do so in small letters too: "Brandt disease". */
const AFTER_SMALL = listedIn(words.afterSmall);
/** Those that may be names themselves: after an article or a possessive only ("the Brandt Bill", but "Uncle Bill"). */
const AFTER_DETERMINED = listedIn(words.afterDetermined);

/** Drugs, germs, feasts and the like, which are written like names. */
const NEVER = listedIn(words.never);
const NEVER_PHRASES: ReadonlySet<string> = new Set(words.neverPhrases.split('|'));
/** "GPU", "HIPAA": abbreviations of things, in capitals. */
const ABBREVIATIONS = listedIn(words.abbreviations);
/** "a Ford [Transit]": what carmakers build. */
const MODELS = listedIn(words.models);
const CARMAKERS = listedIn(words.carmakers);

const OPENING = /^["“'‘]$|^``$/;
const CLOSING = /^["”'’,.]$|^''$/;
const DETERMINER = new RegExp(`^(?:${nameWords.determinersAndPossessives.join('|')})$`);
/** How many words of a thing's name are looked at. */
const MAX_WORDS = 4;
/**
 * The tagger's own reading of a place or an organization that holds the telling word stands, where it is this sure:
 * "Storm Lake", "Operation Hope Trust".
 */
const SURE = 250;

/** The capitalised words after a telling one: "Hurricane [Ilse]", "the ferry [Ilse Brandt]". */
function namedAfter({ tokens }: TokenizedText, at: number): TokenRange | null {
  const word = tokens[at];
  if (word === undefined) return null;
  const isTelling =
    (isCapital(word) && BEFORE.has(word.lower)) ||
    (VESSELS.has(word.lower) && (isCapital(word) || DETERMINER.test(lowerAt(tokens, at - 1))));
  if (!isTelling) return null;
  // "a tug, the Ilse,"
  const isApposed = tokens[at + 1]?.text === ',' && tokens[at + 2]?.text === 'the';
  const from = isApposed ? at + 3 : at + 1;
  let to = from;
  while (to < from + MAX_WORDS && isPart(tokens[to]) && tokens[to]?.sentence === word.sentence) to++;
  while (to > from && !isCapital(tokens[to - 1])) to--;
  return to > from ? { from, to } : null;
}

function isPart(token: Token | undefined): boolean {
  return isCapital(token) || PARTICLES.has(token?.text ?? '');
}

/** The capitalised words up to a telling one: "the [Ilse Brandt Award]", "[Brandt] disease", "[Ilse's Law]". */
function namedBefore({ tokens }: TokenizedText, at: number): TokenRange | null {
  const word = tokens[at];
  if (word === undefined) return null;
  const isDetermined = isCapital(word) && AFTER_DETERMINED.has(word.lower);
  if (!isDetermined && !endsThing(word)) return null;
  const isPossessive = /^['’]s$/.test(tokens[at - 1]?.text ?? '');
  // "Ilse's Law", but no "Brandt's award": that is his own.
  if (isPossessive && !isDetermined) return null;
  const end = isPossessive ? at - 1 : at;
  const from = capitalsBefore(tokens, end, word.sentence);
  if (from === end) return null;
  // "Judge Bill", "Uncle Bill"
  if (isDetermined && !isPossessive && !isDeterminer(tokens[from - 1])) return null;
  const first = isDeterminer(tokens[from]) ? from + 1 : from;
  return first < end && !gazetteer().isTitle(lowerAt(tokens, first)) ? { from: first, to: at + 1 } : null;
}

/** A word that ends names of things without an article, in capitals ("Cup") or in small letters as well ("disease"). */
function endsThing(word: Token): boolean {
  return AFTER_SMALL.has(word.lower) || (isCapital(word) && AFTER.has(word.lower));
}

function isDeterminer(token: Token | undefined): boolean {
  return DETERMINER.test(token?.lower ?? '');
}

/** Where the run of capitalised words that ends before `end` begins. */
function capitalsBefore(tokens: readonly Token[], end: number, sentence: number): number {
  let from = end;
  while (from > end - MAX_WORDS && isCapital(tokens[from - 1]) && tokens[from - 1]?.sentence === sentence) from--;
  return from;
}

/** Marks the tokens of whole names that are surely of places and organizations. */
function sureTokens(names: readonly TaggedName[], length: number): TokenMarks {
  const isSure = ({ from, to, type, margin }: TaggedName) => type !== 'person' && margin >= SURE && to - from > 1;
  return new TokenMarks(length, names.filter(isSure));
}

/** Marks the tokens of things, and gathers the single words that name one. */
function findThings(doc: TokenizedText, names: readonly TaggedName[]): { things: TokenMarks; bare: Set<string> } {
  const { tokens } = doc;
  const things = new TokenMarks(tokens.length);
  const bare = new Set<string>();
  const kept = sureTokens(names, tokens.length);
  for (let at = 0; at < tokens.length; at++) {
    const isKept = kept.at(at) > 0;
    const after = isKept ? null : namedAfter(doc, at);
    if (after !== null) things.mark(after);
    if (after !== null && after.to === after.from + 1) bare.add(tokens[after.from]?.text ?? '');
    const before = isKept && !AFTER_DETERMINED.has(lowerAt(tokens, at)) ? null : namedBefore(doc, at);
    if (before !== null) things.mark(before);
  }
  return { things, bare };
}

/**
 * Leaves out what is named like people and places and is neither: storms, ships, horses, operations, awards, laws,
 * diseases, races. A storm or ship that is named so once ("Hurricane Ilse") is not a person where the text goes on to
 * call it "Ilse". Linear in the tokens.
 *
 * @returns the other names, in text order
 */
export function withoutThings(doc: TokenizedText, names: readonly TaggedName[]): TaggedName[] {
  const { tokens } = doc;
  const { things, bare } = findThings(doc, names);
  const surnames = writtenSurnames(doc, names);
  const bodies = abbreviatedBodies(doc, names);
  return names.filter((name) => {
    if (isThingByName(doc, name, surnames) || isThingByLetters(doc, name, bodies) || isPriced(doc, name.to))
      return false;
    if ((name.type !== 'person' && isModel(doc, name.from)) || things.touches(name) || isQuotedWork(doc, name))
      return false;
    return name.to > name.from + 1 || !bare.has(tokens[name.from]?.text ?? '');
  });
}

/** "the song “Ilse Brandt”" */
function isQuotedWork({ tokens }: TokenizedText, { from, to }: TokenRange): boolean {
  const isWork = OPENING.test(tokens[from - 1]?.text ?? '') && WORKS.has(lowerAt(tokens, from - 2));
  return isWork && CLOSING.test(tokens[to]?.text ?? '');
}

/** "GPU", "SSDs", where the text calls no body so, and the world no place. */
function isThingByLetters({ tokens }: TokenizedText, name: TaggedName, bodies: ReadonlySet<string>): boolean {
  const { from, to, type } = name;
  const token = tokens[from];
  if (to > from + 1 || token === undefined || !IN_CAPITALS.test(token.text)) return false;
  if (!ABBREVIATIONS.has(token.lower) || bodies.has(token.text)) return false;
  return type !== 'place' || !gazetteer().lists(type, tokens, from, to);
}
const IN_CAPITALS = /^\p{Lu}[\p{Lu}\d&/+-]*s?$/u;

/** What stands in brackets after a name with a word of its own: "Ardle Global Initiative ([CGI])". */
function abbreviatedBodies({ tokens }: TokenizedText, names: readonly TaggedName[]): ReadonlySet<string> {
  const found = new Set<string>();
  for (const { from, to } of names) {
    const [short, opening] = [tokens[to + 1], tokens[to]];
    if (opening?.text !== '(' || tokens[to + 2]?.text !== ')' || short === undefined) continue;
    const last = tokens[to - 1];
    const isBody = last !== undefined && endsOrganization(last);
    const hasOwnWord = tokens.slice(from, to).some((token) => isCapital(token) && !isCommon(token.lower));
    if (isBody || hasOwnWord) found.add(short.text);
  }
  return found;
}

/** "Tansy, which sells for $3 a bunch": a good */
function isPriced({ tokens }: TokenizedText, to: number): boolean {
  const isSold = lowerAt(tokens, to + 1) === 'which' && SELLS.test(lowerAt(tokens, to + 2));
  return isSold && lowerAt(tokens, to + 3) === 'for';
}
const SELLS = /^(?:sells?|retails?)$/;

/** "Viagra", "Social Security", and nothing else; no surname ("Nadia Eid … Eid said"). */
function isThingByName(
  { tokens }: TokenizedText,
  { from, to, type }: TaggedName,
  surnames: ReadonlySet<string>,
): boolean {
  const first = tokens[from];
  if (to === from + 1) return first !== undefined && NEVER.has(first.lower) && !surnames.has(first.text);
  const words = tokens.slice(from, to).map(({ lower }) => lower);
  // "Upending Obamacare"
  if (type === 'person' && words.length === 2 && isCommon(words[0] ?? '') && NEVER.has(words[1] ?? '')) return true;
  return words.length <= MAX_WORDS && NEVER_PHRASES.has(words.join(' '));
}

/** Whether a word is a maker of cars. */
export function isMaker(lower: string): boolean {
  return CARMAKERS.has(lower);
}

/** "Ford Transit", "the Ford [Transit Custom]": a maker and a model. */
function isModel({ tokens }: TokenizedText, from: number): boolean {
  const model = tokens[from + 1];
  return isMaker(lowerAt(tokens, from)) && isCapital(model) && MODELS.has(model?.lower ?? '');
}
