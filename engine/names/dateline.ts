import type { Dateline, DatelinePlace } from '../analysis.ts';
import timeWords from '../english/data/time-words.json' with { type: 'json' };
import { tokenizeText } from '../text/document.ts';
import { lowerAt, type TokenizedText } from '../text/tokenized-text.ts';
import { gazetteer } from './gazetteer.ts';
import { nameKey } from './key.ts';
import type { TaggedName } from './tagger.ts';

const MAX_WORDS = 4;
const CAPITAL = /^\p{Lu}[\p{L}\p{M}'’.-]*$/u;

const DAYS = new Set(
  [timeWords.months, timeWords.monthAbbreviations, timeWords.weekdays].flatMap((names) => Object.keys(names)),
);

/** Index after the capitalised words at `from`; a stop goes with an abbreviation, and a month or a day is no place. */
function runFrom({ tokens }: TokenizedText, from: number): number {
  let to = from;
  while (CAPITAL.test(tokens[to]?.text ?? '') && !(to > 0 && isDayWord(lowerAt(tokens, to))) && to < from + MAX_WORDS)
    to++;
  return to;
}

/** Whether a word of a dateline is of its date: "july", "sept.", "monday", in lower case. */
export function isDayWord(lower: string): boolean {
  return DAYS.has(lower.replace(/\.$/, ''));
}

/** Reads a dateline once, for whoever asks: "PORT HALLOW, March 4 (Newsline)". */
export function readDateline(text: string): Dateline {
  const doc = tokenizeText(text);
  return { ...doc, place: placeOf(doc) };
}

function placeOf(doc: TokenizedText): DatelinePlace | null {
  const { text, tokens } = doc;
  const to = runFrom(doc, 0);
  const [first, last] = [tokens[0], tokens[to - 1]];
  if (first === undefined || last === undefined || to === 0) return null;
  // "REUTERS -", "AP": an agency alone.
  if (to === 1 && gazetteer().isOrganizationWord(first.lower)) return null;
  const name = text.slice(first.start, last.end);
  const from = tokens[to]?.text === ',' ? to + 1 : tokens.length;
  const end = tokens[runFrom(doc, from) - 1];
  const region =
    end === undefined || from >= tokens.length ? '' : text.slice(tokens[from]?.start ?? end.start, end.end);
  const hasRegion = end !== undefined && region !== '';
  return {
    start: first.start,
    end: hasRegion ? end.end : last.end,
    name,
    key: nameKey(name),
    region: nameKey(region),
  };
}

/** The most tokens of a dateline: "PORT HALLOW, Ill., March 4, 2024 (". */
const LONGEST_DATELINE = 10;
const DASH = /^(?:[-–—_]|--)$/;

/**
 * The names without the agencies of datelines: "(AP)" of "LIMA (AP) —" says who wrote, not whom the article is about.
 * Linear in the names.
 */
export function withoutAgencies(
  { tokens, sentences }: TokenizedText,
  names: readonly TaggedName[],
): readonly TaggedName[] {
  return names.filter(({ from, to }) => {
    const isEnclosed = tokens[from - 1]?.text === '(' && tokens[to]?.text === ')';
    if (!isEnclosed || !DASH.test(tokens[to + 1]?.text ?? '')) return true;
    const first = sentences[tokens[from]?.sentence ?? -1]?.firstToken ?? Number.NEGATIVE_INFINITY;
    return from - first > LONGEST_DATELINE;
  });
}
