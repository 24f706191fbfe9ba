import type { ArticleRecord, SummarySentence } from '../../engine/record.ts';

export type CopyFormat = 'text' | 'markdown' | 'json';

function titleOf({ title, id }: ArticleRecord): string {
  return title ?? id;
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
  const { id, key, title, site, byline, publishedAt, language } = record;
  const shown = sentences.map(({ text, spans, rank, cut }) => ({ text, spans, rank, cut }));
  return `${JSON.stringify({ id, key, title, site, byline, publishedAt, language, link, summary: shown }, null, 2)}\n`;
}

const FORMS = { text: asText, markdown: asMarkdown, json: asJson };

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
