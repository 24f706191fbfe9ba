/**
 * Case-sensitive groups in case-insensitive patterns, `(?-i:…)`, for engines that lack them (ECMAScript 2025 brought
 * them: Node 23, Chrome 125, Firefox 132). There such a pattern is spelt out, each letter outside these groups in both
 * cases, and compiled without the flag.
 */

const SENSITIVE = '(?-i:';

/** Whether this engine reads `(?-i:…)`. */
function readsModifiers(): boolean {
  try {
    return new RegExp(`${SENSITIVE}a)`, 'i').test('a');
  } catch {
    return false;
  }
}

const ASCII_END = 0x80;
const NATIVE = readsModifiers();

/** Compiles a case-insensitive pattern that may hold case-sensitive groups. */
export function insensitive(pattern: string, flags: string): RegExp {
  if (NATIVE || !pattern.includes(SENSITIVE)) return new RegExp(pattern, `${flags}i`);
  return new RegExp(spelledOut(pattern), flags);
}

/**
 * A pattern that matches without the flag `i` what the given one matches with it. Of the syntax it knows what the lists
 * use: escapes, classes, groups and literals.
 */
export function spelledOut(pattern: string): string {
  let spelled = '';
  /** Of each open group, whether it is case-sensitive. */
  const groups: boolean[] = [];
  for (let at = 0; at < pattern.length; ) {
    const sensitive = groups.includes(true);
    const piece = pieceAt(pattern, at);
    if (piece === SENSITIVE) spelled += '(?:';
    else if (sensitive) spelled += piece;
    else if (piece.startsWith('[')) spelled += classInBothCases(piece);
    else spelled += inBothCases(piece);
    if (piece.startsWith('(')) groups.push(piece === SENSITIVE);
    else if (piece === ')') groups.pop();
    at += piece.length;
  }
  return spelled;
}

/** The piece of a pattern at `at`: a case-sensitive group's opening, an escape, a class, or one character. */
function pieceAt(pattern: string, at: number): string {
  if (pattern.startsWith(SENSITIVE, at)) return SENSITIVE;
  if (pattern[at] === '\\') return escapeAt(pattern, at);
  if (pattern[at] === '[') return pattern.slice(at, classEnd(pattern, at));
  return pattern.charAt(at);
}

function escapeAt(pattern: string, at: number): string {
  return pattern.slice(at, at + (pattern[at + 1] === 'u' ? 6 : 2));
}

function classEnd(pattern: string, start: number): number {
  let at = start + 1;
  while (at < pattern.length && pattern[at] !== ']') at += pattern[at] === '\\' ? 2 : 1;
  return at + 1;
}

/** One character, plain or as `\uXXXX`, as a class of its cases; anything else as it is. */
function inBothCases(piece: string): string {
  const unit = unitOf(piece);
  if (unit === null) return piece;
  const cases = casesOf(unit);
  return cases.length === 1 ? piece : `[${cases.map(escaped).join('')}]`;
}

/** A class with the other case of everything in it. */
function classInBothCases(piece: string): string {
  const negated = piece[1] === '^' ? '^' : '';
  const inside = piece.slice(1 + negated.length, -1);
  let added = '';
  let at = 0;
  while (at < inside.length) {
    const first = inside[at] === '\\' ? escapeAt(inside, at) : inside.charAt(at);
    at += first.length;
    const low = unitOf(first);
    let high = low;
    if (inside[at] === '-' && at + 1 < inside.length && low !== null) {
      const last = inside[at + 1] === '\\' ? escapeAt(inside, at + 1) : inside.charAt(at + 1);
      high = unitOf(last);
      at += 1 + last.length;
    }
    if (low !== null && high !== null) added += otherCases(low, high);
  }
  return `[${negated}${added}${inside}]`;
}

/** What the characters of a range are in their other case, as the body of a class: runs of neighbours become ranges. */
function otherCases(low: number, high: number): string {
  const units = new Set<number>();
  for (let unit = low; unit <= high; unit++) {
    for (const other of casesOf(unit)) if (other < low || other > high) units.add(other);
  }
  let body = '';
  let run: { from: number; to: number } | null = null;
  const close = () => {
    if (run !== null) body += run.from === run.to ? escaped(run.from) : `${escaped(run.from)}-${escaped(run.to)}`;
  };
  for (const unit of [...units].sort((a, b) => a - b)) {
    if (run !== null && run.to + 1 === unit) run.to = unit;
    else {
      close();
      run = { from: unit, to: unit };
    }
  }
  close();
  return body;
}

/**
 * A character and its other cases, as far as the flag `i` takes them for the same: those of one code unit, and no ASCII
 * letter for any other character (ECMA-262, Canonicalize).
 */
function casesOf(unit: number): readonly number[] {
  const character = String.fromCharCode(unit);
  const cases = [character, character.toUpperCase(), character.toLowerCase()];
  const units = cases.filter((other) => other.length === 1).map((other) => other.charCodeAt(0));
  return [...new Set(units.filter((other) => other === unit || other >= ASCII_END || unit < ASCII_END))];
}

/** The code unit that a piece stands for; null where it is an operator or stands for several. */
function unitOf(piece: string): number | null {
  if (/^\\u[0-9a-fA-F]{4}$/.test(piece)) return Number.parseInt(piece.slice(2), 16);
  return piece.length === 1 && piece.toUpperCase() !== piece.toLowerCase() ? piece.charCodeAt(0) : null;
}

function escaped(unit: number): string {
  return `\\u${unit.toString(16).padStart(4, '0')}`;
}
