/**
 * A text with one space for each run of white space. Only runs that are anything else are written anew: nearly all
 * white space of a text is single spaces.
 */
export function singleSpaced(text: string): string {
  return text.replace(/[^\S ]\s*| \s+/g, ' ');
}
