/**
 * Scans from the ends of a text. A pattern for the same, such as `/[,;]+$/`, begins anew at each character of a run
 * that does not end the text, and so takes time that grows with the square of the run.
 */

/** A text without the characters at its end that are among `marks`. */
export function withoutEnd(text: string, marks: string): string {
  let end = text.length;
  while (end > 0 && marks.includes(text.charAt(end - 1))) end--;
  return text.slice(0, end);
}

/** A text without the characters at either end that are among `marks`. */
export function withoutEnds(text: string, marks: string): string {
  let start = 0;
  while (start < text.length && marks.includes(text.charAt(start))) start++;
  return withoutEnd(text.slice(start), marks);
}
