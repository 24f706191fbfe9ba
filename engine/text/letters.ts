/** Is the UTF-16 unit a letter from a to z? */
export function isAsciiSmall(code: number): boolean {
  return code >= 97 && code <= 122;
}

/** Is the UTF-16 unit a letter from A to Z? */
export function isAsciiCapital(code: number): boolean {
  return code >= 65 && code <= 90;
}

/** Does a text begin with a letter from a to z? Most words do, and need no pattern to be told from capitalised ones. */
export function beginsSmall(text: string): boolean {
  return isAsciiSmall(text.charCodeAt(0));
}
