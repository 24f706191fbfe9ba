import { readHeads } from '../shared/store/heads.ts';
import { listArticles } from '../shared/store/listing.ts';
import type { StoredHead } from '../shared/store/stored.ts';
import { bodyTag } from './etag.ts';
import { languageOf, limitOf } from './parameters.ts';
import { negotiated, REVALIDATE } from './representation.ts';
import type { Resource } from './request.ts';

/** Since when ids of this form are given out: RFC 4151 has a date in them, which never changes. */
const TAGGED_SINCE = '2026';
/** What is no character of XML 1.0, though a text may have it. */
const NOT_XML = /[^\t\n\r\u{20}-\u{D7FF}\u{E000}-\u{FFFD}\u{10000}-\u{10FFFF}]/gu;
/** Where nothing is listed yet: Atom asks for a time. */
const NEVER = '1970-01-01T00:00:00Z';

/** `GET /feed.atom`: the newest ready articles as an Atom feed (RFC 4287), for feed readers, who sign nothing. */
export const feed: Resource = async ({ query, headers, hurry }, { table, now }) => {
  const language = languageOf(query);
  const limit = limitOf(query);
  query.end();
  const mediaType = negotiated(headers, ['application/atom+xml']);
  const filter = { status: 'ready', from: null, to: null, language, heldAt: now().toISOString() } as const;
  const { items } = await listArticles(table, filter, { limit, after: null, hurry });
  const records = await readHeads(table, new Set(items.map(({ id }) => id)));
  // A removal that the index does not know of yet is known to the table.
  const entries = items.flatMap(({ id }) => {
    const record = records.get(id);
    return record?.head.status === 'ready' ? [{ head: record.head, updated: record.eventTime }] : [];
  });
  return {
    mediaType,
    body: document(headers.host ?? 'localhost', entries),
    tag: bodyTag(JSON.stringify([mediaType, language, entries.map(({ head }) => [head.id, head.ver])])),
    cacheControl: REVALIDATE,
  };
};

interface Entry {
  readonly head: StoredHead;
  /** When the file was put: its storage event's time. */
  readonly updated: string;
}

function document(host: string, entries: readonly Entry[]): string {
  const authority = host.replace(/:\d+$/, '');
  const newest =
    entries
      .map(({ updated }) => updated)
      .toSorted()
      .at(-1) ?? NEVER;
  return [
    '<?xml version="1.0" encoding="utf-8"?>',
    '<feed xmlns="http://www.w3.org/2005/Atom">',
    element('id', `tag:${authority},${TAGGED_SINCE}:feed`),
    element('title', 'Nutgraf: newest articles'),
    element('updated', newest),
    `<author>${element('name', 'Nutgraf')}</author>`,
    '<link rel="self" type="application/atom+xml" href="feed.atom"/>',
    ...entries.map((entry) => entryElement(authority, entry)),
    '</feed>',
    '',
  ].join('\n');
}

function entryElement(authority: string, { head, updated }: Entry): string {
  const { id, title, lead, site, publishedAt, sortAt } = head;
  return [
    '<entry>',
    element('id', `tag:${authority},${TAGGED_SINCE}:articles/${id}`),
    element('title', title ?? lead ?? id),
    element('updated', updated),
    ...(publishedAt === null ? [] : [element('published', sortAt)]),
    ...(site === null ? [] : [`<author>${element('name', site)}</author>`]),
    `<link rel="alternate" type="text/html" href="./?article=${id}"/>`,
    `<link rel="alternate" type="application/json" href="articles/${id}"/>`,
    ...(lead === null ? [] : [element('summary', lead)]),
    '</entry>',
  ].join('\n');
}

function element(name: string, value: string): string {
  const text = value.replace(NOT_XML, '').replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
  return `<${name}>${text}</${name}>`;
}
