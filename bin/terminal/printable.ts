/** What a terminal would obey, and characters that reorder a line. */
const OBEYED = /[\p{Cc}\p{Cf}\u2028\u2029]/gu;
/** The same but line ends and tabs. */
const OBEYED_IN_LINES = /(?![\n\t])[\p{Cc}\p{Cf}\u2028\u2029]/gu;

function escaped(character: string): string {
  return `\\u{${(character.codePointAt(0) ?? 0).toString(16)}}`;
}

/**
 * A text of somebody else's for one line of a terminal: keys, file names and titles may hold control characters, and a
 * terminal would obey them.
 */
export function printable(text: string): string {
  return text.toWellFormed().replace(OBEYED, escaped);
}

/** The same for text of several lines, which stay. */
export function printableLines(text: string): string {
  return text.toWellFormed().replaceAll('\r\n', '\n').replace(OBEYED_IN_LINES, escaped);
}

/** A value as JSON that a terminal obeys nothing of. Whoever parses it gets the value as it is. */
export function printableJson(value: unknown, indent?: number): string {
  return JSON.stringify(value, null, indent).replace(OBEYED_IN_LINES, (character) =>
    Array.from({ length: character.length }, (_, at) => character.charCodeAt(at))
      .map((unit) => `\\u${unit.toString(16).padStart(4, '0')}`)
      .join(''),
  );
}

/** A value with every string in it made {@link printable}, lines kept. */
export function printableValue<T>(value: T): T {
  return JSON.parse(JSON.stringify(value), (_key, inner: unknown) =>
    typeof inner === 'string' ? printableLines(inner) : inner,
  );
}
