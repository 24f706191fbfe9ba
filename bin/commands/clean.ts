import { type CleanArticle, type CleanOptions, cleanOpened, decodeSource, keptRules } from '../../engine/index.ts';
import { formatCuts } from '../terminal/cuts.ts';
import { printable, printableLines } from '../terminal/printable.ts';
import { filesIn } from './folders.ts';
import { eachSource, printJson } from './sources.ts';

/** Options of `nutgraf clean`. */
export interface CleanCommandOptions extends CleanOptions {
  readonly json?: true;
  /** The clean text alone. */
  readonly text?: true;
}

/** What is wrong with the rules that are to be kept: a sentence that names them all, or null. */
export function unknownRule({ keep = [] }: CleanCommandOptions): string | null {
  try {
    keptRules(keep);
    return null;
  } catch (error) {
    if (error instanceof RangeError) return error.message;
    throw error;
  }
}

/**
 * `nutgraf clean [files or folders…|-]`: the article with what cleaning cut marked in it; or the clean text alone; or
 * everything cleaning knows, as JSON.
 *
 * @returns the exit code: 1 where an input was refused
 */
export async function cleanFiles(paths: readonly string[], options: CleanCommandOptions): Promise<number> {
  const files = await filesIn(paths);
  const articles: CleanArticle[] = [];
  const code = await eachSource(files, ({ label, name, bytes }) => {
    const decoded = decodeSource(bytes, null, name);
    const article = cleanOpened(decoded, { keep: options.keep ?? [] });
    if (options.json === true) articles.push(article);
    else {
      const shown = options.text === true ? printableLines(article.text) : formatCuts(decoded.text, article);
      process.stdout.write(`${files.length > 1 ? `${printable(label)}\n` : ''}${shown}\n`);
    }
  });
  printJson(articles, paths, files);
  return code;
}
