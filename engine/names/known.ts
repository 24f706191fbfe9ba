import { listedIn } from '../text/listed.ts';
import type { Token, TokenizedText } from '../text/tokenized-text.ts';
import { isCapital } from './capitals.ts';
import data from './data/known-organizations.json' with { type: 'json' };
import { overlaid } from './overlay.ts';
import { isRoleWord } from './roles.ts';
import type { TaggedName } from './tagger.ts';

/** One-word names that the whole world knows an organization by, and hardly anything else is called. */
const KNOWN = listedIn(data.organizations);
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
const COUNTRIES: ReadonlySet<string> = new Set(['US', 'UK', 'USA', 'UAE']);
const MARGIN = 400;

/** Whether the whole world knows an organization by a word. */
export function isKnownOrganization(token: Token | undefined): boolean {
  return token !== undefined && KNOWN.has(token.text);
}

/** "The US said", where the tagger passed over it; no "HELP US" */
function isCountry(tokens: readonly Token[], at: number): boolean {
  if (!COUNTRIES.has(tokens[at]?.text ?? '')) return false;
  return [tokens[at - 1], tokens[at + 1]].every((token) => !/^\p{Lu}{3,}$/u.test(token?.text ?? ''));
}

/**
 * Organizations of one word that everybody knows, where the tagger passed over them or is wrong about them: "Pfizer",
 * "Uefa"; and "US" and the like. What may be part of a longer name or a model ("Fifa World Cup", "a Boeing 737"), and
 * where somebody writes ("on Twitter"), is left as it is read. Linear in the tokens.
 *
 * @returns the names with those added, in text order
 */
export function knownNames({ tokens }: TokenizedText, names: readonly TaggedName[]): readonly TaggedName[] {
  const inLonger = new Uint8Array(tokens.length);
  for (const { from, to } of names) if (to > from + 1) inLonger.fill(1, from, to);
  const found = tokens.flatMap((token, from): TaggedName[] => {
    if (inLonger[from] === 0 && isCountry(tokens, from)) return [{ from, to: from + 1, type: 'place', margin: MARGIN }];
    if (inLonger[from] === 1 || !isCapital(token) || !(KNOWN.has(token.text) || SHOUTED.has(token.text))) return [];
    const next = tokens[from + 1]?.sentence === token.sentence ? tokens[from + 1] : undefined;
    const isPart = /^\d{3}/.test(next?.text ?? '') || (isCapital(next) && !isRoleWord(next) && KNOWN.has(token.text));
    // "said on Twitter"
    return isPart || tokens[from - 1]?.lower === 'on'
      ? []
      : [{ from, to: from + 1, type: 'organization', margin: MARGIN }];
  });
  return overlaid(names, found, tokens.length);
}
