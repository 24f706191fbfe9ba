/** What holds of cleaning whatever the input is. */
import { type CleanOptions, cleanDecoded, cleanSource, type SourceInput } from '../../engine/clean.ts';
import { RejectedError } from '../../engine/errors.ts';
import type { CleanArticle } from '../../engine/record.ts';

/** Runs cleaning; a typed refusal gives null, any other exception goes through. */
export function cleanOrRefuse(run: () => CleanArticle): CleanArticle | null {
  try {
    return run();
  } catch (error) {
    if (error instanceof RejectedError) return null;
    throw error;
  }
}

/** @throws Error with `what`, where it does not hold */
export function demand(holds: boolean, what: string): void {
  if (!holds) throw new Error(what);
}

/**
 * @param source the decoded source where its offsets are to be held against it
 * @throws Error that says what does not hold
 */
export function demandSound(article: CleanArticle, source: string | null = null): void {
  const { text } = article;
  demand(text.isWellFormed(), 'the text has a lone surrogate');
  demand(!/[\0\r\u202a-\u202e\u2066-\u2069]/.test(text), 'the text has a control character');
  // Code keeps its lines and indents, between fences.
  const prose = text.replace(/^(`{3,})\n[\s\S]*?\n\1$/gm, 'code');
  demand(text === text.trim() && !/ {2}|\n{3}| \n/.test(prose), 'the white space of the text is not plain');
  for (const { start, end } of [...article.headings, ...article.sections]) {
    const slice = text.slice(start, end);
    demand(slice !== '' && slice === slice.trim(), 'a heading or section is no tidy slice');
  }
  demand(
    article.removed.length <= 200 && article.removedTotals.entries >= article.removed.length,
    'the totals of what was cut are wrong',
  );
  for (const { text: cut, start, end } of article.removed) {
    demand(cut.isWellFormed() && cut.length <= 200, 'a cut is ill-formed or too long');
    if (source === null || start === null || end === null) continue;
    demand(start <= end && source.slice(start, end).startsWith(cut), 'a cut does not stand where it says');
  }
}

/** Text: sound, its cuts where they say, and the same when it is cleaned again. */
export function checkText(
  text: string,
  mediaType: 'text/plain' | 'text/markdown' | 'text/html',
  options: CleanOptions = {},
): boolean {
  const found = cleanOrRefuse(() => cleanDecoded({ text, mediaType }, options));
  if (found === null) return false;
  demandSound(found, mediaType === 'text/html' ? null : text.toWellFormed());
  if (mediaType === 'text/plain' && options.keep === undefined) {
    const again = cleanOrRefuse(() => cleanDecoded({ text: found.text, mediaType, title: found.title }));
    demand(again?.text === found.text, 'cleaning clean text changed it');
  }
  return true;
}

/** Bytes: sound, or refused. */
export function checkFile(source: SourceInput): boolean {
  const found = cleanOrRefuse(() => cleanSource(source));
  if (found !== null) demandSound(found);
  return found !== null;
}
