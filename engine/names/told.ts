import nameWords from '../english/data/name-words.json' with { type: 'json' };
import { reportVerb } from '../grammar/report-verbs.ts';
import { KIN } from '../grammar/word-kinds.ts';
import { ListedWords, listedIn } from '../text/listed.ts';
import type { TokenRange } from '../text/ranges.ts';
import { lowerAt, type Token, type TokenizedText } from '../text/tokenized-text.ts';
import { hasAge } from './after-name.ts';
import { isCapital } from './capitals.ts';
import words from './data/ground-words.json' with { type: 'json' };
import { gazetteer } from './gazetteer.ts';
import { isRank, isRoleWord } from './roles.ts';

/** "sentenced Corey Lane", "Corey Lane lived": what is done to people, and what they do. */
const DONE_TO = listedIn(words.doneToPeople);
const DONE = listedIn(words.donePersonally);
/** "him", "herself": what is said of people alone. */
const PERSONAL = new ListedWords(nameWords.pronounKinds[0]?.split(' ') ?? []);
/** How far after a name such a pronoun is looked for, in tokens. */
const REACH = 8;

/** Whether a word before a name says what somebody is. */
export function isOfficeBefore(token: Token | undefined): boolean {
  // "Mother Emanuel Church" is no mother.
  if (token === undefined || (isCapital(token) && KIN.has(token.lower))) return false;
  return isRoleWord(token) || isRank(token) || gazetteer().isTitle(token.lower);
}

/** "Corey Lane: We began in 2019." at the head of a line: a turn of an interview. */
function isLabel({ tokens, text }: TokenizedText, { from, to }: TokenRange): boolean {
  if (tokens[to]?.text !== ':') return false;
  const start = tokens[from]?.start ?? 0;
  return start === 0 || text.charAt(start - 1) === '\n';
}

/** "Councillor Kirk Lane", "said Kirk Lane,", "named as Kirk Lane": what is before people. */
function isToldBefore(doc: TokenizedText, { from, to }: TokenRange): boolean {
  const before = doc.tokens[from - 1];
  if (before === undefined || before.sentence !== doc.tokens[from]?.sentence) return false;
  if (isOfficeBefore(before) || DONE_TO.has(before.lower)) return true;
  // "the 40-year-old Kirk Lane", but "the 400-year-old Fleece Inn"
  if (before.lower.endsWith('year-old') && gazetteer().isFirstName(lowerAt(doc.tokens, from))) return true;
  if (before.lower === 'as') return lowerAt(doc.tokens, from - 2) === 'named';
  return reportVerb(before.lower) !== undefined && /^[,.]$/.test(lowerAt(doc.tokens, to));
}

/** Whether "who" follows, or within a few words a personal pronoun: "Kirk Lane has sold his house". */
function isPersonal(doc: TokenizedText, { from, to }: TokenRange): boolean {
  const next = lowerAt(doc.tokens, to);
  if (/^who(?:se)?$/.test(next === ',' ? lowerAt(doc.tokens, to + 1) : next)) return true;
  const sentence = doc.tokens[from]?.sentence;
  for (let at = to; at < to + REACH; at++) {
    const token = doc.tokens[at];
    if (token?.sentence !== sentence || isCapital(token)) return false;
    if (PERSONAL.has(token?.lower ?? '')) return true;
  }
  return false;
}

/**
 * Whether the words around a run say that it is a person, and no street or firm: a label of an interview, an office, an
 * age, what people do and what is done to them, a personal pronoun.
 */
export function isToldAsPerson(doc: TokenizedText, run: TokenRange): boolean {
  return (
    isToldBefore(doc, run) ||
    isLabel(doc, run) ||
    hasAge(doc, run.to) ||
    DONE.has(lowerAt(doc.tokens, run.to)) ||
    isPersonal(doc, run)
  );
}
