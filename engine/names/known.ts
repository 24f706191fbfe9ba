import { isFunctionWord } from '../text/language.ts';
import { ListedWords, listedIn, WordTable } from '../text/listed.ts';
import type { TokenRange } from '../text/ranges.ts';
import { lowerAt, type Token, type TokenizedText } from '../text/tokenized-text.ts';
import { isCapital } from './capitals.ts';
import data from './data/known-organizations.json' with { type: 'json' };
import { areLettersAfter } from './nobody.ts';
import { overlaid } from './overlay.ts';
import { writtenSurnames } from './repeat.ts';
import { isRoleWord } from './roles.ts';
import type { TaggedName } from './tagger.ts';
import { TokenMarks } from './token-marks.ts';

/** One-word names that the whole world knows an organization by, and hardly anything else is called. */
const KNOWN = listedIn(data.organizations);
/** The same of several words ("Rio Tinto"), by the first of them. */
const PHRASES = new WordTable(Map.groupBy(data.phrases.split('|'), (phrase) => /^[^ '’]+/.exec(phrase)?.[0] ?? ''));
/** A phrase has no more tokens. */
const MAX_TOKENS = 9;
/** In the capitals of a heading a shorter word may be another. */
const LEAST_SHOUTED = 5;
const SHOUTED = listedIn(
  data.organizations
    .split(' ')
    .filter(({ length }) => length >= LEAST_SHOUTED)
    .map((name) => name.toUpperCase())
    .join(' '),
);
/** Countries in short, which no other word is like but in the capitals of a heading. */
const COUNTRIES = new ListedWords(['US', 'UK', 'USA', 'UAE']);
const MARGIN = 400;

/** Whether the whole world knows an organization by a word. */
export function isKnownOrganization(token: Token | undefined): boolean {
  return token !== undefined && knowsOrganization(token.text);
}

/** The same of a word that is no token: "SoftBank" of "SoftBank-backed". */
export function knowsOrganization(text: string): boolean {
  return KNOWN.has(text);
}

/** "The US said", where the tagger passed over it; no "HELP US" */
function isCountry(tokens: readonly Token[], at: number): boolean {
  if (!COUNTRIES.has(tokens[at]?.text ?? '')) return false;
  return [tokens[at - 1], tokens[at + 1]].every((token) => !/^\p{Lu}{3,}$/u.test(token?.text ?? ''));
}

/** The longest name of several words that is known and begins at a token, or null. */
function phraseAt({ tokens, text }: TokenizedText, from: number): TokenRange | null {
  const first = tokens[from];
  const phrases = first === undefined ? undefined : PHRASES.get(first.text);
  if (first === undefined || phrases === undefined) return null;
  let longest: TokenRange | null = null;
  for (const phrase of phrases) {
    if (!text.startsWith(phrase, first.start)) continue;
    const end = first.start + phrase.length;
    let to = from + 1;
    while (to < from + MAX_TOKENS && (tokens[to]?.end ?? end) <= end) to++;
    const isWhole = tokens[to - 1]?.end === end;
    if (isWhole && (longest === null || to > longest.to)) longest = { from, to };
  }
  return longest;
}

/** Whether tokens `from` to `to` are the whole name of an organization that the world knows. */
export function isKnownBody(doc: TokenizedText, from: number, to: number): boolean {
  return to === from + 1 ? isKnownOrganization(doc.tokens[from]) : phraseAt(doc, from)?.to === to;
}

/** Whether a token is a known organization of one word, and no part of a model's name or where somebody writes. */
function isWordOfBody({ tokens }: TokenizedText, from: number): boolean {
  const token = tokens[from];
  if (!isCapital(token) || token === undefined || !(KNOWN.has(token.text) || SHOUTED.has(token.text))) return false;
  const next = tokens[from + 1]?.sentence === token.sentence ? tokens[from + 1] : undefined;
  const isPart = /^\d{3}/.test(next?.text ?? '') || (isCapital(next) && !isRoleWord(next) && KNOWN.has(token.text));
  const before = lowerAt(tokens, from - 1);
  // "said on Twitter"
  return !isPart && before !== 'on' && !isThing(before, next);
}

/** "An APC was hit", "drove a Toyota into a wall", "an Arsenal of rifles", but "an FBI agent" */
function isThing(before: string, next: Token | undefined): boolean {
  if (next?.lower === 'of') return true;
  return /^an?$/.test(before) && (next === undefined || next.kind !== 'word' || isFunctionWord(next.lower));
}

/**
 * Organizations that everybody knows, where the tagger passed over them or is wrong about them: "Pfizer", "Uefa", "Rio
 * Tinto"; and "US" and the like. What may be part of a longer name or a model ("Fifa World Cup", "a Boeing 737"), and
 * where somebody writes ("on Twitter"), is left as it is read, and so is the first name or surname of somebody in the
 * text. Linear in the tokens.
 *
 * @returns the names with those added, in text order
 */
export function knownNames(doc: TokenizedText, names: readonly TaggedName[]): readonly TaggedName[] {
  const { tokens } = doc;
  // How long the names are that phrases and words may be part of: "Dealers Rio Tinto" is nobody, whatever was read.
  const ofPhrases = new TokenMarks(tokens.length);
  const ofWords = new TokenMarks(tokens.length);
  for (const name of names) {
    ofWords.mark(name, name.to - name.from);
    if (name.type !== 'person') ofPhrases.mark(name, name.to - name.from);
  }
  const found: TaggedName[] = [];
  for (let from = 0; from < tokens.length; from++) {
    const phrase = phraseAt(doc, from);
    if (phrase !== null && ofPhrases.at(from) <= phrase.to - from) {
      found.push({ ...phrase, type: 'organization', margin: MARGIN });
      from = phrase.to - 1;
    } else if (ofWords.at(from) < 2) {
      const word = oneWordAt(doc, from);
      if (word !== null) found.push(word);
    }
  }
  if (found.length === 0) return names;
  const ofPeople = wordsOfPeople(doc, names);
  const others = found.filter(({ from, to }) => to > from + 1 || !ofPeople.has(tokens[from]?.text ?? ''));
  return overlaid(names, others, tokens.length);
}

/** The first names and surnames of the people who are named in full. */
function wordsOfPeople(doc: TokenizedText, names: readonly TaggedName[]): ReadonlySet<string> {
  const words = new Set(writtenSurnames(doc, names));
  for (const { from, to, type } of names)
    if (type === 'person' && to > from + 1) words.add(doc.tokens[from]?.text ?? '');
  return words;
}

/** "Labour said", "the Greens", but no "Labour costs" at the head of a sentence, and no "Department of Labour". */
function isParty({ tokens, sentences }: TokenizedText, at: number): boolean {
  const token = tokens[at];
  if (token === undefined || !PARTIES.has(token.text)) return false;
  const [before, next] = [tokens[at - 1], tokens[at + 1]];
  const isOfMember = areLettersAfter(next?.text ?? '');
  // "Labour MP Ana Ray"
  if (sentences[token.sentence]?.firstToken === at) return isOfMember;
  if (isCapital(before) || NO_PARTY_AFTER.test(before?.lower ?? '') || NO_PARTY.test(next?.lower ?? '')) return false;
  return isOfMember || !isCapital(next);
}
const PARTIES = new ListedWords(['Labour', 'Greens']);
const NO_PARTY_AFTER = /^(?:of|["“‘'])$/;
const NO_PARTY = /^(?:minister|ministry|department|markets?|costs?|laws?)$/;

/** The known country or organization of one word at a token. */
function oneWordAt(doc: TokenizedText, from: number): TaggedName | null {
  const isPlace = isCountry(doc.tokens, from);
  if (!isPlace && !isWordOfBody(doc, from) && !isParty(doc, from)) return null;
  return { from, to: from + 1, type: isPlace ? 'place' : 'organization', margin: MARGIN };
}
