/**
 * With which characters a match of a pattern can begin, so that the many patterns of the lists are tried only on texts
 * that one of them could meet. Reads the part of the syntax the lists use: literals, classes, groups, alternatives,
 * quantifiers, lookarounds.
 */

/** Stands for every character beyond ASCII. */
const BEYOND = '\u0080';

interface Reader {
  readonly pattern: string;
  at: number;
}

interface Firsts {
  /** Lower-case characters; null for any. */
  units: Set<string> | null;
  /** Whether it can match nothing, so that what follows it counts, too. */
  empty: boolean;
}

const DIGITS = '0123456789';
const LETTERS = `abcdefghijklmnopqrstuvwxyz${BEYOND}`;
const ESCAPES: Readonly<Record<string, string>> = {
  d: DIGITS,
  w: `${LETTERS.replace(BEYOND, '')}${DIGITS}_`,
  s: ' \t\n\r',
};

function unitOf(text: string): string {
  return text.charCodeAt(0) > 0x7f ? BEYOND : text.charAt(0).toLowerCase();
}

/** What one escape can begin with; null for any. */
function readEscape(reader: Reader): Set<string> | null {
  const letter = reader.pattern.charAt(reader.at + 1);
  reader.at += 2;
  if (letter === 'p' || letter === 'P') {
    const end = reader.pattern.indexOf('}', reader.at);
    const name = reader.pattern.slice(reader.at + 1, end);
    reader.at = end + 1;
    if (letter === 'p' && /^L/.test(name)) return new Set(LETTERS);
    return letter === 'p' && name === 'N' ? new Set(DIGITS + BEYOND) : null;
  }
  if (/[DWSu]/.test(letter)) return null;
  return new Set(ESCAPES[letter] ?? unitOf(letter));
}

/** Moves on to the bracket that closes a class. */
function skipClass(reader: Reader): void {
  const { pattern } = reader;
  while (pattern.charAt(reader.at) !== ']') reader.at += pattern.charAt(reader.at) === '\\' ? 2 : 1;
}

function readClass(reader: Reader): Set<string> | null {
  reader.at++;
  if (reader.pattern.charAt(reader.at) === '^') {
    skipClass(reader);
    reader.at++;
    return null;
  }
  const units = new Set<string>();
  let any = false;
  while (reader.pattern.charAt(reader.at) !== ']') {
    const part = reader.pattern.charAt(reader.at) === '\\' ? readEscape(reader) : readRange(reader);
    if (part === null) any = true;
    else for (const unit of part) units.add(unit);
  }
  reader.at++;
  return any ? null : units;
}

/** One character of a class, or the characters from one to another. */
function readRange(reader: Reader): Set<string> {
  const from = reader.pattern.charAt(reader.at);
  const to = reader.pattern.charAt(reader.at + 1) === '-' ? reader.pattern.charAt(reader.at + 2) : ']';
  reader.at += to === ']' ? 1 : 3;
  if (to === ']') return new Set(unitOf(from));
  const units = new Set<string>();
  for (let code = from.charCodeAt(0); code <= Math.min(to.charCodeAt(0), 0x80); code++)
    units.add(unitOf(String.fromCharCode(code)));
  return units;
}

function readAtom(reader: Reader): Firsts {
  const unit = reader.pattern.charAt(reader.at);
  if (unit === '(') {
    const kind = /^\((?:\?(?:-?i:|[:=!]|<[=!]))?/.exec(reader.pattern.slice(reader.at, reader.at + 5))?.[0] ?? '(';
    reader.at += kind.length;
    const inner = readAlternatives(reader);
    reader.at++;
    return /[=!]$/.test(kind) ? { units: new Set(), empty: true } : inner;
  }
  if (unit === '[') return { units: readClass(reader), empty: false };
  if (unit === '\\') {
    if (/[bB]/.test(reader.pattern.charAt(reader.at + 1))) {
      reader.at += 2;
      return { units: new Set(), empty: true };
    }
    return { units: readEscape(reader), empty: false };
  }
  reader.at++;
  if (unit === '^' || unit === '$') return { units: new Set(), empty: true };
  return { units: unit === '.' ? null : new Set(unitOf(unit)), empty: false };
}

/** Moves on to the end of the sequence, whose beginning was read. */
function skipRest(reader: Reader): void {
  const { pattern } = reader;
  let depth = 0;
  for (; reader.at < pattern.length; reader.at++) {
    const unit = pattern.charAt(reader.at);
    if (unit === '\\') reader.at++;
    else if (unit === '[') skipClass(reader);
    else if (unit === '(') depth++;
    else if (depth === 0 && (unit === '|' || unit === ')')) return;
    else if (unit === ')') depth--;
  }
}

function readSequence(reader: Reader): Firsts {
  const firsts: Firsts = { units: new Set(), empty: true };
  while (reader.at < reader.pattern.length && !/[|)]/.test(reader.pattern.charAt(reader.at))) {
    const atom = readAtom(reader);
    const quantifier =
      /^(?:[?*+]|\{\d+(?:,\d*)?\})\??/.exec(reader.pattern.slice(reader.at, reader.at + 12))?.[0] ?? '';
    reader.at += quantifier.length;
    const optional = /^(?:[?*]|\{0)/.test(quantifier);
    if (atom.units === null || firsts.units === null) firsts.units = null;
    else for (const unit of atom.units) firsts.units.add(unit);
    firsts.empty = atom.empty || optional;
    if (!firsts.empty) skipRest(reader);
  }
  return firsts;
}

function readAlternatives(reader: Reader): Firsts {
  const all = readSequence(reader);
  while (reader.pattern.charAt(reader.at) === '|') {
    reader.at++;
    const next = readSequence(reader);
    if (next.units === null || all.units === null) all.units = null;
    else for (const unit of next.units) all.units.add(unit);
    all.empty ||= next.empty;
  }
  return all;
}

/**
 * The characters, in lower case, that a match of the pattern can begin with; those beyond ASCII as U+0080. Null where
 * it can be any, or none at all.
 *
 * @param pattern source of a regular expression
 */
export function firstUnits(pattern: string): ReadonlySet<string> | null {
  const { units, empty } = readAlternatives({ pattern, at: 0 });
  return empty ? null : units;
}

/** Under which character of {@link firstUnits} a text is found. */
export function firstUnitOf(text: string): string {
  return unitOf(text);
}
