/** What the clipboard holds of a text. */
export interface Pasted {
  readonly html: string;
  readonly text: string;
}

/** HTML of more than a line: what programs put beside plain text has none of these. */
const STRUCTURED = /<(?:p|h[1-6]|article|li|blockquote)[\s>]/i;
/** A word that was pasted beside a field is no article. */
const LEAST_CHARACTERS = 40;
const MOST_IN_NAME = 60;

/** A name for a file that has none: how its text begins. */
function nameFrom(text: string): string {
  const line = text.trim().split('\n', 1)[0] ?? '';
  const words = line
    .normalize('NFC')
    .toWellFormed()
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim();
  return [...words].slice(0, MOST_IN_NAME).join('').trim() || 'pasted article';
}

/** A text, or a page or part of one, as a file to be put in; null where it is too short for an article. */
export function fileOf({ html, text }: Pasted): File | null {
  if (text.trim().length < LEAST_CHARACTERS) return null;
  const name = nameFrom(text);
  return STRUCTURED.test(html)
    ? new File([`<!doctype html><meta charset="utf-8">${html}`], `${name}.html`, { type: 'text/html' })
    : new File([text], `${name}.txt`, { type: 'text/plain' });
}

/** What is on the clipboard of an event. */
export function pastedIn(data: DataTransfer | null): Pasted {
  return { html: data?.getData('text/html') ?? '', text: data?.getData('text/plain') ?? '' };
}
