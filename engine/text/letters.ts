/** Is the UTF-16 unit a letter from a to z? */
export function isAsciiSmall(code: number): boolean {
  return code >= 97 && code <= 122;
}

/** Is the UTF-16 unit a letter from A to Z? */
export function isAsciiCapital(code: number): boolean {
  return code >= 65 && code <= 90;
}

/** Is a text of ASCII characters alone? Most words are, and need no pattern to be told. */
export function isAscii(text: string): boolean {
  for (let at = 0; at < text.length; at++) if (text.charCodeAt(at) > 127) return false;
  return true;
}

/** Does a text begin with a letter from a to z? Most words do, and need no pattern to be told from capitalised ones. */
export function beginsSmall(text: string): boolean {
  return isAsciiSmall(text.charCodeAt(0));
}

/** Does a text begin with a letter of ASCII? Most lines do, and need no pattern to be told from those after a sign. */
export function beginsWithLetter(text: string): boolean {
  const code = text.charCodeAt(0);
  return isAsciiSmall(code) || isAsciiCapital(code);
}

/** Does a text begin with a capital letter of any script? */
export function beginsCapital(text: string): boolean {
  const code = text.charCodeAt(0);
  return code < 128 ? isAsciiCapital(code) : /^\p{Lu}/u.test(text);
}

/** Is a text of letters from a to z and A to Z alone? Most words are, and need no pattern to be told. */
export function isAsciiWord(text: string): boolean {
  for (let at = 0; at < text.length; at++) {
    const code = text.charCodeAt(at);
    if (!isAsciiSmall(code) && !isAsciiCapital(code)) return false;
  }
  return text.length > 0;
}

/** A text without anything but letters and figures, in lower case: what two ways to write one title have in common. */
export function squeezed(text: string): string {
  return text.toLowerCase().replace(/[^\p{L}\p{N}]+/gu, '');
}
