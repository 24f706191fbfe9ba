import { type ArticleRecord, articleId } from '../../engine/light.ts';
import type { ApiAnswer, ReadApi } from '../read-api.ts';
import { resolveTarget, type TargetOptions } from '../target.ts';
import { printable, printableJson } from '../terminal/printable.ts';
import { formatRecord } from '../terminal/report.ts';
import type { RecordOptions } from './record.ts';

export interface GetOptions extends TargetOptions, RecordOptions {
  readonly json?: true;
  /** The clean text alone. */
  readonly text?: true;
  /** The summary alone, a sentence a line. */
  readonly summary?: true;
}

const JSON_TYPE = 'application/json';
const TEXT_TYPE = 'text/plain';

/**
 * `nutgraf get <id or key>`: a stored article.
 *
 * @returns the exit code
 * @throws ApiError where there is no such article, or no such part of it
 */
export async function get(wanted: string, options: GetOptions): Promise<number> {
  const { api } = await resolveTarget(options);
  const type = options.json === true ? JSON_TYPE : TEXT_TYPE;
  if (options.text === true) {
    process.stdout.write(lineEnded(await partOf(api, wanted, '/text', {}, type)));
    return 0;
  }
  const length: Record<string, string> = {
    ...(options.sentences === undefined ? {} : { sentences: String(options.sentences) }),
    ...(options.words === undefined ? {} : { words: String(options.words) }),
  };
  if (options.summary === true) {
    process.stdout.write(lineEnded(await partOf(api, wanted, '/summary', length, type)));
    return 0;
  }
  const query = options.json === true ? { ...length, include: 'text,ranking,removed' } : length;
  const record: ArticleRecord = JSON.parse(await partOf(api, wanted, '', query, JSON_TYPE));
  process.stdout.write(`${options.json === true ? printableJson(record, 2) : readable(record)}\n`);
  return 0;
}

/** Whether it has the form of an id; an object key may have it, too. */
export function isId(wanted: string): boolean {
  return /^[a-z0-9-]+-[0-9a-f]{16}$/.test(wanted);
}

/**
 * The ids an article may have that is named by its id, or by its object key, from which the id follows. What looks like
 * an id may be a key, too.
 */
export function idsOf(wanted: string): readonly string[] {
  return isId(wanted) ? [wanted, articleId(wanted)] : [articleId(wanted)];
}

/** A part of an article by its id or object key. @throws ApiError where there is none */
export async function partOf(
  api: ReadApi,
  wanted: string,
  part: string,
  query: Readonly<Record<string, string>>,
  accept: string,
): Promise<string> {
  let answer: ApiAnswer | null = null;
  for (const id of idsOf(wanted)) {
    answer = await api.ask(`/articles/${id}${part}`, query, accept);
    if (answer.status !== 404) break;
  }
  if (answer?.status === 200) return answer.body;
  throw api.failure(answer ?? { status: 404, body: '', etag: null });
}

function readable(record: ArticleRecord): string {
  if (record.status === 'ready') return formatRecord(record);
  const why = [record.reason, record.detail].filter((part) => part !== null).join(': ');
  return printable(`${record.key}  ${record.status}${why === '' ? '' : ` (${why})`}`);
}

function lineEnded(body: string): string {
  return body.endsWith('\n') ? body : `${body}\n`;
}
