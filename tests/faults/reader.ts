import { articleId } from '../../engine/index.ts';
import { member } from '../../lambdas/shared/json.ts';
import type { MetricName } from '../../lambdas/shared/metric-names.ts';
import { Counted } from '../support/pipeline.ts';
import type { Answer, ReadApi } from '../support/read-api.ts';
import { NEW, OLD } from './engines.ts';
import { keyOf, type Schedule } from './schedule.ts';

/** What the API may answer at any time, whatever goes wrong behind it. */
const STATUSES = [200, 404, 410, 503];

/** Telemetry that passes on what is counted. */
export class Told extends Counted {
  readonly #tell: (metric: MetricName, value: number) => void;

  constructor(tell: (metric: MetricName, value: number) => void) {
    super();
    this.#tell = tell;
  }

  override count(metric: MetricName, value = 1): void {
    super.count(metric, value);
    this.#tell(metric, value);
  }
}

/** Reads an article while things go wrong. */
export async function readArticle(api: ReadApi, schedule: Schedule, key: number): Promise<Answer> {
  return await api.get(`/articles/${articleId(keyOf(schedule.seed, key))}?include=text`);
}

/**
 * What is wrong with an answer, at whatever moment it was given: a text that never stood in the bucket under the key,
 * or a summary that is no slice of the text beside it.
 */
export function wrongAnswer({ status, json, text: body }: Answer, schedule: Schedule, key: number): readonly string[] {
  const of = `article ${key}`;
  if (!STATUSES.includes(status)) return [`GET ${of} answers ${status} in between: ${body}`];
  if (status !== 200 || member(json, 'status') !== 'ready') return [];
  const wrong: string[] = [];
  const text = String(member(json, 'text'));
  if (!textsOf(schedule, key).includes(text)) wrong.push(`GET ${of} has a text in between that nobody put`);
  const sentences = member(member(json, 'summary'), 'sentences');
  for (const sentence of Array.isArray(sentences) ? sentences : []) {
    const spans: readonly (readonly [number, number])[] = Object(sentence).spans;
    if (spans.map(([start, end]) => text.slice(start, end)).join('') !== member(sentence, 'text'))
      wrong.push(`GET ${of} has a summary in between that is no slice of its text`);
  }
  return wrong;
}

/** Every text of the schedule for a key, as either engine cleans it. */
function textsOf({ happenings }: Schedule, key: number): readonly string[] {
  return happenings.flatMap((happening) => {
    if (happening.key !== key || (happening.do !== 'put' && happening.do !== 'lay')) return [];
    if (happening.text.trim() === '') return [];
    const source = { bytes: Buffer.from(happening.text), contentType: 'text/plain', name: '' };
    return [OLD, NEW].map((engine) => engine.clean(source).text);
  });
}
