import { listedIn } from '../text/listed.ts';
import { lowerAt, type Token, type TokenizedText } from '../text/tokenized-text.ts';
import { isCapital } from './capitals.ts';
import words from './data/ground-words.json' with { type: 'json' };
import type { TaggedName } from './tagger.ts';
import { TokenMarks } from './token-marks.ts';

/** How addresses write kinds of streets: "Ardle [St.]" */
const ROADS = listedIn(words.roadsShort);
/** Kinds of rooms and floors, before their number: "[Suite] 300" */
const ROOMS = listedIn(words.rooms);
/** "N.", "SW" before or after the name of a street. */
const DIRECTION = /^(?:[NSEW]|[NS][EW])\.?$/;
/** A street's number is no longer. */
const HOUSE_NUMBER = /^\d{1,5}[A-Za-z]?$/;
/** The most words of a street's name, the direction before them not counted. */
const MOST_WORDS = 3;

/**
 * Leaves out what is read as people and bodies and is part of an address: "610 E. [Roosevelt] St.", "455 N. 3rd [St.
 * Unit] 1205". Linear in the tokens.
 *
 * @returns the other names, in text order
 */
export function withoutAddresses(doc: TokenizedText, names: readonly TaggedName[]): readonly TaggedName[] {
  const { tokens } = doc;
  const addresses = new TokenMarks(tokens.length);
  let isAny = false;
  for (const [at, token] of tokens.entries()) {
    const to = HOUSE_NUMBER.test(token.text) ? addressEnd(tokens, at) : at;
    if (to === at) continue;
    addresses.mark({ from: at, to });
    isAny = true;
  }
  return isAny ? names.filter((name) => name.type === 'place' || !addresses.touches(name)) : names;
}

/** Where an address ends that begins with its number at `from`; `from` where none does. */
function addressEnd(tokens: readonly Token[], from: number): number {
  const first = DIRECTION.test(tokens[from + 1]?.text ?? '') ? afterPoint(tokens, from + 1) : from + 1;
  let road = first;
  while (road < first + MOST_WORDS && isStreetWord(tokens[road]) && !ROADS.has(lowerAt(tokens, road))) road++;
  if (road === first || !isCapital(tokens[road]) || !ROADS.has(lowerAt(tokens, road))) return from;
  const after = afterPoint(tokens, road);
  const to = DIRECTION.test(tokens[after]?.text ?? '') ? afterPoint(tokens, after) : after;
  const room = tokens[to]?.text === ',' ? to + 1 : to;
  if (ROOMS.has(lowerAt(tokens, room))) return room + 1;
  // "1987 Otto Brandt St. John"
  const mayBeSaint = first === from + 1 && to === after && SAINT.test(tokens[road]?.text ?? '');
  return mayBeSaint && isCapital(tokens[to]) ? from : to;
}
const SAINT = /^St\.?$/;

/** Past a word and the point that may be a token of its own. */
function afterPoint(tokens: readonly Token[], at: number): number {
  return tokens[at + 1]?.text === '.' ? at + 2 : at + 1;
}

/** "Roosevelt", "3rd" */
function isStreetWord(token: Token | undefined): boolean {
  return isCapital(token) || /^\d{1,3}(?:st|nd|rd|th)$/i.test(token?.text ?? '');
}
