/**
 * Case-sensitive groups in case-insensitive patterns, `(?-i:…)`. Such a pattern is spelt out, each letter outside these
 * groups in both cases, and compiled without the flag: the groups are never left to the engine. Some have none
 * (ECMAScript 2025 brought them: Node 23, Chrome 125, Firefox 132), and V8 13.6 compiles them wrongly once a process
 * holds some 16 MB of compiled code, from where on it leaves patterns unoptimized: `(foto|bi?|n):(?-i: ?)` then misses
 * "Foto:" (`node --no-regexp-optimization` shows the same).
 */

const SENSITIVE = '(?-i:';
const ASCII_END = 0x80;

/** Compiles a case-insensitive pattern that may hold case-sensitive groups. */
export function insensitive(pattern: string, flags: string): RegExp {
  return pattern.includes(SENSITIVE) ? new RegExp(spelledOut(pattern), flags) : new RegExp(pattern, `${flags}i`);
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
  return cases.length === 1 ? piece : `[${cases.map(written).join('')}]`;
}

/** A class with the other case of everything in it. */
function classInBothCases(piece: string): string {
  const negated = piece[1] === '^' ? '^' : '';
  const inside = piece.slice(1 + negated.length, -1);
  return `[${negated}${otherCases(rangesOf(inside))}${inside}]`;
}

interface UnitRange {
  readonly from: number;
  readonly to: number;
}

/** The letters and ranges in the body of a class; shorthands such as `\d` are none. */
function rangesOf(inside: string): readonly UnitRange[] {
  const ranges: UnitRange[] = [];
  for (let at = 0; at < inside.length; ) {
    const first = inside[at] === '\\' ? escapeAt(inside, at) : inside.charAt(at);
    const from = unitOf(first);
    let to = from;
    at += first.length;
    if (inside[at] === '-' && at + 1 < inside.length && from !== null) {
      const last = inside[at + 1] === '\\' ? escapeAt(inside, at + 1) : inside.charAt(at + 1);
      to = unitOf(last);
      at += 1 + last.length;
    }
    if (from !== null && to !== null) ranges.push({ from, to });
  }
  return ranges;
}

/** What the characters of ranges are in their other case, where no range holds it, as the body of a class. */
function otherCases(ranges: readonly UnitRange[]): string {
  const units = new Set<number>();
  for (const { from, to } of ranges)
    for (let unit = from; unit <= to; unit++) for (const other of casesOf(unit)) units.add(other);
  const missing = [...units].filter((unit) => !ranges.some(({ from, to }) => from <= unit && unit <= to));
  const runs: { from: number; to: number }[] = [];
  for (const unit of missing.sort((a, b) => a - b)) {
    const run = runs.at(-1);
    if (run !== undefined && run.to + 1 === unit) run.to = unit;
    else runs.push({ from: unit, to: unit });
  }
  return runs.map(({ from, to }) => (from === to ? written(from) : `${written(from)}-${written(to)}`)).join('');
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

function written(unit: number): string {
  return unit < ASCII_END ? String.fromCharCode(unit) : `\\u${unit.toString(16).padStart(4, '0')}`;
}
