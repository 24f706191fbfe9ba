import type { CallToolResult } from '@modelcontextprotocol/sdk/types.js';
import { type ArticleRecord, type Facts, RejectedError } from '../../engine/light.ts';
import { explainFailure } from '../failures.ts';

/** Kinds of facts in the order in which a reader asks for them. */
export const KINDS = [
  'event',
  'people',
  'organizations',
  'places',
  'dates',
  'quantities',
  'quotes',
  'claims',
  'sources',
  'keyphrases',
] as const satisfies readonly (keyof Facts)[];

/** What is left out unless it is asked for: it is long, and says little that the others do not. */
const SELDOM: ReadonlySet<string> = new Set(['sources', 'keyphrases']);

/** What an agent is given of an article. */
export interface Selection {
  readonly kinds?: readonly (keyof Facts)[] | undefined;
  readonly text?: boolean | undefined;
}

/** An answer as agents take it: as data, and as its JSON for clients that pass on text alone. */
export function answer(value: Readonly<Record<string, unknown>>): CallToolResult {
  return { content: [{ type: 'text', text: JSON.stringify(value) }], structuredContent: value };
}

/** What `run` answers; where it fails, what went wrong and what to do, so that the agent can tell its person. */
export async function answering(run: () => Promise<CallToolResult>): Promise<CallToolResult> {
  try {
    return await run();
  } catch (error) {
    return { isError: true, content: [{ type: 'text', text: problemOf(error) }] };
  }
}

function problemOf(error: unknown): string {
  return error instanceof RejectedError ? `rejected: ${error.reason}: ${error.message}` : explainFailure(error);
}

/** An article with the facts that were asked for, each a slice of its text that says where. */
export function articleAnswer(record: ArticleRecord, { kinds, text }: Selection): Readonly<Record<string, unknown>> {
  const { facts } = record;
  const wanted = kinds ?? KINDS.filter((kind) => !SELDOM.has(kind));
  return {
    id: record.id,
    key: record.key,
    status: record.status,
    ...(record.reason === null ? {} : { reason: record.reason, detail: record.detail }),
    title: record.title,
    titleFrom: record.titleFrom,
    byline: record.byline,
    publishedAt: record.publishedAt,
    updatedAt: record.updatedAt,
    url: record.url,
    site: record.site,
    dateline: record.dateline,
    language: record.language,
    words: record.words,
    form: record.form?.value ?? null,
    embargo: record.embargo,
    corrections: record.corrections,
    summary:
      record.summary?.sentences.map(({ text: sentence, spans, cut }) => ({ text: sentence, spans, cut })) ?? null,
    facts: facts === null ? null : Object.fromEntries(wanted.map((kind) => [kind, facts[kind]])),
    ...(text === true ? { text: record.text } : {}),
  };
}
