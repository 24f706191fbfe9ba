import type { CleanArticle, Removal } from '../../engine/index.ts';
import { printable, printableLines } from './printable.ts';
import { style } from './style.ts';

/** A cut as it is shown: struck through in colour, and between marks that a pipe shows, too. */
function marked(rule: string, text: string): string {
  return `${style('red', `[-${style('strikethrough', printableLines(text))}-]`)}${style('dim', `{${rule}}`)}`;
}

/**
 * A cleaned article for people: what the source said about itself, then the source with every cut marked,
 * `[-like this-]{rule}`. A page's text does not stand in one piece in its source: there the clean text is shown, and
 * the cuts after it, each with its element.
 *
 * @param source - the decoded source, which the offsets of the cuts count in
 */
export function formatCuts(source: string, article: CleanArticle): string {
  return [
    ...headLines(article),
    '',
    ...(article.source.mediaType === 'text/html' ? pageLines(article) : [textWithCuts(source, article.removed)]),
    ...remainder(article),
  ].join('\n');
}

function headLines({
  title,
  byline,
  publishedAt,
  updatedAt,
  dateline,
  site,
  url,
  language,
  words,
  source,
}: CleanArticle) {
  const known: readonly (readonly [label: string, value: string | null])[] = [
    ['title', title],
    ['byline', byline],
    ['published', publishedAt],
    ['updated', updatedAt],
    ['dateline', dateline],
    ['site', site],
    ['address', url],
    ['source', `${source.mediaType}, ${source.encoding}, ${source.bytes} bytes`],
    ['text', `${language}, ${words} words`],
  ];
  return known.flatMap(([label, value]) =>
    value === null ? [] : [`${style('dim', label.padEnd(10))}${printableLines(value)}`],
  );
}

function textWithCuts(source: string, removed: readonly Removal[]): string {
  const parts: string[] = [];
  let from = 0;
  for (const { rule, start, end } of removed) {
    if (start === null || end === null || start < from) continue;
    parts.push(printableLines(source.slice(from, start)), marked(rule, source.slice(start, end)));
    from = end;
  }
  parts.push(printableLines(source.slice(from)));
  return parts.join('').trim();
}

function pageLines({ text, removed }: CleanArticle): readonly string[] {
  if (removed.length === 0) return [printableLines(text)];
  const cuts = removed.map(
    ({ rule, text: cut, path }) => `${marked(rule, cut)}  ${style('dim', printable(path ?? ''))}`,
  );
  return [printableLines(text), '', style('bold', 'Cut from the page'), ...cuts];
}

function remainder({ removed, removedTotals: { entries, characters } }: CleanArticle): readonly string[] {
  const more = entries > removed.length ? `; the first ${removed.length} are shown` : '';
  return ['', style('dim', `${entries} ${entries === 1 ? 'cut' : 'cuts'}, ${characters} characters${more}`)];
}
