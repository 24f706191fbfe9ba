import { type ArticleRecord, cleanSource } from '../../engine/index.ts';
import { printable } from '../terminal/printable.ts';
import { formatRecord } from '../terminal/report.ts';
import { digestedRecord, type RecordOptions } from './record.ts';
import { eachSource, printJson } from './sources.ts';

/** Options of `nutgraf digest`. */
export interface DigestOptions extends RecordOptions {
  readonly json?: true;
  /** ISO date that stands in for the source's own. */
  readonly date?: string;
  readonly title?: string;
}

/**
 * `nutgraf digest [files…|-]`: a report for people, or the records as JSON, on standard output; refused inputs are named on
 * standard error and do not stop the others.
 *
 * @returns the exit code: 1 where an input was refused
 */
export async function digestFiles(files: readonly string[], options: DigestOptions): Promise<number> {
  const records: ArticleRecord[] = [];
  const code = await eachSource(files, ({ label, name, bytes }) => {
    const article = cleanSource({ bytes, name });
    const record = digestedRecord(
      label,
      { ...article, title: options.title ?? article.title, publishedAt: options.date ?? article.publishedAt },
      options,
    );
    if (options.json === true) records.push(record);
    else process.stdout.write(`${files.length > 1 ? `${printable(label)}\n` : ''}${formatRecord(record)}\n`);
  });
  printJson(records, files);
  return code;
}
