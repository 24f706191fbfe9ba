import { PARTICLES } from '../grammar/word-kinds.ts';
import { isFunctionWord } from '../text/language.ts';
import { lowerAt, type Token, type TokenizedText } from '../text/tokenized-text.ts';
import { isCapital } from './capitals.ts';
import { isCommon } from './common.ts';
import familyFirst from './data/family-first.json' with { type: 'json' };
import { gazetteer } from './gazetteer.ts';
import { isRoyalTitle } from './royal.ts';
import type { TaggedName } from './tagger.ts';

/** Family names that are written before the given name. */
const FAMILY_FIRST: ReadonlySet<string> = new Set(familyFirst.split(' '));
/** The most words of a name. */
const MAX_WORDS = 4;

/** Index of the token before `from` that particles lead to, or -1: "Marcelo [do] Nascimento". */
function beforeParticles({ tokens }: TokenizedText, from: number): number {
  let at = from - 1;
  while (at >= 0 && at > from - MAX_WORDS && PARTICLES.has(tokens[at]?.text ?? '')) at--;
  return at >= 0 && tokens[at]?.sentence === tokens[from]?.sentence ? at : -1;
}

/** Whether a capitalised word that the tagger passed over is a family name that goes before the given name after it. */
function isFamilyName(token: Token | undefined, isFirst: boolean): boolean {
  if (token === undefined || !isCapital(token) || !FAMILY_FIRST.has(token.lower.normalize('NFC'))) return false;
  // "Do", "He" and "So" open sentences more often than names.
  return !(isFirst && isFunctionWord(token.lower));
}

/** A name with the family name right before it, which is no part of a name that ends at `done`. */
function withFirst(doc: TokenizedText, name: TaggedName, done: number): TaggedName {
  const { tokens, sentences } = doc;
  const at = name.from - 1;
  const sentence = tokens[name.from]?.sentence ?? -1;
  if (at < done || name.to - name.from >= MAX_WORDS - 1 || tokens[at]?.sentence !== sentence) return name;
  const isFirst = sentences[sentence]?.firstToken === at;
  return isFamilyName(tokens[at], isFirst) ? { ...name, from: at } : name;
}

