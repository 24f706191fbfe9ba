const LETTER = /[\p{L}\p{N}]/u;

/** Runs of text between white space that hold a letter or digit. */
export function countWords(text: string): number {
  let words = 0;
  let inWord = false;
  for (let at = 0; at < text.length; at++) {
    const unit = text.charCodeAt(at);
    if (unit <= 0x20) {
      inWord = false;
    } else if (!inWord) {
      const plain = unit < 0x80;
      const letter = plain
        ? (unit >= 0x30 && unit <= 0x39) || (unit >= 0x41 && unit <= 0x5a) || (unit >= 0x61 && unit <= 0x7a)
        : unit >= 0xd800 && unit < 0xe000
          ? true
          : LETTER.test(text.charAt(at));
      if (letter) {
        words++;
        inWord = true;
      }
    }
  }
  return words;
}
