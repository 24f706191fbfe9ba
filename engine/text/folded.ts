/**
 * Patterns over the letters of every script that cost little to compile. A class such as `\p{L}` has hundreds of
 * ranges, which a pattern holds once for each place and repetition: one for datelines took a tenth of a second to
 * compile. Here the text is folded first, each letter, mark and number beyond ASCII to one that stands for its kind,
 * and the pattern needs only those.
 */

const CAPITAL = '\u0394';
const SMALL = '\u03b4';
/** A letter of a script without capitals. */
const LETTER = '\u05d0';
const MARK = '\u0301';
const NUMBER = '\u0660';

/** What the classes are in a folded text. */
const CLASSES: Readonly<Record<string, string>> = {
  'p{Lu}': `A-Z${CAPITAL}`,
  'p{Ll}': `a-z${SMALL}`,
  'p{L}': `A-Za-z${CAPITAL}${SMALL}${LETTER}`,
  'p{M}': MARK,
  'p{N}': `0-9${NUMBER}`,
};

/** A pattern with each class of letters, alone or in brackets, as its ranges; a class without any stays. */
export function withRanges(pattern: string, ranges: Readonly<Record<string, string>>): string {
  return pattern.replace(/\\(p\{\w+\})|(\[)(?:\\.|[^\]\\])*\]/g, (whole, alone: string | undefined) =>
    alone !== undefined
      ? `[${ranges[alone] ?? whole}]`
      : whole.replace(/\\(p\{\w+\})/g, (inside: string, name: string) => ranges[name] ?? inside),
  );
}

/** Beyond ASCII, but for dashes and quotation marks, which are in most texts and stand for themselves. */
const BEYOND = /[\u00aa-\u200f\u2070-\u{10ffff}]/gu;
/** The same by units: most lines have none, and are told without reading them character by character. */
const HAS_BEYOND = /[\u00aa-\u200f\u2070-\uffff]/;

/** What stands for a character that was met before. */
const KNOWN = new Map<string, string>();

function kindOf(character: string): string {
  if (/\p{Lu}/u.test(character)) return CAPITAL;
  if (/\p{Ll}/u.test(character)) return SMALL;
  if (/\p{L}/u.test(character)) return LETTER;
  if (/\p{M}/u.test(character)) return MARK;
  return /\p{N}/u.test(character) ? NUMBER : character;
}

function standIn(character: string): string {
  const known = KNOWN.get(character);
  if (known !== undefined) return known;
  const kind = kindOf(character);
  // One of two units stays two, so that offsets in the folded text are those in the text.
  const found = kind === character || character.length === 1 ? kind : kind + (kind === CAPITAL ? SMALL : kind);
  KNOWN.set(character, found);
  return found;
}

/** The text that was folded last: a line is mostly tried with one pattern after the other. */
const last = { text: '', folded: '' };

function folded(text: string): string {
  if (text !== last.text) {
    last.folded = HAS_BEYOND.test(text) ? text.replace(BEYOND, standIn) : text;
    last.text = text;
  }
  return last.folded;
}

/** What a pattern matched, and its groups. */
export type FoldedMatch = readonly [whole: string, ...groups: (string | undefined)[]];

/** A pattern that is matched against folded text. Its source may hold no letter beyond ASCII. */
export class FoldedPattern {
  readonly #pattern: RegExp;

  /** @param flags - without `u`: a character of two units counts twice */
  constructor(source: string, flags = '') {
    this.#pattern = new RegExp(withRanges(source, CLASSES), `${flags}d`);
  }

  test(text: string): boolean {
    return this.#pattern.test(folded(text));
  }

  /** The match and its groups as the text has them. */
  exec(text: string): FoldedMatch | null {
    const found = this.#pattern.exec(folded(text));
    if (found?.indices === undefined) return null;
    // A group that took no part has no range.
    const groups = found.indices.slice(1).map((range) => range && text.slice(range[0], range[1]));
    return [text.slice(found.index, found.index + found[0].length), ...groups];
  }
}
