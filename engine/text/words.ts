const LETTER = /[\p{L}\p{N}]/u;

/**
 * Letters of scripts that leave no space between words, and how many make a word on average. A rule rather than a
 * dictionary, since those of browsers and Node versions differ: Chinese words have 1.5 to 1.8 characters in news
 * corpora, Japanese ones nearly 2; Thai, Lao, Khmer and Burmese ones some 3.5 letters, vowel signs above and below not
 * counted.
 */
const UNSPACED: readonly { readonly letter: RegExp; readonly perWord: number }[] = [
  { letter: /(?=\p{L})[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Bopomofo}]/u, perWord: 1.7 },
  {
    letter: /(?=\p{L})[\p{Script=Thai}\p{Script=Lao}\p{Script=Khmer}\p{Script=Myanmar}]/u,
    perWord: 3.5,
  },
];
/** No script without spaces has letters below (Thai is the first). */
const FIRST_UNSPACED = 0x0e00;
/** No character below this takes two units. */
const FIRST_OF_PAIR = 0xd800;

function isPlainLetter(unit: number): boolean {
  return (unit >= 0x30 && unit <= 0x39) || (unit >= 0x41 && unit <= 0x5a) || (unit >= 0x61 && unit <= 0x7a);
}

/** Whether a character that begins at `at` is a letter or figure. */
function isLetter(text: string, at: number): boolean {
  const unit = text.charCodeAt(at);
  return unit < 0x80 ? isPlainLetter(unit) : LETTER.test(String.fromCodePoint(text.codePointAt(at) ?? unit));
}

/** How many letters make a word in the script of a character; undefined where spaces part its words. */
function lettersPerWord(text: string, at: number): number | undefined {
  const letter = String.fromCodePoint(text.codePointAt(at) ?? 0);
  return UNSPACED.find((group) => group.letter.test(letter))?.perWord;
}

/** Whether a character takes two units. */
function isPair(text: string, at: number): boolean {
  return (text.codePointAt(at) ?? 0) > 0xffff;
}

/**
 * How many words a text has: runs between white space that hold a letter or digit, and, where a script leaves no space
 * between words, its letters by the average length of a word.
 */
export function countWords(text: string): number {
  let words = 0;
  let inWord = false;
  let unspaced = 0;
  for (let at = 0; at < text.length; at++) {
    const unit = text.charCodeAt(at);
    if (unit <= 0x20) {
      inWord = false;
      continue;
    }
    const perWord = unit < FIRST_UNSPACED ? undefined : lettersPerWord(text, at);
    if (perWord !== undefined) {
      unspaced += 1 / perWord;
      inWord = false;
    } else if (!inWord && isLetter(text, at)) {
      words++;
      inWord = true;
    }
    if (unit >= FIRST_OF_PAIR && isPair(text, at)) at++;
  }
  // Sums of thirds and the like fall a hair beside the whole number.
  return words + Math.ceil(unspaced - 1e-9);
}
