import type { Token } from './tokenized-text.ts';

/** Words a headline is judged by are longer than this; shorter ones are small in title case. */
const SMALL_LENGTH = 4;
/** In fewer words all may be names. */
const MIN_WORDS = 3;

/** Whether a headline is set in capitals or title case: none of its longer words is small. */
function isSet(words: readonly Token[]): boolean {
  const long = words.filter(({ text }) => text.length > SMALL_LENGTH);
  return long.length >= MIN_WORDS && long.every(({ text, lower }) => text.charAt(0) !== lower.charAt(0));
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
 * A headline in capitals or title case as a sentence would be written: each word as the text writes it, and small where the text has it not. Others are
 * left as they are.
 *
 * @param words - the headline's tokens
 * @returns a text of the same length, different in case alone
 */
export function plainCase(title: string, words: readonly Token[], text: readonly Token[]): string {
  const spoken = words.filter(({ kind }) => kind === 'word');
  if (!isSet(spoken)) return title;
  const forms = formsIn(text);
  let plain = '';
  let end = 0;
  spoken.forEach(({ start, end: after, text: word, lower }, at) => {
    const form = forms.get(lower) ?? (at === 0 ? word.charAt(0) + lower.slice(1) : lower);
    plain += title.slice(end, start) + (form.length === word.length ? form : word);
    end = after;
  });
  return plain + title.slice(end);
}
