import type { Atoms } from './atoms.ts';

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

const OPENING = new Set(['“', '«', '„', '‟']);
const CLOSING = new Set(['”', '»']);
const ELISIONS = new Set(['em', 'til', 'tis', 'twas', 'cause', 'n', 'bout', 'round', 'kay']);

/** True where atom `at` begins a new line of the text. */
export function startsLine(atoms: Atoms, at: number): boolean {
  return at <= 0 || atoms.at(at).opensLine;
}

/**
 * Pieces in double marks (curly, straight, guillemets, ``LaTeX''); where a text has none, those in single marks.
 * A piece left open at the end of a paragraph goes on where the next one begins with a mark, as is the custom; else it
 * ends there.
 */
export function findPieces(atoms: Atoms): Piece[] {
  const pieces = doubleMarked(atoms);
  return pieces.length > 0 ? pieces : singleMarked(atoms);
}

function doubleMarked(atoms: Atoms): Piece[] {
  const pieces: Piece[] = [];
  let open = -1;
  let width = 1;
  for (let at = 0; at < atoms.length; at++) {
    if (open >= 0 && startsLine(atoms, at)) {
      const mark = openingAt(atoms, at);
      if (mark > 0) {
        at += mark - 1;
        continue;
      }
      pieces.push({ open, close: at - 1, closed: false, first: open + width, last: at - 1 });
      open = -1;
    }
    const atom = atoms.at(at);
    if (atom.kind !== 'mark') continue;
    const closing = open >= 0 ? closingAt(atoms, at) : 0;
    if (closing > 0) {
      if (at > open + width)
        pieces.push({ open, close: at + closing - 1, closed: true, first: open + width, last: at - 1 });
      open = -1;
      at += closing - 1;
      continue;
    }
    const opening = openingAt(atoms, at);
    if (opening > 0) {
      open = at;
      width = opening;
      at += opening - 1;
    }
  }
  if (open >= 0 && open + width < atoms.length)
    pieces.push({ open, close: atoms.length - 1, closed: false, first: open + width, last: atoms.length - 1 });
  return pieces;
}

/** Number of atoms of an opening mark at `at`, or 0. */
function openingAt(atoms: Atoms, at: number): number {
  const mark = atoms.lower(at);
  if (OPENING.has(mark)) return 1;
  if (mark === '`' && atoms.lower(at + 1) === '`' && atoms.glued(at + 1)) return 2;
  if (mark !== '"') return 0;
  // Straight: opens before a word, and is no sign of inches (6'2").
  return atoms.glued(at + 1) &&
    !(atoms.glued(at) && (atoms.at(at - 1).kind === 'number' || atoms.at(at - 1).kind === 'word'))
    ? 1
    : 0;
}

function closingAt(atoms: Atoms, at: number): number {
  const mark = atoms.lower(at);
  if (CLOSING.has(mark)) return 1;
  if (mark === "'" && atoms.lower(at + 1) === "'" && atoms.glued(at + 1)) return 2;
  if (mark !== '"') return 0;
  // After white space and before a word it opens another piece: the mark that should have closed this one is missing.
  return !atoms.glued(at) && atoms.glued(at + 1) && atoms.at(at + 1).kind !== 'mark' ? 0 : 1;
}

function singleMarked(atoms: Atoms): Piece[] {
  const pieces: Piece[] = [];
  let open = -1;
  for (let at = 0; at < atoms.length; at++) {
    if (open >= 0 && startsLine(atoms, at) && !isSingleOpening(atoms, at)) open = -1;
    if (atoms.lower(at) !== "'") continue;
    if (open < 0) {
      if (isSingleOpening(atoms, at)) open = at;
    } else if (isSingleClosing(atoms, at)) {
      if (at > open + 1) pieces.push({ open, close: at, closed: true, first: open + 1, last: at - 1 });
      open = -1;
    }
  }
  return pieces;
}

function isSingleOpening(atoms: Atoms, at: number): boolean {
  if (atoms.lower(at) !== "'" || atoms.raw(at) === '’') return false;
  const before = atoms.lower(at - 1);
  if (atoms.glued(at) && before !== '(' && before !== '—' && before !== '-' && before !== '[') return false;
  const next = atoms.at(at + 1);
  return next.glued && next.kind !== 'number' && !ELISIONS.has(next.lower);
}

function isSingleClosing(atoms: Atoms, at: number): boolean {
  if (!atoms.glued(at) || atoms.raw(at) === '‘') return false;
  const next = atoms.at(at + 1);
  if (next.glued && next.kind !== 'mark') return false;
  const before = atoms.at(at - 1);
  // "the players' union": a possessive where the sentence goes on in small letters after an s.
  return before.kind === 'mark' || !before.lower.endsWith('s') || next.kind === 'mark' || next.kind === 'end';
}
