/**
 * Runs the test pages of other extraction tools through cleaning: none may crash it or take over two seconds, and what
 * agrees with the tool's expected text to less than .8 is listed, with what became of it.
 *
 *     node bench/peer-pages.ts FOLDER...
 *
 * A folder is an unpacked source package of newspaper4k or trafilatura, as `pip download NAME --no-binary NAME
 * --no-deps` gives it, or a checkout of Readability, Defuddle or Postlight's parser.
 * Pages are files `.html`; the expected text of one is beside it as `expected.html`, or under its name in a folder
 * `txt` or `expected` beside its own. Pages without such a text are run all the same. Nothing of the pages is kept.
 */
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { basename, dirname, extname, join } from 'node:path';
import { cleanDecoded, cleanSource } from '../engine/clean.ts';
import { RejectedError } from '../engine/errors.ts';

const LIMIT_MS = 2000;
const AGREEMENT = 0.8;
const SHINGLE = 4;

/** What cleaning made of a page. */
interface Outcome {
  readonly page: string;
  readonly ms: number;
  readonly text: string;
  /** The refusal, or the exception, where there is no text. */
  readonly instead: string;
  readonly crashed: boolean;
  /** F1 of runs of four words with the expected text; null where there is none. */
  readonly agreement: number | null;
}

function shingles(text: string): Map<string, number> {
  const words = text.toLowerCase().match(/[\p{L}\p{N}]+/gu) ?? [];
  const counts = new Map<string, number>();
  for (let at = 0; at === 0 || at + SHINGLE <= words.length; at++) {
    const run = words.slice(at, at + SHINGLE).join(' ');
    counts.set(run, (counts.get(run) ?? 0) + 1);
  }
  return counts;
}

function f1(found: string, wanted: string): number {
  const [left, right] = [shingles(found), shingles(wanted)];
  const sum = (counts: ReadonlyMap<string, number>): number => [...counts.values()].reduce((all, one) => all + one, 0);
  let shared = 0;
  for (const [run, count] of left) shared += Math.min(count, right.get(run) ?? 0);
  return (2 * shared) / (sum(left) + sum(right));
}

/** The text that the page's own tool is expected to find. */
function expectedText(page: string): string | null {
  const name = basename(page, extname(page));
  const folder = dirname(page);
  const marked = basename(page) === 'source.html' ? join(folder, 'expected.html') : '';
  if (marked !== '' && existsSync(marked)) {
    const text = readFileSync(marked, 'utf8').replace(/<\/?(?:p|div|h\d|li|br|blockquote|td|section)\b[^>]*>/gi, '\n');
    return text.replace(/<[^>]*>/g, '').replace(/&nbsp;/g, ' ');
  }
  const plain = join(folder, '..', 'txt', `${name}.txt`);
  if (existsSync(plain)) return readFileSync(plain, 'utf8');
  const markdown = join(folder, '..', 'expected', `${name}.md`);
  if (!existsSync(markdown)) return null;
  const text = readFileSync(markdown, 'utf8').replace(/^```json[\s\S]*?```\n/, '');
  return text.trim() === '' ? null : cleanDecoded({ text, mediaType: 'text/markdown' }).text;
}

function run(page: string): Outcome {
  const bytes = readFileSync(page);
  const wanted = expectedText(page);
  const begin = performance.now();
  try {
    const { text } = cleanSource({ bytes, name: basename(page) });
    const ms = performance.now() - begin;
    return { page, ms, text, instead: '', crashed: false, agreement: wanted === null ? null : f1(text, wanted) };
  } catch (error) {
    const ms = performance.now() - begin;
    const crashed = !(error instanceof RejectedError);
    const instead = error instanceof RejectedError ? `refused: ${error.reason}` : String(error);
    return { page, ms, text: '', instead, crashed, agreement: wanted === null ? null : 0 };
  }
}

const folders = process.argv.slice(2);
if (folders.length === 0) {
  process.stderr.write('use: node bench/peer-pages.ts FOLDER...\n');
  process.exit(2);
}
for (const folder of folders) {
  const pages = readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((file) => /\.html?$/.test(file) && !/(?:^|\/)expected[^/]*(?:\/|\.html?$)/.test(file))
    .map((file) => join(folder, file));
  const outcomes = pages.map(run);
  const compared = outcomes.flatMap(({ agreement }) => agreement ?? []);
  const mean = compared.reduce((sum, value) => sum + value, 0) / Math.max(1, compared.length);
  const slowest = Math.max(0, ...outcomes.map(({ ms }) => ms));
  const crashes = outcomes.filter(({ crashed }) => crashed).length;
  process.stdout.write(
    `${basename(folder)}: ${pages.length} pages, ${crashes} crashed, slowest ` +
      `${slowest.toFixed(0)} ms; ${compared.length} with a text, mean agreement ${mean.toFixed(3)}\n`,
  );
  for (const { page, ms, text, instead, crashed, agreement } of outcomes) {
    if (!crashed && ms <= LIMIT_MS && (agreement ?? 1) >= AGREEMENT) continue;
    const what = instead === '' ? `${text.length} characters` : instead;
    process.stdout.write(
      `  ${agreement?.toFixed(3) ?? '–'} ${ms.toFixed(0)} ms ${page.slice(folder.length)}: ${what}\n`,
    );
    if (crashed || ms > LIMIT_MS) process.exitCode = 1;
  }
}
