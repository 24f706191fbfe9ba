import { reportVerb } from '../grammar/report-verbs.ts';
import { isFunctionWord } from '../text/language.ts';
import { listedIn } from '../text/listed.ts';
import type { TokenRange } from '../text/ranges.ts';
import { lowerAt, type Token, type TokenizedText } from '../text/tokenized-text.ts';
import { isCapital } from './capitals.ts';
import { isCommon } from './common.ts';
import words from './data/firm-words.json' with { type: 'json' };
import { isFirstName, isListedPlace, runBefore } from './firm-runs.ts';
import { gazetteer } from './gazetteer.ts';
import { isRoleWord } from './roles.ts';

/** "LibriVox", "SaveRight": a capital within a word of small letters. */
const CAMEL = /\p{Ll}\p{Lu}/u;
const LETTERS = /^\p{L}+$/u;
const LAST_HALF = /\p{Lu}\p{Ll}*$/u;
/** So are surnames ("McKay", "DiMaggio") and abbreviations ("PhD") written. */
const CAMEL_NAMES = /^(?:Mc|Mac|D[aeiu]|L[aeo]|Van|Fitz|St|[AE]l|Vande[rn]?|Der|Ma|Ben)\p{Lu}|^.{1,3}$/u;
/** What only a firm has: "Brandt Water [customers]". */
export const AS_FIRM = listedIn(words.asFirm);
/** "[told] LibriVox", "according [to] LibriVox", "the [chain] SaveRight" */
const BEFORE_FIRM = listedIn(words.beforeFirm);
/** What shares and prices do: "Galp [rose] 11%". */
const MOVES = listedIn(words.moves);
/** What moves so and is no firm: "Brent rose 2%". */
const QUOTED = listedIn(words.quoted);
/** Diseases and days that are named with a possessive, and what it stands for alone: "Parkinson's", "at Lord's". */
const NO_FIRM = listedIn(words.noPossessive);
/** Before a possessive they make it somebody's: "a friend of Brandt's", "the idea was Brandt's". */
const OWNED = listedIn(words.owned);
/** Behind a name with a possessive, no noun. */
const NO_NOUN = listedIn(words.noNoun);
/** Of them, those that also follow "Brandt's" for "Brandt is", except after these. */
const AFTER_PLACE = listedIn(words.afterPlace);
const AT = listedIn(words.placed);
const MAX_MOVE = 4;

/** A capitalised word that names nothing else: no place, no person of the lists, no word like any other. */
function isUnlisted(token: Token | undefined): boolean {
  if (!isCapital(token) || token === undefined) return false;
  return gazetteer().bitsOf(token.lower) === 0 && !isCommon(token.lower) && !isFunctionWord(token.lower);
}

/** Whether a capital stands right beside a token, so that it is a piece of a longer name. */
function isPiece({ tokens }: TokenizedText, at: number): boolean {
  const { sentence } = tokens[at] ?? {};
  return [tokens[at - 1], tokens[at + 1]].some((token) => isCapital(token) && token?.sentence === sentence);
}

/** "LibriVox said", "LibriVox founder", "according to LibriVox" */
function camelFirm(doc: TokenizedText, at: number): TokenRange | null {
  const token = doc.tokens[at];
  if (token === undefined || !isCapital(token) || !LETTERS.test(token.text)) return null;
  if (CAMEL_NAMES.test(token.text) || isPiece(doc, at)) return null;
  // "RuPaul", "JoAnn"
  if (gazetteer().isFirstName(token.text.slice(token.text.search(LAST_HALF)).toLowerCase())) return null;
  const [before, next] = [lowerAt(doc.tokens, at - 1), doc.tokens[at + 1]];
  const isActing = next !== undefined && (reportVerb(next.lower) !== undefined || AS_FIRM.has(next.lower));
  const isTold = isActing || isRoleWord(next) || BEFORE_FIRM.has(before) || /^['’]s$/.test(next?.text ?? '');
  return isTold && !/^an?$/.test(before) ? { from: at, to: at + 1 } : null;
}

/** "the pie maker Pimblett's,", "Nando's is", "at Fuller's" */
function possessiveFirm(doc: TokenizedText, at: number): TokenRange | null {
  const { tokens } = doc;
  const [name, next] = [tokens[at - 1], lowerAt(tokens, at + 1)];
  if (!isUnlisted(name) || name === undefined || NO_FIRM.has(name.lower) || !NO_NOUN.has(next)) return null;
  const before = tokens[at - 2];
  if (isCapital(before) || OWNED.has(before?.lower ?? '')) return null;
  return AFTER_PLACE.has(next) && !AT.has(before?.lower ?? '') ? null : { from: at - 1, to: at + 1 };
}

/** "Galp rose 11%", "Galp closed 0.4 percent lower", "Galp was up 3%" */
function quotedFirm(doc: TokenizedText, at: number): TokenRange | null {
  const number = doc.tokens[at - 1];
  // "Brandt gained 12% of the vote"
  if (number?.kind !== 'number' || lowerAt(doc.tokens, at + 1) === 'of') return null;
  let verb = at - 2;
  while (verb > at - 2 - MAX_MOVE && !MOVES.has(lowerAt(doc.tokens, verb))) verb--;
  if (!MOVES.has(lowerAt(doc.tokens, verb)) || doc.tokens[verb]?.sentence !== number.sentence) return null;
  const run = runBefore(doc, /^(?:is|was|were|are)$/.test(lowerAt(doc.tokens, verb - 1)) ? verb - 1 : verb);
  if (run === null || isListedPlace(doc, run) || isFirstName(doc, run.from)) return null;
  // "the population of Harrow fell 5%"
  if (/^(?:of|in|at|for|from)$/.test(lowerAt(doc.tokens, run.from - 1))) return null;
  const last = lowerAt(doc.tokens, run.to - 1);
  return QUOTED.has(last) || QUOTED.has(lowerAt(doc.tokens, run.from)) || isCommon(last) ? null : run;
}

/** What a firm may be told at, besides words with a capital in them. */
const MARKS = listedIn(words.moveMarks);

/** The firm that the shape of a word tells, and the words beside it. */
export function firmByShape(doc: TokenizedText, at: number): TokenRange | null {
  const token = doc.tokens[at];
  if (token === undefined) return null;
  if (token.text !== token.lower) return CAMEL.test(token.text) ? camelFirm(doc, at) : null;
  if (!MARKS.has(token.lower)) return null;
  return token.lower.endsWith('s') ? possessiveFirm(doc, at) : quotedFirm(doc, at);
}
