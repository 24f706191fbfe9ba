/**
 * ASCII letters and digits for the classes of all scripts: what overlaps there overlaps here, and a checker is done a
 * hundred times sooner.
 */
const CLASSES: Readonly<Record<string, string>> = {
  L: 'A-Za-z',
  Lu: 'A-Z',
  Ll: 'a-z',
  Lt: 'A-Z',
  N: '0-9',
  Nd: '0-9',
  M: '\\u0301',
  P: '!-/',
  S: '$+<->',
};
/** What a folded text has for letters and numbers beyond ASCII: next to A to Z and 0 to 9 they overlap with no more. */
const STAND_INS = /^[\u0394\u03b4\u05d0\u0660]$/;
/** Stands for any class that is not listed. */
const OTHER = '\\u3042-\\u3044';

/**
 * A pattern that matches in every way the given one does, and in more: without upper bounds of repetitions and
 * conditions on what stands before, for ASCII alone. Where a checker finds this one safe, so is the given one.
 */
export function loosened(source: string): string {
  let loose = '';
  let inClass = false;
  for (let at = 0; at < source.length; ) {
    const piece = pieceAt(source, at, inClass);
    at += piece.length;
    if (piece === '[') inClass = true;
    if (piece === ']') inClass = false;
    loose += looser(piece, inClass);
  }
  return loose;
}

/** A property, another escape, a bound, a group with a modifier, or one character. */
function pieceAt(source: string, at: number, inClass: boolean): string {
  const rest = source.slice(at, at + 120);
  const special = inClass
    ? /^\\[pP]\{[^}]{1,30}\}|^\\./
    : /^\\[pP]\{[^}]{1,30}\}|^\\.|^\{\d+(?:,\d*)?\}|^\(\?-i:|^\(\?<[=!](?:\[(?:\\.|[^\]\\])*\]|\\?[^()\\])*\)/;
  return special.exec(rest)?.[0] ?? source.charAt(at);
}

/** `\p{…}` or `\P{…}` as a class of its own, or within one. */
function ofProperty([, kind, name = '']: RegExpExecArray, inClass: boolean): string {
  const body = CLASSES[name] ?? OTHER;
  if (kind === 'P') return `[^${body}]`;
  return inClass ? body : `[${body}]`;
}

function looser(piece: string, inClass: boolean): string {
  const property = /^\\([pP])\{(?:Script=)?([^}]+)\}$/.exec(piece);
  if (property !== null) return ofProperty(property, inClass);
  if (inClass && STAND_INS.test(piece)) return '';
  if (piece === '(?-i:') return '(?:';
  if (piece.startsWith('(?<')) return '';
  const bound = /^\{(\d+)(?:(,)(\d*))?\}$/.exec(piece);
  if (bound === null) return piece;
  const least = Number(bound[1]);
  const most = bound[2] === undefined ? least : Number(bound[3] || Number.POSITIVE_INFINITY);
  if (most <= MAX_BOUND) return piece;
  return least === 0 ? '*' : '+';
}
/** Repetitions up to so many are spelt out; more are as good as any number. */
const MAX_BOUND = 3;

/** Whether every repetition of a pattern has an upper bound: what it looks at from one place on is then bounded too. */
export function isBounded(source: string): boolean {
  let inClass = false;
  for (let at = 0; at < source.length; ) {
    const piece = pieceAt(source, at, inClass);
    at += piece.length;
    if (piece === '[') inClass = true;
    if (piece === ']') inClass = false;
    if (!inClass && (piece === '*' || piece === '+' || /^\{\d+,\}$/.test(piece))) return false;
  }
  return true;
}
