import { PARTICLES } from '../grammar/word-kinds.ts';
import { isFunctionWord } from '../text/language.ts';
import type { TokenRange } from '../text/ranges.ts';
import { lowerAt, type Token, type TokenizedText } from '../text/tokenized-text.ts';
import { isCapital } from './capitals.ts';
import { gazetteer } from './gazetteer.ts';
import { OPENERS } from './nobody.ts';
import { opensNoOrganization } from './organizations.ts';
import { ROLES } from './roles.ts';
import { COMPOUND } from './word-lists.ts';

const MAX_WORDS = 4;

/** Whether a capitalised word may begin a firm's name: no office, nationality, or opener of a sentence. */
export function mayBegin(token: Token | undefined): boolean {
  if (!isCapital(token) || token === undefined) return false;
  const { lower } = token;
  if (ROLES.has(lower) || OPENERS.has(lower) || isFunctionWord(lower) || COMPOUND.test(lower)) return false;
  if (opensNoOrganization(token)) return false;
  return !gazetteer().isTitle(lower) && !gazetteer().isNationality(lower);
}

/** "[First] Brandt", as banks are called, but no "First Minister"; "[New] Engineer" */
function isFirstOf(tokens: readonly Token[], at: number): boolean {
  const [word, next] = [tokens[at]?.text, tokens[at + 1]];
  return word === 'First' ? mayBegin(next) : word === 'New' && isCapital(next);
}

/** The capitalised words from `from` on, with the particles between them, and "&": "Manos Limpias del Sur". */
export function runAfter({ tokens }: TokenizedText, from: number): TokenRange | null {
  const sentence = tokens[from - 1]?.sentence;
  const isPart = (at: number) => isCapital(tokens[at]) && tokens[at]?.sentence === sentence;
  if (!isPart(from) || !(mayBegin(tokens[from]) || isFirstOf(tokens, from))) return null;
  let to = from + 1;
  // One word more than a name has tells that it is none: runs of capitals may be as long as the text.
  const joins = (at: number) => PARTICLES.has(tokens[at]?.text ?? '') || (tokens[at]?.text === '&' && at === from + 1);
  while (to - from <= MAX_WORDS && (isPart(to) || (joins(to) && isPart(to + 1)))) to++;
  return to - from > MAX_WORDS ? null : { from, to };
}

/** The capitalised words up to `to`; with "and" between two single ones both. */
export function runBefore({ tokens }: TokenizedText, to: number): TokenRange | null {
  const sentence = tokens[to]?.sentence;
  const isPart = (at: number) => isCapital(tokens[at]) && tokens[at]?.sentence === sentence;
  let from = to;
  while (isPart(from - 1) && to - from < MAX_WORDS) from--;
  const isPair = from === to - 1 && /^(?:and|&)$/.test(lowerAt(tokens, from - 1)) && isPart(from - 2);
  if (isPair && !isPart(from - 3) && mayBegin(tokens[from - 2])) return { from: from - 2, to };
  while (from < to && !(mayBegin(tokens[from]) || isFirstOf(tokens, from))) from++;
  return from === to ? null : { from, to };
}

/** Whether the lists have a run as a place. */
export function isListedPlace({ tokens }: TokenizedText, { from, to }: TokenRange): boolean {
  return gazetteer().lists('place', tokens, from, to);
}

/** Whether a word is a first name. */
export function isFirstName(doc: TokenizedText, at: number): boolean {
  return gazetteer().isFirstName(lowerAt(doc.tokens, at));
}
