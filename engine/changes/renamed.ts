import { isFunctionWord } from '../text/language.ts';
import { type Span, type TextSpan, textSpan } from '../text/spans.ts';
import { type PlainWord, plainWordsIn } from './sides.ts';
import { inPlaceOf, type Within } from './slots.ts';

/** What was written with capitals in a sentence, and what is in its place. */
export interface Renamed {
  readonly was: TextSpan;
  readonly is: TextSpan;
}

/** Of a sentence with more runs of capitals only the first are looked at. */
const MOST_RUNS = 20;
/** Words of a name; a longer run is a heading. */
const LONGEST_NAME = 4;
/** Share of words with capitals from which a sentence is a heading, whose capitals say nothing. */
const HEADING = 0.5;

const CAPITAL = /^\p{Lu}/u;
const JOINED = /^[\s-]+$/u;

/**
 * Names that others took the place of, by their capitals alone: whether they were read as names does not matter. Of two
 * words or more on one side: a single one may be "American" for "US".
 */
export function renamedIn(here: Within, there: Within): readonly Renamed[] {
  if (isHeading(here) || isHeading(there)) return [];
  return capitalRuns(here).flatMap((was) => {
    const found = inPlaceOf(was, here, there);
    const [is] = found === null ? [] : capitalRuns({ text: there.text, sentence: found });
    return is === undefined || is.text !== found?.text || !(was.text.includes(' ') || is.text.includes(' '))
      ? []
      : [{ was, is }];
  });
}

/** Whether a word has a capital; "The" has none of its own. */
function isCapital({ text }: Within, { word, start }: PlainWord): boolean {
  return CAPITAL.test(text.slice(start, start + 2)) && !isFunctionWord(word);
}

function isHeading(within: Within): boolean {
  const words = plainWordsIn(within.text, within.sentence);
  return words.filter((word) => isCapital(within, word)).length > HEADING * words.length;
}

/** Words with capitals that only space parts. */
function capitalRuns(within: Within): readonly TextSpan[] {
  const { text, sentence } = within;
  const runs: Span[] = [];
  let open: { start: number; end: number; words: number } | null = null;
  for (const word of plainWordsIn(text, sentence)) {
    const joins = open !== null && JOINED.test(text.slice(open.end, word.start));
    if (!isCapital(within, word)) open = null;
    else if (open !== null && joins) {
      open.end = word.end;
      open.words++;
    } else {
      open = { start: word.start, end: word.end, words: 1 };
      runs.push(open);
    }
    if (runs.length > MOST_RUNS) break;
  }
  return runs.map(({ start, end }) => textSpan(text, start, end)).filter(isShort);
}

function isShort({ text }: TextSpan): boolean {
  return text.split(JOINED_WORDS).length <= LONGEST_NAME;
}

const JOINED_WORDS = /[\s-]+/u;
