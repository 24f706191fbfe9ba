import { type RuleName, ruleNamed } from '../blocks/rules.ts';
import { FoldedPattern } from '../text/folded.ts';
import words from './data/words.json' with { type: 'json' };

/** Button and form texts, one pattern for all rules, and the rule of each by the group it is in. */
const GROUPS = Object.entries(words.interface).map(([rule, list]) => [ruleNamed(rule), list] as const);
const PHRASES = new RegExp(`\\b(?:${GROUPS.map(([, list]) => `(${list.join('|')})`).join('|')})(?!\\p{L})`, 'gu');

/**
 * The rule of a block that consists of button and form texts strung together, as they are left when a page's markup is
 * dropped: at least half of its characters, or four of them and an eighth. Null for prose, which may well name one.
 *
 * @param text in lower case
 */
export function interfaceRule(text: string): RuleName | null {
  let count = 0;
  let covered = 0;
  let rule: RuleName | null = null;
  PHRASES.lastIndex = 0;
  for (let match = PHRASES.exec(text); match !== null; match = PHRASES.exec(text)) {
    count++;
    covered += match[0].length;
    rule ??= GROUPS[match.findIndex((group, at) => at > 0 && group !== undefined) - 1]?.[0] ?? null;
  }
  return (count >= 2 && covered >= text.length * 0.5) || (count >= 4 && covered >= text.length * 0.125) ? rule : null;
}

/** Names of agencies and picture libraries by their first letter, as they are written and in capitals. */
const CREDITS = Map.groupBy(
  words.credits.flatMap((name) => [name, name.toUpperCase()]),
  (name) => name.charAt(0),
);
const CREDIT_MARK = /^(?:©|\(c\) ?)? ?/;
const AFTER_CREDIT = new FoldedPattern(
  "^(?: ?[-–/,:] ?(?:Contributor|Stringer|Handout|Pool|File|Staff|\\p{Lu}[\\p{L}.'’ -]{2,30}))? " +
    '(?=["“‘\']?[\\p{Lu}\\p{N}])',
);
/** As much of a text as {@link AFTER_CREDIT} can reach. */
const MAX_AFTER_CREDIT = 40;

/** Sentences have two such words; names of programmes and headings of lists have not. */
const SMALL_WORD = new RegExp(`\\b(?:${words.smallWords.join('|')})\\b`, 'g');

/**
 * Whether a line opens with the name of an agency or picture library that its own first word follows: "Newsline A ferry
 * leaves the harbour".
 */
export function hasLeadingCredit(text: string): boolean {
  const from = CREDIT_MARK.exec(text)?.[0].length ?? 0;
  const isCredited = CREDITS.get(text.charAt(from))?.some((name) => {
    const to = from + name.length;
    return text.startsWith(name, from) && AFTER_CREDIT.test(text.slice(to, to + MAX_AFTER_CREDIT));
  });
  return (
    isCredited === true &&
    (text.match(SMALL_WORD) ?? []).length > 1 &&
    !/^[^:]{0,40}: /.test(text.replace(/^[A-Z]{2,4}:/, ''))
  );
}

const VERBS: ReadonlySet<string> = new Set(words.captionVerbs.split(' '));
/** After these a word in -s is a noun. */
const BEFORE_NOUN = new Set(words.smallBeforeNoun);
/** Plurals without an -s that captions begin with. */
const PLURALS = /^(?:children|people|police|\p{L}*men)$/iu;

/**
 * Whether one of the first words is a verb that captions are written with: "smiles", "arrives", and "smile" after a
 * plural.
 */
export function hasCaptionVerb(text: string): boolean {
  const first = text.slice(0, 120).split(' ', 10);
  return first.some((word, at) => {
    const before = first[at - 1];
    if (before === undefined || BEFORE_NOUN.has(before.toLowerCase())) return false;
    if (VERBS.has(word)) return true;
    const plural = (before.endsWith('s') && !before.endsWith("'s") && !before.endsWith('’s')) || PLURALS.test(before);
    return plural && [`${word}s`, `${word}es`, word.replace(/y$/, 'ies')].some((form) => VERBS.has(form));
  });
}

const MENUS: ReadonlySet<string> = new Set(words.menus.split(' '));
/** Names of a site's parts: "sports", "obituaries". */
export const SECTIONS: ReadonlySet<string> = new Set(words.sections.split(' '));

/**
 * Points for a line that is nothing but names of a site's parts ("Cars", "Sports Weather Obituaries"); 0 for any other.
 * One that may as well head a part of an article ("Health") needs its place or neighbours to go.
 */
export function menuPoints(text: string): number {
  if (text.length > 80 || !/^\p{Lu}/u.test(text)) return 0;
  const names = text.toLowerCase().split(/ (?:& |and )?|[|/] ?/);
  if (!names.every((name) => SECTIONS.has(name) || MENUS.has(name))) return 0;
  return names.length >= 3 || names.some((name) => MENUS.has(name)) ? 3 : 0.75;
}
