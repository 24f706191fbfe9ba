import type { TokenizedText } from '../text/tokenized-text.ts';
import { gazetteer } from './gazetteer.ts';
import { nameKey } from './key.ts';

/** The place that a dateline names: "ROCKFORD" and "Ill." of "ROCKFORD, Ill. (Newsline)". */
export interface DatelinePlace {
  /** As it stands in the dateline. */
  readonly name: string;
  readonly key: string;
  /** Normal form of the state or country after it; empty where there is none. */
  readonly region: string;
}

const MAX_WORDS = 4;
const CAPITAL = /^\p{Lu}[\p{L}\p{M}'’.-]*$/u;

/** Index after the capitalised words at `from`; a stop goes with an abbreviation. */
function runFrom({ tokens }: TokenizedText, from: number): number {
  let to = from;
  while (CAPITAL.test(tokens[to]?.text ?? '') && to < from + MAX_WORDS) to++;
  return to;
}

/** @param doc - the dateline, tokenized: "PORT HALLOW, March 4 (Newsline)" */
export function datelinePlace(doc: TokenizedText): DatelinePlace | null {
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
  return { name, key: nameKey(name), region: nameKey(region) };
}
