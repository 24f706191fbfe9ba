import type { Atoms } from './atoms.ts';
import sentenceWords from './data/sentence-words.json' with { type: 'json' };
import { ListedWords } from './listed.ts';
import type { AtomNumber } from './ranges.ts';
import { firstIndex } from './search.ts';
import type { Span } from './spans.ts';

/**
 * A quoted piece: atoms `open` (the first mark) to `close` (the last mark, or the last atom where the mark is missing).
 */
export interface Piece {
  readonly open: number;
  readonly close: number;
  readonly closed: boolean;
  /** First and last atom between the marks. */
  readonly first: number;
  readonly last: number;
}

/** The quotations of a text, in text order, none overlapping. */
interface Quotations {
  readonly pieces: readonly Piece[];
  /**
   * Atoms of double marks that open a quotation which nothing closes before the next one opens, or close one that
   * nothing opened.
   */
  readonly unpaired: readonly number[];
}

const OPENING = new ListedWords(['“', '«', '„', '‟']);
const CLOSING = new ListedWords(['”', '»']);
const ELISIONS = new ListedWords(sentenceWords.elisions);

/** True where atom `at` begins a new line of the text. */
export function startsLine(atoms: Atoms, at: AtomNumber): boolean {
  return at <= 0 || atoms.at(at).opensLine;
}

/**
 * Pieces in double marks (curly, straight, guillemets, ``LaTeX''); where a text has none, those in single marks.
 * A piece left open at the end of a paragraph goes on where the next one begins with a mark, as is the custom; else it
 * ends there.
 */
export function findQuotations(atoms: Atoms): Quotations {
  const { pieces, unpaired } = doubleMarked(atoms);
  return { pieces: pieces.length > 0 ? pieces : singleMarked(atoms), unpaired };
}

function doubleMarked(atoms: Atoms): Quotations {
  const reader = new DoubleMarks(atoms);
  for (let at = 0; at < atoms.length; at++) at += reader.readAt(at);
  return reader.finish();
}

/** Reads double marks in text order. */
class DoubleMarks implements Quotations {
  readonly pieces: Piece[] = [];
  readonly unpaired: number[] = [];
  private readonly atoms: Atoms;
  /** The first atom of the piece that is open; -1 for none. */
  private open = -1;
  private width = 1;

  constructor(atoms: Atoms) {
    this.atoms = atoms;
  }

  /** Reads the mark at `at`, if one is there; says how many more atoms it has. */
  readAt(at: number): number {
    const { atoms } = this;
    const opening = openingAt(atoms, at);
    if (this.open >= 0 && startsLine(atoms, at)) {
      // The piece continues in the next paragraph.
      if (opening > 0) return opening - 1;
      this.end(at - 1, false, at - 1);
    }
    const closing = closingAt(atoms, at);
    if (this.open >= 0 && closing > 0) {
      this.end(at + closing - 1, true, at - 1);
      return closing - 1;
    }
    if (opening > 0) return this.begin(at, opening);
    if (closing === 0 || measures(atoms, at)) return 0;
    this.unpaired.push(at);
    return closing - 1;
  }

  finish(): Quotations {
    const last = this.atoms.length - 1;
    if (this.open >= 0) this.end(last, false, last);
    return this;
  }

  private begin(at: number, width: number): number {
    if (this.open >= 0) this.unpaired.push(this.open);
    this.open = at;
    this.width = width;
    return width - 1;
  }

  private end(close: number, closed: boolean, last: number): void {
    if (closed) this.takeUp();
    const { open } = this;
    const first = open + this.width;
    if (last >= first) this.pieces.push({ open, close, closed, first, last });
    this.open = -1;
  }

  /** A quotation of several paragraphs that stand in one line begins with the first of the marks nothing closes. */
  private takeUp(): void {
    for (let before = this.unpaired.at(-1); before !== undefined; before = this.unpaired.at(-1)) {
      if (!goesOn(this.atoms, before, this.open)) return;
      this.unpaired.pop();
      this.open = before;
    }
  }
}

/** The longest paragraph of a quotation in one line, in atoms. */
const LONGEST_PARAGRAPH = 200;

/**
 * Whether what is quoted from the mark at `open` on goes on with the one at `next` (“The mill is old. “It is shut.”):
 * each begins a sentence, and nobody is said to speak in between.
 */
