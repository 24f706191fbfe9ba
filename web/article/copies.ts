import type { ArticleRecord, SummarySentence } from '../../engine/record.ts';
import { UNTITLED } from '../ui/words.ts';
import { textOf } from './items.ts';
import { passageAt } from './passage.ts';

export type CopyFormat = 'text' | 'evidence' | 'markdown' | 'json';

function titleOf({ title }: ArticleRecord): string {
  return title ?? UNTITLED;
}

function sourceLine({ site, byline, publishedAt }: ArticleRecord): string {
  return [site, byline, publishedAt?.slice(0, 10) ?? null].filter((part) => part !== null && part !== '').join(' · ');
}

/** Characters that Markdown would read as markup. Angle brackets too: many readers of Markdown let HTML through. */
function escaped(text: string): string {
  return text
    .replace(/[\\`*_[\]<>|~]/g, '\\$&')
    .replace(/^(\s*)([#+-])/gm, '$1\\$2')
    .replace(/^(\s*\d+)([.)])/gm, '$1\\$2')
    .replace(/&(?=#?\w+;)/g, '\\&');
}

function asText(record: ArticleRecord, sentences: readonly SummarySentence[], link: string): string {
  const lines = [titleOf(record), sourceLine(record), '', ...sentences.map(({ text }) => text), '', link];
  return `${lines.filter((line, index) => line !== '' || index !== 1).join('\n')}\n`;
}

function asMarkdown(record: ArticleRecord, sentences: readonly SummarySentence[], link: string): string {
  const source = sourceLine(record);
  const parts = [
    `## [${escaped(titleOf(record))}](<${link}>)`,
    ...(source === '' ? [] : [`*${escaped(source)}*`]),
    ...sentences.map(({ text }) => escaped(text)),
  ];
  return `${parts.join('\n\n')}\n`;
}

function asJson(record: ArticleRecord, sentences: readonly SummarySentence[], link: string): string {
  const { id, key, title, site, byline, publishedAt, language, facts } = record;
  const shown = sentences.map(({ text, spans, rank, cut }) => ({ text, spans, rank, cut }));
  const copied = { id, key, title, site, byline, publishedAt, language, link, summary: shown, facts };
  return `${JSON.stringify(copied, null, 2)}\n`;
}

/** Each sentence with where the article says it, and a link that shows it there. */
function asEvidence(record: ArticleRecord, sentences: readonly SummarySentence[], link: string): string {
  const evidence = sentences.map(({ text, spans }) => {
    const places = spans.map(([start, end]) => {
      const { says } = passageAt(textOf(record), { start, end });
      const address = new URL(link);
      address.searchParams.set('at', `${start}-${end}`);
      address.searchParams.set('says', says ?? '');
      return `  characters ${start} to ${end}: ${address.href}`;
    });
    return `${text}\n${places.join('\n')}`;
  });
  const lines = [titleOf(record), sourceLine(record), '', ...evidence];
  return `${lines.filter((line, index) => line !== '' || index !== 1).join('\n')}\n`;
}

const FORMS = { text: asText, evidence: asEvidence, markdown: asMarkdown, json: asJson };

/**
 * The summary as it is shown, for another program or page.
 * @param link - of the view it is taken from
 */
export function summaryAs(
  format: CopyFormat,
  record: ArticleRecord,
  sentences: readonly SummarySentence[],
  link: string,
): string {
  return FORMS[format](record, sentences, link);
}
