/**
 * Twenty summaries for reading by eye: `node bench/summary-samples.ts > bench/summaries.md`, of every other article of
 * bench/cases/events.jsonl.
 *
 * What trimming left out stands after each sentence in brackets, with the reason.
 */
import { fileURLToPath } from 'node:url';
import { cleanDecoded } from '../engine/clean.ts';
import { digestArticle } from '../engine/digest.ts';
import { summaryAt } from '../engine/present.ts';
import { readRows } from './shared.ts';

interface Article {
  readonly title: string;
  readonly text: string;
  readonly date: string;
}

const articles = readRows<Article>(fileURLToPath(new URL('cases/events.jsonl', import.meta.url)));
const lines = articles
  .filter((_, index) => index % 2 === 0)
  .flatMap(({ title, text, date }) => {
    const article = cleanDecoded({ text, mediaType: 'text/plain', title, publishedAt: date });
    const sentences = summaryAt(digestArticle(article).summary, article.text, { kind: 'default' });
    return [
      `## ${title}`,
      '',
      ...sentences.map(({ text: sentence, cut }) => {
        const left = cut.map((part) => ` [${part.why}: ${part.text.trim()}]`).join('');
        return `* ${sentence.replaceAll('\n', ' ')}${left}`;
      }),
      '',
    ];
  });
process.stdout.write(
  '# Twenty summaries\n\nMade by `node bench/summary-samples.ts` from articles of our own. In brackets: what ' +
    `trimming left out.\n\n${lines.join('\n').trim()}\n`,
);