function goesOn(atoms: Atoms, open: AtomNumber, next: AtomNumber): boolean {
  if (next - open > LONGEST_PARAGRAPH || !STOPS.has(atoms.lower(next - 1)) || atoms.glued(next)) return false;
  if (!atoms.at(open + 1).capital || !atoms.at(next + 1).capital) return false;
  for (let at = open + 1; at < next; at++) {
    if (startsLine(atoms, at) || CLOSING.has(atoms.lower(at))) return false;
    if (SPEAKS.has(atoms.lower(at)) && !OWN.has(atoms.lower(at - 1))) return false;
  }
  return !startsLine(atoms, next);
}
const STOPS = new Set(['.', '?', '!', '…']);
const SPEAKS = new Set(['said', 'says', 'added', 'told', 'asked']);
/** Who speaks within a quotation: "I told him". */
const OWN = new Set(['i', 'we', 'you']);

/** "6'2"": a straight mark after a figure stands for inches. */
function measures(atoms: Atoms, at: AtomNumber): boolean {
  return atoms.lower(at) === '"' && atoms.glued(at) && atoms.at(at - 1).kind === 'number';
}

/** Number of atoms of an opening mark at `at`, or 0. */
function openingAt(atoms: Atoms, at: AtomNumber): number {
  const { kind, lower: mark } = atoms.at(at);
  if (kind !== 'mark') return 0;
  if (OPENING.has(mark)) return 1;
  if (mark === '`' && atoms.lower(at + 1) === '`' && atoms.glued(at + 1)) return 2;
  if (mark === "'" && !atoms.glued(at)) return isDoubled(atoms, at) && atoms.glued(at + 2) ? 2 : 0;
  if (mark !== '"') return 0;
  // Straight: opens before a word, and is no sign of inches (6'2").
  return atoms.glued(at + 1) &&
    !(atoms.glued(at) && (atoms.at(at - 1).kind === 'number' || atoms.at(at - 1).kind === 'word'))
    ? 1
    : 0;
}

/** Two apostrophes for one double mark. */
function isDoubled(atoms: Atoms, at: AtomNumber): boolean {
  return atoms.lower(at) === "'" && atoms.lower(at + 1) === "'" && atoms.glued(at + 1);
}

function closingAt(atoms: Atoms, at: AtomNumber): number {
  const { kind, lower: mark } = atoms.at(at);
  if (kind !== 'mark') return 0;
  if (CLOSING.has(mark)) return 1;
  if (isDoubled(atoms, at)) return 2;
  if (mark !== '"') return 0;
  // After white space and before a word it opens another piece: the mark that should have closed this one is missing.
  return !atoms.glued(at) && atoms.glued(at + 1) && atoms.at(at + 1).kind !== 'mark' ? 0 : 1;
}

function singleMarked(atoms: Atoms): Piece[] {
  const pieces: Piece[] = [];
  let open = -1;
  for (let at = 0; at < atoms.length; at++) {
    const opens = isSingleOpening(atoms, at);
    if (open >= 0 && startsLine(atoms, at) && !opens) open = -1;
    if (open < 0) {
      if (opens) open = at;
    } else if (isSingleClosing(atoms, at)) {
      if (at > open + 1) pieces.push({ open, close: at, closed: true, first: open + 1, last: at - 1 });
      open = -1;
    }
  }
  return pieces;
}

function isSingleOpening(atoms: Atoms, at: AtomNumber): boolean {
  if (atoms.lower(at) !== "'" || atoms.raw(at) === '’') return false;
  const before = atoms.lower(at - 1);
  if (atoms.glued(at) && before !== '(' && before !== '—' && before !== '-' && before !== '[') return false;
  const next = atoms.at(at + 1);
  return next.glued && next.kind !== 'number' && !ELISIONS.has(next.lower);
}

function isSingleClosing(atoms: Atoms, at: AtomNumber): boolean {
  if (atoms.lower(at) !== "'" || !atoms.glued(at) || atoms.raw(at) === '‘') return false;
  const next = atoms.at(at + 1);
  if (next.glued && next.kind !== 'mark') return false;
  const before = atoms.at(at - 1);
  // "the players' union": a possessive where the sentence continues in small letters after an s.
  return before.kind === 'mark' || !before.lower.endsWith('s') || next.kind === 'mark' || next.kind === 'end';
}

/** Is any of a span inside quotation marks, or one of the marks? */
export function isQuoted(
  { atoms, quotations }: { readonly atoms: Atoms; readonly quotations: readonly Piece[] },
  { start, end }: Span,
): boolean {
  const at = firstIndex(quotations.length, (index) => atoms.at(quotations[index]?.close ?? 0).end > start);
  const piece = quotations[at];
  return piece !== undefined && atoms.at(piece.open).start < end;
}
