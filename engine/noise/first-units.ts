/**
 * With which two characters a match of a pattern can begin, so that the many patterns of the lists are tried only on
 * texts that one of them could meet. Reads the part of the syntax the lists use: literals, classes, groups,
 * alternatives, quantifiers, lookarounds.
 */

/** Stands for every character beyond ASCII. */
const BEYOND = '\u0080';

interface Reader {
  readonly pattern: string;
  at: number;
}

/** Lower-case characters; null for any. */
type Units = ReadonlySet<string> | null;

interface Beginning {
  readonly firsts: Units;
  /** What can stand second in a match of more than one character. */
  readonly seconds: Units;
  /** Whether it can match nothing, so that what follows it counts, too. */
  readonly empty: boolean;
  /** Whether it can match one character, so that what follows it can stand second. */
  readonly single: boolean;
}

const NONE: ReadonlySet<string> = new Set();
const NOTHING: Beginning = { firsts: NONE, seconds: NONE, empty: true, single: false };

function oneOf(firsts: Units): Beginning {
  return { firsts, seconds: NONE, empty: false, single: true };
}

function either(one: Units, other: Units): Units {
  if (one === null || other === null) return null;
  if (one.size === 0 || other.size === 0) return one.size === 0 ? other : one;
  return new Set([...one, ...other]);
}

/** What begins with one of two. */
function alternative(one: Beginning, other: Beginning): Beginning {
  return {
    firsts: either(one.firsts, other.firsts),
    seconds: either(one.seconds, other.seconds),
    empty: one.empty || other.empty,
    single: one.single || other.single,
  };
}

/** What begins with one thing and continues with another. */
function followed(one: Beginning, next: Beginning): Beginning {
  const following = either(one.single ? next.firsts : NONE, one.empty ? next.seconds : NONE);
  return {
    firsts: one.empty ? either(one.firsts, next.firsts) : one.firsts,
    seconds: either(one.seconds, following),
    empty: one.empty && next.empty,
    single: (one.single && next.empty) || (one.empty && next.single),
  };
}

/** An atom with its quantifier. */
function repeated(atom: Beginning, quantifier: string): Beginning {
  const again = quantifier === '' || quantifier.startsWith('?') ? atom : alternative(atom, followed(atom, atom));
  return { ...again, empty: atom.empty || /^(?:[?*]|\{0)/.test(quantifier) };
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
  if (unitOf(from) === BEYOND) return new Set(BEYOND);
  const units = new Set<string>();
  for (let code = from.charCodeAt(0); code <= Math.min(to.charCodeAt(0), 0x80); code++)
    units.add(unitOf(String.fromCharCode(code)));
  return units;
}

function readAtom(reader: Reader): Beginning {
  const unit = reader.pattern.charAt(reader.at);
  if (unit === '(') {
    const kind = /^\((?:\?(?:-?i:|[:=!]|<[=!]))?/.exec(reader.pattern.slice(reader.at, reader.at + 5))?.[0] ?? '(';
    reader.at += kind.length;
    const inner = readAlternatives(reader);
    reader.at++;
    return /[=!]$/.test(kind) ? NOTHING : inner;
  }
  if (unit === '[') return oneOf(readClass(reader));
  if (unit === '\\') {
    if (/[bB]/.test(reader.pattern.charAt(reader.at + 1))) {
      reader.at += 2;
      return NOTHING;
    }
    return oneOf(readEscape(reader));
  }
  reader.at++;
  if (unit === '^' || unit === '$') return NOTHING;
  return oneOf(unit === '.' ? null : new Set(unitOf(unit)));
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

function readSequence(reader: Reader): Beginning {
  let begun = NOTHING;
  while (reader.at < reader.pattern.length && !/[|)]/.test(reader.pattern.charAt(reader.at))) {
    const atom = readAtom(reader);
    const quantifier =
      /^(?:[?*+]|\{\d+(?:,\d*)?\})\??/.exec(reader.pattern.slice(reader.at, reader.at + 12))?.[0] ?? '';
    reader.at += quantifier.length;
    begun = followed(begun, repeated(atom, quantifier));
    if (!begun.empty && !begun.single) skipRest(reader);
  }
  return begun;
}

function readAlternatives(reader: Reader): Beginning {
  let all = readSequence(reader);
  while (reader.pattern.charAt(reader.at) === '|') {
    reader.at++;
    all = alternative(all, readSequence(reader));
  }
  return all;
}

/**
 * The characters, in lower case, that a match of the pattern can have first and second; those beyond ASCII as U+0080.
 * Null where it can be any, or none at all.
 *
 * @param pattern source of a regular expression
 */
export function firstUnits(pattern: string): { readonly firsts: Units; readonly seconds: Units } {
  const { firsts, seconds, empty, single } = readAlternatives({ pattern, at: 0 });
  return { firsts: empty ? null : firsts, seconds: empty || single ? null : seconds };
}

/** Under which character of {@link firstUnits} a text is found, for its first or its second character. */
export function unitAt(text: string, at: 0 | 1): string {
  return unitOf(text.charAt(at));
}
