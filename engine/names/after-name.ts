import { lowerAt, type TokenizedText } from '../text/tokenized-text.ts';
import { isCapital } from './capitals.ts';
import { areLettersAfter } from './nobody.ts';

type Tokens = Pick<TokenizedText, 'tokens'>;

const OLDEST = 110;
/** The most words of each name of a home, and the most names: "of Tarn Bay, Eskdale,". */
const MAX_WORDS = 3;
const MAX_NAMES = 2;

function isYears(text: string | undefined): boolean {
  const years = Number(text);
  return years > 0 && years < OLDEST;
}

/** ", 79," after a name */
export function hasAge({ tokens }: Tokens, at: number): boolean {
  return tokens[at]?.text === ',' && isYears(tokens[at + 1]?.text) && /^[,.;]$/.test(tokens[at + 2]?.text ?? '');
}

/** Index after an age (", 79", ", aged 79", "(79)") and before the comma that follows it; `at` where none is there. */
function behindAge({ tokens }: Tokens, at: number): number {
  if (tokens[at]?.text === '(') return isYears(tokens[at + 1]?.text) && tokens[at + 2]?.text === ')' ? at + 3 : at;
  if (tokens[at]?.text !== ',') return at;
  const years = /^aged?$/.test(lowerAt(tokens, at + 1)) ? at + 2 : at + 1;
  return isYears(tokens[years]?.text) ? years + 1 : at;
}

/** Index after ", of Hull" or ", from Tarn Bay, Eskdale" where a comma closes it; `at` where none is there. */
function behindHome({ tokens }: Tokens, at: number): number {
  if (tokens[at]?.text !== ',' || !/^(?:of|from)$/.test(lowerAt(tokens, at + 1))) return at;
  let end = at;
  for (let from = at + 2, names = 0; names < MAX_NAMES; names++) {
    let to = from;
    while (to < from + MAX_WORDS && isCapital(tokens[to])) to++;
    if (to === from || tokens[to]?.text !== ',') break;
    end = to;
    from = to + 1;
  }
  return end;
}

/** Index after the letters, age and home that may part a name from what somebody is: "Otto Falk KC, 57[,] a". */
export function behindName(doc: Tokens, to: number): number {
  const at = behindAge(doc, behindLetters(doc, to));
  const home = behindHome(doc, at);
  return home === at ? at : behindAge(doc, home);
}

/** Index after the letters that follow a name, where there are any: "Otto Falk [SC]". */
export function behindLetters({ tokens }: Tokens, to: number): number {
  return areLettersAfter(tokens[to]?.text ?? '') ? to + 1 : to;
}
