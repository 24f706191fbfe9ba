import { isAsciiCapital, isAsciiSmall } from './letters.ts';
import type { AtomNumber, AtomRange, TokenNumber } from './ranges.ts';
import type { Span } from './spans.ts';
import type { Token } from './tokenized-text.ts';
import type { WorkBudget } from './work-budget.ts';

/**
 * The smallest piece the fact grammars read: a run of letters, a number, or one mark.
 * Finer than a token ("six-year-old" is five atoms, "$15" two, "a.m." four), so that no grammar depends on how tokens
 * are cut.
 */
export interface Atom extends Span {
  readonly kind: 'word' | 'number' | 'mark' | 'end';
  /** The slice in lower case, curly apostrophes made straight, German quotation marks made English. */
  readonly lower: string;
  /** Starts right after the atom before it, without white space. */
  readonly glued: boolean;
  /** Its first letter is upper-case. */
  readonly capital: boolean;
  /** First of its line of the text. */
  readonly opensLine: boolean;
  /** Index of the token it is a piece of; -1 for none. */
  readonly token: TokenNumber;
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
  token: -1,
  sentence: -2,
  value: 0,
  start: 0,
  end: 0,
};

/**
 * Atoms of a text with safe access: any index outside gives an atom of kind `end`. Each is a piece of one token, so
 * that tokens are runs of atoms, and going from one to the other takes constant time.
 */
export class Atoms {
  readonly text: string;
  readonly list: readonly Atom[];
  readonly #firsts: Int32Array;
  readonly #work: WorkBudget;

  /** @param work - what looks at atoms are counted against */
  constructor(text: string, tokens: readonly Token[], work: WorkBudget) {
    this.text = text;
    const { atoms, firsts } = lex(text, tokens);
    this.list = atoms;
    this.#firsts = firsts;
    this.#work = work;
  }

  /** The atoms a token is made of. */
  ofToken(token: TokenNumber): AtomRange {
    const from = this.#firsts[token] ?? this.list.length;
    return { from, to: this.#firsts[token + 1] ?? this.list.length };
  }

  get length(): number {
    return this.list.length;
  }

  at(index: AtomNumber): Atom {
    this.#work.spend(1);
    // Asked for by a negative index even once, an array is slow to read for everybody who asks here.
    return index < 0 ? END : (this.list[index] ?? END);
  }

  lower(index: AtomNumber): string {
    return this.at(index).lower;
  }

  /** True where `index` and the atom before it are parts of one written word or figure. */
  glued(index: AtomNumber): boolean {
    return this.at(index).glued;
  }

  /** The first atom from `from` on, and before `to`, that is this word or mark; -1 where none is. */
  find(lower: string, from: AtomNumber, to: AtomNumber): AtomNumber {
    for (let at = from; at < to; at++) if (this.lower(at) === lower) return at;
    return -1;
  }

  raw(index: AtomNumber): string {
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
// Latin supplement and extensions, Greek, Cyrillic and on; the marks of Latin-1 and of general punctuation are not
// letters.
const isOtherLetter = (code: number) =>
  (code >= 0xc0 && code !== 0xd7 && code !== 0xf7 && code < 0x2000) ||
  (code >= 0x2c00 && code < 0x2e00) ||
  (code > 0x3040 && code < 0xd800) ||
  (code >= 0xf900 && code < 0xfe00);
const isLetter = (code: number) => isAsciiSmall(code) || isAsciiCapital(code) || isOtherLetter(code);

/** One pass over the tokens, linear in the text. `firsts` has the number of each token's first atom. */
function lex(text: string, tokens: readonly Token[]): { readonly atoms: Atom[]; readonly firsts: Int32Array } {
  const atoms: Atom[] = [];
  const firsts = new Int32Array(tokens.length + 1);
  const marks = new GermanMarks();
  let previousEnd = -1;
  let token = -1;
  for (const { start, end, sentence, lower: whole } of tokens) {
    token++;
    firsts[token] = atoms.length;
    let opensLine = previousEnd < 0 || (previousEnd < start && hasLineEnd(text, previousEnd, start));
    // Most tokens are letters alone: one atom, with the token's form in lower case.
    if (areLetters(text, start, end)) {
      const glued = previousEnd === start;
      const capital = isCapital(text, start);
      atoms.push({ kind: 'word', start, end, lower: whole, value: 0, glued, opensLine, capital, token, sentence });
      previousEnd = end;
      continue;
    }
    for (let at = start; at < end; ) {
      const piece = pieceAt(text, at, end);
      if (piece.kind !== null) {
        const { kind, value } = piece;
        const lower = kind === 'mark' ? marks.english(piece.lower) : piece.lower;
        const glued = previousEnd === at;
        const capital = kind === 'word' && isCapital(text, at);
        atoms.push({ kind, start: at, end: piece.end, lower, value, glued, opensLine, capital, token, sentence });
        previousEnd = piece.end;
        opensLine = false;
      }
      at = piece.end;
    }
  }
  firsts[tokens.length] = atoms.length;
  return { atoms, firsts };
}

/** „Quotations in German marks“ read as if they were “in English ones”: the mark that opens here closes there. */
class GermanMarks {
  #isOpen = false;

  /** @param mark - those of a text, one after the other */
  english(mark: string): string {
    const closes = this.#isOpen && mark === '“';
    if (mark === '„') this.#isOpen = true;
    else if (closes || mark === '”') this.#isOpen = false;
    if (closes) return '”';
    return mark === '„' ? '“' : mark;
  }
}

function hasLineEnd(text: string, from: number, to: number): boolean {
  for (let at = from; at < to; at++) {
    const code = text.charCodeAt(at);
    if (code === 10 || code === 13) return true;
  }
  return false;
}

function isCapital(text: string, at: number): boolean {
  const first = text.charCodeAt(at);
  return isAsciiCapital(first) || (first >= 0xc0 && text.charAt(at) !== text.charAt(at).toLowerCase());
}

interface PieceOfToken {
  /** Null for a character without width, which is no atom. */
  readonly kind: 'word' | 'number' | 'mark' | null;
  readonly end: number;
  readonly lower: string;
  readonly value: number;
}

function areLetters(text: string, start: number, end: number): boolean {
  for (let at = start; at < end; at++) if (!isLetter(text.charCodeAt(at))) return false;
  return true;
}

/** The atom at `at` of a token that ends at `tokenEnd`. */
function pieceAt(text: string, at: number, tokenEnd: number): PieceOfToken {
  const code = text.charCodeAt(at);
  if (isSpace(code)) return { kind: null, end: at + 1, lower: '', value: 0 };
  if (isDigit(code)) {
    const end = Math.min(numberEnd(text, at), tokenEnd);
    const lower = text.slice(at, end);
    return { kind: 'number', end, lower, value: Number(lower.includes(',') ? lower.replaceAll(',', '') : lower) };
  }
  if (isLetter(code)) {
    let end = at + 1;
    while (end < tokenEnd && isLetter(text.charCodeAt(end))) end++;
    return { kind: 'word', end, lower: text.slice(at, end).toLowerCase(), value: 0 };
  }
  // A surrogate pair is one mark.
  const next = text.charCodeAt(at + 1);
  const pair = code >= 0xd800 && code < 0xdc00 && next >= 0xdc00 && next < 0xe000;
  const end = at + (pair ? 2 : 1);
  const apostrophe = code === 0x2019 || code === 0x2018 || code === 0x02bc;
  return { kind: 'mark', end, lower: apostrophe ? "'" : text.slice(at, end), value: 0 };
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
