import royal from '../english/data/royal-words.json' with { type: 'json' };
import type { Token, TokenizedText } from '../text/tokenized-text.ts';
import { gazetteer } from './gazetteer.ts';
import type { TaggedName } from './tagger.ts';

/** Titles that are first names, too: "Princess", "Prince", "Queen", "King". */
const TITLES: ReadonlySet<string> = new Set(royal.titles.split(' '));
/** Of these, the ones before a first and a family name. */
const WHOLE: ReadonlySet<string> = new Set(['princess', 'prince']);
/** What news of royals has, besides the title of one. */
const COURT: ReadonlySet<string> = new Set(royal.court.split(' '));

function isNumeral(token: Token | undefined): boolean {
  return /^[IVX]+$/.test(token?.text ?? '');
}

/** Whether a text is of royals: it writes a title small, or speaks of a palace. */
function isOfRoyals({ tokens }: TokenizedText): boolean {
  return tokens.some(({ text, lower }) => COURT.has(lower) || (text === lower && TITLES.has(lower)));
}

/** Whether a word in small letters is a title of royals. */
export function isRoyal(lower: string): boolean {
  return TITLES.has(lower);
}

/** Whether a capitalised word is a title of royals. */
export function isRoyalTitle(token: Token | undefined): boolean {
  return TITLES.has(token?.lower ?? '') && /^\p{Lu}\p{Ll}/u.test(token?.text ?? '');
}

/** Whether a name from a royal title on is as those are whose first name it is. */
function mayBeNamedSo(tokens: readonly Token[], from: number, to: number): boolean {
  const [title, next, last] = [tokens[from], tokens[from + 1], tokens[to - 1]];
  if (!isRoyalTitle(title) || title?.sentence !== next?.sentence) return false;
  // "Prince Otto", "Queen Ilse II" are royals; "Princess Joy Alunan" has a family name.
  if (to === from + 2) return !gazetteer().isFirstName(next?.lower ?? '');
  return to === from + 3 && WHOLE.has(title?.lower ?? '') && !isNumeral(last);
}

/**
 * "Princess Alunan was fined", "Prince Moyo scored": a first name, where no first name follows and nothing else in the
 * text is royal. The tagger takes it for a title. Linear in the tokens.
 *
 * @returns the names with those first names, in text order
 */
export function peopleNamedAsRoyals(doc: TokenizedText, names: readonly TaggedName[]): readonly TaggedName[] {
  const { tokens } = doc;
  let isOfCourt: boolean | null = null;
  return names.map((name) => {
    if (name.type !== 'person') return name;
    // "King Otto II"
    if (isRoyalTitle(tokens[name.from - 1]) && isNumeral(tokens[name.to])) return { ...name, to: name.to + 1 };
    const from = isRoyalTitle(tokens[name.from]) ? name.from : name.from - 1;
    if (!mayBeNamedSo(tokens, from, name.to)) return name;
    isOfCourt ??= isOfRoyals(doc);
    return isOfCourt ? name : { ...name, from, isTold: true };
  });
}
