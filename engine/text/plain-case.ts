import type { Token } from './tokenized-text.ts';

/** Words a headline is judged by are longer than this; shorter ones are small in title case. */
const SMALL_LENGTH = 4;
/** In fewer words all may be names. */
const MIN_WORDS = 3;

const WORD = /\p{L}[\p{L}\p{M}’']*/gu;

/** Whether a headline is set in capitals or title case: none of its longer words is small. */
function isSet(title: string): boolean {
  const long = (title.match(WORD) ?? []).filter(({ length }) => length > SMALL_LENGTH);
  return long.length >= MIN_WORDS && long.every((word) => word.charAt(0) !== word.charAt(0).toLowerCase());
}

function inCapitals(text: string): boolean {
  return text.length > 1 && text === text.toUpperCase() && text !== text.toLowerCase();
}

/** How a text writes its words inside sentences; one it has in capitals alone, with one capital. */
function formsIn(tokens: readonly Token[]): ReadonlyMap<string, string> {
  const forms = new Map<string, string>();
  const loud = new Map<string, string>();
  tokens.forEach(({ kind, text, lower, sentence }, at) => {
    if (kind !== 'word' || sentence < 0 || tokens[at - 1]?.sentence !== sentence) return;
    if (text.length > SMALL_LENGTH && inCapitals(text)) loud.set(lower, text.charAt(0) + lower.slice(1));
    else if (!forms.has(lower) || text === lower) forms.set(lower, text);
  });
  return new Map([...loud, ...forms]);
}

/**
 * A headline in capitals or title case as a sentence would be written: each word as the text writes it, and small where
 * the text has it not. Others are left as they are.
 *
 * @returns a text of the same length, different in case alone
 */
export function plainCase(title: string, text: readonly Token[]): string {
  if (!isSet(title)) return title;
  const forms = formsIn(text);
  return title.replace(WORD, (word, at: number) => {
    const lower = word.toLowerCase();
    const form = forms.get(lower) ?? (at === 0 ? word.charAt(0) + lower.slice(1) : lower);
    return form.length === word.length ? form : word;
  });
}
