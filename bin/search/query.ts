/** Marks that people and their word processors put around a phrase. */
const PHRASES = /["“”„«»]([^"“”„«»]*)["“”„«»]|(\S+)/g;
const MARK = /["“”„«»]/g;
const LAST_MARK = /["“”„«»](?=[^"“”„«»]*$)/;
const LETTER_OR_DIGIT = /[\p{L}\p{N}]/u;

/**
 * What somebody typed as an expression of FTS5: every word has to be there, beginning so, and every phrase in quotation
 * marks exactly. Nothing typed is ever read as an operator.
 *
 * @returns null where nothing in it can be searched for
 */
export function expressionOf(typed: string): string | null {
  // One that is open, since somebody types still, is no phrase yet.
  const isOpen = (typed.match(MARK) ?? []).length % 2 === 1;
  const closed = isOpen ? typed.replace(LAST_MARK, ' ') : typed;
  const terms = [...closed.matchAll(PHRASES)].flatMap(([, phrase, word]) => {
    const wanted = phrase ?? word ?? '';
    if (!LETTER_OR_DIGIT.test(wanted)) return [];
    // A quotation mark could only come from within a word, where it separates as any other sign does.
    const quoted = `"${wanted.replace(/["\0]/g, ' ')}"`;
    return [phrase === undefined ? `${quoted}*` : quoted];
  });
  return terms.length === 0 ? null : terms.join(' ');
}
