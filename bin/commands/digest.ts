import { type ArticleRecord, cleanSource, explain } from '../../engine/index.ts';
import { formatExplanations } from '../terminal/explanations.ts';
import { printable } from '../terminal/printable.ts';
import { formatRecord } from '../terminal/report.ts';
import { filesIn } from './folders.ts';
import { digestedRecord, type RecordOptions } from './record.ts';
import { eachSource, printJson } from './sources.ts';

/** Options of `nutgraf digest`. */
export interface DigestOptions extends RecordOptions {
  readonly json?: true;
  /** ISO date that stands in for the source's own. */
  readonly date?: string;
  readonly title?: string;
  /** Whether to print how each value came about instead of the report. */
  readonly why?: true;
}

/**
 * `nutgraf digest [files or folders…|-]`: a report for people, or the records as JSON, on standard output; refused
 * inputs are named on standard error and do not stop the others.
 *
 * @returns the exit code: 1 where an input was refused
 */
export async function digestFiles(paths: readonly string[], options: DigestOptions): Promise<number> {
  const files = await filesIn(paths);
  const records: ArticleRecord[] = [];
  const code = await eachSource(files, ({ label, name, bytes }) => {
    const article = cleanSource({ bytes, name });
    const told = {
      ...article,
      title: options.title ?? article.title,
      publishedAt: options.date ?? article.publishedAt,
    };
    const heading = files.length > 1 ? `${printable(label)}\n` : '';
    if (options.why === true) {
      process.stdout.write(`${heading}${formatExplanations(explain(told))}`);
      return;
    }
    const record = digestedRecord(label, told, options);
    if (options.json === true) records.push(record);
    else process.stdout.write(`${heading}${formatRecord(record)}\n`);
  });
  printJson(records, paths, files);
  return code;
}
