/** Pictures among words, as posts in apps have them. */

/** Whether a unit begins a picture: a symbol, or a pair of those beyond. */
function isPictureUnit(unit: number): boolean {
  return (unit >= 0x2600 && unit <= 0x27bf) || (unit >= 0xd83c && unit <= 0xd83e);
}

const PICTURE = '[\\p{Extended_Pictographic}\\p{Emoji_Modifier}\\u200d\\ufe0f]{1,12}';
const OPENING = new RegExp(`^(?:${PICTURE}\\s?){1,6}(?!https?:)(?=[\\p{L}@#*_"“«„])`, 'u');
const REACTIONS = new RegExp(`^(?:${PICTURE} ?\\d[\\d.,]{0,8}[KkMм]? ?){2,12}$`, 'u');

/** Whether a line is nothing but reactions and how many there are of each: "❤️ 214 👍 88". */
export function isReaction(text: string): boolean {
  return isPictureUnit(text.charCodeAt(0)) && REACTIONS.test(text);
}

const CLOSING = new RegExp(`\\s?(?:${PICTURE}\\s?){1,6}$`, 'u');
/** A line has its pictures at the end among the last units. */
const MAX_END = 24;

/** The signs of ASCII are no pictures; the first that is one is that of copyright. */
const FIRST_PICTURE = 0xa9;

/** A line without the pictures that close it. */
export function withoutClosingPicture(text: string): string {
  const last = text.charCodeAt(text.length - 1);
  if (last > 0x20 && last < FIRST_PICTURE) return text;
  const at = Math.max(0, text.length - MAX_END);
  const end = text.slice(at);
  return /[\ud83c-\ud83e\u2600-\u27bf]/.test(end) ? text.slice(0, at) + end.replace(CLOSING, '') : text;
}

/** A line without the pictures that open it. */
export function withoutPicture(text: string): string {
  return isPictureUnit(text.charCodeAt(0)) ? text.replace(OPENING, '') : text;
}
