import type { Sentence } from '../analysis.ts';
import { isAsciiCapital, isAsciiSmall } from './letters.ts';
import type { Span } from './spans.ts';

/**
 * The smallest piece the fact grammars read: a run of letters, a number, or one mark.
 * Finer than a token ("six-year-old" is five atoms, "$15" two, "a.m." four), so that no grammar depends on how tokens are cut.
 */
export interface Atom extends Span {
  readonly kind: 'word' | 'number' | 'mark' | 'end';
  /** The slice in lower case, curly apostrophes made straight. */
  readonly lower: string;
  /** Starts right after the atom before it, without white space. */
  readonly glued: boolean;
  /** Its first letter is upper-case. */
  readonly capital: boolean;
  /** First of its line of the text. */
  readonly opensLine: boolean;
  /** Index of its sentence; -1 outside all sentences (a heading). */
  readonly sentence: number;
  /** The number's value; 0 for anything else. */
  readonly value: number;
}

const END: Atom = {
  kind: 'end',
  lower: '',
  glued: false,
  capital: false,
  opensLine: true,
  sentence: -2,
  value: 0,
  start: 0,
  end: 0,
};

/** Atoms of a text with safe access: any index outside gives an atom of kind `end`. */
export class Atoms {
  readonly text: string;
  readonly list: readonly Atom[];

  constructor(text: string, sentences: readonly Sentence[]) {
    this.text = text;
    this.list = lex(text, sentences);
  }

  get length(): number {
    return this.list.length;
  }

  at(index: number): Atom {
    // Asked for by a negative index even once, an array is slow to read for everybody who asks here.
    return index < 0 ? END : (this.list[index] ?? END);
  }

  lower(index: number): string {
    return this.at(index).lower;
  }

  /** True where `index` and the atom before it are parts of one written word or figure. */
  glued(index: number): boolean {
    return this.at(index).glued;
  }

  raw(index: number): string {
    const atom = this.at(index);
    return this.text.slice(atom.start, atom.end);
  }
}

const isDigit = (code: number) => code >= 48 && code <= 57;
const isSpace = (code: number) =>
  code === 32 ||
  (code >= 9 && code <= 13) ||
  code === 0xa0 ||
  (code >= 0x2000 && code <= 0x200b) ||
  code === 0x202f ||
  code === 0x3000 ||
  code === 0xfeff;
// Latin supplement and extensions, Greek, Cyrillic and on; the marks of Latin-1 and of general punctuation are not letters.
const isOtherLetter = (code: number) =>
  (code >= 0xc0 && code !== 0xd7 && code !== 0xf7 && code < 0x2000) ||
  (code >= 0x2c00 && code < 0x2e00) ||
  (code > 0x3040 && code < 0xd800) ||
  (code >= 0xf900 && code < 0xfe00);
const isLetter = (code: number) => isAsciiSmall(code) || isAsciiCapital(code) || isOtherLetter(code);

/** One pass over the text, linear in its length. */
function lex(text: string, sentences: readonly Sentence[]): Atom[] {
  const atoms: Atom[] = [];
  let sentenceAt = 0;
  let previousEnd = -1;
  let position = 0;
  let opensLine = true;
  const push = (kind: 'word' | 'number' | 'mark', start: number, end: number, lower: string, value: number) => {
    while (sentenceAt < sentences.length && (sentences[sentenceAt]?.end ?? 0) <= start) sentenceAt++;
    const sentence = sentences[sentenceAt];
    const first = text.charCodeAt(start);
    atoms.push({
      kind,
      start,
      end,
      lower,
      value,
      glued: previousEnd === start,
      opensLine,
      capital:
        kind === 'word' &&
        (isAsciiCapital(first) || (first >= 0xc0 && text.charAt(start) !== text.charAt(start).toLowerCase())),
      sentence: sentence !== undefined && sentence.start <= start ? sentence.order : -1,
    });
    previousEnd = end;
    opensLine = false;
  };
  while (position < text.length) {
    const code = text.charCodeAt(position);
    if (isSpace(code)) {
      if (code === 10 || code === 13) opensLine = true;
      position++;
    } else if (isDigit(code)) {
      const end = numberEnd(text, position);
      const slice = text.slice(position, end);
      push('number', position, end, slice, Number(slice.includes(',') ? slice.replaceAll(',', '') : slice));
      position = end;
    } else if (isLetter(code)) {
      let end = position + 1;
      while (end < text.length && isLetter(text.charCodeAt(end))) end++;
      push('word', position, end, text.slice(position, end).toLowerCase(), 0);
      position = end;
    } else {
      // A surrogate pair is one mark.
      const pair =
        code >= 0xd800 &&
        code < 0xdc00 &&
        text.charCodeAt(position + 1) >= 0xdc00 &&
        text.charCodeAt(position + 1) < 0xe000;
      const end = position + (pair ? 2 : 1);
      const mark = code === 0x2019 || code === 0x2018 || code === 0x02bc ? "'" : text.slice(position, end);
      push('mark', position, end, mark, 0);
      position = end;
    }
  }
  return atoms;
}

/** End of a figure: digits, thousands in groups of three ("1,250,000"), decimals ("3.9"). */
function numberEnd(text: string, start: number): number {
  let end = start;
  while (isDigit(text.charCodeAt(end))) end++;
  if (end - start <= 3) {
    while (
      text.charCodeAt(end) === 44 &&
      isDigit(text.charCodeAt(end + 1)) &&
      isDigit(text.charCodeAt(end + 2)) &&
      isDigit(text.charCodeAt(end + 3)) &&
      !isDigit(text.charCodeAt(end + 4))
    ) {
      end += 4;
    }
  }
  if (text.charCodeAt(end) === 46 && isDigit(text.charCodeAt(end + 1))) {
    end++;
    while (isDigit(text.charCodeAt(end))) end++;
  }
  return end;
}
