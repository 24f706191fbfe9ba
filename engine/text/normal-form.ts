/**
 * A text in Unicode's composed form (NFC), with the offset in the original of each of its UTF-16 units, and of its end.
 */
export interface ComposedText {
  readonly text: string;
  readonly origins: readonly number[];
}

/** Text without a character from U+0300 on is composed; so is one with dashes, quotation marks and the euro sign. */
const BEYOND_LATIN = /[^\0-\u02ff\u2010-\u2027\u2030-\u205e\u20ac]/;
/**
 * A letter with this many marks is left as it is (the limit of the Stream-Safe Text Format, Unicode Standard Annex 15):
 * putting marks in order takes time that grows with the square of their number.
 */
const MAX_MARKS = 30;
const MANY_MARKS = new RegExp(`\\p{M}{${MAX_MARKS + 1}}`, 'u');
/** A letter with its marks, or the parts of Korean syllables. */
const CLUSTERS = /[\u1100-\u11ff\ua960-\ua97f\ud7b0-\ud7ff]+|\P{M}?\p{M}+|\P{M}/gu;

function composedCluster(cluster: string): string {
  return MANY_MARKS.test(cluster) ? cluster : cluster.normalize('NFC');
}

/**
 * A text in its composed form: "é" as one character, however it was typed, so that what is found in it depends on no
 * keyboard.
 *
 * @returns null where the text is composed already
 */
export function composedText(text: string): ComposedText | null {
  if (!BEYOND_LATIN.test(text)) return null;
  if (!MANY_MARKS.test(text) && text.normalize('NFC') === text) return null;
  const pieces: string[] = [];
  const origins: number[] = [];
  let isChanged = false;
  for (const { 0: cluster, index } of text.matchAll(CLUSTERS)) {
    const composed = composedCluster(cluster);
    isChanged ||= composed !== cluster;
    for (let unit = 0; unit < composed.length; unit++) origins.push(index + Math.min(unit, cluster.length - 1));
    pieces.push(composed);
  }
  if (!isChanged) return null;
  origins.push(text.length);
  return { text: pieces.join(''), origins };
}
