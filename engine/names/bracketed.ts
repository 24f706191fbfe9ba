import type { TokenizedText } from '../text/tokenized-text.ts';
import type { NameMention } from './name-mention.ts';

/** A short form in brackets: two capitals at least, and short. */
const SHORT_FORM = /^\p{Lu}[\p{L}\d&]{0,6}\p{Lu}[\p{L}\d]{0,2}$/u;

/**
 * What organizations are called for short by the text itself: "Institute for River Risks (INGR)", where the letters are
 * those of another language or leave words out. Brackets hold other things too, a listing or who wrote the article: the
 * short form begins as a word of the name does, or the text uses it again. Linear in the mentions.
 *
 * @returns by the key of the short form, the key of the name before it
 */
export function bracketedForms({ tokens, text }: TokenizedText, mentions: readonly NameMention[]): Map<string, string> {
  const forms = new Map<string, string>();
  const bodies = mentions.filter(({ type }) => type === 'organization');
  const shorts = bodies.filter(
    ({ from, to, start, end }) =>
      tokens[from - 1]?.text === '(' && tokens[to]?.text === ')' && SHORT_FORM.test(text.slice(start, end)),
  );
  // Most texts have none.
  if (shorts.length === 0) return forms;
  const counts = new Map<string, number>();
  const byEnd = new Map(bodies.map((mention) => [mention.to, mention]));
  for (const { key } of bodies) counts.set(key, (counts.get(key) ?? 0) + 1);
  for (const short of shorts) {
    const full = byEnd.get(short.from - 1);
    if (full === undefined || forms.has(short.key)) continue;
    const isOfName = full.key.split(' ').some((word) => word[0] === short.key[0]);
    if (isOfName || (counts.get(short.key) ?? 0) > 1) forms.set(short.key, full.key);
  }
  return forms;
}