const OPENING = /^["“'‘]$/;
const CLOSING = /^["”'’]$/;
const QUOTE = /^["”’]$/;
/** A nickname has no more words. */
const MAX_NICKNAME = 3;

/** Index after the name before a nickname that ends right before `from`, or -1: "Louis [“Big Lou”] Terrazzi". */
function beforeNickname({ tokens }: TokenizedText, from: number): number {
  if (!CLOSING.test(tokens[from - 1]?.text ?? '')) return -1;
  let at = from - 2;
  while (at > from - 2 - MAX_NICKNAME && isCapital(tokens[at])) at--;
  const isEnclosed = at < from - 2 && OPENING.test(tokens[at]?.text ?? '');
  return isEnclosed && tokens[at - 1]?.sentence === tokens[from]?.sentence ? at : -1;
}

/** Index after the surname that follows a nickname which `to` opens, or -1: "Louis[ “Big Lou” Terrazzi]". */
function afterNickname({ tokens }: TokenizedText, to: number): number {
  if (!OPENING.test(tokens[to]?.text ?? '')) return -1;
  let at = to + 1;
  while (at <= to + MAX_NICKNAME && isCapital(tokens[at])) at++;
  const isEnclosed = at > to + 1 && QUOTE.test(tokens[at]?.text ?? '') && isCapital(tokens[at + 1]);
  // Two capitals are no surname, but a name of its own.
  return isEnclosed && !isCapital(tokens[at + 2]) && tokens[at + 1]?.sentence === tokens[to - 1]?.sentence
    ? at + 2
    : -1;
}

/** A first name with the nickname and the surname after it, where the tagger passed over both. */
function withSurname(doc: TokenizedText, name: TaggedName): TaggedName {
  // "Ms “Bo” Ray"
  const isTitle = gazetteer().isTitle(lowerAt(doc.tokens, name.to - 1));
  const to = isTitle ? -1 : afterNickname(doc, name.to);
  return to >= 0 ? { ...name, to } : name;
}

/** A name with its nickname and what stands before that, where people were read on both sides of it. */
function withNickname(doc: TokenizedText, name: TaggedName, found: TaggedName[]): TaggedName {
  const end = beforeNickname(doc, name.from);
  const first = end < 0 ? undefined : found.findLast(({ to }) => to <= end);
  if (first?.type !== 'person' || first.to !== end) return name;
  found.splice(found.indexOf(first));
  return { ...first, to: name.to, margin: Math.max(first.margin, name.margin) };
}

/**
 * "Ana [Ray of Tarn University]": two names where the tagger parted the first in the middle, and took the rest of it
 * for a piece of the second. Right after a person or a title a word before "of" that texts do not write small is of the
 * person. Linear in the names.
 *
 * @returns the names with both in place of such pieces, in text order
 */
export function partedAtOf(doc: TokenizedText, names: readonly TaggedName[]): readonly TaggedName[] {
  const found: TaggedName[] = [];
  for (const name of names) {
    const before = found.at(-1);
    if (!isPersonOf(doc, name, before)) {
      found.push(name);
      continue;
    }
    const isGoingOn = before?.type === 'person' && before.to === name.from;
    const from = isGoingOn ? before.from : name.from;
    if (isGoingOn) found.pop();
    found.push({ from, to: name.from + 1, type: 'person', margin: Math.max(name.margin, before?.margin ?? 0) });
    const isPlace = gazetteer().lists('place', doc.tokens, name.from + 2, name.to);
    found.push({ ...name, from: name.from + 2, type: isPlace ? 'place' : name.type });
  }
  return found;
}

/** Whether an organization is "Ray of …" right after a first name, or "Astrid of …" right after a title. */
function isPersonOf({ tokens }: TokenizedText, name: TaggedName, before: TaggedName | undefined): boolean {
  const { from, to, type } = name;
  const [first, title] = [tokens[from], tokens[from - 1]];
  if (type !== 'organization' || to < from + 3 || tokens[from + 1]?.lower !== 'of' || first === undefined) return false;
  if (isCommon(first.lower) || gazetteer().isOrganizationWord(first.lower)) return false;
  if (title?.sentence !== first.sentence) return false;
  const isBehindTitle = isRoyalTitle(title) || (isCapital(title) && gazetteer().isTitle(title?.lower ?? ''));
  return isBehindTitle || (before?.type === 'person' && before.to === from);
}

/**
 * People whose name was read in pieces: "Nam" was passed over in "Nam Do-yun", "Marcelo" and "Nascimento" are two in
 * "Marcelo do Nascimento". Family names of China, Korea and Vietnam right before a given name belong to it, and
 * particles of names and nicknames join what they are between. Linear in the tokens.
 *
 * @returns the names, in text order
 */
export function wholePeople(doc: TokenizedText, names: readonly TaggedName[]): TaggedName[] {
  const found: TaggedName[] = [];
  for (const tagged of names) {
    // The nickname, or the surname after it
    if (tagged.from < (found.at(-1)?.to ?? 0)) continue;
    if (tagged.type !== 'person') {
      found.push(tagged);
      continue;
    }
    const name = withNickname(doc, withSurname(doc, tagged), found);
    const last = found.at(-1);
    const before = beforeParticles(doc, name.from);
    const isParted = before >= 0 && before < name.from - 1;
    const isJoined = isParted && last?.type === 'person' && last.to > before;
    if (isJoined && last !== undefined && name.to - last.from <= MAX_WORDS + 1) {
      found[found.length - 1] = { ...last, to: name.to, margin: Math.max(last.margin, name.margin) };
      continue;
    }
    found.push(withFirst(doc, name, last?.to ?? 0));
  }
  return found;
}
